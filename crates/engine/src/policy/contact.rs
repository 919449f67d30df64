//! How the desk is reached, and what a ticket holds and where it goes.

use super::condition::Condition;
use super::digits::has;
use super::json::Json;
use super::link::Link;
use super::map::Map;
use super::problem::Report;
use super::read::{Node, Read, document, words};
use super::text::Text;

words! {
    /// How a channel is used.
    pub enum ChannelKind {
        /// A telephone number.
        Phone = "phone",
        /// A telephone number that is called back.
        CallBack = "call-back",
        /// A mail address.
        Mail = "mail",
        /// A WhatsApp link.
        WhatsApp = "whatsapp",
        /// A Telegram link.
        Telegram = "telegram",
        /// A page.
        Web = "web",
        /// Something that is done by appointment.
        Appointment = "appointment",
    }
}

document! {
    /// A way to reach the desk besides a ticket.
    pub struct Channel {
        /// How it is used.
        pub kind: ChannelKind,
        /// What it is called, when its kind does not say enough.
        pub name: Option<Text>,
        /// A number such as `+3290000000`, a mail address or an https link, by its kind.
        pub to: Option<String>,
        /// When somebody is there.
        pub hours: Option<String>,
        /// For which cases.
        pub when: Option<Condition>,
        /// A sentence that is said with it.
        pub note: Option<Text>,
    }
}

impl Channel {
    /// The link that opens the channel; `None` when `to` is not right for its kind.
    pub fn link(&self) -> Option<Link> {
        let to = self.to.as_deref()?;
        match self.kind {
            ChannelKind::Phone | ChannelKind::CallBack => is_phone(to).then(|| Link::parse(&format!("tel:{to}")))?,
            ChannelKind::Mail => is_mail(to).then(|| Link::parse(&format!("mailto:{to}")))?,
            _ => Link::parse(to).filter(|link| link.as_str().starts_with("https://")),
        }
    }
}

/// Whether this is a number in E.164 form: `+`, then 7 to 15 digits.
pub fn is_phone(text: &str) -> bool {
    text.strip_prefix('+').is_some_and(|digits| (7..=15).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit()))
}

/// Whether this could be a mail address: as much as can be known without sending to it.
pub fn is_mail(text: &str) -> bool {
    let Some((local, domain)) = text.rsplit_once('@') else { return false };
    let clean = !text.chars().any(|c| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | ',' | ';' | '?' | '&'));
    clean && text.len() <= 254 && !local.is_empty() && has(domain, b'.') && domain.split('.').all(|part| !part.is_empty())
}

document! {
    /// What tickets hold and where they go.
    pub struct Tickets {
        /// The kinds of ticket, by id.
        pub kinds: Map<TicketKind>,
        /// What is asked besides name, mail address and description.
        pub fields: Vec<ExtraField>,
        /// Where a ticket goes: the next one when the one before fails.
        pub intake: Vec<Intake>,
    }
}

document! {
    /// A kind of ticket.
    pub struct TicketKind {
        /// What it is called.
        pub name: Text,
        /// A sentence that is said with it.
        pub note: Option<Text>,
        /// For which cases it is offered.
        pub when: Option<Condition>,
    }
}

words! {
    /// What a field takes.
    pub enum FieldKind {
        /// One line.
        Text = "text",
        /// Several lines.
        LongText = "long-text",
        /// A mail address.
        Email = "email",
        /// A telephone number.
        Phone = "phone",
        /// A web address.
        Url = "url",
        /// A date.
        Date = "date",
        /// One of `choices`.
        Choice = "choice",
        /// A box to tick.
        YesNo = "yes-no",
    }
}

document! {
    /// Something a ticket asks.
    pub struct ExtraField {
        /// Its name on the ticket.
        pub id: String,
        /// What is asked.
        pub label: Text,
        /// What it takes.
        pub kind: FieldKind,
        /// Whether a ticket needs it.
        pub required: bool,
        /// Where to find the answer.
        pub help: Option<Text>,
        /// The possible answers of a choice.
        pub choices: Map<Text>,
        /// Only for these kinds of ticket; for all, when absent.
        pub kinds: Option<Vec<String>>,
        /// The fact that it is filled from.
        pub fact: Option<String>,
    }
}

/// Where a ticket goes, as written: the `kind` of an adapter, and what that adapter takes. What that is each adapter says for itself
/// (`intake`), so the policy needs to know none of them.
#[derive(Debug, Clone, PartialEq)]
pub struct Intake(pub Json);

impl Read for Intake {
    fn read(node: Node<'_>, _: &mut impl Report) -> Self {
        Intake(node.json.cloned().unwrap_or(Json::Null))
    }
}

//! A mail that the visitor's own program sends. Nothing is sent from here: whether it was cannot be known.

use super::adapter::{Adapter, Errand};
use super::answer::{Answer, Reply};
use crate::policy::read::{Node, Read, document, plain_schema, words};
use crate::policy::{Link, Report, is_mail, percent_encoded};
use crate::ticket::Ticket;

/// The longest body in a `mailto:` link, in characters before encoding. Programs cut off, some at about 2,000 characters in all;
/// the whole text can be copied.
const LONGEST: usize = 1_400;

words! {
    /// The word for it.
    pub enum MailWord {
        /// A mail.
        Mail = "mail",
    }
}

/// A mail address, as far as that can be known without sending to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailAddress(String);

impl Read for MailAddress {
    fn read(node: Node<'_>, problems: &mut impl Report) -> Self {
        let address = node.parse("a mail address", |text| is_mail(text).then(|| text.to_owned()), problems);
        MailAddress(address.unwrap_or_default())
    }
}

plain_schema!(MailAddress, { "type": "string" });

document! {
    /// A mail that the visitor's own program sends.
    pub struct Mail {
        /// How it is filed.
        pub kind: MailWord,
        /// The address.
        pub to: MailAddress,
    }
}

impl Adapter for Mail {
    const KIND: &'static str = "mail";

    fn errand(&self, ticket: &Ticket) -> Result<Errand, String> {
        let body = match ticket.text.char_indices().nth(LONGEST) {
            None => ticket.text.clone(),
            Some((end, _)) => format!("{}…", ticket.text.get(..end).unwrap_or_default()),
        };
        let MailAddress(to) = &self.to;
        let (subject, body) = (percent_encoded(&ticket.subject), percent_encoded(&body.replace('\n', "\r\n")));
        Link::parse(&format!("mailto:{to}?subject={subject}&body={body}")).map(Errand::Open).ok_or_else(|| format!("`{to}` makes no link"))
    }

    /// A link is not answered.
    fn outcome(&self, _: &Answer) -> Reply {
        Reply::GiveUp("a mail is not answered here".to_owned())
    }
}

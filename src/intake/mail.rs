//! A mail that the visitor's own program sends. Nothing is sent from here: whether it was cannot be known.

use loket_engine::policy::{Link, percent_encoded};
use loket_engine::ticket::Ticket;

/// The longest body in a `mailto:` link, in characters before encoding. Programs cut off, some at about 2,000 characters in all;
/// the whole text can be copied.
const LONGEST: usize = 1_400;

pub(super) fn link(ticket: &Ticket, to: &str) -> Result<Link, String> {
    let body = match ticket.text.char_indices().nth(LONGEST) {
        None => ticket.text.clone(),
        Some((end, _)) => format!("{}…", ticket.text.get(..end).unwrap_or_default()),
    };
    let link = format!("mailto:{}?subject={}&body={}", to, percent_encoded(&ticket.subject), percent_encoded(&body.replace('\n', "\r\n")));
    Link::parse(&link).ok_or_else(|| format!("`{to}` makes no link"))
}

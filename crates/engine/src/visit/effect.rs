//! What has to happen outside because of an action.

use crate::case::Wanted;
use crate::intake::Order;
use crate::policy::{Endpoint, Json};

/// Something that only the browser can do.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// What leads nowhere else in the visit.
    Aside(Aside),
    /// Tell the host page.
    Emit(Event),
    /// Move the focus to the heading of the view that is now shown.
    FocusHeading,
    /// Move the focus to the summary of what is wrong.
    FocusFaults,
    /// File the ticket: the attempt of this number. What comes of it is [`super::Action::settled`].
    File(u32, Box<Order>),
    /// Put a text on the clipboard.
    Copy(String),
    /// Say something to whoever reads the console.
    Warn(String),
    /// Have the page look up what is known of such a case. What comes of it is an [`super::Action::LookedUp`] of the same number.
    LookUp(u32, Json),
    /// Fetch something small from this address. What comes of it is an [`super::Action::Fetched`].
    Fetch(Endpoint, Wanted),
}

/// What can be done before the rest of the widget is there (see [`super::Visit::stay`]).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Aside {
    /// Close the widget.
    Close,
    /// Load the interface in another language, then speak it.
    Speak(String),
}

/// What the host page is told: a name, and details. What the visitor wrote on the ticket is never among them; answers to the policy's
/// questions are, in `verdict`.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// The name after `loket:`.
    pub name: &'static str,
    /// The details.
    pub detail: Json,
}

impl Event {
    /// An event with details.
    pub fn new(name: &'static str, details: Vec<(&str, Json)>) -> Self {
        Event { name, detail: Json::Object(details.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()) }
    }
}

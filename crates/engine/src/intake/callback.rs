//! A function that the host page gave: it takes the ticket, and returns a reference or a promise of one.

use super::adapter::{Adapter, Errand};
use super::answer::{Answer, Reply, reference};
use crate::policy::read::{document, words};
use crate::ticket::Ticket;

words! {
    /// The word for it.
    pub enum CallbackWord {
        /// A callback.
        Callback = "callback",
    }
}

document! {
    /// A function that the host page gave.
    pub struct Callback {
        /// How it is filed.
        pub kind: CallbackWord,
    }
}

impl Adapter for Callback {
    const KIND: &'static str = "callback";

    fn errand(&self, ticket: &Ticket) -> Result<Errand, String> {
        Ok(Errand::Call(ticket.json()))
    }

    /// A function that returned has taken the ticket, whatever it returned: it throws when it cannot.
    fn outcome(&self, answer: &Answer) -> Reply {
        Reply::Filed { reference: reference(&answer.body) }
    }
}

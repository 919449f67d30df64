//! A `POST` of the ticket's JSON. Any answer of 200 to 299 is taken as filed; its JSON may carry a `reference`.

use super::adapter::{Adapter, Errand, Request};
use super::address::Address;
use super::answer::{Answer, Reply, understood};
use crate::policy::read::{document, words};
use crate::ticket::Ticket;

words! {
    /// The word for it.
    pub enum WebhookWord {
        /// A webhook.
        Webhook = "webhook",
    }
}

document! {
    /// A `POST` of JSON, answered with `{"reference": "…"}`.
    pub struct Webhook {
        /// How it is filed.
        pub kind: WebhookWord,
        /// Where it is sent: an https address, or a path of the page's own site.
        pub url: Address,
    }
}

impl Adapter for Webhook {
    const KIND: &'static str = "webhook";

    fn errand(&self, ticket: &Ticket) -> Result<Errand, String> {
        let headers = ["content-type", "accept"].map(|name| (name, "application/json".to_owned())).into();
        Ok(Errand::Request(Request { url: self.url.endpoint().clone(), method: "POST", headers, body: ticket.json() }))
    }

    fn outcome(&self, answer: &Answer) -> Reply {
        understood(answer)
    }
}

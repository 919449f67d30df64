//! What every adapter does.

use super::answer::{Answer, Reply};
use crate::policy::read::Read;
use crate::policy::{Endpoint, Json, Link};
use crate::ticket::Ticket;

/// A way to file a ticket. Its fields are its part of the policy, `kind` included.
pub trait Adapter: Read {
    /// The word for it, as it stands in policies.
    const KIND: &'static str;

    /// What has to be done outside for this ticket.
    ///
    /// # Errors
    /// Why nothing can be done, for the console.
    fn errand(&self, ticket: &Ticket) -> Result<Errand, String>;

    /// What an answer means. What comes from elsewhere than was asked never gets here.
    fn outcome(&self, answer: &Answer) -> Reply;
}

/// Something to do outside, so that a ticket gets where it goes.
#[derive(Debug, Clone, PartialEq)]
pub enum Errand {
    /// Ask this of a server, without cookies. An answer from where it redirects to is none.
    Request(Request),
    /// Give the visitor this link to open. Nothing is sent until they do, and whether they did cannot be known.
    Open(Link),
    /// Call the function that the page gave, with this.
    Call(Json),
}

/// What is asked of a server.
#[derive(Debug, Clone, PartialEq)]
pub struct Request {
    /// Where.
    pub url: Endpoint,
    /// How: `POST`, `PUT`.
    pub method: &'static str,
    /// With which headers.
    pub headers: Vec<(&'static str, String)>,
    /// What is sent, as JSON.
    pub body: Json,
}

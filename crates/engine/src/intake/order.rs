//! A ticket on its way: the ways are tried in the policy's order, until one takes it.

use super::Route;
use super::adapter::{Adapter, Errand};
use super::answer::{Answer, Reply};
use crate::policy::{Link, Policy};
use crate::ticket::{Field, Ticket, fields};

/// A ticket, and the ways by which it can be filed.
#[derive(Debug, Clone, PartialEq)]
pub struct Order {
    /// The ticket.
    pub ticket: Ticket,
    /// The ways that are left, each with its number in the policy's order.
    ways: Vec<(usize, Route)>,
    /// The policy's own fields that the visitor can fill in for it, by id.
    own: Vec<String>,
}

/// How it went.
#[derive(Debug, Clone, PartialEq)]
pub struct Course {
    /// What it came to.
    pub end: End,
    /// What was tried in vain, one sentence each for the console.
    pub tried: Vec<String>,
}

/// What filing a ticket came to.
#[derive(Debug, Clone, PartialEq)]
pub enum End {
    /// The helpdesk has it.
    Filed {
        /// The number of the way, in the policy's order.
        intake: usize,
        /// Its kind.
        via: &'static str,
        /// The helpdesk's reference, when it gave one.
        reference: Option<String>,
    },
    /// The visitor sends it, with a link.
    Handed {
        /// The number of the way, in the policy's order.
        intake: usize,
        /// Its kind.
        via: &'static str,
        /// The link to open.
        link: Link,
    },
    /// The helpdesk wants it otherwise.
    Refused {
        /// The number of the way, in the policy's order.
        intake: usize,
        /// What is wrong, in the helpdesk's words.
        faults: Vec<(Field, String)>,
    },
    /// No way took it.
    Failed,
}

impl Order {
    /// A ticket that is to be filed by the policy's ways, from this number on.
    pub fn new(ticket: Ticket, policy: &Policy, from: usize) -> Self {
        let ways = policy.tickets.intake.iter().map(Route::of).enumerate().skip(from).collect();
        let own = fields(policy, &ticket.kind).map(|field| field.id.clone()).collect();
        Order { ticket, ways, own }
    }

    /// Files the ticket by the first way that takes it. `carry_out` does what has to be done outside, but for links, which the visitor
    /// opens; its error says for the console why there is no answer.
    pub async fn file(&self, carry_out: impl AsyncFn(Errand) -> Result<Answer, String>) -> Course {
        let mut tried = Vec::new();
        for (intake, way) in &self.ways {
            let (intake, via) = (*intake, way.kind());
            let mut vain = |why: String| tried.push(format!("tickets.intake[{intake}]: {via}: {why}"));
            let answer = match way.errand(&self.ticket) {
                Ok(Errand::Open(link)) => return Course { end: End::Handed { intake, via, link }, tried },
                Ok(errand) => carry_out(errand).await,
                Err(why) => Err(why),
            };
            match answer.map(|answer| meant(way, &answer)) {
                Ok(Reply::Filed { reference }) => return Course { end: End::Filed { intake, via, reference }, tried },
                Ok(Reply::Refused(faults)) => {
                    let (faults, unknown): (Vec<_>, Vec<_>) = faults.into_iter().partition(|(field, _)| self.can_fill_in(field));
                    if !faults.is_empty() {
                        return Course { end: End::Refused { intake, faults }, tried };
                    }
                    unknown.into_iter().for_each(|(_, sentence)| vain(sentence));
                }
                Ok(Reply::TryLater { after: Some(after), why }) => vain(format!("{why}, and wants to be asked again in {after} s")),
                Ok(Reply::TryLater { after: None, why } | Reply::GiveUp(why)) | Err(why) => vain(why),
            }
        }
        if tried.is_empty() {
            tried.push("tickets.intake: there is no other way".to_owned());
        }
        Course { end: End::Failed, tried }
    }

    fn can_fill_in(&self, field: &Field) -> bool {
        if let Field::Own(id) = field { self.own.contains(id) } else { true }
    }
}

/// What an answer means. An answer from elsewhere is none, for whichever adapter: a redirected `POST` has become a `GET`, which some
/// page was glad to answer.
fn meant(way: &Route, answer: &Answer) -> Reply {
    if answer.redirected {
        return Reply::GiveUp("the helpdesk redirects to another address, which is not followed".to_owned());
    }
    way.outcome(answer)
}

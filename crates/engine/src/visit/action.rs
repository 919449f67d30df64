//! What can happen in a visit.

use super::state::Receipt;
use crate::calendar::Instant;
use crate::case::Wanted;
use crate::intake::{Course, End, Order};
use crate::policy::{Json, Link, Value};
use crate::ticket::Field;

/// Something the visitor or the host page did, or that came back from outside.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// Typed what is the matter.
    Describe(String),
    /// Opened an article, by its id.
    Read(String),
    /// Said that an article, or what is on the home view, solved it.
    Solved,
    /// Goes on towards a human.
    GoOn,
    /// Goes back one view.
    Back,
    /// Answered a question by one press.
    Answer(String, Value),
    /// Typed at the answer to a question, or ticked one of several choices: all that is entered now.
    Enter(String, String),
    /// Gives what is entered as the answer to a question.
    Give(String),
    /// Does not know the answer to a question.
    Unsure(String),
    /// Wants to answer a question otherwise.
    Change(String),
    /// Leaves the answer as it was.
    Keep,
    /// Opens the ticket form.
    Write,
    /// Filled in a place of the form.
    Edit(Field, String),
    /// Sends the ticket.
    Send,
    /// Tries the ways to file that come after the last one.
    OtherWay,
    /// The attempt of this number filed the ticket, or handed it to the visitor to send.
    Filed(u32, Box<Receipt>),
    /// The helpdesk wants the ticket of an attempt otherwise: the number of the way, and what is wrong in the helpdesk's words.
    Refused(u32, usize, Vec<(Field, String)>),
    /// An attempt could not file the ticket; what was tried.
    Failed(u32, Vec<String>),
    /// All of the policy is known.
    Learned,
    /// What was to be fetched is here, or could not be had.
    Fetched(Wanted, Option<Json>),
    /// The page tells what it knows: `{ facts, user, prefill, lookup }`, any of them. `null` takes back all that was told so.
    Tell(Json),
    /// The page looked up what is known of such a case, or says why it could not: the look-up of this number.
    LookedUp(u32, Result<Json, String>),
    /// Copies the ticket's text.
    Copy(String),
    /// Begins anew.
    Restart,
    /// Closes the widget.
    Close,
    /// Wants another language.
    Speak(String),
    /// Time went on.
    Tick(Instant),
}

impl Action {
    /// What an attempt to file a ticket came to, at an instant.
    pub fn settled(attempt: u32, order: &Order, course: Course, at: Instant) -> Self {
        let receipt = |intake: usize, via: &str, reference: Option<String>, mail: Option<Link>| {
            let (copy, description) = (order.ticket.text.clone(), order.ticket.description.clone());
            Action::Filed(attempt, Box::new(Receipt { via: via.to_owned(), reference, mail, intake, copy, description, at }))
        };
        match course.end {
            End::Filed { intake, via, reference } => receipt(intake, via, reference, None),
            End::Handed { intake, via, link } => receipt(intake, via, None, Some(link)),
            End::Refused { intake, faults } => Action::Refused(attempt, intake, faults),
            End::Failed => Action::Failed(attempt, course.tried),
        }
    }
}

//! What can happen in a visit.

use super::state::Receipt;
use crate::calendar::Instant;
use crate::case::Wanted;
use crate::policy::{Json, Value};
use crate::ticket::Field;

/// Something the visitor or the host page did, or that came back from outside.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// Typed what is the matter.
    Describe(String),
    /// Opened an article, by its number.
    Read(usize),
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
    /// The ticket was filed, or handed to the visitor to send.
    Filed(Receipt),
    /// The ticket could not be filed; what was tried.
    Failed(Vec<String>),
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

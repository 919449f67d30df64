//! What comes back from outside, and what that means for a ticket.

use crate::policy::{Json, is_exact};
use crate::ticket::Field;

/// How long a reference or a sentence of a helpdesk is at most, in characters.
const LONGEST: usize = 200;

/// What a server, or a function of the page, said.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// The status of a server's answer; 200 of a function that returned.
    pub status: u16,
    /// Whether it came, or would come, from somewhere else than was asked.
    pub redirected: bool,
    /// In how many seconds the server wants to be asked again, as it says in `retry-after`.
    pub after: Option<u32>,
    /// What it said; `null` when that was no JSON.
    pub body: Json,
}

impl Answer {
    /// What a function of the page returned.
    pub fn returned(body: Json) -> Self {
        Answer { status: 200, redirected: false, after: None, body }
    }
}

/// What an answer means for the ticket.
#[derive(Debug, Clone, PartialEq)]
pub enum Reply {
    /// The helpdesk has it.
    Filed {
        /// The reference that it gave.
        reference: Option<String>,
    },
    /// The helpdesk does not take it like this. The visitor can say it otherwise: what is wrong is said field by field.
    Refused(Vec<(Field, String)>),
    /// The helpdesk cannot take it now.
    TryLater {
        /// In how many seconds it could, when it says so.
        after: Option<u32>,
        /// What happened, for the console.
        why: String,
    },
    /// The helpdesk will not take it; for the console, why.
    GiveUp(String),
}

/// What the statuses of HTTP mean to most helpdesks: 200 to 299, filed, with a [`reference()`] or without; 400 and 422 with `faults`,
/// refused; 429 and 503, try later (RFC 9110, section 10.2.3). All else is a helpdesk to give up.
///
/// ```
/// # use loket_engine::{intake::{Answer, Reply, understood}, policy::Json};
/// let body = Json::object(vec![("reference", Json::String("T-1".into()))]);
/// let answer = Answer { status: 201, redirected: false, after: None, body };
/// assert_eq!(understood(&answer), Reply::Filed { reference: Some("T-1".into()) });
/// ```
pub fn understood(answer: &Answer) -> Reply {
    let why = || format!("the helpdesk answered {}", answer.status);
    match answer.status {
        200..=299 => Reply::Filed { reference: reference(&answer.body) },
        400 | 422 => match faults(&answer.body) {
            faults if faults.is_empty() => Reply::GiveUp(why()),
            faults => Reply::Refused(faults),
        },
        429 | 503 => Reply::TryLater { after: answer.after, why: why() },
        _ => Reply::GiveUp(why()),
    }
}

/// The reference in an answer: the answer itself, or its `reference`, as text or number. A number that JavaScript cannot tell from its
/// neighbours is none: no reference is better than somebody else's.
pub fn reference(body: &Json) -> Option<String> {
    let text = match body.get("reference").unwrap_or(body) {
        Json::String(text) => text.trim().to_owned(),
        number @ Json::Number(size) if is_exact(*size) => number.to_string(),
        _ => return None,
    };
    Some(text.chars().take(LONGEST).collect()).filter(|text: &String| !text.is_empty())
}

/// `{ "faults": { "requester.email": "We do not know this address." } }`: sentences for the visitor, by the places of a ticket's JSON.
fn faults(body: &Json) -> Vec<(Field, String)> {
    let Some(Json::Object(faults)) = body.get("faults") else { return Vec::new() };
    let told = faults.iter().filter_map(|(place, sentence)| {
        let sentence: String = sentence.as_str()?.trim().chars().take(LONGEST).collect();
        Some((field(place)?, sentence)).filter(|(_, sentence)| !sentence.is_empty())
    });
    told.collect()
}

fn field(place: &str) -> Option<Field> {
    match place {
        "kind" => Some(Field::Kind),
        "subject" | "description" => Some(Field::Description),
        "requester.name" => Some(Field::Name),
        "requester.email" => Some(Field::Email),
        own => own.strip_prefix("fields.").map(|id| Field::Own(id.to_owned())),
    }
}

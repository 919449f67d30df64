//! The helpdesk that is played: what was filed, and how it behaves towards the next one.

use std::sync::{Mutex, MutexGuard, PoisonError};

use serde_json::Value;

/// How the helpdesk treats a ticket. Lists are always answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Helpdesk {
    /// Takes it and gives it a reference.
    #[default]
    Working,
    /// Answers with this status (503, 401, …) and takes nothing.
    Failing(u16),
    /// Answers with this status (301, 302, 303, 307 or 308) that it has moved, and takes nothing. Where it moved to, every request is
    /// answered with 200 and a reference, and nothing is taken either: a careless sender is told of a ticket that nobody has.
    Redirecting(u16),
    /// Never answers.
    Hanging,
    /// Cuts the connection without an answer, as when it is out of reach. A browser may try such a request twice.
    Refusing,
}

/// A ticket that was taken.
#[derive(Clone, Debug)]
pub(crate) struct Filed {
    pub(crate) desk: String,
    pub(crate) reference: String,
    pub(crate) ticket: Value,
}

/// Every desk's tickets in the order of filing.
#[derive(Debug, Default)]
pub(crate) struct Desks {
    filed: Mutex<Vec<Filed>>,
    behaviour: Mutex<Helpdesk>,
}

impl Desks {
    /// Takes a ticket and gives its reference: three letters of the desk and a number counted per desk.
    pub(crate) fn file(&self, desk: &str, ticket: Value) -> String {
        let mut filed = lock(&self.filed);
        let number = 1001 + filed.iter().filter(|each| each.desk == desk).count();
        let reference = format!("{}-{number}", letters(desk));
        filed.push(Filed { desk: desk.into(), reference: reference.clone(), ticket });
        reference
    }

    pub(crate) fn all(&self) -> Vec<Filed> {
        lock(&self.filed).clone()
    }

    /// The tickets of one desk, oldest first.
    pub(crate) fn filed_at(&self, desk: &str) -> Vec<Filed> {
        lock(&self.filed).iter().filter(|filed| filed.desk == desk).cloned().collect()
    }

    /// Has all desks treat tickets so from now on.
    pub(crate) fn set_behaviour(&self, behaviour: Helpdesk) {
        *lock(&self.behaviour) = behaviour;
    }

    pub(crate) fn behaviour(&self) -> Helpdesk {
        *lock(&self.behaviour)
    }
}

/// A panic elsewhere leaves a list that is whole: it is only ever pushed to.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// `bas-ip` gives `BAS`; a name without letters gives `T`.
fn letters(desk: &str) -> String {
    let letters: String = desk.chars().filter(|c| c.is_alphabetic()).take(3).collect();
    if letters.is_empty() { "T".into() } else { letters.to_uppercase() }
}

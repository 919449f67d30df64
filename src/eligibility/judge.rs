//! The verdict of a case, or the questions that still stand between it and one.

use super::Facts;
use super::truth::{Evaluation, Truth};
use crate::policy::{CoverageRule, Date, Policy};

/// What the policy says of a case.
#[derive(Debug, Clone, PartialEq)]
pub struct Judgement<'p> {
    /// Whether the policy is in force at all on that date.
    pub in_force: InForce,
    /// The verdict, or what it can still become.
    pub outcome: Outcome<'p>,
    /// The ids of the facts that can still change the outcome and can be asked, the next one first.
    pub questions: Vec<&'p str>,
}

/// Whether a policy applies on a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InForce {
    /// It does.
    Yes,
    /// Only from this date on.
    From(Date),
    /// Only up to this date.
    Until(Date),
}

/// What a case comes to.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome<'p> {
    /// This rule decides, whatever is still unknown.
    Decided(&'p CoverageRule),
    /// It depends on what is unknown: these rules can still decide, in the policy's order.
    Open(Vec<&'p CoverageRule>),
}

impl<'p> Outcome<'p> {
    /// The rule that decides, if the case is decided.
    pub fn decided(&self) -> Option<&'p CoverageRule> {
        match self {
            Outcome::Decided(rule) => Some(rule),
            Outcome::Open(_) => None,
        }
    }
}

/// Judges a case. `today` is the vendor's date.
///
/// The first rule whose condition is true decides. A rule whose condition is unknown may yet decide, so the case stays open with
/// it and the rules after it, up to the first that is true. Only facts on which such a rule turns can change the outcome; those
/// are the questions, in the order in which the rules turn on them.
pub fn judge<'p>(policy: &'p Policy, facts: &Facts, today: Date) -> Judgement<'p> {
    let evaluation = Evaluation { policy, facts, today };
    let mut possible = Vec::new();
    let mut questions: Vec<&str> = Vec::new();
    for rule in &policy.coverage {
        match rule.when.as_ref().map_or(Truth::True, |condition| evaluation.holds(condition)) {
            Truth::False => {}
            Truth::Unknown => {
                possible.push(rule);
                if let Some(condition) = &rule.when {
                    evaluation.turns_on(condition, &mut questions);
                }
            }
            Truth::True => {
                possible.push(rule);
                break;
            }
        }
    }
    let in_force = in_force(policy, today);
    match possible.as_slice() {
        [only] => Judgement { in_force, outcome: Outcome::Decided(only), questions: Vec::new() },
        _ => Judgement { in_force, questions: askable(policy, facts, questions), outcome: Outcome::Open(possible) },
    }
}

/// The questions that can be put to a visitor, each once. A version says nothing while it is unknown of which product it is, so
/// that is asked first.
fn askable<'p>(policy: &'p Policy, facts: &Facts, names: Vec<&'p str>) -> Vec<&'p str> {
    let mut questions: Vec<&str> = Vec::new();
    for name in names {
        let of = policy.facts.get(name).and_then(|fact| fact.of.as_deref());
        for name in of.into_iter().filter(|of| facts.value(policy, of).is_none()).chain([name]) {
            let asked = policy.facts.get(name).is_some_and(|fact| fact.ask.is_some());
            if asked && facts.value(policy, name).is_none() && !questions.contains(&name) {
                questions.push(name);
            }
        }
    }
    questions
}

fn in_force(policy: &Policy, today: Date) -> InForce {
    match &policy.effective {
        Some(effective) if today < effective.from => InForce::From(effective.from),
        Some(effective) => match effective.until {
            Some(until) if until < today => InForce::Until(until),
            _ => InForce::Yes,
        },
        None => InForce::Yes,
    }
}

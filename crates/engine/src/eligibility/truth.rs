//! Three-valued conditions (Kleene's strong logic of indeterminacy).

use super::Facts;
use super::leaf::{passes, product};
use crate::policy::{Condition, Date, Policy, Test};

/// Whether a condition holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Truth {
    /// It does.
    True,
    /// It does not.
    False,
    /// That depends on something that is not known.
    Unknown,
}

impl Truth {
    pub(super) fn and(self, other: Truth) -> Truth {
        match (self, other) {
            (Truth::False, _) | (_, Truth::False) => Truth::False,
            (Truth::True, Truth::True) => Truth::True,
            _ => Truth::Unknown,
        }
    }

    pub(super) fn not(self) -> Truth {
        match self {
            Truth::True => Truth::False,
            Truth::False => Truth::True,
            Truth::Unknown => Truth::Unknown,
        }
    }
}

impl From<bool> for Truth {
    fn from(value: bool) -> Self {
        if value { Truth::True } else { Truth::False }
    }
}

/// Whether a condition holds for the facts. `today` is the vendor's date. No condition at all always holds.
pub fn holds(policy: &Policy, condition: Option<&Condition>, facts: &Facts, today: Date) -> Truth {
    condition.map_or(Truth::True, |condition| Evaluation { policy, facts, today }.holds(condition))
}

pub(super) struct Evaluation<'p, 'f> {
    pub(super) policy: &'p Policy,
    pub(super) facts: &'f Facts,
    pub(super) today: Date,
}

impl<'p> Evaluation<'p, '_> {
    pub(super) fn holds(&self, condition: &Condition) -> Truth {
        match condition {
            Condition::All(parts) => parts.iter().fold(Truth::True, |truth, part| truth.and(self.holds(part))),
            Condition::Any(parts) => parts.iter().fold(Truth::True, |truth, part| truth.and(self.holds(part).not())).not(),
            Condition::Not(inner) => self.holds(inner).not(),
            Condition::Is(name) => self.policy.conditions.get(name).map_or(Truth::Unknown, |named| self.holds(named)),
            Condition::Fact(name, test) => self.fact(name, test),
        }
    }

    fn fact(&self, name: &str, test: &Test) -> Truth {
        let Some(definition) = self.policy.facts.get(name) else { return Truth::Unknown };
        let Some(value) = self.facts.value(self.policy, name) else { return Truth::Unknown };
        let product = product(self.policy, definition, |of| self.facts.value(self.policy, of));
        passes(test, &value, product, self.today)
    }
}

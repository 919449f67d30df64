//! Three-valued conditions (Kleene's strong logic of indeterminacy).

use std::cmp::Ordering;

use super::Facts;
use crate::policy::{
    Condition, Date, DateBound, DateOrder, FactDefinition, Policy, Product, Test, Value, Version, VersionBound, VersionOrder,
};

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
    fn and(self, other: Truth) -> Truth {
        match (self, other) {
            (Truth::False, _) | (_, Truth::False) => Truth::False,
            (Truth::True, Truth::True) => Truth::True,
            _ => Truth::Unknown,
        }
    }

    fn not(self) -> Truth {
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

pub(super) struct Evaluation<'a> {
    pub(super) policy: &'a Policy,
    pub(super) facts: &'a Facts,
    pub(super) today: Date,
}

impl Evaluation<'_> {
    pub(super) fn holds(&self, condition: &Condition) -> Truth {
        match condition {
            Condition::All(parts) => parts.iter().fold(Truth::True, |truth, part| truth.and(self.holds(part))),
            Condition::Any(parts) => parts.iter().fold(Truth::True, |truth, part| truth.and(self.holds(part).not())).not(),
            Condition::Not(inner) => self.holds(inner).not(),
            Condition::Fact(name, test) => self.fact(name, test),
        }
    }

    /// The unknown facts that the condition turns on, in the order in which it names them.
    pub(super) fn turns_on<'c>(&self, condition: &'c Condition, names: &mut Vec<&'c str>) {
        if self.holds(condition) != Truth::Unknown {
            return;
        }
        match condition {
            Condition::All(parts) | Condition::Any(parts) => parts.iter().for_each(|part| self.turns_on(part, names)),
            Condition::Not(inner) => self.turns_on(inner, names),
            Condition::Fact(name, _) => names.push(name),
        }
    }

    fn fact(&self, name: &str, test: &Test) -> Truth {
        let Some(definition) = self.policy.facts.get(name) else { return Truth::Unknown };
        let Some(value) = self.facts.value(self.policy, name) else { return Truth::Unknown };
        match (test, value) {
            (Test::OneOf(choices), Value::Choice(choice)) => choices.contains(&choice).into(),
            (Test::Is(expected), Value::YesNo(yes)) => (*expected == yes).into(),
            (Test::Version(bounds), Value::Version(version)) => {
                bounds.iter().fold(Truth::True, |truth, (order, bound)| truth.and(self.version(definition, &version, *order, bound)))
            }
            (Test::Date(bounds), Value::Date(date)) => bounds
                .iter()
                .all(|(order, bound)| {
                    let bound = if let DateBound::Date(date) = bound { *date } else { self.today };
                    order.admits(date.cmp(&bound))
                })
                .into(),
            // The check of the policy admits no other pair.
            _ => Truth::Unknown,
        }
    }

    fn version(&self, fact: &FactDefinition, version: &Version, order: VersionOrder, bound: &VersionBound) -> Truth {
        let product = self.product(fact);
        let bound = match bound {
            VersionBound::Version(bound) => Some(bound.clone()),
            VersionBound::Latest => product.and_then(|product| product.latest.clone()),
            VersionBound::Supported => product.and_then(Product::oldest_supported),
        };
        bound.map_or(Truth::Unknown, |bound| order.admits(version.cmp(&bound)).into())
    }

    /// The product that a version is of: the one named, the one chosen by the fact named, else the only one.
    fn product(&self, fact: &FactDefinition) -> Option<&Product> {
        let by_id = |id: &str| self.policy.products.iter().find(|product| product.id == id);
        match &fact.of {
            None => self.policy.products.first(),
            Some(of) => by_id(of).or_else(|| match self.facts.value(self.policy, of) {
                Some(Value::Choice(choice)) => by_id(&choice),
                _ => None,
            }),
        }
    }
}

impl VersionOrder {
    fn admits(self, ordering: Ordering) -> bool {
        match self {
            VersionOrder::Below => ordering.is_lt(),
            VersionOrder::AtMost => ordering.is_le(),
            VersionOrder::Is => ordering.is_eq(),
            VersionOrder::AtLeast => ordering.is_ge(),
            VersionOrder::Above => ordering.is_gt(),
        }
    }
}

impl DateOrder {
    fn admits(self, ordering: Ordering) -> bool {
        match self {
            DateOrder::Before => ordering.is_lt(),
            DateOrder::OnOrBefore => ordering.is_le(),
            DateOrder::On => ordering.is_eq(),
            DateOrder::OnOrAfter => ordering.is_ge(),
            DateOrder::After => ordering.is_gt(),
        }
    }
}

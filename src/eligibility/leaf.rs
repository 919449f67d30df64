//! Whether one value passes one test: what every evaluation of a condition comes down to.
//!
//! The only place that knows what a comparison means. It knows no rules and no unknown facts.

use std::cmp::Ordering;

use super::truth::Truth;
use crate::policy::{Date, DateBound, DateOrder, FactDefinition, Policy, Product, Test, Value, Version, VersionBound, VersionOrder};

/// Whether a value passes a test. `product` is what a version is of, when that is known; `today` is the vendor's date.
pub(super) fn passes(test: &Test, value: &Value, product: Option<&Product>, today: Date) -> Truth {
    match (test, value) {
        (Test::OneOf(choices), Value::Choice(choice)) => choices.contains(choice).into(),
        (Test::Is(expected), Value::YesNo(yes)) => (expected == yes).into(),
        (Test::Version(bounds), Value::Version(version)) => {
            bounds.iter().fold(Truth::True, |truth, (order, bound)| truth.and(admits(*order, version, bound, product)))
        }
        (Test::Date(bounds), Value::Date(date)) => bounds.iter().all(|(order, bound)| order.admits(date.cmp(&bound.date(today)))).into(),
        // The check of the policy admits no other pair.
        _ => Truth::Unknown,
    }
}

fn admits(order: VersionOrder, version: &Version, bound: &VersionBound, product: Option<&Product>) -> Truth {
    version_bound(bound, product).map_or(Truth::Unknown, |bound| order.admits(version.cmp(&bound)).into())
}

/// The version that a bound stands for, when the product says so.
pub(super) fn version_bound(bound: &VersionBound, product: Option<&Product>) -> Option<Version> {
    match bound {
        VersionBound::Version(bound) => Some(bound.clone()),
        VersionBound::Latest => product.and_then(|product| product.latest.clone()),
        VersionBound::Supported => product.and_then(Product::oldest_supported),
    }
}

/// The product that a version is of: the one named, the one that `chosen` (the value of the fact named) says, else the only one.
pub(super) fn product<'p>(policy: &'p Policy, fact: &FactDefinition, chosen: impl FnOnce(&str) -> Option<Value>) -> Option<&'p Product> {
    let by_id = |id: &str| policy.products.iter().find(|product| product.id == id);
    match &fact.of {
        None => policy.products.first(),
        Some(of) => by_id(of).or_else(|| match chosen(of) {
            Some(Value::Choice(choice)) => by_id(&choice),
            _ => None,
        }),
    }
}

impl DateBound {
    pub(super) fn date(&self, today: Date) -> Date {
        if let DateBound::Date(date) = self { *date } else { today }
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

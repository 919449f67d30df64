//! Whether one value passes one test: what every evaluation of a condition comes down to.
//!
//! The only place that knows what a comparison means. It knows no rules and no unknown facts.

use std::cmp::Ordering;

use super::truth::Truth;
use crate::policy::{
    Date, DateBound, DateOrder, FactDefinition, Policy, Product, Test, Value, Version, VersionBound, VersionOrder, VersionRange,
};

/// Whether a value passes a test. `product` is what a version is of, when that is known; `today` is the vendor's date.
pub(super) fn passes(test: &Test, value: &Value, product: Option<&Product>, today: Date) -> Truth {
    match (test, value) {
        (Test::OneOf(choices), Value::Choice(choice)) => choices.contains(choice).into(),
        (Test::OneOf(choices), Value::Choices(chosen)) => choices.iter().any(|choice| chosen.contains(choice)).into(),
        (Test::OneOf(texts), Value::Text(text)) => texts.iter().any(|known| known.eq_ignore_ascii_case(text)).into(),
        (Test::Is(expected), Value::YesNo(yes)) => (expected == yes).into(),
        (Test::Number(bounds), Value::Number(number)) => bounds.iter().all(|(order, bound)| order.admits(number.cmp(bound))).into(),
        (Test::Version(bounds), Value::Version(version)) => {
            bounds.iter().fold(Truth::True, |truth, (order, bound)| truth.and(admits(*order, version, bound, product, today)))
        }
        (Test::Date(bounds), Value::Date(date)) => bounds.iter().all(|(order, bound)| order.admits(date.cmp(&bound.date(today)))).into(),
        // The check of the policy admits no other pair.
        _ => Truth::Unknown,
    }
}

fn admits(order: VersionOrder, version: &Version, bound: &VersionBound, product: Option<&Product>, today: Date) -> Truth {
    let against = |bound: &Version| Truth::from(order.admits(version.cmp(bound)));
    match bound {
        VersionBound::Version(bound) => against(bound),
        VersionBound::Latest => product.and_then(Product::latest).map_or(Truth::Unknown, against),
        VersionBound::Supported => match product.and_then(|product| product.supported(today)) {
            None => Truth::Unknown,
            Some(spans) if order == VersionOrder::Is => spans.iter().any(|span| within(version, span)).into(),
            Some(spans) => match spans.iter().map(|(first, _)| first).min() {
                Some(oldest) => against(oldest),
                // Nothing is supported any more: every version is too old.
                None => matches!(order, VersionOrder::Below | VersionOrder::AtMost).into(),
            },
        },
    }
}

fn within(version: &Version, (first, end): &VersionRange) -> bool {
    first <= version && end.as_ref().is_none_or(|end| version < end)
}

/// The versions that a bound compares with.
pub(super) fn version_bounds(bound: &VersionBound, product: Option<&Product>, today: Date) -> Vec<Version> {
    match bound {
        VersionBound::Version(bound) => vec![bound.clone()],
        VersionBound::Latest => product.and_then(Product::latest).cloned().into_iter().collect(),
        VersionBound::Supported => {
            let spans = product.and_then(|product| product.supported(today)).unwrap_or_default();
            spans.into_iter().flat_map(|(first, end)| [Some(first), end]).flatten().collect()
        }
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

//! Values that stand for all the values a fact can have: one for each way in which the policy's tests can turn out.
//!
//! A test of a version or a date looks at nothing but on which side of its bounds a value lies. So the bounds themselves, and one
//! value in each gap between them, stand for every value there is.

use std::cmp::Ordering;

use super::leaf::version_bound;
use crate::policy::{Date, FactDefinition, FactKind, Product, Test, Value, Version};

/// A value that stands for others.
#[derive(Debug, Clone)]
pub(super) struct Witness {
    pub(super) value: Value,
    /// Whether it stands for itself alone, and not for all between its neighbours.
    pub(super) exact: bool,
}

impl Witness {
    fn exact(value: Value) -> Self {
        Witness { value, exact: true }
    }

    fn gap(value: Value) -> Self {
        Witness { value, exact: false }
    }
}

/// The values for which the tests of a fact can differ, in ascending order where there is one. `product` is what a version is of.
pub(super) fn witnesses(fact: &FactDefinition, tests: &[Test], product: Option<&Product>, today: Date) -> Vec<Witness> {
    match fact.kind() {
        FactKind::Choice => fact.choices.keys().map(|choice| Witness::exact(Value::Choice(choice.to_owned()))).collect(),
        FactKind::YesNo => [true, false].map(|yes| Witness::exact(Value::YesNo(yes))).into(),
        FactKind::Version | FactKind::Date => {
            let mut bounds = Vec::new();
            tests.iter().for_each(|test| note_bounds(test, product, today, &mut bounds));
            match (bounds.is_empty(), fact.kind()) {
                // Of something that is no product: nothing can be said of any version.
                (true, FactKind::Version) => vec![Witness::gap(Value::Version(Version::first_of_major(1).newer()))],
                _ => ladder(bounds),
            }
        }
    }
}

/// Adds the values that a test compares with, each once, in ascending order.
fn note_bounds(test: &Test, product: Option<&Product>, today: Date, bounds: &mut Vec<Value>) {
    let mut note = |value: Value| {
        let place = bounds.iter().position(|bound| compare(bound, &value).is_some_and(Ordering::is_ge)).unwrap_or(bounds.len());
        if bounds.get(place) != Some(&value) {
            bounds.insert(place, value);
        }
    };
    match test {
        Test::Version(list) => list.iter().filter_map(|(_, bound)| version_bound(bound, product)).map(Value::Version).for_each(&mut note),
        Test::Date(list) => list.iter().map(|(_, bound)| Value::Date(bound.date(today))).for_each(&mut note),
        Test::OneOf(_) | Test::Is(_) => {}
    }
}

/// The bounds with a value in each gap, below the first and above the last included.
fn ladder(bounds: Vec<Value>) -> Vec<Witness> {
    let below = bounds.first().and_then(|first| beside(first, Ordering::Less));
    let mut values: Vec<Witness> = below.map(Witness::gap).into_iter().collect();
    let mut next = bounds.iter().skip(1);
    for bound in &bounds {
        values.push(Witness::exact(bound.clone()));
        let gap = match next.next() {
            Some(next) => between(bound, next),
            None => beside(bound, Ordering::Greater),
        };
        values.extend(gap.map(Witness::gap));
    }
    values
}

/// How two values of one kind compare. What has no order is equal or nothing.
pub(super) fn compare(one: &Value, other: &Value) -> Option<Ordering> {
    match (one, other) {
        (Value::Version(one), Value::Version(other)) => Some(one.cmp(other)),
        (Value::Date(one), Value::Date(other)) => Some(one.cmp(other)),
        _ => (one == other).then_some(Ordering::Equal),
    }
}

/// Some value on one side of a bound.
fn beside(bound: &Value, side: Ordering) -> Option<Value> {
    Some(match bound {
        Value::Version(version) => Value::Version(if side.is_lt() { version.older() } else { version.newer() }),
        Value::Date(date) => Value::Date(if side.is_lt() { date.pred_opt()? } else { date.succ_opt()? }),
        _ => return None,
    })
}

/// Some value between two, when there is any.
fn between(lower: &Value, upper: &Value) -> Option<Value> {
    match (lower, upper) {
        (Value::Version(lower), Value::Version(upper)) => lower.between(upper).map(Value::Version),
        (Value::Date(lower), Value::Date(upper)) => lower.succ_opt().filter(|next| next < upper).map(Value::Date),
        _ => None,
    }
}

//! Values that stand for all the values a fact can have: one for each way in which the policy's tests can turn out.
//!
//! A test of a version, a date or a number looks at nothing but on which side of its bounds a value lies. So the bounds themselves, and one
//! value in each gap between them, stand for every value there is.

use std::cmp::Ordering;

use super::leaf::version_bounds;
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
        FactKind::Choices => sets(fact, tests).into_iter().map(|set| Witness::exact(Value::Choices(set))).collect(),
        FactKind::Text => texts(tests).into_iter().map(|text| Witness::exact(Value::Text(text))).collect(),
        FactKind::Version | FactKind::Date | FactKind::Number => {
            let mut bounds = Vec::new();
            tests.iter().for_each(|test| note_bounds(test, product, today, &mut bounds));
            match (bounds.is_empty(), fact.kind()) {
                // Of something that is no product: nothing can be said of any version.
                (true, FactKind::Version) => vec![Witness::gap(Value::Version(Version::first_of(&[1]).newer()))],
                _ => ladder(bounds),
            }
        }
    }
}

/// How many choices that tests tell apart are put together in all ways. Of more, there would be more sets than cells.
const TOGETHER: usize = 6;

/// The sets of choices: one choice of each sort that the tests tell apart, in all combinations.
fn sets(fact: &FactDefinition, tests: &[Test]) -> Vec<Vec<String>> {
    let sort = |choice: &String| tests.iter().map(|test| matches!(test, Test::OneOf(list) if list.contains(choice))).collect::<Vec<_>>();
    let mut sorts: Vec<(Vec<bool>, String)> = Vec::new();
    for choice in fact.choices.keys().map(str::to_owned) {
        let sort = sort(&choice);
        if sort.contains(&true) && sorts.iter().all(|(known, _)| *known != sort) {
            sorts.push((sort, choice));
        }
    }
    let mut sets = vec![Vec::new()];
    for (_, choice) in sorts.into_iter().take(TOGETHER) {
        for number in 0..sets.len() {
            let mut with = sets.get(number).cloned().unwrap_or_default();
            with.push(choice.clone());
            sets.push(with);
        }
    }
    sets
}

/// The texts that tests name, and one that none does.
fn texts(tests: &[Test]) -> Vec<String> {
    let named = tests.iter().flat_map(|test| if let Test::OneOf(list) = test { list.as_slice() } else { &[] });
    let mut texts: Vec<String> = named.cloned().collect();
    let mut other = "other".to_owned();
    while texts.iter().any(|text| text.eq_ignore_ascii_case(&other)) {
        other.push('…');
    }
    texts.push(other);
    texts
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
        Test::Version(list) => {
            list.iter().flat_map(|(_, bound)| version_bounds(bound, product, today)).map(Value::Version).for_each(&mut note);
        }
        Test::Number(list) => list.iter().map(|(_, bound)| Value::Number(*bound)).for_each(&mut note),
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
        (Value::Number(one), Value::Number(other)) => Some(one.cmp(other)),
        _ => (one == other).then_some(Ordering::Equal),
    }
}

/// Some value on one side of a bound.
fn beside(bound: &Value, side: Ordering) -> Option<Value> {
    Some(match bound {
        Value::Version(version) => Value::Version(if side.is_lt() { version.older() } else { version.newer() }),
        Value::Date(date) => Value::Date(if side.is_lt() { date.pred_opt()? } else { date.succ_opt()? }),
        Value::Number(number) => Value::Number(number.beside(if side.is_lt() { -1 } else { 1 })),
        _ => return None,
    })
}

/// Some value between two, when there is any.
fn between(lower: &Value, upper: &Value) -> Option<Value> {
    match (lower, upper) {
        (Value::Version(lower), Value::Version(upper)) => lower.between(upper).map(Value::Version),
        (Value::Number(lower), Value::Number(upper)) => lower.between(*upper).map(Value::Number),
        (Value::Date(lower), Value::Date(upper)) => lower.succ_opt().filter(|next| next < upper).map(Value::Date),
        _ => None,
    }
}

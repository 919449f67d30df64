//! Conditions that name each other: how large they are is found out by looking at each a few times, and not once for each way to it.

use loket_engine::policy::{ConditionSizes, DEEPEST, LARGEST_TOGETHER, Policy};
use serde_json::{Map, Value, json};

use crate::given::{read, smallest};

/// So many conditions, each twice what the one before it is; `first` is the first of them.
fn doubling(count: usize, first: Value) -> Map<String, Value> {
    let double = |number: usize| {
        let before = || json!({ "is": format!("c{}", number - 1) });
        (format!("c{number}"), if number == 0 { first.clone() } else { json!({ "any": [before(), { "not": before() }] }) })
    };
    (0..count).map(double).collect()
}

fn with(conditions: Map<String, Value>, coverage: Vec<Value>) -> (Option<Policy>, String) {
    let mut document = smallest();
    document["facts"] = json!({ "old": { "kind": "yes-no" } });
    document["conditions"] = Value::Object(conditions);
    let last = document["coverage"][0].clone();
    let rule = |when: Value| json!({ "when": when, "verdict": "covered", "next": "ask", "because": ["all"] });
    document["coverage"] = coverage.into_iter().map(rule).chain([last]).collect();
    let (policy, problems) = read(&document);
    (policy, problems.to_string())
}

#[test]
fn what_doubles_and_tests_nothing_is_told_at_once() {
    // Each would stand for 2^60 of what the first is, which is nothing at all.
    for (first, told) in [
        (json!({ "all": [] }), "conditions.c0.all: is an empty list"),
        (json!({ "is": "nameless" }), "conditions.c0.is: there is no condition `nameless`"),
        (json!({ "is": "c0" }), "conditions.c0: leads back to itself: c0 → c0"),
        (json!({ "is": "c59" }), "conditions.c0: names conditions through more than 32 others"),
    ] {
        let (policy, problems) = with(doubling(60, first.clone()), vec![json!({ "is": "c59" })]);
        assert!(policy.is_none() && problems.contains(told), "{first}: {problems}");
    }
}

#[test]
fn each_condition_is_looked_at_a_few_times_at_most() {
    let written = |policy: &Policy| policy.conditions.keys().count() * 4;
    let chain = |count: usize, backwards: bool| -> Map<String, Value> {
        let link = |number: usize| {
            let is = |other: usize| json!({ "is": format!("c{other}") });
            let end = if backwards { count - 1 } else { 0 };
            let next = if backwards { number + 1 } else { number.wrapping_sub(1) };
            (format!("c{number}"), if number == end { json!({ "old": true }) } else { is(next) })
        };
        (0..count).map(link).collect()
    };
    for conditions in [doubling(9, json!({ "old": true })), chain(DEEPEST, false), chain(DEEPEST, true)] {
        let (policy, problems) = with(conditions, Vec::new());
        let policy = policy.expect(&problems);
        let sizes = ConditionSizes::measure(&policy.conditions);
        assert!(sizes.looked_at <= DEEPEST * written(&policy), "{} parts looked at", sizes.looked_at);
        assert!(policy.conditions.keys().all(|name| sizes.parts(name).is_some()));
    }
}

#[test]
fn small_conditions_together_can_be_too_much() {
    let big = json!({ "any": (0..1000).map(|_| json!({ "old": true })).collect::<Vec<_>>() });
    let conditions = Map::from_iter([("big".to_owned(), big)]);
    let rules = |count: usize| vec![json!({ "is": "big" }); count];
    let fits = LARGEST_TOGETHER / 1002;
    assert!(with(conditions.clone(), rules(fits)).0.is_some());
    let (policy, problems) = with(conditions, rules(fits + 20));
    let expected = format!("coverage[{fits}].when: stands for so many parts that the conditions of the policy have more than 100000");
    assert!(policy.is_none());
    assert_eq!(problems, expected, "told once");
}

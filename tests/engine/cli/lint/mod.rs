//! What `loket check` finds by looking at all cases at once: a table of what it says, and properties against going through all
//! cases one by one.

mod all_cases;
mod command;
mod idle;
mod large;
mod rules;

use loket_author::check::lint;
use loket_engine::eligibility::Facts;
use loket_engine::policy::{Date, Problems, parse_date};
use serde_json::{Value, json};

use crate::given::{facts, policy};

fn today() -> Date {
    parse_date("2026-11-21").unwrap()
}

/// What is found in a policy with these parts.
fn found(parts: Value, meant: &[Value]) -> Vec<String> {
    let policy = policy(parts);
    let meant: Vec<Facts> = meant.iter().map(|known| facts(&policy, known)).collect();
    let mut problems = Problems::default();
    lint(&policy, today(), &meant, &mut problems);
    problems.iter().map(|problem| problem.to_string().strip_prefix("warning: ").unwrap().to_owned()).collect()
}

fn asked(kind: Value) -> Value {
    let mut fact = kind;
    fact["ask"] = json!("?");
    fact["why"] = json!("It may decide.");
    fact
}

/// `buyer` (direct, reseller, other), `changed`, `ends`, and `version` of a product at 4.3.1.
fn parts(coverage: Value) -> Value {
    let mut rules = coverage.as_array().unwrap().clone();
    for rule in &mut rules {
        rule["next"] = json!("ask");
        rule["because"] = json!(["all"]);
    }
    json!({
        "products": [{ "id": "door", "name": "Door", "latest": "4.3.1" }],
        "facts": {
            "buyer": asked(json!({ "choices": { "direct": "Direct", "reseller": "Reseller", "other": "Other" } })),
            "changed": asked(json!({ "kind": "yes-no" })),
            "ends": asked(json!({ "kind": "date" })),
            "version": asked(json!({ "kind": "version" }))
        },
        "coverage": rules
    })
}

/// A rule for each fact, so that none is idle, then these.
fn with_all_facts(more: Value) -> Value {
    let mut rules = json!([
        { "when": { "buyer": "reseller" }, "verdict": "covered" },
        { "when": { "changed": true }, "verdict": "covered" },
        { "when": { "ends": { "before": "today" } }, "verdict": "covered" },
        { "when": { "version": { "below": "latest" } }, "verdict": "covered" }
    ]);
    rules.as_array_mut().unwrap().extend(more.as_array().unwrap().iter().cloned());
    parts(rules)
}

fn with(mut parts: Value, more: Value) -> Value {
    parts.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    parts
}

#[test]
fn a_policy_in_which_everything_is_reached_has_nothing_to_find() {
    assert_eq!(found(with_all_facts(json!([{ "verdict": "covered" }])), &[]), [""; 0]);
}

//! What must hold of every policy: small random ones, against all completions of what is unknown.

use loket_engine::eligibility::{Facts, Outcome, judge};
use loket_engine::policy::{Policy, parse_date};
use proptest::prelude::*;
use proptest::sample::{Index, subsequence};
use serde_json::{Map, Value, json};

use crate::given::{facts, policy};

pub const FACTS: [&str; 5] = ["product", "version", "buyer", "changed", "signed"];

/// The answers that a fact can have.
pub fn answers(fact: &str) -> Vec<Value> {
    match fact {
        "product" => vec![json!("door"), json!("lock")],
        "version" => vec![json!("1.0"), json!("2.0"), json!("3.0")],
        "buyer" => vec![json!("direct"), json!("reseller"), json!("other")],
        _ => vec![json!(true), json!(false)],
    }
}

pub fn parts() -> Value {
    json!({
        "products": [{ "id": "door", "name": "Door", "latest": "2.0" }, { "id": "lock", "name": "Lock", "latest": "3.0" }],
        "facts": {
            "product": { "ask": "?", "why": "!", "choices": { "door": "Door", "lock": "Lock" } },
            "version": { "kind": "version", "of": "product", "ask": "?", "why": "!" },
            "buyer": { "ask": "?", "why": "!", "choices": { "direct": "Direct", "reseller": "Reseller", "other": "Other" } },
            "changed": { "kind": "yes-no", "ask": "?", "why": "!" },
            "signed": { "kind": "yes-no", "ask": "?", "why": "!" }
        }
    })
}

/// Whether a condition holds when everything is known: written down a second time, the plain way.
fn plainly(condition: &Value, known: &Map<String, Value>) -> bool {
    let list = |parts: &Value| parts.as_array().unwrap().clone();
    condition.as_object().unwrap().iter().all(|(name, test)| match name.as_str() {
        "all" => list(test).iter().all(|part| plainly(part, known)),
        "any" => list(test).iter().any(|part| plainly(part, known)),
        "not" => !plainly(test, known),
        "version" => {
            let latest = if known["product"] == "door" { "2.0" } else { "3.0" };
            let below = if test["below"] == "latest" { latest } else { test["below"].as_str().unwrap() };
            known["version"].as_str().unwrap() < below
        }
        _ => *test == known[name] || test.as_array().is_some_and(|choices| choices.contains(&known[name])),
    })
}

fn leaf() -> impl Strategy<Value = Value> {
    let choices = subsequence(vec!["direct", "reseller", "other"], 1..=2);
    prop_oneof![
        prop::sample::select(vec!["door", "lock"]).prop_map(|product| json!({ "product": product })),
        prop::sample::select(vec!["latest", "2.0", "3.0"]).prop_map(|version| json!({ "version": { "below": version } })),
        choices.prop_map(|choices| json!({ "buyer": choices })),
        any::<bool>().prop_map(|yes| json!({ "changed": yes })),
        any::<bool>().prop_map(|yes| json!({ "signed": yes })),
        any::<(bool, bool)>().prop_map(|(changed, signed)| json!({ "changed": changed, "signed": signed })),
    ]
}

pub fn condition() -> impl Strategy<Value = Value> {
    leaf().prop_recursive(3, 8, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 1..=3).prop_map(|parts| json!({ "all": parts })),
            prop::collection::vec(inner.clone(), 1..=3).prop_map(|parts| json!({ "any": parts })),
            inner.prop_map(|inner| json!({ "not": inner })),
        ]
    })
}

/// A policy, its conditions in order, and some facts.
pub fn case() -> impl Strategy<Value = (Policy, Vec<Value>, Map<String, Value>)> {
    let known = FACTS.map(|fact| prop::option::of(prop::sample::select(answers(fact))));
    (prop::collection::vec(condition(), 1..=4), known).prop_map(|(conditions, known)| {
        let verdicts = ["elsewhere", "not-covered", "not-yet", "billable"];
        let rule = |verdict: &str| json!({ "verdict": verdict, "next": "ask", "because": ["all"] });
        let mut coverage: Vec<Value> = conditions
            .iter()
            .zip(verdicts)
            .map(|(condition, verdict)| {
                let mut rule = rule(verdict);
                rule["when"] = condition.clone();
                rule
            })
            .collect();
        coverage.push(rule("covered"));
        let mut parts = parts();
        parts["coverage"] = json!(coverage);
        let known = FACTS.iter().zip(known).filter_map(|(fact, answer)| Some(((*fact).to_owned(), answer?)));
        (policy(parts), conditions, known.collect())
    })
}

/// Every way in which what is unknown can turn out.
fn completions(known: &Map<String, Value>) -> Vec<Map<String, Value>> {
    FACTS.iter().filter(|fact| !known.contains_key(**fact)).fold(vec![known.clone()], |completions, fact| {
        let with = |known: &Map<String, Value>, answer: Value| {
            let mut known = known.clone();
            known.insert((*fact).to_owned(), answer);
            known
        };
        completions.iter().flat_map(|known| answers(fact).into_iter().map(move |answer| with(known, answer))).collect()
    })
}

/// The number of the rule that decides when everything is known.
fn decides(conditions: &[Value], known: &Map<String, Value>) -> usize {
    conditions.iter().position(|condition| plainly(condition, known)).unwrap_or(conditions.len())
}

fn numbers(policy: &Policy, outcome: &Outcome<'_>) -> Vec<usize> {
    let number = |rule: &_| policy.coverage.iter().position(|other| std::ptr::eq(other, rule)).unwrap();
    match outcome {
        Outcome::Decided(rule) => vec![number(rule)],
        Outcome::Open(rules) => rules.iter().map(|rule| number(rule)).collect(),
    }
}

fn told(policy: &Policy, known: &Map<String, Value>) -> Facts {
    facts(policy, &Value::Object(known.clone()))
}

proptest! {
    #[test]
    fn a_verdict_stands_whatever_the_unknown_turns_out_to_be((policy, conditions, known) in case()) {
        let judgement = judge(&policy, &told(&policy, &known), parse_date("2026-11-21").unwrap());
        let possible = numbers(&policy, &judgement.outcome);
        for completion in completions(&known) {
            prop_assert!(possible.contains(&decides(&conditions, &completion)), "{completion:?} is decided by none of {possible:?}");
        }
    }

    #[test]
    fn the_order_of_answers_does_not_matter((policy, conditions, known) in case(), order: [Index; 5], answers: Index) {
        let truth = &completions(&known)[answers.index(completions(&known).len())];
        let mut known = known.clone();
        for turn in order {
            let judgement = judge(&policy, &told(&policy, &known), parse_date("2026-11-21").unwrap());
            if judgement.questions.is_empty() {
                break;
            }
            let question = judgement.questions[turn.index(judgement.questions.len())];
            prop_assert!(!known.contains_key(question), "{question} is asked although it is known");
            known.insert(question.to_owned(), truth[question].clone());
        }
        let judgement = judge(&policy, &told(&policy, &known), parse_date("2026-11-21").unwrap());
        prop_assert_eq!(numbers(&policy, &judgement.outcome), [decides(&conditions, truth)]);
        prop_assert!(judgement.outcome.decided().is_some());
    }

    #[test]
    fn what_is_not_asked_does_not_matter((policy, conditions, known) in case()) {
        let facts = told(&policy, &known);
        let judgement = judge(&policy, &facts, parse_date("2026-11-21").unwrap());
        let idle: Vec<&str> =
            FACTS.into_iter().filter(|fact| !known.contains_key(*fact) && !judgement.questions.contains(fact)).collect();
        for completion in completions(&known) {
            for (fact, answer) in idle.iter().flat_map(|fact| answers(fact).into_iter().map(move |answer| (*fact, answer))) {
                let mut other = completion.clone();
                other.insert(fact.to_owned(), answer);
                prop_assert_eq!(decides(&conditions, &completion), decides(&conditions, &other), "{} matters", fact);
            }
        }
    }
}

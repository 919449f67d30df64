//! Domains cut into cells: what no condition tells apart is one cell, and conditions over cells say what conditions over facts say.

use loket_engine::eligibility::{Compiled, Domain, Facts, Truth, holds};
use loket_engine::policy::{Condition, Date, Policy, parse_date};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::eligibility_properties::{FACTS, condition, parts};
use crate::given::{EXAMPLES, example, facts, policy};

fn today() -> Date {
    parse_date("2026-11-21").unwrap()
}

/// A policy with these conditions, each on a channel.
fn with(mut parts: Value, conditions: &[Value]) -> Policy {
    let channel = |when: &Value| json!({ "kind": "mail", "to": "a@b.example", "when": when });
    parts["channels"] = conditions.iter().map(channel).collect();
    policy(parts)
}

fn conditions(policy: &Policy) -> Vec<&Condition> {
    policy.channels.iter().filter_map(|channel| channel.when.as_ref()).collect()
}

fn examples(domain: &Domain) -> Vec<String> {
    let example = |(product, value): &(Option<String>, loket_engine::policy::Value)| {
        let of = product.as_ref().map(|product| format!("{product} ")).unwrap_or_default();
        format!("{of}{}", value.json()).replace('"', "")
    };
    domain.cells.iter().map(|cell| cell.examples.iter().map(example).collect::<Vec<_>>().join(" | ")).collect()
}

/// In order: the fact, conditions, the cells.
#[test]
fn values_that_no_condition_tells_apart_are_one_cell() {
    let parts = || {
        json!({
            "products": [{ "id": "door", "name": "Door", "latest": "4.3.1" }, { "id": "lock", "name": "Lock", "latest": "3.0-beta" }],
            "facts": {
                "buyer": { "choices": { "direct": "Direct", "reseller": "Reseller", "other": "Other" } },
                "changed": { "kind": "yes-no" },
                "product": { "choices": { "door": "Door", "lock": "Lock", "none": "None" } },
                "version": { "kind": "version", "of": "product" },
                "lock_version": { "kind": "version", "of": "lock" },
                "ends": { "kind": "date" }
            }
        })
    };
    let rows: [(usize, Vec<Value>, &[&str]); 10] = [
        (0, vec![], &["direct"]),
        (0, vec![json!({ "buyer": "reseller" })], &["direct", "reseller"]),
        (0, vec![json!({ "buyer": "reseller" }), json!({ "buyer": ["other", "reseller"] })], &["direct", "reseller", "other"]),
        (1, vec![json!({ "changed": true }), json!({ "changed": false })], &["true", "false"]),
        (4, vec![json!({ "lock_version": { "below": "latest" } })], &["2.9", "3.0-beta"]),
        (4, vec![json!({ "lock_version": { "above": "1.0", "below": "1.0.1" } })], &["0.9", "1.0.0.1"]),
        // Of something that is no product, nothing can be said.
        (3, vec![json!({ "version": { "below": "latest" } })], &["door 4.3.0 | lock 2.9", "door 4.3.1 | lock 3.0-beta", "none 1.0"]),
        (
            3,
            vec![json!({ "version": { "is": "latest" } }), json!({ "version": { "below": "4" } })],
            &["door 3 | lock 2.9", "door 4 | lock 4", "door 4.3.1", "lock 3.0-beta", "none 3", "none 4"],
        ),
        (5, vec![json!({ "ends": { "before": "today" } })], &["2026-11-20", "2026-11-21"]),
        (
            5,
            vec![json!({ "ends": { "on": "2026-11-22" } }), json!({ "ends": { "after": "today" } })],
            &["2026-11-20", "2026-11-22", "2026-11-23"],
        ),
    ];
    for (fact, given, expected) in rows {
        let policy = with(parts(), &given);
        let compiled = Compiled::new(&policy, today(), &conditions(&policy));
        assert_eq!(examples(&compiled.domains[fact]), expected, "{given:?}");
    }
}

#[test]
fn what_is_told_narrows_the_cells() {
    let mut parts = parts();
    parts["facts"]["changed"]["assume"] = json!(false);
    let policy = with(parts, &[json!({ "version": { "below": "latest" } }), json!({ "changed": true, "buyer": "direct" })]);
    let compiled = Compiled::new(&policy, today(), &conditions(&policy));
    let known = |told: Value| compiled.known(&facts(&policy, &told));
    // In order: product, version, buyer, changed, signed. A fact that is told narrows its own cells.
    assert_eq!(known(json!({})), [0b1, 0b11, 0b11, 0b10, 0b1]);
    assert_eq!(known(json!({ "buyer": "direct", "changed": true })), [0b1, 0b11, 0b01, 0b01, 0b1]);
    // 2.0 is the door's latest version and below the lock's: while the product is unknown, it can be either.
    assert_eq!(known(json!({ "version": "2.0" }))[1], 0b11);
    assert_eq!(known(json!({ "version": "2.0", "product": "lock" }))[1], 0b01);
    assert_eq!(known(json!({ "version": "2.0", "product": "door" }))[1], 0b10);
    // 1.0 is below both.
    assert_eq!(known(json!({ "version": "1.0" }))[1], 0b01);
}

#[test]
fn more_values_than_there_are_cells_leave_a_case_open_rather_than_wrong() {
    let choices: Vec<String> = (0..80).map(|number| format!("c{number}")).collect();
    let texts: serde_json::Map<String, Value> = choices.iter().map(|choice| (choice.clone(), json!("C"))).collect();
    let parts = json!({ "facts": { "which": { "choices": texts } } });
    let given: Vec<Value> = choices.iter().map(|choice| json!({ "which": choice })).collect();
    let policy = with(parts, &given);
    let compiled = Compiled::new(&policy, today(), &conditions(&policy));
    assert!(compiled.domains[0].coarse);
    for (number, choice) in choices.iter().enumerate() {
        let known = compiled.known(&facts(&policy, &json!({ "which": choice })));
        let expected = if number < 63 { Truth::True } else { Truth::Unknown };
        assert_eq!(compiled.others[number].holds(&known), expected, "{choice}");
    }
}

#[test]
fn the_examples_have_few_cells() {
    for name in EXAMPLES {
        let policy = example(name);
        let compiled = Compiled::new(&policy, today(), &[]);
        for (fact, domain) in policy.facts.keys().zip(&compiled.domains) {
            assert!(domain.cells.len() <= 10 && !domain.coarse, "{name}, {fact}: {:?}", examples(domain));
        }
    }
}

fn some_facts() -> impl Strategy<Value = Value> {
    let answers = FACTS.map(|fact| prop::option::of(prop::sample::select(crate::eligibility_properties::answers(fact))));
    answers.prop_map(|answers| {
        let known = FACTS.iter().zip(answers).filter_map(|(fact, answer)| Some(((*fact).to_owned(), answer?)));
        Value::Object(known.collect())
    })
}

proptest! {
    /// What can be seen of cells part by part is what every completion comes to; that may be more.
    #[test]
    fn what_cells_say_at_a_glance_holds_in_every_completion(conditions in prop::collection::vec(condition(), 1..4), told in some_facts()) {
        let policy = with(parts(), &conditions);
        let given = self::conditions(&policy);
        let compiled = Compiled::new(&policy, today(), &given);
        let facts = facts(&policy, &told);
        let known = compiled.known(&facts);
        for (condition, program) in given.iter().zip(&compiled.others) {
            match program.holds(&known) {
                Truth::Unknown => prop_assert!(told.as_object().unwrap().len() < FACTS.len()),
                truth => prop_assert_eq!(holds(&policy, Some(condition), &facts, today()), truth),
            }
        }
    }

    #[test]
    fn an_example_is_in_the_cells_it_is_an_example_of(conditions in prop::collection::vec(condition(), 1..4), told in some_facts()) {
        let policy = with(parts(), &conditions);
        let compiled = Compiled::new(&policy, today(), &self::conditions(&policy));
        let known = compiled.known(&facts(&policy, &told));
        let example: Facts = compiled.example(&policy, &known).unwrap();
        let again = compiled.known(&example);
        for (number, (cells, again)) in known.iter().zip(&again).enumerate() {
            prop_assert_eq!(again & !cells, 0, "fact {}", number);
        }
    }
}

//! What can be wrong with rules and conditions: order, dead references, and comparisons that do not fit their facts.

use serde_json::{Value, json};

use super::{Broken, form, meaning, without};

/// A problem with a condition, wherever conditions stand.
fn condition(when: Value, problem: &'static str) -> Broken {
    meaning("/coverage/0/when", when, problem)
}

fn condition_form(when: Value, problem: &'static str) -> Broken {
    form("/coverage/0/when", when, problem)
}

/// Conditions of which each stands for two of the one before, and so the last one for 16,384 tests.
fn doubling() -> Value {
    let double = |number: usize| {
        let before = if number == 0 { json!({ "changed": true }) } else { json!({ "is": format!("c{}", number - 1) }) };
        (format!("c{number}"), if number == 0 { before } else { json!({ "any": [before, before] }) })
    };
    Value::Object((0..15).map(double).collect())
}

/// Conditions each of which is the one before.
fn deep(count: usize) -> Value {
    let link = |number: usize| match number.checked_sub(1) {
        Some(before) => (format!("c{number}"), json!({ "is": format!("c{before}") })),
        None => ("c0".to_owned(), json!({ "changed": true })),
    };
    Value::Object((0..count).map(link).collect())
}

/// The same, and the first is the last.
fn round(count: usize) -> Value {
    let mut conditions = deep(count);
    conditions["c0"] = json!({ "is": format!("c{}", count - 1) });
    conditions
}

/// More tests than a condition may have.
fn many() -> Value {
    json!({ "any": (0..2000).map(|_| json!({ "changed": true })).collect::<Vec<_>>() })
}

pub fn rows() -> Vec<Broken> {
    let rule = || json!({ "verdict": "covered", "next": "ask", "because": ["all"] });
    vec![
        meaning("/coverage", json!([]), "coverage: has no rule: a last one without `when` decides every case"),
        without("/coverage/1/verdict", "coverage[1].verdict: is missing"),
        without("/coverage/1/next", "coverage[1].next: is missing"),
        form(
            "/coverage/1/verdict",
            json!("Covered"),
            "coverage[1].verdict: \"Covered\" is not one of covered, best-effort, billable, not-yet, elsewhere, not-covered",
        ),
        form("/coverage/1/if", json!({}), "coverage[1].if: is not known; expected id, when, verdict, next, because"),
        meaning("/coverage/1/because", json!([]), "coverage[1].because: names no clause: a verdict has to say what it rests on"),
        Broken {
            seen_by_schema: false,
            ..without("/coverage/1/because", "coverage[1].because: names no clause: a verdict has to say what it rests on")
        },
        meaning("/coverage/1/because", json!(["al"]), "coverage[1].because[0]: there is no clause `al`; did you mean `all`?"),
        meaning("/coverage/1/because/-", json!("refunds"), "coverage[1].because[1]: there is no clause `refunds`"),
        meaning("/coverage/1/next", json!("asks"), "coverage[1].next: there is no step `asks`; did you mean `ask`?"),
        meaning(
            "/coverage/1/when",
            json!({ "changed": true }),
            "coverage[1].when: the last rule must have no `when`, so that every case is decided",
        ),
        meaning("/coverage/-", rule(), "coverage[1]: has no `when`: the rules after it can never decide"),
        meaning(
            "/coverage",
            json!([
                { "when": { "changed": true }, "verdict": "covered", "next": "ask", "because": ["all"] },
                { "id": "twin", "when": { "buyer": "other" }, "verdict": "covered", "next": "ask", "because": ["all"] },
                { "id": "twin", "verdict": "covered", "next": "ask", "because": ["all"] }
            ]),
            "coverage[2].id: `twin` stands twice",
        ),
        condition_form(json!({}), "coverage[0].when: is an empty condition; leave it out when it always holds"),
        condition_form(json!("buyer"), "coverage[0].when: \"buyer\" is not an object"),
        condition_form(json!([]), "coverage[0].when: a list is not an object"),
        condition(json!({ "byer": "other" }), "coverage[0].when.byer: there is no fact `byer`; did you mean `buyer`?"),
        condition(json!({ "colour": "red" }), "coverage[0].when.colour: there is no fact `colour`"),
        condition(json!({ "buyer": "othr" }), "coverage[0].when.buyer: there is no choice `othr`; did you mean `other`?"),
        condition(json!({ "buyer": ["direct", "thief"] }), "coverage[0].when.buyer: there is no choice `thief`"),
        condition(
            json!({ "all": [{ "changed": true }, { "buyer": "thief" }] }),
            "coverage[0].when.all[1].buyer: there is no choice `thief`",
        ),
        condition(json!({ "all": [{ "changed": true, "buyer": "thief" }] }), "coverage[0].when.all[0].buyer: there is no choice `thief`"),
        condition(json!({ "buyer": "thief", "not": { "changed": true } }), "coverage[0].when.buyer: there is no choice `thief`"),
        condition(json!({ "changed": true, "all": [{ "buyer": "thief" }] }), "coverage[0].when.all[0].buyer: there is no choice `thief`"),
        condition(
            json!({ "any": [{ "not": { "all": [{ "all": [{ "buyer": "thief" }] }] } }] }),
            "coverage[0].when.any[0].not.all[0].all[0].buyer: there is no choice `thief`",
        ),
        condition(json!({ "buyer": [] }), "coverage[0].when.buyer: lists no choice, so it never holds"),
        condition(
            json!({ "buyer": true }),
            "coverage[0].when.buyer: does not fit a fact of kind choice; expected a choice or a list of choices",
        ),
        condition(json!({ "changed": "yes" }), "coverage[0].when.changed: does not fit a fact of kind yes-no; expected true or false"),
        condition(
            json!({ "version": "4.3" }),
            "coverage[0].when.version: does not fit a fact of kind version; expected a comparison such as {\"below\": \"latest\"}",
        ),
        condition(
            json!({ "version": { "before": "today" } }),
            "coverage[0].when.version: does not fit a fact of kind version; expected a comparison such as {\"below\": \"latest\"}",
        ),
        condition(
            json!({ "ends": { "below": "latest" } }),
            "coverage[0].when.ends: does not fit a fact of kind date; expected a comparison such as {\"before\": \"today\"}",
        ),
        condition_form(
            json!({ "version": { "older": "4" } }),
            "coverage[0].when.version: `older` is not a comparison; expected one of below, at-most, is, at-least, above, before, on-or-before, \
             on, on-or-after, after",
        ),
        condition_form(
            json!({ "version": {} }),
            "coverage[0].when.version: is an empty comparison; expected one of below, at-most, is, at-least, above, before, on-or-before, on, \
             on-or-after, after",
        ),
        condition_form(
            json!({ "version": { "below": "5", "beyond": "4" } }),
            "coverage[0].when.version.beyond: is not known; expected below, at-most, is, at-least, above",
        ),
        condition_form(
            json!({ "ends": { "before": "today", "below": "4" } }),
            "coverage[0].when.ends.below: is not known; expected before, on-or-before, on, on-or-after, after",
        ),
        condition_form(
            json!({ "version": { "below": "newest" } }),
            "coverage[0].when.version.below: \"newest\" is not \"latest\", \"supported\" or a version such as \"4.3.1\"",
        ),
        condition_form(
            json!({ "ends": { "after": "yesterday" } }),
            "coverage[0].when.ends.after: \"yesterday\" is not \"today\" or a date such as \"2026-12-24\"",
        ),
        condition(
            json!({ "buyer": 1 }),
            "coverage[0].when.buyer: does not fit a fact of kind choice; expected a choice or a list of choices",
        ),
        condition_form(
            json!({ "buyer": null }),
            "coverage[0].when.buyer: null is not a choice, a list of choices, true, false, a number or a comparison",
        ),
        condition(
            json!({ "version": { "below": 4.3 } }),
            "coverage[0].when.version: does not fit a fact of kind version; expected a comparison such as {\"below\": \"latest\"}",
        ),
        condition_form(json!({ "version": { "below": 4, "above": "3" } }), "coverage[0].when.version.above: \"3\" is not a number"),
        condition(json!({ "is": "outdated" }), "coverage[0].when.is: there is no condition `outdated`"),
        condition_form(json!({ "is": ["outdated"] }), "coverage[0].when.is: a list is not a text"),
        meaning(
            "/conditions",
            json!({ "a": { "changd": true } }),
            "conditions.a.changd: there is no fact `changd`; did you mean `changed`?",
        ),
        meaning("/conditions", json!({ "a": { "is": "b" } }), "conditions.a.is: there is no condition `b`"),
        meaning("/conditions", json!({ "a": { "not": { "is": "a" } } }), "conditions.a: leads back to itself: a → a"),
        meaning(
            "/conditions",
            json!({ "start": { "is": "a" }, "a": { "any": [{ "changed": true }, { "is": "b" }] }, "b": { "not": { "is": "a" } } }),
            "conditions.a: leads back to itself: a → b → a",
        )
        .and("conditions.b: leads back to itself: b → a → b"),
        meaning("/conditions", doubling(), "conditions.c9: stands for more than 2000 parts"),
        condition_form(json!({ "buyer": ["direct", 1] }), "coverage[0].when.buyer[1]: 1 is not a text"),
        // Whatever they are, nothing comes of conditions that name nothing but each other.
        meaning("/conditions", deep(33), "conditions.c32: names conditions through more than 32 others"),
        meaning("/conditions", deep(90), "conditions.c32: names conditions through more than 32 others"),
        meaning("/conditions", round(40), "conditions.c0: names conditions through more than 32 others"),
        condition(many(), "coverage[0].when: stands for more than 2000 parts"),
        condition_form(
            json!({ "all": [] }),
            "coverage[0].when.all: is an empty list, so it always holds; name a condition or leave it out",
        ),
        condition_form(
            json!({ "not": { "any": [] } }),
            "coverage[0].when.not.any: is an empty list, so it never holds; name a condition or leave it out",
        ),
        condition_form(json!({ "any": { "buyer": "other" } }), "coverage[0].when.any: an object is not a list"),
        condition_form(json!({ "not": [{ "buyer": "other" }] }), "coverage[0].when.not: a list is not an object"),
        condition(
            json!({ "any": [{ "changed": true }, { "changd": true }] }),
            "coverage[0].when.any[1].changd: there is no fact `changd`; did you mean `changed`?",
        ),
        condition(json!({ "not": { "changd": true } }), "coverage[0].when.not.changd: there is no fact `changd`; did you mean `changed`?"),
        condition(
            json!({ "all": [{ "any": [{ "buyer": "other" }] }, { "changd": true }] }),
            "coverage[0].when.all[1].changd: there is no fact `changd`; did you mean `changed`?",
        ),
        // Conditions stand in other places as well.
        meaning("/targets/0/when", json!({ "changd": true }), "targets[0].when.changd: there is no fact `changd`; did you mean `changed`?"),
        meaning(
            "/targets/0/longer/when",
            json!({ "load": "bus" }),
            "targets[0].longer.when.load: there is no choice `bus`; did you mean `busy`?",
        ),
        meaning(
            "/channels/0/when",
            json!({ "changed": "no" }),
            "channels[0].when.changed: does not fit a fact of kind yes-no; expected true or false",
        ),
        meaning("/articles/0/for", json!({ "changd": true }), "articles[0].for.changd: there is no fact `changd`; did you mean `changed`?"),
        meaning("/tickets/kinds/question/when", json!({ "buyer": "me" }), "tickets.kinds.question.when.buyer: there is no choice `me`"),
    ]
}

//! Facts of every kind, who tells them, who is believed, and hostile ones; products' lives and published versions.

use loket_engine::eligibility::Truth::{self, False, True, Unknown};
use loket_engine::eligibility::{Facts, holds};
use loket_engine::policy::{Policy, Problems, Source, parse_date};
use serde_json::{Value, json};

use crate::given::{facts, json_of, policy};

fn parts() -> Value {
    json!({
        "products": [
            { "id": "door", "name": "Door", "latest": { "url": "https://door.example/latest.json", "at": "/packages/0/version", "else": "4.3.1" } },
            { "id": "lock", "name": "Lock", "latest": "6.1", "lines": [{ "line": "4.x", "until": "2027-01-01" }, { "line": "6" }, { "line": "5.2", "until": "2026-06-30" }] },
            { "id": "gone", "name": "Gone", "latest": "2.0", "supported": "current-major", "until": "2026-11-20" }
        ],
        "facts": {
            "product": { "ask": "?", "why": "!", "choices": { "door": "Door", "lock": "Lock", "gone": "Gone" }, "parameter": "p" },
            "version": { "kind": "version", "of": "product", "ask": "?", "why": "!", "parameter": "v" },
            "signs": { "kind": "choices", "ask": "?", "why": "!", "choices": { "smoke": "Smoke", "noise": "Noise", "heat": "Heat", "none": "None" }, "parameter": "s" },
            "seats": { "kind": "number", "ask": "?", "why": "!", "parameter": "seats" },
            "serial": { "kind": "text", "ask": "?", "why": "!" },
            "contract": { "kind": "yes-no", "from": ["user", "look-up"] },
            "changed": { "kind": "yes-no", "ask": "?", "why": "!", "parameter": "changed" }
        },
        "conditions": {
            "burns": { "signs": ["smoke", "heat"] },
            "alarming": { "is": "burns", "not": { "changed": true } }
        }
    })
}

fn shop() -> Policy {
    policy(parts())
}

fn truth(condition: &Value, known: &Value) -> Truth {
    let mut parts = parts();
    parts["channels"] = json!([{ "kind": "mail", "to": "a@b.example", "when": condition }]);
    let policy = policy(parts);
    holds(&policy, policy.channels[0].when.as_ref(), &facts(&policy, known), parse_date("2026-11-21").unwrap())
}

/// In order: the condition, the facts, what comes of it.
fn check(rows: &[(Value, Value, Truth)]) {
    for (condition, known, expected) in rows {
        assert_eq!(truth(condition, known), *expected, "{condition} with {known}");
    }
}

#[test]
fn every_kind_of_fact_can_be_tested() {
    check(&[
        // Several choices: at least one of those listed.
        (json!({ "signs": "smoke" }), json!({ "signs": ["noise", "smoke"] }), True),
        (json!({ "signs": ["smoke", "heat"] }), json!({ "signs": ["noise"] }), False),
        (json!({ "signs": ["smoke", "heat"] }), json!({ "signs": [] }), False),
        (json!({ "signs": ["smoke", "heat"] }), json!({}), Unknown),
        (json!({ "all": [{ "signs": "smoke" }, { "signs": "heat" }] }), json!({ "signs": ["heat", "smoke"] }), True),
        // Numbers.
        (json!({ "seats": { "at-least": 5, "below": 10 } }), json!({ "seats": 5 }), True),
        (json!({ "seats": { "at-least": 5, "below": 10 } }), json!({ "seats": 10 }), False),
        (json!({ "seats": { "above": 0.1 } }), json!({ "seats": 0.1 }), False),
        (json!({ "seats": 3 }), json!({ "seats": 3.0 }), True),
        (json!({ "seats": 3 }), json!({}), Unknown),
        // Texts, in capitals or not.
        (json!({ "serial": ["A-1", "A-2"] }), json!({ "serial": " a-2 " }), True),
        (json!({ "serial": ["A-1", "A-2"] }), json!({ "serial": "B" }), False),
        // Conditions with a name, and names in them.
        (json!({ "is": "burns" }), json!({ "signs": ["heat"] }), True),
        (json!({ "is": "alarming" }), json!({ "signs": ["heat"] }), Unknown),
        (json!({ "is": "alarming" }), json!({ "signs": ["heat"], "changed": false }), True),
        (json!({ "is": "alarming", "seats": 2 }), json!({ "signs": ["heat"], "changed": true }), False),
    ]);
}

#[test]
fn a_line_is_supported_until_its_day() {
    let lock = |version: &str| json!({ "product": "lock", "version": version });
    let supported = || json!({ "version": { "is": "supported" } });
    let old = || json!({ "version": { "below": "supported" } });
    check(&[
        (supported(), lock("4.0-beta"), True),
        (supported(), lock("4.99"), True),
        (supported(), lock("3.9"), False),
        // Its last day was in June, though it lies between two lines that live.
        (supported(), lock("5.2.1"), False),
        (supported(), lock("6.0"), True),
        (supported(), lock("7.0"), False),
        (old(), lock("3.9"), True),
        (old(), lock("5.2"), False),
        // Nothing of it is supported since yesterday.
        (supported(), json!({ "product": "gone", "version": "2.0" }), False),
        (old(), json!({ "product": "gone", "version": "2.0" }), True),
        (json!({ "version": { "at-least": "supported" } }), json!({ "product": "gone", "version": "99" }), False),
        (supported(), json!({ "version": "4.3.1" }), Unknown),
        // Of none of them.
        (supported(), json!({ "version": "2.0" }), False),
    ]);
}

/// In order: what is published, the latest version then, what is said about it.
#[test]
fn the_latest_version_is_what_is_published_else_the_policys_own() {
    let own = "4.3.1";
    let place = "warning: products.door.latest:";
    let rows = [
        (json!({ "packages": [{ "version": "v5.0" }] }), "v5.0", String::new()),
        (json!({ "packages": [] }), own, format!("{place} there is nothing at `/packages/0/version` of https://door.example/latest.json")),
        (
            json!({ "packages": [{ "version": 5.0 }] }),
            own,
            format!("{place} 5 at `/packages/0/version` of https://door.example/latest.json is not a version"),
        ),
        (json!("<html>"), own, format!("{place} there is nothing at `/packages/0/version` of https://door.example/latest.json")),
    ];
    for (published, expected, problem) in rows {
        let mut policy = shop();
        assert_eq!(policy.published().iter().map(|url| url.as_str()).collect::<Vec<_>>(), ["https://door.example/latest.json"]);
        let mut problems = Problems::default();
        policy.learn("https://door.example/latest.json", &json_of(&published), &mut problems);
        assert_eq!((policy.products[0].latest().unwrap().to_string(), problems.to_string()), (expected.to_owned(), problem), "{published}");
        assert_eq!(policy.products[1].latest().unwrap().to_string(), "6.1");
    }
}

#[test]
fn the_strongest_source_is_believed_and_the_others_are_kept() {
    let policy = shop();
    let said = |yes: bool, source| {
        let mut facts = Facts::default();
        facts.tell("changed", loket_engine::policy::Value::YesNo(yes), source);
        facts
    };
    let sources = [Source::Url, Source::Page, Source::User, Source::LookUp, Source::Visitor];
    for (weaker, stronger) in sources.iter().zip(&sources[1..]) {
        for in_order in [true, false] {
            let (first, second) = (said(true, *weaker), said(false, *stronger));
            let mut facts = if in_order { first.clone() } else { second.clone() };
            facts.add(if in_order { &second } else { &first });
            assert_eq!(facts.json(), json_of(&json!({ "changed": false })));
            assert_eq!(facts.source("changed"), Some(*stronger));
            let others: Vec<Source> = facts.contradicting("changed").map(|(source, _)| source).collect();
            assert_eq!(others, [*weaker]);
        }
    }
    // Who does not know says nothing against those who do.
    let mut facts = said(true, Source::Page);
    facts.unsure("changed");
    assert_eq!((facts.source("changed"), facts.is_unsure("changed")), (Some(Source::Page), true));
    assert_eq!(holds(&policy, None, &facts, parse_date("2026-11-21").unwrap()), True);
}

/// In order: who tells, what, what is made of it, what is said about it.
#[test]
fn what_is_told_badly_is_named_and_stays_unknown() {
    let rows = [
        (Source::User, json!({ "contract": true }), json!({ "contract": true }), ""),
        (Source::Page, json!({ "contract": true }), json!({}), "warning: facts.contract: the policy does not take it from the page"),
        (
            Source::Page,
            json!({ "signs": ["smoke", "fog"] }),
            json!({}),
            "warning: facts.signs: a list is not a list of smoke, noise, heat, none",
        ),
        (Source::Page, json!({ "signs": ["heat", "smoke"] }), json!({ "signs": ["smoke", "heat"] }), ""),
        (Source::Page, json!({ "seats": "3" }), json!({}), "warning: facts.seats: \"3\" is not a number"),
        (Source::Page, json!({ "seats": 1e15 }), json!({}), "warning: facts.seats: 1000000000000000 is not a number"),
        (Source::Page, json!({ "serial": " " }), json!({}), "warning: facts.serial: \" \" is not a text"),
        (Source::Page, json!({ "serial": "x".repeat(1_000_000) }), json!({}), "warning: facts.serial: is longer than 1000"),
    ];
    for (source, told, expected, problems) in rows {
        let (facts, found) = Facts::read_from(&shop(), &json_of(&told), source);
        assert_eq!((facts.json(), found.to_string()), (json_of(&expected), problems.to_owned()), "{told:.80}");
        assert!(!found.fatal());
    }
    // An object of JavaScript's cannot say a thing twice, but a document of JSON can.
    let twice = loket_engine::policy::Json::object(vec![("changed", json_of(&json!(true))), ("changed", json_of(&json!(false)))]);
    let (facts, found) = Facts::read(&shop(), &twice);
    assert_eq!(
        (facts.json(), found.to_string()),
        (json_of(&json!({})), "warning: facts.changed: is told twice, and differently".to_owned())
    );
}

#[test]
fn a_page_that_tells_too_much_costs_little() {
    let mut told: serde_json::Map<String, Value> = (0..10_000).map(|number| (format!("fact-{number}"), json!(number))).collect();
    told.insert("n".repeat(1_000_000), json!(1));
    let (facts, problems) = Facts::read(&shop(), &json_of(&Value::Object(told)));
    assert_eq!(facts, Facts::default());
    let problems: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(problems.len(), 7, "{problems:?}");
    assert_eq!(problems[0], "warning: facts.fact-0: the policy has no fact of this name");
    assert_eq!(problems[5], "warning: facts: 202 more facts that the policy does not have");
    assert_eq!(problems[6], "warning: facts: 10001 facts are too many: the first 207 were looked at");
    assert!(problems.iter().all(|problem| problem.len() < 200));
    let (_, problems) = Facts::read(&shop(), &json_of(&json!({ ("n".repeat(1_000_000)): 1 })));
    assert!(problems.to_string().len() < 200);
}

/// In order: the parameters, what is made of them, what is said about it.
#[test]
fn an_address_tells_the_facts_that_the_policy_takes_from_it() {
    type Parameters = &'static [(&'static str, &'static str)];
    let rows: [(Parameters, Value, &str); 8] = [
        (&[("p", "door"), ("v", "4.2"), ("utm_source", "mail")], json!({ "product": "door", "version": "4.2" }), ""),
        (&[("changed", "yes")], json!({ "changed": true }), ""),
        (&[("changed", "0")], json!({ "changed": false }), ""),
        (&[("s", "heat, noise")], json!({ "signs": ["noise", "heat"] }), ""),
        (&[("seats", "12,5")], json!({ "seats": 12.5 }), ""),
        (&[("v", "new")], json!({}), "warning: url.v: \"new\" is not a version such as \"4.3.1\""),
        (&[("p", "door"), ("p", "lock")], json!({}), "warning: facts.product: is told twice, and differently"),
        (&[("contract", "true"), ("serial", "A-1")], json!({}), ""),
    ];
    for (parameters, expected, problems) in rows {
        let (facts, found) = Facts::read_url(&shop(), parameters.iter().copied());
        assert_eq!((facts.json(), found.to_string()), (json_of(&expected), problems.to_owned()), "{parameters:?}");
        assert!(facts.iter().all(|(name, _)| facts.source(name) == Some(Source::Url)));
    }
}

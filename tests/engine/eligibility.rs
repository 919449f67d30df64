//! Conditions, comparisons, assumptions and badly told facts: what holds, what does not, and what is honestly unknown.

use loket_engine::eligibility::Truth::{False, True, Unknown};
use loket_engine::eligibility::{Facts, InForce, Truth, holds, judge};
use loket_engine::policy::{Policy, parse_date};
use serde_json::{Value, json};

use crate::given::{facts, json_of, policy};

fn shop_document() -> Value {
    json!({
        "products": [
            { "id": "door", "name": "Door", "latest": "4.3.1" },
            { "id": "lock", "name": "Lock", "latest": "3.2", "supported": "current-major" },
            { "id": "link", "name": "Link", "latest": "v5.1.0", "supported": "current-and-previous-major" }
        ],
        "facts": {
            "buyer": { "ask": "?", "why": "!", "choices": { "direct": "Direct", "reseller": "Reseller", "other": "Other" } },
            "changed": { "kind": "yes-no", "ask": "?", "why": "!" },
            "product": { "ask": "?", "why": "!", "choices": { "door": "Door", "lock": "Lock", "link": "Link" } },
            "version": { "kind": "version", "of": "product", "ask": "?", "why": "!" },
            "door_version": { "kind": "version", "of": "door", "ask": "?", "why": "!" },
            "ends": { "kind": "date", "ask": "?", "why": "!" },
            "load": { "choices": { "normal": "Normal", "busy": "Busy" }, "assume": "normal" }
        }
    })
}

fn shop() -> Policy {
    policy(shop_document())
}

fn truth(condition: &Value, known: &Value, today: &str) -> Truth {
    // The condition stands where a policy has one: on a channel.
    let mut parts = shop_document();
    parts["channels"] = json!([{ "kind": "mail", "to": "a@b.example", "when": condition }]);
    let policy = policy(parts);
    holds(&policy, policy.channels[0].when.as_ref(), &facts(&policy, known), parse_date(today).unwrap())
}

/// In order: the condition, the facts, what comes of it.
fn check(rows: &[(Value, Value, Truth)]) {
    for (condition, known, expected) in rows {
        assert_eq!(truth(condition, known, "2026-11-21"), *expected, "{condition} with {known}");
    }
}

#[test]
fn what_is_unknown_is_neither_true_nor_false() {
    check(&[
        (json!({ "buyer": "direct" }), json!({ "buyer": "direct" }), True),
        (json!({ "buyer": "direct" }), json!({ "buyer": "other" }), False),
        (json!({ "buyer": "direct" }), json!({}), Unknown),
        (json!({ "buyer": ["direct", "other"] }), json!({ "buyer": "other" }), True),
        (json!({ "buyer": ["direct", "other"] }), json!({ "buyer": "reseller" }), False),
        (json!({ "buyer": ["direct", "other"] }), json!({}), Unknown),
        (json!({ "changed": true }), json!({ "changed": true }), True),
        (json!({ "changed": false }), json!({ "changed": true }), False),
        (json!({ "changed": false }), json!({}), Unknown),
        (json!({ "not": { "changed": true } }), json!({ "changed": true }), False),
        (json!({ "not": { "changed": true } }), json!({ "changed": false }), True),
        (json!({ "not": { "changed": true } }), json!({}), Unknown),
        (json!({ "not": { "not": { "changed": true } } }), json!({}), Unknown),
    ]);
}

#[test]
fn all_is_false_once_a_part_is() {
    let both = || json!({ "buyer": "direct", "changed": false });
    check(&[
        (both(), json!({ "buyer": "direct", "changed": false }), True),
        (both(), json!({ "buyer": "reseller" }), False),
        (both(), json!({ "changed": true }), False),
        (both(), json!({ "buyer": "direct" }), Unknown),
        (both(), json!({}), Unknown),
        (json!({ "all": [{ "buyer": "direct" }, { "changed": false }] }), json!({ "changed": true }), False),
        (json!({ "all": [{ "buyer": "direct" }, { "changed": false }] }), json!({ "changed": false }), Unknown),
    ]);
}

#[test]
fn any_is_true_once_a_part_is() {
    let either = || json!({ "any": [{ "buyer": "direct" }, { "changed": false }] });
    check(&[
        (either(), json!({ "buyer": "direct" }), True),
        (either(), json!({ "changed": false }), True),
        (either(), json!({ "buyer": "reseller", "changed": true }), False),
        (either(), json!({ "changed": true }), Unknown),
        (either(), json!({}), Unknown),
        // A fact beside `any` in one object: both must hold.
        (json!({ "buyer": "direct", "any": [{ "changed": true }] }), json!({ "buyer": "direct", "changed": true }), True),
        (json!({ "buyer": "direct", "any": [{ "changed": true }] }), json!({ "buyer": "direct", "changed": false }), False),
    ]);
}

#[test]
fn versions_compare_as_people_expect() {
    let door =
        |comparison: Value, version: &str, expected| (json!({ "door_version": comparison }), json!({ "door_version": version }), expected);
    check(&[
        door(json!({ "below": "4.3.1" }), "4.3.0", True),
        door(json!({ "below": "4.3.1" }), "4.3.1", False),
        door(json!({ "below": "4.10" }), "4.9.9", True),
        door(json!({ "at-most": "4.3.1" }), "4.3.1", True),
        door(json!({ "at-most": "4.3.1" }), "4.3.1.1", False),
        door(json!({ "is": "4" }), "v4.0.0", True),
        door(json!({ "is": "4" }), "4.0.1", False),
        door(json!({ "is": "4.0" }), "4.0.0+build.7", True),
        door(json!({ "at-least": "4.3" }), "4.3", True),
        door(json!({ "at-least": "4.3" }), "4.3-beta.2", False),
        door(json!({ "at-least": "4.3-beta.2" }), "4.3-beta.10", True),
        door(json!({ "above": "4.3" }), "4.3.0", False),
        door(json!({ "above": "4.3" }), "5", True),
        door(json!({ "at-least": "4", "below": "5" }), "4.9", True),
        door(json!({ "at-least": "4", "below": "5" }), "5.0", False),
        (json!({ "door_version": { "below": "5" } }), json!({}), Unknown),
    ]);
}

#[test]
fn versions_compare_with_what_the_product_supports() {
    let with = |product: &str, version: &str| json!({ "product": product, "version": version });
    let old = || json!({ "version": { "below": "supported" } });
    let outdated = || json!({ "version": { "below": "latest" } });
    check(&[
        (outdated(), with("door", "4.3"), True),
        (outdated(), with("door", "4.3.1"), False),
        (outdated(), with("door", "5.0"), False),
        (outdated(), with("lock", "3.1.9"), True),
        // Only the latest version: everything below it is too old.
        (old(), with("door", "4.3.0"), True),
        (old(), with("door", "4.3.1"), False),
        // The current major line, with its pre-releases.
        (old(), with("lock", "3.0-beta"), False),
        (old(), with("lock", "3.0"), False),
        (old(), with("lock", "2.9.9"), True),
        // And the one before.
        (old(), with("link", "4.0.0"), False),
        (old(), with("link", "3.99"), True),
        (old(), with("link", "5.1.0"), False),
        // Of which product is not known: a version says something when it says the same of all.
        (outdated(), json!({ "version": "4.0" }), Unknown),
        (outdated(), json!({ "version": "1.0" }), True),
        (outdated(), json!({ "version": "6.0" }), False),
        (json!({ "version": { "below": "2" } }), json!({ "version": "1.0" }), True),
        // The fact that names its product needs no other.
        (json!({ "door_version": { "is": "latest" } }), json!({ "door_version": "4.3.1" }), True),
    ]);
}

#[test]
fn dates_compare_with_the_vendors_date() {
    let ends = |comparison: Value, date: &str, expected| (json!({ "ends": comparison }), json!({ "ends": date }), expected);
    check(&[
        ends(json!({ "before": "today" }), "2026-11-20", True),
        ends(json!({ "before": "today" }), "2026-11-21", False),
        ends(json!({ "on-or-before": "today" }), "2026-11-21", True),
        ends(json!({ "on-or-before": "today" }), "2026-11-22", False),
        ends(json!({ "on": "today" }), "2026-11-21", True),
        ends(json!({ "on": "2026-12-24" }), "2026-12-25", False),
        ends(json!({ "on-or-after": "today" }), "2026-11-21", True),
        ends(json!({ "on-or-after": "today" }), "2026-11-20", False),
        ends(json!({ "after": "today" }), "2026-11-21", False),
        ends(json!({ "after": "today" }), "2026-11-22", True),
        ends(json!({ "on-or-after": "2026-01-01", "before": "2027-01-01" }), "2026-12-31", True),
        ends(json!({ "on-or-after": "2026-01-01", "before": "2027-01-01" }), "2027-01-01", False),
        (json!({ "ends": { "before": "today" } }), json!({}), Unknown),
    ]);
    let ended = json!({ "ends": { "before": "today" } });
    assert_eq!(truth(&ended, &json!({ "ends": "2026-11-21" }), "2026-11-22"), True);
}

#[test]
fn what_is_assumed_holds_until_it_is_told_otherwise() {
    check(&[
        (json!({ "load": "busy" }), json!({}), False),
        (json!({ "load": "normal" }), json!({}), True),
        (json!({ "load": "busy" }), json!({ "load": "busy" }), True),
    ]);
    let policy = shop();
    let mut facts = facts(&policy, &json!({ "load": "busy" }));
    facts.forget("load");
    assert_eq!(facts.value(&policy, "load").map(|value| value.json()), Some(json_of(&json!("normal"))));
    assert_eq!(facts.get("load"), None);
}

/// In order: what the page tells, what is made of it, what is said about it.
#[test]
fn badly_told_facts_are_named_and_stay_unknown() {
    let rows = [
        (json!({ "buyer": "direct" }), json!({ "buyer": "direct" }), ""),
        (json!({ "buyer": null }), json!({}), ""),
        (json!(null), json!({}), ""),
        (json!({ "byer": "direct" }), json!({}), "warning: facts.byer: the policy has no fact of this name"),
        (json!({ "nobody": null }), json!({}), "warning: facts.nobody: the policy has no fact of this name"),
        (json!({ "buyer": "thief" }), json!({}), "warning: facts.buyer: \"thief\" is not one of direct, reseller, other"),
        (json!({ "buyer": true }), json!({}), "warning: facts.buyer: true is not one of direct, reseller, other"),
        (json!({ "changed": "yes" }), json!({}), "warning: facts.changed: \"yes\" is not true or false"),
        (json!({ "changed": 1 }), json!({}), "warning: facts.changed: 1 is not true or false"),
        (json!({ "version": "abc" }), json!({}), "warning: facts.version: \"abc\" is not a version such as \"4.3.1\""),
        (json!({ "version": 4.3 }), json!({}), "warning: facts.version: 4.3 is not a version such as \"4.3.1\""),
        (json!({ "version": "" }), json!({}), "warning: facts.version: \"\" is not a version such as \"4.3.1\""),
        (json!({ "ends": "2026-02-30" }), json!({}), "warning: facts.ends: \"2026-02-30\" is not a date such as \"2026-12-24\""),
        (json!({ "ends": "31-12-2026" }), json!({}), "warning: facts.ends: \"31-12-2026\" is not a date such as \"2026-12-24\""),
        (json!({ "ends": {} }), json!({}), "warning: facts.ends: an object is not a date such as \"2026-12-24\""),
        (json!(["buyer"]), json!({}), "warning: facts: a list is not an object"),
        (json!("buyer"), json!({}), "warning: facts: \"buyer\" is not an object"),
        (json!({ "byer": 1, "changed": true }), json!({ "changed": true }), "warning: facts.byer: the policy has no fact of this name"),
        (json!({ "version": " v4.3 ", "ends": "2026-12-24" }), json!({ "version": "v4.3", "ends": "2026-12-24" }), ""),
    ];
    let policy = shop();
    for (told, expected, problems) in rows {
        let (facts, found) = Facts::read(&policy, &json_of(&told));
        assert_eq!((facts.json(), found.to_string()), (json_of(&expected), problems.to_owned()), "{told}");
        assert!(!found.fatal(), "a page that tells too much must not lose its widget");
    }
}

#[test]
fn a_policy_is_in_force_from_its_first_to_its_last_day() {
    let policy = policy(json!({ "effective": { "from": "2026-01-01", "until": "2026-12-31" } }));
    let date = |text: &str| parse_date(text).unwrap();
    let rows = [
        ("2025-12-31", InForce::From(date("2026-01-01"))),
        ("2026-01-01", InForce::Yes),
        ("2026-12-31", InForce::Yes),
        ("2027-01-01", InForce::Until(date("2026-12-31"))),
    ];
    for (today, expected) in rows {
        assert_eq!(judge(&policy, &Facts::default(), date(today)).in_force, expected, "{today}");
    }
}

/// In order: what is known, what can still be asked. Rules as in the shop below, the first that is true deciding.
#[test]
fn questions_are_those_that_can_still_change_the_verdict() {
    let mut parts = shop_document();
    parts["facts"]["contract"] = json!({ "kind": "yes-no" });
    parts["coverage"] = json!([
        { "when": { "buyer": "reseller" }, "verdict": "elsewhere", "next": "ask", "because": ["all"] },
        { "when": { "any": [{ "changed": true }, { "contract": false }] }, "verdict": "billable", "next": "ask", "because": ["all"] },
        { "when": { "buyer": "other", "version": { "below": "latest" } }, "verdict": "not-yet", "next": "ask", "because": ["all"] },
        { "verdict": "covered", "next": "ask", "because": ["all"] }
    ]);
    let policy = policy(parts);
    let rows: [(Value, &[&str]); 8] = [
        // `contract` has no question: only the page can tell it.
        (json!({}), &["buyer", "changed", "product", "version"]),
        (json!({ "buyer": "reseller" }), &[]),
        (json!({ "buyer": "direct" }), &["changed"]),
        (json!({ "buyer": "direct", "changed": false }), &[]),
        (json!({ "buyer": "other", "changed": false, "contract": true }), &["product", "version"]),
        (json!({ "buyer": "other", "changed": false, "contract": true, "version": "4.0" }), &["product"]),
        // Too old whichever product it is of.
        (json!({ "buyer": "other", "changed": false, "contract": true, "version": "1" }), &[]),
        (json!({ "buyer": "other", "changed": true }), &[]),
    ];
    for (known, expected) in rows {
        let judgement = judge(&policy, &facts(&policy, &known), parse_date("2026-11-21").unwrap());
        assert_eq!(judgement.questions, expected, "{known}");
    }
}

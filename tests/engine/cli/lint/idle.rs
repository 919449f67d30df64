//! Facts, offers and ids that are good for nothing, and dates that have passed.

use serde_json::{Value, json};

use super::{asked, found, with, with_all_facts};

#[test]
fn facts_that_are_good_for_nothing_are_found() {
    let more = |facts: Value, more: Value| {
        let mut parts = with_all_facts(json!([{ "verdict": "covered" }]));
        parts["facts"].as_object_mut().unwrap().extend(facts.as_object().unwrap().clone());
        found(with(parts, more), &[])
    };
    assert_eq!(more(json!({ "colour": asked(json!({ "kind": "yes-no" })) }), json!({})), ["facts.colour: is used nowhere"]);
    // A target may turn on it, but it is asked only for a verdict's sake.
    let urgent = || json!({ "urgent": asked(json!({ "kind": "yes-no" })) });
    let target = json!({ "targets": [
        { "for": "resolution", "within": "1h", "counted": "around-the-clock", "strength": "aim", "when": { "urgent": true } }] });
    assert_eq!(more(urgent(), target), ["facts.urgent.ask: is never asked: whatever the answer, the verdict is the same"]);
    let told = |assume: Value| json!({ "load": assume });
    let channel = json!({ "channels": [{ "kind": "mail", "to": "a@b.example", "when": { "load": true } }] });
    assert_eq!(more(told(json!({ "kind": "yes-no" })), channel), [""; 0]);
}

#[test]
fn a_fact_that_cases_wait_for_in_vain_is_found() {
    let mut parts = with_all_facts(json!([{ "verdict": "covered" }]));
    parts["facts"]["changed"] = json!({ "kind": "yes-no" });
    let waits = "facts.changed: is neither asked nor assumed: unless the page tells it, \
                 {\"buyer\": \"direct\", \"ends\": \"2026-11-21\", \"version\": \"4.3.1\"} stays open";
    assert_eq!(found(parts.clone(), &[]), [waits]);
    parts["facts"]["changed"]["assume"] = json!(false);
    assert_eq!(found(parts, &[]), [""; 0]);
}

#[test]
fn offers_that_no_case_comes_to_are_found() {
    let target = |when: Option<Value>| {
        let mut target = json!({ "for": "resolution", "within": "1h", "counted": "around-the-clock", "strength": "aim" });
        when.into_iter().for_each(|when| target["when"] = when);
        target
    };
    let all = |more: Value| found(with(with_all_facts(json!([{ "verdict": "covered" }])), more), &[]);
    let never = json!({ "buyer": "direct", "not": { "buyer": "direct" } });
    assert_eq!(all(json!({ "targets": [target(Some(never.clone()))] })), ["targets[0].when: never holds: no case comes to this"]);
    assert_eq!(
        all(json!({ "channels": [{ "kind": "mail", "to": "a@b.example", "when": never }] })),
        ["channels[0].when: never holds: no case comes to this"]
    );
    let (yes, no) = (json!({ "changed": true }), json!({ "changed": false }));
    assert_eq!(
        all(json!({ "targets": [target(Some(yes.clone())), target(Some(no.clone())), target(None)] })),
        ["targets[2]: is never used: for the same purpose, targets[0] or targets[1] is used in every case before"]
    );
    assert_eq!(all(json!({ "targets": [target(Some(yes)), target(None)] })), [""; 0]);
    let kinds =
        json!({ "kinds": { "fault": { "name": "Fault", "when": { "buyer": ["direct", "other"] } } }, "intake": [{ "kind": "callback" }] });
    assert_eq!(
        all(json!({ "tickets": kinds })),
        ["tickets.kinds: none is offered for {\"buyer\": \"reseller\"}, for which coverage[0] lets a ticket be filed"]
    );
}

#[test]
fn ids_that_nothing_leads_to_are_found() {
    let more = json!({
        "clauses": { "all": { "title": "All", "text": "All." }, "lost": { "title": "Lost", "text": "Lost." },
                     "listed": { "title": "Listed", "text": "Listed.", "about": "terms" } },
        "steps": { "ask": { "text": "Ask." }, "wait": { "text": "Wait." } },
        "conditions": { "old": { "is": "older" }, "older": { "changed": true } },
        "hours": { "desk": { "zone": "UTC", "week": { "mon": ["09:00-17:00"] } }, "night": { "zone": "UTC", "week": { "mon": ["18:00-20:00"] } } },
        "channels": [{ "kind": "mail", "to": "a@b.example", "hours": "desk" }],
        "products": [{ "id": "door", "name": "Door", "latest": "4.3.1" }, { "id": "lock", "name": "Lock" }],
    });
    let mut parts = with(with_all_facts(json!([{ "verdict": "covered" }])), more);
    parts["facts"]["version"]["of"] = json!("door");
    assert_eq!(
        found(parts, &[]),
        [
            "clauses.lost: is shown nowhere: nothing cites it, and without `about` it is in no list",
            "conditions.old: is used nowhere",
            "steps.wait: is the next step of no verdict",
            "hours.night: are the hours of no target and no channel",
            "products[1]: `lock` is the product of no fact",
        ]
    );
}

#[test]
fn dates_that_have_passed_are_found() {
    let more = json!({
        "effective": { "from": "2020-01-01", "until": "2026-11-20" },
        "hours": { "desk": { "zone": "UTC", "week": { "mon": ["09:00-17:00"] },
            "closed": ["2026-11-20", "2026-11-19..2026-11-21", "12-25", "easter"],
            "days": { "2026-11-20": ["09:00-10:00"], "2026-11-21": ["09:00-10:00"], "11-20": ["09:00-10:00"] } } },
    });
    assert_eq!(
        found(with(with_all_facts(json!([{ "verdict": "covered" }])), more), &[]),
        [
            "effective.until: 2026-11-20 has passed: the policy is no longer in force",
            "hours.desk.closed[0]: 2026-11-20 has passed",
            "hours.desk.days.2026-11-20: has passed",
        ]
    );
}

//! What support policies elsewhere promise: tiers and severities, business days, faster by phone, regions, and nothing at all.

use loket_cli::zone::zone;
use loket_engine::calendar::utc_text;
use loket_engine::policy::Policy;
use loket_engine::response::{Desks, Expectation, Open, open_channels, promises};
use serde_json::{Value, json};

use crate::given::{at, facts, policy};

fn matrix() -> Policy {
    let target = |when: Value, within: &str, counted: &str, strength: &str| json!({ "for": "first-response", "when": when, "within": within, "counted": counted, "hours": "office", "strength": strength });
    policy(json!({
        "facts": {
            "severity": { "ask": "?", "why": "!", "choices": { "one": "1", "two": "2", "three": "3" } },
            "tier": { "ask": "?", "why": "!", "choices": { "gold": "Gold", "basic": "Basic" } },
            "by_phone": { "kind": "yes-no", "assume": false }
        },
        "hours": {
            "office": { "zone": "Europe/Brussels", "week": { "mon-fri": ["09:00-17:00"] }, "closed": ["12-25"] },
            "chennai": { "zone": "+05:30", "week": { "mon-sat": ["09:00-18:00"] } },
            "shut": { "zone": "UTC", "week": {} }
        },
        "targets": [
            target(json!({ "severity": "one", "by_phone": true }), "30m", "around-the-clock", "guarantee"),
            target(json!({ "severity": "one" }), "1h", "around-the-clock", "guarantee"),
            target(json!({ "severity": "two", "tier": "gold" }), "4h", "support-hours", "aim"),
            target(json!({ "severity": "two" }), "2d", "business-days", "aim"),
            { "for": "first-response", "within": "none", "hours": "office", "note": "In order of arrival." },
            { "for": "call-back", "when": { "tier": "gold" }, "within": "1h", "counted": "support-hours", "hours": "shut", "strength": "aim" },
            { "for": "resolution", "within": ["1d", "3d"], "counted": "business-days", "hours": "office", "strength": "average", "longer": { "note": "Or longer." } }
        ],
        "channels": [
            { "kind": "phone", "to": "+3290000000", "hours": "office", "when": { "tier": "gold" } },
            { "kind": "web", "to": "https://acme.example", "hours": "shut" },
            { "kind": "whatsapp", "to": "https://wa.me/1", "hours": "chennai" },
            { "kind": "mail", "to": "help@acme.example" }
        ]
    }))
}

/// In order: when (in Brussels it is an hour later), what is known, what is promised as a first response.
#[test]
fn the_first_target_that_may_hold_is_promised() {
    let rows = [
        ("2026-11-20T15:00:00Z", json!({ "severity": "one" }), "by 2026-11-20T16:00:00Z, guarantee"),
        ("2026-11-22T02:00:00Z", json!({ "severity": "one" }), "by 2026-11-22T03:00:00Z, guarantee"),
        ("2026-11-22T02:00:00Z", json!({ "severity": "one", "by_phone": true }), "by 2026-11-22T02:30:00Z, guarantee"),
        ("2026-11-20T15:00:00Z", json!({ "severity": "two", "tier": "gold" }), "by 2026-11-23T11:00:00Z, aim"),
        ("2026-11-20T15:00:00Z", json!({ "severity": "two", "tier": "basic" }), "by 2026-11-24T16:00:00Z, aim"),
        // Business days: the day of the question does not count, however early it came.
        ("2026-11-19T05:00:00Z", json!({ "severity": "two", "tier": "basic" }), "by 2026-11-23T16:00:00Z, aim"),
        ("2026-12-23T15:00:00Z", json!({ "severity": "two", "tier": "basic" }), "by 2026-12-28T16:00:00Z, aim"),
        // What is not known may still hold: the first target that nothing speaks against.
        ("2026-11-20T15:00:00Z", json!({ "severity": "two" }), "by 2026-11-23T11:00:00Z, aim"),
        ("2026-11-20T15:00:00Z", json!({}), "by 2026-11-20T16:00:00Z, guarantee"),
        // Nothing is promised: when the desk opens, or now when it is open.
        ("2026-11-20T17:00:00Z", json!({ "severity": "three" }), "without a date, nothing; opens 2026-11-23T08:00:00Z"),
        ("2026-11-20T15:00:00Z", json!({ "severity": "three" }), "without a date, nothing; opens 2026-11-20T15:00:00Z"),
    ];
    let policy = matrix();
    for (now, known, expected) in rows {
        let desks = Desks::new(&policy, at(now), zone);
        let promises = promises(&policy, &facts(&policy, &known), &desks, at(now));
        let strength = promises[0].strength().map_or("nothing", |strength| strength.word());
        let said = match promises[0].expectation {
            Expectation::Between { earliest, latest } if earliest == latest => format!("by {}, {strength}", utc_text(latest)),
            Expectation::NotPromised { opens: Some(opens) } => format!("without a date, {strength}; opens {}", utc_text(opens)),
            other => format!("{other:?}"),
        };
        assert_eq!(said, expected, "{now} with {known}");
    }
}

#[test]
fn each_purpose_has_one_promise_in_a_fixed_order() {
    let policy = matrix();
    let now = at("2026-11-20T15:00:00Z");
    let desks = Desks::new(&policy, now, zone);
    let purposes = |known: Value| -> Vec<&str> {
        promises(&policy, &facts(&policy, &known), &desks, now).iter().map(|promise| promise.purpose().word()).collect()
    };
    assert_eq!(purposes(json!({})), ["first-response", "call-back", "resolution"]);
    assert_eq!(purposes(json!({ "tier": "basic" })), ["first-response", "resolution"]);
}

#[test]
fn a_range_has_two_ends_and_a_desk_that_never_opens_has_none() {
    let policy = matrix();
    let now = at("2026-11-20T15:00:00Z");
    let desks = Desks::new(&policy, now, zone);
    let promises = promises(&policy, &facts(&policy, &json!({ "tier": "gold", "severity": "one" })), &desks, now);
    assert_eq!(promises[1].expectation, Expectation::Never);
    assert!(promises[1].steps.is_empty());
    let (earliest, latest) = (at("2026-11-23T16:00:00Z"), at("2026-11-25T16:00:00Z"));
    assert_eq!(promises[2].expectation, Expectation::Between { earliest, latest });
    assert!(promises[2].longer.is_some(), "said always, as it has no `when`");
    assert!(!promises[2].steps.is_empty());
    assert!(promises[0].steps.is_empty(), "around the clock, there is nothing to explain");
}

/// In order: when, what is known, the channels that are offered and whether somebody is there.
#[test]
fn channels_are_open_in_their_own_hours_and_clocks() {
    let rows: [(&str, Value, &[&str]); 3] = [
        (
            "2026-11-20T12:00:00Z",
            json!({}),
            &["phone until 2026-11-20T16:00:00Z", "web never", "whatsapp until 2026-11-20T12:30:00Z", "mail"],
        ),
        ("2026-11-20T12:30:00Z", json!({ "tier": "basic" }), &["web never", "whatsapp from 2026-11-21T03:30:00Z", "mail"]),
        (
            "2026-11-21T04:00:00Z",
            json!({ "tier": "gold" }),
            &["phone from 2026-11-23T08:00:00Z", "web never", "whatsapp until 2026-11-21T12:30:00Z", "mail"],
        ),
    ];
    let policy = matrix();
    for (now, known, expected) in rows {
        let desks = Desks::new(&policy, at(now), zone);
        let channels = open_channels(&policy, &facts(&policy, &known), &desks, at(now));
        let said: Vec<String> = channels
            .iter()
            .map(|channel| {
                let kind = channel.channel.kind.word();
                match channel.open {
                    None => kind.to_owned(),
                    Some(Open::Until(Some(until))) => format!("{kind} until {}", utc_text(until)),
                    Some(Open::From(Some(from))) => format!("{kind} from {}", utc_text(from)),
                    Some(Open::From(None)) => format!("{kind} never"),
                    Some(Open::Until(None)) => format!("{kind} always"),
                }
            })
            .collect();
        assert_eq!(said, expected, "{now} with {known}");
    }
}

/// The browser may know fewer zones than the policy's author did: then hours are read in UTC, and nothing breaks.
#[test]
fn an_unknown_zone_counts_in_utc() {
    let policy = matrix();
    let now = at("2026-11-20T08:30:00Z");
    let desks = Desks::new(&policy, now, |_, _| None);
    assert_eq!(desks.opening("office", now), Some(Open::From(Some(at("2026-11-20T09:00:00Z")))));
    assert_eq!(desks.opening("nowhere", now), None);
}

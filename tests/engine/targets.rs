//! Tables of targets, hours by region, two kinds of business days, faster channels, published load, and how a promise is drawn.

use loket_cli::zone::zone;
use loket_engine::calendar::{Instant, Zone, utc_text};
use loket_engine::policy::{Duration, Policy, Purpose, ZoneName};
use loket_engine::response::{ClockChange, Delay, Desks, Expectation, Promise, clock_change, promises};
use serde_json::{Value, json};

use crate::given::{at, facts, json_of, policy};

/// Friday 20 November 2026, 16:00 in Brussels, 8:00 in Denver.
const NOW: &str = "2026-11-20T15:00:00Z";

fn table() -> Policy {
    policy(json!({
        "facts": {
            "severity": { "ask": "?", "why": "!", "choices": { "one": "1", "two": "2", "three": "3" } },
            "tier": { "ask": "?", "why": "!", "choices": { "gold": "Gold", "basic": "Basic" } },
            "region": { "ask": "?", "why": "!", "choices": { "europe": "Europe", "america": "America" } }
        },
        "hours": {
            "brussels": { "zone": "Europe/Brussels", "week": { "mon-fri": ["09:00-17:00"] }, "closed": ["12-25"] },
            "denver": { "zone": "America/Denver", "week": { "mon-fri": ["08:00-18:00"] }, "holidays": { "of": ["US"], "dates": ["2026-11-26"], "until": "2026-11-30" } },
            "never": { "zone": "UTC", "week": {} }
        },
        "targets": [
            {
                "for": "first-response", "per": ["severity", "tier"], "counted": "support-hours", "strength": "aim",
                "hours": { "region": { "europe": "brussels", "america": "denver" } },
                "within": {
                    "one": {
                        "gold": { "within": "30m", "counted": "around-the-clock", "strength": "guarantee", "note": "Day and night." },
                        "basic": { "within": "4h", "faster": { "channel": "phone", "within": "1h", "note": "Call us." } }
                    },
                    "two": { "gold": "4h", "basic": { "within": "2d", "counted": "business-days", "by": "same-time" } }
                }
            },
            { "for": "first-response", "within": "none", "hours": "brussels", "note": "In order of arrival." },
            { "for": "resolution", "per": ["severity"], "hours": "denver", "counted": "business-days", "strength": "average",
              "within": { "one": "1d", "two": ["2d", "4d"] }, "pauses": "Not while we wait for you." }
        ],
        "load": { "url": "/load.json", "fresh": "12h" },
        "channels": [{ "kind": "phone", "to": "+3290000000", "hours": "brussels", "when": { "region": "europe" } }]
    }))
}

/// The promise for a purpose, in words.
fn said(promise: &Promise<'_>) -> String {
    match promise.expectation {
        Expectation::Between { earliest, latest } if earliest == latest => {
            format!("by {}, {}", utc_text(latest), promise.strength().unwrap().word())
        }
        Expectation::Between { earliest, latest } => {
            format!("{} to {}, {}", utc_text(earliest), utc_text(latest), promise.strength().unwrap().word())
        }
        Expectation::Never => "never".to_owned(),
        Expectation::NotPromised { opens } => format!("none, opens {}", opens.map_or("never".to_owned(), utc_text)),
    }
}

fn with_promise<T>(
    known: &Value,
    now: &str,
    load: Option<Value>,
    purpose: Purpose,
    look: impl FnOnce(&Promise<'_>, &Desks) -> T,
) -> Option<T> {
    let policy = table();
    let mut desks = Desks::new(&policy, at(now), zone);
    if let Some(load) = load {
        let problems = desks.take_load(&policy, &json_of(&load));
        assert!(problems.is_empty(), "{problems}");
    }
    let promises = promises(&policy, &facts(&policy, known), &desks, at(now));
    promises.iter().find(|promise| promise.purpose() == purpose).map(|promise| look(promise, &desks))
}

fn first(known: &Value, now: &str, load: Option<Value>) -> String {
    with_promise(known, now, load, Purpose::FirstResponse, |promise, _| said(promise)).unwrap()
}

#[test]
fn a_table_is_read_by_severity_tier_and_region() {
    let rows = [
        (json!({ "severity": "one", "tier": "gold", "region": "europe" }), "by 2026-11-20T15:30:00Z, guarantee"),
        (json!({ "severity": "one", "tier": "basic", "region": "europe" }), "by 2026-11-23T11:00:00Z, aim"),
        (json!({ "severity": "one", "tier": "basic", "region": "america" }), "by 2026-11-20T19:00:00Z, aim"),
        (json!({ "severity": "two", "tier": "gold", "region": "america" }), "by 2026-11-20T19:00:00Z, aim"),
        // Business days to the same time of day, in each region's own zone and holidays.
        (json!({ "severity": "two", "tier": "basic", "region": "europe" }), "by 2026-11-24T15:00:00Z, aim"),
        (json!({ "severity": "two", "tier": "basic", "region": "america" }), "by 2026-11-24T15:00:00Z, aim"),
        // Of what may be the case, the slowest: nothing is promised that only holds for another answer.
        (json!({}), "by 2026-11-24T15:00:00Z, aim"),
        (json!({ "severity": "one" }), "by 2026-11-23T11:00:00Z, aim"),
        (json!({ "severity": "two", "region": "europe" }), "by 2026-11-24T15:00:00Z, aim"),
        // What is not in the table is for the targets after it.
        (json!({ "severity": "three" }), "none, opens 2026-11-20T15:00:00Z"),
    ];
    for (known, expected) in rows {
        assert_eq!(first(&known, NOW, None), expected, "{known}");
    }
    let note = |known: Value| {
        with_promise(&known, NOW, None, Purpose::FirstResponse, |promise, _| promise.terms.note.map(|note| note.get("en").text.to_owned()))
    };
    assert_eq!(note(json!({ "severity": "one", "tier": "gold" })), Some(Some("Day and night.".to_owned())));
    assert_eq!(note(json!({ "severity": "two", "tier": "gold" })), Some(None));
    // No table has the case, and no other target either.
    assert_eq!(with_promise(&json!({ "severity": "three" }), NOW, None, Purpose::Resolution, |promise, _| said(promise)), None);
}

#[test]
fn a_faster_channel_is_advice_beside_the_promise() {
    let sooner = |known: Value, now: &str| {
        with_promise(&known, now, None, Purpose::FirstResponse, |promise, _| {
            promise.faster.as_ref().map(|faster| {
                let note = faster.note.map(|note| note.get("en").text.to_owned());
                (faster.by.channel.kind.word(), faster.expectation.latest().map(utc_text).unwrap(), note.unwrap())
            })
        })
        .unwrap()
    };
    let europe = json!({ "severity": "one", "tier": "basic", "region": "europe" });
    assert_eq!(sooner(europe, NOW), Some(("phone", "2026-11-20T16:00:00Z".to_owned(), "Call us.".to_owned())));
    // The number is Europe's; and who is answered in half an hour needs none.
    assert_eq!(sooner(json!({ "severity": "one", "tier": "basic", "region": "america" }), NOW), None);
    assert_eq!(sooner(json!({ "severity": "one", "tier": "gold" }), NOW), None);
}

#[test]
fn published_load_makes_a_promise_longer_and_says_so() {
    let aim = json!({ "severity": "two", "tier": "gold", "region": "europe" });
    let published = |rest: Value| {
        let mut load = json!({ "at": "2026-11-20T08:00:00Z" });
        load.as_object_mut().unwrap().append(&mut rest.as_object().unwrap().clone());
        Some(load)
    };
    let rows = [
        (published(json!({ "load": "normal" })), "by 2026-11-23T11:00:00Z, aim"),
        (published(json!({ "load": "busy" })), "2026-11-23T11:00:00Z to 2026-11-23T15:00:00Z, aim"),
        (published(json!({ "load": "busy", "factor": 1.5 })), "2026-11-23T11:00:00Z to 2026-11-23T13:00:00Z, aim"),
        (published(json!({ "median": { "first-response": "9h" } })), "2026-11-23T11:00:00Z to 2026-11-23T16:00:00Z, aim"),
        // A measurement never makes a promise shorter, and one of something else says nothing.
        (published(json!({ "median": { "first-response": "1h" } })), "by 2026-11-23T11:00:00Z, aim"),
        (published(json!({ "median": { "resolution": "9h" } })), "by 2026-11-23T11:00:00Z, aim"),
        // Too old, or from the future.
        (Some(json!({ "at": "2026-11-20T02:59:59Z", "load": "busy" })), "by 2026-11-23T11:00:00Z, aim"),
        (Some(json!({ "at": "2026-11-20T03:00:00Z", "load": "busy" })), "2026-11-23T11:00:00Z to 2026-11-23T15:00:00Z, aim"),
        (Some(json!({ "at": "2026-11-20T15:11:00Z", "load": "busy" })), "by 2026-11-23T11:00:00Z, aim"),
    ];
    for (load, expected) in rows {
        assert_eq!(first(&aim, NOW, load.clone()), expected, "{load:?}");
    }
    // A guarantee is a guarantee.
    let guarantee = json!({ "severity": "one", "tier": "gold" });
    assert_eq!(first(&guarantee, NOW, published(json!({ "load": "busy" }))), "by 2026-11-20T15:30:00Z, guarantee");
    // Business days stay whole.
    let resolution = |load: Value| {
        with_promise(&json!({ "severity": "one" }), NOW, published(load), Purpose::Resolution, |promise, _| {
            (said(promise), promise.widened)
        })
        .unwrap()
    };
    let (said, widened) = resolution(json!({ "factor": 1.2 }));
    assert_eq!(said, "2026-11-24T01:00:00Z to 2026-11-25T01:00:00Z, average");
    let widened = widened.unwrap();
    assert_eq!(
        (widened.why, utc_text(widened.otherwise), utc_text(widened.published)),
        (Delay::Factor(120), "2026-11-24T01:00:00Z".to_owned(), "2026-11-20T08:00:00Z".to_owned())
    );
    assert_eq!(resolution(json!({ "median": { "resolution": "30h" } })).1.unwrap().why, Delay::Median(Duration { minutes: 1800 }));
}

#[test]
fn load_that_cannot_be_read_changes_nothing_and_is_told() {
    let rows = [
        (json!({ "load": "busy" }), "load.at: is missing"),
        (json!({ "at": "yesterday" }), "load.at: \"yesterday\" is not an instant such as \"2026-11-20T08:00:00Z\""),
        (json!({ "at": NOW, "load": "hectic" }), "load.load: \"hectic\" is not one of normal, busy"),
        (json!({ "at": NOW, "factor": 11 }), "load.factor: 11 is not a number from 1 to 10"),
        (json!({ "at": NOW, "factor": "2" }), "load.factor: \"2\" is not a number from 1 to 10"),
        (
            json!({ "at": NOW, "median": { "reply": "2h" } }),
            "load.median.reply: is not one of first-response, call-back, next-update, resolution",
        ),
        (json!([]), "load: a list is not an object"),
    ];
    let policy = table();
    for (load, problem) in rows {
        let mut desks = Desks::new(&policy, at(NOW), zone);
        assert!(desks.take_load(&policy, &json_of(&load)).to_string().contains(problem), "{load}");
        assert_eq!(desks.load(at(NOW)), None);
    }
}

#[test]
fn a_promise_beyond_the_known_holidays_says_so() {
    let known_until =
        |now: &str| with_promise(&json!({ "severity": "two" }), now, None, Purpose::Resolution, |promise, _| promise.known_until).unwrap();
    assert_eq!(known_until("2026-11-20T15:00:00Z"), None);
    assert_eq!(known_until("2026-11-25T15:00:00Z").map(|date| date.to_string()).as_deref(), Some("2026-11-30"));
    let policy = table();
    let outdated = |now: &str| Desks::new(&policy, at(now), zone).outdated(at(now)).map(|date| date.to_string());
    assert_eq!(outdated("2026-12-01T06:00:00Z"), None, "in Denver it is still 30 November");
    assert_eq!(outdated("2026-12-01T08:00:00Z").as_deref(), Some("2026-11-30"));
}

fn hours(spans: &[(Instant, Instant)]) -> Vec<String> {
    spans.iter().map(|(from, until)| format!("{}-{}", &utc_text(*from)[8..16], &utc_text(*until)[8..16])).collect()
}

#[test]
fn a_promise_is_drawn_as_days() {
    let brussels = zone(&ZoneName::parse("Europe/Brussels").unwrap(), 2026..=2027).unwrap();
    let aim = json!({ "severity": "two", "tier": "gold", "region": "europe" });
    let strip =
        with_promise(&aim, NOW, None, Purpose::FirstResponse, |promise, desks| promise.strip(desks, &brussels, at(NOW))).unwrap().unwrap();
    assert_eq!((strip.days.len(), strip.left_out, utc_text(strip.due)), (4, 0, "2026-11-23T11:00:00Z".to_owned()));
    assert_eq!(hours(&strip.days[0].open), ["20T08:00-20T16:00"]);
    assert_eq!(hours(&strip.days[0].counted), ["20T15:00-20T16:00"]);
    assert!(strip.days[1].open.is_empty() && strip.days[2].counted.is_empty());
    assert_eq!(hours(&strip.days[3].counted), ["23T08:00-23T11:00"]);
    // The days are those of the clock that it is drawn for.
    assert_eq!(utc_text(strip.days[0].from), "2026-11-19T23:00:00Z");

    // Of eight days, those in the middle are left out.
    let resolution = json!({ "severity": "two" });
    let strip = with_promise(&resolution, NOW, None, Purpose::Resolution, |promise, desks| promise.strip(desks, &brussels, at(NOW)))
        .unwrap()
        .unwrap();
    assert_eq!((strip.days.len(), strip.left_out), (7, 2));
    assert_eq!(utc_text(strip.days[4].from), "2026-11-25T23:00:00Z");

    // Around the clock everything counts, also where the desk sleeps.
    let around = json!({ "severity": "one", "tier": "gold", "region": "europe" });
    let night = "2026-11-20T23:50:00Z";
    let strip = with_promise(&around, night, None, Purpose::FirstResponse, |promise, desks| {
        promise.strip(desks, &Zone::fixed("UTC", 0), at(night))
    })
    .unwrap()
    .unwrap();
    assert_eq!(strip.days.iter().flat_map(|day| hours(&day.counted)).collect::<Vec<_>>(), ["20T23:50-21T00:00", "21T00:00-21T00:20"]);
    assert!(
        with_promise(&json!({ "severity": "three" }), NOW, None, Purpose::FirstResponse, |promise, desks| promise.strip(
            desks,
            &brussels,
            at(NOW)
        ))
        .unwrap()
        .is_none()
    );
}

#[test]
fn a_change_of_either_clock_before_the_promise_is_told() {
    let find = |name: &str| zone(&ZoneName::parse(name).unwrap(), 2026..=2027).unwrap();
    let (brussels, new_york, utc) = (find("Europe/Brussels"), find("America/New_York"), find("UTC"));
    let change = |desk: &Zone, visitor: &Zone, from: &str, until: &str| clock_change(desk, visitor, at(from), at(until));
    let (october, november) = ("2026-10-25T01:00:00Z", "2026-11-01T06:00:00Z");
    assert_eq!(change(&brussels, &new_york, "2026-10-20T00:00:00Z", "2026-10-24T00:00:00Z"), None);
    assert_eq!(
        change(&brussels, &new_york, "2026-10-20T00:00:00Z", "2026-10-26T00:00:00Z"),
        Some(ClockChange { desk: Some(at(october)), visitor: None, apart: true })
    );
    assert_eq!(
        change(&brussels, &new_york, "2026-10-20T00:00:00Z", "2026-11-02T00:00:00Z"),
        Some(ClockChange { desk: Some(at(october)), visitor: Some(at(november)), apart: false })
    );
    assert_eq!(change(&utc, &utc, "2026-01-01T00:00:00Z", "2026-12-31T00:00:00Z"), None);
}

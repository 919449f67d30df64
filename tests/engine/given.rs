//! What the tests start from, through the engine's front door only: policies, facts and instants as text.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use chrono::Datelike;
use loket_author::locale::Locale;
use loket_cli::cldr::Cldr;
use loket_cli::read_policy;
use loket_cli::zone::zone;
use loket_engine::calendar::{Calendar, Instant, date_of, day_of, parse_instant};
use loket_engine::eligibility::Facts;
use loket_engine::policy::{Json, Policy, Problems};
use loket_engine::say::{Speech, Words};
use serde_json::{Value, json};

pub const EXAMPLES: [&str; 5] = ["bas-ip", "bright-plugins", "harbour-cloud", "new-media-entertainment", "syneton"];

pub fn example_text(name: &str) -> &'static str {
    match name {
        "bas-ip" => include_str!("../../examples/bas-ip/policy.json"),
        "bright-plugins" => include_str!("../../examples/bright-plugins/policy.json"),
        "harbour-cloud" => include_str!("../../examples/harbour-cloud/policy.json"),
        "new-media-entertainment" => include_str!("../../examples/new-media-entertainment/policy.json"),
        "syneton" => include_str!("../../examples/syneton/policy.json"),
        _ => panic!("there is no example {name}"),
    }
}

/// The repository.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap().to_owned()
}

/// An example's policy. Public holidays that it names have their dates, as in every answer of the `loket` command.
pub fn example(name: &str) -> Policy {
    let (policy, problems) = read_example(name);
    policy.unwrap_or_else(|| panic!("{problems}"))
}

pub fn read_example(name: &str) -> (Option<Policy>, Problems) {
    read_policy(&root().join("examples").join(name).join("policy.json")).unwrap()
}

/// The smallest policy that reads without a problem; what a test is about is put into it.
pub fn smallest() -> Value {
    json!({
        "loket": 1,
        "vendor": { "name": "Acme", "url": "https://acme.example", "contact": "mailto:help@acme.example" },
        "languages": ["en"],
        "clauses": { "all": { "title": "All", "text": "We help with everything." } },
        "steps": { "ask": { "text": "Ask us." } },
        "coverage": [{ "verdict": "covered", "next": "ask", "because": ["all"] }],
        "tickets": { "kinds": { "question": { "name": "Question" } }, "intake": [{ "kind": "callback" }] }
    })
}

/// [`smallest`] with some of its parts replaced or added.
pub fn policy(parts: Value) -> Policy {
    let mut document = smallest();
    document.as_object_mut().unwrap().append(&mut parts.as_object().unwrap().clone());
    let (policy, problems) = read(&document);
    policy.unwrap_or_else(|| panic!("{problems}"))
}

pub fn read(document: &Value) -> (Option<Policy>, Problems) {
    Policy::read(&json_of(document))
}

pub fn json_of(value: &Value) -> Json {
    serde_json::from_value(value.clone()).unwrap()
}

/// Facts that the policy knows and accepts.
pub fn facts(policy: &Policy, facts: &Value) -> Facts {
    let (facts, problems) = Facts::read(policy, &json_of(facts));
    assert!(problems.is_empty(), "{problems}");
    facts
}

pub fn at(text: &str) -> Instant {
    parse_instant(text).unwrap_or_else(|| panic!("{text} is no instant"))
}

/// A desk's calendar around an instant; the support hours are given as in a policy.
pub fn desk(hours: &Value, around: Instant) -> Calendar {
    let policy = policy(json!({ "hours": { "desk": hours } }));
    let hours = policy.hours.get("desk").unwrap();
    let year = date_of(day_of(around)).year();
    let years = year - 1..=year + 6;
    Calendar::new(hours, zone(&hours.zone, years.clone()).unwrap(), years)
}

/// English, as the widget speaks it.
pub fn speech() -> Speech<'static> {
    speech_in("en")
}

/// English or Dutch, as the widget speaks it.
pub fn speech_in(lang: &str) -> Speech<'static> {
    static ENGLISH: LazyLock<Words> = LazyLock::new(|| Locale::find("en").words().unwrap());
    static DUTCH: LazyLock<Words> = LazyLock::new(|| Locale::find("nl").words().unwrap());
    match lang {
        "nl" => Speech { lang: "nl", words: &DUTCH, dates: &Cldr },
        _ => Speech { lang: "en", words: &ENGLISH, dates: &Cldr },
    }
}

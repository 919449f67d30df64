//! Broken policies: each has one thing wrong, and has to be told exactly that, where it is and what would be right.

mod coverage;
mod document;
mod facts;
mod hours;
mod targets;
mod tickets;

use serde_json::{Value, json};

use crate::given::read;

/// A change to [`whole`], and every problem that it causes.
pub struct Broken {
    pub pointer: &'static str,
    /// What is put there; nothing: it is removed.
    pub value: Option<Value>,
    pub problems: Vec<&'static str>,
    /// Whether a JSON Schema can see it.
    pub seen_by_schema: bool,
}

/// A fault that only reading finds.
fn meaning(pointer: &'static str, value: Value, problem: &'static str) -> Broken {
    Broken { pointer, value: Some(value), problems: vec![problem], seen_by_schema: false }
}

/// A fault that an editor with the schema sees as well.
fn form(pointer: &'static str, value: Value, problem: &'static str) -> Broken {
    Broken { seen_by_schema: true, ..meaning(pointer, value, problem) }
}

/// A property that must not be missing.
fn without(pointer: &'static str, problem: &'static str) -> Broken {
    Broken { pointer, value: None, problems: vec![problem], seen_by_schema: true }
}

impl Broken {
    fn and(mut self, problem: &'static str) -> Broken {
        self.problems.push(problem);
        self
    }

    pub fn document(&self) -> Value {
        let mut document = whole();
        change(&mut document, self.pointer, self.value.clone());
        document
    }
}

pub fn all() -> Vec<Broken> {
    [document::rows(), facts::rows(), coverage::rows(), hours::rows(), targets::rows(), tickets::rows()].into_iter().flatten().collect()
}

/// Puts a value where a JSON pointer leads (`/-` appends to a list), or removes what is there.
pub fn change(document: &mut Value, pointer: &str, value: Option<Value>) {
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    match (document.pointer_mut(parent).unwrap_or_else(|| panic!("nothing at {parent}")), value) {
        (Value::Object(properties), Some(value)) => {
            properties.insert(name.to_owned(), value);
        }
        (Value::Object(properties), None) => assert!(properties.shift_remove(name).is_some(), "nothing at {pointer}"),
        (Value::Array(items), Some(value)) if name == "-" => items.push(value),
        (Value::Array(items), Some(value)) => items[name.parse::<usize>().unwrap()] = value,
        (parent, _) => panic!("{parent} has no {name}"),
    }
}

/// The places of a document, as JSON pointers.
pub fn places(value: &Value, here: &str, places: &mut Vec<String>) {
    places.push(here.to_owned());
    match value {
        Value::Object(properties) => properties.iter().for_each(|(name, value)| self::places(value, &format!("{here}/{name}"), places)),
        Value::Array(items) => items.iter().enumerate().for_each(|(index, value)| self::places(value, &format!("{here}/{index}"), places)),
        _ => {}
    }
}

/// A policy with a bit of everything and nothing wrong.
pub fn whole() -> Value {
    json!({
        "$schema": "policy.schema.json",
        "loket": 1,
        "vendor": { "name": "Acme", "url": "https://acme.example", "contact": "mailto:help@acme.example", "zone": "Europe/Brussels" },
        "effective": { "from": "2026-01-01", "until": "2026-12-31" },
        "languages": ["nl", "en"],
        "products": [{ "id": "door", "name": "Door", "latest": "4.3.1", "supported": "latest" }],
        "facts": {
            "buyer": { "name": "Bought from", "ask": "Bought where?", "why": "It matters.", "choices": { "direct": { "nl": "Hier", "en": "Here" }, "other": "Elsewhere" } },
            "changed": { "kind": "yes-no", "ask": "Changed?", "why": "It matters." },
            "version": { "kind": "version", "of": "door", "ask": "Which version?", "why": "It matters.", "help": "On the back." },
            "ends": { "kind": "date", "ask": "Until when?", "why": "It matters." },
            "load": { "choices": { "normal": "Normal", "busy": "Busy" }, "assume": "normal" }
        },
        "clauses": { "all": { "title": "All", "text": "We help.", "url": "https://acme.example/policy", "about": "covered" } },
        "steps": { "ask": { "text": "Ask us.", "label": "Ask", "url": "https://acme.example/ask" } },
        "coverage": [
            { "when": { "buyer": "other" }, "verdict": "elsewhere", "next": "ask", "because": ["all"] },
            { "verdict": "covered", "next": "ask", "because": ["all"] }
        ],
        "hours": {
            "desk": {
                "name": "Desk", "zone": "Europe/Brussels", "week": { "mon-thu": ["09:00-12:00", "13:00-16:30"], "fri": ["22:00-02:00"] },
                "periods": [
                    { "from": "07-01", "until": "08-31", "week": { "mon-fri": ["08:00-13:00"] } },
                    { "from": "2027-01-01", "week": { "mon-fri": ["09:00-17:00"] } }
                ],
                "closed": ["12-25", "12-26..01-02", "easter+1", "2026-12-24..2027-01-03"], "days": { "2026-12-24": ["09:00-12:00"], "12-24": [] },
                "holidays": { "of": ["BE"], "dates": ["2026-07-21", "2026-11-11"], "until": "2026-12-31" }
            }
        },
        "targets": [
            {
                "for": "first-response", "within": ["1h", "2h"], "counted": "support-hours", "hours": "desk", "strength": "aim",
                "when": { "changed": false }, "note": "Mostly.", "because": ["all"], "longer": { "when": { "load": "busy" }, "note": "Or longer." }
            },
            { "for": "next-update", "within": "2d", "counted": "business-days", "hours": "desk", "strength": "average" },
            { "for": "resolution", "within": "none", "hours": "desk", "note": "In order of arrival." },
            {
                "for": "call-back", "per": ["load", "buyer"], "counted": "business-days", "by": "same-time", "strength": "aim",
                "hours": { "buyer": { "direct": "desk", "other": "desk" } }, "pauses": "Not while we wait for you.",
                "within": { "normal": { "direct": "1d", "other": { "within": "4h", "counted": "support-hours", "note": "At once." } }, "busy": "none" },
                "note": "We call.", "faster": { "channel": "phone", "within": "1h", "counted": "around-the-clock", "note": "Call us." }
            }
        ],
        "load": { "url": "/load.json", "fresh": "12h", "busy": 1.5 },
        "channels": [
            { "kind": "phone", "name": "Phone", "to": "+3290000000", "hours": "desk", "when": { "changed": false }, "note": "Call us." },
            { "kind": "mail", "to": "help@acme.example" },
            { "kind": "whatsapp", "to": "https://wa.me/3290000000" },
            { "kind": "appointment", "hours": "desk" }
        ],
        "articles": [
            { "id": "reset", "title": "Reset", "body": "Press it.", "keywords": { "nl": ["knop"], "en": ["button"] }, "url": "https://acme.example/reset", "for": { "changed": false } }
        ],
        "tickets": {
            "kinds": { "question": { "name": "Question", "note": "Anything.", "when": { "buyer": "direct" } } },
            "fields": [
                { "id": "serial", "label": "Serial number", "kind": "text", "required": true, "help": "On the back.", "kinds": ["question"], "fact": "version" },
                { "id": "size", "label": "Size", "kind": "choice", "choices": { "small": "Small" } }
            ],
            "intake": [{ "kind": "webhook", "url": "/helpdesk" }, { "kind": "mail", "to": "help@acme.example" }, { "kind": "callback" }]
        }
    })
}

#[test]
fn every_broken_policy_is_told_what_is_wrong() {
    let rows = all();
    assert!(rows.len() >= 60, "{}", rows.len());
    let mut different = Vec::new();
    for row in &rows {
        let (policy, problems) = read(&row.document());
        let found: Vec<String> = problems.iter().map(ToString::to_string).collect();
        let usable = row.problems.iter().all(|problem| problem.starts_with("warning: "));
        if found != row.problems || policy.is_some() != usable {
            different.push(format!("{} = {:?}\n  expected {:#?}\n  found {found:#?}", row.pointer, row.value, row.problems));
        }
    }
    assert!(different.is_empty(), "{}", different.join("\n"));
}

/// Wherever a text stands, it is a problem when it is not said in all languages of the policy.
#[test]
fn a_text_that_is_not_translated_is_named_wherever_it_stands() {
    let mut places = Vec::new();
    self::places(&whole(), "", &mut places);
    let mut texts = 0;
    for place in places.iter().filter(|place| !place.is_empty() && !place.ends_with("/choices")) {
        let mut document = whole();
        *document.pointer_mut(place).unwrap() = json!({ "nl": "Alleen hier" });
        let (policy, problems) = read(&document);
        if policy.is_some() {
            texts += 1;
            assert!(problems.to_string().contains(": is not said in `en`; `nl` is shown instead"), "{place}: {problems}");
        }
    }
    assert!(texts >= 25, "{texts}");
}

/// A choice may be called as an entry's own property is. In order: the table, and what is said of it.
#[test]
fn a_choice_called_within_is_a_choice() {
    let among_others = json!({ "within": "1d", "normal": { "within": "4h", "counted": "support-hours" }, "busy": "2d" });
    let unclear = "targets[3].within: could say `within` of all or of a choice: call the choice of `load` otherwise";
    let no_table = "targets[3].per: names facts, but `within` is no table";
    let misspelt = "targets[3].within.nte: is not known; did you mean `note`?";
    for (table, expected) in [
        (among_others, vec![]),
        (json!({ "within": { "within": "4h", "counted": "support-hours" }, "busy": "2d" }), vec![]),
        (json!({ "within": "1d" }), vec![no_table, unclear]),
        (json!({ "within": "1d", "note": "Soon." }), vec![no_table, unclear]),
        (json!({ "within": "1d", "nte": "Soon." }), vec![misspelt, no_table, unclear]),
        (json!({ "normal": "1d" }), vec![]),
    ] {
        let mut document = whole();
        change(&mut document, "/facts/load/choices/within", Some(json!("Within reason")));
        change(&mut document, "/targets/3/within", Some(table.clone()));
        let found: Vec<String> = read(&document).1.iter().map(ToString::to_string).collect();
        assert_eq!(found, expected, "{table}");
    }
}

#[test]
fn one_pass_names_what_cannot_be_read_and_what_leads_nowhere() {
    let mut document = whole();
    for (pointer, value) in [
        ("/vendor/contact", json!("javascript:alert(1)")),
        ("/hours/desk/week/fri", json!(["25:00-26:00"])),
        ("/facts/load/choices", json!(7)),
        ("/coverage/0/next", json!("asc")),
        ("/coverage/1/because/0", json!("al")),
        ("/coverage/0/when", json!({ "buyer": "nobody", "load": "anything" })),
        ("/targets/0/hours", json!("desc")),
    ] {
        change(&mut document, pointer, Some(value));
    }
    let (policy, problems) = read(&document);
    assert!(policy.is_none());
    let found: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(
        found,
        [
            "vendor.contact: \"javascript:alert(1)\" is not a link that begins with https:, http:, mailto: or tel:",
            "facts.load.choices: 7 is not an object",
            "hours.desk.week.fri[0]: \"25:00\" is not a time of day",
            // Nothing is said of `load`, whose choices nobody knows.
            "coverage[0].when.buyer: there is no choice `nobody`",
            "coverage[0].next: there is no step `asc`; did you mean `ask`?",
            "coverage[1].because[0]: there is no clause `al`; did you mean `all`?",
            "targets[0].hours: there is no hours `desc`; did you mean `desk`?",
        ]
    );
}

#[test]
fn a_reader_without_words_comes_to_the_same() {
    for row in all() {
        let json = serde_json::from_value(row.document()).unwrap();
        let ((loud, problems), (silent, tally)) =
            (loket_engine::policy::Policy::read(&json), loket_engine::policy::Policy::read_silently(&json));
        assert_eq!(loud, silent, "{}", row.pointer);
        assert_eq!(problems.fatal(), tally.fatal(), "{}", row.pointer);
        if !problems.fatal() {
            assert_eq!(problems.len(), tally.warnings(), "{}", row.pointer);
        }
    }
}

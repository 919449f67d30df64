//! VAVAILABILITY: what is written means, to somebody who reads RFC 7953 with the field's crates, what the calendar says.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDateTime, Utc};
use icalendar::parser::{Component, read_calendar, unfold};
use loket_author::hours::availability::{Options, write};
use loket_author::hours::desk::desk;
use loket_cli::zone::zone;
use loket_engine::calendar::{Calendar, parse_instant};
use loket_engine::policy::Policy;
use proptest::prelude::*;
use rrule::RRuleSet;
use serde_json::{Value, json};

use crate::formats::desks::any_desk;
use crate::given::{json_of, policy};

const NOW: &str = "2026-11-21T08:00:00Z";

fn written(policy: &Policy) -> String {
    let now = parse_instant(NOW).unwrap();
    write(policy, &Options { lang: "en", now, from: "2026-11-21".parse().unwrap(), last_year: 2027, zones: &zone }).0
}

fn value<'c>(component: &'c Component<'_>, name: &str) -> &'c str {
    component.find_prop(name).unwrap_or_else(|| panic!("{name} is missing")).val.as_str()
}

fn civil_of(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y%m%dT%H%M%S").unwrap()
}

/// The open spans that the text gives, in UTC, worked out by `rrule` with the zones of `chrono-tz`.
fn open(text: &str) -> Vec<(DateTime<Utc>, DateTime<Utc>)> {
    let text = unfold(text);
    let calendar = read_calendar(&text).unwrap();
    let mut spans = BTreeMap::new();
    let availability = calendar.components.iter().filter(|component| component.name == "VAVAILABILITY");
    for available in availability.flat_map(|availability| &availability.components) {
        let civil = |name: &str| civil_of(value(available, name));
        let length = civil("DTEND") - civil("DTSTART");
        // Of a time that comes twice, RFC 5545 means the first.
        let utc = |civil: NaiveDateTime| civil.and_local_timezone(chrono_tz::Europe::Brussels).earliest().map(|at| at.with_timezone(&Utc));
        let lines = available.properties.iter().filter(|property| ["DTSTART", "RRULE"].contains(&property.name.as_str()));
        let excepted: Vec<NaiveDateTime> = available
            .properties
            .iter()
            .filter(|property| property.name == "EXDATE")
            .map(|property| civil_of(property.val.as_str()))
            .collect();
        let lines: Vec<String> = lines.map(|line| line.to_string().trim_end().replace("\r\n ", "")).collect();
        let starts = match available.find_prop("RRULE") {
            None => vec![civil("DTSTART")],
            Some(_) => {
                let set: RRuleSet = lines.join("\n").parse().unwrap_or_else(|error| panic!("{lines:?}: {error}"));
                set.all(10_000).dates.into_iter().map(|at| at.naive_local()).collect()
            }
        };
        for start in starts.into_iter().filter(|start| !excepted.contains(start)) {
            let Some((from, until)) = utc(start).zip(utc(start + length)) else { continue };
            let known: &mut DateTime<Utc> = spans.entry(from).or_insert(until);
            *known = until.max(*known);
        }
    }
    let mut union: Vec<(DateTime<Utc>, DateTime<Utc>)> = Vec::new();
    for (from, until) in spans {
        match union.last_mut() {
            Some((_, end)) if from <= *end => *end = until.max(*end),
            _ => union.push((from, until)),
        }
    }
    union
}

fn ours(hours: &Value) -> Vec<(DateTime<Utc>, DateTime<Utc>)> {
    let hours = desk(&json_of(hours), 2026..=2027).unwrap();
    let calendar = Calendar::new(&hours, zone(&hours.zone, 2025..=2029).unwrap(), 2025..=2028);
    let (mut at, end) = (parse_instant("2026-11-20T23:00:00Z").unwrap(), parse_instant("2027-12-31T23:00:00Z").unwrap());
    let instant = |at: i64| DateTime::from_timestamp(at, 0).unwrap();
    let mut spans = Vec::new();
    while let Some(open) = calendar.next_open(at).filter(|open| *open < end) {
        at = calendar.next_close(open).unwrap_or(end);
        spans.push((instant(open), instant(at)));
    }
    spans
}

/// The spans between the first and the last day, without the two weekends on which the clocks change: RFC 5545 takes a time that comes
/// twice for the first of them, and moves one that never comes, while a desk works each hour that its clock shows, twice if it does.
fn compared(spans: Vec<(DateTime<Utc>, DateTime<Utc>)>) -> Vec<(DateTime<Utc>, DateTime<Utc>)> {
    let windows = [("2026-11-22", "2027-03-26"), ("2027-03-29", "2027-10-29"), ("2027-11-01", "2027-12-30")];
    let at = |date: &str| format!("{date}T12:00:00Z").parse::<DateTime<Utc>>().unwrap();
    let windows = windows.map(|(from, until)| (at(from), at(until)));
    let cut = |(from, until): (DateTime<Utc>, DateTime<Utc>)| {
        windows.map(|(begin, end)| (from.max(begin), until.min(end))).into_iter().filter(|(from, until)| from < until)
    };
    spans.into_iter().flat_map(cut).collect()
}

#[test]
fn a_desk_is_written() {
    let policy = policy(json!({ "hours": { "desk": {
        "name": "Help; desk, first line", "zone": "Europe/Brussels", "week": { "mon-thu": ["09:00-17:00"], "fri": ["22:00-02:00"] },
        "closed": ["12-25..12-31"], "days": { "2026-12-24": ["09:00-12:00"] }
    } } }));
    let text = written(&policy).replace("\r\n", "\n");
    let (zone, desk) = text.split_once("END:VTIMEZONE\n").unwrap();
    insta::assert_snapshot!(zone, @r"
    BEGIN:VCALENDAR
    VERSION:2.0
    PRODID:-//Loket//Support hours//EN
    BEGIN:VTIMEZONE
    TZID:Europe/Brussels
    BEGIN:STANDARD
    DTSTART:20251120T010000
    TZOFFSETFROM:+0100
    TZOFFSETTO:+0100
    END:STANDARD
    BEGIN:DAYLIGHT
    DTSTART:20260329T020000
    TZOFFSETFROM:+0100
    TZOFFSETTO:+0200
    END:DAYLIGHT
    BEGIN:STANDARD
    DTSTART:20261025T030000
    TZOFFSETFROM:+0200
    TZOFFSETTO:+0100
    END:STANDARD
    BEGIN:DAYLIGHT
    DTSTART:20270328T020000
    TZOFFSETFROM:+0100
    TZOFFSETTO:+0200
    END:DAYLIGHT
    BEGIN:STANDARD
    DTSTART:20271031T030000
    TZOFFSETFROM:+0200
    TZOFFSETTO:+0100
    END:STANDARD
    ");
    insta::assert_snapshot!(desk, @r"
    BEGIN:VAVAILABILITY
    UID:desk-hours@acme.example
    DTSTAMP:20261121T080000Z
    DTSTART;TZID=Europe/Brussels:20261121T000000
    DTEND;TZID=Europe/Brussels:20280101T000000
    SUMMARY:Help\; desk\, first line
    BEGIN:AVAILABLE
    UID:desk-motuweth-540-1020-until-2027-12-31@acme.example
    DTSTAMP:20261121T080000Z
    DTSTART;TZID=Europe/Brussels:20261123T090000
    DTEND;TZID=Europe/Brussels:20261123T170000
    RRULE:FREQ=WEEKLY;UNTIL=20271231T225959Z;BYDAY=MO,TU,WE,TH
    EXDATE;TZID=Europe/Brussels:20261224T090000
    EXDATE;TZID=Europe/Brussels:20261228T090000
    EXDATE;TZID=Europe/Brussels:20261229T090000
    EXDATE;TZID=Europe/Brussels:20261230T090000
    EXDATE;TZID=Europe/Brussels:20261231T090000
    EXDATE;TZID=Europe/Brussels:20271227T090000
    EXDATE;TZID=Europe/Brussels:20271228T090000
    EXDATE;TZID=Europe/Brussels:20271229T090000
    EXDATE;TZID=Europe/Brussels:20271230T090000
    END:AVAILABLE
    BEGIN:AVAILABLE
    UID:desk-fr-1320-1560-until-2027-12-31@acme.example
    DTSTAMP:20261121T080000Z
    DTSTART;TZID=Europe/Brussels:20261127T220000
    DTEND;TZID=Europe/Brussels:20261128T020000
    RRULE:FREQ=WEEKLY;UNTIL=20271231T225959Z;BYDAY=FR
    EXDATE;TZID=Europe/Brussels:20261225T220000
    EXDATE;TZID=Europe/Brussels:20271231T220000
    END:AVAILABLE
    BEGIN:AVAILABLE
    UID:desk-2026-12-24-540@acme.example
    DTSTAMP:20261121T080000Z
    DTSTART;TZID=Europe/Brussels:20261224T090000
    DTEND;TZID=Europe/Brussels:20261224T120000
    SUMMARY:Help\; desk\, first line
    END:AVAILABLE
    END:VAVAILABILITY
    END:VCALENDAR
    ");
}

#[test]
fn utc_and_fixed_offsets_are_written() {
    let at = |zone: &str| written(&policy(json!({ "hours": { "desk": { "zone": zone, "week": { "mon": ["09:00-17:00"] } } } })));
    let utc = at("UTC");
    assert!(utc.contains("DTSTART:20261123T090000Z\r\n") && !utc.contains("VTIMEZONE"), "{utc}");
    let kolkata = at("+05:30");
    assert!(kolkata.contains("TZID:UTC+0530\r\n") && kolkata.contains("DTSTART;TZID=UTC+0530:20261123T090000\r\n"), "{kolkata}");
    assert!(kolkata.contains("TZOFFSETTO:+0530\r\n") && kolkata.contains("UNTIL=20271231T182959Z"), "{kolkata}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn the_desk_is_available_when_it_is_open(hours in any_desk()) {
        let text = written(&policy(json!({ "hours": { "desk": hours } })));
        prop_assert!(text.lines().all(|line| line.len() <= 75), "{}", text);
        prop_assert_eq!(compared(open(&text)), compared(ours(&hours)), "{}\n{}", hours, text);
    }
}

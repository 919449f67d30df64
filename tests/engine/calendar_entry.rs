//! The expected reply as an `.ics` file, held to RFC 5545.

use loket_engine::ticket::CalendarEntry;
use proptest::prelude::*;

use crate::given::at;

fn entry<'a>(title: &'a str, text: &'a str) -> CalendarEntry<'a> {
    let now = at("2026-11-20T21:58:00Z");
    CalendarEntry { id: "1@acme.example", now, earliest: now + 3600, latest: now + 7200, title, text, url: Some("https://acme.example/1") }
}

/// The lines as they were before they were cut (RFC 5545, 3.1).
fn unfolded(ics: &str) -> Vec<String> {
    assert!(ics.ends_with("\r\n"));
    ics.replace("\r\n ", "").split_terminator("\r\n").map(str::to_owned).collect()
}

#[test]
fn an_entry_says_when_and_takes_up_no_time() {
    let lines = unfolded(&entry("Reply; at last", "Reference 4711,\nC:\\logs").ics());
    let expected = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Loket//Support widget//EN",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        "UID:1@acme.example",
        "DTSTAMP:20261120T215800Z",
        "DTSTART:20261120T225800Z",
        "DTEND:20261120T235800Z",
        "SUMMARY:Reply\\; at last",
        "DESCRIPTION:Reference 4711\\,\\nC:\\\\logs",
        "URL:https://acme.example/1",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "END:VCALENDAR",
    ];
    assert_eq!(lines, expected);
}

#[test]
fn a_single_instant_has_no_end() {
    let now = at("2026-11-20T21:58:00Z");
    let ics = CalendarEntry { latest: now + 3600, url: None, ..entry("Reply", "") }.ics();
    assert!(!ics.contains("DTEND") && !ics.contains("DESCRIPTION") && !ics.contains("URL"), "{ics}");
}

proptest! {
    #[test]
    fn whatever_stands_in_it_lines_are_short_and_nothing_is_smuggled_in(title in ".{0,200}", text in "(?s).{0,400}") {
        let ics = entry(&title, &text).ics();
        prop_assert!(ics.split("\r\n").all(|line| line.len() <= 75), "{}", ics);
        prop_assert!(!ics.replace("\r\n", "").contains(['\r', '\n']));
        let lines = unfolded(&ics);
        let names: Vec<&str> = lines.iter().filter_map(|line| line.split(':').next()).collect();
        prop_assert_eq!(names.iter().filter(|name| **name == "BEGIN").count(), 2);
        prop_assert_eq!(names.len(), if text.is_empty() { 14 } else { 15 });
        // What was escaped comes back.
        let summary = lines.iter().find_map(|line| line.strip_prefix("SUMMARY:")).unwrap();
        let back = summary.replace("\\\\", "\0").replace("\\;", ";").replace("\\,", ",").replace('\0', "\\");
        let expected: String = title.chars().filter(|c| !c.is_control()).collect();
        prop_assert_eq!(back, expected);
    }
}

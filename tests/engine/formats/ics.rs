//! Closures from iCalendar files, in the styles of the programs that people export them from.

use loket_author::hours::draft::Draft;
use loket_author::hours::ics::{Desk, read};
use loket_cli::zone::zone;
use loket_engine::calendar::Years;
use loket_engine::policy::{Date, Interval, ZoneName};
use proptest::prelude::*;
use serde_json::{Value, json};

const YEARS: Years = 2026..=2028;

/// A desk in Brussels from 9 to 12 and from 13 to 17, Monday to Friday.
fn hours(date: Date) -> Option<Vec<Interval>> {
    let weekend = chrono::Datelike::weekday(&date).num_days_from_monday() >= 5;
    let day = ["09:00-12:00", "13:00-17:00"].iter().map(|interval| Interval::parse(interval).unwrap());
    Some(if weekend { Vec::new() } else { day.collect() })
}

fn import(text: &str, take: &[String], leave: &[String]) -> Result<(Draft, String), String> {
    let desk = Desk {
        zone: ZoneName::parse("Europe/Brussels"),
        today: "2026-11-21".parse().unwrap(),
        years: YEARS,
        hours: &hours,
        zones: &zone,
        take,
        leave,
    };
    read(text.trim_start_matches('\u{feff}'), &desk).map(|(draft, report)| (draft, report.to_string()))
}

fn imported(text: &str) -> (Value, String) {
    let (draft, report) = import(text, &[], &[]).unwrap();
    (serde_json::to_value(draft.json()).unwrap(), report)
}

#[test]
fn a_feed_of_holidays_in_googles_style() {
    let (json, report) = imported(include_str!("../../data/formats/google-holidays.ics"));
    assert_eq!(json, json!({ "closed": ["2026-12-25", "2027-01-01"] }));
    insta::assert_snapshot!(report, @r#"
    line 8: left: St. Martin's Day: it is an observance, not a day off; take it with --take
    line 20: taken: Christmas Day: 2026-12-25
    line 32: taken: Neujahr: 2027-01-01
    line 44: left: Neujahr: it is over
    "#);
}

#[test]
fn a_calendar_in_outlooks_style() {
    let (json, report) = imported(include_str!("../../data/formats/outlook.ics"));
    assert_eq!(json, json!({ "closed": ["2026-12-24..2027-01-03", "2026-12-11"], "days": { "2026-12-04": ["09:00-12:00"] } }));
    insta::assert_snapshot!(report, @r#"
    line 22: taken: Gesloten tussen Kerst en Nieuwjaar, en een dag erbij: 2026-12-24..2027-01-03
    line 42: taken: Team lunch, desk closed from noon: 2026-12-04 09:00-12:00
    line 51: taken: Stocktaking: 2026-12-11
    line 60: left: Meeting of the board: it lies outside the desk's hours
    line 68: left: Perhaps closed: it is tentative; take it with --take
    line 77: left: Home office: it is shown as free; take it with --take
    line 86: left: Solstice: its time zone `Midgard Time` is not known
    "#);
}

#[test]
fn a_feed_in_the_style_of_officeholidays() {
    let (json, report) = imported(include_str!("../../data/formats/officeholidays.ics"));
    assert_eq!(json, json!({ "closed": ["2026-12-25"] }));
    insta::assert_snapshot!(report, @r#"
    line 8: left: Belgium: All Saints: it is over
    line 23: left: Belgium: St Martin (Regional Observance): a day with `st martin` in its name is no public holiday; take it with --take
    line 31: taken: Belgium: Christmas Day: 2026-12-25
    line 39: left: Belgium: Valentine's Day: a day with `valentine's` in its name is no public holiday; take it with --take
    "#);
}

#[test]
fn a_calendar_in_nextclouds_style() {
    let (json, report) = imported(include_str!("../../data/formats/nextcloud.ics"));
    let meeting = json!(["10:00-12:00", "13:00-17:00"]);
    assert_eq!(
        json,
        json!({
            "closed": ["07-21", "12-26..01-01", "2027-05-17", "2028-06-05"],
            "days": { "2026-11-26": meeting, "2027-01-29": ["09:00-12:00", "13:00-14:00", "15:00-17:00"], "2027-03-25": meeting }
        })
    );
    insta::assert_snapshot!(report, @r#"
    line 25: taken: National day: 07-21 of every year
    line 34: taken: The week after Christmas: 12-26..01-01 of every year
    line 42: taken: Monthly meeting: 2026-11-26 10:00-12:00, 13:00-17:00; 2027-03-25 10:00-12:00, 13:00-17:00
    line 51: taken: Monthly meeting, a day later: 2027-01-29 09:00-12:00, 13:00-14:00, 15:00-17:00
    line 59: left: Monthly meeting: it is cancelled
    line 68: taken: Whit Monday: 2027-05-17; 2028-06-05
    line 77: left: Watering the plants: it recurs more often than every day
    line 85: left: Order candles: a task or a note closes no desk
    line 91: left: Backwards: it ends before it begins
    "#);
}

fn calendar(entries: &[&str]) -> String {
    let entries: Vec<String> = entries.iter().map(|entry| format!("BEGIN:VEVENT\nUID:{}\n{entry}\nEND:VEVENT\n", entry.len())).collect();
    format!("BEGIN:VCALENDAR\nVERSION:2.0\n{}END:VCALENDAR\n", entries.concat())
}

#[test]
fn the_author_has_the_last_word() {
    let feed = calendar(&["SUMMARY:Saint Martin\nDTSTART;VALUE=DATE:20271111", "SUMMARY:Piet on leave\nDTSTART;VALUE=DATE:20271112"]);
    let closed = |take: &[&str], leave: &[&str]| {
        let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        import(&feed, &words(take), &words(leave)).unwrap().0.closed
    };
    assert_eq!(closed(&[], &[]), ["2027-11-12"]);
    assert_eq!(closed(&["martin"], &["Piet"]), ["2027-11-11"]);
}

/// Days and times at which a zone makes the difference.
#[test]
fn times_are_read_on_the_desks_clock() {
    let closing = |entry: &str| imported(&calendar(&[&format!("SUMMARY:Closed\n{entry}")])).0;
    let rows = [
        // A whole day in New York is no whole day in Brussels: from 6:00 on, and up to 6:00 of the day after.
        ("DTSTART;TZID=America/New_York:20261201T000000\nDURATION:P1D", json!({ "days": { "2026-12-01": [] } })),
        ("DTSTART;TZID=Eastern Standard Time:20261201T030000\nDURATION:PT3H", json!({ "days": { "2026-12-01": ["13:00-17:00"] } })),
        (
            "DTSTART;TZID=/freeassociation.sourceforge.net/Europe/Brussels:20261201T130000\nDTEND;TZID=/freeassociation.sourceforge.net/Europe/Brussels:20261201T170000",
            json!({ "days": { "2026-12-01": ["09:00-12:00"] } }),
        ),
        // Floating: the desk's own clock.
        ("DTSTART:20261201T113000\nDTEND:20261201T133000", json!({ "days": { "2026-12-01": ["09:00-11:30", "13:30-17:00"] } })),
        // From midnight to midnight in Brussels, written in UTC, once in winter and once in summer.
        ("DTSTART:20261130T230000Z\nDTEND:20261202T230000Z", json!({ "closed": ["2026-12-01..2026-12-02"] })),
        ("DTSTART:20270630T220000Z\nDTEND:20270701T220000Z", json!({ "closed": ["2027-07-01"] })),
        // A time each week keeps its wall clock across the change of the clocks.
        (
            "DTSTART;TZID=Europe/Brussels:20270325T090000\nDTEND;TZID=Europe/Brussels:20270325T100000\nRRULE:FREQ=WEEKLY;COUNT=2",
            json!({ "days": { "2027-03-25": ["10:00-12:00", "13:00-17:00"], "2027-04-01": ["10:00-12:00", "13:00-17:00"] } }),
        ),
        // An exception in UTC to a rule in Brussels.
        (
            "DTSTART;TZID=Europe/Brussels:20270325T090000\nDTEND;TZID=Europe/Brussels:20270325T100000\nRRULE:FREQ=WEEKLY;COUNT=2\nEXDATE:20270401T070000Z",
            json!({ "days": { "2027-03-25": ["10:00-12:00", "13:00-17:00"] } }),
        ),
        ("DTSTART;VALUE=DATE:20261224\nDTEND;VALUE=DATE:20261224", json!({ "closed": ["2026-12-24"] })),
        (
            "DTSTART;VALUE=DATE:20261201\nRRULE:FREQ=YEARLY;BYDAY=1TU;BYMONTH=12;UNTIL=20271231",
            json!({ "closed": ["2026-12-01", "2027-12-07"] }),
        ),
    ];
    for (entry, expected) in rows {
        assert_eq!(closing(entry), expected, "{entry}");
    }
}

/// Programs that send changes write every version of an entry into one file.
#[test]
fn of_several_versions_of_an_entry_the_newest_is_taken() {
    let version = |number: &str, day: &str| format!("BEGIN:VEVENT\nUID:a\nSUMMARY:Closed\nDTSTART;VALUE=DATE:{day}\n{number}END:VEVENT\n");
    let two = [version("SEQUENCE:2\n", "20270901"), version("SEQUENCE:1\n", "20270729"), version("", "20270728")].concat();
    let (json, report) = imported(&format!("BEGIN:VCALENDAR\n{two}END:VCALENDAR\n"));
    assert_eq!(json, json!({ "closed": ["2027-09-01"] }));
    insta::assert_snapshot!(report, @r#"
    line 2: taken: Closed: 2027-09-01
    line 8: left: Closed: a newer version of it is in the file
    line 14: left: Closed: a newer version of it is in the file
    "#);
}

#[test]
fn an_entry_that_moves_all_later_times_is_left_and_ends_what_it_moves() {
    let weekly = "UID:a\nSUMMARY:Closed\nDTSTART;VALUE=DATE:20270104\nRRULE:FREQ=WEEKLY;COUNT=4";
    let moved = "UID:a\nSUMMARY:Closed\nRECURRENCE-ID;RANGE=THISANDFUTURE;VALUE=DATE:20270118\nDTSTART;VALUE=DATE:20270119";
    let (json, report) = imported(&format!("BEGIN:VCALENDAR\n{}END:VCALENDAR\n", event(weekly) + &event(moved)));
    assert_eq!(json, json!({ "closed": ["2027-01-04", "2027-01-11"] }));
    assert!(report.contains("left: Closed: it moves an entry that recurs from one time on"), "{report}");
}

/// A policy says a shift on the day on which it begins, so it cannot say that a part in its midst is missing after midnight.
#[test]
fn a_part_of_a_night_closes_no_more_than_it_says() {
    let night = |_: Date| Some(vec![Interval::parse("22:00-06:00").unwrap()]);
    let desk = Desk {
        zone: ZoneName::parse("Europe/Brussels"),
        today: "2026-11-21".parse().unwrap(),
        years: YEARS,
        hours: &night,
        zones: &zone,
        take: &[],
        leave: &[],
    };
    let rows: [(&str, &str, &[&str]); 4] = [
        ("04T213000", "04T230000", &["23:00-06:00"]),
        ("04T230000", "04T233000", &["22:00-23:00", "23:30-06:00"]),
        ("04T230000", "05T000000", &[]),
        ("04T020000", "04T030000", &[]),
    ];
    for (from, until, expected) in rows {
        let text = calendar(&[&format!("SUMMARY:Closed\nDTSTART:202703{from}\nDTEND:202703{until}")]);
        let (draft, report) = read(&text, &desk).unwrap();
        let days: Vec<_> = draft.days.iter().flat_map(|(_, left)| left.iter().map(Interval::to_string)).collect();
        assert_eq!(days, expected, "{report}");
        assert_eq!(report.to_string().contains("left: Closed: it takes a part of a shift over midnight"), expected.is_empty(), "{report}");
    }
}

fn event(lines: &str) -> String {
    format!("BEGIN:VEVENT\n{lines}\nEND:VEVENT\n")
}

#[test]
fn what_is_malformed_is_told_with_its_line() {
    let whole = include_str!("../../data/formats/outlook.ics");
    let lines: Vec<&str> = whole.lines().collect();
    let cut = lines[..32].join("\n");
    let rows = [
        ("", "line 1: holds no BEGIN:VCALENDAR"),
        ("<!DOCTYPE html>\n<title>Sign in</title>", "line 1: `<!DOCTYPE html>` begins no calendar; expected BEGIN:VCALENDAR"),
        ("BEGIN:VEVENT\nEND:VEVENT", "line 1: `BEGIN:VEVENT` begins no calendar; expected BEGIN:VCALENDAR"),
        ("BEGIN:VCALENDAR\nEND:VCALENDAR\nBEGIN:VEVENT\nEND:VEVENT", "line 3: `BEGIN:VEVENT` stands outside BEGIN:VCALENDAR"),
        (cut.as_str(), "line 1: BEGIN:VCALENDAR has no end; the file was probably cut off"),
        ("BEGIN:VCALENDAR\n\nBEGIN:VEVENT\nSUMMARY:A\nEND:VCALENDAR", "line 5: END:VCALENDAR ends BEGIN:VEVENT of line 3"),
        ("BEGIN:VCALENDAR\nVERSION 2.0\nEND:VCALENDAR", "line 2: `VERSION 2.0` has no `:`"),
        ("BEGIN:VCALENDAR\nVER SION:2.0\nEND:VCALENDAR", "line 2: `VER SION` is not the name of a property"),
    ];
    for (text, expected) in rows {
        assert_eq!(import(text, &[], &[]).unwrap_err(), expected, "{text}");
    }
    let deep = "BEGIN:VCALENDAR\n".to_owned() + &"BEGIN:X\n".repeat(10_000);
    assert_eq!(import(&deep, &[], &[]).unwrap_err(), "line 9: nested more than 8 levels deep");
}

#[test]
fn an_entry_that_is_malformed_is_left_with_its_line_and_the_reason() {
    let rows = [
        ("SUMMARY:A", "line 3: left: A: it has no DTSTART\n"),
        (
            "SUMMARY:B\nDTSTART:2026-12-24",
            "line 3: left: B: `2026-12-24` is not a date such as 20261224 or a time such as 20261224T090000\n",
        ),
        (
            "SUMMARY:C\nDTSTART;VALUE=DATE:20260230",
            "line 3: left: C: `20260230` is not a date such as 20261224 or a time such as 20261224T090000\n",
        ),
        ("SUMMARY:D\nDTSTART;VALUE=DATE:20261224\nRRULE:FREQ=NEVER", "line 3: left: D: its rule `FREQ=NEVER` is not understood\n"),
        (
            "SUMMARY:D\nDTSTART;VALUE=DATE:20261224\nRRULE:FREQ=WEEKLY;BYDAY=𐩠T",
            "line 3: left: D: its rule `FREQ=WEEKLY;BYDAY=𐩠T` is not understood\n",
        ),
        ("SUMMARY:E\nDTSTART;VALUE=DATE:20261224\nDURATION:P1X", "line 3: left: E: `P1X` is not a duration such as P1D or PT4H\n"),
        (
            "DTSTART:20261224T090000Z\nDTEND;VALUE=DATE:20261225",
            "line 3: left: VEVENT without a title: it begins on a day and ends at a time, or the other way round\n",
        ),
    ];
    for (entry, expected) in rows {
        let (draft, report) = import(&calendar(&[entry]), &[], &[]).unwrap();
        assert_eq!((draft, report.as_str()), (Draft::default(), expected));
    }
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in any::<String>()) {
        let _ = import(&text, &[], &[]);
        let _ = import(&format!("BEGIN:VCALENDAR\nBEGIN:VEVENT\n{text}\nEND:VEVENT\nEND:VCALENDAR"), &[], &[]);
    }

    #[test]
    fn any_values_are_read_or_refused(
        start in "[0-9]{8}(T[0-9]{6}Z?)?", length in "P?[0-9]{0,7}[WDTHMS]?[0-9]{0,3}[HMS]?",
        rule in "FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)(;(INTERVAL|COUNT|BYDAY|BYMONTH|BYSETPOS|BYMONTHDAY|UNTIL|WKST|BYWEEKNO|BYYEARDAY|BYHOUR)=-?[0-9A-Z,]{1,8}){0,3}",
    ) {
        let _ = import(&calendar(&[&format!("DTSTART:{start}\nDURATION:{length}\nRRULE:{rule}\nEXDATE:{start}\nRDATE:{start}")]), &[], &[]);
    }

    /// A broken piece of a real file.
    #[test]
    fn any_piece_of_a_file_is_read_or_refused(from in 0_usize..3000, until in 0_usize..3000, with in "\\PC{0,6}") {
        let whole = include_str!("../../data/formats/nextcloud.ics");
        let (from, until) = (from.min(whole.len()), until.min(whole.len()));
        let _ = import(&format!("{}{with}{}", &whole[..from], &whole[until..]), &[], &[]);
    }
}

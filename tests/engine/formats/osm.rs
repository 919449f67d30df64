//! OpenStreetMap's `opening_hours`: what is read from it, and that it means the same afterwards.

use loket_author::hours::draft::Outcome;
use loket_author::hours::osm::read;
use proptest::prelude::*;
use serde_json::Value;

fn hours(text: &str) -> (Value, Vec<String>) {
    let (draft, report) = read(text, &["BE".to_owned()], 2026..=2028).unwrap_or_else(|problem| panic!("{text}: {problem}"));
    let left = report.0.iter().filter_map(|entry| match &entry.outcome {
        Outcome::Left(why) | Outcome::Differs(why) => Some(format!("{}: {why}", entry.what)),
        Outcome::Taken(_) => None,
    });
    (serde_json::to_value(draft.json()).unwrap(), left.collect())
}

/// What is taken whole is compared, day by day over three years, with what the crate of that syntax makes of the text; no row may
/// leave anything.
#[test]
fn what_a_policy_can_say_is_taken() {
    let rows = [
        ("24/7", r#"{ "week": { "mon-sun": ["00:00-24:00"] } }"#),
        ("09:00-17:00", r#"{ "week": { "mon-sun": ["09:00-17:00"] } }"#),
        ("opening_hours=Mo-Fr 09:00-12:00,13:00-17:30", r#"{ "week": { "mon-fri": ["09:00-12:00", "13:00-17:30"] } }"#),
        ("Mo,We,Fr 08:00-16:00; Tu 10:00-18:00", r#"{ "week": { "mon,wed,fri": ["08:00-16:00"], "tue": ["10:00-18:00"] } }"#),
        ("Sa-Mo 10:00-12:00", r#"{ "week": { "mon,sat-sun": ["10:00-12:00"] } }"#),
        ("Mo-Su 22:00-06:00", r#"{ "week": { "mon-sun": ["22:00-06:00"] } }"#),
        ("Fr 22:00-26:00", r#"{ "week": { "fri": ["22:00-02:00"] } }"#),
        ("Mo-Sa 09:00-18:00; Th 09:00-20:00", r#"{ "week": { "mon-wed,fri-sat": ["09:00-18:00"], "thu": ["09:00-20:00"] } }"#),
        (
            "Mo-Fr 09:00-12:00, We 14:00-16:00",
            r#"{ "week": { "mon-tue,thu-fri": ["09:00-12:00"], "wed": ["09:00-12:00", "14:00-16:00"] } }"#,
        ),
        (
            "Mo-Fr 09:00-17:00; We 12:00-13:00 off",
            r#"{ "week": { "mon-tue,thu-fri": ["09:00-17:00"], "wed": ["09:00-12:00", "13:00-17:00"] } }"#,
        ),
        ("Mo-Fr 09:00-17:00; PH off", r#"{ "week": { "mon-fri": ["09:00-17:00"] }, "holidays": "BE" }"#),
        ("Mo-Sa 09:00-17:00; PH,Su off", r#"{ "week": { "mon-sat": ["09:00-17:00"] }, "holidays": "BE" }"#),
        ("PH,Mo-Su 09:00-17:00", r#"{ "week": { "mon-sun": ["09:00-17:00"] } }"#),
        ("Mo-Fr 09:00-17:00; Dec 25 off", r#"{ "week": { "mon-fri": ["09:00-17:00"] }, "closed": ["12-25"] }"#),
        ("Mo-Fr 09:00-17:00; Dec 24-Jan 2 off", r#"{ "week": { "mon-fri": ["09:00-17:00"] }, "closed": ["12-24..01-02"] }"#),
        ("Mo-Fr 09:00-17:00; Aug off", r#"{ "week": { "mon-fri": ["09:00-17:00"] }, "closed": ["08-01..08-31"] }"#),
        ("Mo-Fr 09:00-17:00; Feb off", r#"{ "week": { "mon-fri": ["09:00-17:00"] }, "closed": ["02-01..02-29"] }"#),
        ("Mo-Fr 09:00-17:00; 2027 Jul 19-30 off", r#"{ "week": { "mon-fri": ["09:00-17:00"] }, "closed": ["2027-07-19..2027-07-30"] }"#),
        (
            "Mo-Fr 09:00-17:00; easter off; easter +1 day off; easter -2 days off",
            r#"{ "week": { "mon-fri": ["09:00-17:00"] }, "closed": ["easter", "easter+1", "easter-2"] }"#,
        ),
        (
            "Mo-Fr 09:00-17:00; Sep Mo[1] off; May Mo[-1] off",
            r#"{ "week": { "mon-fri": ["09:00-17:00"] }, "closed": ["09-mon#1", "05-mon#-1"] }"#,
        ),
        ("Mo-Fr 09:00-17:00; Nov Th[4] +1 day off", r#"{ "week": { "mon-fri": ["09:00-17:00"] }, "closed": ["11-thu#4+1"] }"#),
        (
            "Mo-Fr 09:00-17:00; Dec 24 09:00-12:00; 2026 Dec 31 09:00-15:00",
            r#"{ "week": { "mon-fri": ["09:00-17:00"] }, "days": { "12-24": ["09:00-12:00"], "2026-12-31": ["09:00-15:00"] } }"#,
        ),
        (
            "Mo-Fr 09:00-17:00; Jul-Aug Mo-Fr 08:00-14:00",
            "{\n  \"week\": { \"mon-fri\": [\"09:00-17:00\"] },\n  \"periods\": [{ \"from\": \"07-01\", \"until\": \"08-31\", \"week\": { \"mon-fri\": [\"08:00-14:00\"] } }]\n}",
        ),
        (
            "Mo-Fr 09:00-17:00; Sa 09:00-12:00; Jun-Aug Sa off",
            "{\n  \"week\": { \"mon-fri\": [\"09:00-17:00\"], \"sat\": [\"09:00-12:00\"] },\n  \"periods\": [{ \"from\": \"06-01\", \"until\": \"08-31\", \"week\": { \"mon-fri\": [\"09:00-17:00\"] } }]\n}",
        ),
        (
            "Oct-Apr Mo-Fr 09:00-17:00; May-Sep Mo-Fr 08:00-16:00; PH off",
            "{\n  \"week\": {},\n  \"periods\": [\n    { \"from\": \"05-01\", \"until\": \"09-30\", \"week\": { \"mon-fri\": [\"08:00-16:00\"] } },\n    { \"from\": \"10-01\", \"until\": \"04-30\", \"week\": { \"mon-fri\": [\"09:00-17:00\"] } }\n  ],\n  \"holidays\": \"BE\"\n}",
        ),
    ];
    for (text, expected) in rows {
        let (json, left) = hours(text);
        assert_eq!((json, left), (serde_json::from_str(expected).unwrap(), vec![]), "{text}");
    }
}

#[test]
fn what_a_policy_cannot_say_is_left_and_told() {
    let rows = [
        ("Mo-Fr 09:00-17:00; Sa sunrise-sunset", "Sa sunrise-sunset: a policy does not know when the sun rises or sets"),
        ("Mo-Fr 09:00-17:00; Sa 10:00+", "Sa 10:00+: it does not say when the desk closes"),
        ("Mo-Fr 09:00-17:00; Sa unknown", "Sa unknown: it does not say whether the desk is open"),
        ("Mo-Fr 09:00-17:00 || \"by telephone\"", "24/7 \"by telephone\": a policy has no hours that hold only where others say nothing"),
        ("Mo-Fr 09:00-17:00; SH off", "SH closed: school holidays are not known"),
        ("Mo-Fr 09:00-17:00; PH 10:00-12:00", "PH 10:00-12:00: a policy has no hours for public holidays; give them day by day in `days`"),
        ("Mo-Fr 09:00-17:00; We[1] off", "We[1] closed: a policy has no weekdays by number in every month"),
        ("week 1-20 Mo-Fr 09:00-17:00", "week01-20 Mo-Fr 09:00-17:00: a policy does not know weeks by number"),
    ];
    for (text, expected) in rows {
        let (json, left) = hours(text);
        assert!(left.contains(&expected.to_owned()), "{text}: {left:#?} {json}");
    }
}

/// In that syntax a later rule takes back an earlier one. A policy's closures hold wherever they stand; so the days are told.
#[test]
fn an_order_that_a_policy_does_not_have_is_told_by_its_days() {
    let (_, left) = hours("Dec 25 off; Mo-Fr 09:00-17:00");
    assert_eq!(
        left,
        ["2026-12-25: the text says 09:00-17:00, these hours closed", "2028-12-25: the text says 09:00-17:00, these hours closed"]
    );
}

#[test]
fn what_is_no_such_text_is_told_from_where_on() {
    let rows = [
        ("", "is empty"),
        ("Mo-Fr 9-17", "`9-17` is not understood"),
        ("Mo-Fr 09:00-17:00;\nMontag 10:00-12:00", "`ntag 10:00-12:00` is not understood"),
        ("Mo-Fr 25:00-26:00", "`25:00-26:00` is not understood"),
        ("Jan 41 off", "`1 off` is not understood"),
    ];
    let told: Vec<String> = rows.iter().map(|(text, _)| read(text, &[], 2026..=2026).unwrap_err()).collect();
    assert_eq!(told, rows.map(|(_, expected)| expected));
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in ".{0,80}") {
        let _ = read(&text, &[], 2026..=2026);
    }

    /// Pieces of the syntax in any order: whatever is taken means the same as the text, or the days on which it does not are told.
    #[test]
    fn pieces_of_the_syntax_are_read_or_refused(pieces in prop::collection::vec(prop::sample::select(vec![
        "Mo-Fr", "Sa", "PH", "SH", "Dec 24", "Dec 24-Jan 2", "Jul-Aug", "2027 Mar 1", "easter +1 day", "May Mo[-1]", "week 3", "09:00-12:00",
        "22:00-26:00", "00:00-24:00", "13:00-17:00", "sunset-24:00", "10:00+", "off", "open", "unknown", ",", ";", "||", " ", "\"text\"", "24/7", "-", "[2]", "2026-2030",
    ]), 0..12)) {
        let _ = read(&pieces.join(" "), &["BE".to_owned()], 2026..=2026);
        let _ = read(&pieces.concat(), &["BE".to_owned()], 2026..=2026);
    }
}

//! schema.org's opening hours: read from what sites hold, and written so that they mean the same when they are read again.

use loket_author::hours::desk::desk;
use loket_author::hours::draft::Draft;
use loket_author::hours::layout::layout;
use loket_author::hours::schema_org::{read, write};
use loket_engine::calendar::dates;
use loket_engine::policy::{Date, Interval, Json};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::formats::desks::{any_desk, exact};
use crate::given::{json_of, policy};

const LAST_YEAR: i32 = 2027;

fn today() -> Date {
    "2026-11-21".parse().unwrap()
}

fn imported(text: &str) -> Result<(Value, String), String> {
    let (draft, report) = read(text, &["BE".to_owned()], today(), 2026..=LAST_YEAR)?;
    Ok((serde_json::to_value(draft.json()).unwrap(), report.to_string()))
}

#[test]
fn the_page_of_a_shop() {
    let (json, report) = imported(include_str!("../../data/formats/shop-page.html")).unwrap();
    assert_eq!(
        json,
        json!({
            "week": { "mon,thu": ["09:00-12:00", "13:00-17:00"], "tue-wed": ["09:00-12:00"], "fri": ["22:00-02:00"], "sat": ["00:00-24:00"] },
            "periods": [{ "from": "2027-07-01", "until": "2027-08-31", "week": {
                "mon-tue": ["08:00-14:00"], "wed": ["09:00-12:00"], "thu": ["09:00-12:00", "13:00-17:00"], "fri": ["22:00-02:00"], "sat": ["00:00-24:00"]
            } }],
            "closed": ["2026-12-25..2027-01-03"],
            "days": { "2026-12-24": ["09:00-11:00", "13:00-14:00"] },
            "holidays": "BE"
        })
    );
    let left: Vec<&str> = report.lines().filter(|line| line.starts_with("left: ")).collect();
    insta::assert_snapshot!(left.join("\n"), @r#"
    left: @graph[1].openingHoursSpecification[6]: "Funday" is not a day such as "Monday"
    left: @graph[1].openingHoursSpecification[7]: `opens`: "13.00" is not a time such as "09:00"
    left: @graph[1].openingHoursSpecification[8]: `opens`: "13:00+01:00" has an offset; hours are those of the desk's own clock
    left: @graph[1].openingHoursSpecification[9]: `closes` is missing
    left: @graph[1].specialOpeningHoursSpecification[4]: it is over
    left: @graph[1].specialOpeningHoursSpecification[5]: `validFrom` is missing
    left: @graph[1].department: only the first hours are read; give the others to a desk of their own
    "#);
}

#[test]
fn short_texts_and_lone_values_are_read() {
    let rows = [
        (r#"{ "openingHours": "Mo-Fr 09:00-17:00" }"#, json!({ "week": { "mon-fri": ["09:00-17:00"] } })),
        (
            r#"{ "openingHours": ["Mo-Th 09:00-17:00", "Fr 09:00-12:00"] }"#,
            json!({ "week": { "mon-thu": ["09:00-17:00"], "fri": ["09:00-12:00"] } }),
        ),
        (
            r#"[{ "hoursAvailable": { "dayOfWeek": "Mo", "opens": "09:00", "closes": "24:00" } }]"#,
            json!({ "week": { "mon": ["09:00-24:00"] } }),
        ),
        (r#"{ "openingHoursSpecification": { "opens": "09:00", "closes": "00:00" } }"#, json!({ "week": { "mon-sun": ["09:00-24:00"] } })),
    ];
    for (text, expected) in rows {
        assert_eq!(imported(text).unwrap().0, expected, "{text}");
    }
}

#[test]
fn what_is_malformed_is_told_with_its_line() {
    let page = "<html>\n<script type=\"application/ld+json\">\n{ \"openingHours\":\n  oops }\n</script>";
    let rows = [
        ("", "line 1, column 0: not JSON: EOF while parsing a value"),
        ("{\n  \"openingHours\": [\n}", "line 3, column 1: not JSON: expected value"),
        (page, "line 4, column 3: not JSON: expected value"),
        ("{ \"name\": \"A shop\" }", "holds no opening hours of schema.org"),
        ("<html></html>", "holds no opening hours of schema.org"),
    ];
    for (text, expected) in rows {
        assert_eq!(imported(text).unwrap_err(), expected, "{text}");
    }
}

fn written(hours: &Value) -> (Json, String) {
    let policy = policy(json!({ "hours": { "desk": hours } }));
    let (json, report) = write(&policy, "en", today(), LAST_YEAR);
    (json, report.to_string())
}

#[test]
fn a_policy_is_written_as_contact_points() {
    let (json, report) = written(&json!({
        "name": "Help desk", "zone": "Europe/Brussels", "week": { "mon-thu": ["09:00-12:00", "13:00-24:00"], "fri": ["22:00-02:00"], "sun": ["00:00-24:00"] },
        "closed": ["12-25..12-31"], "days": { "2026-12-24": ["09:00-11:00"] },
        "periods": [{ "from": "07-01", "until": "07-31", "week": { "mon-sun": ["08:00-09:00"] } }]
    }));
    assert_eq!(report, "left: hours.desk.zone: schema.org has no time zones; times are those of Europe/Brussels\n");
    let json = serde_json::to_value(json).unwrap();
    let point = &json["contactPoint"][0];
    assert_eq!((&json["@type"], &json["name"], &point["name"]), (&json!("Organization"), &json!("Acme"), &json!("Help desk")));
    let text = |value: &Value| value.as_str().unwrap_or("-").to_owned();
    let line = |one: &Value| {
        let days =
            one["dayOfWeek"].as_array().map_or_else(|| "-".to_owned(), |days| days.iter().map(|day| text(day)[..2].to_owned()).collect());
        format!("{days} {} {} {} {}", text(&one["opens"]), text(&one["closes"]), text(&one["validFrom"]), text(&one["validThrough"]))
    };
    let lines: Vec<String> = point["hoursAvailable"].as_array().unwrap().iter().map(line).collect();
    insta::assert_snapshot!(lines.join("\n"), @r"
    MoTuWeTh 09:00 12:00 - -
    MoTuWeTh 13:00 00:00 - -
    Fr 22:00 02:00 - -
    Su 00:00 23:59 - -
    MoTuWeThFrSaSu 08:00 09:00 2027-07-01 2027-07-31
    - 00:00 00:00 2026-12-25 2026-12-31
    - 00:00 00:00 2027-12-26 2027-12-31
    - 09:00 11:00 2026-12-24 2026-12-24
    ");
}

/// The hours of each day from today on, as the calendar has them.
fn days(hours: &Value) -> Vec<(Date, Vec<Interval>)> {
    let hours = desk(&json_of(hours), 2026..=LAST_YEAR).unwrap_or_else(|| panic!("{hours}"));
    let days = dates(&hours, 2026..=LAST_YEAR);
    days.into_iter().filter(|day| day.date >= today()).map(|day| (day.date, day.intervals.to_vec())).collect()
}

fn read_back(json: &Json) -> Draft {
    let (draft, report) = read(&layout(json), &[], today(), 2026..=LAST_YEAR).unwrap();
    assert!(!report.to_string().contains("left: "), "{report}");
    Draft { zone: Some("Europe/Brussels".to_owned()), week: Some(draft.week.unwrap_or_default()), ..draft }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Policy to schema.org and back: every day has the same hours.
    #[test]
    fn there_and_back_every_day_has_the_same_hours(hours in any_desk()) {
        let (json, _) = written(&hours);
        let back = serde_json::to_value(read_back(&json).json()).unwrap();
        for ((date, before), (_, after)) in days(&hours).into_iter().zip(days(&back)) {
            prop_assert_eq!(exact(&before), exact(&after), "{}: {} {}", date, hours, back);
        }
    }

    #[test]
    fn any_text_is_read_or_refused(text in any::<String>(), json in "[\\[{\"a-z:, }\\]0-9]{0,40}") {
        let _ = imported(&text);
        let _ = imported(&format!("<script type=\"application/ld+json\">{text}"));
        let _ = imported(&format!("{{\"openingHoursSpecification\":{json}}}"));
    }

    #[test]
    fn any_specification_is_read_or_refused(
        opens in "[0-9:]{0,6}", closes in "[0-9:]{0,6}", from in "20[0-9-]{0,9}", until in "20[0-9-]{0,9}", day in "[A-Z]?[a-z]{0,8}",
    ) {
        let specification = json!({ "dayOfWeek": [day, "Monday"], "opens": opens, "closes": closes, "validFrom": from, "validThrough": until });
        let _ = imported(&json!({ "openingHoursSpecification": [specification] }).to_string());
    }
}

//! Specifications of schema.org and rules of `opening_hours` read a second time, and compared with an import day by day over two years.
//!
//! The second reading of schema.org is naive and of these tests' own. Each import of `opening_hours` compares itself with the crate of that
//! syntax and tells the days that differ; here the rules that were taken are read again without those that were left.

use std::collections::BTreeSet;

use chrono::{Datelike, Days, NaiveDate};
use loket_author::hours::{desk::desk, draft::Draft, draft::Outcome, draft::Report, osm, schema_org};
use loket_engine::calendar::dates;
use proptest::prelude::*;
use serde_json::{Value, json};

const FIRST: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
const DAYS: usize = 731;
const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// The minutes of each day, from its midnight, on which hours that begin on it are open.
fn written(draft: Draft) -> Vec<(NaiveDate, BTreeSet<u16>)> {
    let draft = Draft { zone: Some("UTC".to_owned()), week: Some(draft.week.unwrap_or_default()), ..draft };
    let hours = desk(&draft.json(), 2026..=2028).unwrap_or_else(|| panic!("{:?}", draft.json()));
    let all = dates(&hours, 2026..=2028);
    let open =
        |day: &loket_engine::calendar::DateHours<'_>| day.intervals.iter().flat_map(|interval| interval.from..interval.until).collect();
    all.iter().skip_while(|day| day.date < FIRST).take(DAYS).map(|day| (day.date, open(day))).collect()
}

fn taken(report: &Report, what: &str) -> bool {
    report.0.iter().any(|entry| entry.what == what && matches!(entry.outcome, Outcome::Taken(_)))
}

/// What specifications say of a date: of those that name its weekday, those for a time win over those for always.
fn said(specifications: &[&Value], date: NaiveDate) -> BTreeSet<u16> {
    let weekday = WEEKDAYS[date.weekday().num_days_from_monday() as usize];
    let minutes = |time: &Value| {
        let (hour, minute) = time.as_str().unwrap().split_once(':').unwrap();
        hour.parse::<u16>().unwrap() * 60 + minute.parse::<u16>().unwrap()
    };
    let names = |one: &&&Value| one["dayOfWeek"].as_array().is_none_or(|days| days.iter().any(|day| day == weekday));
    let bound = |one: &Value, name: &str| one[name].as_str().map(|day| day.parse::<NaiveDate>().unwrap());
    let holds = |one: &&&Value| {
        bound(one, "validFrom").is_none_or(|from| from <= date) && bound(one, "validThrough").is_none_or(|until| date <= until)
    };
    let mine: Vec<_> = specifications.iter().filter(names).filter(holds).collect();
    let for_a_time: Vec<_> = mine.iter().copied().filter(|one| one["validFrom"].is_string()).collect();
    let mine = if for_a_time.is_empty() { mine } else { for_a_time };
    let open = mine.into_iter().flat_map(|one| {
        let (from, until) = (minutes(&one["opens"]), minutes(&one["closes"]));
        from..if until < from { until + 1440 } else { until }
    });
    open.collect()
}

fn differences(specifications: &[Value]) -> Vec<String> {
    let text = json!({ "@type": "Store", "openingHoursSpecification": specifications }).to_string();
    let (draft, report) = schema_org::read(&text, &[], FIRST, 2026..=2028).unwrap();
    let mine = specifications.iter().enumerate().filter(|(index, _)| taken(&report, &format!("openingHoursSpecification[{index}]")));
    let mine: Vec<&Value> = mine.map(|(_, one)| one).collect();
    let written = written(draft);
    let wrong = written.iter().map(|(date, written)| (date, said(&mine, *date), written)).filter(|(_, said, written)| said != *written);
    wrong
        .take(3)
        .map(|(date, said, written)| format!("{date}: {} minutes are right, {} are written\n{report}", said.len(), written.len()))
        .collect()
}

fn always(days: &[&str], opens: &str, closes: &str) -> Value {
    json!({ "dayOfWeek": days, "opens": opens, "closes": closes })
}

fn for_a_time(mut one: Value, from: &str, until: &str) -> Value {
    one["validFrom"] = from.into();
    one["validThrough"] = until.into();
    one
}

#[test]
fn specifications_say_the_same_twice() {
    let week = always(&WEEKDAYS[..5], "09:00", "18:00");
    let saturday = always(&WEEKDAYS[5..6], "10:00", "16:00");
    let no_saturday = for_a_time(always(&WEEKDAYS[5..6], "00:00", "00:00"), "2027-07-01", "2027-08-31");
    let over = for_a_time(always(&WEEKDAYS, "09:00", "10:00"), "2020-07-01", "2020-08-31");
    let christmas = for_a_time(json!({ "opens": "00:00", "closes": "00:00" }), "2026-12-24", "2027-01-02");
    let eve = for_a_time(json!({ "opens": "09:00", "closes": "12:00" }), "2027-12-24", "2027-12-24");
    // It is left because nobody says whose public holidays they are; its weekdays must not be taken then.
    let holidays = json!({ "dayOfWeek": ["PublicHolidays", "Tuesday"], "opens": "00:00", "closes": "00:00" });
    let rows = [
        vec![week.clone(), saturday.clone(), no_saturday.clone()],
        vec![no_saturday, saturday, week.clone()],
        vec![week.clone(), over],
        vec![week.clone(), christmas, eve],
        vec![week, holidays],
    ];
    for row in rows {
        assert_eq!(differences(&row), Vec::<String>::new(), "{row:?}");
    }
}

/// What is left is left wholly, also where it would have brought public holidays.
#[test]
fn a_specification_that_is_left_brings_no_holidays() {
    let over = json!({ "dayOfWeek": ["PublicHolidays", "Monday"], "opens": "00:00", "closes": "00:00", "validThrough": "2020-01-01" });
    let text = json!({ "openingHoursSpecification": [always(&WEEKDAYS[..5], "09:00", "18:00"), over] }).to_string();
    let (draft, report) = schema_org::read(&text, &["BE".to_owned()], FIRST, 2026..=2028).unwrap();
    assert_eq!((report.count(), draft.holidays), ((1, 2), Vec::<String>::new()), "{report}");
}

#[test]
fn texts_of_a_list_add_up() {
    let text = r#"{ "openingHours": ["Mo-Fr 09:00-12:00", "Mo-Fr 13:00-17:30", "Sa 10:00-12:00", "PH off"] }"#;
    let (draft, report) = schema_org::read(text, &["BE".to_owned()], FIRST, 2026..=2028).unwrap();
    let expected = json!({ "week": { "mon-fri": ["09:00-12:00", "13:00-17:30"], "sat": ["10:00-12:00"] }, "holidays": "BE" });
    assert_eq!((serde_json::to_value(draft.json()).unwrap(), report.count()), (expected, (4, 4)), "{report}");
    assert!(!report.to_string().contains("differs"), "{report}");
}

fn any_specification() -> impl Strategy<Value = Value> {
    let times =
        prop::sample::select(vec![("09:00", "12:00"), ("13:00", "17:30"), ("22:00", "02:00"), ("00:00", "00:00"), ("00:00", "24:00")]);
    let time = prop_oneof![
        2 => Just(None),
        1 => (0_u64..600).prop_map(|day| Some((day, 0))),
        1 => (0_u64..600, 1_u64..90).prop_map(Some),
        1 => Just(Some((30, 400))),
    ];
    (prop::sample::subsequence(WEEKDAYS.to_vec(), 1..8), times, time).prop_map(|(days, (opens, closes), time)| {
        let one = always(&days, opens, closes);
        time.map_or(one.clone(), |(day, length)| {
            let (from, until) = (FIRST + Days::new(day), FIRST + Days::new(day + length));
            for_a_time(one, &from.to_string(), &until.to_string())
        })
    })
}

/// What a rule of `opening_hours` says, and whether it can be taken.
fn any_rule() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "Mo-Fr 09:00-17:00",
        "Sa 10:00-12:00",
        "We off",
        "PH off",
        "Dec 24 09:00-12:00",
        "Dec 24 off",
        "Dec 24-Jan 2 off",
        "2027 Jul Mo-Fr 08:00-14:00",
        "Dec 25,Dec 28-easter off",
        "easter +1 day off",
        "Sa sunrise-12:00",
        "Mo[1] off",
        "PH 10:00-12:00",
        "easter -easter +1 day PH off",
    ])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// One season at a time: which of two that meet holds, schema.org does not say.
    #[test]
    fn any_specifications_say_the_same_twice(
        always in prop::collection::vec(any_specification(), 0..4), season in any_specification(),
    ) {
        let mut all: Vec<Value> = always.into_iter().filter(|one| one["validFrom"].is_null()).collect();
        all.push(season);
        prop_assert_eq!(differences(&all), Vec::<String>::new(), "{:?}", all);
    }

    /// The rules that were taken, alone, make the same hours: nothing of those that were left is among them.
    #[test]
    fn any_rules_say_the_same_without_those_that_are_left(rules in prop::collection::vec(any_rule(), 1..6)) {
        let holidays = ["BE".to_owned()];
        let (draft, report) = osm::read(&rules.join("; "), &holidays, 2026..=2028).unwrap();
        let alone: Vec<&str> = report.0.iter().filter(|entry| taken(&report, &entry.what)).map(|entry| entry.what.as_str()).collect();
        if alone.is_empty() {
            let nothing = Draft { week: Some(Default::default()), ..Draft::default() };
            prop_assert_eq!(draft, nothing);
        } else {
            let (again, report) = osm::read(&alone.join("; "), &holidays, 2026..=2028).unwrap();
            prop_assert_eq!(&again, &draft, "{:?} {}", rules, report);
        }
    }
}

//! Public holidays by name: the rules against two sources that others keep, and what a policy makes of them.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};
use loket_author::hours::holidays::holidays;
use loket_engine::policy::easter;
use opening_hours::localization::Country;
use serde_json::{Value, json};

use crate::cli::{file, loket, placeless};
use crate::given::{at, desk, smallest};

fn ours(place: &str, year: i32) -> BTreeSet<NaiveDate> {
    holidays(place, year..=year).unwrap().into_keys().collect()
}

/// Where a library counts other days than the law, or than people keep, and why we differ.
fn counted_there(place: &str, date: NaiveDate) -> bool {
    let from_easter = (date - easter(date.year()).unwrap()).num_days();
    match place {
        // The laws name neither Easter Sunday nor Whit Sunday.
        "AT" | "BE" | "NL" if matches!(from_easter, 0 | 49) => true,
        // Good Friday is only treated like a holiday, and employers do not keep it.
        "NL" => from_easter == -2,
        _ => false,
    }
}

#[test]
fn the_rules_agree_with_python_holidays() {
    let mut compared = 0;
    for line in include_str!("../../data/formats/holidays.txt").lines().filter(|line| !line.starts_with('#')) {
        let mut words = line.split(' ');
        let (place, year) = (words.next().unwrap(), words.next().unwrap().parse().unwrap());
        let theirs = words.map(|day| format!("{year}-{day}").parse::<NaiveDate>().unwrap());
        let theirs: BTreeSet<NaiveDate> = theirs.filter(|date| !counted_there(place, *date)).collect();
        assert_eq!(ours(place, year), theirs, "{place} {year}");
        compared += 1;
    }
    assert_eq!(compared, 30 * 16);
}

/// The database of the crate `opening-hours` comes from Nager.Date. It has one list per country; what only some regions have is
/// kept apart, so countries are compared that have none such.
#[test]
fn the_rules_agree_with_nager_date() {
    let countries = [
        ("AT", Country::AT),
        ("BE", Country::BE),
        ("DE", Country::DE),
        ("FR", Country::FR),
        ("IE", Country::IE),
        ("LU", Country::LU),
        ("NL", Country::NL),
    ];
    for (place, country) in countries {
        let calendar = country.holidays();
        for year in 2023..=2040 {
            let theirs: BTreeSet<NaiveDate> =
                calendar.get_public().iter().filter(|date| date.year() == year && !counted_there(place, *date)).collect();
            // Nager.Date does not count the Dutch Liberation Day, which the act names, in any year.
            let liberation_day = |date: &NaiveDate| place == "NL" && (date.month(), date.day()) == (5, 5);
            let ours: BTreeSet<NaiveDate> = ours(place, year).into_iter().filter(|date| !liberation_day(date)).collect();
            assert_eq!(ours, theirs, "{place} {year}");
        }
    }
}

#[test]
fn a_holiday_on_a_weekend_has_a_day_in_lieu_where_the_law_gives_one() {
    let named = |place: &str, date: &str| holidays(place, 2027..=2027).unwrap().get(&date.parse().unwrap()).cloned();
    assert_eq!(named("GB", "2027-12-28").as_deref(), Some("Boxing Day (in lieu)"));
    assert_eq!(named("GB-NIR", "2027-07-12").as_deref(), Some("Battle of the Boyne"));
    // The first of January 2028 is a Saturday: its Friday lies in the year before.
    assert_eq!(named("US", "2027-12-31").as_deref(), Some("New Year's Day (in lieu)"));
    assert_eq!(named("BE", "2027-12-27"), None);
    let ascension_and_europe = holidays("LU", 2024..=2024).unwrap();
    assert_eq!(ascension_and_europe[&"2024-05-09".parse().unwrap()], "Europe Day, Ascension Day");
}

#[test]
fn an_unknown_place_is_told_what_is_known() {
    let told = |place: &str| holidays(place, 2026..=2026).unwrap_err().to_string();
    assert_eq!(told("XX"), "the public holidays of `XX` are not known; expected one of AT, BE, DE, FR, GB, IE, LU, NL, US");
    assert_eq!(told("be"), "the public holidays of `be` are not known; expected one of AT, BE, DE, FR, GB, IE, LU, NL, US");
    assert_eq!(told("GB-XYZ"), "`GB-XYZ`: no such region with public holidays of its own; known are EAW, ENG, NIR, SCT, WLS");
    assert_eq!(told("BE-VLG"), "`BE-VLG`: `BE` has the same public holidays everywhere; write `BE`");
    assert!(told("DE-").contains("known are BB, BE, BW"));
}

fn with_holidays(holidays: Value) -> Value {
    let mut policy = smallest();
    policy["hours"] = json!({ "desk": { "zone": "Europe/Brussels", "week": { "mon-fri": ["09:00-17:00"] }, "holidays": holidays } });
    policy
}

#[test]
fn build_puts_the_dates_in() {
    let mut source = with_holidays(json!(["BE", "DE-BY"]));
    source["$schema"] = json!("../policy.schema.json");
    let source = file("holidays.json", &source.to_string());
    let built = file("holidays-built.json", "");
    let run = loket(&["build", &source, "-o", &built, "--now", "2026-11-21T00:00:00Z", "--years", "1"]);
    let told = "hours.desk: 20 public holidays of BE until 2027-12-31 (act of 4 January 1974 on public holidays; royal decree of 18 April 1974, art. 1)\n\
                hours.desk: 24 public holidays of DE-BY until 2027-12-31 (Einigungsvertrag, art. 2 (2), and the states' acts on Sundays and public holidays (Feiertagsgesetze))\n";
    assert_eq!((run.code, run.out.as_str(), run.err.as_str()), (Some(0), "", told));
    let policy: Value = serde_json::from_str(&std::fs::read_to_string(&built).unwrap()).unwrap();
    assert_eq!(policy.get("$schema"), None, "it is for the source's editor");
    let holidays = &policy["hours"]["desk"]["holidays"];
    assert_eq!((&holidays["of"], &holidays["until"]), (&json!(["BE", "DE-BY"]), &json!("2027-12-31")));
    let dates: Vec<&str> = holidays["dates"].as_array().unwrap().iter().map(|date| date.as_str().unwrap()).collect();
    assert_eq!(dates[..4], ["2026-01-01", "2026-01-06", "2026-04-03", "2026-04-06"]);
    assert!(dates.is_sorted() && dates.iter().all(|date| dates.iter().filter(|other| *other == date).count() == 1));
    // What was built can be built again, later.
    let run = loket(&["build", &built, "--now", "2030-01-01T00:00:00Z", "--years", "0"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    assert!(run.out.contains(r#""until":"2030-12-31""#) && !run.out.contains("2027-"), "{}", run.out);
}

#[test]
fn a_desk_is_closed_on_its_holidays_unless_a_day_says_otherwise() {
    let mut document = with_holidays(json!("BE"));
    document["hours"]["desk"]["days"] = json!({ "11-11": ["10:00-12:00"] });
    let run = loket(&["build", &file("armistice.json", &document.to_string()), "--now", "2026-01-01T00:00:00Z"]);
    let hours = serde_json::from_str::<Value>(&run.out).unwrap()["hours"]["desk"].clone();
    let desk = desk(&hours, at("2026-07-01T00:00:00Z"));
    assert_eq!(desk.next_open(at("2026-07-20T15:00:00Z")), Some(at("2026-07-22T07:00:00Z")));
    assert_eq!(desk.next_open(at("2026-11-10T16:00:00Z")), Some(at("2026-11-11T09:00:00Z")));
}

#[test]
fn check_and_simulate_take_a_policy_that_was_not_built() {
    let source = file("unbuilt.json", &with_holidays(json!("BE")).to_string());
    assert_eq!(loket(&["check", &source]).out, format!("{source}: no problems\n"));
    let wrong = file("nowhere.json", &with_holidays(json!(["BE", "XX"])).to_string());
    let told = "hours.desk.holidays: the public holidays of `XX` are not known; expected one of AT, BE, DE, FR, GB, IE, LU, NL, US\n";
    let run = loket(&["check", &wrong]);
    assert_eq!((run.code, placeless(&run.out, &wrong)), (Some(1), format!("{wrong}: {told}{wrong}: cannot be used; 1 to look at\n")));
    let run = loket(&["build", &wrong]);
    assert_eq!((run.code, run.out.as_str()), (Some(2), ""));
    assert!(placeless(&run.err, &wrong).contains(&format!("{wrong}: {told}loket: {wrong}: the policy cannot be used\n")), "{}", run.err);
}

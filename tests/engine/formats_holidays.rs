//! Public holidays by name: the rules against two sources that others keep, and what a policy makes of them.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};
use loket::formats::holidays::holidays;
use loket::policy::easter;
use opening_hours::localization::Country;

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
    for line in include_str!("../data/formats/holidays.txt").lines().filter(|line| !line.starts_with('#')) {
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
            assert_eq!(ours(place, year), theirs, "{place} {year}");
        }
    }
}

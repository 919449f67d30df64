//! The Netherlands. The act names the days without saying who has them off. Kept here is what employers commonly keep: Good Friday,
//! which the act only treats like a holiday, is not among them, and Liberation Day is in every fifth year.

use chrono::{Datelike, NaiveDate, Weekday};

use super::Country;
use super::rule::{after_easter, day, each};
use loket_engine::policy::Date;

pub(super) const COUNTRY: Country = Country {
    code: "NL",
    law: "Algemene termijnenwet, art. 3",
    regions: &[],
    rules: &[
        day("New Year's Day", 1, 1),
        after_easter("Easter Monday", 1),
        each("King's Day", kings_day),
        each("Liberation Day", liberation_day),
        after_easter("Ascension Day", 39),
        after_easter("Whit Monday", 50),
        day("Christmas Day", 12, 25),
        day("Second Day of Christmas", 12, 26),
    ],
};

/// 27 April, or the day before when that is a Sunday.
fn kings_day(year: i32) -> Option<Date> {
    let birthday = NaiveDate::from_ymd_opt(year, 4, 27)?;
    if birthday.weekday() == Weekday::Sun { birthday.pred_opt() } else { Some(birthday) }
}

fn liberation_day(year: i32) -> Option<Date> {
    (year % 5 == 0).then(|| NaiveDate::from_ymd_opt(year, 5, 5))?
}

//! Ireland. A holiday on a weekend moves to no other date by law; employees are owed a day.

use chrono::{Datelike, NaiveDate, Weekday};

use super::Country;
use super::rule::{after_easter, day, each, last, nth, once};
use loket_engine::policy::Date;

pub(super) const COUNTRY: Country = Country {
    code: "IE",
    law: "Organisation of Working Time Act 1997, second schedule; S.I. No. 50/2022",
    regions: &[],
    rules: &[
        day("New Year's Day", 1, 1),
        each("Saint Brigid's Day", saint_brigid).since(2023),
        day("Saint Patrick's Day", 3, 17),
        after_easter("Easter Monday", 1),
        nth("May holiday", 1, Weekday::Mon, 5),
        nth("June holiday", 1, Weekday::Mon, 6),
        nth("August holiday", 1, Weekday::Mon, 8),
        last("October holiday", Weekday::Mon, 10),
        day("Christmas Day", 12, 25),
        day("Saint Stephen's Day", 12, 26),
        once("Day of remembrance and recognition", 2022, 3, 18),
    ],
};

/// The first Monday in February, or the first of February when that is a Friday.
fn saint_brigid(year: i32) -> Option<Date> {
    let first = NaiveDate::from_ymd_opt(year, 2, 1)?;
    if first.weekday() == Weekday::Fri { Some(first) } else { NaiveDate::from_weekday_of_month_opt(year, 2, Weekday::Mon, 1) }
}

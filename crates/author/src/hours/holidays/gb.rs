//! The United Kingdom: bank holidays by statute, by proclamation and by custom. `GB` alone is England and Wales.

use chrono::{NaiveDate, Weekday};

use super::Country;
use super::rule::{Weekend, after_easter, day, each, last, nth, once};
use loket_engine::policy::Date;

const NORTHERN_IRELAND: &[&str] = &["NIR"];
const SCOTLAND: &[&str] = &["SCT"];
const NOT_SCOTLAND: &[&str] = &["", "EAW", "ENG", "WLS", "NIR"];

pub(super) const COUNTRY: Country = Country {
    code: "GB",
    law: "Banking and Financial Dealings Act 1971, schedule 1; St Andrew's Day Bank Holiday (Scotland) Act 2007; royal proclamations",
    regions: &["EAW", "ENG", "NIR", "SCT", "WLS"],
    rules: &[
        day("New Year's Day", 1, 1).weekend(Weekend::NextFreeDay),
        day("2nd January", 1, 2).only(SCOTLAND).weekend(Weekend::NextFreeDay),
        day("Saint Patrick's Day", 3, 17).only(NORTHERN_IRELAND).weekend(Weekend::NextFreeDay),
        after_easter("Good Friday", -2),
        after_easter("Easter Monday", 1).only(NOT_SCOTLAND),
        each("Early May bank holiday", early_may),
        each("Spring bank holiday", spring),
        day("Battle of the Boyne", 7, 12).only(NORTHERN_IRELAND).weekend(Weekend::NextFreeDay),
        nth("Summer bank holiday", 1, Weekday::Mon, 8).only(SCOTLAND),
        last("Summer bank holiday", Weekday::Mon, 8).only(NOT_SCOTLAND),
        day("Saint Andrew's Day", 11, 30).only(SCOTLAND).weekend(Weekend::NextFreeDay),
        day("Christmas Day", 12, 25).weekend(Weekend::NextFreeDay),
        day("Boxing Day", 12, 26).weekend(Weekend::NextFreeDay),
        once("Platinum Jubilee", 2022, 6, 3),
        once("State funeral of Queen Elizabeth II", 2022, 9, 19),
        once("Coronation of King Charles III", 2023, 5, 8),
        once("World Cup", 2026, 6, 15).only(SCOTLAND),
    ],
};

/// The first Monday in May; in 2020 the 75th anniversary of the end of the war took its place.
fn early_may(year: i32) -> Option<Date> {
    match year {
        2020 => NaiveDate::from_ymd_opt(2020, 5, 8),
        _ => NaiveDate::from_weekday_of_month_opt(year, 5, Weekday::Mon, 1),
    }
}

/// The last Monday in May; in 2022 moved to stand beside the Platinum Jubilee.
fn spring(year: i32) -> Option<Date> {
    let of_may = |nth| NaiveDate::from_weekday_of_month_opt(year, 5, Weekday::Mon, nth);
    match year {
        2022 => NaiveDate::from_ymd_opt(2022, 6, 2),
        _ => of_may(5).or_else(|| of_may(4)),
    }
}

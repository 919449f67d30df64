//! What begins on each date, for those who write a desk's hours out for others. Native only: counting has its own way.

use chrono::Datelike;

use super::days::{Years, closed_days, special_days, weeks};
use super::zone::{date_of, number_of};
use crate::policy::{Date, Interval, SupportHours, Week};

/// The hours of one date.
#[derive(Debug, Clone, Copy)]
pub struct DateHours<'h> {
    /// The date.
    pub date: Date,
    /// The week that holds on it, by itself or by a period.
    pub week: &'h Week,
    /// The intervals that begin on it, as written: its own hours before closures, these before the week.
    pub intervals: &'h [Interval],
}

/// The hours of each date of some years.
pub fn dates(hours: &SupportHours, years: Years) -> Vec<DateHours<'_>> {
    let special = special_days(hours, years.clone());
    let closed = closed_days(hours, years.clone());
    let (regular, runs) = weeks(hours, years.clone());
    let first = |year: i32| Date::from_ymd_opt(year, 1, 1).map_or(0, number_of);
    let of = |number: i64| {
        let date = date_of(number);
        let week = runs.iter().find(|(run, _)| run.contains(&number)).map_or(regular, |(_, week)| *week);
        let intervals = match special.binary_search_by_key(&number, |(day, _)| *day) {
            Ok(index) => special.get(index).map_or(&[][..], |(_, intervals)| intervals),
            Err(_) if closed.binary_search(&number).is_ok() => &[],
            Err(_) => week.0.get(date.weekday().num_days_from_monday() as usize).map_or(&[][..], Vec::as_slice),
        };
        DateHours { date, week, intervals }
    };
    (first(*years.start())..first(years.end() + 1)).map(of).collect()
}

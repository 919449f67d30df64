//! What begins on each date, for those who write a desk's hours out for others. Counting has its own way.

use super::days::Years;
use super::schedule::Schedule;
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

/// The hours of each date of some years (both included), in order, each date once. Intervals are in minutes from midnight of their date,
/// and may overlap as the policy wrote them.
pub fn dates(hours: &SupportHours, years: Years) -> Vec<DateHours<'_>> {
    let schedule = Schedule::new(hours, years.clone());
    let first = |year: i32| Date::from_ymd_opt(year, 1, 1).map_or(0, number_of);
    let hours_of = |day: i64| DateHours { date: date_of(day), week: schedule.week(day), intervals: schedule.intervals(day).0 };
    (first(*years.start())..first(years.end() + 1)).map(hours_of).collect()
}

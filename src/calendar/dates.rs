//! What begins on each date, for those who write a desk's hours out for others. Native only: counting has its own way.

use chrono::Datelike;

use super::days::{Years, closed_dates, special_dates, weeks};
use super::zone::{date_of, number_of};
use crate::policy::{Date, Interval, SupportHours};

/// The intervals that begin on each date of some years, as written: hours of its own before closures, these before periods, these
/// before the week.
pub fn dates(hours: &SupportHours, years: Years) -> Vec<(Date, &[Interval])> {
    let special = special_dates(hours, years.clone());
    let closed = closed_dates(hours, years.clone());
    let (regular, runs) = weeks(hours, years.clone());
    let first = |year: i32| Date::from_ymd_opt(year, 1, 1).map_or(0, number_of);
    let own = |number: i64| -> &[Interval] {
        let date = date_of(number);
        if let Ok(index) = special.binary_search_by_key(&date, |(date, _)| *date) {
            return special.get(index).map_or(&[], |(_, intervals)| intervals);
        }
        if closed.binary_search(&date).is_ok() {
            return &[];
        }
        let week = runs.iter().find(|(run, _)| run.contains(&number)).map_or(regular, |(_, week)| *week);
        week.0.get(date.weekday().num_days_from_monday() as usize).map_or(&[], Vec::as_slice)
    };
    (first(*years.start())..first(years.end() + 1)).map(|number| (date_of(number), own(number))).collect()
}

//! Closures and special days as dates: yearly ones and moving feasts worked out for a span of years.

use std::ops::RangeInclusive;

use super::zone::date_of;
use crate::policy::{Closure, Date, Day, Interval, MonthDay, SupportHours, easter};

/// The years for which closures are worked out.
pub type Years = RangeInclusive<i32>;

/// The dates on which a desk is closed, in order, each once.
pub fn closed_dates(hours: &SupportHours, years: Years) -> Vec<Date> {
    let mut dates = Vec::new();
    for closure in &hours.closed {
        add_dates(&mut dates, closure, years.clone());
    }
    for date in hours.holidays.iter().flat_map(|holidays| &holidays.dates) {
        add_date(&mut dates, *date);
    }
    dates
}

/// The dates with hours of their own, in order. A date that is named wins over a day of every year.
pub(super) fn special_dates(hours: &SupportHours, years: Years) -> Vec<(Date, &[Interval])> {
    let mut days = Vec::new();
    for (day, intervals) in &hours.days.0 {
        if let Day::Date(date) = day {
            add_special(&mut days, *date, intervals);
        }
    }
    for (day, intervals) in &hours.days.0 {
        if let Day::Yearly(day) = day {
            years.clone().filter_map(|year| day.in_year(year)).for_each(|date| add_special(&mut days, date, intervals));
        }
    }
    days
}

fn add_special<'h>(days: &mut Vec<(Date, &'h [Interval])>, date: Date, intervals: &'h [Interval]) {
    if let Err(place) = days.binary_search_by_key(&date, |(date, _)| *date) {
        days.insert(place, (date, intervals));
    }
}

/// Adds a date to others that are in order, once. (Every sort weighs a kilobyte in the browser.)
pub(super) fn add_date(dates: &mut Vec<Date>, date: Date) {
    if let Err(place) = dates.binary_search(&date) {
        dates.insert(place, date);
    }
}

fn add_dates(dates: &mut Vec<Date>, closure: &Closure, years: Years) {
    match closure {
        // However long ago a range began, its days count from the first year on.
        Closure::Dates(from, to) => add_run(dates, Date::from_ymd_opt(*years.start(), 1, 1).map_or(*from, |first| first.max(*from)), *to),
        Closure::Easter(days) => {
            for sunday in years.filter_map(easter) {
                add_date(dates, date_of(i64::from(sunday.to_epoch_days()) + days));
            }
        }
        Closure::Yearly(from, to) => {
            let over_new_year = i32::from(to < from);
            // A range over New Year that began before the first year reaches into it.
            for year in *years.start() - over_new_year..=*years.end() {
                // A range from or up to 29 February: in a common year, it begins the day after or ends the day before.
                let from = from.in_year(year).or_else(|| MonthDay { month: 3, day: 1 }.in_year(year));
                let to = to.in_year(year + over_new_year).or_else(|| MonthDay { month: 2, day: 28 }.in_year(year + over_new_year));
                if let (Some(from), Some(to)) = (from, to) {
                    add_run(dates, from, to);
                }
            }
        }
    }
}

/// Adds the dates of a range, at most ten years of them.
fn add_run(dates: &mut Vec<Date>, from: Date, to: Date) {
    let (from, to) = (i64::from(from.to_epoch_days()), i64::from(to.to_epoch_days()));
    for day in from..=to.min(from + 3659) {
        add_date(dates, date_of(day));
    }
}

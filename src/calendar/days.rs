//! Closures and special days as dates: yearly ones and moving feasts worked out for a span of years.

use std::ops::RangeInclusive;

use chrono::Duration;

use crate::policy::{Closure, Date, Day, Interval, SupportHours, easter};

/// The years for which closures are worked out.
pub type Years = RangeInclusive<i32>;

/// The dates on which a desk is closed, in order, each once.
pub fn closed_dates(hours: &SupportHours, years: Years) -> Vec<Date> {
    let mut dates: Vec<Date> = hours.closed.iter().flat_map(|closure| dates_of(closure, years.clone())).collect();
    dates.sort_unstable();
    dates.dedup();
    dates
}

/// The dates with hours of their own, in order. A date that is named wins over a day of every year.
pub(super) fn special_dates(hours: &SupportHours, years: Years) -> Vec<(Date, &[Interval])> {
    let mut days = Vec::new();
    for (day, intervals) in &hours.days.0 {
        match day {
            Day::Date(date) => days.push((*date, 0, intervals.as_slice())),
            Day::Yearly(day) => {
                days.extend(years.clone().filter_map(|year| day.in_year(year)).map(|date| (date, 1, intervals.as_slice())));
            }
        }
    }
    days.sort_by_key(|(date, rank, _)| (*date, *rank));
    days.dedup_by_key(|(date, _, _)| *date);
    days.into_iter().map(|(date, _, intervals)| (date, intervals)).collect()
}

fn dates_of(closure: &Closure, years: Years) -> Vec<Date> {
    match closure {
        // However long ago a range began, its days count from the first year on.
        Closure::Dates(from, to) => run(Date::from_ymd_opt(*years.start(), 1, 1).map_or(*from, |first| first.max(*from)), *to),
        Closure::Easter(days) => years.filter_map(easter).filter_map(|sunday| sunday.checked_add_signed(Duration::days(*days))).collect(),
        Closure::Yearly(from, to) => {
            let over_new_year = i32::from(to < from);
            // A range over New Year that began before the first year reaches into it.
            let (first, last) = (*years.start() - over_new_year, *years.end());
            // A range from or up to 29 February: in a common year, it begins the day after or ends the day before.
            let begin = |year| from.in_year(year).or_else(|| Date::from_ymd_opt(year, 3, 1));
            let end = |year| to.in_year(year).or_else(|| Date::from_ymd_opt(year, 2, 28));
            let ends = (first..=last).filter_map(|year| Some((begin(year)?, end(year + over_new_year)?)));
            ends.flat_map(|(from, to)| run(from, to)).collect()
        }
    }
}

/// The dates of a range, at most ten years of them.
fn run(from: Date, to: Date) -> Vec<Date> {
    from.iter_days().take_while(|date| *date <= to).take(3660).collect()
}

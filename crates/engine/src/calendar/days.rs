//! Closures, special days and periods as days: what comes back every year is worked out for a span of years.

use std::ops::RangeInclusive;

use chrono::{Datelike, Weekday};

use super::weekday::is_weekend;
use super::zone::{date_of, number_of};
use crate::policy::{Closure, Date, Day, Interval, MonthDay, Substitute, SupportHours, Week};

/// The years for which closures are worked out, on the desk's calendar, both included.
pub type Years = RangeInclusive<i32>;

/// Days by number, both ends included.
pub(super) type Run = RangeInclusive<i64>;

/// The dates of some years on which a desk is closed by `closed` or a public holiday, in order, each once. Days with hours of their own are
/// among them, although those hours win.
pub fn closed_dates(hours: &SupportHours, years: Years) -> Vec<Date> {
    closed_days(hours, years).into_iter().map(date_of).collect()
}

/// The days on which a desk is closed, by number, in order, each once.
pub(super) fn closed_days(hours: &SupportHours, years: Years) -> Vec<i64> {
    let mut dates = Vec::new();
    for closure in &hours.closed {
        let days = |from: Day, to: Day| runs(from, to, years.clone());
        match *closure {
            Closure::Dates(from, to) => add_run(&mut dates, clip(number_of(from)..=number_of(to), years.clone())),
            Closure::Yearly(from, to) => days(Day::Yearly(from), Day::Yearly(to)).for_each(|run| add_run(&mut dates, run)),
            Closure::Easter(after) => days(Day::Easter(after), Day::Easter(after)).for_each(|run| add_run(&mut dates, run)),
            Closure::Weekday(day) => days(Day::Weekday(day), Day::Weekday(day)).for_each(|run| add_run(&mut dates, run)),
            Closure::Substitute(day, _) => days(Day::Yearly(day), Day::Yearly(day)).for_each(|run| add_run(&mut dates, run)),
        }
    }
    for date in hours.holidays.iter().flat_map(|holidays| &holidays.dates) {
        add_day(&mut dates, number_of(*date));
    }
    // After all others: what stands for a holiday is a day that is not closed already.
    for closure in &hours.closed {
        if let Closure::Substitute(day, kind) = closure {
            years.clone().filter_map(|year| day.in_year(year)).for_each(|date| substitute(&mut dates, number_of(date), *kind));
        }
    }
    dates
}

/// The days with hours of their own, by number, in order. A date that is named wins over a day of every year.
pub(super) fn special_days(hours: &SupportHours, years: Years) -> Vec<(i64, &[Interval])> {
    let mut days = Vec::new();
    for dated in [true, false] {
        for (day, intervals) in hours.days.0.iter().filter(|(day, _)| matches!(day, Day::Date(_)) == dated) {
            let years = if let Day::Date(date) = day { date.year()..=date.year() } else { years.clone() };
            years.filter_map(|year| day.in_year(year)).for_each(|date| add_special(&mut days, number_of(date), intervals));
        }
    }
    days
}

/// The week that goes on for good, and runs of days with another one: of those in which a day lies, the first holds.
pub(super) fn weeks(hours: &SupportHours, years: Years) -> (&Week, Vec<(Run, &Week)>) {
    let mut runs: Vec<(Run, &Week)> = Vec::new();
    let mut for_good = None;
    let mut last = i64::MAX;
    for period in &hours.periods {
        match (period.from, period.until) {
            // Its week becomes the rule, and what was before it the exception.
            (Day::Date(from), None) if for_good.is_none() => {
                for_good = Some(&period.week);
                last = number_of(from) - 1;
            }
            (Day::Date(from), until) => {
                let until = if let Some(Day::Date(until)) = until { number_of(until) } else { last };
                runs.push((clip(number_of(from)..=until.min(last), years.clone()), &period.week));
            }
            (from, until) => {
                let every_year = self::runs(from, until.unwrap_or(from), years.clone());
                runs.extend(every_year.map(|run| (*run.start()..=(*run.end()).min(last), &period.week)));
            }
        }
    }
    if for_good.is_some() {
        runs.push((clip(i64::MIN..=last, years), &hours.week));
    }
    (for_good.unwrap_or(&hours.week), runs)
}

/// The runs from one day of every year to another; they may go over New Year.
fn runs(from: Day, to: Day, years: Years) -> impl Iterator<Item = Run> {
    // One that began before the first year reaches into it.
    (years.start() - 1..=*years.end()).filter_map(move |year| {
        // From or up to 29 February: in a common year, it begins the day after or ends the day before.
        let on = |day: Day, year: i32, instead: MonthDay| {
            let instead = matches!(day, Day::Yearly(_)).then_some(instead);
            day.in_year(year).or_else(|| instead?.in_year(year)).map(number_of)
        };
        let (first_of_march, last_of_february) = (MonthDay { month: 3, day: 1 }, MonthDay { month: 2, day: 28 });
        let begin = on(from, year, first_of_march)?;
        let over_new_year = match (from, to) {
            (Day::Yearly(from), Day::Yearly(to)) => to < from,
            _ => on(to, year, last_of_february)? < begin,
        };
        Some(begin..=on(to, year + i32::from(over_new_year), last_of_february)?)
    })
}

/// What of a run lies in the years: however long ago it began, its days count from the first year on.
fn clip(run: Run, years: Years) -> Run {
    let first = |year: i32| Date::from_ymd_opt(year, 1, 1).map_or(0, number_of);
    (*run.start()).max(first(*years.start()))..=(*run.end()).min(first(years.end() + 1) - 1)
}

fn substitute(days: &mut Vec<i64>, holiday: i64, kind: Substitute) {
    let step = match (date_of(holiday).weekday(), kind) {
        (Weekday::Sat, Substitute::Nearest) => -1,
        (Weekday::Sat | Weekday::Sun, _) => 1,
        _ => return,
    };
    let mut day = holiday + step;
    while is_weekend(day) || days.binary_search(&day).is_ok() {
        day += step;
    }
    add_day(days, day);
}

fn add_special<'h>(days: &mut Vec<(i64, &'h [Interval])>, day: i64, intervals: &'h [Interval]) {
    if let Err(place) = days.binary_search_by_key(&day, |(day, _)| *day) {
        days.insert(place, (day, intervals));
    }
}

/// Adds a day to others that are in order, once. (Every sort weighs a kilobyte in the browser.)
pub(super) fn add_day(days: &mut Vec<i64>, day: i64) {
    // Most come in order.
    if days.last().is_none_or(|last| *last < day) {
        days.push(day);
    } else if let Err(place) = days.binary_search(&day) {
        days.insert(place, day);
    }
}

fn add_run(days: &mut Vec<i64>, run: Run) {
    run.for_each(|day| add_day(days, day));
}

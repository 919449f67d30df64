//! Support hours on the desk's wall clock, as if no clock ever changed: a week that repeats, and exceptional days.
//!
//! [`Pattern::passed`] counts the support seconds from an arbitrary origin up to a wall-clock time, [`Pattern::when_passed`] is its
//! inverse; both are prefix sums and a binary search over the exceptional days.

use chrono::Datelike;

use super::days::{Years, add_date, closed_dates, special_dates};
use super::zone::{DAY, date_of, day_of};
use crate::policy::{Date, Interval, SupportHours};

/// Half-open intervals of one day in seconds from its midnight: sorted, apart, not empty.
type Day = Vec<(i64, i64)>;

#[derive(Debug, Clone)]
pub(super) struct Pattern {
    week: [Day; 7],
    /// Support seconds from Monday 0:00 to the start of each weekday, and to the end of the week.
    week_sums: [i64; 8],
    /// Days that differ from the week, in order.
    exceptions: Vec<Exception>,
}

#[derive(Debug, Clone)]
struct Exception {
    day: i64,
    hours: Day,
    /// Support seconds up to the start of this day.
    passed: i64,
    /// How many more support seconds the exceptions up to and including this one have than their weekdays.
    surplus: i64,
}

impl Pattern {
    pub(super) fn new(hours: &SupportHours, years: Years) -> Self {
        let week: [Day; 7] = std::array::from_fn(|index| {
            let yesterday = hours.week.0.get((index + 6) % 7).map_or(&[][..], Vec::as_slice);
            day(hours.week.0.get(index).map_or(&[][..], Vec::as_slice), yesterday)
        });
        let mut week_sums = [0; 8];
        let mut sum = 0;
        for (slot, day) in week_sums.iter_mut().skip(1).zip(&week) {
            sum += total(day);
            *slot = sum;
        }
        let mut pattern = Pattern { week, week_sums, exceptions: Vec::new() };
        pattern.add_exceptions(hours, years);
        pattern
    }

    /// An interval belongs to the day on which it begins: a closed day takes its night shift with it, and leaves the shift of the
    /// evening before alone. So the day after an exceptional day is exceptional as well when a shift may run into it.
    fn add_exceptions(&mut self, hours: &SupportHours, years: Years) {
        let special = special_dates(hours, years.clone());
        let closed = closed_dates(hours, years);
        let own = |date: Date| -> &[Interval] {
            if let Ok(index) = special.binary_search_by_key(&date, |(date, _)| *date) {
                return special.get(index).map_or(&[], |(_, intervals)| intervals);
            }
            if closed.binary_search(&date).is_ok() {
                return &[];
            }
            hours.week.0.get(date.weekday().num_days_from_monday() as usize).map_or(&[], Vec::as_slice)
        };
        let mut dates = Vec::new();
        for date in closed.iter().chain(special.iter().map(|(date, _)| date)) {
            add_date(&mut dates, *date);
            add_date(&mut dates, date.succ_opt().unwrap_or(*date));
        }
        let mut surplus = 0;
        for date in dates {
            let yesterday = date.pred_opt().map_or(&[][..], own);
            let hours = day(own(date), yesterday);
            let number = i64::from(date.to_epoch_days());
            let regular = self.regular(number);
            if hours != *regular {
                let passed = self.regular_passed(number) + surplus;
                surplus += total(&hours) - total(regular);
                self.exceptions.push(Exception { day: number, hours, passed, surplus });
            }
        }
    }

    /// Support seconds up to a wall-clock time, from an arbitrary origin.
    pub(super) fn passed(&self, local: i64) -> i64 {
        let day = day_of(local);
        let before = self.exceptions.partition_point(|exception| exception.day < day);
        let within: i64 = self.hours(day).iter().map(|(from, until)| ((local - day * DAY).min(*until) - from).max(0)).sum();
        self.regular_passed(day) + self.surplus(before) + within
    }

    /// The earliest wall-clock time up to which so many support seconds have passed; `None` when that never comes.
    pub(super) fn when_passed(&self, seconds: i64) -> Option<i64> {
        let begun = self.exceptions.partition_point(|exception| exception.passed < seconds);
        if let Some(exception) = begun.checked_sub(1).and_then(|last| self.exceptions.get(last))
            && seconds <= exception.passed + total(&exception.hours)
        {
            return Some(exception.day * DAY + reach(&exception.hours, seconds - exception.passed)?);
        }
        let [.., in_week] = self.week_sums;
        if in_week == 0 {
            return None;
        }
        // The week and the weekday on whose course, not on whose eve, the count is reached.
        let regular = seconds - self.surplus(begun);
        let week = (regular - 1).div_euclid(in_week);
        let left = regular - week * in_week;
        let weekday = self.week_sums.partition_point(|sum| *sum < left).checked_sub(1)?;
        let left = left - self.week_sums.get(weekday)?;
        let day = week * 7 - MONDAY + i64::try_from(weekday).ok()?;
        Some(day * DAY + reach(self.week.get(weekday)?, left)?)
    }

    pub(super) fn is_open(&self, local: i64) -> bool {
        let day = day_of(local);
        self.hours(day).iter().any(|(from, until)| (*from..*until).contains(&(local - day * DAY)))
    }

    /// The earliest open time at or after this one. The first second that counts begins there.
    pub(super) fn next_open(&self, local: i64) -> Option<i64> {
        self.when_passed(self.passed(local) + 1).map(|second| second - 1)
    }

    /// The earliest closed time at or after this one; `None` when there is none within the exceptions and the fortnight after.
    pub(super) fn next_close(&self, local: i64) -> Option<i64> {
        let mut at = local;
        let last = self.exceptions.last().map_or(day_of(local), |exception| exception.day).max(day_of(local)) + 14;
        while let Some((_, until)) = {
            let day = day_of(at);
            self.hours(day).iter().find(|(from, until)| (*from..*until).contains(&(at - day * DAY)))
        } {
            if day_of(at) > last {
                return None;
            }
            at = day_of(at) * DAY + until;
        }
        Some(at)
    }

    /// The first day at or after this one on which the desk opens.
    pub(super) fn next_working_day(&self, day: i64) -> Option<i64> {
        self.next_open(day * DAY).map(day_of)
    }

    /// When the last interval of a day ends.
    pub(super) fn end_of_day(&self, day: i64) -> Option<i64> {
        self.hours(day).last().map(|(_, until)| day * DAY + until)
    }

    /// Whether the day differs from its weekday.
    pub(super) fn is_exception(&self, day: i64) -> bool {
        self.exceptions.binary_search_by_key(&day, |exception| exception.day).is_ok()
    }

    pub(super) fn hours(&self, day: i64) -> &[(i64, i64)] {
        match self.exceptions.binary_search_by_key(&day, |exception| exception.day) {
            Ok(index) => self.exceptions.get(index).map_or(&[], |exception| exception.hours.as_slice()),
            Err(_) => self.regular(day),
        }
    }

    fn regular(&self, day: i64) -> &Day {
        static NONE: Day = Day::new();
        self.week.get(weekday(day)).unwrap_or(&NONE)
    }

    fn regular_passed(&self, day: i64) -> i64 {
        let [.., in_week] = self.week_sums;
        (day + MONDAY).div_euclid(7) * in_week + self.week_sums.get(weekday(day)).copied().unwrap_or_default()
    }

    fn surplus(&self, exceptions: usize) -> i64 {
        exceptions.checked_sub(1).and_then(|last| self.exceptions.get(last)).map_or(0, |exception| exception.surplus)
    }
}

/// Day 0, 1970-01-01, was a Thursday: three days after Monday.
const MONDAY: i64 = 3;

fn weekday(day: i64) -> usize {
    usize::try_from((day + MONDAY).rem_euclid(7)).unwrap_or_default()
}

/// Whether a day is a Saturday or a Sunday.
pub(super) fn is_weekend(day: i64) -> bool {
    date_of(day).weekday().num_days_from_monday() >= 5
}

/// The union of what begins on a day and what runs into it from the day before.
fn day(own: &[Interval], yesterday: &[Interval]) -> Day {
    let minutes = |minutes: u16| i64::from(minutes) * 60;
    let mut union = Day::new();
    for interval in yesterday {
        unite(&mut union, 0, minutes(interval.until) - DAY);
    }
    for interval in own {
        unite(&mut union, minutes(interval.from), minutes(interval.until).min(DAY));
    }
    union
}

/// Adds an interval to those of a day: every one that it meets becomes a part of it.
fn unite(day: &mut Day, mut from: i64, mut until: i64) {
    if from >= until {
        return;
    }
    day.retain(|(other_from, other_until)| {
        let apart = *other_until < from || until < *other_from;
        if !apart {
            from = from.min(*other_from);
            until = until.max(*other_until);
        }
        apart
    });
    let place = day.partition_point(|(other, _)| *other < from);
    day.insert(place, (from, until));
}

fn total(day: &[(i64, i64)]) -> i64 {
    day.iter().map(|(from, until)| until - from).sum()
}

/// The second of the day at which so many of its support seconds have passed.
fn reach(day: &[(i64, i64)], seconds: i64) -> Option<i64> {
    let mut left = seconds;
    for (from, until) in day {
        if left <= until - from {
            return Some(from + left);
        }
        left -= until - from;
    }
    None
}

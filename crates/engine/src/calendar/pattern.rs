//! Support hours on the desk's wall clock, as if no clock ever changed: a week that repeats, and exceptional days.
//!
//! [`Pattern::passed`] counts the support seconds from an arbitrary origin up to a wall-clock time, [`Pattern::when_passed`] is its
//! inverse; both are prefix sums and a binary search over the exceptional days.

use super::days::{Years, add_day};
use super::schedule::Schedule;
use super::union::unite;
use super::weekday::{MONDAY, hours_of_weekday, weekday};
use super::work::count;
use super::zone::{DAY, day_of};
use crate::policy::{Interval, SupportHours};

#[derive(Debug, Clone)]
pub(super) struct Pattern {
    week: [DayHours; 7],
    /// Support seconds from Monday 0:00 to the start of each weekday, and to the end of the week.
    week_sums: [i64; 8],
    /// Days that differ from the week, in order.
    exceptions: Vec<Exception>,
}

/// When a desk is open on one day.
#[derive(Debug, Clone, Default, PartialEq)]
struct DayHours {
    /// Half-open intervals in seconds from its midnight: sorted, apart, not empty. A shift of the evening before is among them.
    open: Vec<(i64, i64)>,
    /// From the beginning of the first shift that begins on this day to the end of the last one, also in seconds from its midnight;
    /// both 0 when none begins.
    begins: i64,
    ends: i64,
}

#[derive(Debug, Clone)]
struct Exception {
    day: i64,
    hours: DayHours,
    /// Whether it was said to be closed or to have hours of its own, rather than being part of a period.
    said: bool,
    /// Support seconds up to the start of this day.
    passed: i64,
    /// How many more support seconds the exceptions up to and including this one have than their weekdays.
    surplus: i64,
    /// How many more working days there are among them.
    extra: i64,
}

impl DayHours {
    /// 1 when the desk begins to work on it. A shift that runs into a day does not make it a working day.
    fn works(&self) -> i64 {
        i64::from(self.ends > 0)
    }
}

impl Pattern {
    pub(super) fn new(hours: &SupportHours, years: Years) -> Self {
        let schedule = Schedule::new(hours, years);
        let week: [DayHours; 7] = std::array::from_fn(|index| {
            day(hours_of_weekday(schedule.regular, index), hours_of_weekday(schedule.regular, (index + 6) % 7))
        });
        let mut week_sums = [0; 8];
        let mut sum = 0;
        for (slot, day) in week_sums.iter_mut().skip(1).zip(&week) {
            sum += total(&day.open);
            *slot = sum;
        }
        // An interval belongs to the day on which it begins: a closed day takes its night shift with it, and leaves the shift of the
        // evening before alone. So the day after an exceptional day may be exceptional as well, at a desk with such shifts.
        let weeks = schedule.runs.iter().map(|(_, week)| *week).chain([schedule.regular]);
        let mut intervals =
            weeks.flat_map(|week| week.0.iter().flatten()).chain(schedule.special.iter().flat_map(|(_, intervals)| *intervals));
        let overnight = intervals.any(|interval| interval.until > 1440);
        let mut days = Vec::new();
        let mut add = |day: i64| {
            add_day(&mut days, day);
            if overnight {
                add_day(&mut days, day + 1);
            }
        };
        schedule.closed.iter().for_each(|day| add(*day));
        schedule.special.iter().for_each(|(day, _)| add(*day));
        schedule.runs.iter().flat_map(|(run, _)| run.clone()).for_each(add);
        let mut pattern = Pattern { week, week_sums, exceptions: Vec::new() };
        let (mut surplus, mut extra) = (0, 0);
        for number in days {
            let (intervals, said_so) = schedule.intervals(number);
            let hours = day(intervals, if overnight { schedule.intervals(number - 1).0 } else { &[] });
            let regular = pattern.regular(number);
            if hours != *regular {
                let passed = pattern.regular_passed(number) + surplus;
                surplus += total(&hours.open) - total(&regular.open);
                extra += hours.works() - regular.works();
                pattern.exceptions.push(Exception { day: number, hours, said: said_so, passed, surplus, extra });
            }
        }
        pattern
    }

    /// Support seconds up to a wall-clock time, from an arbitrary origin.
    pub(super) fn passed(&self, local: i64) -> i64 {
        let day = day_of(local);
        let begun = self.begun(day);
        let last = begun.checked_sub(1).and_then(|last| self.exceptions.get(last));
        let of_day = local - day * DAY;
        match last {
            Some(exception) if exception.day == day => exception.passed + within(&exception.hours.open, of_day),
            _ => self.regular_passed(day) + last.map_or(0, |last| last.surplus) + within(&self.regular(day).open, of_day),
        }
    }

    /// The earliest wall-clock time up to which so many support seconds have passed; `None` when that never comes.
    pub(super) fn when_passed(&self, seconds: i64) -> Option<i64> {
        let begun = self.exceptions.partition_point(|exception| exception.passed < seconds);
        let last = begun.checked_sub(1).and_then(|last| self.exceptions.get(last));
        if let Some(exception) = last
            && let Some(second) = reach(&exception.hours.open, seconds - exception.passed)
        {
            return Some(exception.day * DAY + second);
        }
        let [.., in_week] = self.week_sums;
        if in_week == 0 {
            return None;
        }
        // The week and the weekday on whose course, not on whose eve, the count is reached.
        let regular = seconds - last.map_or(0, |last| last.surplus);
        let week = (regular - 1).div_euclid(in_week);
        let left = regular - week * in_week;
        let weekday = self.week_sums.partition_point(|sum| *sum < left).checked_sub(1)?;
        let left = left - self.week_sums.get(weekday)?;
        let day = week * 7 - MONDAY + i64::try_from(weekday).ok()?;
        Some(day * DAY + reach(&self.week.get(weekday)?.open, left)?)
    }

    pub(super) fn is_open(&self, local: i64) -> bool {
        self.open_until(local).is_some()
    }

    /// The earliest closed time at or after this one; `None` when there is none.
    pub(super) fn next_close(&self, local: i64) -> Option<i64> {
        let mut at = local;
        while let Some(until) = self.open_until(at) {
            count();
            at = until;
            let [.., in_week] = self.week_sums;
            if in_week == 7 * DAY {
                // Only an exceptional day can be closed.
                let next = self.exceptions.get(self.begun(day_of(at) - 1))?;
                at = at.max(next.day * DAY);
            }
        }
        Some(at)
    }

    /// Until when it is open, as far as the day goes; `None` when it is not.
    fn open_until(&self, local: i64) -> Option<i64> {
        let day = day_of(local);
        let of_day = local - day * DAY;
        self.hours(day).open.iter().find(|(from, until)| (*from..*until).contains(&of_day)).map(|(_, until)| day * DAY + until)
    }

    /// How many working days there are up to and including a day, from an arbitrary origin.
    pub(super) fn working_days(&self, day: i64) -> i64 {
        let last = self.begun(day).checked_sub(1).and_then(|last| self.exceptions.get(last));
        self.regular_working_days(day) + last.map_or(0, |last| last.extra)
    }

    /// The day up to and including which there are so many; `None` when there never are.
    pub(super) fn working_day(&self, number: i64) -> Option<i64> {
        // On those before it, there are not so many yet.
        let begun = self.exceptions.partition_point(|exception| {
            count();
            self.regular_working_days(exception.day) + exception.extra < number
        });
        if let Some(exception) = self.exceptions.get(begun)
            && self.working_days(exception.day - 1) < number
        {
            return Some(exception.day);
        }
        let last = begun.checked_sub(1).and_then(|last| self.exceptions.get(last));
        let regular = number - last.map_or(0, |last| last.extra);
        let in_week: i64 = self.week.iter().map(DayHours::works).sum();
        // Without a regular one, there is a working day only where an exception is one.
        let week = (regular - 1).checked_div_euclid(in_week)?;
        let monday = week * 7 - MONDAY;
        (monday..monday + 7).find(|day| self.regular_working_days(*day) == regular)
    }

    fn regular_working_days(&self, day: i64) -> i64 {
        let in_week: i64 = self.week.iter().map(DayHours::works).sum();
        let of_week: i64 = self.week.iter().take(weekday(day) + 1).map(DayHours::works).sum();
        (day + MONDAY).div_euclid(7) * in_week + of_week
    }

    /// When the first shift that begins on a day begins.
    pub(super) fn start_of_day(&self, day: i64) -> i64 {
        day * DAY + self.hours(day).begins
    }

    /// When the last shift that begins on a day ends, or when those of the next day begin; `None` when none begins.
    pub(super) fn end_of_day(&self, day: i64) -> Option<i64> {
        let (today, tomorrow) = (self.hours(day), self.hours(day + 1));
        let ends = if tomorrow.ends > 0 { today.ends.min(DAY + tomorrow.begins) } else { today.ends };
        (ends > 0).then_some(day * DAY + ends)
    }

    /// Whether the day was said to be closed or to have hours of its own.
    pub(super) fn is_special(&self, day: i64) -> bool {
        self.exception(day).is_some_and(|exception| exception.said)
    }

    /// Whether the desk is open at some time of the day.
    pub(super) fn opens_on(&self, day: i64) -> bool {
        !self.hours(day).open.is_empty()
    }

    /// How many exceptions lie up to and including a day.
    fn begun(&self, day: i64) -> usize {
        self.exceptions.partition_point(|exception| exception.day <= day)
    }

    fn exception(&self, day: i64) -> Option<&Exception> {
        self.begun(day).checked_sub(1).and_then(|last| self.exceptions.get(last)).filter(|exception| exception.day == day)
    }

    fn hours(&self, day: i64) -> &DayHours {
        self.exception(day).map_or_else(|| self.regular(day), |exception| &exception.hours)
    }

    fn regular(&self, day: i64) -> &DayHours {
        let [monday, ..] = &self.week;
        self.week.get(weekday(day)).unwrap_or(monday)
    }

    fn regular_passed(&self, day: i64) -> i64 {
        let [.., in_week] = self.week_sums;
        (day + MONDAY).div_euclid(7) * in_week + self.week_sums.get(weekday(day)).copied().unwrap_or_default()
    }
}

/// What begins on a day, together with what runs into it from the day before.
fn day(own: &[Interval], yesterday: &[Interval]) -> DayHours {
    let seconds = |minutes: u16| i64::from(minutes) * 60;
    let mut day = DayHours::default();
    for interval in yesterday {
        unite(&mut day.open, 0, seconds(interval.until) - DAY);
    }
    for interval in own.iter().filter(|interval| interval.from < interval.until) {
        let (from, until) = (seconds(interval.from), seconds(interval.until));
        day.begins = if day.ends == 0 { from } else { day.begins.min(from) };
        day.ends = day.ends.max(until);
        unite(&mut day.open, from, until.min(DAY));
    }
    day
}

fn total(day: &[(i64, i64)]) -> i64 {
    day.iter().map(|(from, until)| until - from).sum()
}

/// How many support seconds of a day have passed at a second of it.
fn within(day: &[(i64, i64)], second: i64) -> i64 {
    day.iter().map(|(from, until)| (second.min(*until) - from).max(0)).sum()
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

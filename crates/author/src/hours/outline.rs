//! A desk's hours from a day on, in the form in which other formats say them: weeks that hold for a time, and days that differ.

use chrono::{Datelike, NaiveDate};

use super::week::add;
use loket_engine::calendar::{DateHours, dates};
use loket_engine::policy::{Date, Interval, SupportHours, Week};

/// The hours from one day to another.
pub(super) struct Outline {
    /// Which weeks hold from when to when, in order and without a gap.
    pub(super) weeks: Vec<Stretch>,
    /// The days that differ from their week, in order.
    pub(super) exceptions: Vec<(Date, Vec<Interval>)>,
}

/// A week and the first and last day on which it holds.
pub(super) struct Stretch {
    pub(super) from: Date,
    pub(super) until: Date,
    pub(super) week: Week,
    /// Whether it is the week that holds by itself, not a period.
    pub(super) regular: bool,
}

/// The hours from a day on, up to the end of a year. Intervals that overlap or touch are one.
pub(super) fn outline(hours: &SupportHours, from: Date, last_year: i32) -> Outline {
    let mut outline = Outline { weeks: Vec::new(), exceptions: Vec::new() };
    let mut current: Option<&Week> = None;
    let days: Vec<DateHours<'_>> = dates(hours, from.year()..=last_year).into_iter().filter(|day| day.date >= from).collect();
    // Once new hours hold for good, the old week may not come any more.
    let still = days.iter().find(|day| std::ptr::eq(day.week, &raw const hours.week)).or(days.last()).map(|day| day.week);
    for day in days {
        match outline.weeks.last_mut() {
            Some(stretch) if current.is_some_and(|week| std::ptr::eq(week, day.week)) => stretch.until = day.date,
            _ => {
                let regular = still.is_some_and(|still| std::ptr::eq(day.week, still));
                outline.weeks.push(Stretch { from: day.date, until: day.date, week: tidy(day.week), regular });
                current = Some(day.week);
            }
        }
        let own = union(day.intervals);
        let regular = outline.weeks.last().and_then(|stretch| stretch.week.0.get(weekday(day.date)));
        if regular.is_none_or(|regular| *regular != own) {
            outline.exceptions.push((day.date, own));
        }
    }
    outline
}

/// Runs of days that are closed though their week is not, as their first and last day. Days in between that are closed anyway do not
/// end a run.
pub(super) fn closures(outline: &Outline) -> Vec<(Date, Date)> {
    let open = |date: Date| {
        let stretch = outline.weeks.iter().find(|stretch| (stretch.from..=stretch.until).contains(&date));
        stretch.and_then(|stretch| stretch.week.0.get(weekday(date))).is_some_and(|day| !day.is_empty())
    };
    let closed = outline.exceptions.iter().filter(|(_, intervals)| intervals.is_empty()).map(|(date, _)| *date);
    let special = |date: &NaiveDate| outline.exceptions.iter().any(|(other, intervals)| other == date && !intervals.is_empty());
    let mut runs: Vec<(Date, Date)> = Vec::new();
    for date in closed {
        match runs.last_mut() {
            Some((_, last)) if last.iter_days().skip(1).take_while(|day| *day < date).all(|day| !open(day) && !special(&day)) => {
                *last = date
            }
            _ => runs.push((date, date)),
        }
    }
    runs
}

pub(super) fn weekday(date: Date) -> usize {
    date.weekday().num_days_from_monday() as usize
}

/// The intervals of each day and the weekdays that have them, Monday first.
pub(super) fn by_interval(week: &Week) -> Vec<(Interval, Vec<usize>)> {
    let mut groups: Vec<(Interval, Vec<usize>)> = Vec::new();
    for (day, intervals) in week.0.iter().enumerate() {
        for interval in intervals {
            match groups.iter_mut().find(|(known, _)| known == interval) {
                Some((_, days)) => days.push(day),
                None => groups.push((*interval, vec![day])),
            }
        }
    }
    groups
}

fn tidy(week: &Week) -> Week {
    Week(std::array::from_fn(|day| week.0.get(day).map_or_else(Vec::new, |intervals| union(intervals))))
}

fn union(intervals: &[Interval]) -> Vec<Interval> {
    let mut union = Vec::new();
    add(&mut union, intervals);
    union
}

//! Which statement about a day wins: the hours of that day, then a closure, then the week of a period, then the week.

use super::days::{Run, Years, closed_days, special_days, weeks};
use super::weekday::{hours_of_weekday, weekday};
use crate::policy::{Interval, SupportHours, Week};

/// Everything that support hours say of days, worked out for some years.
pub(super) struct Schedule<'h> {
    /// Days with hours of their own, in order.
    pub(super) special: Vec<(i64, &'h [Interval])>,
    /// Days that are closed, in order.
    pub(super) closed: Vec<i64>,
    /// Runs of days with a week of their own: of those in which a day lies, the first holds.
    pub(super) runs: Vec<(Run, &'h Week)>,
    /// The week that goes on for good.
    pub(super) regular: &'h Week,
}

impl<'h> Schedule<'h> {
    /// Works out what the hours say of the days of some years.
    pub(super) fn new(hours: &'h SupportHours, years: Years) -> Self {
        let (regular, runs) = weeks(hours, years.clone());
        Schedule { special: special_days(hours, years.clone()), closed: closed_days(hours, years), runs, regular }
    }

    /// The intervals that begin on a day, and whether they were said of this very day.
    pub(super) fn intervals(&self, day: i64) -> (&'h [Interval], bool) {
        if let Ok(index) = self.special.binary_search_by_key(&day, |(day, _)| *day) {
            return (self.special.get(index).map_or(&[], |(_, intervals)| intervals), true);
        }
        if self.closed.binary_search(&day).is_ok() {
            return (&[], true);
        }
        (hours_of_weekday(self.week(day), weekday(day)), false)
    }

    /// The week that holds on a day.
    pub(super) fn week(&self, day: i64) -> &'h Week {
        self.runs.iter().find(|(run, _)| run.contains(&day)).map_or(self.regular, |(_, week)| *week)
    }
}

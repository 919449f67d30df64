//! Which day of the week a day is, by its number, and what a week has on it.

use crate::policy::{Interval, Week};

/// What has to be added to the number of a day, so that weeks begin on multiples of seven: day 0, 1970-01-01, was a Thursday, three days
/// after Monday.
pub(super) const MONDAY: i64 = 3;

/// The weekday of a day: 0 is Monday, 6 is Sunday.
pub(super) fn weekday(day: i64) -> usize {
    usize::try_from((day + MONDAY).rem_euclid(7)).unwrap_or_default()
}

/// Whether a day is a Saturday or a Sunday.
pub(super) fn is_weekend(day: i64) -> bool {
    weekday(day) >= 5
}

/// The intervals that a week has on a weekday, 0 being Monday.
pub(super) fn hours_of_weekday(week: &Week, weekday: usize) -> &[Interval] {
    week.0.get(weekday).map_or(&[], Vec::as_slice)
}

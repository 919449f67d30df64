//! Instants, and a time zone as a table of its changes of offset.
//!
//! The table is filled once, from the browser's `Intl` or natively from a time-zone crate; counting then never asks either again.

use chrono::{Datelike, NaiveDate};

use crate::policy::digits::digits;
use crate::policy::{Date, parse_date};

/// Seconds since 1970-01-01T00:00:00Z, leap seconds not counted (POSIX time).
pub type Instant = i64;

/// Seconds in a day that has no change of offset.
pub const DAY: i64 = 86_400;

/// How far apart the offset is looked up to find its changes. None of the years from 2011 to 2039 has two changes nearer to each other
/// (Fiji, in January 2021). From 2040 on Gaza's are to come a week apart now and then.
const STEP: i64 = 28 * DAY;

/// How exactly a change is looked for: since 1972, every one has come on a full minute, and most on a full hour.
const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;

/// A time zone over a span of time: its offsets from UTC and when they change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Zone {
    name: String,
    first: i64,
    changes: Vec<(Instant, i64)>,
}

impl Zone {
    /// A zone with one offset from UTC, in seconds.
    pub fn fixed(name: &str, offset: i32) -> Self {
        Zone { name: name.to_owned(), first: i64::from(offset), changes: Vec::new() }
    }

    /// A zone by what `offset` says, between two instants. Before `from` the offset of `from` holds, and after `until` that of `until`.
    ///
    /// `offset` gives the seconds east of UTC at an instant, from the instant of a change on the new ones. It has to say the same of
    /// an instant whenever it is asked, and to be the same throughout between two changes; instants within `from..=until` alone are
    /// asked, not always in ascending order. Offsets may be of any size: they are compared, and not interpreted.
    ///
    /// It is looked up every 28 days, and where it differs from the time before, the change is searched for between the two:
    ///
    /// - A change is found to the instant when it comes on a full hour or minute after `from`, which has to be a full hour or minute
    ///   itself; otherwise up to a minute late. Since 1972 no zone changes in between.
    /// - Of several changes within the same 28 days, one is found at most, and the offset right after it is taken to hold until the
    ///   next one that is found. When the offset at the end of the 28 days is what it was at the beginning, none is found.
    ///
    /// It costs a call for every 28 days begun and one more, and for each change some 12 calls to find it on a full hour, 18 on a
    /// full minute: 15 calls for a year, and 24 for two changes in it.
    ///
    /// ```
    /// use loket_engine::calendar::{DAY, Zone};
    ///
    /// // An hour ahead until the 100th day, then two hours ahead.
    /// let mut calls = 0;
    /// let zone = Zone::scan("Somewhere", 0, 365 * DAY, |at| {
    ///     calls += 1;
    ///     if at < 100 * DAY { 3600 } else { 7200 }
    /// });
    /// assert_eq!((zone.offset(100 * DAY - 1), zone.offset(100 * DAY)), (3600, 7200));
    /// assert_eq!(zone.change(0, 365 * DAY), Some(100 * DAY));
    /// // Outside, the outermost offsets hold.
    /// assert_eq!((zone.offset(-DAY), zone.offset(400 * DAY)), (3600, 7200));
    /// assert!(calls < 30);
    ///
    /// // A change that is taken back within the same 28 days goes unseen.
    /// let blink = Zone::scan("Nowhere", 0, 365 * DAY, |at| if (30 * DAY..35 * DAY).contains(&at) { 3600 } else { 0 });
    /// assert_eq!(blink.change(0, 365 * DAY), None);
    /// ```
    pub fn scan(name: &str, from: Instant, until: Instant, mut offset: impl FnMut(Instant) -> i32) -> Self {
        let first = i64::from(offset(from));
        let mut changes = Vec::new();
        let (mut at, mut current) = (from, first);
        while at < until {
            let next = (at + STEP).min(until);
            let after = i64::from(offset(next));
            if after != current {
                let (mut before, mut changed) = (at, next);
                while changed - before >= 2 * MINUTE {
                    let middle = match changed - before {
                        HOUR => changed - MINUTE,
                        span if span >= 2 * HOUR => before + span / HOUR / 2 * HOUR,
                        span => before + span / MINUTE / 2 * MINUTE,
                    };
                    if i64::from(offset(middle)) == current { before = middle } else { changed = middle }
                }
                changes.push((changed, i64::from(offset(changed))));
            }
            (at, current) = (next, after);
        }
        Zone { name: name.to_owned(), first, changes }
    }

    /// Its name, as in `Europe/Brussels`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The offset from UTC at an instant, in seconds.
    pub fn offset(&self, at: Instant) -> i64 {
        let passed = self.changes.partition_point(|(change, _)| *change <= at);
        passed.checked_sub(1).and_then(|index| self.changes.get(index)).map_or(self.first, |(_, offset)| *offset)
    }

    /// The wall clock at an instant, as seconds since 1970-01-01T00:00:00 on that clock.
    pub fn local(&self, at: Instant) -> i64 {
        at + self.offset(at)
    }

    /// The first instant at which the wall clock shows a time, or, when it is skipped, the instant of the change.
    pub fn instant(&self, local: i64) -> Instant {
        let mut offset = self.first;
        for (change, after) in &self.changes {
            if local < change + offset {
                break;
            }
            // Skipped by this change.
            if local < change + after {
                return *change;
            }
            offset = *after;
        }
        local - offset
    }

    /// The first change of offset after an instant, up to another one.
    pub fn change(&self, after: Instant, until: Instant) -> Option<Instant> {
        let index = self.changes.partition_point(|(change, _)| *change <= after);
        self.changes.get(index).map(|(change, _)| *change).filter(|change| *change <= until)
    }

    /// The date on the wall clock at an instant.
    pub fn date(&self, at: Instant) -> Date {
        date_of(day_of(self.local(at)))
    }

    /// The changes of offset in order, and the offset before them all.
    pub(super) fn changes(&self) -> (i64, &[(Instant, i64)]) {
        (self.first, &self.changes)
    }
}

/// The number of the day, counted from 1970-01-01, in which a wall-clock time lies.
pub fn day_of(local: i64) -> i64 {
    local.div_euclid(DAY)
}

/// The date of a day number.
pub fn date_of(day: i64) -> Date {
    let days = i32::try_from(day).unwrap_or(if day < 0 { i32::MIN } else { i32::MAX });
    NaiveDate::from_epoch_days(days).unwrap_or(if day < 0 { NaiveDate::MIN } else { NaiveDate::MAX })
}

/// The number of the day of a date.
pub(super) fn number_of(date: Date) -> i64 {
    i64::from(date.to_epoch_days())
}

/// Year, month, day, hour, minute of a wall-clock time.
pub fn local_parts(local: i64) -> (i32, u32, u32, i64, i64) {
    let date = date_of(day_of(local));
    let minutes = local.rem_euclid(DAY) / 60;
    (date.year(), date.month(), date.day(), minutes / 60, minutes % 60)
}

/// Reads an instant such as `2026-11-20T21:58:00Z` or `2026-11-20T22:58+01:00` (RFC 3339; seconds may be left out, fractions are
/// dropped).
pub fn parse_instant(text: &str) -> Option<Instant> {
    let (date, time) = text.split_once(['T', 't', ' '])?;
    let date = parse_date(date)?;
    let zone = time.find(['Z', 'z', '+', '-'])?;
    let (time, offset) = (time.get(..zone)?, time.get(zone..)?);
    let mut parts = time.split(':');
    let mut next = |limit: i64| {
        let (part, rest) = parts.next()?.split_at_checked(2)?;
        (rest.is_empty() || rest.starts_with('.')).then(|| digits(part, 2).map(i64::from).filter(|part| *part <= limit))?
    };
    let (hour, minute) = (next(23)?, next(59)?);
    let second = if time.len() > 5 { next(60)? } else { 0 };
    let offset = match offset {
        "Z" | "z" => 0,
        _ => i64::from(crate::policy::ZoneName::parse(offset)?.fixed()?),
    };
    Some(i64::from(date.to_epoch_days()) * DAY + hour * 3600 + minute * 60 + second - offset)
}

/// An instant as RFC 3339 in UTC: `2026-11-20T21:58:00Z`.
pub fn utc_text(at: Instant) -> String {
    let (year, month, day, hour, minute) = local_parts(at);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{:02}Z", at.rem_euclid(60))
}

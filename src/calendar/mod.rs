//! Support hours at work: whether a desk is open, when it opens, and when so much support time will have passed.
//!
//! Counting is in closed form: prefix sums over the week, the exceptional days and the zone's changes of offset, so that five
//! minutes and ten years cost the same. It knows the policy's hours and nothing of targets or cases, and reads no clock.

mod days;
mod pattern;
mod spans;
mod zone;

use crate::policy::SupportHours;
use pattern::Pattern;

pub use days::{Years, closed_dates};
pub use spans::{Gap, Span};
pub use zone::{DAY, Instant, Zone, date_of, day_of, local_parts, parse_instant, utc_text};

/// Support hours in their zone, ready to count.
///
/// Closures and special days are worked out for the years given; before and after them the plain week goes on.
#[derive(Debug, Clone)]
pub struct Calendar {
    zone: Zone,
    pattern: Pattern,
}

impl Calendar {
    /// Prepares support hours. `zone` is the zone that the hours name.
    pub fn new(hours: &SupportHours, zone: Zone, years: Years) -> Self {
        Calendar { zone, pattern: Pattern::new(hours, years) }
    }

    /// The desk's zone.
    pub fn zone(&self) -> &Zone {
        &self.zone
    }

    /// Whether somebody is at the desk.
    pub fn is_open(&self, at: Instant) -> bool {
        self.pattern.is_open(self.zone.local(at))
    }

    /// The earliest instant at or after `from` at which the desk is open; `None` when it never is.
    pub fn next_open(&self, from: Instant) -> Option<Instant> {
        self.zone.pieces(from).find_map(|piece| {
            let open = self.pattern.next_open(piece.local_from())?;
            (open < piece.local_until()).then(|| piece.instant(open))
        })
    }

    /// The earliest instant at or after `from` at which the desk is closed; `None` when it never is.
    pub fn next_close(&self, from: Instant) -> Option<Instant> {
        self.zone.pieces(from).find_map(|piece| {
            let close = self.pattern.next_close(piece.local_from())?;
            (close < piece.local_until()).then(|| piece.instant(close))
        })
    }

    /// The earliest instant at or after `from` such that `seconds` of support time lie between the two. One that falls on closing
    /// time stays there. With 0 seconds, the earliest instant at which the desk is open. `None` when that never comes.
    pub fn due(&self, from: Instant, seconds: i64) -> Option<Instant> {
        if seconds <= 0 {
            return self.next_open(from);
        }
        let mut left = seconds;
        for piece in self.zone.pieces(from) {
            let start = self.pattern.passed(piece.local_from());
            if let Some(due) = self.pattern.when_passed(start + left).filter(|due| *due <= piece.local_until()) {
                return Some(piece.instant(due));
            }
            if !piece.is_last() {
                left -= self.pattern.passed(piece.local_until()) - start;
            }
        }
        None
    }

    /// The end of the desk's day on the `days`-th business day after the day of `from`. A business day is a date on which the desk
    /// opens. `None` when there are not so many.
    pub fn business_days(&self, from: Instant, days: u32) -> Option<Instant> {
        let mut day = day_of(self.zone.local(from));
        for _ in 0..days {
            day = self.pattern.next_working_day(day + 1)?;
        }
        let end = self.pattern.end_of_day(day)?;
        Some(self.zone.instant(end))
    }

    /// The open spans between two instants and the gaps between them, at most `limit` spans: how a promise was worked out.
    pub fn spans(&self, from: Instant, until: Instant, limit: usize) -> Vec<Span> {
        spans::spans(self, from, until, limit)
    }
}

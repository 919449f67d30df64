//! Support hours at work: whether a desk is open, when it opens, and when so much support time will have passed.
//!
//! Counting is in closed form: prefix sums over the week, the exceptional days and the zone's changes of offset, so that five
//! minutes and ten years cost the same. It knows the policy's hours and nothing of targets or cases, and reads no clock.

mod dates;
mod days;
mod pattern;
mod schedule;
mod spans;
mod union;
mod weekday;
mod work;
mod zone;

use crate::policy::{Date, DayPart, SupportHours};
use pattern::Pattern;
use work::count;
use zone::number_of;

pub use dates::{DateHours, dates};
pub use days::{Years, closed_dates};
pub use spans::{Gap, Span};
pub use union::unite;
pub use work::work;
pub use zone::{DAY, Instant, Zone, date_of, day_of, local_parts, parse_instant, utc_text};

/// More support time than anybody promises (three thousand years): beyond it, the answer is never, and no sum overflows.
const LONGEST: i64 = 100_000_000_000;

/// Support hours in their zone, ready to count. Instants are seconds since 1970-01-01T00:00:00Z, support time is in seconds.
///
/// Closures, special days and periods are worked out for the years given; before and after them the plain week goes on. Every question
/// is answered: there are no errors, and a desk that never opens gives `None`.
///
/// ```
/// # use loket_engine::calendar::{Calendar, Zone, parse_instant, utc_text};
/// # use loket_engine::policy::{Json, Path, Problems, SupportHours, read::{Node, Read}};
/// let text = r#"{ "zone": "+01:00", "week": { "mon-fri": ["09:00-17:00"] }, "closed": ["12-25"] }"#;
/// let json: Json = serde_json::from_str(text).unwrap();
/// let hours = SupportHours::read(Node { json: Some(&json), path: &Path::Root }, &mut Problems::default());
/// let calendar = Calendar::new(&hours, Zone::fixed("+01:00", 3600), 2026..=2027);
/// // Half past four on Thursday: half an hour then, Christmas and the weekend, and half an hour on Monday.
/// let now = parse_instant("2026-12-24T15:30:00Z").unwrap();
/// assert_eq!(utc_text(calendar.due(now, 3600).unwrap()), "2026-12-28T08:30:00Z");
/// ```
#[derive(Debug, Clone)]
pub struct Calendar {
    zone: Zone,
    pattern: Pattern,
    pieces: Vec<Stretch>,
    known_until: Date,
}

/// A piece of time with one offset: in it, wall clock and elapsed time run alike.
#[derive(Debug, Clone, Copy)]
struct Stretch {
    from: Instant,
    offset: i64,
    /// Support seconds that have really passed at its beginning, from an arbitrary origin.
    passed: i64,
    /// What has to be added to what has passed on the wall clock, to get that: an hour that was repeated, minus one that was skipped.
    shift: i64,
}

impl Calendar {
    /// Prepares support hours. `zone` is the zone that the hours name; `years` are those of the desk's calendar, both included. Takes time
    /// and memory by the days in those years that differ from the week.
    pub fn new(hours: &SupportHours, zone: Zone, years: Years) -> Self {
        let last = date_of(number_of(Date::from_ymd_opt(years.end() + 1, 1, 1).unwrap_or(Date::MAX)) - 1);
        let known_until = hours.holidays.as_ref().map_or(last, |holidays| holidays.until.min(last));
        let pattern = Pattern::new(hours, years);
        let (mut offset, changes) = zone.changes();
        let mut pieces = vec![Stretch { from: Instant::MIN, offset, passed: i64::MIN, shift: 0 }];
        let mut shift = 0;
        for (from, after) in changes {
            let passed = pattern.passed(from + offset) + shift;
            shift = passed - pattern.passed(from + after);
            offset = *after;
            pieces.push(Stretch { from: *from, offset, passed, shift });
        }
        Calendar { zone, pattern, pieces, known_until }
    }

    /// The desk's zone.
    pub fn zone(&self) -> &Zone {
        &self.zone
    }

    /// The last day for which all closures are known: public holidays as far as the policy has their dates, everything that comes back
    /// every year as far as it was worked out.
    pub fn known_until(&self) -> Date {
        self.known_until
    }

    /// Whether somebody is at the desk. Closing time itself is closed.
    pub fn is_open(&self, at: Instant) -> bool {
        self.pattern.is_open(self.zone.local(at))
    }

    /// The earliest instant at or after `from` at which the desk is open, `from` itself when it is open then; `None` when it never is.
    pub fn next_open(&self, from: Instant) -> Option<Instant> {
        // The first second that counts begins there.
        self.reached(self.passed(from) + 1).map(|second| second - 1)
    }

    /// The earliest instant at or after `from` at which the desk is closed, `from` itself when it is closed then; `None` when it never is.
    pub fn next_close(&self, from: Instant) -> Option<Instant> {
        let first = self.pieces.partition_point(|piece| piece.from <= from).checked_sub(1)?;
        let mut pieces = self.pieces.get(first..)?.iter().peekable();
        while let Some(piece) = pieces.next() {
            count();
            let close = self.pattern.next_close(from.max(piece.from) + piece.offset).map(|local| local - piece.offset);
            if close.is_some_and(|close| pieces.peek().is_none_or(|next| close < next.from)) {
                return close;
            }
        }
        None
    }

    /// The earliest instant at or after `from` such that `seconds` of support time lie between the two. One that falls on closing
    /// time stays there. With 0 seconds or fewer, the earliest instant at which the desk is open. `None` when that never comes, and beyond
    /// three thousand years of support time.
    pub fn due(&self, from: Instant, seconds: i64) -> Option<Instant> {
        match seconds {
            ..=0 => self.next_open(from),
            1..=LONGEST => self.reached(self.passed(from) + seconds),
            _ => None,
        }
    }

    /// Support seconds up to an instant, from an arbitrary origin.
    fn passed(&self, at: Instant) -> i64 {
        let index = self.pieces.partition_point(|piece| piece.from <= at);
        let piece = index.checked_sub(1).and_then(|last| self.pieces.get(last));
        piece.map_or(0, |piece| self.pattern.passed(at + piece.offset) + piece.shift)
    }

    /// The earliest instant up to which so many support seconds have passed.
    fn reached(&self, seconds: i64) -> Option<Instant> {
        let index = self.pieces.partition_point(|piece| piece.passed < seconds);
        let piece = index.checked_sub(1).and_then(|last| self.pieces.get(last))?;
        Some(self.pattern.when_passed(seconds - piece.shift)? - piece.offset)
    }

    /// When the `days`-th business day after the one of `from` is over, or has come to the time of day of `from`. `None` when there
    /// are not so many.
    ///
    /// A business day is a date on which the desk begins to work; a night shift belongs to the day on which it begins. By the end of
    /// the day: the date of `from` does not count, whatever it is. By the time of day: what comes while the desk is closed counts as
    /// come when it opens, and the time is moved into the hours of the day if it lies outside.
    pub fn business_days(&self, from: Instant, days: u32, by: DayPart) -> Option<Instant> {
        let local = match by {
            DayPart::End => self.zone.local(from),
            DayPart::SameTime => self.zone.local(self.next_open(from)?),
        };
        let mut day = day_of(local);
        if by == DayPart::SameTime && (local < self.pattern.start_of_day(day) || self.pattern.end_of_day(day).is_none()) {
            // Still the shift of the evening before.
            day -= 1;
        }
        let time = local - day * DAY;
        if days > 0 {
            day = self.pattern.working_day(self.pattern.working_days(day) + i64::from(days))?;
        }
        let end = self.pattern.end_of_day(day)?;
        let due = match by {
            DayPart::End => end,
            DayPart::SameTime => (day * DAY + time).clamp(self.pattern.start_of_day(day).min(end), end),
        };
        Some(self.zone.instant(due))
    }

    /// The open spans between two instants and the gaps between them, in order and without a hole: how a promise was worked out. At most
    /// `limit` open ones; when there are more, the last is [`Span::More`]. Empty when `until` is not after `from`.
    pub fn spans(&self, from: Instant, until: Instant, limit: usize) -> Vec<Span> {
        spans::spans(self, from, until, limit)
    }
}

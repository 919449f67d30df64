//! A promise as one line of days: when the desk is open, what of that was counted, and where the promise falls.

use super::{Desks, Promise};
use crate::calendar::{Calendar, DAY, Instant, Span, Zone, day_of};
use crate::policy::Counted;

/// How many days are shown at the beginning and, when there are more in all, at the end.
const FIRST: i64 = 4;
const LAST: i64 = 3;

/// How many open spans of a day are shown.
const SPANS: usize = 24;

/// Days in a row, on one clock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Strip {
    /// The days, from that of `now` to that of the promise.
    pub days: Vec<StripDay>,
    /// How many days are left out after the fourth.
    pub left_out: usize,
    /// The instant for which it is drawn.
    pub now: Instant,
    /// The latest instant of the promise.
    pub due: Instant,
}

/// A day of a strip.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StripDay {
    /// Its midnight.
    pub from: Instant,
    /// The next midnight: 23 to 25 hours later where a clock changes.
    pub until: Instant,
    /// When the desk is open.
    pub open: Vec<(Instant, Instant)>,
    /// What of the day was counted.
    pub counted: Vec<(Instant, Instant)>,
}

impl Promise<'_> {
    /// The promise as days on a clock, from that of `now` to that of the latest instant; `None` when there is no instant to show. Of more
    /// than seven days, the first four and the last three are there.
    pub fn strip(&self, desks: &Desks, clock: &Zone, now: Instant) -> Option<Strip> {
        let due = self.expectation.latest()?;
        let calendar = self.hours.and_then(|hours| desks.calendar(hours));
        let always = self.terms.counted == Some(Counted::AroundTheClock);
        // A due on midnight is the end of the day before.
        let (first, last) = (day_of(clock.local(now)), day_of(clock.local(due) - 1).max(day_of(clock.local(now))));
        let count = last - first + 1;
        let left_out = if count > FIRST + LAST { count - FIRST - LAST } else { 0 };
        let shown = (first..=last).filter(|day| left_out == 0 || *day < first + FIRST || *day > last - LAST);
        let days = shown.map(|day| {
            let (from, until) = (clock.instant(day * DAY), clock.instant((day + 1) * DAY));
            let open = calendar.map_or_else(|| vec![(from, until)], |calendar| open(calendar, from, until));
            let whole = [(from, until)];
            let counted = if always { &whole[..] } else { &open };
            let counted = counted.iter().map(|(begin, end)| ((*begin).max(now), (*end).min(due))).filter(|(begin, end)| begin < end);
            StripDay { from, until, counted: counted.collect(), open }
        });
        Some(Strip { days: days.collect(), left_out: usize::try_from(left_out).unwrap_or_default(), now, due })
    }
}

fn open(calendar: &Calendar, from: Instant, until: Instant) -> Vec<(Instant, Instant)> {
    let spans = calendar.spans(from, until, SPANS).into_iter();
    spans.filter_map(|span| if let Span::Open(from, until) = span { Some((from, until)) } else { None }).collect()
}

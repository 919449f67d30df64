//! How a promise was worked out: the open spans that were counted, and why the desk was closed in between.

use serde::Serialize;

use super::Calendar;
use super::weekday::is_weekend;
use super::zone::{Instant, day_of};

/// A stretch of time on the way to a promise, from one instant to another that is not part of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Span {
    /// The desk is open: this counts.
    Open(Instant, Instant),
    /// The desk is closed.
    Closed(Instant, Instant, Gap),
    /// There are more spans than were asked for: the rest is left out.
    More(Instant, Instant),
}

/// Why a desk is closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Gap {
    /// Outside the day's hours.
    Hours,
    /// The weekend.
    Weekend,
    /// A day that differs from its weekday: a holiday, a half day.
    Closure,
}

pub(super) fn spans(calendar: &Calendar, from: Instant, until: Instant, limit: usize) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut at = from;
    let mut counted = 0;
    while at < until {
        let open = calendar.next_open(at).unwrap_or(until).min(until);
        if at < open {
            spans.push(Span::Closed(at, open, gap(calendar, at, open)));
        }
        if open == until {
            break;
        }
        if counted == limit {
            spans.push(Span::More(open, until));
            break;
        }
        let close = calendar.next_close(open).unwrap_or(until).min(until);
        spans.push(Span::Open(open, close));
        counted += 1;
        at = close;
    }
    spans
}

/// The strongest reason that holds on a day of the gap. The day on which the desk opens again is none of them.
fn gap(calendar: &Calendar, from: Instant, until: Instant) -> Gap {
    let (first, last) = (day_of(calendar.zone.local(from)), day_of(calendar.zone.local(until)));
    // A gap can be long; what lies in its first month says why.
    let days = || (first..last).take(31);
    if days().any(|day| calendar.pattern.is_special(day)) {
        Gap::Closure
    } else if days().any(|day| is_weekend(day) && !calendar.pattern.opens_on(day)) {
        Gap::Weekend
    } else {
        Gap::Hours
    }
}

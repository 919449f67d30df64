//! A warning: between now and a promise a clock changes, the desk's or the visitor's.

use crate::calendar::{Instant, Zone};

/// Which clocks change within a span of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClockChange {
    /// When the desk's clock changes first, if it does.
    pub desk: Option<Instant>,
    /// When the visitor's clock changes first, if it does.
    pub visitor: Option<Instant>,
    /// Whether the two are another number of hours apart afterwards.
    pub apart: bool,
}

/// The changes of two clocks after `from` and up to `until`; `None` when there are none.
///
/// ```
/// # use loket_engine::calendar::Zone;
/// # use loket_engine::response::clock_change;
/// let (utc, moved) = (Zone::fixed("UTC", 0), Zone::scan("X", 0, 10_000_000, |at| if at < 6_000_000 { 0 } else { 3600 }));
/// let change = clock_change(&utc, &moved, 5_000_000, 7_000_000).unwrap();
/// assert_eq!((change.desk, change.visitor, change.apart), (None, Some(6_000_000), true));
/// ```
pub fn clock_change(desk: &Zone, visitor: &Zone, from: Instant, until: Instant) -> Option<ClockChange> {
    let apart = |at: Instant| desk.offset(at) - visitor.offset(at);
    let change = ClockChange { desk: desk.change(from, until), visitor: visitor.change(from, until), apart: apart(from) != apart(until) };
    (change.desk.is_some() || change.visitor.is_some()).then_some(change)
}

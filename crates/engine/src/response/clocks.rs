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

/// The changes of two clocks between two instants; `None` when there are none.
pub fn clock_change(desk: &Zone, visitor: &Zone, from: Instant, until: Instant) -> Option<ClockChange> {
    let apart = |at: Instant| desk.offset(at) - visitor.offset(at);
    let change = ClockChange { desk: desk.change(from, until), visitor: visitor.change(from, until), apart: apart(from) != apart(until) };
    (change.desk.is_some() || change.visitor.is_some()).then_some(change)
}

//! Counted work: how often a calendar looks at a day. A test that counts cannot be slow by chance, as one with a clock can.
//!
//! Counted in debug builds only; in all others there is nothing.

#[cfg(debug_assertions)]
mod counting {
    use std::cell::Cell;

    thread_local!(static DAYS: Cell<u64> = const { Cell::new(0) });

    pub(in crate::calendar) fn count() {
        DAYS.with(|days| days.set(days.get() + 1));
    }

    pub fn work() -> u64 {
        DAYS.with(Cell::get)
    }
}

#[cfg(not(debug_assertions))]
mod counting {
    pub(in crate::calendar) fn count() {}

    pub fn work() -> u64 {
        0
    }
}

pub(super) use counting::count;

/// How many days calendars of this thread have looked at, one by one, since it began; 0 in builds without debug assertions.
pub fn work() -> u64 {
    counting::work()
}

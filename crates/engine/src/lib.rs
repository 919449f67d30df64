//! The engine of Loket, a support widget that knows the support policy.
//!
//! It is pure: it has no clock, no network, no page, no file and no terminal. `now`, the zones and the facts are arguments, so that
//! the `loket` command, the widget and whatever else asks say exactly the same.

#![deny(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic))]

pub mod calendar;
pub mod case;
pub mod eligibility;
pub mod intake;
pub mod policy;
pub mod response;
pub mod say;
pub mod suggest;
pub mod ticket;
pub mod visit;

//! What the policy promises, worked out for one case at one instant: a promise with its steps, or honestly none.
//!
//! It knows the policy, calendars and facts; it reads no clock: `now` is an argument.

mod desks;
mod promise;

pub use desks::{Availability, Desks, Open, open_channels};
pub use promise::{Expectation, Promise, promises};

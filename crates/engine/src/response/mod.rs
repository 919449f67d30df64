//! What the policy promises, worked out for one case at one instant: a promise with its steps, or honestly none.
//!
//! It knows the policy, calendars and facts; it reads no clock: `now` is an argument. It knows nothing of tickets or visits, and says
//! instants, not words.

mod clocks;
mod desks;
mod load;
mod offers;
mod promise;
mod strip;

pub use clocks::{ClockChange, clock_change};
pub use desks::{Availability, Desks, Open};
pub use load::{Busyness, Delay, Load, Moment};
pub use offers::{Offers, open_channels};
pub use promise::{Expectation, Promise, Sooner, Widened, promises};
pub use strip::{Strip, StripDay};

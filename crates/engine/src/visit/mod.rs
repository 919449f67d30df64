//! A visit from first word to receipt: its state, and the one reducer that changes it.
//!
//! Pure: the reducer takes an action and gives back what has to happen outside (an [`Effect`]); the widget shows the state and
//! carries the effects out. What the visitor typed is never dropped by any action.
//!
//! It knows what a visitor did, not how it was shown: no view, no element, no language of the interface beyond its tag, and no network.

mod action;
mod address;
mod effect;
mod filing;
mod reduce;
mod state;
mod told;
mod written;

pub use action::Action;
pub use address::parameters;
pub use effect::{Aside, Effect, Event};
pub use state::{Entered, Filing, LookUp, Receipt, Standing, View, Visit};

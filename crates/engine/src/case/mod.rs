//! A policy at an instant for somebody: what the command, the widget and the vendor's own page all ask.
//!
//! It puts together what the modules before it say, each of one thing, and adds no rule of its own but one: what is promised is
//! promised for a ticket, so a case that files none has no promises. It knows nothing of a visit, of what is shown or typed.

#[allow(clippy::module_inception)] // The noun of this module is its main type.
mod case;
mod world;

pub use case::Case;
pub use world::{Wanted, World};

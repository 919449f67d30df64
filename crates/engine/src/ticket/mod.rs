//! The ticket: what the visitor fills in, whether it is complete, and what is filed.
//!
//! It knows the policy and the outcome of the engine's other parts; it sends nothing.

mod calendar_entry;
mod draft;
mod filed;

pub use calendar_entry::{CalendarEntry, ics_text};
pub use draft::{Draft, Fault, Field, MAX_TEXT, fields};
pub use filed::{Ticket, ticket};

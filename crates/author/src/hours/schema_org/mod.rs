//! schema.org's `OpeningHoursSpecification` as JSON-LD: what search engines read on a vendor's site, and what many shop systems write.
//!
//! It knows no file and no site: a page is a text, and what is written is one. What the vocabulary cannot hold is told.

mod found;
mod read;
mod write;

pub use read::read;
pub use write::write;

/// The days of the week as schema.org names them, Monday first.
const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

//! schema.org's `OpeningHoursSpecification` as JSON-LD: what search engines read on a vendor's site, and what many shop systems write.

mod found;
mod read;
mod write;

pub use read::read;
pub use write::write;

/// The days of the week as schema.org names them, Monday first.
const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

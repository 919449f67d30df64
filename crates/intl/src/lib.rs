//! What a browser's own `Intl` knows: time zones, dates and numbers in a language, the names of languages.
//!
//! Browser only. It knows the engine's instants and zones, and nothing of policies, words or pages.

#![deny(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod dates;
mod number;
mod zone;

pub use dates::{DateForm, date, language_name};
pub use number::number;
pub use zone::{visitor, zone};

//! What a browser's own `Intl` knows: time zones, dates and numbers in a language, the names of languages.
//!
//! Browser only. It knows the engine's instants and zones, and nothing of policies, words or pages.

#![deny(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod dates;
mod format;
mod number;
mod zone;

pub use dates::language_name;
pub use zone::{visitor, zone};

use loket_engine::say::{DateForm, Dates, Numbers};

/// Dates and numbers by the browser's own rules.
pub struct Intl;

impl Dates for Intl {
    fn date(&self, lang: &str, local: i64, form: DateForm) -> String {
        dates::date(lang, local, form)
    }
}

impl Numbers for Intl {
    fn number(&self, lang: &str, value: f64, unit: Option<&str>) -> String {
        number::number(lang, value, unit)
    }
}

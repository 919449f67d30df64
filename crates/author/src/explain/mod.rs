//! The coverage rules as a decision table, for somebody who answers for the policy and writes no code.
//!
//! It decides nothing: which case a row shows, and what is promised for it, is asked of the engine. It knows no file and no terminal; a
//! table is a text.

mod html;
mod markdown;
mod phrases;
mod table;
mod target;
mod when;

use loket_engine::calendar::Instant;
use loket_engine::policy::Policy;
use loket_engine::say::Dates;

use crate::Zones;
use phrases::Phrases;

pub use phrases::KEYS;

/// How the table is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Markdown.
    Markdown,
    /// One HTML page, to be printed and signed.
    Html,
}

/// A policy's rules as a table, in a language of the policy, as of an instant.
pub fn explain(policy: &Policy, lang: &str, now: Instant, form: Form, zones: Zones<'_>, dates: &dyn Dates) -> String {
    let phrases = Phrases::find(lang);
    let table = table::table(policy, &phrases, lang, now, zones, dates);
    match form {
        Form::Markdown => markdown::markdown(&table, &phrases),
        Form::Html => html::html(&table, &phrases),
    }
}

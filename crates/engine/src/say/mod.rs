//! What the engine says, in the words of a language: whole sentences with places, never pieces put together.
//!
//! It knows no clock and no way to write a date or a number: whoever speaks hands over how that is done ([`Dates`], [`Numbers`]). It decides nothing.

mod clocks;
mod locale;
mod message;
mod promise;
mod value;
mod verdict;
mod words;

pub use clocks::{Clock, place};
pub use locale::{DateForm, Dates, Numbers, Speech};
pub use message::{Place, message};
pub use promise::{counted, purpose, strength};
pub use value::{list, titles};
pub use verdict::{verdict_heading, verdict_sentence, verdict_within};
pub use words::{FIRST, Fragment, REST, Word, Words};

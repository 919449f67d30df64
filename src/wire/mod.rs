//! What passes between WebAssembly and the world outside: JSON as values of JavaScript, requests with an end, words to their
//! stems.
//!
//! It knows nothing of what is asked for, or of whom.

mod fetch;
mod json;
mod stemmer;

pub(crate) use fetch::{Fetch, body, call, json, words};
pub(crate) use json::{from_js, from_page, to_js};
pub(crate) use stemmer::stemmer;

//! What passes between WebAssembly and the world outside: JSON as values of JavaScript, and requests with an end. Browser only.
//!
//! It knows nothing of what is asked for, or of whom.

mod fetch;
mod json;

pub(crate) use fetch::{Request, body, json};
pub(crate) use json::{from_js, to_js};

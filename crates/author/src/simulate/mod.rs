//! What the engine says of a case, as data and as text.
//!
//! It puts into words what was judged, and judges nothing. It knows no file and no terminal: whoever asks gets a report, and prints it or
//! draws it.

mod promise_report;
mod reasons;
mod report;
mod strip_text;

pub use report::{Asked, CaseReport, report};

//! What the engine says of a case, as data and as text.

mod promise_report;
mod reasons;
mod report;
mod strip_text;

pub use report::{Asked, CaseReport, report};

//! What is wrong with what the page gave, in words. The first view reads without a word; whoever has made a mistake loads these: a
//! WebAssembly file of its own, which visitors of a sound site never fetch.

// The macro declares the functions that lead from one file into the other.
#![allow(unsafe_code)]

use wasm_split_helpers::{SplitLoaderError, wasm_split};

use crate::eligibility::Facts;
use crate::policy::{Json, Policy, Problems};

/// The problems of a policy, or, when there is one to read them by, of facts.
///
/// # Errors
/// When the words cannot be fetched.
#[wasm_split(problems, fallible)]
pub(super) fn problems(json: Json, policy: Option<std::rc::Rc<Policy>>) -> Result<Vec<String>, SplitLoaderError> {
    let problems: Problems = match policy {
        None => Policy::read(&json).1,
        Some(policy) => Facts::read(&policy, &json).1,
    };
    Ok(problems.iter().map(ToString::to_string).collect())
}

//! What is wrong with what the page gave, in words. The first view reads without a word; whoever has made a mistake loads these: a
//! WebAssembly file of its own, which visitors of a sound site never fetch.

// The macro declares the functions that lead from one file into the other.
#![allow(unsafe_code)]

use js_sys::{Error, Reflect};
use wasm_bindgen::JsValue;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

use crate::wire::{from_js, to_js};
use loket_engine::policy::{Json, Policy};

/// Why a policy cannot be used: an `Error` whose message is all problems, one a line, and whose `problems` lists them.
pub(super) async fn error(policy: JsValue) -> JsValue {
    let json = from_js(policy).unwrap_or(Json::Null);
    let unnamed = |_| vec!["the policy cannot be used: `loket check` says why".to_owned()];
    let problems = problems(json).await.unwrap_or_else(unnamed);
    let error = Error::new(&problems.join("\n"));
    let lines = Json::Array(problems.into_iter().map(Json::String).collect());
    // An object just made takes a property.
    let _ = Reflect::set(&error, &"problems".into(), &to_js(&lines));
    error.into()
}

/// The problems of a policy.
///
/// # Errors
/// When the words cannot be fetched.
#[wasm_split(problems, fallible)]
fn problems(json: Json) -> Result<Vec<String>, SplitLoaderError> {
    Ok(Policy::read(&json).1.iter().map(ToString::to_string).collect())
}

//! A function that the host page gave: it takes the ticket, and returns a reference or a promise of one.

use js_sys::{Function, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use super::{reference, to_js, words};
use crate::ticket::Ticket;

pub(super) async fn file(ticket: &Ticket, callback: Option<&Function>) -> Result<Option<String>, String> {
    let callback = callback.ok_or_else(|| "the page gave no function that takes tickets".to_owned())?;
    let answer = callback.call1(&JsValue::UNDEFINED, &to_js(ticket)).map_err(|thrown| words(&thrown))?;
    let answer = JsFuture::from(Promise::resolve(&answer)).await.map_err(|thrown| words(&thrown))?;
    Ok(reference(&answer))
}

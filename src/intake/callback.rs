//! A function that the host page gave: it takes the ticket, and returns a reference or a promise of one.

use js_sys::Function;

use super::{reference, to_js};
use crate::wire::{call, words};
use loket_engine::ticket::Ticket;

pub(super) async fn file(ticket: &Ticket, callback: Option<&Function>) -> Result<Option<String>, String> {
    let callback = callback.ok_or_else(|| "the page gave no function that takes tickets".to_owned())?;
    call(callback, &to_js(ticket)).await.map(|answer| reference(&answer, "")).map_err(|thrown| words(&thrown))
}

//! A `POST` of JSON. Any answer of 200 to 299 is taken as filed; its JSON may carry a `reference`.

use js_sys::{JSON, Object, Reflect};
use wasm_bindgen::JsValue;

use super::{reference, to_js};
use crate::wire::{Request, body, words};
use loket_engine::policy::Endpoint;
use loket_engine::ticket::Ticket;

/// How long a helpdesk may take, in milliseconds. Longer than any should; shorter than people wait.
const PATIENCE: f64 = 20_000.0;

pub(super) async fn file(ticket: &Ticket, url: &Endpoint) -> Result<Option<String>, String> {
    let post = post(ticket).map_err(|thrown| words(&thrown))?;
    let response = Request { url, patience: PATIENCE, more: &post }.send().await.map_err(|failed| match failed {
        // A status has three digits; writing a fraction would weigh as much as filing does.
        Ok(status) => format!("the helpdesk answered {}", status as i32),
        Err(thrown) => words(&thrown),
    })?;
    // An answer that is not JSON is still an answer: it is filed.
    let written = body(&response, "text").await.ok().and_then(|text| text.as_string()).unwrap_or_default();
    Ok(reference(&JSON::parse(&written).unwrap_or(JsValue::NULL), &written))
}

fn post(ticket: &Ticket) -> Result<[(&'static str, JsValue); 3], JsValue> {
    let headers = Object::new();
    for key in ["content-type", "accept"] {
        Reflect::set(&headers, &key.into(), &"application/json".into())?;
    }
    Ok([("method", "POST".into()), ("headers", headers.into()), ("body", JSON::stringify(&to_js(ticket))?.into())])
}

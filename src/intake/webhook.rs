//! A `POST` of JSON. Any answer of 200 to 299 is taken as filed; its JSON may carry a `reference`.

use js_sys::{Array, Function, JSON, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::{reference, to_js, words};
use crate::policy::Endpoint;
use crate::ticket::Ticket;

/// How long a helpdesk may take, in milliseconds. Longer than any should; shorter than people wait.
const PATIENCE: f64 = 20_000.0;

pub(super) async fn file(ticket: &Ticket, url: &Endpoint) -> Result<Option<String>, String> {
    post(ticket, url).await.unwrap_or_else(|thrown| Err(words(&thrown)))
}

async fn post(ticket: &Ticket, url: &Endpoint) -> Result<Result<Option<String>, String>, JsValue> {
    let body = JSON::stringify(&to_js(ticket))?;
    let headers = object(&[("content-type", "application/json".into()), ("accept", "application/json".into())])?;
    let request = object(&[
        ("method", "POST".into()),
        ("headers", headers.into()),
        ("body", body.into()),
        // Cookies of the helpdesk are none of our business.
        ("credentials", "omit".into()),
        ("signal", timeout()),
    ])?;
    let fetch: Function = Reflect::get(&js_sys::global(), &"fetch".into())?.dyn_into()?;
    let response = wait(fetch.call2(&JsValue::UNDEFINED, &url.as_str().into(), &request)?).await?;
    let status = Reflect::get(&response, &"status".into())?.as_f64().unwrap_or_default();
    if !(200.0..300.0).contains(&status) {
        return Ok(Err(format!("the helpdesk answered {status}")));
    }
    // An answer that is not JSON is still an answer: it is filed.
    let json: Function = Reflect::get(&response, &"json".into())?.dyn_into()?;
    let answer = wait(json.call0(&response)?).await.unwrap_or(JsValue::NULL);
    Ok(Ok(reference(&answer)))
}

fn object(properties: &[(&str, JsValue)]) -> Result<Object, JsValue> {
    let object = Object::new();
    for (key, value) in properties {
        Reflect::set(&object, &(*key).into(), value)?;
    }
    Ok(object)
}

async fn wait(promise: JsValue) -> Result<JsValue, JsValue> {
    JsFuture::from(promise.unchecked_into::<Promise>()).await
}

/// `AbortSignal.timeout`, in browsers that have it.
fn timeout() -> JsValue {
    let make = || {
        let signal = Reflect::get(&js_sys::global(), &"AbortSignal".into())?;
        let timeout: Function = Reflect::get(&signal, &"timeout".into())?.dyn_into()?;
        Reflect::apply(&timeout, &signal, &Array::of1(&PATIENCE.into()))
    };
    make().unwrap_or(JsValue::UNDEFINED)
}

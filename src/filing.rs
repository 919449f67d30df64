//! What filing a ticket asks of the browser: requests, and calls of the page's function. What to ask, and what an answer means, is said
//! by the engine ([`loket_engine::intake`]).

use js_sys::{Function, JSON, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::wire;
use loket_engine::intake::{Answer, Course, Errand, Order, Request};
use loket_engine::policy::Json;

/// How long a helpdesk may take, in milliseconds. Longer than any should; shorter than people wait.
const PATIENCE: f64 = 20_000.0;

/// Files a ticket by the first way that takes it. The console hears of each way that failed; the visitor hears what it means for them.
pub(crate) async fn file(order: &Order, callback: Option<&Function>) -> Course {
    let course = order.file(async |errand| carry_out(errand, callback).await.map_err(|thrown| wire::words(&thrown))).await;
    if !course.tried.is_empty() {
        web_sys::console::warn_1(&JsValue::from(format!("Loket: {}", course.tried.join("\n"))));
    }
    course
}

async fn carry_out(errand: Errand, callback: Option<&Function>) -> Result<Answer, JsValue> {
    match errand {
        Errand::Request(request) => send(&request).await,
        Errand::Call(argument) => {
            let callback = callback.ok_or("the page gave no function that takes tickets")?;
            let returned = wire::call(callback, &wire::to_js(&argument)).await?;
            Ok(Answer::returned(reference(&returned)))
        }
        Errand::Open(_) => Err("links are opened by the visitor".into()),
    }
}

async fn send(request: &Request) -> Result<Answer, JsValue> {
    let headers = Object::new();
    for (name, value) in &request.headers {
        Reflect::set(&headers, &(*name).into(), &value.into())?;
    }
    let body = JSON::stringify(&wire::to_js(&request.body))?;
    // Followed, a redirect would make a `GET` of a `POST`, and a page's answer a receipt.
    let more =
        [("method", request.method.into()), ("headers", headers.into()), ("body", body.into()), ("redirect", JsValue::from("manual"))];
    let response = wire::Fetch { url: &request.url, patience: PATIENCE, more: &more }.send().await?;
    let of = |property: &str| Reflect::get(&response, &property.into());
    let redirected = of("redirected")?.is_truthy() || of("type")?.as_string().is_some_and(|kind| kind == "opaqueredirect");
    Ok(Answer {
        status: of("status")?.as_f64().unwrap_or_default() as u16,
        redirected,
        after: after(&of("headers")?),
        body: wire::body(&response).await.unwrap_or(Json::Null),
    })
}

/// Of what a function returned, what may be a reference: it, or its `reference`. The rest may be anything, and as large as the page likes.
fn reference(returned: &JsValue) -> Json {
    let text = |value: &JsValue| value.as_string().map(Json::String).or_else(|| value.as_f64().map(Json::Number));
    let own = || text(&Reflect::get(returned, &"reference".into()).ok()?);
    text(returned).or_else(own).unwrap_or(Json::Null)
}

/// In how many seconds a server wants to be asked again. (It may name a date instead, which nobody waits for.)
fn after(headers: &JsValue) -> Option<u32> {
    let get: Function = Reflect::get(headers, &"get".into()).ok()?.dyn_into().ok()?;
    get.call1(headers, &"retry-after".into()).ok()?.as_string()?.trim().parse().ok()
}

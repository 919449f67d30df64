//! Requests. Every one ends: with an answer, or when its time is up.
//!
//! By way of `Reflect` and plain functions, because each named import would weigh in the first view's glue, which needs none of this.

use js_sys::{Array, Function, JSON, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::from_js;
use loket_engine::policy::{Endpoint, Json};

/// How long something may take that the visit can do without, in milliseconds.
const PATIENCE: f64 = 5_000.0;

/// The longest text that is taken, in bytes. A directory of plugins says a lot beside a version.
const LONGEST: usize = 1_000_000;

/// A request without cookies.
pub(crate) struct Fetch<'a> {
    pub(crate) url: &'a Endpoint,
    /// For how many milliseconds the answer is waited for.
    pub(crate) patience: f64,
    /// Properties for `fetch` beyond these, such as `method`.
    pub(crate) more: &'a [(&'a str, JsValue)],
}

impl Fetch<'_> {
    /// The answer: a `Response` whose status is 200 to 299. `None` for another, and when there was none.
    async fn success(&self) -> Option<JsValue> {
        let response = self.send().await.ok()?;
        let status = Reflect::get(&response, &"status".into()).ok()?.as_f64()?;
        (200.0..300.0).contains(&status).then_some(response)
    }

    /// The answer: a `Response` of whatever status.
    pub(crate) async fn send(&self) -> Result<JsValue, JsValue> {
        let options = Object::new();
        // Cookies of whoever is asked are none of our business.
        let own = [("credentials", "omit".into()), ("signal", timeout(self.patience))];
        for (key, value) in own.iter().chain(self.more) {
            Reflect::set(&options, &(*key).into(), value)?;
        }
        let fetch: Function = Reflect::get(&js_sys::global(), &"fetch".into())?.dyn_into()?;
        wait(fetch.call2(&JsValue::UNDEFINED, &self.url.as_str().into(), &options)?).await
    }
}

/// The JSON of an answer; `None` when it has none, or too much.
pub(crate) async fn body(response: &JsValue) -> Option<Json> {
    let read: Function = Reflect::get(response, &"text".into()).ok()?.dyn_into().ok()?;
    let text = wait(read.call0(response).ok()?).await.ok()?.as_string().filter(|text| text.len() <= LONGEST)?;
    Some(from_js(JSON::parse(&text).ok()?).ok()?.with_digits(&text))
}

/// A small JSON file that the visit can do without; `None` when it cannot be had, whyever.
pub(crate) async fn json(url: &Endpoint) -> Option<Json> {
    body(&Fetch { url, patience: PATIENCE, more: &[] }.success().await?).await
}

/// What a function of the page gives back, or what it promises.
pub(crate) async fn call(function: &Function, argument: &JsValue) -> Result<JsValue, JsValue> {
    wait(Promise::resolve(&function.call1(&JsValue::UNDEFINED, argument)?).into()).await
}

/// A problem that JavaScript threw, as words.
pub(crate) fn words(thrown: &JsValue) -> String {
    let message = Reflect::get(thrown, &"message".into()).ok().and_then(|message| message.as_string());
    message.or_else(|| thrown.as_string()).unwrap_or_else(|| "it failed".to_owned())
}

pub(super) async fn wait(promise: JsValue) -> Result<JsValue, JsValue> {
    JsFuture::from(promise.unchecked_into::<Promise>()).await
}

/// `AbortSignal.timeout`, in browsers that have it.
fn timeout(patience: f64) -> JsValue {
    let make = || {
        let signal = Reflect::get(&js_sys::global(), &"AbortSignal".into())?;
        let timeout: Function = Reflect::get(&signal, &"timeout".into())?.dyn_into()?;
        Reflect::apply(&timeout, &signal, &Array::of1(&patience.into()))
    };
    make().unwrap_or(JsValue::UNDEFINED)
}

//! `Intl.DateTimeFormat`, for zones and for dates.

use js_sys::Date;
use loket_engine::calendar::Instant;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    // The one of js-sys does not catch what is thrown for a zone or a language that the browser does not know.
    #[wasm_bindgen(js_namespace = Intl, js_name = DateTimeFormat)]
    pub(super) type Format;

    #[wasm_bindgen(constructor, catch, js_namespace = Intl, js_class = DateTimeFormat)]
    pub(super) fn new(lang: &str, options: &JsValue) -> Result<Format, JsValue>;

    #[wasm_bindgen(method)]
    pub(super) fn format(this: &Format, date: &Date) -> String;
}

/// An instant, in seconds since 1970, as JavaScript has it.
pub(super) fn instant(at: Instant) -> Date {
    Date::new(&JsValue::from_f64(at as f64 * 1000.0))
}

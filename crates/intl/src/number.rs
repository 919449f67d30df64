//! Numbers in the visitor's language, by the browser's own rules.

use js_sys::{Function, JSON, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// A number, and the unit that it counts by its name in `Intl`: `1.5`, `9 hours`. English when the browser knows no better.
pub(super) fn number(lang: &str, value: f64, unit: Option<&str>) -> String {
    write(lang, value, unit).ok().and_then(|written| written.as_string()).unwrap_or_default()
}

fn write(lang: &str, value: f64, unit: Option<&str>) -> Result<JsValue, JsValue> {
    let options = match unit {
        Some(unit) => {
            let options = JSON::parse(r#"{"style":"unit","unitDisplay":"long"}"#)?;
            Reflect::set(&options, &"unit".into(), &unit.into())?;
            options
        }
        None => JsValue::UNDEFINED,
    };
    // `Number.prototype.toLocaleString`, called by hand: a named import would weigh in the glue of the first view.
    let number = Reflect::get(&js_sys::global(), &"Number".into())?;
    let write: Function = Reflect::get(&Reflect::get(&number, &"prototype".into())?, &"toLocaleString".into())?.dyn_into()?;
    write.call2(&value.into(), &lang.into(), &options)
}

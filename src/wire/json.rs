//! Between JavaScript's values and [`Json`].
//!
//! By hand, because the first view needs it: what serde brings for this weighs several kilobytes, most of it for what JSON has not.

use js_sys::{Array, JSON, Object, Reflect};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

use loket_engine::policy::{Json, MAX_DEPTH};

// As `js_sys` has them, but with what a proxy or a getter of the page throws: it must not unwind through WebAssembly, which would
// leave whatever was borrowed on the way borrowed for ever.
#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = Object)]
    fn entries(value: &JsValue) -> Result<Array, JsValue>;
    #[wasm_bindgen(catch, js_namespace = Array, js_name = isArray)]
    fn is_array(value: &JsValue) -> Result<bool, JsValue>;
}

/// Reads what `JSON.parse` or the loader gave. What JSON does not have is taken for nothing.
///
/// # Errors
/// A sentence, when it is nested too deeply; what the page's own getters and proxies throw.
pub(crate) fn from_js(value: JsValue) -> Result<Json, JsValue> {
    read(&value, 0)
}

/// Reads what a function of the page gave, as JSON writes it: with circles, or objects that hold each other many times over, reading
/// it as it is would take for ever.
///
/// # Errors
/// What is thrown when it cannot be written.
pub(crate) fn from_page(value: JsValue) -> Result<Json, JsValue> {
    // Of a function, or of nothing, there is nothing to write.
    match JSON::stringify(&value)?.as_string() {
        Some(text) => from_js(JSON::parse(&text)?),
        None => Ok(Json::Null),
    }
}

fn read(value: &JsValue, depth: u8) -> Result<Json, JsValue> {
    if let Some(string) = value.as_string() {
        return Ok(Json::String(string));
    }
    if let Some(number) = value.as_f64() {
        return Ok(Json::Number(number));
    }
    if let Some(yes) = value.as_bool() {
        return Ok(Json::Bool(yes));
    }
    if !value.is_object() {
        return Ok(Json::Null);
    }
    if depth >= MAX_DEPTH {
        return Err(JsValue::from("nested more than 64 levels deep"));
    }
    let own = entries(value)?;
    if is_array(value)? {
        let mut items = Vec::new();
        for entry in own.iter() {
            items.push(read(&second(&entry), depth + 1)?);
        }
        return Ok(Json::Array(items));
    }
    let mut properties = Vec::new();
    for entry in own.iter() {
        let name = entry.unchecked_ref::<Array>().get(0).as_string().unwrap_or_default();
        properties.push((name, read(&second(&entry), depth + 1)?));
    }
    Ok(Json::Object(properties))
}

fn second(entry: &JsValue) -> JsValue {
    entry.unchecked_ref::<Array>().get(1)
}

/// Makes a value of JavaScript, objects as plain objects.
pub(crate) fn to_js(json: &Json) -> JsValue {
    match json {
        Json::Null => JsValue::NULL,
        Json::Bool(yes) => JsValue::from_bool(*yes),
        Json::Number(number) => JsValue::from_f64(*number),
        Json::String(string) => JsValue::from_str(string),
        Json::Array(items) => items.iter().map(to_js).collect::<Array>().into(),
        Json::Object(properties) => {
            let object = Object::new();
            for (name, value) in properties {
                // An object just made takes a property.
                let _ = Reflect::set(&object, &JsValue::from_str(name), &to_js(value));
            }
            object.into()
        }
    }
}

//! Between JavaScript's values and [`Json`].
//!
//! By hand, because the first view needs it: what serde brings for this weighs several kilobytes, most of it for what JSON has not.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use loket_engine::policy::{Json, MAX_DEPTH};

/// Reads what `JSON.parse` or the host page gave. What JSON does not have is taken for nothing.
///
/// # Errors
/// A sentence, when it is nested too deeply.
pub(crate) fn from_js(value: JsValue) -> Result<Json, JsValue> {
    read(&value, 0).ok_or_else(|| JsValue::from("nested more than 64 levels deep"))
}

fn read(value: &JsValue, depth: u8) -> Option<Json> {
    if let Some(string) = value.as_string() {
        return Some(Json::String(string));
    }
    if let Some(number) = value.as_f64() {
        return Some(Json::Number(number));
    }
    if let Some(yes) = value.as_bool() {
        return Some(Json::Bool(yes));
    }
    if !value.is_object() {
        return Some(Json::Null);
    }
    if depth >= MAX_DEPTH {
        return None;
    }
    let own = Object::entries(value.unchecked_ref());
    if Array::is_array(value) {
        let mut items = Vec::new();
        for entry in own.iter() {
            items.push(read(&second(&entry), depth + 1)?);
        }
        return Some(Json::Array(items));
    }
    let mut properties = Vec::new();
    for entry in own.iter() {
        let name = entry.unchecked_ref::<Array>().get(0).as_string().unwrap_or_default();
        properties.push((name, read(&second(&entry), depth + 1)?));
    }
    Some(Json::Object(properties))
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

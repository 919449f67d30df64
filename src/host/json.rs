//! Between JavaScript's values and [`Json`].

use serde::{Deserialize, Serialize};
use wasm_bindgen::{JsError, JsValue};

use crate::policy::Json;

/// Reads what `JSON.parse` or the host page gave.
pub(crate) fn from_js(value: JsValue) -> Result<Json, JsError> {
    let json = serde_wasm_bindgen::Deserializer::from(value);
    Json::deserialize(json).map_err(|error| JsError::new(&error.to_string()))
}

/// Makes a value of JavaScript, objects as plain objects.
pub(crate) fn to_js(value: &impl Serialize) -> JsValue {
    value.serialize(&serde_wasm_bindgen::Serializer::json_compatible()).unwrap_or(JsValue::NULL)
}

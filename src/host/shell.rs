//! The loader's side of the boundary: what it hands over when it mounts the widget, and what it can be told.

use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    /// What the loader hands over; every property may be missing.
    #[derive(Clone)]
    pub type Shell;

    #[wasm_bindgen(method, getter)]
    pub fn policy(this: &Shell) -> JsValue;
    #[wasm_bindgen(method, getter)]
    pub fn strings(this: &Shell) -> JsValue;
    #[wasm_bindgen(method, getter)]
    pub fn lang(this: &Shell) -> Option<String>;
    /// The languages of the interface, with blanks between them.
    #[wasm_bindgen(method, getter)]
    pub fn languages(this: &Shell) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    pub fn mode(this: &Shell) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    pub fn told(this: &Shell) -> JsValue;
    #[wasm_bindgen(method, getter)]
    pub fn now(this: &Shell) -> Option<String>;
    #[wasm_bindgen(method, catch)]
    pub fn given(this: &Shell, name: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch)]
    pub fn emit(this: &Shell, name: &str, detail: JsValue) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    pub fn fail(this: &Shell, error: JsValue) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    pub fn close(this: &Shell) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch, js_name = loadStrings)]
    pub fn load_strings(this: &Shell, lang: &str, part: &str) -> Result<Promise, JsValue>;
}

//! A language's stemmer: a WebAssembly file of its own (`crates/stemmer`), beside the application.
//!
//! It shares no memory with the application. A word on which it fails ends in an exception here, and nothing else comes of it.

use std::cell::RefCell;

use js_sys::{Function, Object, Reflect};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

use super::fetch::wait;
use loket_engine::policy::base;
use loket_engine::suggest::Stemmer;

#[wasm_bindgen(inline_js = "export const stemmers = () => new URL('stem/', import.meta.url).href;")]
extern "C" {
    /// The address of the folder with the stemmers: beside the application's script.
    fn stemmers() -> String;
}

thread_local! {
    /// What was asked for, by language: the promise of a stemmer's file. All widgets on a page share it, and what failed is asked for
    /// again. (WebAssembly in a page has one thread.)
    static ASKED: RefCell<Vec<(String, JsValue)>> = const { RefCell::new(Vec::new()) };
}

/// What a stemmer's file exports.
struct Exports {
    put: Function,
    stem: Function,
    get: Function,
}

/// Fetches the stemmer of a language, by its tag, unless it is here or on its way.
///
/// # Errors
/// What the browser says, when there is none or it cannot be used.
pub(crate) async fn stemmer(lang: &str) -> Result<Stemmer, JsValue> {
    let lang = base(lang);
    let asked = ASKED.with_borrow(|asked| asked.iter().find(|(other, _)| other == lang).map(|(_, promise)| promise.clone()));
    let promise = match asked {
        Some(promise) => promise,
        None => {
            let promise = fetch(lang)?;
            ASKED.with_borrow_mut(|asked| asked.push((lang.to_owned(), promise.clone())));
            promise
        }
    };
    let source = wait(promise).await.inspect_err(|_| ASKED.with_borrow_mut(|asked| asked.retain(|(other, _)| other != lang)))?;
    let exports = Reflect::get(&Reflect::get(&source, &"instance".into())?, &"exports".into())?;
    let function = |name: &str| Reflect::get(&exports, &name.into())?.dyn_into();
    let exports = Exports { put: function("put")?, stem: function("stem")?, get: function("get")? };
    Ok(Box::new(move |word| exports.stem(word).unwrap_or_else(|_| word.to_owned())))
}

/// Promises a stemmer's file, ready to be called.
fn fetch(lang: &str) -> Result<JsValue, JsValue> {
    let global = js_sys::global();
    let fetch: Function = Reflect::get(&global, &"fetch".into())?.dyn_into()?;
    let options = Object::new();
    Reflect::set(&options, &"credentials".into(), &"omit".into())?;
    let response = fetch.call2(&JsValue::UNDEFINED, &(stemmers() + lang + ".wasm").into(), &options)?;
    let webassembly = Reflect::get(&global, &"WebAssembly".into())?;
    let instantiate: Function = Reflect::get(&webassembly, &"instantiateStreaming".into())?.dyn_into()?;
    instantiate.call1(&webassembly, &response)
}

impl Exports {
    /// Passes a word over, four bytes at a time, and takes its stem back.
    fn stem(&self, word: &str) -> Result<String, JsValue> {
        let this = JsValue::UNDEFINED;
        let number = |value: JsValue| value.as_f64().ok_or(value);
        for (place, four) in (0_u32..).zip(word.as_bytes().chunks(4)) {
            let bytes = four.iter().rev().fold(0, |bytes: u32, byte| bytes << 8 | u32::from(*byte));
            self.put.call2(&this, &place.into(), &bytes.into())?;
        }
        let length = number(self.stem.call1(&this, &(word.len() as u32).into())?)? as usize;
        let mut stem = Vec::new();
        for place in 0..length.div_ceil(4) {
            // WebAssembly gives its numbers with a sign.
            let four = number(self.get.call1(&this, &(place as u32).into())?)? as i32;
            stem.extend(four.to_le_bytes());
        }
        stem.truncate(length);
        String::from_utf8(stem).map_err(|_| JsValue::UNDEFINED)
    }
}

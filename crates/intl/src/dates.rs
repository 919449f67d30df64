//! Times in the visitor's language, by the browser's own rules.

use super::format::{Format, instant};
use js_sys::JSON;
use loket_engine::say::DateForm;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// Writes a wall-clock time (seconds since 1970 on that clock). The zone was reckoned with already, so the browser is told UTC.
/// A date stays on one line.
pub(super) fn date(lang: &str, local: i64, form: DateForm) -> String {
    write(lang, local, form).unwrap_or_default().split(' ').collect::<Vec<_>>().join("\u{a0}")
}

fn write(lang: &str, local: i64, form: DateForm) -> Option<String> {
    let options = match form {
        DateForm::DayTime => {
            r#"{"weekday":"short","day":"numeric","month":"short","hour":"2-digit","minute":"2-digit","hourCycle":"h23","timeZone":"UTC"}"#
        }
        DateForm::Time => r#"{"hour":"2-digit","minute":"2-digit","hourCycle":"h23","timeZone":"UTC"}"#,
        DateForm::Weekday => r#"{"weekday":"short","timeZone":"UTC"}"#,
        DateForm::WeekdayLetter => r#"{"weekday":"narrow","timeZone":"UTC"}"#,
        DateForm::Date => r#"{"day":"numeric","month":"long","year":"numeric","timeZone":"UTC"}"#,
    };
    // English without a region would be American.
    let lang = if lang == "en" { "en-GB" } else { lang };
    // A language that is no tag is refused by throwing; English is what everybody gets who cannot be told apart.
    let options = JSON::parse(options).ok()?;
    let format = Format::new(lang, &options).or_else(|_| Format::new("en-GB", &options)).ok()?;
    Some(format.format(&instant(local)))
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = Intl)]
    type DisplayNames;

    #[wasm_bindgen(constructor, catch, js_namespace = Intl)]
    fn new(lang: &str, options: &JsValue) -> Result<DisplayNames, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn of(this: &DisplayNames, lang: &str) -> Result<Option<String>, JsValue>;
}

/// A language's name in itself, as it is written within a sentence: `Nederlands`, `français`. The tag, where the browser has no name
/// for it.
pub fn language_name(lang: &str) -> String {
    let name = || DisplayNames::new(lang, &JSON::parse(r#"{"type":"language"}"#)?)?.of(lang);
    name().ok().flatten().unwrap_or_else(|| lang.to_owned())
}

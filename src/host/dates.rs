//! Times in the visitor's language, by the browser's own rules.

use js_sys::{Array, Date, Function, Intl, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::widget::DateForm;

/// Writes a wall-clock time (seconds since 1970 on that clock). The zone was reckoned with already, so the browser is told UTC.
/// A date stays on one line.
pub(super) fn date(lang: &str, local: i64, form: DateForm) -> String {
    write(lang, local, form).unwrap_or_default().replace(' ', "\u{a0}")
}

fn write(lang: &str, local: i64, form: DateForm) -> Option<String> {
    let options = Object::new();
    let time: &[(&str, &str)] = &[("hour", "2-digit"), ("minute", "2-digit"), ("hourCycle", "h23")];
    let day: &[(&str, &str)] = &[("weekday", "short"), ("day", "numeric"), ("month", "short")];
    let date: &[(&str, &str)] = &[("day", "numeric"), ("month", "long"), ("year", "numeric")];
    let parts: Vec<&(&str, &str)> = match form {
        DateForm::DayTime => day.iter().chain(time).collect(),
        DateForm::Time => time.iter().collect(),
        DateForm::Date => date.iter().collect(),
    };
    for (key, value) in parts.into_iter().chain([&("timeZone", "UTC")]) {
        Reflect::set(&options, &(*key).into(), &(*value).into()).ok()?;
    }
    // English without a region would be American.
    let lang = if lang == "en" { "en-GB" } else { lang };
    let format = Intl::DateTimeFormat::new(&Array::of1(&lang.into()), &options);
    let date = Date::new(&JsValue::from_f64(local as f64 * 1000.0));
    format.format().call1(&JsValue::UNDEFINED, &date).ok()?.as_string()
}

/// A language's name in itself: `Nederlands`. The tag, where the browser has no name for it.
pub(super) fn language_name(lang: &str) -> String {
    name(lang).unwrap_or_else(|| lang.to_owned())
}

fn name(lang: &str) -> Option<String> {
    let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
    let make: Function = Reflect::get(&intl, &"DisplayNames".into()).ok()?.dyn_into().ok()?;
    let options = Object::new();
    Reflect::set(&options, &"type".into(), &"language".into()).ok()?;
    let names = Reflect::construct(&make, &Array::of2(&Array::of1(&lang.into()), &options)).ok()?;
    let of: Function = Reflect::get(&names, &"of".into()).ok()?.dyn_into().ok()?;
    let name = of.call1(&names, &lang.into()).ok()?.as_string()?;
    let mut letters = name.chars();
    let first = letters.next()?;
    Some(first.to_uppercase().chain(letters).collect())
}

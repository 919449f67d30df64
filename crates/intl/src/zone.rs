//! Time zones by the browser's `Intl`: the twin of the command's `zone.rs`. Asked once per zone, then counted from a table.

use js_sys::{Date, Object, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use loket_engine::calendar::{DAY, Instant, Years, Zone};
use loket_engine::policy::ZoneName;

/// A zone over the years given; `None` when the browser does not know it.
pub fn zone(name: &ZoneName, years: Years) -> Option<Zone> {
    if let Some(offset) = name.fixed() {
        return Some(Zone::fixed(name.as_str(), offset));
    }
    let options = Object::new();
    for (key, value) in [("timeZone", name.as_str()), ("timeZoneName", "longOffset")] {
        Reflect::set(&options, &key.into(), &value.into()).ok()?;
    }
    let format = Format::new("en-US", &options).ok()?;
    let offset = |at: Instant| written_offset(&format.format(&date(at))).unwrap_or_default();
    Some(Zone::scan(name.as_str(), year_start(*years.start()), year_start(years.end() + 1), offset))
}

#[wasm_bindgen]
extern "C" {
    // The one of js-sys does not catch what is thrown for a zone that the browser does not know.
    #[wasm_bindgen(js_namespace = Intl, js_name = DateTimeFormat)]
    type Format;

    #[wasm_bindgen(constructor, catch, js_namespace = Intl, js_class = DateTimeFormat)]
    fn new(lang: &str, options: &JsValue) -> Result<Format, JsValue>;

    #[wasm_bindgen(method)]
    fn format(this: &Format, date: &Date) -> String;
}

fn date(at: Instant) -> Date {
    Date::new(&JsValue::from_f64(at as f64 * 1000.0))
}

/// The visitor's own zone over the years given, by what `Date` says of it.
pub fn visitor(years: Years) -> Zone {
    let offset = |at: Instant| -(date(at).get_timezone_offset() * 60.0) as i32;
    Zone::scan("", year_start(*years.start()), year_start(years.end() + 1), offset)
}

/// When a year begins, to the day (exact from 1901 to 2099).
fn year_start(year: i32) -> Instant {
    i64::from(year - 1970) * 365 * DAY + i64::from((year - 1969) / 4) * DAY
}

/// The offset in seconds that ends a written time: `11/21/2026, GMT+02:00`.
fn written_offset(text: &str) -> Option<i32> {
    // `GMT` alone is no offset; seconds of an offset, as before 1900, are dropped.
    let offset = text.get(text.rfind('T')? + 1..)?;
    if offset.is_empty() { Some(0) } else { ZoneName::parse(offset.get(..6)?)?.fixed() }
}

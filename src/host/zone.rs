//! Time zones by the browser's `Intl`: the twin of `cli/zone.rs`. Asked once per zone, then counted from a table.

use js_sys::{Array, Date, Function, Intl, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::calendar::{DAY, Instant, Years, Zone};
use crate::policy::ZoneName;

/// A zone over the years given; `None` when the browser does not know it.
pub(super) fn zone(name: &ZoneName, years: Years) -> Option<Zone> {
    if let Some(offset) = name.fixed() {
        return Some(Zone::fixed(name.as_str(), offset));
    }
    let options = Object::new();
    for (key, value) in [("timeZone", name.as_str()), ("timeZoneName", "longOffset")] {
        Reflect::set(&options, &key.into(), &value.into()).ok()?;
    }
    // `new Intl.DateTimeFormat` throws for a zone that it does not know, so it is called where that can be caught.
    let make = Reflect::get(&js_sys::global(), &"Intl".into()).and_then(|intl| Reflect::get(&intl, &"DateTimeFormat".into())).ok()?;
    let format = Reflect::construct(make.unchecked_ref::<Function>(), &Array::of2(&"en-US".into(), &options)).ok()?;
    let format: Intl::DateTimeFormat = format.unchecked_into();
    let offset = |at: Instant| written_offset(&format, at).unwrap_or_default();
    Some(Zone::scan(name.as_str(), year_start(*years.start()), year_start(years.end() + 1), offset))
}

/// The visitor's own zone over the years given, by what `Date` says of it.
pub(super) fn visitor(years: Years) -> Zone {
    let offset = |at: Instant| {
        let minutes = Date::new(&JsValue::from_f64(at as f64 * 1000.0)).get_timezone_offset();
        -(minutes * 60.0) as i32
    };
    Zone::scan("", year_start(*years.start()), year_start(years.end() + 1), offset)
}

/// When a year begins, to the day (exact from 1901 to 2099).
fn year_start(year: i32) -> Instant {
    i64::from(year - 1970) * 365 * DAY + i64::from((year - 1969) / 4) * DAY
}

/// The offset in seconds, out of the part of a written time that says `GMT+02:00`.
fn written_offset(format: &Intl::DateTimeFormat, at: Instant) -> Option<i32> {
    let date = Date::new(&JsValue::from_f64(at as f64 * 1000.0));
    let parts: Array = format.format_to_parts(&date);
    let text = parts.iter().find_map(|part| {
        let get = |key: &str| Reflect::get(&part, &key.into()).ok()?.as_string();
        (get("type")? == "timeZoneName").then(|| get("value"))?
    })?;
    // `GMT` alone is no offset; seconds of an offset, as before 1900, are dropped.
    let offset = text.strip_prefix("GMT").unwrap_or(&text);
    if offset.is_empty() { Some(0) } else { ZoneName::parse(offset.get(..6)?)?.fixed() }
}

//! Time zones by the browser's `Intl`: the twin of the command's `zone.rs`. Asked once per zone, then counted from a table.

use super::format::{Format, instant};
use js_sys::{Object, Reflect};

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
    let offset = |at: Instant| written_offset(&format.format(&instant(at))).unwrap_or_default();
    Some(Zone::scan(name.as_str(), year_start(*years.start()), year_start(years.end() + 1), offset))
}

/// The visitor's own zone over the years given, by what `Date` says of it.
pub fn visitor(years: Years) -> Zone {
    let offset = |at: Instant| -(instant(at).get_timezone_offset() * 60.0) as i32;
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

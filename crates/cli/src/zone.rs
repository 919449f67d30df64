//! Time zones natively: the twin of `crates/intl/src/zone.rs`. Only this file names the time-zone crate.
//!
//! The crate brings its own data, so that the same policy gives the same answer on every machine.

use chrono::NaiveDate;
use jiff::{Timestamp, tz::TimeZone};

use loket_engine::calendar::{Instant, Years, Zone};
use loket_engine::policy::ZoneName;

/// A zone over the years given; `None` when there is none of that name.
pub fn zone(name: &ZoneName, years: Years) -> Option<Zone> {
    if let Some(offset) = name.fixed() {
        return Some(Zone::fixed(name.as_str(), offset));
    }
    let zone = TimeZone::get(name.as_str()).ok()?;
    let offset = |at: Instant| zone.to_offset(Timestamp::from_second(at).unwrap_or_default()).seconds();
    Some(Zone::scan(name.as_str(), year_start(*years.start()), year_start(years.end() + 1), offset))
}

fn year_start(year: i32) -> Instant {
    NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or_default().and_time(chrono::NaiveTime::MIN).and_utc().timestamp()
}

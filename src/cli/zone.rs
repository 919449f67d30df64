//! Time zones natively: the twin of `host/zone.rs`. Only this file names the time-zone crate.

use chrono::{DateTime, NaiveDate, Offset, TimeZone};

use crate::calendar::{Instant, Years, Zone};
use crate::policy::ZoneName;

/// A zone over the years given; `None` when there is none of that name.
pub fn zone(name: &ZoneName, years: Years) -> Option<Zone> {
    if let Some(offset) = name.fixed() {
        return Some(Zone::fixed(name.as_str(), offset));
    }
    let zone: chrono_tz::Tz = name.as_str().parse().ok()?;
    let offset = |at: Instant| {
        let utc = DateTime::from_timestamp(at, 0).unwrap_or_default().naive_utc();
        zone.offset_from_utc_datetime(&utc).fix().local_minus_utc()
    };
    Some(Zone::scan(name.as_str(), year_start(*years.start()), year_start(years.end() + 1), offset))
}

fn year_start(year: i32) -> Instant {
    NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or_default().and_time(chrono::NaiveTime::MIN).and_utc().timestamp()
}

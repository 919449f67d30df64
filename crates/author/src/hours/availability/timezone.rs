//! A zone written out (`VTIMEZONE`): its offset at first, and each change of its clock up to the end of the years that are needed.

use icalendar::parser::Component;

use super::{component, last_day, property, seconds, stamp};
use loket_engine::calendar::{DAY, Instant, Zone};
use loket_engine::policy::Date;

/// The name under which times refer to it. A colon would have to be quoted, which not every program reads.
pub(super) fn id(name: &str) -> String {
    match name.strip_prefix(['+', '-']) {
        Some(_) => format!("UTC{}", name.replace(':', "")),
        None => name.to_owned(),
    }
}

pub(super) fn write(name: &str, zone: &Zone, from: Date, last_year: i32) -> Component<'static> {
    let begin = seconds(from) - 366 * DAY;
    let mut timezone = component("VTIMEZONE");
    timezone.properties.push(property("TZID", &id(name)));
    let standard = zone.offset(begin).min(zone.offset(begin + 183 * DAY));
    timezone.components.push(observance(begin, zone.offset(begin), zone.offset(begin), standard));
    for change in changes(zone, begin, seconds(last_day(last_year)) + 2 * DAY) {
        timezone.components.push(observance(change, zone.offset(change - 1), zone.offset(change), standard));
    }
    timezone
}

/// The clock from an instant on: it begins at the time that the clock showed before.
fn observance(at: Instant, before: i64, after: i64, standard: i64) -> Component<'static> {
    let mut observance = component(if after > standard { "DAYLIGHT" } else { "STANDARD" });
    observance.properties.extend([
        property("DTSTART", &stamp(at + before)),
        property("TZOFFSETFROM", &offset(before)),
        property("TZOFFSETTO", &offset(after)),
    ]);
    observance
}

fn changes(zone: &Zone, from: Instant, until: Instant) -> Vec<Instant> {
    let mut changes = Vec::new();
    let mut day = from;
    while day < until {
        let (mut before, mut after) = (day, day + DAY);
        if zone.offset(before) != zone.offset(after) {
            while after - before > 1 {
                let middle = before + (after - before) / 2;
                if zone.offset(middle) == zone.offset(day) { before = middle } else { after = middle }
            }
            changes.push(after);
        }
        day += DAY;
    }
    changes
}

/// `+0100`; with seconds only where there are some.
fn offset(seconds: i64) -> String {
    let sign = if seconds < 0 { '-' } else { '+' };
    let size = seconds.abs();
    let rest = if size % 60 == 0 { String::new() } else { format!("{:02}", size % 60) };
    format!("{sign}{:02}{:02}{rest}", size / 3600, size / 60 % 60)
}

//! Times and strips of days as plain text.

use loket_engine::calendar::{Instant, Zone, date_of, day_of, local_parts};
use loket_engine::policy::iso;
use loket_engine::response::{Strip, StripDay};

/// How many seconds one character stands for.
const CELL: i64 = 7200;

/// `Fri 2026-11-20 21:58` on a zone's clock; midnight at the end of a day stays 00:00 of the next.
pub(super) fn clock(zone: &Zone, at: Instant) -> String {
    let local = zone.local(at);
    let (.., hour, minute) = local_parts(local);
    let day = day_of(local);
    format!("{} {} {hour:02}:{minute:02}", weekday(day), iso(date_of(day)))
}

/// A strip in one line: `Fri ····-==···  Sat ············`.
pub(super) fn line(strip: &Strip, zone: &Zone) -> String {
    let mut days: Vec<String> =
        strip.days.iter().map(|day| format!("{} {}", weekday(day_of(zone.local(day.from))), cells(day, strip.due))).collect();
    if strip.left_out > 0 {
        days.insert(days.len().min(4), format!("({} days)", strip.left_out));
    }
    days.join("  ")
}

fn cells(day: &StripDay, due: Instant) -> String {
    let mut cells = String::new();
    let mut from = day.from;
    while from < day.until {
        let until = (from + CELL).min(day.until);
        let meets = |spans: &[(Instant, Instant)]| spans.iter().any(|(begin, end)| *begin < until && from < *end);
        cells.push(match () {
            () if from < due && due <= until => '!',
            () if meets(&day.counted) => '=',
            () if meets(&day.open) => '-',
            () => '·',
        });
        from = until;
    }
    cells
}

/// `Fri`.
fn weekday(day: i64) -> chrono::Weekday {
    chrono::Datelike::weekday(&date_of(day))
}

//! Time zones natively, held to another crate's: every change of every zone that the case files name, and of some odd ones.

use std::collections::BTreeSet;

use chrono::{DateTime, Offset, TimeZone};
use loket_cli::zone::zone;
use loket_engine::policy::ZoneName;
use serde_json::Value;

/// Zones whose clocks do odd things: half hours, midnight, two changes within a month, a skipped day, no change any more.
const ODD: [&str; 12] = [
    "Africa/Casablanca",
    "Africa/El_Aaiun",
    "America/Asuncion",
    "America/Sao_Paulo",
    "America/St_Johns",
    "Asia/Beirut",
    "Asia/Gaza",
    "Asia/Kathmandu",
    "Asia/Tehran",
    "Australia/Lord_Howe",
    "Pacific/Apia",
    "Pacific/Chatham",
];

/// Morocco goes by UTC since 20 September 2026. The other crate's data (2025b) does not know that yet; the case files do not name these
/// zones.
const MOROCCO: [&str; 2] = ["Africa/Casablanca", "Africa/El_Aaiun"];

fn named() -> BTreeSet<String> {
    let files = [include_str!("../data/response-time/cases.jsonl"), include_str!("../data/response-time/cases_exceptions.jsonl")];
    let cases = files.iter().flat_map(|file| file.lines()).map(|line| serde_json::from_str::<Value>(line).unwrap());
    cases.map(|case| case["tz"].as_str().unwrap().to_owned()).chain(ODD.map(str::to_owned)).collect()
}

#[test]
fn both_time_zone_crates_tell_the_same_time() {
    let (from, morocco, until) = (1_262_304_000, 1_789_776_000, 2_051_222_400);
    let mut compared = 0;
    for name in named() {
        let ours = zone(&ZoneName::parse(&name).unwrap(), 2010..=2034).unwrap();
        let theirs: chrono_tz::Tz = name.parse().unwrap();
        let offset = |at: i64| {
            i64::from(theirs.offset_from_utc_datetime(&DateTime::from_timestamp(at, 0).unwrap().naive_utc()).fix().local_minus_utc())
        };
        let until = if MOROCCO.contains(&name.as_str()) { morocco } else { until };
        // Clocks change on quarters of an hour.
        for at in (from..until).step_by(900) {
            assert!(ours.offset(at) == offset(at), "{name} at {at}: {}, not {}", ours.offset(at), offset(at));
            compared += 1;
        }
    }
    assert!(compared > 20_000_000, "only {compared} instants were compared");
}

#[test]
fn morocco_goes_by_utc() {
    for name in MOROCCO {
        let zone = zone(&ZoneName::parse(name).unwrap(), 2026..=2028).unwrap();
        assert_eq!((zone.offset(1_789_776_000), zone.offset(1_800_000_000)), (3600, 0), "{name}");
    }
}

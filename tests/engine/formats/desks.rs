//! Desks of any kind that every format can hold, to be written and read back.

use loket_engine::policy::Interval;
use proptest::prelude::*;
use serde_json::{Value, json};

/// Up to three intervals of a day in quarters of an hour, some over midnight, some overlapping.
fn any_intervals() -> impl Strategy<Value = Vec<String>> {
    let interval = (0_u16..95, 1_u16..90).prop_map(|(from, length)| {
        let until = from + length;
        let until = if until > 96 { until - 96 } else { until };
        format!("{:02}:{:02}-{:02}:{:02}", from / 4, from % 4 * 15, until / 4, until % 4 * 15)
    });
    prop::collection::vec(interval, 0..3)
}

fn any_week() -> impl Strategy<Value = Value> {
    prop::collection::vec(any_intervals(), 7).prop_map(|days| {
        let names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
        Value::Object(names.iter().map(|name| (*name).to_owned()).zip(days.into_iter().map(Value::from)).collect())
    })
}

/// A desk in Brussels with a week, a season, closures of several kinds and days of its own.
pub fn any_desk() -> impl Strategy<Value = Value> {
    let closures = prop::sample::subsequence(
        vec![
            "12-25",
            "12-26..01-02",
            "easter+1",
            "2026-12-24",
            "2026-12-24..2027-01-03",
            "05-mon#-1",
            "01-01 or next weekday",
            "2027-02-27..2027-03-02",
        ],
        0..6,
    );
    let days = prop::collection::btree_map(
        prop::sample::select(vec!["2026-11-30", "2026-12-24", "12-31", "2027-03-28", "easter", "2027-10-31"]),
        any_intervals(),
        0..4,
    );
    let periods = prop_oneof![
        Just(json!([])),
        any_week().prop_map(|week| json!([{ "from": "07-01", "until": "08-31", "week": week }])),
        any_week().prop_map(|week| json!([{ "from": "11-01", "until": "02-28", "week": week }])),
        any_week().prop_map(|week| json!([{ "from": "2027-03-01", "week": week }])),
    ];
    (any_week(), periods, closures, days).prop_map(|(week, periods, closed, days)| {
        json!({ "zone": "Europe/Brussels", "week": week, "periods": periods, "closed": closed, "days": days })
    })
}

/// Which minutes of a day and the one after it are open, whatever intervals say so.
pub fn exact(intervals: &[Interval]) -> Vec<(u16, u16)> {
    let mut minutes: Vec<(u16, u16)> =
        intervals.iter().map(|interval| (interval.from, interval.until)).filter(|(from, until)| from < until).collect();
    minutes.sort_unstable();
    let mut union: Vec<(u16, u16)> = Vec::new();
    for (from, until) in minutes {
        match union.last_mut() {
            Some((_, end)) if from <= *end => *end = (*end).max(until),
            _ => union.push((from, until)),
        }
    }
    union
}

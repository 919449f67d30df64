//! Each trap that the issue lists of business-time libraries and helpdesks hold, by name: what went wrong there goes right here.
//!
//! Each row: the hours, from when, how many minutes of support time, when they have passed.

use serde_json::{Value, json};

use crate::calendar::{check_due, check_open};

fn desk(zone: &str, week: Value) -> Value {
    json!({ "zone": zone, "week": week })
}

/// biz#31, biz#55, biz#130, Zammad#2497, moment-business-time, dayjs-business-time.
#[test]
fn never_open_hangs() {
    check_due(&[(&desk("Europe/Brussels", json!({})), "2026-11-20T12:00:00Z", 1, "never")]);
}

/// biz#55: an interval that ends when it begins.
#[test]
fn zero_length_hangs() {
    let hours = desk("Europe/Brussels", json!({ "mon-sun": ["09:00-09:00"] }));
    check_due(&[(&hours, "2026-11-20T12:00:00Z", 1, "never"), (&hours, "2026-11-20T12:00:00Z", 0, "never")]);
}

/// biz: what two intervals share was counted twice.
#[test]
fn overlap_counts_twice() {
    let hours = desk("UTC", json!({ "mon-fri": ["09:00-13:00", "12:00-17:00"] }));
    check_due(&[
        (&hours, "2026-11-19T09:00:00Z", 480, "2026-11-19T17:00:00Z"),
        (&hours, "2026-11-19T09:00:00Z", 481, "2026-11-20T09:01:00Z"),
    ]);
}

/// Zammad#3180: around the clock, written as 23:59, loses a minute a day; written as 24:00 it does not.
#[test]
fn the_last_minute_is_lost() {
    let hours = desk("UTC", json!({ "mon-sun": ["00:00-24:00"] }));
    check_due(&[(&hours, "2026-11-20T12:00:00Z", 30 * 1440, "2026-12-20T12:00:00Z")]);
}

/// biz: what is due at closing time was put on the next morning.
#[test]
fn due_at_closing_time_jumps() {
    let hours = desk("Europe/Brussels", json!({ "mon-fri": ["09:00-17:00"] }));
    check_due(&[(&hours, "2026-11-20T15:00:00Z", 60, "2026-11-20T16:00:00Z")]);
}

/// moment-business-time#58, chatwoot#2882: an hour too early or too late over the change to summer time and back.
#[test]
fn summer_time_moves_the_desk() {
    let hours = desk("Europe/Brussels", json!({ "mon-fri": ["09:00-17:00"] }));
    check_due(&[
        (&hours, "2026-03-27T15:00:00Z", 120, "2026-03-30T08:00:00Z"),
        (&hours, "2026-10-23T14:00:00Z", 120, "2026-10-26T09:00:00Z"),
    ]);
}

/// Zammad#390: a feed of holidays named St Martin's Day, on which nobody is closed. Only what the policy names is closed; what an import
/// takes and leaves is told with the reason (`tests/engine/formats/`).
#[test]
fn a_day_that_is_no_holiday_is_closed() {
    let hours = json!({ "zone": "Europe/Berlin", "week": { "mon-fri": ["09:00-17:00"] }, "holidays": { "of": ["DE"], "dates": ["2026-12-25"], "until": "2026-12-31" } });
    check_due(&[
        (&hours, "2026-11-11T08:00:00Z", 60, "2026-11-11T09:00:00Z"),
        (&hours, "2026-12-25T08:00:00Z", 60, "2026-12-28T09:00:00Z"),
    ]);
}

/// chatwoot#6467: half days could not be said.
#[test]
fn half_days_count_whole() {
    let hours = json!({ "zone": "UTC", "week": { "mon-fri": ["09:00-17:00"] }, "days": { "12-24": ["09:00-12:00"] } });
    check_due(&[(&hours, "2026-12-24T09:00:00Z", 240, "2026-12-25T10:00:00Z")]);
}

#[test]
fn a_closure_over_new_year_ends_with_the_year() {
    let hours = json!({ "zone": "UTC", "week": { "mon-fri": ["09:00-17:00"] }, "closed": ["12-24..01-02"] });
    check_due(&[(&hours, "2026-12-23T16:30:00Z", 60, "2027-01-04T09:30:00Z")]);
}

/// A holiday begins at the desk's midnight, not at that of the server or of UTC.
#[test]
fn holidays_are_read_in_another_zone() {
    let hours = json!({ "zone": "Pacific/Auckland", "week": { "mon-sun": ["00:00-24:00"] }, "closed": ["2026-12-25"] });
    check_open(&[
        (&hours, "2026-12-24T10:00:00Z", "open until 2026-12-24T11:00:00Z"),
        (&hours, "2026-12-24T11:00:00Z", "opens 2026-12-25T11:00:00Z"),
    ]);
}

/// chatwoot#5254: shifts over midnight.
#[test]
fn a_shift_over_midnight_is_refused_or_cut() {
    let hours = desk("UTC", json!({ "fri": ["22:00-02:00"], "sat": ["20:00-24:00"] }));
    check_due(&[
        (&hours, "2026-11-20T21:00:00Z", 240, "2026-11-21T02:00:00Z"),
        (&hours, "2026-11-20T21:00:00Z", 241, "2026-11-21T20:01:00Z"),
        (&hours, "2026-11-21T20:00:00Z", 240, "2026-11-22T00:00:00Z"),
    ]);
}

/// chatwoot#14009: several spans a day.
#[test]
fn a_lunch_break_is_counted() {
    let hours = desk("UTC", json!({ "mon-fri": ["09:00-12:00", "13:00-17:00"] }));
    check_due(&[(&hours, "2026-11-20T11:30:00Z", 60, "2026-11-20T13:30:00Z")]);
}

#[test]
fn a_clock_that_moves_by_half_an_hour_moves_by_one() {
    let hours = desk("Australia/Lord_Howe", json!({ "mon-sun": ["00:00-24:00"] }));
    check_due(&[(&hours, "2026-10-03T12:00:00Z", 1440, "2026-10-04T12:00:00Z")]);
    let night = desk("Australia/Lord_Howe", json!({ "sun": ["01:30-02:30"] }));
    // In spring the clock goes from 2:00 to 2:30, so that half an hour is left of the shift; in autumn it has an hour and a half.
    check_due(&[
        (&night, "2026-10-03T12:00:00Z", 31, "2026-10-10T14:31:00Z"),
        (&night, "2026-04-04T12:00:00Z", 90, "2026-04-04T16:00:00Z"),
    ]);
}

#[test]
fn a_day_that_begins_at_one_o_clock_is_lost() {
    let hours = desk("Asia/Beirut", json!({ "sun": ["00:00-02:00"] }));
    check_due(&[(&hours, "2026-03-28T12:00:00Z", 60, "2026-03-28T23:00:00Z")]);
}

#[test]
fn a_day_that_did_not_happen_is_counted() {
    let hours = desk("Pacific/Apia", json!({ "mon-sun": ["09:00-17:00"] }));
    check_due(&[(&hours, "2011-12-29T19:00:00Z", 960, "2011-12-31T03:00:00Z")]);
}

//! Which days are which: seasons, weekdays of a month, substitutes, business days, and until when holidays are known.

use loket_engine::policy::DayPart;
use serde_json::{Value, json};

use crate::calendar::{check_due, check_open, said};
use crate::given::{at, desk};

#[test]
fn weekdays_of_a_month_are_closed_and_may_have_hours_of_their_own() {
    let hours = json!({
        "zone": "UTC", "week": { "mon-fri": ["09:00-17:00"] },
        "closed": ["05-mon#-1", "11-thu#4"], "days": { "11-thu#4+1": ["09:00-12:00"], "easter-2": ["09:00-10:00"] }
    });
    check_open(&[
        (&hours, "2026-05-22T17:00:00Z", "opens 2026-05-26T09:00:00Z"),
        (&hours, "2026-11-25T17:00:00Z", "opens 2026-11-27T09:00:00Z"),
        (&hours, "2026-11-27T11:00:00Z", "open until 2026-11-27T12:00:00Z"),
        (&hours, "2027-03-26T09:30:00Z", "open until 2027-03-26T10:00:00Z"),
    ]);
}

/// Christmas and Boxing Day as England keeps them (gov.uk lists 2021, 2022, 2026 and 2027), Independence Day as federal offices do.
#[test]
fn a_holiday_on_a_weekend_moves_to_a_weekday() {
    let england = json!({
        "zone": "UTC", "week": { "mon-fri": ["09:00-17:00"] }, "closed": ["12-25 or next weekday", "12-26 or next weekday"]
    });
    let washington = json!({ "zone": "UTC", "week": { "mon-sun": ["09:00-17:00"] }, "closed": ["07-04 or nearest weekday"] });
    check_open(&[
        // Saturday and Sunday: Monday and Tuesday.
        (&england, "2021-12-24T17:00:00Z", "opens 2021-12-29T09:00:00Z"),
        // Sunday and Monday: Boxing Day stays, Christmas is made up for on Tuesday.
        (&england, "2022-12-23T17:00:00Z", "opens 2022-12-28T09:00:00Z"),
        // Friday and Saturday.
        (&england, "2026-12-24T17:00:00Z", "opens 2026-12-29T09:00:00Z"),
        // Wednesday and Thursday.
        (&england, "2024-12-24T17:00:00Z", "opens 2024-12-27T09:00:00Z"),
        // Saturday: the Friday before; the day itself is closed as well.
        (&washington, "2026-07-02T17:00:00Z", "opens 2026-07-05T09:00:00Z"),
        // Sunday: the Monday after.
        (&washington, "2027-07-03T17:00:00Z", "opens 2027-07-06T09:00:00Z"),
        (&washington, "2028-07-03T17:00:00Z", "opens 2028-07-05T09:00:00Z"),
    ]);
}

fn seasons() -> Value {
    json!({
        "zone": "UTC", "week": { "mon-fri": ["09:00-17:00"] },
        "periods": [
            { "from": "2026-08-10", "until": "2026-08-14", "week": { "wed": ["10:00-11:00"] } },
            { "from": "07-01", "until": "08-31", "week": { "mon-fri": ["08:00-13:00"] } },
            { "from": "12-28", "until": "01-03", "week": { "mon-fri": ["12:00-13:00"] } },
            { "from": "2028-02-07", "week": { "mon-thu": ["07:00-16:00"] } }
        ],
        "closed": ["07-21"]
    })
}

#[test]
fn hours_may_be_others_for_a_time() {
    let hours = seasons();
    check_open(&[
        (&hours, "2026-06-30T16:00:00Z", "open until 2026-06-30T17:00:00Z"),
        (&hours, "2026-07-01T08:00:00Z", "open until 2026-07-01T13:00:00Z"),
        // A closure wins over the season, as over the week.
        (&hours, "2026-07-20T13:00:00Z", "opens 2026-07-22T08:00:00Z"),
        // The first period that holds wins.
        (&hours, "2026-08-07T13:00:00Z", "opens 2026-08-12T10:00:00Z"),
        (&hours, "2026-08-12T11:00:00Z", "opens 2026-08-17T08:00:00Z"),
        (&hours, "2026-08-31T13:00:00Z", "opens 2026-09-01T09:00:00Z"),
        // Over New Year, and in the year after.
        (&hours, "2026-12-25T17:00:00Z", "opens 2026-12-28T12:00:00Z"),
        (&hours, "2027-01-01T13:00:00Z", "opens 2027-01-04T09:00:00Z"),
        (&hours, "2027-07-01T07:00:00Z", "opens 2027-07-01T08:00:00Z"),
        // For good, but for the seasons that stand before it.
        (&hours, "2028-02-04T17:00:00Z", "opens 2028-02-07T07:00:00Z"),
    ]);
}

#[test]
fn a_period_for_good_leaves_the_seasons_before_it() {
    let hours = seasons();
    check_open(&[
        // From February on there is no Friday.
        (&hours, "2028-06-29T16:00:00Z", "opens 2028-07-03T08:00:00Z"),
        (&hours, "2028-08-31T13:00:00Z", "opens 2028-09-04T07:00:00Z"),
    ]);
    check_due(&[(&hours, "2028-09-04T07:00:00Z", 9 * 60, "2028-09-04T16:00:00Z")]);
}

#[test]
fn the_gap_of_a_summer_night_is_no_closure() {
    use loket_engine::calendar::{Gap, Span};
    let calendar = desk(&seasons(), at("2026-07-01T00:00:00Z"));
    let spans = calendar.spans(at("2026-07-01T12:00:00Z"), at("2026-07-02T09:00:00Z"), 8);
    assert!(matches!(spans[..], [Span::Open(..), Span::Closed(_, _, Gap::Hours), Span::Open(..)]), "{spans:?}");
}

fn check_days(rows: &[(&Value, &str, u32, DayPart, &str)]) {
    for (hours, from, days, by, expected) in rows {
        assert_eq!(said(desk(hours, at(from)).business_days(at(from), *days, *by)), *expected, "{days} from {from} by {by:?} with {hours}");
    }
}

#[test]
fn a_night_shift_does_not_make_the_next_day_a_business_day() {
    let nights = json!({ "zone": "UTC", "week": { "mon-fri": ["22:00-06:00"] }, "closed": ["2026-11-24"] });
    check_days(&[
        // The shift of Friday runs into Saturday; the next business day is Monday, and its shift ends on Tuesday.
        (&nights, "2026-11-19T12:00:00Z", 1, DayPart::End, "2026-11-21T06:00:00Z"),
        (&nights, "2026-11-20T12:00:00Z", 1, DayPart::End, "2026-11-24T06:00:00Z"),
        // Tuesday is closed, though Monday's shift runs into it.
        (&nights, "2026-11-20T12:00:00Z", 2, DayPart::End, "2026-11-26T06:00:00Z"),
        // At two at night it is still the shift of Friday: one business day later is at two in the shift of Monday.
        (&nights, "2026-11-21T02:00:00Z", 1, DayPart::SameTime, "2026-11-24T02:00:00Z"),
    ]);
}

#[test]
fn a_business_day_may_end_at_the_same_time_of_day() {
    let office = json!({ "zone": "Europe/Brussels", "week": { "mon-thu": ["09:00-12:00", "13:00-17:00"], "fri": ["10:00-12:00"] }, "closed": ["12-25"] });
    check_days(&[
        (&office, "2026-11-16T10:30:00Z", 1, DayPart::SameTime, "2026-11-17T10:30:00Z"),
        (&office, "2026-11-16T10:30:00Z", 2, DayPart::SameTime, "2026-11-18T10:30:00Z"),
        // Before and after hours: as if it had come when the desk opens.
        (&office, "2026-11-16T05:00:00Z", 1, DayPart::SameTime, "2026-11-17T08:00:00Z"),
        (&office, "2026-11-16T19:00:00Z", 1, DayPart::SameTime, "2026-11-18T08:00:00Z"),
        // At noon: when the desk opens again.
        (&office, "2026-11-16T11:30:00Z", 1, DayPart::SameTime, "2026-11-17T12:00:00Z"),
        // Friday is shorter at both ends.
        (&office, "2026-11-19T08:30:00Z", 1, DayPart::SameTime, "2026-11-20T09:00:00Z"),
        (&office, "2026-11-19T15:00:00Z", 1, DayPart::SameTime, "2026-11-20T11:00:00Z"),
        (&office, "2026-11-21T15:00:00Z", 1, DayPart::SameTime, "2026-11-24T08:00:00Z"),
        // Wall-clock time, across the end of summer time.
        (&office, "2026-10-22T13:00:00Z", 2, DayPart::SameTime, "2026-10-26T14:00:00Z"),
        (&office, "2026-12-24T09:30:00Z", 1, DayPart::SameTime, "2026-12-28T09:30:00Z"),
    ]);
    let never = json!({ "zone": "UTC", "week": { "mon": ["09:00-09:00"] } });
    check_days(&[
        (&never, "2026-11-16T10:30:00Z", 1, DayPart::SameTime, "never"),
        (&never, "2026-11-16T10:30:00Z", 1, DayPart::End, "never"),
    ]);
}

//! What can be wrong with support hours: zones, days, intervals, closures.

use serde_json::json;

use super::{Broken, form, meaning, without};

pub fn rows() -> Vec<Broken> {
    let closure = |value, problem| form("/hours/desk/closed/0", json!(value), problem);
    let monday = |value, problem| form("/hours/desk/week/mon", json!([value]), problem);
    vec![
        without("/hours/desk/zone", "hours.desk.zone: is missing"),
        form(
            "/hours/desk/zone",
            json!("GMT+1"),
            "hours.desk.zone: \"GMT+1\" is not a time zone such as \"Europe/Brussels\", \"UTC\" or \"+05:30\"",
        ),
        without("/hours/desk/week", "hours.desk.week: is missing"),
        meaning(
            "/hours/desk/zone",
            json!("+15:00"),
            "hours.desk.zone: \"+15:00\" is not a time zone such as \"Europe/Brussels\", \"UTC\" or \"+05:30\"",
        ),
        form(
            "/hours/Night desk",
            json!({ "zone": "UTC", "week": { "mon": ["09:00-10:00"] } }),
            "hours.Night desk: `Night desk` is not an id: lower-case letters, digits, `-` and `_`",
        ),
        form("/hours/desk/week/monday", json!([]), "hours.desk.week.monday: `monday` is not a day such as `mon`, `mon-thu` or `mon,wed`"),
        form("/hours/desk/week/Mon", json!([]), "hours.desk.week.Mon: `Mon` is not a day such as `mon`, `mon-thu` or `mon,wed`"),
        form("/hours/desk/week/mon-", json!([]), "hours.desk.week.mon-: `mon-` is not a day such as `mon`, `mon-thu` or `mon,wed`"),
        form("/hours/desk/week/mon", json!("09:00-12:00"), "hours.desk.week.mon: \"09:00-12:00\" is not a list"),
        monday("25:00-26:00", "hours.desk.week.mon[0]: \"25:00\" is not a time of day"),
        monday("09:00-12:60", "hours.desk.week.mon[0]: \"12:60\" is not a time of day"),
        monday("9:00-12:00", "hours.desk.week.mon[0]: \"9:00\" is not a time of day"),
        monday("09:00-24:01", "hours.desk.week.mon[0]: \"24:01\" is not a time of day"),
        monday("9-5", "hours.desk.week.mon[0]: \"9\" is not a time of day"),
        monday("24:00-02:00", "hours.desk.week.mon[0]: \"24:00-02:00\" is not an interval such as \"09:00-12:30\""),
        monday("09:00", "hours.desk.week.mon[0]: \"09:00\" is not an interval such as \"09:00-12:30\""),
        monday("09:00–12:00", "hours.desk.week.mon[0]: \"09:00–12:00\" is not an interval such as \"09:00-12:30\""),
        form("/hours/desk/week/mon", json!([900]), "hours.desk.week.mon[0]: 900 is not an interval such as \"09:00-12:30\""),
        meaning("/hours/desk/week/mon", json!(["09:00-09:00"]), "warning: hours.desk.week.mon[0]: \"09:00-09:00\" is empty"),
        meaning("/hours/shut", json!({ "zone": "UTC", "week": {} }), "warning: hours.shut.week: the desk never opens"),
        meaning(
            "/hours/shut",
            json!({ "zone": "UTC", "week": {}, "days": { "12-24": [] } }),
            "warning: hours.shut.week: the desk never opens",
        ),
        closure(
            "xmas",
            "hours.desk.closed[0]: \"xmas\" is not a closure such as \"12-25\", \"12-26..01-02\", \"easter+1\", \"05-mon#-1\", \"2026-12-24\" or \"2026-12-24..2027-01-03\"",
        ),
        closure(
            "easter1",
            "hours.desk.closed[0]: \"easter1\" is not a closure such as \"12-25\", \"12-26..01-02\", \"easter+1\", \"05-mon#-1\", \"2026-12-24\" or \"2026-12-24..2027-01-03\"",
        ),
        closure(
            "25-12-2026",
            "hours.desk.closed[0]: \"25-12-2026\" is not a closure such as \"12-25\", \"12-26..01-02\", \"easter+1\", \"05-mon#-1\", \"2026-12-24\" or \"2026-12-24..2027-01-03\"",
        ),
        closure(
            "12-26..",
            "hours.desk.closed[0]: \"12-26..\" is not a closure such as \"12-25\", \"12-26..01-02\", \"easter+1\", \"05-mon#-1\", \"2026-12-24\" or \"2026-12-24..2027-01-03\"",
        ),
        form(
            "/hours/desk/closed/0",
            json!(1225),
            "hours.desk.closed[0]: 1225 is not a closure such as \"12-25\", \"12-26..01-02\", \"easter+1\", \"05-mon#-1\", \"2026-12-24\" or \"2026-12-24..2027-01-03\"",
        ),
        // The form is right, the days are not.
        meaning(
            "/hours/desk/closed/0",
            json!("02-30"),
            "hours.desk.closed[0]: \"02-30\" is not a closure such as \"12-25\", \"12-26..01-02\", \"easter+1\", \"05-mon#-1\", \"2026-12-24\" or \"2026-12-24..2027-01-03\"",
        ),
        meaning(
            "/hours/desk/closed/0",
            json!("2026-12-24..2026-12-23"),
            "hours.desk.closed[0]: \"2026-12-24..2026-12-23\" is not a closure such as \"12-25\", \"12-26..01-02\", \"easter+1\", \"05-mon#-1\", \"2026-12-24\" or \"2026-12-24..2027-01-03\"",
        ),
        meaning(
            "/hours/desk/closed/0",
            json!("2026-12-24..12-31"),
            "hours.desk.closed[0]: \"2026-12-24..12-31\" is not a closure such as \"12-25\", \"12-26..01-02\", \"easter+1\", \"05-mon#-1\", \"2026-12-24\" or \"2026-12-24..2027-01-03\"",
        ),
        meaning(
            "/hours/desk/closed/0",
            json!("easter+500"),
            "hours.desk.closed[0]: \"easter+500\" is not a closure such as \"12-25\", \"12-26..01-02\", \"easter+1\", \"05-mon#-1\", \"2026-12-24\" or \"2026-12-24..2027-01-03\"",
        ),
        meaning(
            "/hours/desk/periods/0/until",
            json!("2026-06-30"),
            "hours.desk.periods[0].until: has to be a day of every year, as `from` is one",
        ),
        Broken {
            seen_by_schema: false,
            ..without("/hours/desk/periods/0/until", "hours.desk.periods[0].until: is missing: a period of every year has to end")
        },
        meaning("/hours/desk/periods/1/until", json!("2026-12-31"), "hours.desk.periods[1].until: lies before `from`"),
        meaning("/hours/desk/periods/1/until", json!("12-31"), "hours.desk.periods[1].until: has to be a date, as `from` is one"),
        without("/hours/desk/periods/1/from", "hours.desk.periods[1].from: is missing"),
        form(
            "/hours/desk/periods/1/from",
            json!("May"),
            "hours.desk.periods[1].from: \"May\" is not a day such as \"2026-12-24\", \"12-24\", \"easter+1\" or \"05-mon#-1\"",
        ),
        form("/hours/desk/days/24 Dec", json!([]), "hours.desk.days.24 Dec: `24 Dec` is not a date such as `2026-12-24` or `12-24`"),
        meaning(
            "/hours/desk/days/2026-13-01",
            json!([]),
            "hours.desk.days.2026-13-01: `2026-13-01` is not a date such as `2026-12-24` or `12-24`",
        ),
        meaning(
            "/hours/desk/holidays",
            json!("BE"),
            "hours.desk.holidays: names public holidays without their dates; `loket build` puts them in",
        ),
        meaning(
            "/hours/desk/holidays",
            json!(["BE", "DE-BY"]),
            "hours.desk.holidays: names public holidays without their dates; `loket build` puts them in",
        ),
        form("/hours/desk/holidays", json!(true), "hours.desk.holidays: true is not an object"),
        without("/hours/desk/holidays/until", "hours.desk.holidays.until: is missing"),
        form(
            "/hours/desk/holidays/dates/1",
            json!("11-11"),
            "hours.desk.holidays.dates[1]: \"11-11\" is not a date such as \"2026-12-24\"",
        ),
        form("/hours/desk/days/12-31", json!(["09:00-9:30"]), "hours.desk.days.12-31[0]: \"9:30\" is not a time of day"),
    ]
}

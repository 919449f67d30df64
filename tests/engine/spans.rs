//! How a promise was worked out: what was counted, and why the desk was closed in between.

use loket_engine::calendar::{Gap, Span, utc_text};
use serde_json::{Value, json};

use crate::given::{at, desk};

/// The spans on the way, `HH:MM` of UTC with the day of the month, and why the desk was closed.
fn check_spans(hours: &Value, from: &str, until: &str, expected: &[&str]) {
    let moment = |at: i64| utc_text(at)[8..16].replace('T', " ");
    let said: Vec<String> = desk(hours, at(from))
        .spans(at(from), at(until), 4)
        .into_iter()
        .map(|span| match span {
            Span::Open(from, until) => format!("open {}–{}", moment(from), moment(until)),
            Span::Closed(from, until, Gap::Hours) => format!("closed {}–{}", moment(from), moment(until)),
            Span::Closed(from, until, gap) => format!("{gap:?} {}–{}", moment(from), moment(until)),
            Span::More(from, until) => format!("more {}–{}", moment(from), moment(until)),
        })
        .collect();
    assert_eq!(said, expected, "{from} to {until} with {hours}");
}

#[test]
fn a_promise_shows_what_was_counted_and_what_was_not() {
    let hours = json!({
        "zone": "UTC", "week": { "mon-thu": ["09:00-12:00", "13:00-16:30"], "fri": ["09:00-12:00"] },
        "closed": ["2026-11-11"], "days": { "2026-12-24": ["09:00-10:00"] }
    });
    check_spans(
        &hours,
        "2026-11-19T11:00:00Z",
        "2026-11-19T13:30:00Z",
        &["open 19 11:00–19 12:00", "closed 19 12:00–19 13:00", "open 19 13:00–19 13:30"],
    );
    check_spans(
        &hours,
        "2026-11-20T11:30:00Z",
        "2026-11-23T09:30:00Z",
        &["open 20 11:30–20 12:00", "Weekend 20 12:00–23 09:00", "open 23 09:00–23 09:30"],
    );
    check_spans(
        &hours,
        "2026-11-19T16:00:00Z",
        "2026-11-20T09:30:00Z",
        &["open 19 16:00–19 16:30", "closed 19 16:30–20 09:00", "open 20 09:00–20 09:30"],
    );
    check_spans(
        &hours,
        "2026-11-10T16:00:00Z",
        "2026-11-12T09:30:00Z",
        &["open 10 16:00–10 16:30", "Closure 10 16:30–12 09:00", "open 12 09:00–12 09:30"],
    );
    check_spans(
        &hours,
        "2026-12-24T09:30:00Z",
        "2026-12-25T09:30:00Z",
        &["open 24 09:30–24 10:00", "Closure 24 10:00–25 09:00", "open 25 09:00–25 09:30"],
    );
    // That the desk opens for half a day only is no reason why it was closed the evening before.
    check_spans(&hours, "2026-12-23T16:30:00Z", "2026-12-24T09:01:00Z", &["closed 23 16:30–24 09:00", "open 24 09:00–24 09:01"]);
    check_spans(
        &hours,
        "2026-11-16T08:00:00Z",
        "2026-11-18T10:00:00Z",
        &[
            "closed 16 08:00–16 09:00",
            "open 16 09:00–16 12:00",
            "closed 16 12:00–16 13:00",
            "open 16 13:00–16 16:30",
            "closed 16 16:30–17 09:00",
            "open 17 09:00–17 12:00",
            "closed 17 12:00–17 13:00",
            "open 17 13:00–17 16:30",
            "closed 17 16:30–18 09:00",
            "more 18 09:00–18 10:00",
        ],
    );
    check_spans(&hours, "2026-11-21T08:00:00Z", "2026-11-23T09:01:00Z", &["Weekend 21 08:00–23 09:00", "open 23 09:00–23 09:01"]);
    check_spans(&hours, "2026-11-21T08:00:00Z", "2026-11-21T08:00:00Z", &[]);
}

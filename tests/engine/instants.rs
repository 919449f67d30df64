//! Instants as text: what the command line takes and what tickets carry.

use loket_engine::calendar::{parse_instant, utc_text};

/// In order: what is written, the instant in UTC.
#[test]
fn instants_are_read_as_rfc_3339_writes_them() {
    let rows = [
        ("2026-11-20T21:58:00Z", Some("2026-11-20T21:58:00Z")),
        ("2026-11-20t21:58:00z", Some("2026-11-20T21:58:00Z")),
        ("2026-11-20 21:58Z", Some("2026-11-20T21:58:00Z")),
        ("2026-11-20T21:58:07.999Z", Some("2026-11-20T21:58:07Z")),
        ("2026-11-20T22:58:00+01:00", Some("2026-11-20T21:58:00Z")),
        ("2026-11-20T18:28-03:30", Some("2026-11-20T21:58:00Z")),
        ("2026-12-31T23:59:60Z", Some("2027-01-01T00:00:00Z")),
        ("1969-12-31T23:59:59Z", Some("1969-12-31T23:59:59Z")),
        ("2026-11-20", None),
        ("2026-11-20T21:58:00", None),
        ("2026-02-29T12:00:00Z", None),
        ("2026-11-20T24:00:00Z", None),
        ("2026-11-20T21:60:00Z", None),
        ("2026-11-20T21:5Z", None),
        ("2026-11-20T215:58Z", None),
        ("2026-11-20T215:58:00Z", None),
        ("2026-11-20T21:58:001Z", None),
        ("2026-11-20T21:580Z", None),
        ("2026-11-20T-1:58Z", None),
        ("2026-11-20T21:58:00+1:00", None),
        ("2026-11-20T21:58:00Europe/Brussels", None),
        ("2026-11-20Tééé:00Z", None),
        ("", None),
    ];
    for (text, expected) in rows {
        assert_eq!(parse_instant(text).map(utc_text).as_deref(), expected, "{text}");
    }
}

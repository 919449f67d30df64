//! Support hours that can be used and that `loket check` asks their author to look at.

use serde_json::{Value, json};

use crate::cli::{file, loket, placeless};
use crate::given::smallest;

/// The desk's hours, and what is said of them.
fn check(name: &str, hours: Value, expected: &[&str]) {
    let mut policy = smallest();
    policy["hours"] = json!({ "desk": hours });
    let file = file(name, &policy.to_string());
    let run = loket(&["check", &file]);
    let said: Vec<String> = placeless(&run.out, &file).lines().map(str::to_owned).collect();
    let said: Vec<&str> = said.iter().filter_map(|line| line.strip_prefix(&format!("{file}: warning: hours.desk."))).collect();
    assert_eq!((run.code, said), (Some(0), expected.to_vec()), "{}{}", run.out, run.err);
}

#[test]
fn intervals_that_say_less_than_they_seem_to_are_pointed_out() {
    let week =
        json!({ "mon-wed": ["13:00-17:00", "09:00-14:00"], "thu": ["09:00-12:00", "12:00-17:00"], "sun": ["22:00-02:00", "00:00-23:59"] });
    check(
        "untidy-week.json",
        json!({ "zone": "UTC", "week": week, "days": { "12-24": ["09:00-11:00", "10:00-12:00"] },
                "periods": [{ "from": "07-01", "until": "08-31", "week": { "sat": ["09:00-23:59"] } }] }),
        &[
            "week: mon,tue,wed: `13:00-17:00` and `09:00-14:00` overlap; what both have counts once",
            "week: mon,tue,wed,sun: the intervals are out of order; that changes nothing",
            "week: thu: `09:00-12:00` and `12:00-17:00` touch; one interval says the same",
            "week: sun: `22:00-02:00` and `00:00-23:59` overlap; what both have counts once",
            "week: sun: `00:00-23:59` leaves out the last minute of the day; its end is written 24:00",
            "periods[0].week: sat: `09:00-23:59` leaves out the last minute of the day; its end is written 24:00",
            "days.12-24: `09:00-11:00` and `10:00-12:00` overlap; what both have counts once",
        ],
    );
}

#[test]
fn tidy_hours_pass() {
    let week = json!({ "mon-fri": ["09:00-12:00", "13:00-17:00"], "sat": ["00:00-24:00"], "sun": ["22:00-02:00"] });
    check("tidy-week.json", json!({ "zone": "UTC", "week": week }), &[]);
}

#[test]
fn holidays_that_run_out_are_pointed_out() {
    let hours = |until: &str| json!({ "zone": "UTC", "week": { "mon": ["09:00-10:00"] }, "holidays": { "of": ["BE"], "dates": ["2024-12-25"], "until": until } });
    check(
        "old-holidays.json",
        hours("2024-12-31"),
        &["holidays.until: public holidays are known until 2024-12-31 only; build the policy anew"],
    );
    check("new-holidays.json", hours("9999-12-31"), &[]);
}

/// What a visitor writes is for the vendor, and for nobody on the way. In order: where a ticket goes, and whether that is pointed out.
#[test]
fn tickets_that_travel_unencrypted_are_pointed_out() {
    for (url, warned) in [
        ("http://acme.example/tickets", true),
        ("http://localhost.acme.example/tickets", true),
        ("http://localhost@acme.example/tickets", true),
        ("http://127.0.0.1.acme.example/tickets", true),
        ("http://[2001:db8::1]/tickets", true),
        ("http://10.0.0.1/tickets", true),
        ("https://acme.example/tickets", false),
        ("/tickets", false),
        ("http://localhost/tickets", false),
        ("http://localhost:8080/tickets", false),
        ("http://desk.localhost?x=1", false),
        ("http://127.0.0.1:8080", false),
        ("http://[::1]:8080/tickets", false),
    ] {
        let mut policy = smallest();
        policy["tickets"]["intake"] = json!([{ "kind": "callback" }, { "kind": "webhook", "url": url }]);
        let file = file("unencrypted.json", &policy.to_string());
        let run = loket(&["check", &file]);
        let warning = "warning: tickets.intake[1].url: what a visitor writes would travel unencrypted; an https: address keeps it private";
        assert_eq!((run.code, run.out.contains(warning)), (Some(0), warned), "{url}: {}", run.out);
    }
}

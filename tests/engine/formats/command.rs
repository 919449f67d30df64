//! `loket import` and `loket export` as a web master meets them.

use serde_json::{Value, json};

use crate::cli::{file, loket};
use crate::given::smallest;

const NOW: &str = "2026-11-21T12:00:00Z";
const OUTLOOK: &str = "tests/data/formats/outlook.ics";

#[test]
fn import_prints_hours_and_tells_what_it_left() {
    let text = file("hours.txt", "Mo-Fr 09:00-17:00; PH off; Sa sunrise-12:00\n");
    let run = loket(&["import", "--from", "osm", &text, "--zone", "Europe/Brussels", "--holidays", "BE", "--now", NOW]);
    let desk = r#"{ "desk": { "zone": "Europe/Brussels", "week": { "mon-fri": ["09:00-17:00"] }, "holidays": "BE" } }"#;
    assert_eq!((run.code, run.out.trim_end()), (Some(0), desk));
    assert!(run.err.starts_with("taken: Mo-Fr 09:00-17:00: `week`\ntaken: PH closed: `holidays`\nleft: Sa sunrise-12:00: "), "{}", run.err);
    assert!(run.err.contains("\ndiffers: 2026-01-03: the text says 07:00-12:00, these hours closed\n"), "{}", run.err);
    assert!(run.err.ends_with(&format!("{text}: 2 of 3 taken\n")), "{}", run.err);
}

#[test]
fn import_puts_closures_beside_what_a_policy_says() {
    let mut policy = smallest();
    policy["hours"] = json!({
        "desk": {
            "zone": "Europe/Brussels", "week": { "mon-fri": ["09:00-17:00"] }, "closed": ["2026-12-11", "01-01"],
            "days": { "2026-12-04": ["08:00-16:00"] }
        }
    });
    let path = file("into.json", &policy.to_string());
    let run = loket(&["import", "--from", "ics", OUTLOOK, "--into", &path, "--leave", "Stocktaking", "--now", NOW]);
    assert_eq!((run.code, run.out.as_str()), (Some(0), ""), "{}", run.err);
    assert!(run.err.contains("line 51: left: Stocktaking: entries with `Stocktaking` are to be left\n"), "{}", run.err);
    let merged: Value = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
    let mut expected = policy.clone();
    expected["hours"]["desk"]["closed"] = json!(["2026-12-11", "01-01", "2026-12-24..2027-01-03"]);
    // What is taken away, is taken from the hours of that day.
    expected["hours"]["desk"]["days"] = json!({ "2026-12-04": ["08:00-12:00"] });
    assert_eq!(merged, expected);
    assert_eq!(loket(&["check", &path]).out, format!("{path}: no problems\n"));
    // A second time changes nothing.
    loket(&["import", "--from", "ics", OUTLOOK, "--into", &path, "--leave", "Stocktaking", "--now", NOW]);
    assert_eq!(serde_json::from_str::<Value>(&std::fs::read_to_string(&path).unwrap()).unwrap(), expected);
}

#[test]
fn what_cannot_be_read_is_refused_with_its_place() {
    let page = file("page.ics", "<html>\n");
    let bytes = file("bytes.ics", "");
    std::fs::write(&bytes, b"BEGIN:VCALENDAR\nSUMMARY:\xe9t\xe9\n").unwrap();
    let rows = [
        (vec!["--from", "ics", page.as_str()], format!("loket: {page}: line 1: `<html>` begins no calendar; expected BEGIN:VCALENDAR\n")),
        (vec!["--from", "ics", &bytes], format!("loket: {bytes}:2:9: not UTF-8\n")),
        (vec!["--from", "osm", &page], format!("loket: {page}: `<html>` is not understood\n")),
        (vec!["--from", "osm", "nowhere.txt"], "loket: nowhere.txt: No such file or directory (os error 2)\n".to_owned()),
    ];
    for (arguments, expected) in rows {
        let run = loket(&[vec!["import"], arguments].concat());
        assert_eq!((run.code, run.out.as_str(), run.err), (Some(2), "", expected));
    }
    let run = loket(&["import", "--from", "osm", &page, "--zone", "Mars/Phobos"]);
    assert!(run.code == Some(2) && run.err.contains("there is no such time zone"), "{}", run.err);
}

#[test]
fn import_asks_whose_hours_they_are() {
    let mut policy = smallest();
    let desk = json!({ "zone": "Europe/Brussels", "week": { "mon-fri": ["09:00-17:00"] } });
    policy["hours"] = json!({ "phone": desk });
    let path = file("one-desk.json", &policy.to_string());
    let into = |path: &str, more: &[&str]| loket(&[&["import", "--from", "ics", OUTLOOK, "--now", NOW, "--into", path], more].concat());
    // There is one; it has to be that.
    assert_eq!(into(&path, &[]).code, Some(0));
    let merged: Value = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
    assert!(merged["hours"]["phone"]["closed"].is_array() && merged["hours"].get("desk").is_none(), "{merged}");

    policy["hours"]["visits"] = policy["hours"]["phone"].clone();
    let path = file("two-desks.json", &policy.to_string());
    let wrong = [
        (vec![], "loket: whose hours are they? name one of phone, visits with --desk\n"),
        (vec!["--desk", "fone"], "loket: there is no desk `fone` whose closures these could be; the policy has phone, visits\n"),
    ];
    for (more, expected) in wrong {
        let run = into(&path, &more);
        assert!(run.code == Some(2) && run.err.ends_with(expected), "{}", run.err);
        assert_eq!(serde_json::from_str::<Value>(&std::fs::read_to_string(&path).unwrap()).unwrap(), policy);
    }
}

#[test]
fn import_fails_and_writes_nothing_when_there_is_nothing_to_take() {
    let over = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20201224\nSUMMARY:Closed\nEND:VEVENT\nEND:VCALENDAR\n";
    let run = loket(&["import", "--from", "ics", &file("over.ics", over), "--now", NOW]);
    assert_eq!((run.code, run.out.as_str()), (Some(1), ""));
    assert!(run.err.starts_with("line 2: left: Closed: it is over\n"), "{}", run.err);
    let empty = file("empty.txt", "\n");
    assert_eq!(loket(&["import", "--from", "osm", &empty]).err, format!("loket: {empty}: is empty\n"));
}

#[test]
fn export_writes_what_import_reads() {
    let mut policy = smallest();
    policy["hours"] = json!({ "desk": { "zone": "Europe/Brussels", "week": { "mon-fri": ["09:00-17:00"] }, "holidays": "BE" } });
    let source = file("export.json", &policy.to_string());
    let page = file("export.ld.json", "");
    let run = loket(&["export", "--to", "schema-org", &source, "-o", &page, "--now", NOW, "--years", "0"]);
    let told = "left: hours.desk.zone: schema.org has no time zones; times are those of Europe/Brussels\n";
    assert_eq!((run.code, run.out.as_str(), run.err.as_str()), (Some(0), "", told));
    let run = loket(&["import", "--from", "schema-org", &page, "--now", NOW]);
    let back: Value = serde_json::from_str(&run.out).unwrap();
    // From today on: of this year's holidays on weekdays, Christmas is left.
    assert_eq!(back, json!({ "desk": { "week": { "mon-fri": ["09:00-17:00"] }, "closed": ["2026-12-25"] } }));
    assert!(run.err.ends_with(&format!("{page}: 2 of 2 taken\n{page}: does not say its time zone; give it with --zone\n")), "{}", run.err);
}

#[test]
fn export_writes_a_calendar() {
    let run = loket(&["export", "--to", "vavailability", "examples/syneton/policy.json", "--now", NOW]);
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
    assert!(run.out.starts_with("BEGIN:VCALENDAR\r\n") && run.out.contains("BEGIN:VAVAILABILITY\r\n"), "{}", run.out);
    let run = loket(&["export", "--to", "vavailability", "examples/nowhere.json"]);
    assert_eq!((run.code, run.out.as_str()), (Some(2), ""));
    assert!(run.err.starts_with("loket: examples/nowhere.json: No such file"), "{}", run.err);
}

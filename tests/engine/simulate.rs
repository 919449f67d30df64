//! What `loket simulate` says of a promise: in both clocks, with a faster channel, the vendor's load, and what may be wrong with it.

use serde_json::{Value, json};

use crate::cli::{Run, file, loket};
use crate::given::smallest;

fn policy(name: &str) -> String {
    let mut policy = smallest();
    policy["hours"] = json!({ "desk": {
        "zone": "Europe/Brussels", "week": { "mon-fri": ["09:00-17:00"] },
        "holidays": { "of": ["BE"], "dates": ["2026-07-21"], "until": "2026-10-25" }
    } });
    policy["channels"] = json!([{ "kind": "phone", "to": "+3290000000", "hours": "desk" }]);
    policy["targets"] = json!([{
        "for": "first-response", "within": "2d", "counted": "business-days", "by": "same-time", "hours": "desk", "strength": "aim",
        "pauses": "The clock stops while we wait for you.",
        "faster": { "channel": "phone", "within": "1h", "counted": "support-hours", "strength": "average", "note": "Call us." }
    }]);
    file(name, &policy.to_string())
}

fn simulate(policy: &str, more: &[&str]) -> Run {
    let arguments = ["simulate", policy, "--now", "2026-10-23T13:00:00Z"];
    loket(&[&arguments, more].concat())
}

#[test]
fn a_promise_is_said_with_all_that_belongs_to_it() {
    let load = file("load.json", r#"{ "at": "2026-10-23T08:00:00Z", "factor": 1.5 }"#);
    let run = simulate(&policy("simulate.json"), &["--visitor", "America/New_York", "--load", &load]);
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
    insta::assert_snapshot!(run.out, @r"
    now        2026-10-23T13:00:00Z
    verdict    covered
    because    All (all)
    next       Ask us.
    rule       rule-1
    promise    first-response between 2026-10-27T14:00:00Z and 2026-10-28T14:00:00Z, at the desk Tue 2026-10-27 15:00 – Wed 2026-10-28 15:00 (Europe/Brussels), for the visitor Tue 2026-10-27 10:00 – Wed 2026-10-28 10:00 (America/New_York), aimed for
               says: Between Tue 27 Oct, 10:00 and Wed 28 Oct, 10:00 your time (15:00 in Brussels)
               The clock stops while we wait for you.
               busy: everything takes 150 % of its time, as published 2026-10-23T08:00:00Z; otherwise by 2026-10-27T14:00:00Z
               faster by phone +3290000000: by 2026-10-23T14:00:00Z, on average
               Call us.
               open   Fri 2026-10-23 15:00–17:00
               closed Fri 2026-10-23 17:00–Mon 2026-10-26 09:00 (weekend)
               open   Mon 2026-10-26 09:00–17:00
               closed Mon 2026-10-26 17:00–Tue 2026-10-27 09:00
               open   Tue 2026-10-27 09:00–17:00
               closed Tue 2026-10-27 17:00–Wed 2026-10-28 09:00
               open   Wed 2026-10-28 09:00–15:00
               Fri ·---==······  Sat ············  Sun ············  Mon ··====······  Tue ··====······  Wed ··==!-······
               warning: closures are known until 2026-10-25 only
               warning: the desk's clock changes at 2026-10-25T01:00:00Z
    channel    phone +3290000000: open until 2026-10-23T15:00:00Z
               says: Open now, until 11:00 your time (17:00 in Brussels)
    ");
}

#[test]
fn the_same_as_json() {
    let run = simulate(&policy("simulate-json.json"), &["--visitor", "America/New_York", "--json"]);
    let report: Value = serde_json::from_str(&run.out).unwrap();
    let rows = [
        ("/promises/0/counted", json!("business-days")),
        ("/promises/0/by", json!("same-time")),
        ("/promises/0/visitor", json!("Tue 2026-10-27 10:00 (America/New_York)")),
        ("/promises/0/pauses", json!("The clock stops while we wait for you.")),
        ("/promises/0/busy", json!(null)),
        ("/promises/0/faster/channel", json!("phone")),
        ("/promises/0/faster/latest", json!("2026-10-23T14:00:00Z")),
        ("/promises/0/known_until", json!("2026-10-25")),
        ("/promises/0/clock_change", json!({ "desk": "2026-10-25T01:00:00Z", "visitor": null, "apart": true })),
        ("/promises/0/strip/left_out", json!(0)),
        ("/promises/0/strip/days/0/from", json!("2026-10-23T04:00:00Z")),
        ("/promises/0/strip/days/0/counted", json!([["2026-10-23T13:00:00Z", "2026-10-23T15:00:00Z"]])),
    ];
    for (pointer, expected) in rows {
        assert_eq!(report.pointer(pointer), Some(&expected), "{pointer}");
    }
    let ics = report["promises"][0]["ics"].as_str().unwrap();
    assert!(ics.contains("\r\nDTSTART:20261027T140000Z\r\n") && ics.contains("\r\nSUMMARY:Acme: first-response\r\n"), "{ics}");
}

#[test]
fn holidays_that_have_run_out_are_warned_of() {
    let run = loket(&["simulate", &policy("simulate-late.json"), "--now", "2026-10-26T13:00:00Z"]);
    assert!(run.out.contains("\nwarning    public holidays are known until 2026-10-25 only\n"), "{}", run.out);
}

#[test]
fn load_that_cannot_be_read_is_ignored_and_a_zone_that_does_not_exist_is_refused() {
    let policy = policy("simulate-wrong.json");
    let wrong = file("wrong-load.json", "{\n  \"at\": \"now\" }");
    let run = simulate(&policy, &["--load", &wrong]);
    let expected = format!("{wrong}:2:3: load.at: \"now\" is not an instant such as \"2026-11-20T08:00:00Z\"; the load is ignored\n");
    assert_eq!((run.code, run.err), (Some(0), expected));
    let run = simulate(&policy, &["--visitor", "Mars/Phobos"]);
    assert_eq!((run.code, run.err.as_str()), (Some(2), "loket: --visitor: there is no time zone `Mars/Phobos`\n"));
}

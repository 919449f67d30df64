//! Who told what: a policy hears some facts only from some, and a case says who that is.

use serde_json::{Value, json};

use super::{file, loket};
use crate::given::smallest;

/// `contract` is told by the vendor's data of the user, `serial` by a look-up, `version` by the page's address, `signs` by the visitor,
/// and `seats` by anybody.
fn policy() -> Value {
    let mut policy = smallest();
    policy["facts"] = json!({
        "contract": { "kind": "yes-no", "from": ["user"] },
        "serial": { "kind": "text", "from": ["look-up"] },
        "version": { "kind": "version", "from": ["url"], "parameter": "v" },
        "signs": { "ask": "What is it?", "why": "It decides.", "from": ["visitor"], "choices": { "smoke": "Smoke", "noise": "Noise" } },
        "seats": { "kind": "number" }
    });
    policy["coverage"] = json!([
        { "id": "gold", "when": { "contract": true, "serial": "A-1", "version": { "is": "4.3" }, "signs": "smoke", "seats": 3 },
          "verdict": "covered", "next": "ask", "because": ["all"] },
        { "id": "rest", "verdict": "billable", "next": "ask", "because": ["all"] }
    ]);
    policy
}

fn told() -> Value {
    json!({
        "user": { "contract": true }, "look-up": { "serial": "A-1" }, "url": "https://acme.example/help?v=4.3&utm_source=mail#top",
        "visitor": { "signs": "smoke" }
    })
}

/// What is printed of a case with these facts and who told others, without the file's name.
fn test(name: &str, facts: Value, told: Value, expect: Value) -> (Option<i32>, String) {
    let policy = file(&format!("told-{name}.json"), &policy().to_string());
    let case = json!({ "name": "c", "facts": facts, "told": told, "expect": expect });
    let cases = serde_json::to_string_pretty(&json!({ "at": "2026-11-20", "cases": [case] })).unwrap();
    let cases = file(&format!("told-{name}-cases.json"), &cases);
    let run = loket(&["test", &policy, &cases]);
    assert_eq!(run.err, "", "{name}");
    (run.code, run.out.replace(&cases, "cases.json"))
}

#[test]
fn a_case_says_who_told_what() {
    let good = "cases.json: 1 of 1 cases as expected\n".to_owned();
    let gold = || json!({ "verdict": "covered", "rule": "gold" });
    assert_eq!(test("all", json!({ "seats": 3 }), told(), gold()), (Some(0), good.clone()));
    // The stronger source is believed.
    let mut more = told();
    more["user"]["seats"] = json!(3);
    assert_eq!(test("stronger", json!({ "seats": 4 }), more, gold()), (Some(0), good.clone()));
    // A visitor who does not know is not asked again.
    let open = |questions: Value| json!({ "verdict": "open", "questions": questions });
    let mut less = told();
    less["visitor"] = json!({});
    assert_eq!(test("asked", json!({ "seats": 3 }), less.clone(), open(json!(["signs"]))), (Some(0), good.clone()));
    less["visitor"] = json!({ "signs": null });
    assert_eq!(test("unsure", json!({ "seats": 3 }), less, open(json!([]))), (Some(0), good));
}

/// Whatever the policy does not hear from whoever told it is a difference, with its place.
#[test]
fn what_is_told_by_the_wrong_source_is_named() {
    let (code, out) = test(
        "wrong",
        json!({ "contract": true, "signs": "smoke" }),
        json!({ "user": { "signs": "smoke" }, "look-up": { "contract": true }, "url": "/help?v=new&w=1", "visitor": { "contract": true, "seats": 3 } }),
        json!({ "verdict": "billable" }),
    );
    assert_eq!(code, Some(1));
    insta::assert_snapshot!(out, @r#"
    cases.json:7:9: cases[0] (c): facts.contract: the policy does not take it from the page
    cases.json:8:9: cases[0] (c): facts.signs: the policy does not take it from the page
    cases.json:12:11: cases[0] (c): told.user.signs: the policy does not take it from the user
    cases.json:15:11: cases[0] (c): told.look-up.contract: the policy does not take it from the look-up
    cases.json:17:9: cases[0] (c): told.url.v: "new" is not a version such as "4.3.1"
    cases.json:20:11: cases[0] (c): told.visitor.seats: the visitor is never asked for it
    cases.json:19:11: cases[0] (c): told.visitor.contract: the policy does not take it from the visitor
    cases.json:24:9: cases[0] (c): verdict: expected `billable`, is `open`
    cases.json: 0 of 1 cases as expected
    "#);
}

#[test]
fn simulate_takes_the_same() {
    let policy = file("told-simulate.json", &policy().to_string());
    let all = [
        ["--facts", r#"{"seats": 3}"#],
        ["--user", r#"{"contract": true}"#],
        ["--look-up", r#"{"serial": "A-1"}"#],
        ["--url", "https://acme.example/help?v=4.3"],
        ["--answers", r#"{"signs": "smoke"}"#],
    ];
    let simulate = |arguments: &[&str]| loket(&[&["simulate", policy.as_str(), "--now", "2026-11-20T10:00:00Z"], arguments].concat());
    let run = simulate(&all.concat());
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
    for expected in [
        "verdict    covered",
        "contract true (user)",
        "serial A-1 (look-up)",
        "version 4.3 (url)",
        "signs smoke (visitor)",
        "seats 3 (page)",
    ] {
        assert!(run.out.contains(expected), "{expected}: {}", run.out);
    }
    let run = simulate(&["--user", r#"{"signs": "smoke"}"#, "--answers", r#"{"seats": 3}"#, "--url", "/help"]);
    let expected = "warning: user.signs: the policy does not take it from the user; it is taken as unknown\n\
                    warning: url: \"/help\" has no parameters, such as `?v=4.3`; it is taken as unknown\n\
                    warning: visitor.seats: the visitor is never asked for it; it is taken as unknown\n";
    assert_eq!((run.code, run.err.as_str()), (Some(0), expected));
    for option in ["--user", "--look-up", "--answers"] {
        let run = simulate(&[option, "{contract}"]);
        assert_eq!((run.code, run.err), (Some(2), format!("loket: {option}:1:2: not JSON: key must be a string\n")));
    }
}

/// A case of which somebody else than the page told the facts is confirmed to be meant as well.
#[test]
fn check_believes_whoever_told_it() {
    let folder = std::path::PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("told");
    std::fs::create_dir_all(&folder).unwrap();
    let mut policy = policy();
    policy["coverage"] = json!([
        { "when": { "contract": true }, "verdict": "covered", "next": "ask", "because": ["all"] },
        { "when": { "signs": "smoke" }, "verdict": "not-yet", "next": "ask", "because": ["all"] },
        { "verdict": "billable", "next": "ask", "because": ["all"] }
    ]);
    std::fs::write(folder.join("policy.json"), policy.to_string()).unwrap();
    let case = json!({ "name": "c", "told": told(), "expect": { "verdict": "covered" } });
    std::fs::write(folder.join("cases.json"), json!({ "at": "2026-11-20", "cases": [case] }).to_string()).unwrap();
    let check = || loket(&["check", folder.join("policy.json").to_str().unwrap()]).out;
    assert!(!check().contains("nothing but their order"), "{}", check());
    std::fs::remove_file(folder.join("cases.json")).unwrap();
    assert!(check().contains("nothing but their order"), "{}", check());
}

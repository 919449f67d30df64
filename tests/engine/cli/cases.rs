//! `loket test`: the examples' own cases, and what is printed where a policy and a case differ.

use serde_json::{Value, json};

use super::{Run, example, file, loket, placeless};
use crate::given::EXAMPLES;

fn cases(name: &str) -> String {
    format!("examples/{name}/cases.json")
}

fn written(name: &str) -> Value {
    let root = crate::given::root();
    serde_json::from_str(&std::fs::read_to_string(root.join(cases(name))).unwrap()).unwrap()
}

fn test_of(name: &str, file_name: &str, cases: &Value) -> (String, Run) {
    let path = file(file_name, &cases.to_string());
    let run = loket(&["test", &example(name), &path]);
    (path, run)
}

#[test]
fn the_examples_do_what_their_cases_expect() {
    for name in EXAMPLES {
        let run = loket(&["test", &example(name), &cases(name)]);
        let count = written(name)["cases"].as_array().unwrap().len();
        assert!(count >= 5, "{name}");
        let expected = format!("{}: {count} of {count} cases as expected\n", cases(name));
        assert_eq!((run.code, run.out, run.err), (Some(0), expected, String::new()));
    }
}

/// Every statement of every case is compared: with any one of them changed, the test fails and names it.
#[test]
fn whatever_is_expected_otherwise_is_named() {
    for name in EXAMPLES {
        let all = written(name);
        let mut wrong = all.clone();
        let mut statements = 0;
        for case in wrong["cases"].as_array_mut().unwrap() {
            for value in case["expect"].as_object_mut().unwrap().values_mut() {
                statements += value.as_object().map_or(1, |inner| inner.len());
                match value {
                    Value::Object(inner) => inner.values_mut().for_each(|value| *value = json!("at dawn")),
                    Value::Array(list) => list.push(json!("dawn")),
                    other => *other = json!("at dawn"),
                }
            }
        }
        let (path, run) = test_of(name, &format!("wrong-{name}.json"), &wrong);
        let (differences, summary): (Vec<&str>, Vec<&str>) = run.out.lines().partition(|line| line.contains(": expected `"));
        let count = all["cases"].as_array().unwrap().len();
        assert_eq!((run.code, differences.len()), (Some(1), statements), "{}", run.out);
        assert_eq!(summary, [format!("{path}: 0 of {count} cases as expected")]);
    }
}

#[test]
fn a_difference_says_where_and_what() {
    let case = json!({ "name": "resold", "at": "2026-11-20", "facts": { "buyer": "reseller", "colour": "red" }, "expect": {
        "verdict": "covered", "rule": "coverage[0]", "because": ["specs"], "next": "seller", "questions": ["request"],
        "promises": { "next-update": "aim by 2026-11-23T06:03:00Z" }, "channels": { "phone": "around the clock" } } });
    let (path, run) = test_of("bas-ip", "different.json", &json!({ "cases": [case] }));
    assert_eq!((run.code, run.err.as_str()), (Some(1), ""));
    insta::assert_snapshot!(placeless(&run.out, &path).replace(&path, "cases.json"), @r"
    cases.json: cases[0] (resold): facts.colour: the policy has no fact of this name
    cases.json: cases[0] (resold): verdict: expected `covered`, is `elsewhere`
    cases.json: cases[0] (resold): because: expected `specs`, is `direct-only`
    cases.json: cases[0] (resold): questions: expected `request`, is `none`
    cases.json: cases[0] (resold): promises.next-update: expected `aim by 2026-11-23T06:03:00Z`, is `not promised`
    cases.json: cases[0] (resold): channels.phone: expected `around the clock`, is `not offered`
    cases.json: 0 of 1 cases as expected
    ");
}

/// In order: a cases file, and the problem it has.
#[test]
fn a_cases_file_that_cannot_be_used_is_named() {
    let case = |case: Value| json!({ "at": "2026-11-20", "cases": [case] });
    let rows = [
        (json!({ "cases": [] }), "cases: holds no case"),
        (
            json!({ "cases": [{ "name": "one", "expect": { "verdict": "covered" } }] }),
            "cases[0].at: is missing, and the file has none for all cases",
        ),
        (case(json!({ "name": "one", "expect": {} })), "cases[0].expect: expects nothing"),
        (case(json!({ "name": "one" })), "cases[0].expect: is missing"),
        (case(json!({ "expect": { "verdict": "covered" } })), "cases[0].name: is missing"),
        (
            case(json!({ "name": "one", "expect": { "veredict": "covered" } })),
            "cases[0].expect.veredict: is not known; did you mean `verdict`?",
        ),
        (
            case(json!({ "name": "one", "facts": "none", "expect": { "verdict": "covered" } })),
            "cases[0].facts: \"none\" is not an object of facts",
        ),
        (
            case(json!({ "name": "one", "at": "Friday", "expect": { "verdict": "covered" } })),
            "cases[0].at: \"Friday\" is not a date such as \"2026-11-20\" or an instant such as \"2026-11-20T21:58:00Z\"",
        ),
    ];
    for (cases, problem) in rows {
        let (path, run) = test_of("bas-ip", "no-cases.json", &cases);
        assert_eq!((run.code, run.out.as_str()), (Some(2), ""), "{problem}");
        assert_eq!(placeless(&run.err, &path), format!("{path}: {problem}\nloket: {path}: the cases cannot be used\n"));
    }
}

/// A date is the vendor's: noon there, however far from Greenwich.
#[test]
fn a_date_is_the_vendors_date() {
    for zone in ["Pacific/Kiritimati", "UTC", "Pacific/Pago_Pago"] {
        let mut policy = crate::given::smallest();
        policy["vendor"]["zone"] = json!(zone);
        policy["effective"] = json!({ "from": "2026-11-20", "until": "2026-11-20" });
        let policy = file("one-day.json", &policy.to_string());
        let day = |at: &str, in_force: &str| json!({ "name": at, "at": at, "expect": { "in-force": in_force } });
        let days = [day("2026-11-19", "from 2026-11-20"), day("2026-11-20", "yes"), day("2026-11-21", "until 2026-11-20")];
        let cases = file("one-day-cases.json", &json!({ "cases": days }).to_string());
        let run = loket(&["test", &policy, &cases]);
        assert_eq!(run.code, Some(0), "{zone}: {}", run.out);
    }
}

/// The README's cases hold for the README's policy, and what it shows of `loket simulate` is what that prints.
#[test]
fn the_readme_is_right() {
    let readme = include_str!("../../../README.md");
    let blocks: Vec<String> =
        readme.split("```").skip(1).step_by(2).filter_map(|block| block.strip_prefix("json\n")).map(str::to_owned).collect();
    let block = |begin: &str| blocks.iter().find(|block| block.trim_start_matches(['{', ' ', '\n']).starts_with(begin)).unwrap();
    let (policy, cases) = (file("readme.json", block("\"$schema\"")), file("readme-cases.json", block("\"at\": \"2026-11-20\"")));
    let run = loket(&["test", &policy, &cases]);
    assert_eq!((run.code, run.out), (Some(0), format!("{cases}: 2 of 2 cases as expected\n")));
    // The same policy with three slips.
    let mut broken = block("\"$schema\"").clone();
    for (right, slip) in
        [("\"about\": \"covered\"", "\"about\": \"coverd\""), ("\"closed\": [", "\"closd\": ["), ("13:00-16:30", "13:00-25:00")]
    {
        broken = broken.replacen(right, slip, 1);
    }
    let broken = file("readme-broken.json", &broken);
    let shown: String = loket(&["check", &broken]).out.replace(&broken, "policy.json").lines().map(|line| format!("  {line}\n")).collect();
    assert!(readme.contains(&format!("  ```\n{shown}  ```\n")), "{shown}");
    let arguments = ["simulate", &policy, "--facts", r#"{"seller": "us"}"#, "--now", "2026-11-20T10:00:00Z", "--text", "gate is stuck"];
    let shown: String = loket(&arguments).out.lines().map(|line| format!("  {line}\n")).collect();
    assert!(readme.contains(&format!("  ```\n{shown}  ```\n")), "{shown}");
}

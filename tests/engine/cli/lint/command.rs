//! The command: its date, the cases beside a policy, and a policy that cannot be used.

use serde_json::{Value, json};

use super::super::{example, file, loket, placeless};
use super::parts;

#[test]
fn check_takes_the_date_as_an_argument_and_the_cases_that_lie_beside_a_policy() {
    let text = std::fs::read_to_string(crate::given::root().join(example("bas-ip"))).unwrap();
    let alone = file("bas-ip-alone.json", &text);
    let run = loket(&["check", &alone, "--now", "2026-11-21T12:00:00Z"]);
    assert_eq!(run.code, Some(0));
    assert!(run.out.contains("warning: coverage[0]: decides {\"buyer\": \"reseller\", "), "{}", run.out);
    let run = loket(&["check", &example("bas-ip"), "--now", "2026-11-21T12:00:00Z"]);
    assert_eq!(run.out, "examples/bas-ip/policy.json: no problems\n");
    let mut policy: Value = serde_json::from_str(&text).unwrap();
    policy["effective"] = json!({ "from": "2026-01-01", "until": "2026-12-31" });
    let ending = file("ending.json", &policy.to_string());
    for (now, ended) in [("2026-12-31T12:00:00Z", false), ("2027-01-01T12:00:00Z", true)] {
        assert_eq!(loket(&["check", &ending, "--now", now]).out.contains("effective.until: 2026-12-31 has passed"), ended, "{now}");
    }
}

#[test]
fn a_case_that_no_rule_decides_is_shown() {
    let check = |rules: Value| {
        let mut document = crate::given::smallest();
        document.as_object_mut().unwrap().extend(parts(rules).as_object().unwrap().clone());
        let file = file("gap.json", &document.to_string());
        let run = loket(&["check", &file]);
        assert_eq!(run.code, Some(1));
        placeless(&run.out, &file).lines().map(|line| line.strip_prefix(&format!("{file}: ")).unwrap().to_owned()).collect::<Vec<_>>()
    };
    let said = check(json!([
        { "when": { "buyer": "reseller" }, "verdict": "covered" },
        { "when": { "changed": true, "version": { "at-least": "4.3.1" } }, "verdict": "covered" }
    ]));
    let needs = "the last rule must have no `when`, so that every case is decided";
    assert_eq!(
        said[..2],
        [format!("coverage[1].when: {needs}"), "coverage: no rule decides {\"buyer\": \"direct\", \"changed\": false}".to_owned()]
    );
    let said = check(json!([
        { "when": { "changed": true }, "verdict": "covered" },
        { "when": { "changed": false }, "verdict": "covered" }
    ]));
    assert_eq!(said[1], "coverage: decides every case already: the last rule can do without its `when`");
}

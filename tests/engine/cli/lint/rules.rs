//! Rules that decide nothing, that rest on their order alone, or that leave a case open.

use serde_json::{Value, json};

use super::{asked, found, parts, with, with_all_facts};

#[test]
fn rules_that_decide_nothing_are_found() {
    let rules = |more: Value| found(with_all_facts(more), &[]);
    let last = json!({ "verdict": "covered" });
    assert_eq!(
        rules(json!([{ "when": { "buyer": ["reseller", "other"], "changed": true }, "verdict": "covered" }, last])),
        ["coverage[4]: decides no case: every case that it is for, {\"buyer\": \"reseller\", \"changed\": true} for instance, is decided \
          before by coverage[1]"]
    );
    assert_eq!(
        rules(json!([{ "when": { "version": { "at-most": "4.3.0" }, "ends": { "on": "today" } }, "verdict": "covered" }, last])),
        ["coverage[4]: decides no case: every case that it is for, {\"ends\": \"2026-11-21\", \"version\": \"4.2.9\"} for instance, is \
          decided before by coverage[3]"]
    );
    assert_eq!(
        rules(
            json!([{ "when": { "any": [{ "buyer": "reseller", "changed": false }, { "changed": true, "not": { "buyer": "direct" } }] }, "verdict": "covered" }, last])
        ),
        ["coverage[4]: decides no case: every case that it is for, {\"buyer\": \"other\", \"changed\": true} for instance, is decided \
          before by coverage[0] or coverage[1]"]
    );
    assert_eq!(
        rules(json!([{ "when": { "buyer": "direct", "not": { "buyer": ["direct", "other"] } }, "verdict": "covered" }, last])),
        ["coverage[4].when: never holds, so the rule decides no case"]
    );
    assert_eq!(
        rules(json!([{ "when": { "version": { "above": "5", "below": "4" } }, "verdict": "covered" }, last])),
        ["coverage[4].when: never holds, so the rule decides no case"]
    );
}

#[test]
fn an_order_that_alone_decides_is_found_unless_it_is_meant() {
    let rules = || {
        with_all_facts(json!([
            { "when": { "buyer": "direct" }, "verdict": "best-effort" },
            { "when": { "ends": { "on-or-before": "2027-12-31" } }, "verdict": "billable" },
            { "verdict": "not-covered" }
        ]))
    };
    // The four rules before are in the way of most: what is covered anyway.
    let covered = |number: usize, case: &str, more: &str| {
        format!(
            "coverage[{number}]: decides {case} as `covered`, where coverage[4] says `best-effort`: nothing but their order tells which{more}. When that is meant, say so with this case in cases.json"
        )
    };
    let both = "{\"buyer\": \"direct\", \"changed\": false, \"ends\": \"2026-11-21\", \"version\": \"4.3.1\"}";
    let alone = format!(
        "coverage[4]: decides {both} as `best-effort`, where coverage[5] says `billable`: nothing but their order tells which. When that is meant, say so with this case in cases.json"
    );
    let all = found(rules(), &[]);
    assert_eq!(all.last(), Some(&alone), "{all:#?}");
    let more = "; in other cases so does coverage[5] (`billable`)";
    assert!(all.contains(&covered(1, "{\"buyer\": \"direct\", \"changed\": true}", more)), "{all:#?}");
    let meant = [json!({ "buyer": "direct", "changed": false, "ends": "2027-01-01", "version": "5" })];
    let rest = found(rules(), &meant);
    assert!(!rest.contains(&alone) && rest.len() == all.len() - 1, "{rest:#?}");
}

/// An exception stands before its rule: that is what an order is for.
#[test]
fn an_exception_before_its_rule_is_no_disagreement() {
    let rules = json!([
        { "when": { "buyer": "direct", "changed": true }, "verdict": "billable" },
        { "when": { "buyer": "direct" }, "verdict": "best-effort" },
        { "verdict": "covered" }
    ]);
    let parts = json!({ "facts": { "buyer": parts(json!([]))["facts"]["buyer"], "changed": asked(json!({ "kind": "yes-no" })) } });
    assert_eq!(found(with(with(self::parts(rules), parts), json!({ "products": [] })), &[]), [""; 0]);
}

#[test]
fn a_case_that_can_never_be_decided_is_found() {
    let parts = with(
        with_all_facts(json!([{ "verdict": "covered" }])),
        json!({
            "products": [{ "id": "direct", "name": "Direct", "latest": "4" }, { "id": "reseller", "name": "Reseller", "latest": "2" }],
        }),
    );
    let mut parts = parts;
    parts["facts"]["version"]["of"] = json!("buyer");
    let found = found(parts, &[]);
    assert_eq!(
        found,
        [
            "coverage[3].when: cannot be told for {\"buyer\": \"other\", \"changed\": false, \"ends\": \"2026-11-21\", \"version\": \"1.0\"}: the case \
          stays open whatever else is known"
        ]
    );
}

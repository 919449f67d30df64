//! Why a verdict is what it is, why a question is asked, and what would change it.

use loket_engine::eligibility::{Compiled, Facts, Part, Planner, Way};
use loket_engine::policy::{Date, Policy, Source, parse_date};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::eligibility_properties::case;
use crate::given::{facts, policy};

fn today() -> Date {
    parse_date("2026-11-21").unwrap()
}

fn shop() -> Policy {
    let rule = |id: &str, when: Value, verdict: &str, clauses: &[&str]| json!({ "id": id, "when": when, "verdict": verdict, "next": "ask", "because": clauses });
    let clause = |title: &str| json!({ "title": title, "text": title });
    policy(json!({
        "products": [{ "id": "door", "name": "Door", "latest": "4.3.1" }, { "id": "lock", "name": "Lock", "latest": "3.2" }],
        "facts": {
            "buyer": { "ask": "?", "why": "!", "choices": { "direct": "Direct", "reseller": "Reseller" } },
            "changed": { "kind": "yes-no", "ask": "?", "why": "!", "change": "do" },
            "product": { "ask": "?", "why": "!", "choices": { "door": "Door", "lock": "Lock" } },
            "version": { "kind": "version", "of": "product", "ask": "?", "why": "!", "change": "update" },
            "ends": { "kind": "date", "ask": "?", "why": "!", "change": "renew" },
            "load": { "choices": { "normal": "Normal", "busy": "Busy" }, "assume": "normal" }
        },
        "clauses": { "all": clause("All"), "direct-only": clause("Direct"), "unchanged": clause("Unchanged"), "latest": clause("Latest"), "paid": clause("Paid") },
        "coverage": [
            rule("seller", json!({ "buyer": "reseller" }), "elsewhere", &["direct-only"]),
            rule("ended", json!({ "ends": { "before": "today" } }), "not-covered", &["paid"]),
            rule("outdated", json!({ "any": [{ "changed": true }, { "load": "busy" }], "version": { "below": "latest" } }), "not-yet", &["unchanged", "latest"]),
            rule("changed", json!({ "changed": true }), "best-effort", &["unchanged"]),
            { "verdict": "covered", "next": "ask", "because": ["all"] }
        ]
    }))
}

fn planner(policy: &Policy) -> Planner {
    Planner::new(Compiled::new(policy, today(), &[]))
}

/// In order: what is known, the rule that decides, what each known fact did.
#[test]
fn each_fact_has_the_part_that_it_played() {
    let rows: [(Value, &str, &[&str]); 6] = [
        (json!({ "buyer": "reseller", "changed": true }), "seller", &["buyer page decides", "changed page idle", "load assumed idle"]),
        (
            json!({ "buyer": "direct", "ends": "2026-01-01" }),
            "ended",
            &["buyer page excludes seller", "ends page decides", "load assumed idle"],
        ),
        (
            json!({ "buyer": "direct", "ends": "2027-01-01", "changed": true, "product": "door", "version": "4" }),
            "outdated",
            &[
                "buyer page excludes seller",
                "changed page decides",
                "product page decides",
                "version page decides",
                "ends page excludes ended",
                "load assumed idle",
            ],
        ),
        (
            json!({ "buyer": "direct", "ends": "2027-01-01", "changed": true, "product": "door", "version": "5" }),
            "changed",
            &[
                "buyer page excludes seller",
                "changed page decides",
                "product page excludes outdated",
                "version page excludes outdated",
                "ends page excludes ended",
                "load assumed idle",
            ],
        ),
        // That it was not changed is enough against two rules; the version is not needed.
        (
            json!({ "buyer": "direct", "ends": "2027-01-01", "changed": false, "product": "door", "version": "5" }),
            "rule-5",
            &[
                "buyer page excludes seller",
                "changed page excludes outdated",
                "product page idle",
                "version page idle",
                "ends page excludes ended",
                "load assumed excludes outdated",
            ],
        ),
        (json!({ "buyer": "direct" }), "", &["buyer page idle", "load assumed idle"]),
    ];
    let policy = shop();
    for (known, rule, parts) in rows {
        let explanation = planner(&policy).explain(&policy, &facts(&policy, &known));
        assert_eq!(explanation.number.map_or(String::new(), |number| policy.coverage[number].name(number)), rule, "{known}");
        let found = explanation.facts.iter().map(|role| {
            let excluded =
                if let Part::Excludes(number) = role.part { format!(" {}", policy.coverage[number].name(number)) } else { String::new() };
            format!("{} {} {}{excluded}", role.fact, role.source.word(), role.part.word())
        });
        assert_eq!(found.collect::<Vec<_>>(), parts, "{known}");
    }
}

#[test]
fn an_explanation_is_data_for_the_desk() {
    let policy = shop();
    let mut known = facts(&policy, &json!({ "buyer": "reseller", "changed": true }));
    known.tell("buyer", loket_engine::policy::Value::Choice("direct".into()), Source::Visitor);
    known.unsure("version");
    let mut planner = planner(&policy);
    let explanation = planner.explain(&policy, &known);
    insta::assert_snapshot!(serde_json::to_string_pretty(&explanation.json(&policy, &known)).unwrap());
}

/// In order: what is known, the question, the verdicts, the clauses that turn on it, what each answer leads to.
#[test]
fn a_question_says_why_it_is_asked() {
    type Row = (Value, &'static str, &'static [&'static str], &'static [&'static str], &'static [&'static str]);
    let rows: [Row; 3] = [
        (
            json!({}),
            "buyer",
            &["covered", "best-effort", "not-yet", "elsewhere", "not-covered"],
            &["direct-only"],
            &["direct: covered, best-effort, not-yet, not-covered", "reseller: elsewhere"],
        ),
        (
            json!({ "buyer": "direct", "ends": "2027-01-01" }),
            "changed",
            &["covered", "best-effort", "not-yet"],
            &["unchanged", "latest"],
            &["true: best-effort, not-yet", "false: covered"],
        ),
        // The version can only be compared once the product is known.
        (
            json!({ "buyer": "direct", "ends": "2027-01-01", "changed": true }),
            "product",
            &["best-effort", "not-yet"],
            &["unchanged", "latest"],
            &["door: best-effort, not-yet"],
        ),
    ];
    let policy = shop();
    for (known, question, verdicts, clauses, answers) in rows {
        let mut planner = planner(&policy);
        let known = facts(&policy, &known);
        assert_eq!(
            planner.judge(&policy, &known).questions[0],
            if question == "changed" || question == "product" { question } else { "buyer" }
        );
        let why = planner.compiled.why(&policy, &known, question);
        let words = |verdicts: &[loket_engine::policy::Verdict]| verdicts.iter().map(|verdict| verdict.word()).collect::<Vec<_>>();
        assert_eq!((words(&why.verdicts), why.clauses), (verdicts.to_vec(), clauses.to_vec()), "{question}");
        let found = why
            .answers
            .iter()
            .map(|(answer, verdicts)| format!("{}: {}", answer.json().to_string().replace('"', ""), words(verdicts).join(", ")));
        assert_eq!(found.collect::<Vec<_>>(), answers, "{question}");
    }
}

fn said(way: &Way) -> String {
    let changes = way.changes.iter().map(|change| {
        let how = change.how.map_or("", |how| how.word());
        format!("{} to {} {how}", change.fact, change.to.json().to_string().replace('"', "")).trim().to_owned()
    });
    format!("{}: {}", changes.collect::<Vec<_>>().join(" and "), way.rule.verdict.word())
}

/// In order: what is known, what would lead to a better verdict.
#[test]
fn what_the_customer_can_do_comes_first() {
    let all = |ends: &str| json!({ "buyer": "direct", "ends": ends, "changed": true, "product": "door", "version": "4.2" });
    let rows: [(Value, &[&str]); 6] = [
        (all("2027-01-01"), &["changed to false do: covered", "version to 4.3.1 update: best-effort"]),
        (all("2026-01-01"), &["ends to 2026-11-21 renew: not-yet", "buyer to reseller: elsewhere"]),
        (
            json!({ "buyer": "direct", "ends": "2027-01-01", "changed": true, "product": "lock", "version": "3.2" }),
            &["changed to false do: covered"],
        ),
        (json!({ "buyer": "direct", "ends": "2027-01-01", "changed": false }), &[]),
        // Without knowing the rest, buying elsewhere might lead to anything.
        (json!({ "buyer": "reseller" }), &[]),
        (json!({ "buyer": "reseller", "ends": "2027-01-01" }), &["buyer to direct: not-yet"]),
    ];
    let policy = shop();
    for (known, expected) in rows {
        let ways = planner(&policy).better(&policy, &facts(&policy, &known));
        assert_eq!(ways.iter().map(said).collect::<Vec<_>>(), expected, "{known}");
    }
}

proptest! {
    #[test]
    fn the_facts_with_a_part_alone_lead_to_the_verdict((policy, _, known) in case()) {
        let mut planner = planner(&policy);
        let known = facts(&policy, &Value::Object(known));
        let explanation = planner.explain(&policy, &known);
        if let Some(rule) = explanation.rule {
            let mut with_part = Facts::default();
            for role in explanation.facts.iter().filter(|role| role.part != Part::Idle) {
                with_part.set(role.fact, known.get(role.fact).unwrap().clone());
            }
            let again = planner.judge(&policy, &with_part);
            prop_assert!(again.outcome.decided().is_some_and(|other| std::ptr::eq(rule, other)), "{:?}", explanation.facts);
        }
    }

    #[test]
    fn every_way_leads_to_a_better_verdict_and_nothing_of_it_can_be_left_out((policy, _, known) in case()) {
        let mut planner = planner(&policy);
        let known = facts(&policy, &Value::Object(known));
        let verdict = planner.judge(&policy, &known).outcome.decided().map(|rule| rule.verdict);
        for way in planner.better(&policy, &known) {
            let mut with = |left_out: Option<usize>| {
                let mut changed = known.clone();
                for (number, change) in way.changes.iter().enumerate().filter(|(number, _)| Some(*number) != left_out) {
                    prop_assert!(known.get(change.fact) != Some(&change.to), "change {number} changes nothing");
                    changed.set(change.fact, change.to.clone());
                    if known.source(change.fact) == Some(Source::Page) {
                        prop_assert_eq!(changed.get(change.fact), Some(&change.to));
                    }
                }
                Ok(planner.judge(&policy, &changed).worst())
            };
            prop_assert!(with(None)? < verdict, "{} does not help", said(&way));
            prop_assert_eq!(with(None)?, Some(way.rule.verdict));
            for number in 0..way.changes.len() {
                prop_assert!(with(Some(number))? >= verdict, "{} needs less", said(&way));
            }
        }
    }
}

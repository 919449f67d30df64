//! What is found is compared with going through all cases one by one.

use loket_author::check::lint;
use loket_engine::eligibility::{Outcome, judge};
use loket_engine::policy::{Policy, Problems};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::{asked, parts, today};
use crate::given::{facts, policy};

/// Conditions over three facts with few values.
fn condition() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        proptest::sample::subsequence(vec!["direct", "reseller", "other"], 1..3).prop_map(|choices| json!({ "buyer": choices })),
        any::<bool>().prop_map(|yes| json!({ "changed": yes })),
        any::<bool>().prop_map(|yes| json!({ "paid": yes })),
    ];
    leaf.prop_recursive(2, 8, 3, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 1..4).prop_map(|parts| json!({ "all": parts })),
            proptest::collection::vec(inner.clone(), 1..4).prop_map(|parts| json!({ "any": parts })),
            inner.prop_map(|part| json!({ "not": part })),
        ]
    })
}

fn small_policy() -> impl Strategy<Value = Policy> {
    let rule = (condition(), proptest::sample::select(vec!["covered", "billable", "elsewhere"]));
    proptest::collection::vec(rule, 1..6).prop_map(|rules| {
        let mut coverage: Vec<Value> = rules.into_iter().map(|(when, verdict)| json!({ "when": when, "verdict": verdict })).collect();
        coverage.push(json!({ "verdict": "not-covered" }));
        let mut parts = parts(json!(coverage));
        parts["products"] = json!([]);
        parts["facts"] = json!({
            "buyer": parts["facts"]["buyer"], "changed": asked(json!({ "kind": "yes-no" })), "paid": asked(json!({ "kind": "yes-no" }))
        });
        policy(parts)
    })
}

/// Every case with all facts known, and the number of the rule that decides it.
fn all_cases(policy: &Policy) -> Vec<(Value, usize)> {
    let mut cases = Vec::new();
    for buyer in ["direct", "reseller", "other"] {
        for (changed, paid) in [(false, false), (false, true), (true, false), (true, true)] {
            let known = json!({ "buyer": buyer, "changed": changed, "paid": paid });
            cases.push((known.clone(), decides(policy, &known).unwrap()));
        }
    }
    cases
}

fn decides(policy: &Policy, known: &Value) -> Option<usize> {
    match judge(policy, &facts(policy, known), today()).outcome {
        Outcome::Decided(rule) => policy.coverage.iter().position(|other| std::ptr::eq(rule, other)),
        Outcome::Open(_) => None,
    }
}

fn holds(policy: &Policy, rule: usize, known: &Value) -> bool {
    let truth = loket_engine::eligibility::holds(policy, policy.coverage[rule].when.as_ref(), &facts(policy, known), today());
    truth == loket_engine::eligibility::Truth::True
}

fn number(text: &str) -> usize {
    text.split("coverage[").nth(1).unwrap().split(']').next().unwrap().parse().unwrap()
}

/// The first `{…}` in a message.
fn case_in(message: &str) -> Value {
    let begin = message.find('{').unwrap();
    let end = begin + message[begin..].find('}').unwrap();
    serde_json::from_str(&message[begin..=end]).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    /// What is found is exactly what going through all cases finds, and every case that is shown makes its point.
    #[test]
    fn what_is_found_is_what_there_is(policy in small_policy()) {
        let mut problems = Problems::default();
        lint(&policy, today(), &[], &mut problems);
        let cases = all_cases(&policy);
        let found = |word: &str| -> Vec<String> {
            problems.iter().map(ToString::to_string).filter(|problem| problem.contains(word)).collect()
        };

        // What is said of a case with unknown facts has to be so with all of their values.
        let completions = |case: &Value| {
            let told = case.as_object().unwrap().clone();
            let fits = move |known: &Value| told.iter().all(|(name, value)| known[name] == *value);
            cases.iter().filter(move |(known, _)| fits(known)).collect::<Vec<_>>()
        };
        let always_holds = |rule: usize, case: &Value| completions(case).iter().all(|(known, _)| holds(&policy, rule, known));

        let idle: Vec<usize> = (0..policy.coverage.len()).filter(|rule| cases.iter().all(|(_, decided)| decided != rule)).collect();
        let said = found("decides no case");
        prop_assert_eq!(said.iter().map(|said| number(said)).collect::<Vec<_>>(), idle, "{:?}", said);
        for said in said.iter().filter(|said| said.contains("for instance")) {
            let (rule, case) = (number(said), case_in(said));
            prop_assert!(always_holds(rule, &case), "{}", said);
            let blamed = said.split("decided before by ").nth(1).unwrap();
            prop_assert!((0..rule).any(|other| blamed.contains(&format!("coverage[{other}]")) && always_holds(other, &case)), "{}", said);
        }

        let matters = |fact: &str| cases.iter().any(|(one, here)| cases.iter().any(|(other, there)| {
            let differs = |name: &str| one[name] != other[name];
            here != there && ["buyer", "changed", "paid"].iter().all(|name| *name == fact || !differs(name))
        }));
        for fact in ["buyer", "changed", "paid"] {
            let idle = problems.iter().any(|problem| problem.path.starts_with(&format!("facts.{fact}")));
            prop_assert_eq!(idle, !matters(fact), "{}: {}", fact, problems);
        }

        let disagree = |one: usize, other: usize| {
            let both = |known: &Value, decided: usize| decided == one && holds(&policy, other, known);
            let exception = cases.iter().all(|(known, _)| !holds(&policy, one, known) || holds(&policy, other, known));
            policy.coverage[one].verdict != policy.coverage[other].verdict
                && policy.coverage[other].when.is_some()
                && !exception
                && cases.iter().any(|(known, decided)| both(known, *decided))
        };
        let rules = policy.coverage.len();
        let expected: Vec<usize> = (0..rules).filter(|one| (one + 1..rules).any(|other| disagree(*one, other))).collect();
        let said = found("nothing but their order");
        prop_assert_eq!(said.iter().map(|said| number(said)).collect::<Vec<_>>(), expected, "{:?}", said);
        for said in said {
            let (rule, case) = (number(&said), case_in(&said));
            prop_assert!(completions(&case).iter().all(|(_, decided)| *decided == rule), "{}", said);
            let other = number(said.split("where ").nth(1).unwrap());
            prop_assert!(disagree(rule, other) && always_holds(other, &case), "{}", said);
        }
    }
}

//! A policy that is as large as they get.

use loket_author::check::lint;
use loket_engine::policy::Problems;
use serde_json::{Value, json};

use super::{asked, parts, today};
use crate::given::policy;

/// Thirty facts and two hundred rules that overlap everywhere. It takes about a second; what a search without learning would take
/// is hours, so the bound only has to tell the two apart, on a machine that does other things too.
#[test]
fn a_large_policy_is_checked_as_a_whole() {
    let mut seed: u64 = 4;
    let mut random = |below: u64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % below
    };
    let choices = |fact: u64| 2 + fact % 5;
    let mut known = serde_json::Map::new();
    for fact in 0..30 {
        let answers: serde_json::Map<String, Value> = (0..choices(fact)).map(|choice| (format!("c{choice}"), json!("."))).collect();
        known.insert(format!("f{fact}"), asked(json!({ "choices": answers })));
    }
    let verdicts = ["covered", "billable", "elsewhere", "not-yet", "not-covered"];
    let mut rules = Vec::new();
    for _ in 0..199 {
        let mut when = serde_json::Map::new();
        while when.len() < 4 {
            let fact = random(30);
            when.insert(format!("f{fact}"), json!(format!("c{}", random(choices(fact)))));
        }
        rules.push(json!({ "when": when, "verdict": verdicts[usize::try_from(random(5)).unwrap()] }));
    }
    rules.push(json!({ "verdict": "covered" }));
    let mut parts = parts(json!(rules));
    parts["facts"] = Value::Object(known);
    parts["products"] = json!([]);
    let policy = policy(parts);
    let mut problems = Problems::default();
    lint(&policy, today(), &[], &mut problems);
    // The first ones with a case each, all others in one warning.
    let by_order = problems.iter().filter(|problem| problem.message.starts_with("decides {")).count();
    let together = problems.iter().find(|problem| problem.message.contains("more rules decide cases by nothing but their order"));
    assert!(by_order == 12 && together.is_some_and(|problem| problem.message.matches("coverage[").count() > 100), "{problems}");
}

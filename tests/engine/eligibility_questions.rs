//! How much has to be asked until the verdict: by Loket, by the author's order, and by greedy information gain.

use std::collections::BTreeMap;
use std::fmt::Write;

use loket_engine::eligibility::{BUDGET, Compiled, Facts, Judgement, Planner};
use loket_engine::policy::{Date, Json, Policy, parse_date};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::eligibility_properties::{case, parts};
use crate::given::{EXAMPLES, example, facts, policy};

fn today() -> Date {
    parse_date("2026-11-21").unwrap()
}

/// A planner that has found out nothing yet.
fn fresh(policy: &Policy) -> Planner {
    Planner::new(Compiled::new(policy, today(), &[]))
}

/// How the next question is chosen.
type Strategy<'a> = &'a dyn Fn(&Policy, &mut Planner, &Facts, &Judgement) -> String;

/// What is asked until the verdict.
#[derive(Clone, Copy, Default)]
struct Asked {
    /// Questions, on average.
    questions: f64,
    /// Effort, on average.
    effort: f64,
    largest: usize,
}

/// What comes of asking by a strategy, over all answers that make a difference, with their likelihoods.
fn asked(policy: &Policy, planner: &mut Planner, known: &Facts, next: Strategy, seen: &mut BTreeMap<String, Asked>) -> Asked {
    let judgement = planner.judge(policy, known);
    if judgement.questions.is_empty() {
        return Asked::default();
    }
    let key = serde_json::to_string(&known.json()).unwrap();
    if let Some(asked) = seen.get(&key) {
        return *asked;
    }
    let question = next(policy, planner, known, &judgement);
    let mut sum = Asked { questions: 1.0, effort: f64::from(policy.facts.get(&question).unwrap().effort()), largest: 0 };
    for (answered, likely) in answers(policy, &planner.compiled, known, &question) {
        let then = asked(policy, planner, &answered, next, seen);
        sum.questions += likely * then.questions;
        sum.effort += likely * then.effort;
        sum.largest = sum.largest.max(then.largest);
    }
    sum.largest += 1;
    seen.insert(key, sum);
    sum
}

/// The cases after each answer to a question, and how likely they are.
fn answers(policy: &Policy, compiled: &Compiled, known: &Facts, question: &str) -> Vec<(Facts, f64)> {
    let domain = &compiled.domains[policy.facts.keys().position(|name| name == question).unwrap()];
    let product = domain.of.and_then(|of| known.value(policy, policy.facts.keys().nth(of).unwrap()));
    let product = product.map(|product| product.json().as_str().unwrap().to_owned());
    let cells = domain.cells.iter().filter_map(|cell| {
        let (_, value) = cell.examples.iter().find(|(of, _)| of.is_none() || product.is_none() || *of == product)?;
        Some((value, f64::from(cell.likely)))
    });
    let cells: Vec<_> = cells.collect();
    let total: f64 = cells.iter().map(|(_, likely)| likely).sum();
    let tell = |(value, likely): (&loket_engine::policy::Value, f64)| {
        let mut facts = known.clone();
        facts.set(question, value.clone());
        (facts, likely / total)
    };
    cells.into_iter().map(tell).collect()
}

fn ours(_: &Policy, _: &mut Planner, _: &Facts, judgement: &Judgement) -> String {
    judgement.questions[0].to_owned()
}

/// All questions in the author's order, until there is a verdict.
fn by_author(policy: &Policy, _: &mut Planner, known: &Facts, _: &Judgement) -> String {
    let open = |name: &&str| policy.facts.get(name).unwrap().asked() && known.get(name).is_none();
    policy.facts.keys().find(open).unwrap().to_owned()
}

/// The questions that matter and can be answered now: a version says nothing before its product is known.
fn relevant<'j>(policy: &Policy, known: &Facts, judgement: &'j Judgement) -> Vec<&'j str> {
    let of_known = |name: &&&str| {
        let of = policy.facts.get(name).unwrap().of.as_deref();
        of.is_none_or(|of| !judgement.questions.contains(&of) || known.get(of).is_some())
    };
    judgement.questions.iter().filter(of_known).copied().collect()
}

/// The author's order without questions that cannot matter any more.
fn by_author_relevant(policy: &Policy, _: &mut Planner, known: &Facts, judgement: &Judgement) -> String {
    let relevant = relevant(policy, known, judgement);
    policy.facts.keys().find(|name| relevant.contains(name)).unwrap().to_owned()
}

/// The question after which least is open about which rule decides, by Shannon's entropy.
fn by_gain(policy: &Policy, planner: &mut Planner, known: &Facts, judgement: &Judgement) -> String {
    let mut entropy_after = |question: &&str| {
        answers(policy, &planner.compiled, known, question)
            .iter()
            .map(|(answered, likely)| {
                let mut rules = BTreeMap::new();
                distribution(policy, planner, answered, *likely, &mut rules);
                rules.values().map(|part| -part * (part / likely).log2()).sum::<f64>()
            })
            .sum::<f64>()
    };
    let mut best: Option<(f64, &str)> = None;
    for question in relevant(policy, known, judgement) {
        let entropy = entropy_after(&question);
        if best.is_none_or(|(least, _)| entropy < least - 1e-9) {
            best = Some((entropy, question));
        }
    }
    best.unwrap().1.to_owned()
}

/// How likely each rule is to decide in the end.
fn distribution(policy: &Policy, planner: &mut Planner, known: &Facts, likely: f64, rules: &mut BTreeMap<usize, f64>) {
    let judgement = planner.judge(policy, known);
    if let Some(rule) = judgement.outcome.decided() {
        let number = policy.coverage.iter().position(|other| std::ptr::eq(other, rule)).unwrap();
        *rules.entry(number).or_default() += likely;
        return;
    }
    for (answered, part) in answers(policy, &planner.compiled, known, judgement.questions[0]) {
        distribution(policy, planner, &answered, likely * part, rules);
    }
}

fn measure(policy: &Policy, next: Strategy) -> Asked {
    asked(policy, &mut fresh(policy), &Facts::default(), next, &mut BTreeMap::new())
}

fn eight_facts() -> Policy {
    let text = include_str!("../data/questions/eight-facts.json");
    let (policy, problems) = Policy::read(&serde_json::from_str::<Json>(text).unwrap());
    policy.unwrap_or_else(|| panic!("{problems}"))
}

#[test]
fn less_is_asked_than_in_any_other_order() {
    let mut policies = vec![("eight facts", eight_facts())];
    policies.extend(EXAMPLES.map(|name| (name, example(name))));
    let mut table = String::from("                            questions   effort  largest\n");
    for (name, policy) in &policies {
        let strategies: [(&str, Strategy); 4] =
            [("Loket", &ours), ("author's order", &by_author), ("… what matters", &by_author_relevant), ("information gain", &by_gain)];
        let [loket, others @ ..] = strategies.map(|(_, strategy)| measure(policy, strategy));
        for ((strategy, _), asked) in strategies.iter().zip([loket].iter().chain(&others)) {
            let place = if *strategy == "Loket" { *name } else { "" };
            writeln!(table, "{place:<25}{strategy:<18}{:>5.2} {:>8.2} {:>5}", asked.questions, asked.effort, asked.largest).unwrap();
            assert!(asked.effort > loket.effort - 1e-3, "{name}: {strategy} asks less");
        }
    }
    insta::assert_snapshot!(table);
}

#[test]
fn questions_of_one_topic_stay_together() {
    let yes_no = |topic: Option<&str>| json!({ "kind": "yes-no", "ask": "?", "why": "!", "topic": topic });
    let document = |topics: [Option<&str>; 4]| {
        let mut facts: serde_json::Map<String, Value> =
            ["a", "b", "c", "d"].iter().zip(topics).map(|(name, topic)| ((*name).to_owned(), yes_no(topic))).collect();
        facts.values_mut().for_each(|fact| fact.as_object_mut().unwrap().retain(|_, value| !value.is_null()));
        let rule = |when: Value, verdict: &str| json!({ "when": when, "verdict": verdict, "next": "ask", "because": ["all"] });
        policy(json!({ "facts": facts, "coverage": [
            rule(json!({ "a": true, "b": true }), "elsewhere"), rule(json!({ "c": true }), "not-yet"), rule(json!({ "d": true, "b": true }), "billable"),
            { "verdict": "covered", "next": "ask", "because": ["all"] }
        ] }))
    };
    let order = |policy: &Policy, answers: Value| {
        let (mut planner, answers) = (fresh(policy), facts(policy, &answers));
        let mut known = Facts::default();
        let mut order = String::new();
        while let Some(question) = planner.judge(policy, &known).questions.first() {
            order.push_str(question);
            known.set(question, answers.get(question).unwrap().clone());
        }
        order
    };
    let answers = || json!({ "a": false, "b": true, "c": false, "d": false });
    assert_eq!(order(&document([None; 4]), answers()), "bacd");
    assert_eq!(order(&document([None, Some("x"), None, Some("x")]), answers()), "acbd");
    assert_eq!(order(&document([Some("x"), None, Some("x"), None]), answers()), "bacd");
}

#[test]
fn what_is_hard_to_answer_is_asked_later() {
    let yes_no = |effort: u8| json!({ "kind": "yes-no", "ask": "?", "why": "!", "effort": effort });
    let first = |one: u8, other: u8| {
        let rule = json!({ "when": { "one": true, "other": true }, "verdict": "elsewhere", "next": "ask", "because": ["all"] });
        let policy = policy(json!({
            "facts": { "one": yes_no(one), "other": yes_no(other) },
            "coverage": [rule, { "verdict": "covered", "next": "ask", "because": ["all"] }]
        }));
        fresh(&policy).judge(&policy, &Facts::default()).questions[0].to_owned()
    };
    assert_eq!((first(1, 1), first(2, 1), first(1, 2)), ("one".to_owned(), "other".to_owned(), "one".to_owned()));
}

/// The least effort by which a verdict can be reached: every order tried, with no thought at all.
fn least(policy: &Policy, planner: &mut Planner, known: &Facts, seen: &mut BTreeMap<String, f64>) -> f64 {
    let judgement = planner.judge(policy, known);
    let key = serde_json::to_string(&known.json()).unwrap();
    if let Some(effort) = seen.get(&key) {
        return *effort;
    }
    let askable =
        |name: &&str| known.get(name).is_none() && policy.facts.get(name).unwrap().of.as_deref().is_none_or(|of| known.get(of).is_some());
    let mut effort = if judgement.questions.is_empty() { 0.0 } else { f64::INFINITY };
    if effort > 0.0 {
        for question in policy.facts.keys().filter(askable) {
            let then: f64 = answers(policy, &planner.compiled, known, question)
                .iter()
                .map(|(answered, likely)| likely * least(policy, planner, answered, seen))
                .sum();
            effort = effort.min(f64::from(policy.facts.get(question).unwrap().effort()) + then);
        }
    }
    seen.insert(key, effort);
    effort
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn no_order_asks_less((policy, ..) in case()) {
        let mut planner = fresh(&policy);
        let ours = asked(&policy, &mut planner, &Facts::default(), &ours, &mut BTreeMap::new()).effort;
        let least = least(&policy, &mut planner, &Facts::default(), &mut BTreeMap::new());
        prop_assert!((ours - least).abs() < 0.01, "{ours} instead of {least}");
    }

    /// A planner that was asked of other cases before answers as one that was not.
    #[test]
    fn what_was_found_out_changes_no_answer((policy, _, known) in case(), order in prop::collection::vec(any::<prop::sample::Index>(), 6)) {
        let all: Vec<(String, Value)> = known.into_iter().collect();
        let mut planner = fresh(&policy);
        for upto in order {
            let told: serde_json::Map<String, Value> = all.iter().take(upto.index(all.len() + 1)).cloned().collect();
            let told = facts(&policy, &Value::Object(told));
            prop_assert_eq!(planner.judge(&policy, &told), fresh(&policy).judge(&policy, &told));
        }
    }

    /// However little is thought, never more is asked than in the author's order without what does not matter.
    #[test]
    fn a_small_budget_is_no_worse_than_the_authors_order((policy, ..) in case(), budget in 0_usize..400) {
        let mut planner = fresh(&policy);
        planner.budget = budget;
        let ours = asked(&policy, &mut planner, &Facts::default(), &ours, &mut BTreeMap::new()).effort;
        // What matters as it is seen with no thought at all: nothing is known of tests that come to the same together.
        let mut thoughtless = fresh(&policy);
        thoughtless.budget = 0;
        let authors = asked(&policy, &mut thoughtless, &Facts::default(), &by_author_relevant, &mut BTreeMap::new()).effort;
        prop_assert!(ours <= authors + 0.01, "{ours} instead of {authors}");
    }
}

/// Of a policy with these rules, nothing asks less than our order.
fn nothing_asks_less(coverage: Value) {
    let mut parts = parts();
    parts["coverage"] = coverage;
    let policy = policy(parts);
    let mut planner = fresh(&policy);
    let ours = measure(&policy, &ours).effort;
    let least = least(&policy, &mut planner, &Facts::default(), &mut BTreeMap::new());
    assert!((ours - least).abs() < 0.01, "{ours} instead of {least}");
}

fn rule(when: Value, verdict: &str) -> Value {
    json!({ "when": when, "verdict": verdict, "next": "ask", "because": ["all"] })
}

/// Two states that differ in nothing but a version that is still open are two: the one must not be taken for the other.
#[test]
fn a_state_is_not_taken_for_another() {
    nothing_asks_less(json!([
        rule(json!({ "version": { "below": "latest" }, "buyer": "reseller" }), "elsewhere"),
        rule(json!({ "product": "door", "signed": false }), "not-covered"),
        rule(json!({ "buyer": "other" }), "not-yet"),
        { "verdict": "covered", "next": "ask", "because": ["all"] }
    ]));
}

/// When nothing is signed, the second rule holds for every version, although none of its tests says so. A question that looks too
/// dear must not be given up before it is seen that it need not be asked.
#[test]
fn what_holds_whatever_the_answer_costs_no_question() {
    nothing_asks_less(json!([
        rule(json!({ "product": "door", "changed": false, "signed": true }), "elsewhere"),
        rule(
            json!({ "any": [{ "version": { "below": "3.0" } }, { "not": { "any": [{ "version": { "below": "latest" } }, { "signed": true }] } }] }),
            "not-covered"
        ),
        rule(json!({ "any": [{ "product": "door" }, { "buyer": "other" }, { "changed": true, "signed": false }] }), "not-yet"),
        { "verdict": "covered", "next": "ask", "because": ["all"] }
    ]));
}

/// With fourteen facts open, the budget is enough: more of it finds no better order.
#[test]
fn fourteen_facts_are_thought_through() {
    let text = include_str!("../../benches/policies/fourteen.json");
    let policy = Policy::read(&serde_json::from_str::<Json>(text).unwrap()).0.unwrap();
    assert_eq!(policy.facts.keys().count(), 14);
    let effort = |budget: usize| {
        let mut planner = fresh(&policy);
        planner.budget = budget;
        asked(&policy, &mut planner, &Facts::default(), &ours, &mut BTreeMap::new()).effort
    };
    let (least, ours, thoughtless) = (effort(usize::MAX), effort(BUDGET), effort(0));
    assert!((ours - least).abs() < 0.001, "{ours} instead of {least}");
    assert!(thoughtless > least + 0.01, "{thoughtless}");
}

/// In the middle of a visit, whatever was answered and whatever the visitor does not know, a small part of the budget is enough.
#[test]
fn no_state_in_the_middle_of_a_visit_takes_long() {
    let text = include_str!("../../benches/policies/fourteen.json");
    let policy = Policy::read(&serde_json::from_str::<Json>(text).unwrap()).0.unwrap();
    let compiled = Compiled::new(&policy, today(), &[]);
    let names: Vec<&str> = policy.facts.keys().collect();
    let mut state = 20_261_121_u64;
    let mut random = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap() % below
    };
    let (mut asked, mut most) = (0, 0);
    for round in 0..3000 {
        let mut known = Facts::default();
        for _ in 0..random(11) {
            let number = random(names.len());
            let cells = &compiled.domains[number].cells;
            match random(3) < round % 3 {
                true => known.unsure(names[number]),
                false => known.set(names[number], cells[random(cells.len())].examples[0].1.clone()),
            }
        }
        let mut planner = Planner::new(compiled.clone());
        asked += usize::from(!planner.judge(&policy, &known).questions.is_empty());
        most = most.max(planner.looked_at());
    }
    assert!(asked > 1500, "{asked}");
    assert!((100..BUDGET / 64).contains(&most), "{most}");
}

/// Compiled rules hold nothing that changes, so several planners can share them.
#[test]
fn compiled_rules_are_plain_data() {
    fn shared<T: Sync>(data: T) -> T {
        data
    }
    let compiled = shared(Compiled::new(&eight_facts(), today(), &[]));
    let judged = || Planner::new(compiled.clone()).judge(&eight_facts(), &Facts::default()).questions[0].to_owned();
    assert_eq!(judged(), judged());
}

#[test]
fn a_policy_of_forty_facts_is_asked_in_bounded_time() {
    let facts: serde_json::Map<String, Value> =
        (0..40).map(|number| (format!("f{number}"), json!({ "kind": "yes-no", "ask": "?", "why": "!" }))).collect();
    let when = |number: usize| {
        let name = |step: usize| format!("f{}", (number * 7 + step * 11) % 40);
        json!({ "any": [{ name(0): true, name(1): true }, { name(2): true, name(3): false }, { name(4): true, name(5): true }] })
    };
    let mut coverage: Vec<Value> =
        (0..40).map(|number| json!({ "when": when(number), "verdict": "elsewhere", "next": "ask", "because": ["all"] })).collect();
    coverage.push(json!({ "verdict": "covered", "next": "ask", "because": ["all"] }));
    let policy = policy(json!({ "facts": facts, "coverage": coverage }));
    let mut planner = fresh(&policy);
    planner.budget = 20_000;
    let mut known = Facts::default();
    let mut questions = 0;
    while let Some(question) = planner.judge(&policy, &known).questions.first() {
        known.set(question, loket_engine::policy::Value::YesNo(questions % 3 == 0));
        questions += 1;
    }
    assert!(questions > 5, "{questions}");
}

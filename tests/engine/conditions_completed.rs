//! Wherever a condition stands, it comes to what it comes to in every completion of what is not known: read here a second time, plainly,
//! and tried with all answers to everything.

use std::rc::Rc;

use loket_engine::case::World;
use loket_engine::eligibility::Truth::{self, False, True, Unknown};
use loket_engine::eligibility::{Outcome, holds};
use loket_engine::policy::{Policy, parse_date};
use proptest::prelude::*;
use serde_json::{Map, Value, json};

use crate::given::{at, facts, policy};

/// The facts, and answers of which some condition can tell any two apart. Nobody can be asked for the signs.
fn answers() -> [(&'static str, Vec<Value>); 7] {
    [
        ("product", vec![json!("door"), json!("lock"), json!("none")]),
        ("version", ["1.0", "2.0", "2.5", "3.0"].map(Value::from).into()),
        ("buyer", vec![json!("direct"), json!("reseller")]),
        ("changed", vec![json!(true), json!(false)]),
        ("seats", [3, 5, 7, 10].map(Value::from).into()),
        ("signs", vec![json!([]), json!(["smoke"]), json!(["heat"]), json!(["smoke", "heat"])]),
        ("ends", ["2026-11-20", "2026-11-21", "2026-11-22"].map(Value::from).into()),
    ]
}

/// A policy in which each of these conditions decides, promises, and offers something.
fn document(conditions: &[Value]) -> Policy {
    let verdicts = ["billable", "best-effort", "covered"];
    let mut coverage: Vec<Value> = conditions.iter().zip(verdicts).map(|(when, verdict)| rule(verdict, Some(when))).collect();
    coverage.push(rule("covered", None));
    let purposes = ["first-response", "call-back", "resolution"];
    let target = |(when, purpose): (&Value, &str)| json!({ "for": purpose, "within": "none", "when": when, "because": ["all"] });
    let mut targets: Vec<Value> = conditions.iter().zip(purposes).map(target).collect();
    targets.push(json!({ "for": "next-update", "within": "none", "because": ["all"], "longer": { "when": conditions[0], "note": "." } }));
    let channel = |when: &Value| json!({ "kind": "mail", "to": "a@b.example", "when": when });
    let mut kinds: Map<String, Value> =
        conditions.iter().enumerate().map(|(number, when)| (format!("k{number}"), json!({ "name": "K", "when": when }))).collect();
    kinds.insert("always".into(), json!({ "name": "K" }));
    let article = |(number, when)| json!({ "id": format!("a{number}"), "title": "Printing", "body": "Print.", "for": when });
    policy(json!({
        "products": [{ "id": "door", "name": "Door", "latest": "2.0" }, { "id": "lock", "name": "Lock", "latest": "3.0" }],
        "facts": {
            "product": { "ask": "?", "why": "!", "choices": { "door": "Door", "lock": "Lock", "none": "None" } },
            "version": { "kind": "version", "of": "product", "ask": "?", "why": "!" },
            "buyer": { "ask": "?", "why": "!", "choices": { "direct": "Direct", "reseller": "Reseller" } },
            "changed": { "kind": "yes-no", "ask": "?", "why": "!" },
            "seats": { "kind": "number", "ask": "?", "why": "!" },
            "signs": { "kind": "choices", "choices": { "smoke": "Smoke", "heat": "Heat" } },
            "ends": { "kind": "date", "ask": "?", "why": "!" }
        },
        "conditions": { "old": { "version": { "below": "latest" } }, "ours": { "buyer": "direct", "not": { "changed": true } } },
        "coverage": coverage,
        "targets": targets,
        "channels": conditions.iter().map(channel).collect::<Vec<_>>(),
        "articles": conditions.iter().enumerate().map(article).collect::<Vec<_>>(),
        "tickets": { "kinds": kinds, "intake": [{ "kind": "callback" }] }
    }))
}

fn rule(verdict: &str, when: Option<&Value>) -> Value {
    let mut rule = json!({ "verdict": verdict, "next": "ask", "because": ["all"] });
    if let Some(when) = when {
        rule["when"] = when.clone();
    }
    rule
}

/// What a condition comes to when everything is known; nothing, of a version of what is no product.
fn plainly(condition: &Value, known: &Map<String, Value>) -> Option<bool> {
    let all = |parts: Vec<Option<bool>>| match parts.contains(&Some(false)) {
        true => Some(false),
        false => parts.iter().all(Option::is_some).then_some(true),
    };
    let list = |parts: &Value, wanted: bool| -> Vec<Option<bool>> {
        parts.as_array().unwrap().iter().map(|part| plainly(part, known).map(|holds| holds == wanted)).collect()
    };
    let parts = condition.as_object().unwrap().iter().map(|(name, test)| match (name.as_str(), test) {
        ("all", parts) => all(list(parts, true)),
        ("any", parts) => all(list(parts, false)).map(|none| !none),
        ("not", inner) => plainly(inner, known).map(|holds| !holds),
        ("is", Value::String(name)) if name == "old" => plainly(&json!({ "version": { "below": "latest" } }), known),
        ("is", _) => Some(known["buyer"] == "direct" && known["changed"] == false),
        (name, Value::Object(comparisons)) => all(comparisons.iter().map(|(order, bound)| compare(name, order, bound, known)).collect()),
        ("signs", Value::String(sign)) => Some(known["signs"].as_array().unwrap().iter().any(|seen| seen == sign)),
        ("signs", signs) => Some(known["signs"].as_array().unwrap().iter().any(|seen| signs.as_array().unwrap().contains(seen))),
        (name, Value::Array(choices)) => Some(choices.contains(&known[name])),
        (name, expected) => Some(known[name] == *expected),
    });
    all(parts.collect())
}

fn compare(name: &str, order: &str, bound: &Value, known: &Map<String, Value>) -> Option<bool> {
    let bound = match (bound.as_str(), known["product"].as_str()) {
        (Some("latest"), Some("door")) => json!("2.0"),
        (Some("latest"), Some("lock")) => json!("3.0"),
        (Some("latest"), _) => return None,
        (Some("today"), _) => json!("2026-11-21"),
        _ => bound.clone(),
    };
    // One digit each, or a day written from the year on: letters compare as numbers and dates do.
    let key = |value: &Value| value.as_str().map_or_else(|| format!("{:03}", value.as_u64().unwrap()), str::to_owned);
    let ordering = key(&known[name]).cmp(&key(&bound));
    Some(match order {
        "below" | "before" => ordering.is_lt(),
        "at-least" | "on-or-after" => ordering.is_ge(),
        _ => ordering.is_eq(),
    })
}

fn completions(told: &Map<String, Value>) -> Vec<Map<String, Value>> {
    answers().into_iter().filter(|(name, _)| !told.contains_key(*name)).fold(vec![told.clone()], |cases, (name, answers)| {
        let with = |case: &Map<String, Value>, answer: &Value| {
            let mut case = case.clone();
            case.insert(name.to_owned(), answer.clone());
            case
        };
        cases.iter().flat_map(|case| answers.iter().map(move |answer| with(case, answer))).collect()
    })
}

/// What all of these agree on; nothing, when two differ or one is open itself.
fn agreed<T: PartialEq>(mut all: impl Iterator<Item = Option<T>>) -> Option<T> {
    let first = all.next()??;
    all.all(|other| other.as_ref() == Some(&first)).then_some(first)
}

fn leaf() -> impl Strategy<Value = Value> {
    let select = |leaves: Vec<Value>| prop::sample::select(leaves);
    prop_oneof![
        select(vec![json!({ "product": "door" }), json!({ "product": ["door", "lock"] }), json!({ "product": "none" })]),
        select(vec![json!({ "version": { "below": "latest" } }), json!({ "version": { "below": "2.0" } }), json!({ "is": "old" })]),
        select(vec![json!({ "version": { "at-least": "latest" } }), json!({ "version": { "at-least": "2.0", "below": "3.0" } })]),
        select(vec![json!({ "buyer": "direct" }), json!({ "buyer": "reseller" }), json!({ "buyer": ["direct", "reseller"] })]),
        select(vec![json!({ "changed": true }), json!({ "changed": false }), json!({ "is": "ours" })]),
        select(vec![json!({ "seats": { "at-least": 5 } }), json!({ "seats": { "below": 10 } }), json!({ "seats": 7 })]),
        select(vec![json!({ "signs": "smoke" }), json!({ "signs": ["smoke", "heat"] }), json!({ "signs": "heat" })]),
        select(vec![
            json!({ "ends": { "before": "today" } }),
            json!({ "ends": { "on-or-after": "today" } }),
            json!({ "ends": { "on": "today" } })
        ]),
    ]
}

/// Conditions, many of which say something and its opposite.
fn condition() -> impl Strategy<Value = Value> {
    leaf().prop_recursive(3, 10, 3, |inner| {
        let either = |parts: Vec<Value>| {
            let none: Vec<Value> = parts.iter().map(|part| json!({ "not": part })).collect();
            json!({ "any": [{ "all": parts }, { "any": none }] })
        };
        prop_oneof![
            prop::collection::vec(inner.clone(), 1..=3).prop_map(|parts| json!({ "all": parts })),
            prop::collection::vec(inner.clone(), 1..=3).prop_map(|parts| json!({ "any": parts })),
            prop::collection::vec(inner.clone(), 1..=2).prop_map(either),
            inner.prop_map(|inner| json!({ "not": inner })),
        ]
    })
}

fn told() -> impl Strategy<Value = Map<String, Value>> {
    let answer = |(name, answers): (&'static str, Vec<Value>)| {
        prop::option::weighted(0.6, prop::sample::select(answers)).prop_map(move |answer| Some((name.to_owned(), answer?)))
    };
    answers().map(answer).prop_map(|told| told.into_iter().flatten().collect())
}

fn words(truths: &[Truth], told: impl Fn(Truth) -> bool) -> Vec<usize> {
    truths.iter().enumerate().filter(|(_, truth)| told(**truth)).map(|(number, _)| number).collect()
}

/// Everything that is said by conditions, beside what these come to in all completions.
fn check(conditions: &[Value], told: &Map<String, Value>) {
    let completions = completions(told);
    let come_to = |condition: &Value| match agreed(completions.iter().map(|known| plainly(condition, known))) {
        Some(true) => True,
        Some(false) => False,
        None => Unknown,
    };
    let expected: Vec<Truth> = conditions.iter().map(come_to).collect();
    let policy = document(conditions);
    let known = facts(&policy, &Value::Object(told.clone()));
    let today = parse_date("2026-11-21").unwrap();
    let found: Vec<Truth> = policy.channels.iter().map(|channel| holds(&policy, channel.when.as_ref(), &known, today)).collect();
    assert_eq!(found, expected, "{conditions:?} with {told:?}");
    let offered = words(&expected, |truth| truth != False);

    let mut world = World::new(Rc::new(policy.clone()), "en", at("2026-11-21T09:00:00Z"), loket_cli::zone::zone);
    world.learn(Rc::new(policy));
    let case = world.case(known);
    let place = |when: &_| case.world().policy.channels.iter().position(|channel| std::ptr::eq(when, channel)).unwrap();
    assert_eq!(case.channels().iter().map(|found| place(found.channel)).collect::<Vec<_>>(), offered, "channels");
    let mut kinds: Vec<String> = offered.iter().map(|number| format!("k{number}")).collect();
    kinds.push("always".into());
    assert_eq!(case.kinds().iter().map(|(name, _)| (*name).to_owned()).collect::<Vec<_>>(), kinds);
    let place = |article: &_| case.world().policy.articles.iter().position(|other| std::ptr::eq(article, other)).unwrap();
    let mut articles: Vec<usize> = case.suggest("printing").0.into_iter().map(place).collect();
    articles.sort_unstable();
    assert_eq!(articles, offered, "articles");

    // Once a ticket is the way.
    let promises = case.promises();
    let purposes = ["first-response", "call-back", "resolution"];
    let promised: Vec<&str> = promises.iter().map(|promise| promise.purpose().word()).filter(|word| *word != "next-update").collect();
    assert_eq!(promised, offered.iter().map(|number| purposes[*number]).collect::<Vec<_>>());
    let longer = promises.iter().any(|promise| promise.longer.is_some());
    assert_eq!(longer, expected[0] == True, "longer");

    let decides = |known: &Map<String, Value>| {
        let mut rules = conditions.iter().map(|condition| plainly(condition, known)).enumerate();
        rules.find(|(_, holds)| *holds != Some(false)).map_or(Some(conditions.len()), |(number, holds)| holds.map(|_| number))
    };
    let rule = |rule: &_| case.world().policy.coverage.iter().position(|other| std::ptr::eq(other, rule)).unwrap();
    match (&case.judgement.outcome, agreed(completions.iter().map(decides))) {
        (Outcome::Decided(decided), Some(number)) => assert_eq!(rule(decided), number),
        (Outcome::Open(open), None) => {
            let open: Vec<usize> = open.iter().map(|open| rule(open)).collect();
            assert!(completions.iter().filter_map(decides).all(|number| open.contains(&number)), "{open:?}");
            assert!(open.iter().all(|number| expected.get(*number) != Some(&False)), "{open:?} of {expected:?}");
        }
        (found, expected) => panic!("{found:?} instead of {expected:?} for {conditions:?} with {told:?}"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn what_every_completion_decides_is_decided(conditions in prop::collection::vec(condition(), 1..=3), told in told()) {
        check(&conditions, &told);
    }
}

/// In order: a condition, what is told, what comes of it.
#[test]
fn a_condition_is_as_sure_as_its_completions() {
    let both = || json!({ "buyer": "direct", "changed": true });
    let rows = [
        (json!({ "any": [{ "changed": true }, { "not": { "changed": true } }] }), json!({}), True),
        (json!({ "any": [both(), { "changed": false }, { "buyer": "reseller" }] }), json!({}), True),
        (json!({ "all": [both(), { "any": [{ "changed": false }, { "buyer": "reseller" }] }] }), json!({}), False),
        // Below the latest version of each, and of each not; of what is no product, nobody can say.
        (json!({ "product": ["door", "lock"], "is": "old" }), json!({ "version": "1.0" }), Unknown),
        (json!({ "any": [{ "product": "none" }, { "is": "old" }] }), json!({ "version": "1.0" }), True),
        (json!({ "any": [{ "product": "none" }, { "is": "old" }] }), json!({ "version": "2.0" }), Unknown),
        (json!({ "any": [{ "product": "none" }, { "product": "door" }, { "is": "old" }] }), json!({ "version": "2.0" }), True),
        (json!({ "any": [{ "is": "old" }, { "not": { "is": "old" } }] }), json!({ "product": "none", "version": "1.0" }), Unknown),
        (json!({ "all": [{ "signs": "heat" }, { "not": { "signs": ["smoke", "heat"] } }] }), json!({}), False),
    ];
    for (condition, told, expected) in rows {
        let policy = document(std::slice::from_ref(&condition));
        let known = facts(&policy, &told);
        assert_eq!(holds(&policy, policy.channels[0].when.as_ref(), &known, parse_date("2026-11-21").unwrap()), expected, "{condition}");
        check(&[condition], told.as_object().unwrap());
    }
}

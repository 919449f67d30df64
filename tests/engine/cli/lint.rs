//! What `loket check` finds by looking at all cases at once: a table of what it says, and properties against going through all
//! cases one by one.

use loket::cli::lint::lint;
use loket::eligibility::{Facts, Outcome, judge};
use loket::policy::{Date, Policy, Problems, parse_date};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::{example, file, loket};
use crate::given::{facts, policy};

fn today() -> Date {
    parse_date("2026-11-21").unwrap()
}

/// What is found in a policy with these parts.
fn found(parts: Value, meant: &[Value]) -> Vec<String> {
    let policy = policy(parts);
    let meant: Vec<Facts> = meant.iter().map(|known| facts(&policy, known)).collect();
    let mut problems = Problems::default();
    lint(&policy, today(), &meant, &mut problems);
    problems.iter().map(|problem| problem.to_string().strip_prefix("warning: ").unwrap().to_owned()).collect()
}

fn asked(kind: Value) -> Value {
    let mut fact = kind;
    fact["ask"] = json!("?");
    fact["why"] = json!("It may decide.");
    fact
}

/// `buyer` (direct, reseller, other), `changed`, `ends`, and `version` of a product at 4.3.1.
fn parts(coverage: Value) -> Value {
    let mut rules = coverage.as_array().unwrap().clone();
    for rule in &mut rules {
        rule["next"] = json!("ask");
        rule["because"] = json!(["all"]);
    }
    json!({
        "products": [{ "id": "door", "name": "Door", "latest": "4.3.1" }],
        "facts": {
            "buyer": asked(json!({ "choices": { "direct": "Direct", "reseller": "Reseller", "other": "Other" } })),
            "changed": asked(json!({ "kind": "yes-no" })),
            "ends": asked(json!({ "kind": "date" })),
            "version": asked(json!({ "kind": "version" }))
        },
        "coverage": rules
    })
}

/// A rule for each fact, so that none is idle, then these.
fn with_all_facts(more: Value) -> Value {
    let mut rules = json!([
        { "when": { "buyer": "reseller" }, "verdict": "covered" },
        { "when": { "changed": true }, "verdict": "covered" },
        { "when": { "ends": { "before": "today" } }, "verdict": "covered" },
        { "when": { "version": { "below": "latest" } }, "verdict": "covered" }
    ]);
    rules.as_array_mut().unwrap().extend(more.as_array().unwrap().iter().cloned());
    parts(rules)
}

fn with(mut parts: Value, more: Value) -> Value {
    parts.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    parts
}

#[test]
fn a_policy_in_which_everything_is_reached_has_nothing_to_find() {
    assert_eq!(found(with_all_facts(json!([{ "verdict": "covered" }])), &[]), [""; 0]);
}

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
        ["coverage[4]: decides no case: every case that it is for, {\"ends\": \"2026-11-21\", \"version\": \"4.2.0\"} for instance, is \
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

#[test]
fn facts_that_are_good_for_nothing_are_found() {
    let more = |facts: Value, more: Value| {
        let mut parts = with_all_facts(json!([{ "verdict": "covered" }]));
        parts["facts"].as_object_mut().unwrap().extend(facts.as_object().unwrap().clone());
        found(with(parts, more), &[])
    };
    assert_eq!(more(json!({ "colour": asked(json!({ "kind": "yes-no" })) }), json!({})), ["facts.colour: is used nowhere"]);
    // A target may turn on it, but it is asked only for a verdict's sake.
    let urgent = || json!({ "urgent": asked(json!({ "kind": "yes-no" })) });
    let target = json!({ "targets": [
        { "for": "resolution", "within": "1h", "counted": "around-the-clock", "strength": "aim", "when": { "urgent": true } }] });
    assert_eq!(more(urgent(), target), ["facts.urgent.ask: is never asked: whatever the answer, the verdict is the same"]);
    let told = |assume: Value| json!({ "load": assume });
    let channel = json!({ "channels": [{ "kind": "mail", "to": "a@b.example", "when": { "load": true } }] });
    assert_eq!(more(told(json!({ "kind": "yes-no" })), channel), [""; 0]);
}

#[test]
fn a_fact_that_cases_wait_for_in_vain_is_found() {
    let mut parts = with_all_facts(json!([{ "verdict": "covered" }]));
    parts["facts"]["changed"] = json!({ "kind": "yes-no" });
    let waits = "facts.changed: is neither asked nor assumed: unless the page tells it, \
                 {\"buyer\": \"direct\", \"ends\": \"2026-11-21\", \"version\": \"4.3.1\"} stays open";
    assert_eq!(found(parts.clone(), &[]), [waits]);
    parts["facts"]["changed"]["assume"] = json!(false);
    assert_eq!(found(parts, &[]), [""; 0]);
}

#[test]
fn offers_that_no_case_comes_to_are_found() {
    let target = |when: Option<Value>| {
        let mut target = json!({ "for": "resolution", "within": "1h", "counted": "around-the-clock", "strength": "aim" });
        when.into_iter().for_each(|when| target["when"] = when);
        target
    };
    let all = |more: Value| found(with(with_all_facts(json!([{ "verdict": "covered" }])), more), &[]);
    let never = json!({ "buyer": "direct", "not": { "buyer": "direct" } });
    assert_eq!(all(json!({ "targets": [target(Some(never.clone()))] })), ["targets[0].when: never holds: no case comes to this"]);
    assert_eq!(
        all(json!({ "channels": [{ "kind": "mail", "to": "a@b.example", "when": never }] })),
        ["channels[0].when: never holds: no case comes to this"]
    );
    let (yes, no) = (json!({ "changed": true }), json!({ "changed": false }));
    assert_eq!(
        all(json!({ "targets": [target(Some(yes.clone())), target(Some(no.clone())), target(None)] })),
        ["targets[2]: is never used: for the same purpose, targets[0] or targets[1] is used in every case before"]
    );
    assert_eq!(all(json!({ "targets": [target(Some(yes)), target(None)] })), [""; 0]);
    let kinds =
        json!({ "kinds": { "fault": { "name": "Fault", "when": { "buyer": ["direct", "other"] } } }, "intake": [{ "kind": "callback" }] });
    assert_eq!(
        all(json!({ "tickets": kinds })),
        ["tickets.kinds: none is offered for {\"buyer\": \"reseller\"}, for which coverage[0] lets a ticket be filed"]
    );
}

#[test]
fn ids_that_nothing_leads_to_are_found() {
    let more = json!({
        "clauses": { "all": { "title": "All", "text": "All." }, "lost": { "title": "Lost", "text": "Lost." },
                     "listed": { "title": "Listed", "text": "Listed.", "about": "terms" } },
        "steps": { "ask": { "text": "Ask." }, "wait": { "text": "Wait." } },
        "conditions": { "old": { "is": "older" }, "older": { "changed": true } },
        "hours": { "desk": { "zone": "UTC", "week": { "mon": ["09:00-17:00"] } }, "night": { "zone": "UTC", "week": { "mon": ["18:00-20:00"] } } },
        "channels": [{ "kind": "mail", "to": "a@b.example", "hours": "desk" }],
        "products": [{ "id": "door", "name": "Door", "latest": "4.3.1" }, { "id": "lock", "name": "Lock" }],
    });
    let mut parts = with(with_all_facts(json!([{ "verdict": "covered" }])), more);
    parts["facts"]["version"]["of"] = json!("door");
    assert_eq!(
        found(parts, &[]),
        [
            "clauses.lost: is shown nowhere: nothing cites it, and without `about` it is in no list",
            "conditions.old: is used nowhere",
            "steps.wait: is the next step of no verdict",
            "hours.night: are the hours of no target and no channel",
            "products[1]: `lock` is the product of no fact",
        ]
    );
}

#[test]
fn dates_that_have_passed_are_found() {
    let more = json!({
        "effective": { "from": "2020-01-01", "until": "2026-11-20" },
        "hours": { "desk": { "zone": "UTC", "week": { "mon": ["09:00-17:00"] },
            "closed": ["2026-11-20", "2026-11-19..2026-11-21", "12-25", "easter"],
            "days": { "2026-11-20": ["09:00-10:00"], "2026-11-21": ["09:00-10:00"], "11-20": ["09:00-10:00"] } } },
    });
    assert_eq!(
        found(with(with_all_facts(json!([{ "verdict": "covered" }])), more), &[]),
        [
            "effective.until: 2026-11-20 has passed: the policy is no longer in force",
            "hours.desk.closed[0]: 2026-11-20 has passed",
            "hours.desk.days.2026-11-20: has passed",
        ]
    );
}

#[test]
fn check_takes_the_date_as_an_argument_and_the_cases_that_lie_beside_a_policy() {
    let text = std::fs::read_to_string(example("bas-ip")).unwrap();
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
        run.out.lines().map(|line| line.strip_prefix(&format!("{file}: ")).unwrap().to_owned()).collect::<Vec<_>>()
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

/// Thirty facts and two hundred rules that overlap everywhere. It takes about a second; what a search without learning would take
/// is hours, so the bound only has to tell the two apart, on a machine that does other things too.
#[test]
fn a_large_policy_is_checked_in_time() {
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
    let (begin, mut problems) = (std::time::Instant::now(), Problems::default());
    lint(&policy, today(), &[], &mut problems);
    assert!(problems.len() > 100 && begin.elapsed().as_secs() < 60, "{} problems in {:?}", problems.len(), begin.elapsed());
}

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
    let truth = loket::eligibility::holds(policy, policy.coverage[rule].when.as_ref(), &facts(policy, known), today());
    truth == loket::eligibility::Truth::True
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

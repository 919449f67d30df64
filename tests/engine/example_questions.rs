//! The founding policies in use: what is asked, that every case ends somewhere, and that articles are found.

use loket_engine::eligibility::{Compiled, Facts, Outcome, Planner, judge};
use loket_engine::policy::{FactKind, Policy, Value as Answer};
use loket_engine::suggest::Index;
use serde_json::{Value, json};

use crate::given::{EXAMPLES, example, facts};

/// The facts that are asked, one at a time, until the case is decided.
fn asked(name: &str, known: Value, answers: Value) -> (Vec<String>, &'static str) {
    let policy = example(name);
    let today = loket_engine::policy::parse_date("2026-11-21").unwrap();
    let (mut known, answers) = (facts(&policy, &known), facts(&policy, &answers));
    let mut asked = Vec::new();
    loop {
        let judgement = judge(&policy, &known, today);
        if let Some(rule) = judgement.outcome.decided() {
            assert!(judgement.questions.is_empty());
            return (asked, rule.verdict.word());
        }
        let question = judgement.questions[0];
        known.set(question, answers.get(question).unwrap_or_else(|| panic!("`{question}` is asked needlessly")).clone());
        asked.push(question.to_owned());
    }
}

#[test]
fn only_what_matters_is_asked() {
    let check = |name, known, answers, expected: &[&str], verdict| {
        assert_eq!(asked(name, known, answers), (expected.iter().map(|name| (*name).to_owned()).collect(), verdict), "{name}");
    };
    let none = || json!({});
    check("bas-ip", none(), json!({ "buyer": "reseller" }), &["buyer"], "elsewhere");
    check("bas-ip", none(), json!({ "buyer": "direct", "request": "hardware" }), &["buyer", "request"], "covered");
    let training = json!({ "buyer": "direct", "request": "training", "course_done": false });
    check("bas-ip", none(), training, &["buyer", "request", "course_done"], "not-yet");

    check("syneton", none(), json!({ "contract": false }), &["contract"], "billable");
    check("syneton", none(), json!({ "contract": true, "request": "bug" }), &["contract", "request"], "covered");
    check("syneton", json!({ "contract": true }), json!({ "request": "usage" }), &["request"], "covered");
    check("syneton", json!({ "contract": false }), none(), &[], "billable");

    check("bright-plugins", none(), json!({ "request": "customisation" }), &["request"], "billable");
    check("bright-plugins", none(), json!({ "request": "usage", "modified": true }), &["request", "modified"], "not-covered");
    let current = json!({ "request": "defect", "modified": false, "product": "min-max", "version": "1.9.5" });
    check("bright-plugins", none(), current, &["request", "modified", "product", "version"], "covered");
    let page = json!({ "product": "min-max", "version": "1.9.5" });
    check("bright-plugins", page, json!({ "request": "usage", "modified": false }), &["request", "modified"], "covered");

    let harbour = "harbour-cloud";
    check(harbour, none(), json!({ "request": "billing" }), &["request"], "covered");
    check(harbour, none(), json!({ "request": "migration", "servers": 3 }), &["request", "servers"], "billable");
    let mail = json!({ "request": "incident", "plan": "standard", "affected": ["mail"] });
    check(harbour, none(), mail, &["request", "plan", "affected"], "elsewhere");
    let console = json!({ "plan": "business", "agent": "7.1.3", "image": "debian-13" });
    let down = json!({ "request": "incident", "affected": ["servers"], "severity": "critical" });
    check(harbour, console, down, &["request", "affected", "severity"], "covered");

    let media = "new-media-entertainment";
    check(media, none(), json!({ "request": "billing" }), &["request"], "elsewhere");
    check(media, none(), json!({ "request": "question", "line": "current" }), &["request", "line"], "covered");
    let bug = json!({ "request": "bug", "line": "current", "version": "4.2.1" });
    check(media, none(), bug, &["request", "line", "version"], "covered");
    let legacy = json!({ "request": "question", "line": "legacy", "ends": "2026-12-31" });
    check(media, none(), legacy, &["request", "line", "ends"], "covered");
}

/// How many cases of one policy are judged: all of most policies', evenly spread ones of those with many facts.
const CASES: usize = 5000;

/// Combinations of answers to facts, each fact also unknown. Versions, dates, numbers and texts take a few values each.
fn combinations(policy: &Policy) -> impl Iterator<Item = Facts> {
    let mut answers: Vec<(String, Vec<Option<Answer>>)> = Vec::new();
    for (name, fact) in policy.facts.iter() {
        let parse = |json: Value| Some(fact.value(&crate::given::json_of(&json)).unwrap());
        let choices: Vec<&str> = fact.choices.keys().collect();
        let told: Vec<Option<Answer>> = match fact.kind() {
            FactKind::Choice => choices.iter().map(|choice| parse(json!(choice))).collect(),
            FactKind::Choices => {
                choices.iter().map(|choice| parse(json!([choice]))).chain([parse(json!([])), parse(json!(choices))]).collect()
            }
            FactKind::YesNo => [true, false].map(|yes| parse(json!(yes))).into(),
            FactKind::Version => ["0.1", "99.0"].map(|version| parse(json!(version))).into(),
            FactKind::Date => ["2020-01-01", "2040-01-01"].map(|date| parse(json!(date))).into(),
            FactKind::Number => [0, 1_000_000].map(|number| parse(json!(number))).into(),
            FactKind::Text => ["debian-13", "of my own"].map(|text| parse(json!(text))).into(),
        };
        answers.push((name.to_owned(), [None].into_iter().chain(told).collect()));
    }
    let all: usize = answers.iter().map(|(_, answers)| answers.len()).product();
    let primes = [2, 3, 5, 7, 11, 13, 17, 19];
    let coprime = |step: &usize| primes.iter().all(|prime| !usize::is_multiple_of(all, *prime) || !step.is_multiple_of(*prime));
    let step = (all.div_ceil(CASES)..).find(coprime).unwrap();
    (0..all.min(CASES)).map(move |number| {
        let mut rest = number * step % all;
        let mut facts = Facts::default();
        for (name, answers) in &answers {
            if let Some(answer) = &answers[rest % answers.len()] {
                facts.set(name, answer.clone());
            }
            rest /= answers.len();
        }
        facts
    })
}

#[test]
fn every_case_is_decided_or_asked_about() {
    let today = loket_engine::policy::parse_date("2026-11-21").unwrap();
    for name in EXAMPLES {
        let policy = example(name);
        let (mut judged, mut open) = (0, 0);
        for known in combinations(&policy) {
            judged += 1;
            let judgement = judge(&policy, &known, today);
            match judgement.outcome {
                Outcome::Decided(rule) => {
                    assert!(judgement.questions.is_empty());
                    assert!(rule.because.iter().all(|clause| policy.clauses.has(clause)) && policy.steps.has(&rule.next));
                }
                Outcome::Open(rules) => {
                    open += 1;
                    assert!(rules.len() > 1);
                    assert!(!judgement.questions.is_empty(), "{name}: nothing to ask with {known:?}");
                    assert!(judgement.questions.iter().all(|question| known.get(question).is_none()), "{name}: asks what is known");
                }
            }
        }
        assert!(judged >= 27 && open > 0 && open < judged, "{name}: {judged}, {open}");
    }
}

/// In order: the example, the case, what the customer can do for a better verdict.
#[test]
fn a_customer_is_told_what_to_do() {
    let rows = [
        ("bas-ip", json!({ "buyer": "direct", "request": "training", "course_done": false }), "course_done to true do: covered"),
        ("syneton", json!({ "contract": false, "request": "bug" }), "contract to true buy: covered"),
        (
            "bright-plugins",
            json!({ "request": "usage", "modified": false, "product": "min-max", "version": "1.9.4" }),
            "version to 1.9.5 update: covered",
        ),
        (
            "bright-plugins",
            json!({ "request": "usage", "modified": true, "product": "min-max", "version": "1.9.5" }),
            "modified to false do: covered",
        ),
        (
            "harbour-cloud",
            json!({ "request": "incident", "plan": "business", "affected": ["servers"], "agent": "5.9", "image": "debian-13", "severity": "low" }),
            "agent to 6.0 update: covered",
        ),
        ("harbour-cloud", json!({ "request": "question", "plan": "trial" }), "plan to standard buy: covered"),
        (
            "new-media-entertainment",
            json!({ "request": "question", "line": "legacy", "ends": "2026-11-20" }),
            "ends to 2026-11-21 renew: covered",
        ),
    ];
    let today = loket_engine::policy::parse_date("2026-11-21").unwrap();
    for (name, known, expected) in rows {
        let policy = example(name);
        let ways = Planner::new(Compiled::new(&policy, today, &[])).better(&policy, &facts(&policy, &known));
        let [change] = ways[0].changes.as_slice() else { panic!("{name}: {ways:?}") };
        let to = change.to.json().to_string().replace('"', "");
        let said = format!("{} to {to} {}: {}", change.fact, change.how.unwrap().word(), ways[0].rule.verdict.word());
        assert_eq!(said, expected, "{name} with {known}");
    }
}

#[test]
fn every_article_is_found_by_its_own_title() {
    for name in EXAMPLES {
        let policy = example(name);
        for lang in &policy.languages {
            let index = Index::new(&policy.articles, lang, loket_stemmer::stemmer(lang));
            for article in &policy.articles {
                let title = article.title.get(lang).text;
                let first = index.search(title, 3, |_| true).0.first().map(|hit| hit.article);
                assert_eq!(first, Some(article.id.as_str()), "{name}, {lang}: {title}");
            }
        }
    }
}

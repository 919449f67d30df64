//! What is done with bytes: they become a policy and facts, right ones and wrong ones, and the engine has to keep its word. The fuzz
//! target and a test on the stable compiler share it.
//!
//! The work is bounded: so many facts and rules, and one judgement for each answer.

use loket_engine::eligibility::{Compiled, Facts, Outcome, Part, Planner, judge};
use loket_engine::policy::{CoverageRule, Date, Json, Policy, parse_date};
use serde_json::{Map, Value, json};

/// How far an input got.
#[derive(Debug, Default, Clone, Copy)]
pub struct Reached {
    /// The policy could be used.
    pub usable: bool,
    /// The visit came to a verdict.
    pub decided: bool,
    /// How many questions that took.
    pub asked: usize,
    /// How many facts were told wrongly.
    pub refused: usize,
    /// How often the engine judged.
    pub judged: usize,
}

const FACTS: u8 = 7;
const RULES: u8 = 9;

/// Judges what the bytes make.
pub fn run(bytes: &[u8]) -> Reached {
    let mut reached = Reached::default();
    // Text that is no document at all; then what a document is made of.
    if let Ok(json) = serde_json::from_slice::<Json>(bytes) {
        let (policy, problems) = Policy::read(&json);
        assert!(policy.is_none() == problems.fatal());
        if let Some(policy) = policy {
            let _ = Facts::read(&policy, &json);
        }
    }
    let mut bytes = Bytes(bytes);
    let document = bytes.document();
    let (policy, problems) = Policy::read(&json_of(&document));
    assert!(policy.is_none() == problems.fatal(), "{problems}");
    let Some(policy) = policy else { return reached };
    reached.usable = true;
    let today = bytes.date();
    let (told, problems) = Facts::read(&policy, &json_of(&bytes.told(&policy)));
    assert!(!problems.fatal(), "what a page tells must not cost it its widget: {problems}");
    reached.refused = problems.len();
    visit(&policy, told, today, &mut bytes, &mut reached);
    reached
}

/// Answers whatever is asked, until there is a verdict or nothing is left to ask.
fn visit(policy: &Policy, mut known: Facts, today: Date, bytes: &mut Bytes<'_>, reached: &mut Reached) {
    let facts = policy.facts.keys().count();
    let mut planner = Planner::new(Compiled::new(policy, today, &[]));
    loop {
        let judgement = planner.judge(policy, &known);
        reached.judged += 1;
        assert!(reached.judged <= facts + 1, "a question is asked again");
        if let Outcome::Decided(rule) = judgement.outcome {
            assert!(judgement.questions.is_empty(), "decided, and asks {:?}", judgement.questions);
            assert!(policy.steps.has(&rule.next) && rule.because.iter().all(|clause| policy.clauses.has(clause)));
            reached.decided = true;
            explained(policy, &mut planner, &known, rule);
            return stays(policy, known, today, rule, bytes);
        }
        for question in &judgement.questions {
            let fact = policy.facts.get(question).expect("a question is a fact of the policy");
            assert!(fact.asked() && known.get(question).is_none(), "`{question}` cannot be asked, or is known");
        }
        let Some(question) = judgement.questions.first() else { return };
        let why = planner.compiled.why(policy, &known, question);
        assert!(!why.verdicts.is_empty() && why.answers.iter().all(|(_, verdicts)| !verdicts.is_empty()), "{why:?}");
        let fact = policy.facts.get(question).expect("a question is a fact of the policy");
        let answer = bytes.answer(fact.kind().word());
        match fact.value(&json_of(&answer)) {
            Some(value) => known.set(question, value),
            None => known.unsure(question),
        }
        reached.asked += 1;
    }
}

/// The facts that are said to have a part are enough for the verdict, and what is said to be better is.
fn explained(policy: &Policy, planner: &mut Planner, known: &Facts, rule: &CoverageRule) {
    let explanation = planner.explain(policy, known);
    let mut with_part = Facts::default();
    for role in explanation.facts.iter().filter(|role| role.part != Part::Idle) {
        let value = known.value(policy, role.fact).expect("a fact that plays a part is known");
        with_part.set(role.fact, value);
    }
    let again = planner.judge(policy, &with_part).outcome.decided();
    assert!(again.is_some_and(|again| std::ptr::eq(again, rule)), "{:?} is said to decide for {rule:?}", explanation.facts);
    for way in planner.better(policy, known) {
        assert!(way.rule.verdict < rule.verdict && !way.changes.is_empty(), "{way:?} is not better than {rule:?}");
    }
}

/// A verdict holds whatever else is told.
fn stays(policy: &Policy, mut known: Facts, today: Date, rule: &CoverageRule, bytes: &mut Bytes<'_>) {
    for (name, fact) in policy.facts.iter() {
        // An assumption is given up when somebody tells otherwise: then the verdict may be another one.
        if known.get(name).is_none()
            && fact.assumed().is_none()
            && let Some(value) = fact.value(&json_of(&bytes.answer(fact.kind().word())))
        {
            known.set(name, value);
        }
    }
    match judge(policy, &known, today).outcome {
        Outcome::Decided(same) => assert!(std::ptr::eq(rule, same), "{rule:?} became {same:?}"),
        Outcome::Open(rules) => panic!("{rule:?} became {rules:?}"),
    }
}

fn json_of(value: &Value) -> Json {
    serde_json::from_value(value.clone()).expect("JSON is JSON")
}

/// Bytes as choices; zeros once they are used up.
struct Bytes<'a>(&'a [u8]);

impl Bytes<'_> {
    fn below(&mut self, limit: u8) -> u8 {
        match self.0 {
            [first, rest @ ..] => {
                self.0 = rest;
                first % limit
            }
            [] => 0,
        }
    }

    /// Once in a while.
    fn rarely(&mut self) -> bool {
        self.below(24) == 23
    }

    fn of<'t>(&mut self, words: &[&'t str]) -> &'t str {
        words[usize::from(self.below(u8::try_from(words.len()).expect("few words")))]
    }

    fn document(&mut self) -> Value {
        let mut facts = Map::new();
        for number in 0..=self.below(FACTS) {
            let kind = self.of(&["choice", "yes-no", "version", "date", "number", "choices", "text"]);
            let mut fact = json!({ "kind": kind, "ask": "?", "why": "." });
            if matches!(kind, "choice" | "choices") || self.rarely() {
                fact["choices"] = json!({ "door": "Door", "lock": "Lock", "other": "Other" });
            }
            match self.below(8) {
                0 => drop(fact.as_object_mut().and_then(|fact| fact.remove("ask"))),
                1 => fact["assume"] = self.answer(kind),
                2 if kind == "version" => fact["of"] = json!("door"),
                3 if kind == "version" => fact["of"] = json!("f0"),
                _ => {}
            }
            facts.insert(format!("f{number}"), fact);
        }
        let kinds: Vec<(String, String)> =
            facts.iter().map(|(name, fact)| (name.clone(), fact["kind"].as_str().unwrap_or_default().to_owned())).collect();
        let named = self.condition(&kinds, 2);
        let mut coverage = Vec::new();
        for _ in 0..self.below(RULES) {
            let verdict = self.of(&["covered", "best-effort", "billable", "not-yet", "elsewhere", "not-covered"]);
            coverage.push(json!({ "when": self.condition(&kinds, 0), "verdict": verdict, "next": "ask", "because": ["all"] }));
        }
        coverage.push(json!({ "verdict": "covered", "next": if self.rarely() { "nowhere" } else { "ask" }, "because": ["all"] }));
        json!({
            "loket": 1,
            "vendor": { "name": "Acme", "url": "https://acme.example", "contact": "mailto:help@acme.example" },
            "languages": ["en"],
            "products": [
                { "id": "door", "name": "Door", "latest": "4.3.1", "supported": "current-and-previous-major" },
                { "id": "lock", "name": "Lock", "latest": "3.0-beta" }
            ],
            "facts": facts,
            "conditions": { "named": named },
            "clauses": { "all": { "title": "All", "text": "We help with everything." } },
            "steps": { "ask": { "text": "Ask us." } },
            "coverage": coverage,
            "tickets": { "kinds": { "question": { "name": "Question" } }, "intake": [{ "kind": "callback" }] }
        })
    }

    fn condition(&mut self, kinds: &[(String, String)], depth: u8) -> Value {
        let parts = |bytes: &mut Self| (0..=bytes.below(3)).map(|_| bytes.condition(kinds, depth + 1)).collect::<Vec<_>>();
        match self.below(if depth < 2 { 8 } else { 4 }) {
            7 => json!({ "not": self.condition(kinds, depth + 1) }),
            6 => json!({ "any": parts(self) }),
            5 => json!({ "all": parts(self) }),
            4 => json!({ "is": if self.rarely() { "nameless" } else { "named" } }),
            _ => {
                let (name, kind) = &kinds[usize::from(self.below(u8::try_from(kinds.len()).expect("few facts")))];
                let kind = if self.rarely() { "choice" } else { kind.as_str() };
                json!({ name.as_str(): self.test(kind) })
            }
        }
    }

    fn test(&mut self, kind: &str) -> Value {
        match kind {
            "version" => {
                let bound = self.of(&["latest", "supported", "4.3.1", "3", "v2.0-rc.1", "4.3.1.0"]);
                json!({ self.of(&["below", "at-most", "is", "at-least", "above"]): bound })
            }
            "date" => {
                let order = self.of(&["before", "on-or-before", "on", "on-or-after", "after"]);
                json!({ order: self.of(&["today", "2026-11-21", "2027-01-01"]) })
            }
            "number" => json!({ self.of(&["below", "at-most", "is", "at-least", "above"]): self.below(4) }),
            "choices" => json!([self.of(&["door", "lock", "other"])]),
            "text" => json!([self.of(&["red", "Red", "blue"])]),
            _ => self.answer(kind),
        }
    }

    /// An answer, nearly always of the right kind.
    fn answer(&mut self, kind: &str) -> Value {
        if self.rarely() {
            return [json!(null), json!({}), json!("abc"), json!(-1e300), json!([[]]), json!("2026-02-30"), json!("999999999999.1")]
                [usize::from(self.below(7))]
            .clone();
        }
        match kind {
            "choice" => json!(self.of(&["door", "lock", "other"])),
            "yes-no" => json!(self.below(2) == 1),
            "version" => json!(self.of(&["4.3.1", "4.3.0", "v3", "2.9.9", "3.0-beta", "5.0.0-0", "18446744073709551615"])),
            "date" => json!(self.of(&["2026-11-20", "2026-11-21", "2026-11-22", "0001-01-01", "9999-12-31"])),
            "number" => json!(self.below(5)),
            "choices" => json!([self.of(&["door", "lock", "other"]), self.of(&["door", "lock", "other"])]),
            _ => json!(self.of(&["red", "RED", "green", "blue"])),
        }
    }

    /// What a page tells: some of the facts, some that do not exist, some badly.
    fn told(&mut self, policy: &Policy) -> Value {
        let mut told = Map::new();
        for (name, fact) in policy.facts.iter() {
            if self.below(3) == 0 {
                told.insert(name.to_owned(), self.answer(fact.kind().word()));
            }
        }
        if self.rarely() {
            (0..300).for_each(|number| drop(told.insert(format!("unknown{number}"), json!(number))));
        }
        Value::Object(told)
    }

    fn date(&mut self) -> Date {
        parse_date(self.of(&["2026-11-21", "2027-01-01", "2026-12-31"])).expect("a date")
    }
}

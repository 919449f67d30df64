//! What is done with bytes: they become a policy and facts, right ones and wrong ones, and the engine has to keep its word. The fuzz
//! target and a test on the stable compiler share it.
//!
//! The work is bounded: so many facts, conditions, rules and targets, and one judgement for each answer.

use loket_engine::calendar::{Instant, Zone, parse_instant};
use loket_engine::eligibility::{Compiled, Facts, Outcome, Part, Planner, Provisos, Truth, judge};
use loket_engine::policy::{Condition, CoverageRule, Date, Json, Policy, Table, Text, parse_date};
use loket_engine::response::{Desks, Expectation, Offers};
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
    /// How many conditions with a name the policy has, and whether one names another.
    pub named: usize,
    pub nested: bool,
    /// How many promises were made, and how many of them from a table.
    pub promised: usize,
    pub from_tables: usize,
    /// In how many languages the policy is written.
    pub languages: usize,
}

const FACTS: u8 = 7;
const RULES: u8 = 9;
const CONDITIONS: u8 = 5;
const TARGETS: u8 = 4;

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
    reached.named = policy.conditions.keys().count();
    reached.nested = policy.conditions.iter().any(|(_, condition)| names_another(condition));
    reached.languages = policy.languages.len();
    said_in_all_languages(&policy);
    let (today, now) = bytes.date();
    let (told, problems) = Facts::read(&policy, &json_of(&bytes.told(&policy)));
    assert!(!problems.fatal(), "what a page tells must not cost it its widget: {problems}");
    reached.refused = problems.len();
    offered(&policy, &told, today, now, &mut bytes, &mut reached);
    visit(&policy, told, today, &mut bytes, &mut reached);
    reached
}

fn names_another(condition: &Condition) -> bool {
    match condition {
        Condition::All(parts) | Condition::Any(parts) => parts.iter().any(names_another),
        Condition::Not(inner) => names_another(inner),
        Condition::Is(_) => true,
        Condition::Fact(..) => false,
    }
}

/// Whatever language is asked for, there is one to speak, and every text says something in it.
fn said_in_all_languages(policy: &Policy) {
    for wanted in ["en", "nl", "nl-BE", "fr"] {
        let lang = policy.language(wanted);
        assert!(policy.languages.iter().any(|known| known == lang), "{lang} is spoken for {wanted}");
        let asks = policy.facts.iter().flat_map(|(_, fact)| [&fact.ask, &fact.why]).flatten();
        let texts: Vec<&Text> = asks.chain(policy.articles.iter().map(|article| &article.title)).collect();
        assert!(texts.iter().all(|text| !text.get(lang).text.is_empty()), "something is not said in {lang}");
    }
}

/// What is offered under conditions stays as it is said to be, however the case goes on; promises can be worked out.
fn offered(policy: &Policy, told: &Facts, today: Date, now: Instant, bytes: &mut Bytes<'_>, reached: &mut Reached) {
    let targets = policy.targets.iter().map(|target| target.when.as_ref());
    let channels = policy.channels.iter().map(|channel| channel.when.as_ref());
    let kinds = policy.tickets.kinds.iter().map(|(_, kind)| kind.when.as_ref());
    let articles = policy.articles.iter().map(|article| article.audience.as_ref());
    let all: Vec<Option<&Condition>> = targets.chain(channels).chain(kinds).chain(articles).collect();
    let provisos = Provisos::new(policy, today, all.iter().copied());
    let later = bytes.told_more(policy, told);
    for (number, condition) in all.iter().enumerate() {
        let truth = provisos.holds(number, told);
        assert!(condition.is_some() || truth == Truth::True);
        assert!(truth == Truth::Unknown || provisos.holds(number, &later) == truth, "{condition:?} was {truth:?}");
    }
    let desks = Desks::new(policy, now, |name, _| Some(Zone::fixed(name.as_str(), 3600)));
    let offers = Offers::new(policy, today);
    for facts in [told, &later] {
        let promises = offers.promises(policy, facts, &desks, now);
        for promise in &promises {
            if let Expectation::Between { earliest, latest } = promise.expectation {
                assert!(now <= earliest && earliest <= latest, "{promise:?}");
            }
            reached.from_tables += usize::from(matches!(promise.target.within, Table::Rows(_)));
        }
        reached.promised += promises.len();
        assert!(offers.open_channels(policy, facts, &desks, now).len() <= policy.channels.len());
    }
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
fn stays(policy: &Policy, known: Facts, today: Date, rule: &CoverageRule, bytes: &mut Bytes<'_>) {
    match judge(policy, &bytes.told_more(policy, &known), today).outcome {
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
        self.below(64) == 63
    }

    fn of<'t>(&mut self, words: &[&'t str]) -> &'t str {
        words[usize::from(self.below(u8::try_from(words.len()).expect("few words")))]
    }

    /// The same facts, and answers to what is not known.
    fn told_more(&mut self, policy: &Policy, known: &Facts) -> Facts {
        let mut more = known.clone();
        for (name, fact) in policy.facts.iter() {
            // An assumption is given up when somebody tells otherwise: then much may be different.
            if known.get(name).is_none()
                && fact.assumed().is_none()
                && let Some(value) = fact.value(&json_of(&self.answer(fact.kind().word())))
            {
                more.set(name, value);
            }
        }
        more
    }

    fn document(&mut self) -> Value {
        let mut facts = Map::new();
        for number in 0..=self.below(FACTS) {
            let kind = self.of(&["choice", "yes-no", "version", "date", "number", "choices", "text"]);
            let mut fact = json!({ "kind": kind, "ask": self.text(), "why": self.text() });
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
        let mut conditions = Map::new();
        for number in 0..self.below(CONDITIONS) {
            // Those before it can be named in it; once in a while itself.
            let names = usize::from(number) + usize::from(self.rarely());
            conditions.insert(format!("c{number}"), self.condition(&kinds, names, 0));
        }
        let names = conditions.len();
        let mut coverage = Vec::new();
        for _ in 0..self.below(RULES) {
            let verdict = self.of(&["covered", "best-effort", "billable", "not-yet", "elsewhere", "not-covered"]);
            let when = self.condition(&kinds, names, 0);
            coverage.push(json!({ "when": when, "verdict": verdict, "next": "ask", "because": ["all"] }));
        }
        coverage.push(json!({ "verdict": "covered", "next": if self.rarely() { "nowhere" } else { "ask" }, "because": ["all"] }));
        let targets: Vec<Value> = (0..self.below(TARGETS)).map(|_| self.target(&kinds, names)).collect();
        let mut channel = json!({ "kind": "phone", "to": "+3290000000", "hours": "desk" });
        let mut article = json!({ "id": "a", "title": self.text(), "body": "Print." });
        let mut kind = json!({ "name": "Fault" });
        for (holder, key) in [(&mut channel, "when"), (&mut article, "for"), (&mut kind, "when")] {
            if self.below(2) == 1 {
                holder[key] = self.condition(&kinds, names, 1);
            }
        }
        let languages = [json!(["en"]), json!(["en", "nl"]), json!(["nl", "en"])][usize::from(self.below(3))].clone();
        json!({
            "loket": 1,
            "vendor": { "name": "Acme", "url": "https://acme.example", "contact": "mailto:help@acme.example" },
            "languages": languages,
            "products": [
                { "id": "door", "name": "Door", "latest": "4.3.1", "supported": "current-and-previous-major" },
                { "id": "lock", "name": "Lock", "latest": "3.0-beta" }
            ],
            "facts": facts,
            "conditions": conditions,
            "clauses": { "all": { "title": "All", "text": "We help with everything." } },
            "steps": { "ask": { "text": "Ask us." } },
            "coverage": coverage,
            "hours": {
                "desk": { "zone": "Europe/Brussels", "week": { "mon-fri": ["09:00-12:00", "13:00-17:00"] }, "closed": ["12-25"] },
                "late": { "zone": "+02:00", "week": { "sat-sun": ["20:00-23:00"] } }
            },
            "targets": targets,
            "channels": [channel],
            "articles": [article],
            "tickets": { "kinds": { "question": { "name": "Question" }, "fault": kind }, "intake": [{ "kind": "callback" }] }
        })
    }

    /// A text for all languages, or in one or two of them.
    fn text(&mut self) -> Value {
        match self.below(4) {
            0 => json!({ "en": "Well?" }),
            1 => json!({ "nl": "En?", "en": "Well?" }),
            _ => json!("Well?"),
        }
    }

    /// A target: one time, several, or a table over some facts that are choices.
    fn target(&mut self, kinds: &[(String, String)], names: usize) -> Value {
        let choices: Vec<&str> = kinds.iter().filter(|(_, kind)| kind == "choice").map(|(name, _)| name.as_str()).collect();
        let count = usize::from(self.below(3)).min(choices.len());
        let mut per: Vec<&str> = choices.into_iter().take(count).collect();
        if self.rarely() {
            per.push(&kinds[0].0);
        }
        let mut target = json!({
            "for": self.of(&["first-response", "call-back", "next-update", "resolution"]),
            "within": self.table(per.len()),
            "counted": self.of(&["support-hours", "around-the-clock", "business-days"]),
            "strength": self.of(&["average", "aim", "guarantee"]),
            "hours": self.of(&["desk", "late"]),
            "because": ["all"]
        });
        if let Some(fact) = per.first().filter(|_| self.below(4) == 3) {
            target["hours"] = json!({ *fact: { "door": "desk", "lock": "late" } });
        }
        if !per.is_empty() {
            target["per"] = json!(per);
        }
        if self.below(2) == 1 {
            target["when"] = self.condition(kinds, names, 1);
        }
        match self.below(6) {
            0 => target["longer"] = json!({ "when": self.condition(kinds, names, 1), "note": self.text() }),
            1 => target["faster"] = json!({ "channel": "phone", "within": "1d", "note": self.text() }),
            _ => {}
        }
        target
    }

    /// A time; in a table so many facts deep, with rows for some of the choices.
    fn table(&mut self, depth: usize) -> Value {
        let Some(inner) = depth.checked_sub(1) else {
            return match self.below(6) {
                0 => json!(["1d", "3d"]),
                1 => json!("none"),
                2 => json!({ "within": "2d", "counted": "business-days", "by": self.of(&["same-time", "end-of-day"]) }),
                3 => json!({ "within": ["1h", "5h"], "counted": "around-the-clock", "note": self.text() }),
                _ => json!(self.of(&["1d", "2d", "52w"])),
            };
        };
        let mut rows = Map::new();
        for choice in ["door", "lock", "other"] {
            if self.below(4) > 0 {
                rows.insert(choice.to_owned(), self.table(inner));
            }
        }
        rows.entry("door").or_insert_with(|| json!("1d"));
        Value::Object(rows)
    }

    /// A condition, in which the first so many of those with a name can be named.
    fn condition(&mut self, kinds: &[(String, String)], names: usize, depth: u8) -> Value {
        let parts = |bytes: &mut Self| -> Vec<Value> {
            let count = if bytes.rarely() && bytes.rarely() { 0 } else { bytes.below(3) + 1 };
            (0..count).map(|_| bytes.condition(kinds, names, depth + 1)).collect()
        };
        match self.below(if depth < 3 { 8 } else { 5 }) {
            7 => json!({ "not": self.condition(kinds, names, depth + 1) }),
            6 => json!({ "any": parts(self) }),
            5 => json!({ "all": parts(self) }),
            4 if self.rarely() => json!({ "is": "nameless" }),
            4 if names > 0 => json!({ "is": format!("c{}", usize::from(self.below(CONDITIONS)) % names) }),
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

    fn date(&mut self) -> (Date, Instant) {
        let date = self.of(&["2026-11-21", "2027-01-01", "2026-12-31"]);
        (parse_date(date).expect("a date"), parse_instant(&format!("{date}T12:30:00Z")).expect("an instant"))
    }
}

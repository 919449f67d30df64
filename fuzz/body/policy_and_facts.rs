//! What is done with bytes: they become a policy and facts, right ones and wrong ones, and the engine has to keep its word. The fuzz
//! target and a test on the stable compiler share it.
//!
//! The work is bounded: so many facts, conditions, rules and targets, and one judgement for each answer.

mod bytes;
mod document;

use bytes::{Bytes, json_of};
use loket_engine::calendar::{Instant, Zone};
use loket_engine::eligibility::{Compiled, Facts, Outcome, Part, Planner, Provisos, Truth, judge};
use loket_engine::policy::{Condition, CoverageRule, Date, Json, Policy, Table, Text};
use loket_engine::response::{Desks, Expectation, Offers};

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

//! The decision table as data: what each rule says, with a visit that leads to it.

use super::phrases::{Phrase, Phrases};
use super::target::target_words;
use super::when::{Speaker, When};
use loket_engine::say::{Dates, Speech};

use crate::Zones;
use crate::check::{DecidedCase, decided_by};
use loket_engine::calendar::Instant;
use loket_engine::eligibility::{Facts, judge};
use loket_engine::policy::{CoverageRule, Date, Link, Policy, Text, iso};
use loket_engine::response::{Desks, promises};

/// Words, and their language when it is another one than was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Words {
    pub(super) text: String,
    pub(super) other: Option<String>,
}

/// A policy's rules in words.
pub(super) struct Table {
    pub(super) lang: String,
    pub(super) title: String,
    /// A sentence each.
    pub(super) intro: Vec<String>,
    pub(super) rows: Vec<Row>,
}

/// What one rule says.
pub(super) struct Row {
    pub(super) verdict: String,
    /// `covered`, `not-yet`, …
    pub(super) verdict_id: &'static str,
    /// `None` for the rule that decides what is left.
    pub(super) when: Option<When>,
    /// What a visitor is asked who comes to this rule, and answers; `None` when nobody comes to it.
    pub(super) visit: Option<Vec<(String, String)>>,
    pub(super) because: Vec<(Words, Option<Link>)>,
    /// Prose, and a button.
    pub(super) next: Words,
    pub(super) button: Option<(Words, Link)>,
    pub(super) promises: Vec<String>,
}

pub(super) fn table(policy: &Policy, phrases: &Phrases, lang: &str, now: Instant, zones: Zones<'_>, dates: &dyn Dates) -> Table {
    let desks = Desks::new(policy, now, zones);
    let today = desks.today(now);
    let speech = Speech { lang, words: phrases.words(), dates };
    let speaker = Speaker { policy, phrases, lang, speech };
    let maker = Maker { speaker: &speaker, desks: &desks, now, today };
    let cases = decided_by(policy, today);
    let mut intro = vec![phrases.say(Phrase::Intro).to_owned(), phrases.fill(Phrase::Printed, &[("date", &iso(today))])];
    if let Some(effective) = &policy.effective {
        intro.push(match effective.until {
            Some(until) => phrases.fill(Phrase::InForceUntil, &[("from", &iso(effective.from)), ("until", &iso(until))]),
            None => phrases.fill(Phrase::InForceFrom, &[("date", &iso(effective.from))]),
        });
    }
    Table {
        lang: lang.to_owned(),
        title: phrases.fill(Phrase::Title, &[("vendor", &policy.vendor.name)]),
        intro,
        rows: policy.coverage.iter().zip(&cases).map(|(rule, case)| maker.row(rule, case.as_ref())).collect(),
    }
}

struct Maker<'a> {
    speaker: &'a Speaker<'a>,
    desks: &'a Desks,
    now: Instant,
    today: Date,
}

impl Maker<'_> {
    fn row(&self, rule: &CoverageRule, case: Option<&DecidedCase>) -> Row {
        let policy = self.speaker.policy;
        let step = policy.steps.get(&rule.next);
        let clauses = rule.because.iter().filter_map(|id| policy.clauses.get(id));
        let promises = case.filter(|_| rule.verdict.allows_ticket()).map(|case| self.promises(&case.all));
        Row {
            verdict: self.speaker.phrases.interface(&format!("verdict.{}", rule.verdict.word())).to_owned(),
            verdict_id: rule.verdict.word(),
            when: rule.when.as_ref().map(|when| self.speaker.when(when, true)),
            visit: case.map(|case| self.visit(case)),
            because: clauses.map(|clause| (self.words(&clause.title), clause.url.clone())).collect(),
            next: step.map_or_else(|| Words { text: rule.next.clone(), other: None }, |step| self.words(&step.text)),
            button: step.and_then(|step| Some((self.words(step.label.as_ref()?), step.url.clone()?))),
            promises: promises.unwrap_or_default(),
        }
    }

    /// The questions of the visit, and what the page tells.
    fn visit(&self, case: &DecidedCase) -> Vec<(String, String)> {
        let policy = self.speaker.policy;
        let mut known = Facts::default();
        let mut visit = Vec::new();
        let tell = |known: &mut Facts, name: &str, visit: &mut Vec<(String, String)>| {
            let Some((fact, value)) = policy.facts.get(name).zip(case.all.get(name)) else { return false };
            visit.push((self.speaker.question(name), self.speaker.answer(fact, value)));
            known.set(name, value.clone());
            true
        };
        let told = |name: &str| policy.facts.get(name).is_some_and(|fact| !fact.asked() && case.facts.get(name) != fact.assumed().as_ref());
        for name in case.facts.iter().map(|(name, _)| name).filter(|name| told(name)) {
            tell(&mut known, name, &mut visit);
        }
        loop {
            let questions = judge(policy, &known, self.today).questions;
            match questions.first() {
                Some(question) if tell(&mut known, question, &mut visit) => {}
                _ => return visit,
            }
        }
    }

    fn promises(&self, case: &Facts) -> Vec<String> {
        let promises = promises(self.speaker.policy, case, self.desks, self.now);
        promises.iter().map(|promise| target_words(self.speaker, promise)).collect()
    }

    fn words(&self, text: &Text) -> Words {
        let said = text.get(self.speaker.lang);
        Words { text: said.text.to_owned(), other: said.other.map(str::to_owned) }
    }
}

//! The verdict of a case, or the questions that still stand between it and one.

use super::compiled::Compiled;
use super::facts::Believed;
use super::plan::Next;
use super::planner::Planner;
use super::program::{Cells, Known};
use super::{Facts, Truth};
use crate::policy::{CoverageRule, Date, Policy, Source, Verdict};

/// What the policy says of a case.
#[derive(Debug, Clone, PartialEq)]
pub struct Judgement<'p> {
    /// Whether the policy is in force at all on that date.
    pub in_force: InForce,
    /// The verdict, or what it can still become.
    pub outcome: Outcome<'p>,
    /// The ids of the facts that can still change the outcome and can be asked: the next one first, then the others in the order in
    /// which the rules turn on them.
    pub questions: Vec<&'p str>,
    /// The verdicts that are still possible, the best one first: one, when the case is decided.
    pub verdicts: Vec<Verdict>,
    /// What is known, for an explanation.
    pub(super) known: Known,
    /// Who told each fact.
    pub(super) sources: Vec<Option<Source>>,
}

/// Whether a policy applies on a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InForce {
    /// It does.
    Yes,
    /// Only from this date on.
    From(Date),
    /// Only up to this date.
    Until(Date),
}

/// What a case comes to.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome<'p> {
    /// This rule decides, whatever is still unknown.
    Decided(&'p CoverageRule),
    /// It depends on what is unknown: these rules can still decide, in the policy's order.
    Open(Vec<&'p CoverageRule>),
}

impl<'p> Outcome<'p> {
    /// The rule that decides, if the case is decided.
    pub fn decided(&self) -> Option<&'p CoverageRule> {
        match self {
            Outcome::Decided(rule) => Some(rule),
            Outcome::Open(_) => None,
        }
    }
}

/// Judges a case. `today` is the vendor's date, which the conditions on dates and the policy's being in force look at; that the policy
/// is not in force does not change the verdict. Who judges several cases compiles the policy once, and asks [`Planner::judge`].
pub fn judge<'p>(policy: &'p Policy, facts: &Facts, today: Date) -> Judgement<'p> {
    Planner::new(Compiled::new(policy, today, &[])).judge(policy, facts)
}

impl Planner {
    /// Judges a case by the policy that this was made of.
    ///
    /// The first rule whose condition is true decides. A rule whose condition is unknown may yet decide, so the case stays open
    /// with it and the rules after it, up to the first that is true. Only facts on which such a rule turns can change the outcome;
    /// those are the questions.
    ///
    /// It costs a few operations for each test when the case is decided. While it is open, the first question is planned, which looks
    /// at no more than about [`Planner::budget`] rules and tests, and later questions are mostly looked up.
    pub fn judge<'p>(&mut self, policy: &'p Policy, facts: &Facts) -> Judgement<'p> {
        let compiled = &self.compiled;
        let in_force = in_force(policy, compiled.today);
        let believed = facts.believed(&compiled.names);
        let known = compiled.known_of(&believed);
        let sources = believed.iter().zip(&compiled.assumed).map(|(told, assumed)| match told {
            Some((source, _)) => Some(*source),
            None => assumed.as_ref().map(|_| Source::Assumed),
        });
        let sources: Vec<Option<Source>> = sources.collect();
        let rule = |number: usize| policy.coverage.get(number);
        let decided = |rule: &'p CoverageRule, known: Known, sources: Vec<Option<Source>>| Judgement {
            in_force,
            outcome: Outcome::Decided(rule),
            questions: Vec::new(),
            verdicts: vec![rule.verdict],
            known,
            sources,
        };
        let truths = compiled.truths(&known, &believed);
        let possible = not_false(&truths);
        if let ([only], Some(Truth::True)) = (possible.as_slice(), truths.last())
            && let Some(rule) = rule(*only)
        {
            return decided(rule, known, sources);
        }
        let mut search = compiled.search(&mut self.plans, self.budget, facts, known.clone());
        search.truths = truths;
        let last = facts.last_asked().and_then(|last| policy.facts.keys().position(|name| name == last));
        let topic = last.and_then(|fact| compiled.asks.get(fact)).map_or(0, |ask| ask.topic);
        let next = match search.next(topic) {
            Next::Decided(number) => match rule(number) {
                Some(rule) => return decided(rule, known, sources),
                None => None,
            },
            Next::Ask(fact) => Some(fact),
            Next::Open => None,
        };
        let rest = search.relevant().into_iter().filter(|fact| Some(*fact) != next);
        let names = next.into_iter().chain(rest).filter_map(|fact| policy.facts.keys().nth(fact)).collect();
        let rules: Vec<&CoverageRule> = possible.into_iter().filter_map(rule).collect();
        let among = |verdict: &Verdict| rules.iter().any(|rule| rule.verdict == *verdict);
        let verdicts = Verdict::ALL.iter().copied().filter(among).collect();
        Judgement { in_force, outcome: Outcome::Open(rules), questions: names, verdicts, known, sources }
    }
}

impl Compiled {
    /// The rules that can decide with what is known, by number: those that are open up to the first that holds, and that one.
    /// `believed` are the values behind what is known.
    pub(super) fn possible(&self, known: &[Cells], believed: &[Believed<'_>]) -> Vec<usize> {
        not_false(&self.truths(known, believed))
    }
}

fn not_false(truths: &[Truth]) -> Vec<usize> {
    truths.iter().enumerate().filter(|(_, truth)| **truth != Truth::False).map(|(number, _)| number).collect()
}

impl Judgement<'_> {
    /// The worst verdict that is still possible: what somebody who does not know the answers has to reckon with.
    pub fn worst(&self) -> Option<Verdict> {
        self.verdicts.iter().copied().max()
    }
}

fn in_force(policy: &Policy, today: Date) -> InForce {
    match &policy.effective {
        Some(effective) if today < effective.from => InForce::From(effective.from),
        Some(effective) => match effective.until {
            Some(until) if until < today => InForce::Until(until),
            _ => InForce::Yes,
        },
        None => InForce::Yes,
    }
}

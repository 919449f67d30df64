//! Why a verdict is what it is, and why a question is asked: as data, with the policy's own ids.
//!
//! It puts nothing into words. That is for the widget, in the visitor's language, and for the desk that reads the ticket.

use super::compiled::Compiled;
use super::planner::Planner;
use super::program::{Known, Program};
use super::{Facts, Truth};
use crate::policy::{CoverageRule, Json, Policy, Source, Value, Verdict};

/// Why a case has its verdict, or has none yet.
#[derive(Debug, Clone, PartialEq)]
pub struct Explanation<'p> {
    /// The rule that decides, if one does.
    pub rule: Option<&'p CoverageRule>,
    /// Its number in the policy, from 0.
    pub number: Option<usize>,
    /// The verdicts that are still possible, the best one first: one, when the case is decided.
    pub verdicts: Vec<Verdict>,
    /// What each fact that is known did, in the policy's order.
    pub facts: Vec<Role<'p>>,
}

/// What a fact did.
#[derive(Debug, Clone, PartialEq)]
pub struct Role<'p> {
    /// Its id.
    pub fact: &'p str,
    /// Who told it.
    pub source: Source,
    /// What it did.
    pub part: Part,
}

/// The part that a fact played.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// It makes the deciding rule true.
    Decides,
    /// It makes an earlier rule fail, the first of which has this number in the policy, from 0.
    Excludes(usize),
    /// The verdict would be the same without it.
    Idle,
}

impl Part {
    /// The word for it, as it stands on tickets.
    pub fn word(self) -> &'static str {
        match self {
            Part::Decides => "decides",
            Part::Excludes(_) => "excludes",
            Part::Idle => "idle",
        }
    }
}

/// Why a question is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct Why<'p> {
    /// The verdicts that are possible before it is answered, the best one first.
    pub verdicts: Vec<Verdict>,
    /// The ids of the clauses that turn on it, each once, in the order of the rules.
    pub clauses: Vec<&'p str>,
    /// What each answer leads to: an example of the answer, and the verdicts that are then possible. Answers that make no difference
    /// between them stand together as one.
    pub answers: Vec<(Value, Vec<Verdict>)>,
}

impl Planner {
    /// Judges a case and explains the outcome. Who has judged it already asks [`super::Judgement::explain`].
    ///
    /// ```
    /// # use loket_engine::eligibility::{Compiled, Facts, Part, Planner};
    /// # use loket_engine::policy::{Policy, Value, parse_date};
    /// # let document = serde_json::from_str(include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/gates.json"))).unwrap();
    /// # let policy = Policy::read(&document).0.unwrap();
    /// let mut planner = Planner::new(Compiled::new(&policy, parse_date("2026-11-21").unwrap(), &[]));
    /// let mut facts = Facts::default();
    /// facts.set("ours", Value::YesNo(true));
    /// facts.set("version", policy.facts.get("version").unwrap().parse("4.2").unwrap());
    /// let explanation = planner.explain(&policy, &facts);
    /// assert_eq!(explanation.rule.unwrap().name(1), "old");
    /// // That it is ours keeps rule 0 from deciding, and the version makes rule 1 decide.
    /// assert_eq!(explanation.facts.iter().map(|role| role.part).collect::<Vec<_>>(), [Part::Excludes(0), Part::Decides]);
    /// ```
    pub fn explain<'p>(&mut self, policy: &'p Policy, facts: &Facts) -> Explanation<'p> {
        self.judge(policy, facts).explain(policy, &self.compiled)
    }
}

impl Compiled {
    /// The part of each fact: enough of them to make the deciding rule true and those before it fail. What the deciding rule rests
    /// on is preferred for that, so that as few facts as may be have a part.
    fn parts(&self, known: &Known, decides: Option<usize>) -> Vec<Option<Part>> {
        let mut parts = Parts { compiled: self, known, parts: vec![None; self.domains.len()] };
        if let Some(decides) = decides {
            parts.note_rule(decides, Part::Decides);
            (0..decides).for_each(|number| parts.note_rule(number, Part::Excludes(number)));
        }
        parts.parts
    }

    /// Why a fact is asked for: what is possible, which clauses turn on it, and what each answer leads to. A fact that is known
    /// already, or that the policy does not have, has no answers that differ.
    ///
    /// ```
    /// # use loket_engine::eligibility::{Compiled, Facts};
    /// # use loket_engine::policy::{Policy, Value, Verdict, parse_date};
    /// # let document = serde_json::from_str(include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/gates.json"))).unwrap();
    /// # let policy = Policy::read(&document).0.unwrap();
    /// let compiled = Compiled::new(&policy, parse_date("2026-11-21").unwrap(), &[]);
    /// let why = compiled.why(&policy, &Facts::default(), "ours");
    /// assert_eq!(why.verdicts, [Verdict::Covered, Verdict::NotYet, Verdict::Elsewhere]);
    /// assert_eq!(why.clauses, ["sold"]);
    /// let no = why.answers.iter().find(|(answer, _)| *answer == Value::YesNo(false)).unwrap();
    /// assert_eq!(no.1, [Verdict::Elsewhere]);
    /// ```
    pub fn why<'p>(&self, policy: &'p Policy, facts: &Facts, fact: &str) -> Why<'p> {
        let believed = facts.believed(&self.names);
        let known = self.known_of(&believed);
        let possible = self.possible(&known, &believed);
        let mut why = Why { verdicts: verdicts(policy, &possible), clauses: Vec::new(), answers: Vec::new() };
        let Some(number) = policy.facts.keys().position(|name| name == fact) else { return why };
        for rule in possible {
            let mut live = Vec::new();
            self.rules.get(rule).map(|rule| rule.live(&known, &mut live));
            let turns =
                live.iter().any(|leaf| leaf.fact == number || self.domains.get(leaf.fact).is_some_and(|domain| domain.of == Some(number)));
            let Some(rule) = policy.coverage.get(rule).filter(|_| turns) else { continue };
            for clause in &rule.because {
                if !why.clauses.contains(&clause.as_str()) {
                    why.clauses.push(clause);
                }
            }
        }
        let cells = self.domains.get(number).map(|domain| domain.cells.as_slice()).unwrap_or_default();
        let mut seen: Vec<Vec<usize>> = Vec::new();
        for (_, value) in cells.iter().filter_map(|cell| cell.examples.first()) {
            let mut told = facts.clone();
            told.set(fact, value.clone());
            let believed = told.believed(&self.names);
            let possible = self.possible(&self.known_of(&believed), &believed);
            if !seen.contains(&possible) {
                why.answers.push((value.clone(), verdicts(policy, &possible)));
                seen.push(possible);
            }
        }
        why
    }
}

/// The parts that facts have, while they are found.
struct Parts<'c> {
    compiled: &'c Compiled,
    known: &'c Known,
    parts: Vec<Option<Part>>,
}

impl Parts<'_> {
    /// Notes the facts because of which a rule decides or does not.
    fn note_rule(&mut self, number: usize, part: Part) {
        let Some(rule) = self.compiled.rules.get(number) else { return };
        if self.note_reason(rule, part) == Truth::Unknown {
            // It takes all facts together to see that this one cannot decide.
            let mut leaves = Vec::new();
            rule.leaves(&mut leaves);
            leaves.iter().for_each(|leaf| self.note(leaf.fact, part));
        }
    }

    /// Notes the facts of enough tests to make a condition what it is, which is given; none, when it is unknown.
    fn note_reason(&mut self, condition: &Program, part: Part) -> Truth {
        let (conditions, stop) = match condition {
            Program::Is(leaf) => {
                let truth = leaf.holds_for(self.known);
                if truth != Truth::Unknown {
                    self.note(leaf.fact, part);
                }
                return truth;
            }
            Program::All(conditions) => (conditions, Truth::False),
            Program::Any(conditions) => (conditions, Truth::True),
        };
        let mut truth = stop.opposite();
        let mut enough = None;
        for condition in conditions {
            match condition.holds(self.known) {
                one if one == stop => match condition {
                    // That fact has a part already.
                    Program::Is(leaf) if self.parts.get(leaf.fact).is_some_and(Option::is_some) => return stop,
                    _ => enough = enough.or(Some(condition)),
                },
                Truth::Unknown => truth = Truth::Unknown,
                _ => {}
            }
        }
        match enough {
            Some(condition) => return self.note_reason(condition, part),
            None if truth == Truth::Unknown => {}
            None => conditions.iter().for_each(|condition| {
                self.note_reason(condition, part);
            }),
        }
        truth
    }

    /// A fact has a part, unless it has one already. A version says nothing without its product.
    fn note(&mut self, fact: usize, part: Part) {
        let of = self.compiled.domains.get(fact).and_then(|domain| domain.of);
        for fact in of.into_iter().chain([fact]) {
            if let Some(place) = self.parts.get_mut(fact) {
                place.get_or_insert(part);
            }
        }
    }
}

/// The verdicts of some rules, each once, the best one first.
pub(super) fn verdicts(policy: &Policy, rules: &[usize]) -> Vec<Verdict> {
    let given = |verdict: &Verdict| rules.iter().filter_map(|rule| policy.coverage.get(*rule)).any(|rule| rule.verdict == *verdict);
    Verdict::ALL.iter().copied().filter(given).collect()
}

impl CoverageRule {
    /// What explanations call it: its id, else its number from 1.
    pub fn name(&self, number: usize) -> String {
        self.id.clone().unwrap_or_else(|| format!("rule-{}", number + 1))
    }
}

impl Explanation<'_> {
    /// The explanation as it stands on tickets: the rule, and by fact its value, who told it, its part, and what others told.
    pub fn json(&self, policy: &Policy, facts: &Facts) -> Json {
        let text = |text: &str| Json::String(text.to_owned());
        let name = |number: usize| policy.coverage.get(number).map_or(Json::Null, |rule| Json::String(rule.name(number)));
        let fact = |role: &Role| {
            let value = facts.value(policy, role.fact).map_or(Json::Null, |value| value.json());
            let mut properties = vec![("value", value), ("source", text(role.source.word())), ("part", text(role.part.word()))];
            if let Part::Excludes(rule) = role.part {
                properties.push(("excludes", name(rule)));
            }
            let others: Vec<(String, Json)> =
                facts.contradicting(role.fact).map(|(source, value)| (source.word().to_owned(), value.json())).collect();
            if !others.is_empty() {
                properties.push(("otherwise", Json::Object(others)));
            }
            (role.fact.to_owned(), Json::object(properties))
        };
        let possible = self.verdicts.iter().map(|verdict| text(verdict.word())).collect();
        let unsure = policy.facts.keys().filter(|name| facts.is_unsure(name) && facts.get(name).is_none());
        Json::object(vec![
            ("rule", self.number.map_or(Json::Null, name)),
            ("possible", Json::Array(possible)),
            ("facts", Json::Object(self.facts.iter().map(fact).collect())),
            ("unsure", Json::Array(unsure.map(text).collect())),
        ])
    }
}

impl<'p> super::Judgement<'p> {
    /// Explains this outcome. `compiled` is what it was judged by.
    pub fn explain(&self, policy: &'p Policy, compiled: &Compiled) -> Explanation<'p> {
        let rule = self.outcome.decided();
        let number = rule.and_then(|rule| policy.coverage.iter().position(|other| std::ptr::eq(rule, other)));
        let mut facts = Vec::with_capacity(self.sources.len());
        for ((fact, part), source) in policy.facts.keys().zip(compiled.parts(&self.known, number)).zip(&self.sources) {
            if let Some(source) = *source {
                facts.push(Role { fact, source, part: part.unwrap_or(Part::Idle) });
            }
        }
        Explanation { rule, number, verdicts: self.verdicts.clone(), facts }
    }
}

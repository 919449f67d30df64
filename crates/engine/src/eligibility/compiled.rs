//! A policy's conditions, compiled once for a date, so that judging a case takes a few integer operations.

use super::Facts;
use super::completions::Completions;
use super::cut::{known, program, visit_tests};
use super::domain::Domain;
use super::facts::Believed;
use super::plan::Search;
use super::plans::Plans;
use super::program::{Cells, Known, Program};
use super::truth::Truth;
use crate::policy::{Condition, Date, FactDefinition, Policy, Test, Value};

/// A policy's coverage rules over cells, and any other conditions that one wants to know of. Plain data: what is found out with it is
/// kept by a [`super::Planner`].
///
/// It is made for one date, the vendor's `today`, and speaks of facts and rules by their numbers in the policy, from 0. It belongs to
/// the policy that it was made of: all that is asked of it is asked with the same one.
///
/// ```
/// # use loket_engine::eligibility::{Compiled, Facts, Truth};
/// # use loket_engine::policy::{Policy, Value, parse_date};
/// # let document = serde_json::from_str(include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/gates.json"))).unwrap();
/// # let policy = Policy::read(&document).0.unwrap();
/// let compiled = Compiled::new(&policy, parse_date("2026-11-21").unwrap(), &[]);
/// // Bought from us or not; a version below the latest one, or not.
/// assert_eq!(compiled.domains.iter().map(|domain| domain.cells.len()).collect::<Vec<_>>(), [2, 2]);
/// let mut facts = Facts::default();
/// facts.set("ours", Value::YesNo(true));
/// let known = compiled.known(&facts);
/// assert_eq!(known, [0b01, 0b11]);
/// let truths: Vec<Truth> = compiled.rules.iter().map(|rule| rule.holds(&known)).collect();
/// assert_eq!(truths, [Truth::False, Truth::Unknown, Truth::True]);
/// ```
#[derive(Debug, Clone)]
pub struct Compiled {
    /// The date it was made for.
    pub today: Date,
    /// What each fact can be, in the policy's order.
    pub domains: Vec<Domain>,
    /// The conditions of the coverage rules, in order.
    pub rules: Vec<Program>,
    /// The other conditions, in the order given.
    pub others: Vec<Program>,
    /// What the facts are called.
    pub(super) names: Vec<String>,
    /// What is assumed of each fact when nobody tells it.
    pub(super) assumed: Vec<Option<Value>>,
    /// How each fact is asked.
    pub(super) asks: Vec<Ask>,
    /// Whether there are any topics.
    pub(super) topics: bool,
}

/// How a fact is asked.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ask {
    /// Whether a visitor can be asked at all.
    pub(super) asked: bool,
    /// How hard it is to answer.
    pub(super) effort: f32,
    /// The number of its topic; 0 when it has none.
    pub(super) topic: u16,
    /// Whether it says of which product some version is.
    pub(super) says_product: bool,
}

impl Ask {
    fn new(policy: &Policy, fact: &FactDefinition) -> Ask {
        let topic = fact.topic.as_ref().and_then(|topic| policy.facts.iter().position(|(_, other)| other.topic.as_ref() == Some(topic)));
        let topic = topic.and_then(|first| u16::try_from(first + 1).ok()).unwrap_or_default();
        Ask { asked: fact.asked(), effort: f32::from(fact.effort()), topic, says_product: false }
    }
}

impl Compiled {
    /// Compiles the coverage rules, and `others`, conditions of the same policy, beside them. Values that only the others tell apart then have cells of their own,
    /// so whoever asks for verdicts alone gives none.
    pub fn new(policy: &Policy, today: Date, others: &[&Condition]) -> Compiled {
        let rules = || policy.coverage.iter().map(|rule| rule.when.as_ref());
        let mut tests: Vec<Vec<Test>> = policy.facts.keys().map(|_| Vec::new()).collect();
        for condition in rules().flatten().chain(others.iter().copied()) {
            visit_tests(policy, condition, &mut |name, test| {
                let number = policy.facts.keys().position(|known| known == name);
                if let Some(tests) = number.and_then(|number| tests.get_mut(number)).filter(|tests| !tests.contains(test)) {
                    tests.push(test.clone());
                }
            });
        }
        let mut domains: Vec<Domain> =
            policy.facts.iter().zip(tests).map(|((_, fact), tests)| Domain::new(policy, fact, tests, &[], today)).collect();
        // Once more for those that say which product a version is of.
        let products: Vec<usize> = domains.iter().filter_map(|domain| domain.of).collect();
        for (number, (_, fact)) in policy.facts.iter().enumerate().filter(|(number, _)| products.contains(number)) {
            let of_it: Vec<&Domain> = domains.iter().filter(|domain| domain.of == Some(number)).collect();
            let tests = domains.get(number).map(|domain| domain.tests.clone()).unwrap_or_default();
            let domain = Domain::new(policy, fact, tests, &of_it, today);
            domains.splice(number..=number, [domain]);
        }
        let mut asks: Vec<Ask> = policy.facts.iter().map(|(_, fact)| Ask::new(policy, fact)).collect();
        asks.iter_mut().enumerate().for_each(|(number, ask)| ask.says_product = products.contains(&number));
        let names = policy.facts.keys().map(str::to_owned).collect();
        let assumed = policy.facts.iter().map(|(_, fact)| fact.assumed()).collect();
        let topics = asks.iter().any(|ask| ask.topic != 0);
        let mut compiled = Compiled { today, domains, rules: Vec::new(), others: Vec::new(), names, assumed, asks, topics };
        compiled.rules = rules().map(|when| when.map_or(Program::All(Vec::new()), |when| compiled.program(policy, when))).collect();
        let mut tests = 0;
        compiled.rules.iter_mut().for_each(|rule| rule.number_tests(&mut tests));
        compiled.others = others.iter().map(|condition| compiled.program(policy, condition)).collect();
        compiled
    }

    /// What is known with some facts, those that the policy assumes included: for each fact of the policy, in its order, the cells
    /// that it can be in. Facts that the policy does not have are passed over.
    pub fn known(&self, facts: &Facts) -> Known {
        self.known_of(&facts.believed(&self.names))
    }

    fn program(&self, policy: &Policy, condition: &Condition) -> Program {
        program(policy, &self.domains, &|name| self.names.iter().position(|known| known == name), condition, true)
    }

    /// What is known with what is believed of each fact.
    pub(super) fn known_of(&self, believed: &[Believed<'_>]) -> Known {
        known(&self.domains, &|number| self.value(believed, number))
    }

    /// What is believed of a fact, or assumed.
    fn value<'v>(&'v self, believed: &[Believed<'v>], number: usize) -> Option<&'v Value> {
        match believed.get(number) {
            Some(Some((_, value))) => Some(*value),
            _ => self.assumed.get(number)?.as_ref(),
        }
    }

    /// What each rule comes to in every completion of what is known, up to the first that holds; a rule that completions decide
    /// differently is unknown. `believed` are the values behind what is known.
    pub(super) fn truths(&self, known: &[Cells], believed: &[Believed<'_>]) -> Vec<Truth> {
        let value = |number: usize| self.value(believed, number);
        let mut truths = Vec::with_capacity(self.rules.len());
        for rule in &self.rules {
            let truth = match rule.holds(known) {
                Truth::Unknown => Completions::new(&self.domains, known, &value).truth(rule),
                truth => truth,
            };
            truths.push(truth);
            if truth == Truth::True {
                break;
            }
        }
        truths
    }

    /// The search for the next question of a case. `known` is what the facts say, or would say if some were otherwise.
    pub(super) fn search<'c>(&'c self, plans: &'c mut Plans, budget: usize, facts: &Facts, known: Known) -> Search<'c> {
        let believed = facts.believed(&self.names);
        let told = believed.iter().zip(&self.assumed).map(|(believed, assumed)| believed.is_some() || assumed.is_some()).collect();
        let answerable = self.names.iter().zip(&self.asks).map(|(name, ask)| ask.asked && !facts.is_unsure(name)).collect();
        Search::new(self, plans, budget, known, told, answerable)
    }

    /// A case in words, told by the visitor: facts with which each fact is in the first of its cells. Facts that can be in all of their cells are left
    /// out. `None` when a version cannot be in that cell with that product.
    pub fn example(&self, policy: &Policy, known: &[Cells]) -> Option<Facts> {
        let mut facts = Facts::default();
        let names: Vec<&str> = policy.facts.keys().collect();
        for (number, domain) in self.domains.iter().enumerate() {
            let cells = known.get(number).copied().unwrap_or_default();
            if cells == domain.all() {
                continue;
            }
            let cell = domain.cells.get(cells.trailing_zeros() as usize)?;
            let (product, value) = match domain.of {
                None => cell.examples.first()?,
                Some(of) => {
                    let products = known.get(of).copied().unwrap_or_default();
                    let fits = |product: &str| {
                        self.domains.get(of).is_some_and(|domain| domain.cells_of(&Value::Choice(product.to_owned()), None) & products != 0)
                    };
                    cell.examples.iter().find(|(product, _)| product.as_deref().is_none_or(fits))?
                }
            };
            if let (Some(of), Some(product)) = (domain.of.and_then(|of| names.get(of)), product) {
                facts.set(of, Value::Choice(product.clone()));
            }
            if let Some(name) = names.get(number)
                && facts.get(name).is_none()
            {
                facts.set(name, value.clone());
            }
        }
        Some(facts)
    }
}

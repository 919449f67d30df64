//! Conditions under which something is offered besides a verdict, each compiled by itself.
//!
//! Coverage rules are compiled together, since what is asked next turns on all of them ([`super::Compiled`]). A proviso is about few
//! facts, and those are cut into cells by its own tests alone: so it is exact however many others there are.

use super::Facts;
use super::completions::Completions;
use super::cut::{known, program, visit_tests};
use super::domain::Domain;
use super::program::Program;
use super::truth::Truth;
use crate::policy::{Condition, Date, Policy, Test, Value};

/// How many of the last different conditions a condition is compared with, so that the same one is compiled once. Articles mostly
/// come by the product that they are for.
const COMPARED: usize = 64;

/// Conditions in a row, compiled for a date, the vendor's `today`.
#[derive(Debug, Clone)]
pub struct Provisos {
    different: Vec<Proviso>,
    /// Which of the different ones each condition is; `None`: there is no condition.
    places: Vec<Option<usize>>,
}

/// A condition by itself.
#[derive(Debug, Clone)]
struct Proviso {
    facts: Vec<Tested>,
    /// What each of these facts can be.
    domains: Vec<Domain>,
    condition: Program,
}

/// A fact that a condition is about.
#[derive(Debug, Clone)]
struct Tested {
    name: String,
    /// What is assumed of it when nobody tells it.
    assumed: Option<Value>,
}

impl Provisos {
    /// Compiles the conditions of some list of the policy, in its order. Where there is none, that always holds.
    pub fn new<'p>(policy: &'p Policy, today: Date, conditions: impl IntoIterator<Item = Option<&'p Condition>>) -> Self {
        let mut compiled: Vec<&Condition> = Vec::new();
        let mut provisos = Provisos { different: Vec::new(), places: Vec::new() };
        for condition in conditions {
            provisos.places.push(condition.map(|condition| {
                let from = compiled.len().saturating_sub(COMPARED);
                let same = compiled.iter().skip(from).position(|known| *known == condition);
                same.map_or_else(
                    || {
                        compiled.push(condition);
                        provisos.different.push(Proviso::new(policy, condition, today));
                        compiled.len() - 1
                    },
                    |place| from + place,
                )
            }));
        }
        provisos
    }

    /// Whether the condition at a place of the list holds for the facts: what it comes to in every completion of them, so that it is
    /// unknown only when that depends on what is not known.
    pub fn holds(&self, number: usize, facts: &Facts) -> Truth {
        let place = self.places.get(number).copied().flatten();
        place.and_then(|place| self.different.get(place)).map_or(Truth::True, |proviso| proviso.holds(facts))
    }
}

impl Proviso {
    fn new(policy: &Policy, condition: &Condition, today: Date) -> Self {
        // By their numbers in the policy: the facts that it tests, with the tests, and those that say of which product a version is.
        let mut tested: Vec<(usize, Vec<Test>)> = Vec::new();
        let number = |name: &str| policy.facts.keys().position(|known| known == name);
        visit_tests(policy, condition, &mut |name, test| {
            let Some(fact) = number(name) else { return };
            let of = policy.facts.get(name).and_then(|fact| number(fact.of.as_deref()?));
            for fact in [Some(fact), of].into_iter().flatten() {
                if tested.iter().all(|(known, _)| *known != fact) {
                    tested.push((fact, Vec::new()));
                }
            }
            if let Some((_, tests)) = tested.iter_mut().find(|(known, tests)| *known == fact && !tests.contains(test)) {
                tests.push(test.clone());
            }
        });
        let numbers: Vec<usize> = tested.iter().map(|(fact, _)| *fact).collect();
        let place = |fact: usize| numbers.iter().position(|known| *known == fact);
        let (mut facts, mut domains) = (Vec::new(), Vec::new());
        for (fact, tests) in tested {
            let Some((name, definition)) = policy.facts.iter().nth(fact) else { continue };
            let mut domain = Domain::new(policy, definition, tests, &[], today);
            domain.of = domain.of.and_then(place);
            facts.push(Tested { name: name.to_owned(), assumed: definition.assumed() });
            domains.push(domain);
        }
        let condition = program(policy, &domains, &|name| place(number(name)?), condition, true);
        Proviso { facts, domains, condition }
    }

    fn holds(&self, facts: &Facts) -> Truth {
        let values: Vec<Option<&Value>> = self.facts.iter().map(|fact| facts.get(&fact.name).or(fact.assumed.as_ref())).collect();
        let value = |number: usize| values.get(number).copied().flatten();
        Completions::new(&self.domains, &known(&self.domains, &value), &value).truth(&self.condition)
    }
}

/// Whether a condition holds for the facts: what it comes to in every completion of them. `today` is the vendor's date. No condition
/// at all always holds. Who asks it again compiles it once, as [`Provisos`].
///
/// ```
/// # use loket_engine::eligibility::{Facts, Truth, holds};
/// # use loket_engine::policy::{Policy, Value, parse_date};
/// # let document = serde_json::from_str(r#"{
/// #     "loket": 1, "languages": ["en"],
/// #     "vendor": { "name": "Gates", "url": "https://gates.example", "contact": "mailto:help@gates.example" },
/// #     "facts": { "ours": { "kind": "yes-no" }, "paid": { "kind": "yes-no" } },
/// #     "conditions": {
/// #         "both": { "ours": true, "paid": true },
/// #         "certain": { "any": [{ "is": "both" }, { "ours": false }, { "paid": false }] }
/// #     },
/// #     "clauses": { "all": { "title": "All", "text": "We help." } }, "steps": { "go": { "text": "Go on." } },
/// #     "coverage": [{ "verdict": "covered", "next": "go", "because": ["all"] }],
/// #     "tickets": { "kinds": { "fault": { "name": "Fault" } }, "intake": [{ "kind": "callback" }] }
/// # }"#).unwrap();
/// # let policy = Policy::read(&document).0.unwrap();
/// let today = parse_date("2026-11-21").unwrap();
/// // `both` is that it is ours and paid; `certain` is that or that one of them is not so.
/// let (both, certain) = (policy.conditions.get("both"), policy.conditions.get("certain"));
/// let mut facts = Facts::default();
/// assert_eq!(holds(&policy, both, &facts, today), Truth::Unknown);
/// assert_eq!(holds(&policy, certain, &facts, today), Truth::True);
/// facts.set("ours", Value::YesNo(false));
/// assert_eq!(holds(&policy, both, &facts, today), Truth::False);
/// ```
pub fn holds(policy: &Policy, condition: Option<&Condition>, facts: &Facts, today: Date) -> Truth {
    condition.map_or(Truth::True, |condition| Proviso::new(policy, condition, today).holds(facts))
}

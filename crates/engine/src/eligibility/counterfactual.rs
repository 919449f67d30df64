//! What would change the verdict: the smallest sets of facts that, were they otherwise, would lead to a better one.

use super::Facts;
use super::compiled::Compiled;
use super::domain::bit;
use super::explain::verdicts;
use super::facts::Believed;
use super::plan::Next;
use super::planner::Planner;
use super::plans::Plans;
use super::program::Known;
use super::witness::compare;
use crate::policy::{Change, CoverageRule, Json, Policy, Source, Value, Verdict};

/// How many facts are changed at once at most.
const TOGETHER: usize = 3;

/// How many cases are tried at most, and how many rules are looked at for them.
const TRIES: usize = 2_000;
const RULES: usize = 50_000;

/// How many rules and tests are looked at to see whether what is open in a case comes to the same.
const GLANCE: usize = 2_000;

/// How many ways are given at most.
const MOST: usize = 8;

/// A way to a better verdict.
#[derive(Debug, Clone, PartialEq)]
pub struct Way<'p> {
    /// What would have to be otherwise; nothing of it can be left out.
    pub changes: Vec<Changed<'p>>,
    /// The rule that would decide; of several that are possible, the first one of the worst verdict.
    pub rule: &'p CoverageRule,
    /// Its number in the policy, from 0.
    pub number: usize,
}

/// A fact that would have to be otherwise.
#[derive(Debug, Clone, PartialEq)]
pub struct Changed<'p> {
    /// Its id.
    pub fact: &'p str,
    /// An answer that it would need to have: a version that is new enough, a date that is late enough.
    pub to: Value,
    /// What the customer can do for that, if anything.
    pub how: Option<Change>,
}

impl Way<'_> {
    /// Whether the customer can do it.
    pub fn can_be_done(&self) -> bool {
        self.changes.iter().all(|change| change.how.is_some())
    }

    /// The way as data: what changes to what and how, and the verdict with its rule and next step.
    pub fn json(&self) -> Json {
        let text = |text: &str| Json::String(text.to_owned());
        let change = |change: &Changed| {
            let how = change.how.map_or(Json::Null, |how| text(how.word()));
            Json::object(vec![("fact", text(change.fact)), ("to", change.to.json()), ("how", how)])
        };
        Json::object(vec![
            ("changes", Json::Array(self.changes.iter().map(change).collect())),
            ("verdict", text(self.rule.verdict.word())),
            ("rule", Json::String(self.rule.name(self.number))),
            ("next", text(&self.rule.next)),
        ])
    }
}

/// One answer that a fact could have instead.
struct Alternative<'p> {
    number: usize,
    cell: usize,
    changed: Changed<'p>,
}

impl Planner {
    /// What would lead to a better verdict than the one that decides, whatever the facts that are not known: first what the customer
    /// can do, then what takes the fewest changes. Empty while the case is open, and when the verdict is the best there is.
    ///
    /// At most 8 ways are given, of at most 3 changes each. Each holds by itself and needs all of its changes; there may be others,
    /// where there are so many facts that not all sets of them are tried.
    ///
    /// ```
    /// # use loket_engine::eligibility::{Compiled, Facts, Planner};
    /// # use loket_engine::policy::{Change, Policy, Value, Verdict, parse_date};
    /// # let document = serde_json::from_str(include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/gates.json"))).unwrap();
    /// # let policy = Policy::read(&document).0.unwrap();
    /// let mut planner = Planner::new(Compiled::new(&policy, parse_date("2026-11-21").unwrap(), &[]));
    /// let mut facts = Facts::default();
    /// facts.set("ours", Value::YesNo(true));
    /// facts.set("version", policy.facts.get("version").unwrap().parse("4.2").unwrap());
    /// let ways = planner.better(&policy, &facts);
    /// let change = &ways[0].changes[0];
    /// assert_eq!((change.fact, change.to.json().as_str(), change.how), ("version", Some("4.3.1"), Some(Change::Update)));
    /// assert_eq!(ways[0].rule.verdict, Verdict::Covered);
    /// ```
    pub fn better<'p>(&mut self, policy: &'p Policy, facts: &Facts) -> Vec<Way<'p>> {
        let Some(verdict) = self.judge(policy, facts).outcome.decided().map(|rule| rule.verdict) else { return Vec::new() };
        let Planner { compiled, plans, budget } = self;
        let known = compiled.known(facts);
        let options = compiled.alternatives(policy, facts, &known);
        let mut search = Ways {
            compiled,
            plans,
            budget: GLANCE.min(*budget),
            policy,
            facts,
            believed: facts.believed(&compiled.names),
            verdict,
            options: &options,
            found: Vec::new(),
            helps: Vec::new(),
            tries: 0,
        };
        for size in 1..=TOGETHER {
            search.try_sets(size, 0, &mut Vec::new(), &known);
        }
        let mut ways: Vec<Way> = Vec::new();
        for (chosen, number) in search.found {
            let Some(rule) = policy.coverage.get(number) else { continue };
            let changes: Vec<Changed> = chosen.iter().filter_map(|option| Some(options.get(*option)?.changed.clone())).collect();
            let way = Way { changes, rule, number };
            // They come by size already; what can be done goes before what cannot, and a better verdict before a worse one.
            let rank = |way: &Way| (!way.can_be_done(), way.changes.len(), way.rule.verdict);
            let place = ways.iter().position(|other| rank(other) > rank(&way)).unwrap_or(ways.len());
            ways.insert(place, way);
        }
        ways.truncate(MOST);
        ways
    }
}

impl Compiled {
    /// What each fact that is known could be instead. (Of which product a version is, no rule can tell from another by itself, so it is
    /// seldom among them.)
    fn alternatives<'p>(&self, policy: &'p Policy, facts: &Facts, known: &Known) -> Vec<Alternative<'p>> {
        let mut options = Vec::new();
        for (number, ((name, fact), domain)) in policy.facts.iter().zip(&self.domains).enumerate() {
            let Some(value) = facts.value(policy, name) else { continue };
            let product = domain.of.and_then(|of| facts.value(policy, policy.facts.keys().nth(of)?));
            let now = known.get(number).copied().unwrap_or_default();
            for (cell, examples) in domain.cells.iter().enumerate().filter(|(cell, _)| now & bit(*cell) == 0) {
                let fits = |of: &Option<String>| match (of, &product) {
                    (None, _) => true,
                    (Some(of), Some(Value::Choice(product))) => of == product,
                    _ => false,
                };
                let Some((_, to)) = examples.examples.iter().find(|(of, _)| fits(of)) else { continue };
                // Nobody is told to go back to an older version.
                let back = fact.change.is_some() && compare(to, &value).is_some_and(|ordering| ordering.is_le());
                if !back {
                    options.push(Alternative { number, cell, changed: Changed { fact: name, to: to.clone(), how: fact.change } });
                }
            }
        }
        options
    }
}

struct Ways<'s, 'p> {
    compiled: &'s Compiled,
    plans: &'s mut Plans,
    /// How many rules and tests are looked at for each case.
    budget: usize,
    policy: &'p Policy,
    facts: &'s Facts,
    /// What is believed of each fact.
    believed: Vec<Believed<'s>>,
    verdict: Verdict,
    options: &'s [Alternative<'p>],
    /// Which options were chosen, and the rule to which that leads.
    found: Vec<(Vec<usize>, usize)>,
    /// All that helps, with other answers of the same facts that lead to the same.
    helps: Vec<Vec<usize>>,
    tries: usize,
}

impl Ways<'_, '_> {
    /// Tries all sets of so many more options, from one on.
    fn try_sets(&mut self, more: usize, from: usize, chosen: &mut Vec<usize>, known: &Known) {
        if more == 0 {
            return self.try_set(chosen, known);
        }
        for (number, option) in self.options.iter().enumerate().skip(from) {
            if self.tries >= TRIES.min(RULES / self.compiled.rules.len().max(1))
                || chosen.iter().filter_map(|other| self.options.get(*other)).any(|other| self.are_exclusive(other, option))
            {
                continue;
            }
            chosen.push(number);
            // What needs no more changes than some of these is no better for the others.
            let superfluous = self.helps.iter().any(|enough| enough.iter().all(|option| chosen.contains(option)));
            if !superfluous {
                let changed = self.known_after(known, option);
                self.try_sets(more - 1, number + 1, chosen, &changed);
            }
            chosen.pop();
        }
    }

    /// Whether two answers cannot be chosen together: they are of one fact, or a version and another product than it was found for.
    fn are_exclusive(&self, one: &Alternative<'_>, other: &Alternative<'_>) -> bool {
        let of = |option: &Alternative<'_>| self.compiled.domains.get(option.number).and_then(|domain| domain.of);
        one.number == other.number || of(one) == Some(other.number) || of(other) == Some(one.number)
    }

    fn known_after(&self, known: &Known, option: &Alternative<'_>) -> Known {
        let mut known = known.clone();
        if let Some(place) = known.get_mut(option.number) {
            *place = bit(option.cell);
        }
        if let Value::Choice(product) = &option.changed.to {
            // Another product has other versions.
            let domains = self.policy.facts.keys().zip(&self.compiled.domains).enumerate();
            for (number, (name, domain)) in domains.filter(|(_, (_, domain))| domain.of == Some(option.number)) {
                let cells = match self.facts.value(self.policy, name) {
                    Some(value) => domain.cells_of(&value, Some(product)),
                    None => domain.cells_for(Some(product)),
                };
                if let Some(place) = known.get_mut(number) {
                    *place = cells;
                }
            }
        }
        known
    }

    fn try_set(&mut self, chosen: &[usize], known: &Known) {
        self.tries += 1;
        let mut believed = self.believed.clone();
        for option in chosen.iter().filter_map(|option| self.options.get(*option)) {
            if let Some(place) = believed.get_mut(option.number) {
                *place = Some((Source::Visitor, &option.changed.to));
            }
        }
        let mut possible = self.compiled.possible(known, &believed);
        if possible.len() > 1 {
            // Rules that are open may yet come to the same.
            let mut search = self.compiled.search(self.plans, self.budget, self.facts, known.clone());
            if let Next::Decided(rule) = search.next(0) {
                possible = vec![rule];
            }
        }
        let Some(worst) = verdicts(self.policy, &possible).pop().filter(|worst| *worst < self.verdict) else { return };
        let rule = possible.into_iter().find(|rule| self.policy.coverage.get(*rule).is_some_and(|rule| rule.verdict == worst));
        // One answer of several that lead to the same rule is enough.
        let facts = |chosen: &[usize]| chosen.iter().filter_map(|option| Some(self.options.get(*option)?.number)).collect::<Vec<_>>();
        let Some(rule) = rule else { return };
        self.helps.push(chosen.to_vec());
        if !self.found.iter().any(|(found, same)| *same == rule && facts(found) == facts(chosen)) {
            self.found.push((chosen.to_vec(), rule));
        }
    }
}

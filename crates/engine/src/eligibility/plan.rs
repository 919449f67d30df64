//! Which question comes next: the first one of a plan by which, on average, the least has to be asked.
//!
//! A plan is found by going through all answers to all questions that still matter (dynamic programming). Two cases in which the
//! verdict turns on the same tests are one and the same, however one came there; so what is known of a case is boiled down to those
//! tests, and each such state is looked at once. What was found out is kept ([`super::plans`]), and the later questions of a visit
//! are looked up. Three things keep the states few, and none of them can miss a better plan:
//!
//! - The first rule that is open has to be settled on every way to a verdict. Where it turns on one test alone, that is asked.
//! - Rules that have no fact in common with those behind them are planned by themselves ([`super::bundles`]).
//! - A question is given up as soon as it cannot become better than another one any more.
//!
//! Where some rule will stay open, because the visitor does not know what it turns on, no order leads to a verdict; then what still
//! matters is asked in the author's order.
//!
//! It knows facts and rules by their numbers and values by their cells.
//!
//! # What always holds
//!
//! - `live` and `rules` are stacks. A [`State`] is two stretches of them, above those of the states that led to it. It is forgotten
//!   together with all above it ([`Search::forget`]) once it is known what comes of it, so the stretches below stay what they were.
//!   Only a search that is given up leaves them as they are; whoever goes on then looks at all rules anew.
//! - Whoever supposes an answer puts `known` and `told` back, also when the search is given up for want of budget.
//! - A fact that was not told can be in all of its cells, and a fact that was told is not asked again. The one exception is a version:
//!   its cells also follow from its product.
//! - An effort is that of the questions still to be asked, each times how likely it is to be asked, with the answers weighted as the
//!   policy says they are likely and taken to be independent of each other.
//! - [`Found::AtLeast`] is a bound: no plan takes less. It is kept as such, and good only against limits up to it.
//! - Of two questions that are equally good, within [`BETTER`], the author's first one is asked.
//!
//! # What equal keys guarantee
//!
//! [`Search::key_of`] takes together: the live tests in order, of each whether its fact can be asked, for a version also what is known
//! of it and of its product, the rule that decides when all open ones fail and whether that is certain, and the topic where some
//! question belongs to it. A test stands in one place of one rule, so of two states with equal keys the same rules are open, in the same
//! order, on the same tests. The same questions can be asked in both, the same answers make a difference, with the same likelihoods,
//! and lead to states whose keys are equal again. So both have the same plans, of the same effort, and what was found out about the
//! one holds for the other. What differs between them is what no open rule turns on any more.
//!
//! The converse need not hold: states with different keys may have the same plans, and are then thought through twice.
//!
//! # A trace
//!
//! Two facts, `paid` before `ours`, each answered with yes or no, equally likely, with an effort of 1; three rules:
//! `0: not paid, not ours`, `1: not ours`, `2` without a condition. (It is the example of [`super::Planner`].)
//!
//! ```text
//! state                      open rules and live tests              behind   what comes of it
//! A  nothing known           0 on paid, ours · 1 on ours            2        two questions are tried:
//!   paid?
//!   B  paid                  1 on ours                              2        one test alone: ours is asked, effort 1
//!   C  not paid              0 on ours · 1 on ours                  2        ours is asked, effort 1
//!                            1 + ½ × 1 + ½ × 1 = 2
//!   ours?                    limit 2, less what is not worth it
//!   D  ours                  none                                   2        rule 2 decides, effort 0
//!   E  not ours              0 on paid                              1        one test alone: paid is asked, effort 1
//!                            1 + ½ × 0 + ½ × 1 = 1.5                         better than 2: ours is asked first
//! ```
//!
//! After the answer "not ours" the visit is in state E, whose plan is looked up. Had the visitor told `paid` of their own accord, it
//! would be in B, which was thought through too.

use super::compiled::Compiled;
use super::plans::{Plan, Plans, mix};
use super::program::{Cells, Known, Leaf};
use super::truth::Truth;

/// How many facts the first rules have at most that are thought through to see how much effort a state takes at least.
const GLANCE: usize = 5;

/// By how much effort a plan has to be better than one that keeps to the author's order.
const BETTER: f32 = 1e-3;

/// A case that is thought through: what is known, and what can still be asked.
pub(super) struct Search<'c> {
    pub(super) compiled: &'c Compiled,
    plans: &'c mut Plans,
    pub(super) known: Known,
    pub(super) told: Vec<bool>,
    /// Of each fact, whether the visitor can be asked.
    pub(super) answerable: Vec<bool>,
    /// What rules come to in every completion of what was known at first, as far as that was looked at.
    pub(super) truths: Vec<Truth>,
    /// The tests on which the state turns, behind those of the states that led here.
    live: Vec<&'c Leaf>,
    /// The rules that are open, and where the live tests of each end; behind those of the states that led here.
    rules: Vec<(usize, usize)>,
    /// How many rules and tests had been looked at before, and how many more may be.
    before: usize,
    budget: usize,
}

/// What comes next in a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Next {
    /// This fact is asked.
    Ask(usize),
    /// This rule decides, whatever is still unknown.
    Decided(usize),
    /// Nothing can be asked that would decide anything.
    Open,
}

/// A state, looked at.
#[derive(Clone, Copy)]
pub(super) struct State {
    /// Its live tests, in `Search::live`.
    pub(super) live: (usize, usize),
    /// Its open rules, in `Search::rules`.
    pub(super) rules: (usize, usize),
    /// The first rule that holds, or if none does, the first one that was not looked at.
    pub(super) holds: usize,
    /// Whether none of the rules that were looked at holds for certain, so that those behind them may decide.
    pub(super) behind: bool,
}

/// What comes of a state: a plan, or that it takes at least so much effort.
pub(super) enum Found {
    Plan(Plan),
    AtLeast(f32),
}

impl<'c> Search<'c> {
    /// `told` says of each fact whether there is an answer, and `answerable` whether the visitor can still be asked.
    pub(super) fn new(
        compiled: &'c Compiled,
        plans: &'c mut Plans,
        budget: usize,
        known: Known,
        told: Vec<bool>,
        answerable: Vec<bool>,
    ) -> Self {
        let before = plans.looked_at;
        Search { compiled, plans, known, told, answerable, truths: Vec::new(), live: Vec::new(), rules: Vec::new(), before, budget }
    }

    /// The fact to ask next, or the rule that decides whatever the answers are. `topic` is what the visitor was asked about last.
    pub(super) fn next(&mut self, topic: u16) -> Next {
        let mut state = self.look_at_all();
        loop {
            let candidates = self.candidates(&state, topic);
            // The question alone is wanted here, and not what it will cost: where there is no choice, nothing is thought through,
            // and of rules that have nothing to do with the first ones only once those are settled.
            let (first, rest) = match (candidates.as_slice(), self.first_bundle(&state)) {
                ([only], _) if self.leaves_no_choice(&state) || self.stays_open(&state) => return Next::Ask(*only),
                (_, Some(count)) => self.split_off(&state, count),
                _ => (state, None),
            };
            let question = match self.plan(&first, topic, f32::INFINITY) {
                Some(Found::Plan(plan)) => match (plan.question, plan.rule, rest) {
                    (Some(question), ..) => Some(question),
                    (None, Some(rule), Some(rest)) if rule == first.holds => {
                        state = rest;
                        continue;
                    }
                    (None, None, Some(rest)) => {
                        state = rest;
                        continue;
                    }
                    (None, Some(rule), _) => return Next::Decided(rule),
                    (None, None, None) => None,
                },
                // That would take too long.
                _ => candidates.first().copied(),
            };
            return question.map_or(Next::Open, Next::Ask);
        }
    }

    pub(super) fn look_at_all(&mut self) -> State {
        self.live.clear();
        self.rules.clear();
        let all: Vec<usize> = (0..self.compiled.rules.len()).collect();
        self.look_at(&all, self.compiled.rules.len(), true)
    }

    /// Looks at some rules. `holds` is the rule that decides when none of them does.
    pub(super) fn look_at(&mut self, rules: &[usize], holds: usize, behind: bool) -> State {
        let (live, open) = (self.live.len(), self.rules.len());
        let mut state = State { live: (live, live), rules: (open, open), holds, behind };
        for number in rules {
            let Some(rule) = self.compiled.rules.get(*number) else { continue };
            let truth = match self.truths.get(*number) {
                None | Some(Truth::Unknown) => rule.live(&self.known, &mut self.live),
                Some(truth) => *truth,
            };
            match truth {
                Truth::False => continue,
                Truth::Unknown => self.rules.push((*number, self.live.len())),
                Truth::True => (state.holds, state.behind) = (*number, false),
            }
            if !state.behind && state.holds == *number {
                break;
            }
        }
        (state.live.1, state.rules.1) = (self.live.len(), self.rules.len());
        self.plans.looked_at += rules.len() + state.live.1 - state.live.0;
        state
    }

    pub(super) fn leaves(&self, (from, until): (usize, usize)) -> &[&'c Leaf] {
        self.live.get(from..until).unwrap_or_default()
    }

    pub(super) fn open_rules(&self, (from, until): (usize, usize)) -> &[(usize, usize)] {
        self.rules.get(from..until).unwrap_or_default()
    }

    /// No question: what remains open stays so.
    fn no_question() -> Plan {
        Plan { effort: 0.0, question: None, rule: None, through: 1.0 }
    }

    /// `None` when that would take too long.
    pub(super) fn plan(&mut self, state: &State, topic: u16, limit: f32) -> Option<Found> {
        let nothing = Search::no_question();
        if state.rules.0 == state.rules.1 {
            let through = f32::from(u8::from(state.behind));
            return Some(Found::Plan(Plan { rule: Some(state.holds), through, ..nothing }));
        }
        let key = self.key_of(state, topic);
        match self.plans.get(key) {
            Some((plan, true)) => return Some(Found::Plan(plan)),
            Some((plan, false)) if plan.effort >= limit => return Some(Found::AtLeast(plan.effort)),
            _ => {}
        }
        if self.plans.looked_at - self.before >= self.budget {
            return None;
        }
        let found = match self.first_bundle(state) {
            Some(count) => self.plan_bundle(state, count)?,
            None => self.try_questions(state, topic, limit)?,
        };
        match found {
            Found::Plan(plan) => self.plans.put(key, plan, true),
            Found::AtLeast(effort) => self.plans.put(key, Plan { effort, ..nothing }, false),
        }
        Some(found)
    }

    fn plan_and_forget(&mut self, state: &State, topic: u16, limit: f32) -> Option<Found> {
        let found = self.plan(state, topic, limit);
        self.forget(state);
        found
    }

    /// Forgets the live tests and open rules of a state, and of all that were looked at after it.
    fn forget(&mut self, state: &State) {
        self.live.truncate(state.live.0);
        self.rules.truncate(state.rules.0);
    }

    fn try_questions(&mut self, state: &State, topic: u16, limit: f32) -> Option<Found> {
        let mut best: Option<Plan> = None;
        let mut least = f32::INFINITY;
        let candidates = self.candidates(state, topic);
        if candidates.is_empty() {
            return Some(Found::Plan(Search::no_question()));
        }
        for fact in candidates {
            let limit = best.map_or(limit, |best| limit.min(best.effort - BETTER));
            match self.try_question(state, fact, limit)? {
                // Whatever the answer to this one, the same rule decides: then it need not be asked, and no other either.
                Found::Plan(plan) if plan.rule.is_some() => return Some(Found::Plan(Plan { effort: 0.0, question: None, ..plan })),
                Found::Plan(plan) if plan.effort < limit => best = Some(plan),
                Found::Plan(plan) => least = least.min(plan.effort),
                Found::AtLeast(effort) => least = least.min(effort),
            }
        }
        Some(best.map_or(Found::AtLeast(least), Found::Plan))
    }

    /// What comes of asking a fact.
    fn try_question(&mut self, state: &State, fact: usize, limit: f32) -> Option<Found> {
        let ask = *self.compiled.asks.get(fact)?;
        let answers = self.answers(state, fact);
        let total: f32 = answers.iter().map(|(_, likely)| likely).sum();
        let rules: Vec<usize> = self.open_rules(state.rules).iter().map(|(rule, _)| *rule).collect();
        let before = self.known.clone();
        self.set_told(fact, true);
        // First at a glance: what each answer costs at least.
        let mut states = Vec::with_capacity(answers.len());
        let mut effort = ask.effort;
        for (cells, likely) in &answers {
            self.suppose(fact, *cells);
            let then = self.look_at(&rules, state.holds, state.behind);
            let least = self.least_effort(&then, ask.topic);
            self.known.clone_from(&before);
            let Some(least) = least else {
                self.set_told(fact, false);
                return None;
            };
            effort += least * likely / total;
            states.push((then, least));
        }
        let mut plan = Plan { effort: 0.0, question: Some(fact), rule: None, through: 0.0 };
        let mut found = None;
        // Until it is seen that the answers lead to different rules, they may all lead to one: then nothing has to be asked.
        let mut rules = states.iter().filter(|(then, _)| then.rules.0 == then.rules.1).map(|(then, _)| then.holds);
        let mut differ = rules.next().is_some_and(|first| rules.any(|rule| rule != first));
        for (number, ((cells, likely), (then, least))) in answers.iter().zip(&states).enumerate() {
            if differ && effort >= limit {
                found = Some(Found::AtLeast(effort));
                break;
            }
            let share = likely / total;
            self.suppose(fact, *cells);
            let limit = if differ { least + (limit - effort) / share } else { f32::INFINITY };
            let outcome = self.plan(then, ask.topic, limit);
            self.known.clone_from(&before);
            match outcome {
                None => {
                    self.set_told(fact, false);
                    return None;
                }
                Some(Found::AtLeast(more)) => effort += (more - least) * share,
                Some(Found::Plan(then)) => {
                    effort += (then.effort - least) * share;
                    plan.through += then.through * share;
                    plan.rule = if number == 0 { then.rule } else { plan.rule.filter(|rule| then.rule == Some(*rule)) };
                    differ |= plan.rule.is_none();
                    continue;
                }
            }
            found = Some(Found::AtLeast(effort));
            break;
        }
        self.set_told(fact, false);
        if let Some((first, _)) = states.first().copied() {
            self.forget(&first);
        }
        plan.effort = effort;
        Some(found.unwrap_or(Found::Plan(plan)))
    }

    /// How much effort a state takes at least: as much as its first rules alone, since those have to be settled in any case.
    fn least_effort(&mut self, state: &State, topic: u16) -> Option<f32> {
        if state.rules.0 == state.rules.1 {
            return Some(0.0);
        }
        if let Some((plan, _)) = self.plans.get(self.key_of(state, topic)) {
            return Some(plan.effort);
        }
        let mut first = Vec::new();
        let mut behind = state.holds;
        for (rule, end) in self.open_rules(state.rules) {
            if self.askable_of(self.leaves((state.live.0, *end))).len() > GLANCE {
                behind = *rule;
                break;
            }
            first.push(*rule);
        }
        if first.is_empty() || first.len() == state.rules.1 - state.rules.0 {
            return Some(0.0);
        }
        let part = self.look_at(&first, behind, true);
        match self.plan_and_forget(&part, topic, f32::INFINITY)? {
            Found::Plan(plan) => Some(plan.effort),
            Found::AtLeast(effort) => Some(effort),
        }
    }

    fn suppose(&mut self, fact: usize, cells: Cells) {
        if let Some(place) = self.known.get_mut(fact) {
            *place = cells;
        }
        if !self.says_product(fact) {
            return;
        }
        let Some(choice) = self.compiled.domains.get(fact).and_then(|domain| domain.choice(cells)) else { return };
        for (domain, known) in self.compiled.domains.iter().zip(&mut self.known) {
            if domain.of == Some(fact) {
                *known &= domain.cells_for(Some(choice));
            }
        }
    }

    /// What tells this state from others: the tests on which it turns, and what can be asked of them. As a hash of 64 bits: of the
    /// few thousand states of a policy, hardly ever two in a billion policies would be taken for one.
    fn key_of(&self, state: &State, topic: u16) -> u64 {
        let mut key = mix(state.holds as u64 | u64::from(state.behind) << 31);
        let mut same_topic = false;
        for leaf in self.leaves(state.live) {
            let mut more = u64::from(self.askable(leaf.fact));
            if let Some(of) = self.product_fact(leaf.fact) {
                more |= u64::from(self.askable(of)) << 1 | u64::from(self.is_told(of)) << 2;
                // Turned over, so that what is known is not taken for a test, nor undoes what is in the key already.
                key = mix(!key ^ self.known.get(leaf.fact).copied().unwrap_or_default());
            }
            same_topic |= topic != 0 && self.topic_of(self.subject_of(leaf.fact)) == topic || self.topic_of(leaf.fact) == topic;
            key = mix(key ^ u64::from(leaf.id) << 8 ^ more);
        }
        if same_topic { key ^ mix(3 << 32 | u64::from(topic)) } else { key }
    }
}

//! Bundles: open rules that have to do with each other and with none behind them, so that they can be planned by themselves; and
//! rules that will stay open.

use super::plan::{Found, Search, State};
use super::plans::Plan;

impl Search<'_> {
    /// How many of the open rules have no fact in common with the others behind them, if those are not all. Facts that nobody will
    /// tell any more do not count: whatever is answered, they stay as they are.
    pub(super) fn first_bundle(&self, state: &State) -> Option<usize> {
        let rules = self.open_rules(state.rules);
        if self.compiled.topics || rules.len() < 2 {
            return None;
        }
        let leaves = self.leaves(state.live);
        let mut last = vec![0; self.compiled.domains.len()];
        for (place, leaf) in leaves.iter().enumerate() {
            if let Some(last) = last.get_mut(self.subject_of(leaf.fact)).filter(|_| self.can_become_known(leaf.fact)) {
                *last = place + 1;
            }
        }
        // Up to where the rules belong together, by the number of live tests.
        let mut until = 0;
        for (place, leaf) in leaves.iter().enumerate() {
            if place > 0
                && place >= until
                && let Some(last) = rules.iter().position(|(_, end)| *end - state.live.0 == place)
            {
                return Some(last + 1);
            }
            until = until.max(last.get(self.subject_of(leaf.fact)).copied().unwrap_or_default());
        }
        None
    }

    /// Whether a rule turns on nothing but facts of which no more can become known. Then there will be no verdict.
    pub(super) fn stays_open(&self, state: &State) -> bool {
        let mut from = state.live.0;
        self.open_rules(state.rules).iter().any(|(_, end)| {
            let live = self.leaves((std::mem::replace(&mut from, *end), *end));
            !live.iter().any(|leaf| self.can_become_known(leaf.fact))
        })
    }

    /// Whether more can become known of a fact.
    fn can_become_known(&self, fact: usize) -> bool {
        self.askable(fact) || self.askable(self.subject_of(fact))
    }

    /// The fact itself; for a version, the one that says of which product it is.
    pub(super) fn subject_of(&self, fact: usize) -> usize {
        self.product_fact(fact).unwrap_or(fact)
    }

    /// The first bundle, of so many rules, has to be settled on every way to a verdict, and its answers say nothing about the rest.
    /// So it and the rest are planned each by itself.
    pub(super) fn plan_bundle(&mut self, state: &State, count: usize) -> Option<Found> {
        let (first, rest) = self.split_off(state, count);
        let behind = first.holds;
        let found = self.plan(&first, 0, f32::INFINITY);
        let Some(Found::Plan(first)) = found else { return None };
        let rest = rest.filter(|_| first.through > 0.0);
        let Some(rest) = rest else { return Some(Found::Plan(first)) };
        let Found::Plan(rest) = self.plan(&rest, 0, f32::INFINITY)? else { return None };
        Some(Found::Plan(Plan {
            effort: first.effort + first.through * rest.effort,
            question: first.question.or(rest.question),
            rule: match first.rule {
                Some(rule) if rule == behind => rest.rule,
                rule => rule.filter(|rule| rest.rule == Some(*rule)),
            },
            through: first.through * rest.through,
        }))
    }

    /// The first so many open rules, and the rest.
    pub(super) fn split_off(&mut self, state: &State, count: usize) -> (State, Option<State>) {
        let rules: Vec<usize> = self.open_rules(state.rules).iter().map(|(rule, _)| *rule).collect();
        let (first, rest) = rules.split_at_checked(count).unwrap_or((&rules, &[]));
        let behind = rest.first().copied().unwrap_or(state.holds);
        let first = self.look_at(first, behind, true);
        (first, (!rest.is_empty()).then(|| self.look_at(rest, state.holds, state.behind)))
    }
}

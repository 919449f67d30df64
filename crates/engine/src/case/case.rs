//! One case: what the policy says of it at this instant.

use super::world::World;
use crate::calendar::Instant;
use crate::eligibility::{Explanation, Facts, Judgement, Truth, Way, Why};
use crate::policy::{Article, TicketKind};
use crate::response::{Availability, Promise, promises};
use crate::suggest::Matched;

/// How many articles are suggested at once.
const SUGGESTIONS: usize = 5;

/// A case: what is known of it, and what the policy says of it. It was judged once; all else is worked out when it is asked for.
#[derive(Clone)]
pub struct Case<'w> {
    world: &'w World,
    /// All that is known of it.
    pub facts: Facts,
    /// What the policy says of it.
    pub judgement: Judgement<'w>,
}

impl<'w> Case<'w> {
    pub(super) fn new(world: &'w World, facts: Facts) -> Self {
        let judgement = world.ask(|today| today.planner.judge(&world.policy, &facts));
        Case { world, facts, judgement }
    }

    /// Of which policy it is a case, and when.
    pub fn world(&self) -> &'w World {
        self.world
    }

    /// The question by whose answer least has to be asked after it; `None` when no answer could change the verdict.
    pub fn question(&self) -> Option<&'w str> {
        self.judgement.questions.first().copied()
    }

    /// Whether a ticket can be filed: the verdict allows it, or there is none and nobody can be asked for what is missing.
    pub fn files_ticket(&self) -> bool {
        self.judgement.outcome.decided().map_or(self.question().is_none(), |rule| rule.verdict.allows_ticket())
    }

    /// Why the policy says so: the rule, and what each fact did.
    pub fn explanation(&self) -> Explanation<'w> {
        self.world.ask(|today| self.judgement.explain(&self.world.policy, &today.planner.compiled))
    }

    /// Why a question is asked: the verdicts that are possible, the clauses that turn on it, and where each answer leads. The answer
    /// that it already has is left out of it.
    pub fn why(&self, fact: &str) -> Why<'w> {
        let mut facts = self.facts.clone();
        facts.forget(fact);
        self.world.ask(|today| today.planner.compiled.why(&self.world.policy, &facts, fact))
    }

    /// What would lead to a better verdict.
    pub fn better(&self) -> Vec<Way<'w>> {
        self.world.ask(|today| today.planner.better(&self.world.policy, &self.facts))
    }

    /// What is promised for a ticket that is filed now; nothing when none can be.
    pub fn promises(&self) -> Vec<Promise<'w>> {
        self.promises_from(self.world.now)
    }

    /// What is promised for a ticket that was filed at an instant; nothing when none can be.
    pub fn promises_from(&self, filed: Instant) -> Vec<Promise<'w>> {
        if self.question().is_none() && !self.files_ticket() {
            return Vec::new();
        }
        let (policy, desks) = (&*self.world.policy, &self.world.desks);
        if desks.today(filed) != self.world.today() {
            return promises(policy, &self.facts, desks, filed);
        }
        self.world.ask(|today| today.offers.promises(policy, &self.facts, desks, filed))
    }

    /// The ways to reach the vendor, and whether somebody is there.
    pub fn channels(&self) -> Vec<Availability<'w>> {
        let World { policy, desks, now, .. } = self.world;
        self.world.ask(|today| today.offers.open_channels(policy, &self.facts, desks, *now))
    }

    /// The kinds of ticket, by id.
    pub fn kinds(&self) -> Vec<(&'w str, &'w TicketKind)> {
        let kinds = self.world.policy.tickets.kinds.iter().enumerate();
        self.world.ask(|today| {
            kinds.filter(|(number, _)| today.kinds.holds(*number, &self.facts) != Truth::False).map(|(_, kind)| kind).collect()
        })
    }

    /// The articles that probably answer a text and suit the case, best first, and the stems by which they were found; none before
    /// the articles were read.
    pub fn suggest(&self, text: &str) -> (Vec<&'w Article>, Matched) {
        let Some(index) = self.world.index() else { return Default::default() };
        let policy = &self.world.policy;
        // Few articles are for some cases only, so those that do not suit this one are few, or none.
        let unsuitable: Vec<&str> = self.world.ask(|today| {
            let some_only = policy.articles.iter().enumerate().filter(|(_, article)| article.audience.is_some());
            some_only
                .filter(|(number, _)| today.articles.holds(*number, &self.facts) == Truth::False)
                .map(|(_, article)| article.id.as_str())
                .collect()
        });
        let (hits, matched) = index.search(text, SUGGESTIONS, |id| !unsuitable.contains(&id));
        (hits.iter().filter_map(|hit| policy.article(hit.article)).collect(), matched)
    }
}

//! What does not change during a visit: the policy, its desks, the index over its articles; and the present instant.

use std::cell::RefCell;
use std::rc::Rc;

use super::effect::{Effect, Wanted};
use crate::calendar::{Instant, Years, Zone};
use crate::eligibility::{Compiled, Explanation, Facts, Judgement, Truth, Way, holds};
use crate::policy::{Date, Json, Policy, Tally, TicketKind, ZoneName};
use crate::response::{Desks, Load};
use crate::suggest::{Hit, Index, Matched};

/// How many articles are suggested at once.
const SUGGESTIONS: usize = 5;

/// The surroundings of a visit.
pub struct World {
    /// The policy.
    pub policy: Rc<Policy>,
    /// Its desks.
    pub desks: Desks,
    /// The interface's language.
    pub lang: String,
    /// The instant for which everything is said.
    pub now: Instant,
    index: Option<Index>,
    /// The policy's rules, compiled for the day on which they were asked last.
    rules: RefCell<Option<Rc<Compiled>>>,
}

impl World {
    /// The surroundings at an instant. `zone` looks up a time zone over some years.
    pub fn new(policy: Rc<Policy>, lang: &str, now: Instant, zone: impl Fn(&ZoneName, Years) -> Option<Zone>) -> Self {
        let desks = Desks::new(&policy, now, zone);
        World { policy, desks, lang: lang.to_owned(), now, index: None, rules: RefCell::default() }
    }

    /// Goes on in another language.
    pub fn speak(&mut self, lang: &str) {
        lang.clone_into(&mut self.lang);
        self.index = None;
    }

    /// The vendor's date.
    pub fn today(&self) -> Date {
        self.desks.today(self.now)
    }

    /// Takes the whole policy in place of what was known of it, and reads its rules and articles. Before that there are no
    /// suggestions.
    pub fn learn(&mut self, policy: Rc<Policy>) {
        self.rules.take();
        self.policy = policy;
        self.read_articles();
    }

    /// What the policy says to fetch, beside itself.
    pub fn wants(&self) -> Vec<Effect> {
        let load = self.policy.load.as_ref().map(|load| Effect::Fetch(load.url.clone(), Wanted::Load));
        let latest = self.policy.published().into_iter().map(|url| Effect::Fetch(url.clone(), Wanted::Latest(url.clone())));
        load.into_iter().chain(latest).collect()
    }

    /// Takes what was fetched. `false` when it is not what it should be: then the policy's own is kept.
    pub fn take(&mut self, wanted: &Wanted, json: &Json) -> bool {
        match wanted {
            Wanted::Load => match Load::read_silently(json) {
                Some(load) => self.desks.set_load(&self.policy, load),
                None => return false,
            },
            Wanted::Latest(url) => {
                // Nobody else holds the policy.
                let Some(policy) = Rc::get_mut(&mut self.policy) else { return false };
                let mut tally = Tally::default();
                policy.learn(url.as_str(), json, &mut tally);
                self.rules.take();
                return tally.warnings() == 0;
            }
        }
        true
    }

    /// What the policy says of a case.
    pub fn judge(&self, facts: &Facts) -> Judgement<'_> {
        self.compiled(|compiled| compiled.judge(&self.policy, facts))
    }

    /// Why the policy says so.
    pub fn explain<'w>(&'w self, judgement: &Judgement<'w>) -> Explanation<'w> {
        self.compiled(|compiled| judgement.explain(&self.policy, compiled))
    }

    /// What would lead to a better verdict.
    pub fn better(&self, facts: &Facts) -> Vec<Way<'_>> {
        self.compiled(|compiled| compiled.better(&self.policy, facts))
    }

    /// Asks the rules as they are today. They are compiled once a day: for a visit that goes on past the vendor's
    /// midnight, once more.
    pub fn compiled<T>(&self, ask: impl FnOnce(&Compiled) -> T) -> T {
        let today = self.today();
        let kept = self.rules.borrow().clone().filter(|rules| rules.today == today);
        let rules = kept.unwrap_or_else(|| {
            let rules = Rc::new(Compiled::new(&self.policy, today, &[]));
            self.rules.replace(Some(rules.clone()));
            rules
        });
        ask(&rules)
    }

    /// Reads the articles in the language that is spoken.
    pub fn read_articles(&mut self) {
        self.index = Some(Index::new(&self.policy.articles, &self.lang));
    }

    /// The index over the articles, for marking words.
    pub fn index(&self) -> Option<&Index> {
        self.index.as_ref()
    }

    /// The articles that probably answer a text, and suit the case; none before the articles were read.
    pub fn suggest(&self, text: &str, facts: &Facts) -> (Vec<Hit>, Matched) {
        let today = self.today();
        let suits = |number: usize| {
            let article = self.policy.articles.get(number);
            article.is_some_and(|article| holds(&self.policy, article.audience.as_ref(), facts, today) != Truth::False)
        };
        self.index.as_ref().map(|index| index.search(text, SUGGESTIONS, suits)).unwrap_or_default()
    }

    /// The kinds of ticket for a case, by id.
    pub fn kinds(&self, facts: &Facts) -> Vec<(&str, &TicketKind)> {
        let today = self.today();
        let suits = |kind: &TicketKind| holds(&self.policy, kind.when.as_ref(), facts, today) != Truth::False;
        self.policy.tickets.kinds.iter().filter(|(_, kind)| suits(kind)).collect()
    }
}

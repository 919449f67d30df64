//! What holds for every case: the policy, its desks, the index over its articles, the language; and the present instant.

use std::cell::RefCell;
use std::rc::Rc;

use super::case::Case;
use crate::calendar::{Instant, Years, Zone};
use crate::eligibility::{Compiled, Facts, Planner, Provisos};
use crate::policy::{Date, Endpoint, Json, Policy, Problems, Tally, ZoneName};
use crate::response::{Desks, Load, Offers};
use crate::suggest::{Index, Stemmer};

/// What the vendor publishes beside the policy, and can be done without.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// How busy the vendor is.
    Load,
    /// The latest versions of products, at this address.
    Latest(Endpoint),
}

/// A policy at an instant, in a language: what every case is a case of.
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
    /// The policy's conditions, compiled for the day on which they were asked last.
    conditions: RefCell<Option<Conditions>>,
}

/// A policy's conditions, compiled for a day.
pub(super) struct Conditions {
    /// Those of the coverage rules, and what was found out about the order of questions.
    pub(super) planner: Planner,
    /// Those of targets and channels.
    pub(super) offers: Offers,
    /// Those of the kinds of ticket.
    pub(super) kinds: Provisos,
    /// Those of the articles.
    pub(super) articles: Provisos,
}

impl Conditions {
    fn new(policy: &Policy, today: Date) -> Self {
        Conditions {
            planner: Planner::new(Compiled::new(policy, today, &[])),
            offers: Offers::new(policy, today),
            kinds: Provisos::new(policy, today, policy.tickets.kinds.iter().map(|(_, kind)| kind.when.as_ref())),
            articles: Provisos::new(policy, today, policy.articles.iter().map(|article| article.audience.as_ref())),
        }
    }
}

impl World {
    /// The surroundings at an instant. `zone` looks up a time zone over some years.
    pub fn new(policy: Rc<Policy>, lang: &str, now: Instant, zone: impl Fn(&ZoneName, Years) -> Option<Zone>) -> Self {
        let desks = Desks::new(&policy, now, zone);
        World { policy, desks, lang: lang.to_owned(), now, index: None, conditions: RefCell::default() }
    }

    /// Goes on in another language. Until the articles are read in it there are no suggestions.
    pub fn speak(&mut self, lang: &str) {
        lang.clone_into(&mut self.lang);
        self.index = None;
    }

    /// The vendor's date.
    pub fn today(&self) -> Date {
        self.desks.today(self.now)
    }

    /// Takes the whole policy in place of what was known of it, and reads its rules and articles, these without a stemmer. Before that
    /// there are no suggestions.
    pub fn learn(&mut self, policy: Rc<Policy>) {
        self.conditions.take();
        self.policy = policy;
        self.read_articles(None);
    }

    /// What the policy says to fetch, beside itself.
    pub fn wants(&self) -> Vec<(Endpoint, Wanted)> {
        let load = self.policy.load.as_ref().map(|load| (load.url.clone(), Wanted::Load));
        let latest = self.policy.published().into_iter().map(|url| (url.clone(), Wanted::Latest(url.clone())));
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
                self.conditions.take();
                return tally.warnings() == 0;
            }
        }
        true
    }

    /// Takes what the vendor publishes of its load. What cannot be read changes nothing, and is told.
    pub fn take_load(&mut self, json: &Json) -> Problems {
        self.desks.take_load(&self.policy, json)
    }

    /// A case of which so much is known.
    pub fn case(&self, facts: Facts) -> Case<'_> {
        Case::new(self, facts)
    }

    /// Asks the coverage rules as they are today.
    pub fn rules<T>(&self, ask: impl FnOnce(&mut Planner) -> T) -> T {
        self.ask(|conditions| ask(&mut conditions.planner))
    }

    /// Asks the conditions as they are today. They are compiled once a day: for a visit that goes on past the vendor's
    /// midnight, once more.
    pub(super) fn ask<T>(&self, ask: impl FnOnce(&mut Conditions) -> T) -> T {
        let today = self.today();
        let kept = self.conditions.take().filter(|kept| kept.planner.compiled.today == today);
        let mut conditions = kept.unwrap_or_else(|| Conditions::new(&self.policy, today));
        let answer = ask(&mut conditions);
        self.conditions.replace(Some(conditions));
        answer
    }

    /// Reads the articles in the language that is spoken, once more if they were read. Without that language's stemmer an article is
    /// found by the very words that stand in it, by their beginnings and in spite of misspellings.
    pub fn read_articles(&mut self, stemmer: Option<Stemmer>) {
        self.index = Some(Index::new(&self.policy.articles, &self.lang, stemmer));
    }

    /// The index over the articles, for marking words.
    pub fn index(&self) -> Option<&Index> {
        self.index.as_ref()
    }
}

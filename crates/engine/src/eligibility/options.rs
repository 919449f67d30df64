//! What can be asked in a state: which questions make sense, and which answers to them make a difference.

use super::domain::{Domain, bit};
use super::plan::{Search, State};
use super::program::{Cells, Leaf, cut_apart};

impl Search<'_> {
    /// The facts that can be asked now or later and still matter, in the order in which the rules turn on them.
    pub(super) fn relevant(&mut self) -> Vec<usize> {
        let state = self.look_at_all();
        let mut facts = Vec::new();
        for leaf in self.leaves(state.live) {
            for fact in self.product_fact(leaf.fact).into_iter().chain([leaf.fact]).filter(|fact| self.askable(*fact)) {
                if !facts.contains(&fact) {
                    facts.push(fact);
                }
            }
        }
        facts
    }

    /// The facts worth asking first, in the author's order.
    pub(super) fn candidates(&self, state: &State, topic: u16) -> Vec<usize> {
        let all = self.askable_of(self.leaves(state.live));
        let same_topic: Vec<usize> = all.iter().copied().filter(|fact| topic != 0 && self.topic_of(*fact) == topic).collect();
        if self.leaves_no_choice(state) {
            let (from, _) = state.live;
            let only = self.askable_of(self.leaves((from, from + 1)));
            let fits = |fact: &usize| same_topic.contains(fact) || (same_topic.is_empty() && self.topic_of(*fact) == 0);
            if only.iter().any(fits) {
                return only;
            }
        }
        let mut candidates = if same_topic.is_empty() { all } else { same_topic };
        if self.stays_open(state) {
            // No order leads to a verdict: the author's is as good as any.
            candidates.truncate(1);
        }
        candidates
    }

    /// Whether the first rule that is open turns on one test alone.
    pub(super) fn leaves_no_choice(&self, state: &State) -> bool {
        self.open_rules(state.rules).first().is_some_and(|(_, end)| *end == state.live.0 + 1)
    }

    /// The facts that can be asked now of those that some tests are about. A version says nothing while it is unknown of which
    /// product it is, so that is asked before it.
    pub(super) fn askable_of(&self, live: &[&Leaf]) -> Vec<usize> {
        let mut facts: Vec<usize> = Vec::new();
        for leaf in live {
            let fact = self.product_fact(leaf.fact).filter(|of| self.askable(*of)).unwrap_or(leaf.fact);
            let place = facts.iter().position(|other| *other >= fact).unwrap_or(facts.len());
            if facts.get(place) != Some(&fact) && self.askable(fact) {
                facts.insert(place, fact);
            }
        }
        facts
    }

    /// Whether it makes sense to ask: the visitor can be asked, and the answer can tell something.
    pub(super) fn askable(&self, fact: usize) -> bool {
        if !self.answerable.get(fact).copied().unwrap_or_default() || self.is_told(fact) {
            return false;
        }
        let known = self.known.get(fact).copied().unwrap_or_default();
        match self.product_fact(fact) {
            // Nobody can say of which product it is, nor will.
            Some(of) if !self.is_told(of) && !self.askable(of) => self.untold_product_answers(fact, known).len() > 1,
            _ => self.says_product(fact) || !(known == 0 || known.is_power_of_two()),
        }
    }

    pub(super) fn says_product(&self, fact: usize) -> bool {
        self.compiled.asks.get(fact).is_some_and(|ask| ask.says_product)
    }

    pub(super) fn is_told(&self, fact: usize) -> bool {
        self.told.get(fact).copied().unwrap_or_default()
    }

    pub(super) fn set_told(&mut self, fact: usize, told: bool) {
        if let Some(place) = self.told.get_mut(fact) {
            *place = told;
        }
    }

    /// The fact that says of which product a version is.
    pub(super) fn product_fact(&self, fact: usize) -> Option<usize> {
        self.compiled.domains.get(fact)?.of
    }

    /// What can be known of a version of which nobody can say of which product it is.
    fn untold_product_answers(&self, fact: usize, known: Cells) -> Vec<Cells> {
        let mut sets: Vec<Cells> = Vec::new();
        for cells in self.compiled.domains.get(fact).map(Domain::cells_without_product).unwrap_or_default() {
            if cells & known != 0 && !sets.contains(&(cells & known)) {
                sets.push(cells & known);
            }
        }
        sets
    }

    pub(super) fn topic_of(&self, fact: usize) -> u16 {
        self.compiled.asks.get(fact).map_or(0, |ask| ask.topic)
    }

    /// The answers to a question that make a difference: sets of cells, and how likely they are beside each other.
    pub(super) fn answers(&self, state: &State, fact: usize) -> Vec<(Cells, f32)> {
        let Some(domain) = self.compiled.domains.get(fact) else { return Vec::new() };
        let known = self.known.get(fact).copied().unwrap_or_default();
        if domain.of.is_some_and(|of| !self.is_told(of)) {
            return self.untold_product_answers(fact, known).into_iter().map(|cells| (cells, 1.0)).collect();
        }
        let mut groups = vec![known];
        for leaf in self.leaves(state.live) {
            if leaf.fact == fact {
                cut_apart(&mut groups, leaf.must);
                cut_apart(&mut groups, leaf.can);
            } else if let Some(other) = self.compiled.domains.get(leaf.fact).filter(|other| other.of == Some(fact)) {
                let with = |cell: usize| domain.choice(bit(cell)).map(|choice| other.cells_for(Some(choice)));
                for cell in 0..domain.cells.len() {
                    let alike = (0..domain.cells.len()).filter(|other| with(*other) == with(cell));
                    cut_apart(&mut groups, alike.fold(0, |cells, cell| cells | bit(cell)));
                }
            }
        }
        groups.into_iter().map(|cells| (cells, domain.likelihood(cells))).collect()
    }
}

//! What a fact can be, cut into cells: all the values in a cell pass the same tests, so that no condition can tell them apart.
//!
//! Choices that no rule tells apart share a cell; versions and dates are cut at the bounds that some condition names. So every
//! fact has a handful of cells, and whatever is asked of a policy (a verdict, the next question, what cannot be reached) is asked
//! over these. A version is cut for each product that it may be of, since each has its own latest version.

use std::cmp::Ordering;

use super::leaf::passes;
use super::program::{Cells, Leaf};
use super::truth::Truth;
use super::witness::{Witness, compare, witnesses};
use crate::policy::{Date, FactDefinition, FactKind, Policy, Test, Value};

/// How many cells a domain has at most: a set of them is one number. What does not fit falls into the last one, of which no test
/// can say anything; then the case goes to a human rather than to a wrong verdict.
pub const MAX_CELLS: usize = Cells::BITS as usize;

/// The cells of one fact.
#[derive(Debug, Clone, Default)]
pub struct Domain {
    /// The cells.
    pub cells: Vec<Cell>,
    /// The number of the fact that says which product a version is of.
    pub of: Option<usize>,
    /// Whether the policy tells more values apart than there can be cells.
    pub coarse: bool,
    /// What the policy tests.
    pub(super) tests: Vec<Test>,
    /// A ladder for each choice of `of`; else one.
    ladders: Vec<Ladder>,
}

/// Values that no condition tells apart.
#[derive(Debug, Clone)]
pub struct Cell {
    /// One of the values; with the choice of the fact that says which product, where that matters.
    pub examples: Vec<(Option<String>, Value)>,
    /// How likely it is, beside the others; above 0.
    pub likely: f32,
    /// What comes of each test.
    passes: Vec<Truth>,
}

/// Which cell each value belongs to, the values in ascending order where there is one.
#[derive(Debug, Clone, Default)]
struct Ladder {
    product: Option<String>,
    rungs: Vec<(Witness, usize)>,
}

impl Domain {
    /// The domain of a fact, cut by the tests that are made of it. `of_it` are the domains of versions of which this fact says the
    /// product: products with which other cells can occur are told apart as well.
    pub(super) fn new(policy: &Policy, fact: &FactDefinition, tests: Vec<Test>, of_it: &[&Domain], today: Date) -> Domain {
        let mut domain = Domain { tests, ..Domain::default() };
        let chosen = fact.of.as_deref().and_then(|of| Some((of, policy.facts.get(of)?)));
        if fact.kind() == FactKind::Version
            && let Some((of, choice)) = chosen
            && !policy.products.iter().any(|product| product.id == of)
        {
            domain.of = policy.facts.keys().position(|name| name == of);
            choice.choices.keys().for_each(|id| domain.climb(policy, fact, Some(id), &[], today));
        } else {
            domain.climb(policy, fact, None, of_it, today);
        }
        if !matches!(fact.kind(), FactKind::Choice | FactKind::YesNo) {
            // However many bounds and gaps are in a cell: nothing is known of how likely they are.
            domain.cells.iter_mut().for_each(|cell| cell.likely = 1.0);
        }
        domain
    }

    /// Adds the cells of the values that can occur with a product.
    fn climb(&mut self, policy: &Policy, fact: &FactDefinition, chosen: Option<&str>, of_it: &[&Domain], today: Date) {
        let of = chosen.map(|id| Value::Choice(id.to_owned()));
        let product = super::leaf::product(policy, fact, |_| of.clone());
        let mut ladder = Ladder { product: chosen.map(str::to_owned), rungs: Vec::new() };
        for witness in witnesses(fact, &self.tests, product, today) {
            let mut outcomes: Vec<Truth> = self.tests.iter().map(|test| passes(test, &witness.value, product, today)).collect();
            if let Value::Choice(choice) = &witness.value {
                for domain in of_it {
                    let with = domain.cells_for(Some(choice));
                    outcomes.extend((0..domain.cells.len()).map(|cell| Truth::from(with & bit(cell) != 0)));
                }
            }
            let cell = self.cell_with(outcomes);
            if let Some(cell) = self.cells.get_mut(cell) {
                match cell.examples.iter_mut().find(|(product, _)| product.as_deref() == chosen) {
                    None => cell.examples.push((ladder.product.clone(), witness.value.clone())),
                    // People name releases.
                    Some((_, Value::Version(known))) if known.is_bound() => {
                        if let Value::Version(version) = &witness.value {
                            known.clone_from(version);
                        }
                    }
                    Some(_) => {}
                }
                cell.likely += f32::from(weight(fact, &witness.value));
            }
            ladder.rungs.push((witness, cell));
        }
        self.ladders.push(ladder);
    }

    /// The number of the cell with these outcomes of the tests: a new one, unless there is one, or there are too many.
    fn cell_with(&mut self, passes: Vec<Truth>) -> usize {
        if let Some(known) = self.cells.iter().position(|cell| cell.passes == passes) {
            return known;
        }
        if self.cells.len() + 1 >= MAX_CELLS {
            self.coarse = true;
            let unknown = vec![Truth::Unknown; passes.len()];
            if self.cells.len() + 1 == MAX_CELLS {
                self.cells.push(Cell { examples: Vec::new(), likely: 0.0, passes: unknown });
            }
            return MAX_CELLS - 1;
        }
        self.cells.push(Cell { examples: Vec::new(), likely: 0.0, passes });
        self.cells.len() - 1
    }

    /// All of its cells.
    pub fn all(&self) -> Cells {
        set(self.cells.len())
    }

    /// The cells that can occur with a choice of the fact that says which product; all, for a fact that is of none.
    pub fn cells_for(&self, product: Option<&str>) -> Cells {
        let ladders = self.ladders_for(product);
        ladders.fold(0, |cells, ladder| ladder.rungs.iter().fold(cells, |cells, (_, cell)| cells | bit(*cell)))
    }

    /// The choices of the fact that says which product; none, for a fact that is of none.
    pub(super) fn products(&self) -> Vec<&str> {
        self.ladders.iter().filter_map(|ladder| ladder.product.as_deref()).collect()
    }

    /// The cell of a value. While it is not known of which product a version is, the cells that it can be in.
    pub fn cells_of(&self, value: &Value, product: Option<&str>) -> Cells {
        match value {
            // Sets and texts are too many for rungs: they are in the cell with the same outcomes.
            Value::Choices(_) | Value::Text(_) => {
                let outcome = |test| passes(test, value, None, Date::default());
                let same = |cell: &Cell| self.tests.iter().map(outcome).eq(cell.passes.iter().copied());
                self.cells.iter().position(same).map_or(self.all(), bit)
            }
            // One ladder, whose rungs have no order.
            Value::Choice(_) | Value::YesNo(_) => {
                let rungs = self.ladders.first().map_or(&[][..], |ladder| &ladder.rungs);
                rungs.iter().find(|(rung, _)| rung.value == *value).map_or(self.all(), |(_, cell)| bit(*cell))
            }
            _ => self.ladders_for(product).fold(0, |cells, ladder| cells | ladder.cell(value).map_or(self.all(), bit)),
        }
    }

    /// What can be known of a version once it is told, while nobody can say of which product it is: sets of cells.
    pub(super) fn cells_without_product(&self) -> Vec<Cells> {
        let mut sets = Vec::new();
        for (rung, _) in self.ladders.iter().flat_map(|ladder| &ladder.rungs) {
            let cells = self.cells_of(&rung.value, None);
            if !sets.contains(&cells) {
                sets.push(cells);
            }
        }
        sets
    }

    /// The choice that stands for those in a cell, of a fact that says which product.
    pub(super) fn choice(&self, cells: Cells) -> Option<&str> {
        match self.cells.get(cells.trailing_zeros() as usize)?.examples.first()? {
            (_, Value::Choice(choice)) => Some(choice),
            _ => None,
        }
    }

    /// How likely some of its cells are beside the others.
    pub(super) fn likelihood(&self, cells: Cells) -> f32 {
        self.cells.iter().enumerate().filter(|(cell, _)| cells & bit(*cell) != 0).map(|(_, cell)| cell.likely).sum()
    }

    fn ladders_for<'a>(&'a self, product: Option<&'a str>) -> impl Iterator<Item = &'a Ladder> {
        let known = move |ladder: &&Ladder| product.is_none() || ladder.product.is_none() || ladder.product.as_deref() == product;
        self.ladders.iter().filter(known)
    }

    /// The cells that pass a test of this fact.
    pub(super) fn leaf_of(&self, fact: usize, test: &Test) -> Leaf {
        let mut leaf = Leaf { id: 0, fact, must: 0, can: 0 };
        if let Some(number) = self.tests.iter().position(|known| known == test) {
            for (cell, Cell { passes, .. }) in self.cells.iter().enumerate() {
                match passes.get(number) {
                    Some(Truth::True) => (leaf.must, leaf.can) = (leaf.must | bit(cell), leaf.can | bit(cell)),
                    Some(Truth::False) => {}
                    _ => leaf.can |= bit(cell),
                }
            }
        }
        leaf
    }
}

impl Ladder {
    /// The cell of a value: that of the same value, or of the gap it lies in.
    fn cell(&self, value: &Value) -> Option<usize> {
        let mut below = None;
        for (rung, cell) in &self.rungs {
            match compare(&rung.value, value) {
                None => continue,
                Some(Ordering::Equal) if rung.exact => return Some(*cell),
                Some(Ordering::Greater) if rung.exact => return below,
                Some(_) => below = Some(*cell),
            }
        }
        below
    }
}

/// How likely an answer is beside the others, as the policy says.
fn weight(fact: &FactDefinition, value: &Value) -> u8 {
    let name = match value {
        Value::Choice(choice) => choice,
        Value::YesNo(true) => "true",
        Value::YesNo(false) => "false",
        _ => return 1,
    };
    fact.likely.get(name).map_or(1, |weight| weight.0)
}

pub(super) fn bit(cell: usize) -> Cells {
    1 << cell
}

fn set(cells: usize) -> Cells {
    if cells >= MAX_CELLS { Cells::MAX } else { bit(cells) - 1 }
}

//! Whether a condition comes to the same in every completion: whatever the facts that are not known turn out to be.
//!
//! Looking at its parts one by one is not enough for that: each part of `x and y, or not x, or not y` is unknown while `x` and `y`
//! are, and yet it always holds. So where the parts leave it open, one fact after the other is taken to be what it can be, until two
//! completions differ, which hardly ever takes more than a few, or there are none left.

use super::domain::Domain;
use super::program::{Cells, Known, Leaf, Program, cut_apart};
use super::truth::Truth;
use crate::policy::Value;

/// How many tests are looked at, about, before a condition is left open. To see that one holds in every completion can take as many
/// as there are completions; that of ten facts with two answers each takes a tenth of this.
const BUDGET: usize = 20_000;

/// What is known of a case, to be completed.
pub(super) struct Completions<'c> {
    domains: &'c [Domain],
    /// The value of a fact, where it has one.
    value: &'c dyn Fn(usize) -> Option<&'c Value>,
    known: Known,
    /// The facts that say of which product a version is and were taken to be one choice.
    chosen: Vec<usize>,
    /// How many tests may still be looked at.
    left: usize,
}

impl<'c> Completions<'c> {
    /// `value` is what is believed of a fact, and `known` the same in cells. A version whose value is not given is in one of its cells.
    pub(super) fn new(domains: &'c [Domain], known: &[Cells], value: &'c dyn Fn(usize) -> Option<&'c Value>) -> Self {
        Completions { domains, value, known: known.to_vec(), chosen: Vec::new(), left: BUDGET }
    }

    /// What a condition comes to in every completion; unknown, when two completions differ, or when it stays open though everything
    /// is known, as it does of a version of something that is no product.
    pub(super) fn truth(&mut self, condition: &Program) -> Truth {
        let mut live = Vec::new();
        let truth = condition.live(&self.known, &mut live);
        if truth != Truth::Unknown {
            return truth;
        }
        let Some(left) = self.left.checked_sub(live.len()) else { return Truth::Unknown };
        self.left = left;
        // A version says little before its product is known.
        if let Some(product) = live.iter().find_map(|leaf| self.open_product(leaf.fact)) {
            return self.by_product(condition, product);
        }
        live.iter().find_map(|leaf| self.by_answer(condition, leaf.fact, &live)).unwrap_or(Truth::Unknown)
    }

    /// The fact that says of which product a version is, while that is open.
    fn open_product(&self, fact: usize) -> Option<usize> {
        let of = self.domains.get(fact)?.of?;
        ((self.value)(of).is_none() && !self.chosen.contains(&of)).then_some(of)
    }

    /// Takes the product to be each of its choices.
    fn by_product(&mut self, condition: &Program, product: usize) -> Truth {
        let domains = self.domains;
        let (before, mut same) = (self.known.clone(), None);
        self.chosen.push(product);
        let choices = domains.iter().find(|domain| domain.of == Some(product)).map(Domain::products).unwrap_or_default();
        for choice in choices {
            let cells = domains.get(product).map_or(0, |domain| domain.cells_of(&Value::Choice(choice.to_owned()), None));
            if self.known.get(product).is_some_and(|known| known & cells == 0) {
                continue;
            }
            for (number, domain) in domains.iter().enumerate() {
                let Some(known) = self.known.get_mut(number) else { continue };
                if number == product {
                    *known = cells;
                } else if domain.of == Some(product) {
                    *known &= match (self.value)(number) {
                        Some(value) => domain.cells_of(value, Some(choice)),
                        None => domain.cells_for(Some(choice)),
                    };
                }
            }
            let truth = self.truth(condition);
            self.known.clone_from(&before);
            if agrees(&mut same, truth) == Truth::Unknown {
                break;
            }
        }
        self.chosen.pop();
        same.unwrap_or(Truth::Unknown)
    }

    /// Takes a fact to be what makes a difference to the tests that are open; `None` when nothing does.
    fn by_answer(&mut self, condition: &Program, fact: usize, live: &[&Leaf]) -> Option<Truth> {
        let before = self.known.get(fact).copied()?;
        let mut answers = vec![before];
        for leaf in live.iter().filter(|leaf| leaf.fact == fact) {
            cut_apart(&mut answers, leaf.must);
            cut_apart(&mut answers, leaf.can);
        }
        if answers.len() < 2 {
            return None;
        }
        let mut same = None;
        for cells in answers {
            *self.known.get_mut(fact)? = cells;
            let truth = self.truth(condition);
            if agrees(&mut same, truth) == Truth::Unknown {
                break;
            }
        }
        *self.known.get_mut(fact)? = before;
        same
    }
}

/// Notes what one more completion comes to; unknown, once two differ.
fn agrees(same: &mut Option<Truth>, truth: Truth) -> Truth {
    *same.insert(if same.is_none_or(|same| same == truth) { truth } else { Truth::Unknown })
}

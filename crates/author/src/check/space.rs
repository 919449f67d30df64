//! All cases that a policy can meet, as literals: one for each cell of each fact, of which exactly one is true.

use super::sat::{Literal, Sat};
use loket_engine::eligibility::{Cells, Compiled, Known, Program};
use loket_engine::policy::Value;

/// One case of which nothing is settled yet.
pub(super) struct Space {
    /// By fact, by cell.
    cells: Vec<Vec<Literal>>,
}

/// What is asked of a condition.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum How {
    /// That it is true.
    Surely,
    /// That it is not false: of a version of something that is no product nothing can be said.
    Possibly,
}

impl Space {
    pub(super) fn new(sat: &mut Sat, compiled: &Compiled) -> Space {
        let cells: Vec<Vec<Literal>> = compiled.domains.iter().map(|domain| domain.cells.iter().map(|_| sat.literal()).collect()).collect();
        for fact in cells.iter().filter(|fact| !fact.is_empty()) {
            sat.require(fact);
            sat.at_most_one(fact);
        }
        let space = Space { cells };
        space.versions_fit_their_products(sat, compiled);
        space
    }

    /// A version can be in a cell only together with a product that has such versions.
    fn versions_fit_their_products(&self, sat: &mut Sat, compiled: &Compiled) {
        for (domain, literals) in compiled.domains.iter().zip(&self.cells) {
            let Some((of, products)) = domain.of.and_then(|of| Some((of, compiled.domains.get(of)?))) else { continue };
            for (cell, literal) in domain.cells.iter().zip(literals) {
                let chosen = cell.examples.iter().filter_map(|(product, _)| product.clone());
                let fitting = chosen.fold(0, |cells, product| cells | products.cells_of(&Value::Choice(product), None));
                let mut clause = self.among(of, fitting);
                clause.push(!*literal);
                sat.require(&clause);
            }
        }
    }

    /// The literals of some cells of a fact.
    fn among(&self, fact: usize, cells: Cells) -> Vec<Literal> {
        let literals = self.cells.get(fact).into_iter().flatten();
        literals.enumerate().filter(|(cell, _)| cells >> cell & 1 == 1).map(|(_, literal)| *literal).collect()
    }

    /// A literal that is true when a condition holds, and only then.
    pub(super) fn holds(&self, sat: &mut Sat, condition: &Program, how: How) -> Literal {
        match condition {
            Program::All(parts) => {
                let parts: Vec<Literal> = parts.iter().map(|part| self.holds(sat, part, how)).collect();
                sat.all(&parts)
            }
            Program::Any(parts) => {
                let parts: Vec<Literal> = parts.iter().map(|part| self.holds(sat, part, how)).collect();
                sat.any(&parts)
            }
            Program::Is(leaf) => {
                let cells = self.among(leaf.fact, if how == How::Surely { leaf.must } else { leaf.can });
                match self.cells.get(leaf.fact).is_some_and(|all| all.len() == cells.len()) {
                    true => sat.always(),
                    false => sat.any(&cells),
                }
            }
        }
    }

    /// The case that was found.
    pub(super) fn found(&self, sat: &Sat) -> Known {
        let one = |literals: &Vec<Literal>| {
            literals.iter().enumerate().filter(|(_, literal)| sat.is(**literal)).fold(0, |cells, (cell, _)| cells | 1 << cell)
        };
        self.cells.iter().map(one).collect()
    }

    /// For each fact a literal that, when it is true, makes the fact the same in two cases.
    pub(super) fn same(&self, sat: &mut Sat, other: &Space) -> Vec<Literal> {
        let mut all = Vec::new();
        for (here, there) in self.cells.iter().zip(&other.cells) {
            let same = sat.literal();
            for (here, there) in here.iter().zip(there) {
                sat.require(&[!same, !*here, *there]);
                sat.require(&[!same, *here, !*there]);
            }
            all.push(same);
        }
        all
    }
}

//! Conditions over cells: small trees that are evaluated with a few integer operations.
//!
//! It knows facts by their number and values by their cells alone. (`domain` makes the cells.)

use super::truth::Truth;

/// A set of the cells of one fact's domain, one bit each. As what is known of a fact: one cell when it is known, all when it is
/// not; as a test: the cells that pass.
pub type Cells = u64;

/// What is known of a case: the cells that each fact can be in, by the number of the fact.
pub type Known = Vec<Cells>;

/// A condition over cells, in negation normal form.
#[derive(Debug, Clone, PartialEq)]
pub enum Program {
    /// All of these hold.
    All(Vec<Program>),
    /// At least one of these holds.
    Any(Vec<Program>),
    /// A fact is in some cells.
    Is(Leaf),
}

/// A test of one fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Leaf {
    /// Which one it is of all tests in the rules of a policy.
    pub id: u32,
    /// The number of the fact in the policy.
    pub fact: usize,
    /// The cells that pass.
    pub must: Cells,
    /// The cells that pass or of which that cannot be said, as of a version of something that is no product.
    pub can: Cells,
}

impl Leaf {
    /// Whether a fact that is in one of `cells` passes.
    pub fn holds(self, cells: Cells) -> Truth {
        if cells & self.can == 0 {
            Truth::False
        } else if cells & !self.must == 0 {
            Truth::True
        } else {
            Truth::Unknown
        }
    }

    /// Whether its fact passes, with what is known of each.
    pub(super) fn holds_for(self, known: &[Cells]) -> Truth {
        self.holds(known.get(self.fact).copied().unwrap_or(Cells::MAX))
    }

    /// The opposite.
    pub(super) fn opposite(self) -> Leaf {
        Leaf { must: !self.can, can: !self.must, ..self }
    }
}

impl Program {
    /// Whether the condition holds, with what is known of each fact, as can be seen part by part. What it says is what every
    /// completion comes to; but it may leave open what every completion decides, where several tests of different facts come to the
    /// same only together. Facts of which `known` has nothing can be in any cell.
    ///
    /// ```
    /// use loket_engine::eligibility::{Leaf, Program, Truth};
    ///
    /// // Fact 0 has three cells, and the test passes for the first two of them.
    /// let condition = Program::Is(Leaf { id: 0, fact: 0, must: 0b011, can: 0b011 });
    /// assert_eq!(condition.holds(&[0b001]), Truth::True);
    /// assert_eq!(condition.holds(&[0b100]), Truth::False);
    /// assert_eq!(condition.holds(&[0b101]), Truth::Unknown);
    /// ```
    pub fn holds(&self, known: &[Cells]) -> Truth {
        match self {
            Program::Is(leaf) => leaf.holds_for(known),
            Program::All(parts) => until(parts, known, Truth::False, Truth::True),
            Program::Any(parts) => until(parts, known, Truth::True, Truth::False),
        }
    }

    /// Whether the condition holds; adds the tests on which that still turns. The others cannot change anything any more, since
    /// what they stand in is decided without them.
    pub(super) fn live<'p>(&'p self, known: &[Cells], live: &mut Vec<&'p Leaf>) -> Truth {
        let (parts, stop) = match self {
            Program::Is(leaf) => {
                let truth = leaf.holds_for(known);
                if truth == Truth::Unknown {
                    live.push(leaf);
                }
                return truth;
            }
            Program::All(parts) => (parts, Truth::False),
            Program::Any(parts) => (parts, Truth::True),
        };
        let before = live.len();
        let mut truth = stop.opposite();
        for part in parts {
            match part.live(known, live) {
                part if part == stop => {
                    live.truncate(before);
                    return stop;
                }
                Truth::Unknown => truth = Truth::Unknown,
                _ => {}
            }
        }
        truth
    }

    /// Numbers the tests in it, from `next` on.
    pub(super) fn number_tests(&mut self, next: &mut u32) {
        match self {
            Program::Is(leaf) => {
                leaf.id = *next;
                *next += 1;
            }
            Program::All(parts) | Program::Any(parts) => parts.iter_mut().for_each(|part| part.number_tests(next)),
        }
    }

    /// The tests in it, in order.
    pub fn leaves<'a>(&'a self, leaves: &mut Vec<&'a Leaf>) {
        match self {
            Program::Is(leaf) => leaves.push(leaf),
            Program::All(parts) | Program::Any(parts) => parts.iter().for_each(|part| part.leaves(leaves)),
        }
    }

    /// All or any of some parts. Tests of the same fact become one, so that `x or not x` holds without knowing `x`.
    pub(super) fn join(all: bool, parts: Vec<Program>) -> Program {
        let mut joined = Vec::new();
        parts.into_iter().for_each(|part| add(all, part, &mut joined));
        match joined.pop() {
            Some(only) if joined.is_empty() => only,
            last => {
                joined.extend(last);
                if all { Program::All(joined) } else { Program::Any(joined) }
            }
        }
    }
}

fn add(all: bool, part: Program, joined: &mut Vec<Program>) {
    match part {
        Program::All(inner) if all => inner.into_iter().for_each(|part| add(all, part, joined)),
        Program::Any(inner) if !all => inner.into_iter().for_each(|part| add(all, part, joined)),
        Program::Is(leaf) => {
            for other in joined.iter_mut() {
                if let Program::Is(other) = other
                    && other.fact == leaf.fact
                {
                    let both = |one, other| if all { one & other } else { one | other };
                    *other = Leaf { must: both(other.must, leaf.must), can: both(other.can, leaf.can), ..leaf };
                    return;
                }
            }
            joined.push(part);
        }
        _ => joined.push(part),
    }
}

/// `stop` as soon as one part is that; else `otherwise`, unless a part is unknown.
fn until(parts: &[Program], known: &[Cells], stop: Truth, otherwise: Truth) -> Truth {
    let mut truth = otherwise;
    for part in parts {
        match part.holds(known) {
            part if part == stop => return stop,
            Truth::Unknown => truth = Truth::Unknown,
            _ => {}
        }
    }
    truth
}

/// Cuts each group into what is in `cells` and what is not.
pub(super) fn cut_apart(groups: &mut Vec<Cells>, cells: Cells) {
    for number in 0..groups.len() {
        if let Some(group) = groups.get_mut(number)
            && *group & cells != 0
            && *group & !cells != 0
        {
            let rest = *group & !cells;
            *group &= cells;
            groups.push(rest);
        }
    }
}

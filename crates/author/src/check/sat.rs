//! Gates over a SAT solver (BatSat: conflict-driven clause learning). The only place that names it.

use batsat::{BasicSolver, Lit, SolverInterface, lbool};

/// Something that is true or false.
pub(super) type Literal = Lit;

/// Statements about literals, and whether they can all be true.
#[derive(Default)]
pub(super) struct Sat {
    solver: BasicSolver,
    always: Option<Literal>,
}

impl Sat {
    /// A literal of which nothing is known yet.
    pub(super) fn literal(&mut self) -> Literal {
        Lit::new(self.solver.new_var_default(), true)
    }

    /// The literal that is true.
    pub(super) fn always(&mut self) -> Literal {
        if let Some(always) = self.always {
            return always;
        }
        let always = self.literal();
        self.require(&[always]);
        self.always = Some(always);
        always
    }

    /// States that one of these is true.
    pub(super) fn require(&mut self, one_of: &[Literal]) {
        self.solver.add_clause_reuse(&mut one_of.to_vec());
    }

    /// States that at most one of these is true.
    pub(super) fn at_most_one(&mut self, literals: &[Literal]) {
        for (index, one) in literals.iter().enumerate() {
            for other in literals.iter().skip(index + 1) {
                self.require(&[!*one, !*other]);
            }
        }
    }

    /// A literal that is true when one of these is, and only then.
    pub(super) fn any(&mut self, literals: &[Literal]) -> Literal {
        match literals {
            [] => !self.always(),
            [only] => *only,
            _ => {
                let any = self.literal();
                literals.iter().for_each(|literal| self.require(&[!*literal, any]));
                let mut clause = literals.to_vec();
                clause.push(!any);
                self.require(&clause);
                any
            }
        }
    }

    /// A literal that is true when all of these are, and only then.
    pub(super) fn all(&mut self, literals: &[Literal]) -> Literal {
        let opposites: Vec<Literal> = literals.iter().map(|literal| !*literal).collect();
        !self.any(&opposites)
    }

    /// Whether all that was stated can be true together with these.
    pub(super) fn can(&mut self, assumed: &[Literal]) -> bool {
        self.solver.solve_limited(assumed) == lbool::TRUE
    }

    /// After [`Sat::can`] said yes: whether a literal is true in the solution that was found.
    pub(super) fn is(&self, literal: Literal) -> bool {
        self.solver.value_lit(literal) == lbool::TRUE
    }

    /// Which of `suspects` cannot be true together with `assumed`: a smallest such list, in order, in that none can be left out.
    /// Empty, when all can.
    pub(super) fn conflict(&mut self, assumed: &[Literal], suspects: &[Literal]) -> Vec<Literal> {
        let together = |kept: &[Literal]| [assumed, kept].concat();
        if self.can(&together(suspects)) {
            return Vec::new();
        }
        let mut kept: Vec<Literal> = suspects.iter().copied().filter(|suspect| self.blamed(*suspect)).collect();
        // Each is left out once, the last one first: what stands earlier is the more likely reason.
        for suspect in kept.clone().into_iter().rev() {
            let rest: Vec<Literal> = kept.iter().copied().filter(|other| *other != suspect).collect();
            if !self.can(&together(&rest)) {
                kept = rest;
            }
        }
        kept
    }

    fn blamed(&self, literal: Literal) -> bool {
        self.solver.unsat_core_contains_lit(literal) || self.solver.unsat_core_contains_lit(!literal)
    }
}

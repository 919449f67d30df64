//! Whether a case is covered, because of what, and what still has to be asked.
//!
//! Conditions are three-valued: what is not known is neither true nor false. A verdict is given only when every possible answer to
//! what is unknown would lead to it. This module knows the policy and a case's facts; it knows no clock (`today` is an argument)
//! and nothing of hours, targets or tickets.

mod compiled;
mod counterfactual;
mod domain;
mod explain;
mod facts;
mod judge;
mod leaf;
mod options;
mod plan;
mod plans;
mod program;
mod truth;
mod witness;

pub use compiled::{BUDGET, Compiled, Known};
pub use counterfactual::{Changed, Way};
pub use domain::{Cell, Domain, MAX_CELLS};
pub use explain::{Explanation, Part, Role, Why};
pub use facts::Facts;
pub use judge::{InForce, Judgement, Outcome, judge};
pub use program::{Cells, Leaf, Program};
pub use truth::{Truth, holds};

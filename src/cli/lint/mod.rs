//! What can be said of a policy by looking at all its cases at once: rules that never decide, cases that nothing decides, verdicts
//! that rest on reading order alone, facts, targets, channels and ids that nothing leads to.
//!
//! The facts' values are cut into cells that no condition tells apart ([`crate::eligibility::Compiled`]), so that all cases are
//! finitely many; a SAT solver finds one of each sort, or that there is none. Every case that is shown was judged by the engine.

mod coverage;
mod dates;
mod examples;
mod facts;
mod gap;
mod ids;
mod offers;
mod reach;
mod sat;
mod space;

use crate::eligibility::{Compiled, Facts};
use crate::policy::{Condition, Date, Path, Policy, Problems};
use coverage::Coverage;
use examples::Examples;
pub use gap::gap;
pub use reach::reach;
use sat::Sat;
use space::{How, Space};

/// Warns of what looks like a mistake. `today` is the vendor's date, `meant` are cases of which the author has said that the
/// policy says of them what it should.
pub fn lint(policy: &Policy, today: Date, meant: &[Facts], problems: &mut Problems) {
    let offers = offers::all(policy);
    let others: Vec<&Condition> = offers.iter().map(|offer| offer.when).collect();
    let compiled = Compiled::new(policy, today, &others);
    let examples = Examples { policy, compiled: &compiled };
    let mut sat = Sat::default();
    let space = Space::new(&mut sat, &compiled);
    let coverage = Coverage::new(&mut sat, &space, &compiled);
    let root = Path::Root;
    facts::coarse(policy, &compiled, &root.key("facts"), problems);
    coverage.never_decides(&mut sat, &space, &examples, problems);
    coverage.never_decided(&mut sat, &space, &examples, problems);
    coverage.order_alone(&mut sat, &space, &examples, meant, problems);
    facts::facts(policy, &examples, problems);
    offers::offers(&mut sat, &space, &examples, &coverage, &offers, problems);
    ids::ids(policy, problems);
    dates::dates(policy, today, problems);
}

/// A case that a rule decides.
pub(super) struct Case {
    /// The facts that are needed for it.
    pub(super) facts: Facts,
    /// All facts.
    pub(super) all: Facts,
}

/// For each coverage rule a case that it decides; `None` when there is none.
pub(super) fn decided_by(policy: &Policy, today: Date) -> Vec<Option<Case>> {
    let compiled = Compiled::new(policy, today, &[]);
    let examples = Examples { policy, compiled: &compiled };
    let mut sat = Sat::default();
    let space = Space::new(&mut sat, &compiled);
    let coverage = Coverage::new(&mut sat, &space, &compiled);
    let mut cases = Vec::new();
    for (rule, decides) in coverage.decides.iter().enumerate() {
        let known = sat.can(&[*decides]).then(|| space.found(&sat));
        cases.push(known.and_then(|known| {
            let all = compiled.example(policy, &known)?;
            let facts = examples.case(known, |known| examples.decides(known) == Some(rule))?;
            Some(Case { facts, all })
        }));
    }
    cases
}

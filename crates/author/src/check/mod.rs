//! What can be said of a policy by looking at all its cases at once: rules that never decide, cases that nothing decides, verdicts
//! that rest on reading order alone, facts, targets, channels and ids that nothing leads to.
//!
//! The facts' values are cut into cells that no condition tells apart ([`loket_engine::eligibility::Compiled`]), so that all cases are
//! finitely many; a SAT solver finds one of each sort, or that there is none. Every case that is shown was judged by the engine.
//!
//! It knows the policy and the cases that are meant; not where they are written, and nothing of how a table or a report is laid out. Only
//! `sat.rs` names the solver.

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
mod unencrypted;
mod untidy;

use loket_engine::calendar::Instant;
use loket_engine::eligibility::{Compiled, Facts};
use loket_engine::policy::{Condition, Date, Json, Path, Policy, Problems, Report};
use loket_engine::response::Desks;

use crate::Zones;
use crate::build::date_all;
use crate::cases::TestCase;
use coverage::Coverage;
use examples::Examples;
use gap::gap;
use reach::reach;
use sat::Sat;
use space::{How, Space};
use unencrypted::unencrypted;
use untidy::untidy;

/// Every problem of a policy document, and what looks like a mistake in it at an instant. `cases` are those of its cases file: which
/// of them expect a verdict or a rule are confirmed to be meant as they are. The policy's public holidays get their dates.
pub fn check(document: &mut Json, cases: &[TestCase], now: Instant, zones: Zones<'_>) -> Problems {
    let unknown = date_all(document);
    let (policy, found) = Policy::read(document);
    let mut problems = unknown.and(found);
    let Some(policy) = policy else {
        gap(document, |policy| Desks::new(policy, now, zones).today(now), &mut problems);
        return problems;
    };
    known_zones(&policy, zones, &mut problems);
    let desks = Desks::new(&policy, now, zones);
    let today = desks.today(now);
    untidy(&policy, today, &mut problems);
    unencrypted(document, &mut problems);
    reach(&policy, &desks, now, &mut problems);
    let confirmed = cases.iter().filter(|case| case.expect.verdict.is_some() || case.expect.rule.is_some());
    let meant: Vec<Facts> = confirmed.map(|case| case.dossier().facts(&policy).0).collect();
    lint(&policy, today, &meant, &mut problems);
    problems
}

/// Whether the zones that are named exist: only whoever hands the zones over knows.
fn known_zones(policy: &Policy, zones: Zones<'_>, problems: &mut Problems) {
    let root = Path::Root;
    let hours = root.key("hours");
    for (id, desk) in policy.hours.iter() {
        if zones(&desk.zone, 2026..=2026).is_none() {
            problems.error(&hours.key(id).key("zone"), format!("there is no time zone `{}`", desk.zone.as_str()));
        }
    }
    if let Some(name) = &policy.vendor.zone
        && zones(name, 2026..=2026).is_none()
    {
        problems.error(&root.key("vendor").key("zone"), format!("there is no time zone `{}`", name.as_str()));
    }
}

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
pub(super) struct DecidedCase {
    /// The facts that are needed for it.
    pub(super) facts: Facts,
    /// All facts.
    pub(super) all: Facts,
}

/// For each coverage rule a case that it decides; `None` when there is none.
pub(super) fn decided_by(policy: &Policy, today: Date) -> Vec<Option<DecidedCase>> {
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
            Some(DecidedCase { facts, all })
        }));
    }
    cases
}

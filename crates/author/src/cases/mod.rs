//! Cases with what is expected of a policy, and each difference.
//!
//! It does not know where cases came from, and judges nothing by itself: what the policy says is asked of the engine, so that a case
//! tests what visitors get. What differs is given as sentences.

mod file;
mod statements;

use loket_engine::calendar::{DAY, Instant, day_of};
use loket_engine::policy::{Date, Policy, Problem, Segment};
use loket_engine::response::Desks;

use crate::Zones;
pub use file::{At, Cases, Expected, FactsWritten, Others, TestCase, cases_schema};
use statements::Statements;

/// Something that the policy says otherwise than a case expects, or that it does not take from whoever tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Where it stands in the case.
    pub path: Vec<Segment>,
    /// What differs.
    pub message: String,
}

/// Where the policy says something else than the case expects.
pub fn differences(policy: &Policy, case: &TestCase, at: At, zones: Zones<'_>) -> Vec<Difference> {
    let (facts, problems) = case.dossier().facts(policy);
    let mut found: Vec<Difference> = problems.iter().map(misheard).collect();
    let (desks, now) = when(policy, at, zones);
    let said = Statements::of(policy, &facts, &desks, now);
    let rule = said.rule.and_then(|rule| policy.coverage.iter().position(|other| std::ptr::eq(rule, other)));
    let mut compare = |what: &str, expected: Option<&str>, is: String| match expected {
        Some(expected) if expected != is => {
            let path = ["expect"].into_iter().chain(what.split('.')).map(|name| Segment::Key(name.to_owned())).collect();
            found.push(Difference { path, message: format!("{what}: expected `{expected}`, is `{is}`") });
        }
        _ => {}
    };
    let none = || "none".to_owned();
    let list = |names: &[String]| if names.is_empty() { none() } else { names.join(", ") };
    let expect = &case.expect;
    compare("in-force", expect.in_force.as_deref(), said.in_force.clone());
    compare("verdict", expect.verdict.as_deref(), said.verdict.clone());
    // A rule can be called by its place even when it has an id.
    let place = rule.map_or_else(none, |index| format!("coverage[{index}]"));
    let id = said.rule.and_then(|rule| rule.id.clone()).filter(|_| expect.rule.as_ref() != Some(&place));
    compare("rule", expect.rule.as_deref(), id.unwrap_or(place));
    compare("next", expect.next.as_deref(), said.rule.map_or_else(none, |rule| rule.next.clone()));
    let because = expect.because.as_ref().map(|clauses| list(clauses));
    compare("because", because.as_deref(), said.rule.map_or_else(none, |rule| list(&rule.because)));
    let questions = expect.questions.as_ref().map(|names| list(names));
    compare("questions", questions.as_deref(), list(&said.questions));
    for (purpose, expected) in expect.promises.iter() {
        compare(&format!("promises.{purpose}"), Some(expected), said.promise(purpose));
    }
    for (kind, expected) in expect.channels.iter() {
        compare(&format!("channels.{kind}"), Some(expected), said.channel(kind));
    }
    found
}

/// What is told, but not heard. The page's facts stand in the case itself, those of others in `told`.
fn misheard(problem: &Problem) -> Difference {
    let mut path = problem.segments.clone();
    let mut written = problem.path.clone();
    if path.first() != Some(&Segment::Key("facts".to_owned())) {
        path.insert(0, Segment::Key("told".to_owned()));
        written = format!("told.{written}");
    }
    Difference { path, message: format!("{written}: {}", problem.message) }
}

/// The instant that is meant, and the desks around it.
fn when(policy: &Policy, at: At, zones: Zones<'_>) -> (Desks, Instant) {
    match at {
        At::Instant(now) => (Desks::new(policy, now, zones), now),
        At::Date(date) => {
            let noon = day_number(date) * DAY + DAY / 2;
            let desks = Desks::new(policy, noon, zones);
            // In zones far from UTC noon at Greenwich is another date.
            let now = [noon, noon - DAY / 2, noon + DAY / 2].into_iter().find(|now| desks.today(*now) == date).unwrap_or(noon);
            (desks, now)
        }
    }
}

fn day_number(date: Date) -> Instant {
    day_of(date.and_time(chrono::NaiveTime::MIN).and_utc().timestamp())
}

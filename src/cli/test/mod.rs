//! `loket test`: cases with the verdicts expected of a policy, and each difference.

pub mod cases;
mod said;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;

use super::zone::zone;
use super::{read_json, usable_policy};
use crate::calendar::{DAY, Instant, day_of};
use crate::eligibility::Facts;
use crate::policy::{Date, Policy};
use crate::response::Desks;
use cases::{At, Case, Cases};
use said::Said;

#[derive(Args)]
pub(super) struct Options {
    /// The policy document.
    policy: PathBuf,
    /// The cases file.
    cases: PathBuf,
}

pub(super) fn test(options: &Options) -> Result<ExitCode, String> {
    let policy = usable_policy(&options.policy)?;
    let cases = read_cases(&options.cases)?;
    let mut failed = 0;
    for (index, case) in cases.cases.iter().enumerate() {
        let Some(at) = case.at.or(cases.at) else { continue };
        let differences = differences(&policy, case, at);
        failed += usize::from(!differences.is_empty());
        for difference in differences {
            println!("{}: cases[{index}] ({}): {difference}", options.cases.display(), case.name);
        }
    }
    let total = cases.cases.len();
    println!("{}: {} of {total} cases as expected", options.cases.display(), total - failed);
    Ok(if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Reads a cases file that has to be without a problem.
pub(super) fn read_cases(path: &Path) -> Result<Cases, String> {
    let (cases, problems) = Cases::read_all(&read_json(path)?);
    if problems.fatal() {
        eprintln!("{problems}");
        return Err(format!("{}: the cases cannot be used", path.display()));
    }
    Ok(cases)
}

/// Where the policy says something else than the case expects, a sentence each.
fn differences(policy: &Policy, case: &Case, at: At) -> Vec<String> {
    let (facts, problems) = Facts::read(policy, &case.facts.0);
    let mut found: Vec<String> = problems.iter().map(|problem| format!("{}: {}", problem.path, problem.message)).collect();
    let (desks, now) = when(policy, at);
    let said = Said::of(policy, &facts, &desks, now);
    let rule = said.rule.and_then(|rule| policy.coverage.iter().position(|other| std::ptr::eq(rule, other)));
    let mut compare = |what: &str, expected: Option<&str>, is: String| match expected {
        Some(expected) if expected != is => found.push(format!("{what}: expected `{expected}`, is `{is}`")),
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

/// The instant that is meant, and the desks around it.
fn when(policy: &Policy, at: At) -> (Desks, Instant) {
    match at {
        At::Instant(now) => (Desks::new(policy, now, zone), now),
        At::Date(date) => {
            let noon = day_number(date) * DAY + DAY / 2;
            let desks = Desks::new(policy, noon, zone);
            // In zones far from UTC noon at Greenwich is another date.
            let now = [noon, noon - DAY / 2, noon + DAY / 2].into_iter().find(|now| desks.today(*now) == date).unwrap_or(noon);
            (desks, now)
        }
    }
}

fn day_number(date: Date) -> Instant {
    day_of(date.and_time(chrono::NaiveTime::MIN).and_utc().timestamp())
}

//! `loket check`: every problem of a policy, in one pass, and what looks like a mistake in it.

use std::path::{Path as FilePath, PathBuf};
use std::process::ExitCode;

use clap::Args;

use super::test::cases::Cases;
use super::untidy::untidy;
use super::zone::zone;
use super::{date_all, instant, lint, read_json};
use crate::calendar::Instant;
use crate::eligibility::Facts;
use crate::policy::{Date, Path, Policy, Problems, Report};
use crate::response::Desks;

#[derive(Args)]
pub(super) struct Options {
    /// The policy documents. A `cases.json` beside one says which cases are meant as they are.
    #[arg(required = true)]
    policies: Vec<PathBuf>,
    /// The instant for which it is checked, as in `2026-11-20T21:58:00Z`; the present one when left out.
    #[arg(long)]
    now: Option<String>,
}

pub(super) fn check(options: &Options) -> Result<ExitCode, String> {
    let now = instant(options.now.as_deref())?;
    let mut usable = true;
    for path in &options.policies {
        let mut document = read_json(path)?;
        date_all(&mut document, path)?;
        let (policy, mut problems) = Policy::read(&document);
        match &policy {
            Some(policy) => {
                zones(policy, &mut problems);
                let desks = Desks::new(policy, now, zone);
                untidy(policy, desks.today(now), &mut problems);
                lint::reach(policy, &desks, now, &mut problems);
                look_closer(policy, &path.with_file_name("cases.json"), now, &mut problems);
            }
            None => lint::gap(&document, |policy| today(policy, now), &mut problems),
        }
        usable &= !problems.fatal();
        for problem in problems.iter() {
            println!("{}: {problem}", path.display());
        }
        match (problems.fatal(), problems.len()) {
            (false, 0) => println!("{}: no problems", path.display()),
            (false, count) => println!("{}: can be used; {count} to look at", path.display()),
            (true, count) => println!("{}: cannot be used; {count} to look at", path.display()),
        }
    }
    Ok(if usable { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// What can only be seen over all cases.
fn look_closer(policy: &Policy, cases: &FilePath, now: Instant, problems: &mut Problems) {
    // A file that cannot be read is for `loket test` to name.
    let cases = read_json(cases).map(|json| Cases::read_all(&json).0.cases).unwrap_or_default();
    let confirmed = cases.iter().filter(|case| case.expect.verdict.is_some() || case.expect.rule.is_some());
    let meant: Vec<Facts> = confirmed.map(|case| Facts::read(policy, &case.facts.0).0).collect();
    lint::lint(policy, today(policy, now), &meant, problems);
}

/// The vendor's date.
fn today(policy: &Policy, now: Instant) -> Date {
    Desks::new(policy, now, zone).today(now)
}

/// Whether the zones that are named exist: known only here, where the zones are.
fn zones(policy: &Policy, problems: &mut Problems) {
    let root = Path::Root;
    let hours = root.key("hours");
    for (id, desk) in policy.hours.iter() {
        if zone(&desk.zone, 2026..=2026).is_none() {
            problems.error(&hours.key(id).key("zone"), format!("there is no time zone `{}`", desk.zone.as_str()));
        }
    }
    if let Some(name) = &policy.vendor.zone
        && zone(name, 2026..=2026).is_none()
    {
        problems.error(&root.key("vendor").key("zone"), format!("there is no time zone `{}`", name.as_str()));
    }
}

//! `loket check`: every problem of a policy, in one pass.

use std::path::PathBuf;
use std::process::ExitCode;

use super::untidy::{today, untidy};
use super::zone::zone;
use super::{clock, read_policy};
use crate::policy::{Path, Policy, Problems};

pub(super) fn check(policies: &[PathBuf]) -> Result<ExitCode, String> {
    let mut usable = true;
    for path in policies {
        let (policy, mut problems) = read_policy(path)?;
        if let Some(policy) = &policy {
            zones(policy, &mut problems);
            untidy(policy, today(clock()), &mut problems);
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

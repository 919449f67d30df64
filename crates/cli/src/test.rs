//! `loket test`: cases with the verdicts expected of a policy, and each difference.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use loket_author::cases::{Cases, differences};
use loket_engine::policy::Segment;

use super::print::{note, out};
use super::read::{JsonFile, usable_policy};
use super::zone::zone;

#[derive(Args)]
pub(super) struct Options {
    /// The policy document.
    policy: PathBuf,
    /// The cases file.
    cases: PathBuf,
}

pub(super) fn test(options: &Options) -> Result<ExitCode, String> {
    let (policy, (file, cases)) = match (usable_policy(&options.policy), read_cases(&options.cases)) {
        (Err(policy), Err(cases)) => {
            note(format_args!("loket: {policy}\n"));
            return Err(cases);
        }
        (policy, cases) => (policy?, cases?),
    };
    let mut failed = 0;
    for (index, case) in cases.cases.iter().enumerate() {
        let Some(at) = case.at.or(cases.at) else { continue };
        let differences = differences(&policy, case, at, &zone);
        failed += usize::from(!differences.is_empty());
        for difference in differences {
            let path = [vec![Segment::Key("cases".to_owned()), Segment::Index(index)], difference.path].concat();
            out(format_args!("{}: cases[{index}] ({}): {}\n", file.place(&path), case.name, difference.message))?;
        }
    }
    let total = cases.cases.len();
    out(format_args!("{}: {} of {total} cases as expected\n", options.cases.display(), total - failed))?;
    Ok(if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Reads a cases file that has to be without a problem.
fn read_cases(path: &Path) -> Result<(JsonFile, Cases), String> {
    let file = JsonFile::open(path)?;
    let (cases, problems) = Cases::read_all(&file.json);
    if problems.fatal() {
        file.note(&problems);
        return Err(format!("{}: the cases cannot be used", path.display()));
    }
    Ok((file, cases))
}

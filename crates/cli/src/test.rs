//! `loket test`: cases with the verdicts expected of a policy, and each difference.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use loket_author::cases::{Cases, differences};

use super::zone::zone;
use super::{read_json, usable_policy};

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
        let differences = differences(&policy, case, at, &zone);
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

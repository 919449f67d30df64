//! `loket check`: every problem of a policy, in one pass, and what looks like a mistake in it.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use loket_author::cases::Cases;
use loket_author::check as author;

use super::zone::zone;
use super::{instant, read_json};

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
        // A file that cannot be read is for `loket test` to name.
        let cases = read_json(&path.with_file_name("cases.json")).map(|json| Cases::read_all(&json).0.cases).unwrap_or_default();
        let problems = author::check(&mut document, &cases, now, &zone);
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

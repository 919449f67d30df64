//! `loket check`: every problem of a policy, in one pass, and what looks like a mistake in it.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use loket_author::cases::Cases;
use loket_author::check as author;

use super::instant;
use super::print::{note, out};
use super::read::JsonFile;
use super::zone::zone;

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
    // The worst of all files.
    let mut status = 0;
    for path in &options.policies {
        let mut file = match JsonFile::open(path) {
            Ok(file) => file,
            Err(message) => {
                note(format_args!("loket: {message}\n"));
                status = 2;
                continue;
            }
        };
        // A file that cannot be read is for `loket test` to name.
        let cases = JsonFile::open(&path.with_file_name("cases.json")).map(|file| Cases::read_all(&file.json).0.cases).unwrap_or_default();
        let problems = author::check(&mut file.json, &cases, now, &zone);
        status = status.max(u8::from(problems.fatal()));
        problems.iter().try_for_each(|problem| out(file.line(problem)))?;
        let verdict = match (problems.fatal(), problems.len()) {
            (false, 0) => "no problems".to_owned(),
            (false, count) => format!("can be used; {count} to look at"),
            (true, count) => format!("cannot be used; {count} to look at"),
        };
        out(format_args!("{}: {verdict}\n", path.display()))?;
    }
    Ok(ExitCode::from(status))
}

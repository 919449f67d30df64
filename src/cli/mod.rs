//! The `loket` command: checks and simulates policies on the vendor's machine. Native only.

mod check;
mod explain;
pub mod lint;
mod reasons;
mod report;
mod simulate;
mod test;
pub mod zone;

use std::fs;
use std::path::Path;
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use clap::{Parser, Subcommand};

use crate::calendar::{Instant, parse_instant};
use crate::policy::{Json, Policy, Problems};

/// Checks and simulates Loket policies.
#[derive(Parser)]
#[command(name = "loket", version, about)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Print every problem of a policy, and what looks like a mistake in it. Fails when it cannot be used.
    Check(check::Options),
    /// Print what the widget would say of a case: verdict, clauses, next step, open questions, promises and channels.
    Simulate(simulate::Options),
    /// Judge the cases of a file and print where the policy says something else than they expect. Fails when it does.
    Test(test::Options),
    /// Print the coverage rules as a decision table: each in words, with a case, its clauses, next step, questions and promise.
    Explain(explain::Options),
    /// Print the JSON Schema of policy documents.
    Schema,
}

/// Runs the command with the program's arguments.
pub fn main() -> ExitCode {
    let result = match Arguments::parse().command {
        Command::Check(options) => check::check(&options),
        Command::Simulate(options) => simulate::simulate(&options),
        Command::Test(options) => test::test(&options),
        Command::Explain(options) => explain::explain(&options),
        Command::Schema => schema(),
    };
    result.unwrap_or_else(|message| {
        eprintln!("loket: {message}");
        ExitCode::from(2)
    })
}

fn schema() -> Result<ExitCode, String> {
    println!("{:#}", crate::policy::schema::policy_schema());
    Ok(ExitCode::SUCCESS)
}

/// Reads a policy from a file. The message is about the file; what is wrong in it are the problems.
///
/// # Errors
/// When the file cannot be read or is not JSON.
pub fn read_policy(path: &Path) -> Result<(Option<Policy>, Problems), String> {
    Ok(Policy::read(&read_json(path)?))
}

/// Reads a policy that has to be usable. Its errors go to the error output.
fn usable_policy(path: &Path) -> Result<Policy, String> {
    let (policy, problems) = read_policy(path)?;
    policy.ok_or_else(|| {
        eprintln!("{problems}");
        format!("{}: the policy cannot be used", path.display())
    })
}

fn read_json(path: &Path) -> Result<Json, String> {
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    serde_json::from_str(&text).map_err(|error| format!("{}: not JSON: {error}", path.display()))
}

/// The instant that `--now` names; the present one without it.
fn instant(now: Option<&str>) -> Result<Instant, String> {
    let Some(text) = now else {
        let passed = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        return Ok(Instant::try_from(passed.as_secs()).unwrap_or(Instant::MAX));
    };
    parse_instant(text).ok_or_else(|| format!("--now: `{text}` is not an instant such as 2026-11-20T21:58:00Z"))
}

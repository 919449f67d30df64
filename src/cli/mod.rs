//! The `loket` command: checks and simulates policies on the vendor's machine. Native only.

mod build;
mod check;
pub mod due;
mod export;
mod import;
mod promise_report;
mod report;
mod simulate;
mod strip_text;
mod untidy;
pub mod zone;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use clap::{Parser, Subcommand};

use crate::calendar::Instant;
use crate::formats::dated::{Which, date_holidays};
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
    /// Print every problem of a policy. Fails when it cannot be used.
    Check {
        /// The policy documents.
        #[arg(required = true)]
        policies: Vec<PathBuf>,
    },
    /// Write a policy as it is published: public holidays that it names by country get their dates.
    Build(build::Options),
    /// Print what the widget would say of a case: verdict, clauses, next step, open questions, promises and channels.
    Simulate(simulate::Options),
    /// Answer questions of business time whose answers are known, and print where the engine differs. Fails when it does.
    Due {
        /// A file with a case a line, in the form of tests/data/response-time/README.md.
        #[arg(long)]
        cases: PathBuf,
    },
    /// Take support hours from another format, with a report of what was taken and what was left.
    Import(import::Options),
    /// Write support hours in another format, and tell what it cannot hold.
    Export(export::Options),
    /// Print the JSON Schema of policy documents.
    Schema,
}

/// Runs the command with the program's arguments.
pub fn main() -> ExitCode {
    let result = match Arguments::parse().command {
        Command::Check { policies } => check::check(&policies),
        Command::Build(options) => build::build(&options),
        Command::Import(options) => import::import(&options),
        Command::Export(options) => export::export(&options),
        Command::Simulate(options) => simulate::simulate(&options),
        Command::Due { cases } => due::due(&cases),
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

/// The years for which a policy that was not built gets its public holidays, when it is checked or simulated.
const YEARS: std::ops::RangeInclusive<i32> = 2020..=2050;

/// Reads a policy from a file. The message is about the file; what is wrong in it are the problems.
///
/// # Errors
/// When the file cannot be read or is not JSON, or names public holidays that are not known.
pub fn read_policy(path: &Path) -> Result<(Option<Policy>, Problems), String> {
    let mut json = read_json(path)?;
    let (_, unknown) = date_holidays(&mut json, YEARS, Which::Undated);
    match unknown.is_empty() {
        true => Ok(Policy::read(&json)),
        false => Err(format!("{}: {unknown}", path.display())),
    }
}

/// A JSON document from a file.
fn read_json(path: &Path) -> Result<Json, String> {
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    serde_json::from_str(&text).map_err(|error| format!("{}: not JSON: {error}", path.display()))
}

/// The present instant: only the command reads a clock.
fn clock() -> Instant {
    let passed = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Instant::try_from(passed.as_secs()).unwrap_or(Instant::MAX)
}

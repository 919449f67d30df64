//! The `loket` command: checks and simulates policies on the vendor's machine. Native only.

mod check;
mod report;
mod simulate;
mod untidy;
pub mod zone;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use clap::{Parser, Subcommand};

use crate::calendar::Instant;
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
    /// Print what the widget would say of a case: verdict, clauses, next step, open questions, promises and channels.
    Simulate(simulate::Options),
    /// Print the JSON Schema of policy documents.
    Schema,
}

/// Runs the command with the program's arguments.
pub fn main() -> ExitCode {
    let result = match Arguments::parse().command {
        Command::Check { policies } => check::check(&policies),
        Command::Simulate(options) => simulate::simulate(&options),
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
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let json: Json = serde_json::from_str(&text).map_err(|error| format!("{}: not JSON: {error}", path.display()))?;
    Ok(Policy::read(&json))
}

/// The present instant: only the command reads a clock.
fn clock() -> Instant {
    let passed = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Instant::try_from(passed.as_secs()).unwrap_or(Instant::MAX)
}

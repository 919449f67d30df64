//! The `loket` command: arguments, files, printing and exit statuses. What it says is worked out by [`loket_author`].
//!
//! Only here a clock is read, only `zone.rs` names the crate that knows time zones, and only `print.rs` prints.

#![deny(clippy::print_stdout, clippy::print_stderr)]

mod build;
mod check;
pub mod cldr;
mod due;
mod explain;
mod export;
mod help;
mod import;
mod print;
mod read;
mod simulate;
mod test;
pub mod zone;

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use clap::{Parser, Subcommand};

use loket_author::cases::cases_schema;
use loket_engine::calendar::{Instant, parse_instant};

use print::{note, out};
pub use read::read_policy;

/// Checks and simulates Loket policies.
#[derive(Parser)]
#[command(name = "loket", version, about, after_help = help::LOKET)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Print every problem of a policy, and what looks like a mistake in it. Fails when it cannot be used.
    #[command(after_help = help::CHECK)]
    Check(check::Options),
    /// Write a policy as it is published: public holidays that it names by country get their dates.
    #[command(after_help = help::BUILD)]
    Build(build::Options),
    /// Print what the widget would say of a case: verdict, clauses, next step, open questions, promises and channels.
    #[command(after_help = help::SIMULATE)]
    Simulate(simulate::Options),
    /// Judge the cases of a file and print where the policy says something else than they expect. Fails when it does.
    #[command(after_help = help::TEST)]
    Test(test::Options),
    /// Print the coverage rules as a decision table: each in words, with a case, its clauses, next step, questions and promise.
    #[command(after_help = help::EXPLAIN)]
    Explain(explain::Options),
    /// Answer questions of business time whose answers are known, and print where the engine differs. Fails when it does.
    #[command(after_help = help::DUE)]
    Due {
        /// A file with a case a line, in the form of tests/data/response-time/README.md.
        #[arg(long)]
        cases: PathBuf,
    },
    /// Take support hours from another format, with a report of what was taken and what was left.
    #[command(after_help = help::IMPORT)]
    Import(import::Options),
    /// Write support hours in another format, and tell what it cannot hold.
    #[command(after_help = help::EXPORT)]
    Export(export::Options),
    /// Print the JSON Schema of policy documents.
    #[command(after_help = help::SCHEMA)]
    Schema {
        /// That of the cases files of `loket test` instead.
        #[arg(long)]
        cases: bool,
    },
}

/// Runs the command with the program's arguments.
pub fn main() -> ExitCode {
    let result = match Arguments::parse().command {
        Command::Check(options) => check::check(&options),
        Command::Build(options) => build::build(&options),
        Command::Import(options) => import::import(&options),
        Command::Export(options) => export::export(&options),
        Command::Simulate(options) => simulate::simulate(&options),
        Command::Test(options) => test::test(&options),
        Command::Explain(options) => explain::explain(&options),
        Command::Due { cases } => due::due(&cases),
        Command::Schema { cases } => schema(cases),
    };
    result.unwrap_or_else(|message| {
        note(format_args!("loket: {message}\n"));
        ExitCode::from(2)
    })
}

fn schema(cases: bool) -> Result<ExitCode, String> {
    let schema = if cases { cases_schema() } else { loket_engine::intake::policy_schema() };
    out(format_args!("{schema:#}\n"))?;
    Ok(ExitCode::SUCCESS)
}

/// The instant that `--now` names; the present one without it.
fn instant(now: Option<&str>) -> Result<Instant, String> {
    let Some(text) = now else { return Ok(clock()) };
    parse_instant(text).ok_or_else(|| format!("--now: `{text}` is not an instant such as 2026-11-20T21:58:00Z"))
}

/// The present instant: only the command reads a clock.
fn clock() -> Instant {
    let passed = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Instant::try_from(passed.as_secs()).unwrap_or(Instant::MAX)
}

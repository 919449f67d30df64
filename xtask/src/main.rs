//! Everything that is done with this repository, as `cargo xtask <task>`: set-up, build, demo, test, size, bench, CI.
//!
//! Each task first sees to what it needs and skips what is already there, so that the first run on a new machine and the tenth of
//! the day are the same command.

mod bench;
mod browser;
mod build;
mod choose;
mod ci;
mod debian;
mod demo;
mod engine;
mod npm;
mod place;
mod run;
mod setup;
mod size;
mod test;
mod toolchain;

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

/// Set-up, build, demo, test, size and CI of this repository.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Command {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Serve the demo site on this machine until Ctrl-C
    Demo {
        /// The port to serve on; otherwise the first free one from 8000
        #[arg(long)]
        port: Option<u16>,
    },
    /// Build the site into dist/
    Build,
    /// Run every test, the ones in the browser included
    Test {
        /// Only what needs no browser and no built site
        #[arg(long)]
        quick: bool,
        /// Handed on to `cargo test`
        #[arg(last = true)]
        arguments: Vec<String>,
    },
    /// Weigh what a visitor loads against budgets.toml
    Size,
    /// Measure speed beside others and print a table
    Bench {
        /// What is measured
        subject: bench::Subject,
        /// Put the table into benches/README.md
        #[arg(long)]
        write: bool,
    },
    /// Do all that CI does
    Ci {
        /// Only this, one after the other; otherwise everything, side by side
        stages: Vec<ci::Stage>,
    },
    /// One part of CI, as CI itself calls it
    #[command(hide = true)]
    Stage { stage: ci::Stage },
    /// Install what the other tasks need
    Setup,
}

fn main() -> ExitCode {
    let done = match Command::parse().task {
        Task::Demo { port } => demo::demo(port),
        Task::Build => build::ready().map(drop),
        Task::Test { quick, arguments } => tests(if quick { test::native } else { test::test }, &arguments),
        Task::Size => build::ready().and_then(|()| size::size()),
        Task::Bench { subject, write } => bench::bench(subject, write),
        Task::Ci { stages } => return ci::ci(&stages),
        Task::Stage { stage } => stage.work(&mut test::Counts::default()),
        Task::Setup => setup::everything(),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn tests(run: fn(&[String], &mut test::Counts) -> Result<()>, arguments: &[String]) -> Result<()> {
    let mut counts = test::Counts::default();
    let done = run(arguments, &mut counts);
    println!("{counts}");
    done
}

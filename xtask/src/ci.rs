//! All that CI does, in the order of how soon it can fail.

use std::{
    process::{Command, ExitCode},
    time::Instant,
};

use anyhow::Result;

use crate::{choose, place, run, setup, size, test, test::Counts};

/// Runs the stages up to the first that fails, and closes with the counts alone on a line.
///
/// A stage that fails without a failing test counts as one failure: nothing but zero failed means that all is well.
pub fn ci() -> ExitCode {
    let mut counts = Counts::default();
    let done = stages(&mut counts);
    if let Err(error) = &done {
        eprintln!("error: {error:#}");
        counts.failed = counts.failed.max(1);
    }
    println!("{counts}");
    if counts.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn stages(counts: &mut Counts) -> Result<()> {
    stage("format", || run::run(&mut cargo(&["fmt", "--all", "--check"])))?;
    stage("lints", || {
        run::run(&mut cargo(&[
            "clippy",
            "--workspace",
            "--exclude",
            "loket",
            "--exclude",
            "loket-intl",
            "--all-targets",
            "--",
            "-Dwarnings",
        ]))
    })?;
    stage("documentation", || {
        run::run(
            cargo(&["doc", "--workspace", "--exclude", "loket", "--exclude", "loket-intl", "--no-deps"]).env("RUSTDOCFLAGS", "-Dwarnings"),
        )
    })?;
    stage("set-up", setup::everything)?;
    stage("lints for the browser", || run::run(choose::toolchain()?.clippy().args(["--", "-Dwarnings"])))?;
    stage("tests", || test::test(&[], counts))?;
    stage("size", size::size)
}

fn stage(name: &str, work: impl FnOnce() -> Result<()>) -> Result<()> {
    println!("\n== {name}");
    let start = Instant::now();
    work()?;
    println!("== {name}: {:.0} s", start.elapsed().as_secs_f32());
    Ok(())
}

fn cargo(arguments: &[&str]) -> Command {
    let mut command = run::cargo();
    command.args(arguments).current_dir(place::root());
    command
}

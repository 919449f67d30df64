//! All that CI does. Stages that do not disturb each other run side by side: what is native, and what is WebAssembly, which has a
//! target folder of its own. The browsers' tests wait for both, because a machine that compiles is a slow one to click on.

use std::{env, fs};
use std::{
    io::{self, Read, Write},
    path::PathBuf,
    process::{Command, ExitCode},
    sync::Mutex,
    thread,
    time::Instant,
};

use anyhow::{Context, Result, bail};
use clap::ValueEnum;

use crate::{build, choose, place, run, setup, size, test, test::Counts};

/// A part of CI.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Stage {
    /// The sources are formatted
    Format,
    /// Clippy on all that is native, benches included
    Lints,
    /// Every test that needs no browser
    Tests,
    /// What rustdoc has to say of all packages that are native
    Documentation,
    /// The fuzz targets compile; they are a workspace of their own
    Fuzz,
    /// What the other stages need is there
    SetUp,
    /// TypeScript on the loader
    Types,
    /// Clippy and rustdoc on what runs in browsers alone; what has to compile for them as well does
    BrowserLints,
    /// The site, and the engine as it is measured
    Build,
    /// Every test in a browser
    BrowserTests,
    /// The budgets
    Size,
}

use Stage::{BrowserLints, BrowserTests, Build, Documentation, Format, Fuzz, Lints, SetUp, Size, Tests, Types};

/// What runs side by side, each in the order of how soon it can fail.
const LANES: [&[Stage]; 2] = [&[Format, Lints, Tests, Documentation, Fuzz], &[SetUp, Types, BrowserLints, Build]];

/// What runs after that, alone.
const AFTERWARDS: &[Stage] = &[BrowserTests, Size];

impl Stage {
    fn name(self) -> String {
        self.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
    }

    /// Does its work; what is printed goes wherever this program prints.
    ///
    /// # Errors
    /// When something is wrong. `counts` are right in every case.
    pub fn work(self, counts: &mut Counts) -> Result<()> {
        match self {
            Format => run::run(&mut cargo(&["fmt", "--all", "--check"])),
            Lints => run::run(cargo(&["clippy"]).args(test::NATIVE).args(["--all-targets", "--", "-Dwarnings"])),
            Tests => test::native(&[], counts),
            Documentation => run::run(cargo(&["doc", "--no-deps"]).args(test::NATIVE).env("RUSTDOCFLAGS", "-Dwarnings")),
            Fuzz => run::run(
                cargo(&["check", "--target-dir", "../target/fuzz"])
                    .current_dir(place::root().join("fuzz"))
                    // Nothing is linked, so the fuzzer's C++ need not be compiled: it is said to be there.
                    .env("CUSTOM_LIBFUZZER_PATH", "./none"),
            ),
            SetUp => setup::everything(),
            Types => test::types(),
            BrowserLints => {
                let toolchain = choose::toolchain()?;
                run::run(toolchain.clippy(&["loket", "loket-intl"]).args(["--", "-Dwarnings"]))?;
                run::run(&mut toolchain.check(&["loket-author", "loket-bench"]))?;
                run::run(&mut toolchain.doc(&["loket", "loket-intl"]))
            }
            Build => build::ready().and_then(|()| crate::engine::engine("z")).map(drop),
            BrowserTests => test::browser(&[], counts),
            Size => size::size(),
        }
    }
}

/// Runs all stages, or those that are named, and closes with the counts alone on a line.
///
/// A stage that fails without a failing test counts as one failure: nothing but zero failed means that all is well.
pub fn ci(stages: &[Stage]) -> ExitCode {
    let done = if stages.is_empty() { all() } else { Ok(some(stages)) };
    let counts = done.unwrap_or_else(|error| {
        eprintln!("error: {error:#}");
        Counts { failed: 1, ..Counts::default() }
    });
    println!("{counts}");
    if counts.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Runs stages one after the other, up to the first that fails.
fn some(stages: &[Stage]) -> Counts {
    let mut sum = Counts::default();
    for stage in stages {
        println!("\n== {}", stage.name());
        let start = Instant::now();
        let mut counts = Counts::default();
        let done = stage.work(&mut counts);
        sum.add(counts, done.is_ok());
        println!("== {}: {:.0} s", stage.name(), start.elapsed().as_secs_f32());
        if let Err(error) = done {
            eprintln!("error: {error:#}");
            break;
        }
    }
    sum
}

fn all() -> Result<Counts> {
    let programs = Programs::new()?;
    thread::scope(|scope| {
        for lane in LANES {
            scope.spawn(|| programs.lane(lane));
        }
    });
    programs.lane(AFTERWARDS);
    programs.sum.into_inner().map(|sum| sum.counts).map_err(|_| anyhow::anyhow!("a stage was not waited for"))
}

/// Stages as programs, so that each has its output for itself. It is printed as a whole when the stage is done.
struct Programs {
    /// This program, by a name of its own: cargo may write the usual one anew in the meantime.
    this: PathBuf,
    sum: Mutex<Sum>,
}

#[derive(Default)]
struct Sum {
    counts: Counts,
    /// Something failed that is no test. What has not begun will not.
    stopped: bool,
}

impl Programs {
    fn new() -> Result<Self> {
        let folder = place::memory().join("ci");
        fs::create_dir_all(&folder)?;
        let this = folder.join(format!("xtask{}", env::consts::EXE_SUFFIX));
        let _ = fs::remove_file(&this);
        let running = env::current_exe().context("this program does not know where it is")?;
        fs::hard_link(&running, &this).or_else(|_| fs::copy(&running, &this).map(drop))?;
        Ok(Self { this, sum: Mutex::default() })
    }

    /// Runs stages one after the other. A test that fails keeps nothing from being run.
    fn lane(&self, stages: &[Stage]) {
        for stage in stages {
            let name = stage.name();
            match self.sum.lock() {
                Ok(sum) if !sum.stopped => println!("\n.. {name} begins"),
                _ => return,
            }
            let start = Instant::now();
            let (output, done) = output(Command::new(&self.this).args(["stage", &name]).current_dir(place::root()));
            let mut counts = Counts::default();
            output.split(|byte| *byte == b'\n').for_each(|line| counts.read(&String::from_utf8_lossy(line)));
            // Printed while this is held, so that no other stage's lines come between.
            let Ok(mut sum) = self.sum.lock() else { return };
            sum.counts.add(counts, done.is_ok());
            sum.stopped |= done.is_err() && ![Tests, BrowserTests].contains(stage);
            println!("\n== {name}");
            let _ = io::stdout().write_all(&output);
            println!("== {name}: {:.0} s{}", start.elapsed().as_secs_f32(), if done.is_ok() { "" } else { ", failed" });
        }
    }
}

/// Runs a program to its end: all that it and its own programs print, in the order in which they do.
fn output(command: &mut Command) -> (Vec<u8>, Result<()>) {
    let mut output = Vec::new();
    let done = (|| {
        let (mut reader, writer) = io::pipe()?;
        let mut child = command.stdout(writer.try_clone()?).stderr(writer).spawn()?;
        // The command holds the pipe's other end open as long as it could be started again.
        command.stdout(std::process::Stdio::null()).stderr(std::process::Stdio::null());
        reader.read_to_end(&mut output)?;
        let status = child.wait()?;
        if status.success() { Ok(()) } else { bail!("it failed ({status})") }
    })();
    (output, done)
}

fn cargo(arguments: &[&str]) -> Command {
    let mut command = run::cargo();
    command.args(arguments).current_dir(place::root());
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_stage_is_run_once() {
        let mut run: Vec<Stage> = LANES.concat();
        run.extend(AFTERWARDS);
        assert_eq!(run.len(), Stage::value_variants().len());
        assert!(Stage::value_variants().iter().all(|stage| run.contains(stage)));
    }

    #[test]
    fn what_a_program_prints_is_kept_and_how_it_ended() {
        let said = |argument: &str| {
            let (output, done) = output(run::cargo().arg(argument));
            (String::from_utf8_lossy(&output).into_owned(), done.is_ok())
        };
        let (version, well) = said("--version");
        assert!(well && version.starts_with("cargo "), "{version}");
        let (complaint, well) = said("--no-such-option");
        assert!(!well && complaint.contains("--no-such-option"), "{complaint}");
        let (nothing, done) = output(&mut Command::new("there-is-no-such-program"));
        assert!(nothing.is_empty() && done.is_err());
    }
}

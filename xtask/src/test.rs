//! Every test there is, counted.

use std::{
    fmt,
    io::{BufRead, BufReader},
    process::{Command, Stdio},
};

use anyhow::{Context, Result, bail};

use crate::{browser, build, engine::engine, npm, place, run};

/// How many tests passed and failed, over all test binaries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Tests that passed.
    pub passed: usize,
    /// Tests that failed.
    pub failed: usize,
}

impl Counts {
    /// Adds what a line such as `test result: ok. 3 passed; 1 failed; 0 ignored; …` says; other lines say nothing.
    fn read(&mut self, line: &str) {
        let Some(result) = line.strip_prefix("test result: ") else {
            return;
        };
        let count = |what: &str| {
            let mut parts = result.split([';', '.']).map(str::trim);
            parts.find_map(|part| part.strip_suffix(what)?.trim().parse().ok()).unwrap_or(0)
        };
        self.passed += count("passed");
        self.failed += count("failed");
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)
    }
}

/// Builds the site and runs every test, the browser's, the loader's by itself and TypeScript's check included. `arguments` go to `cargo test`.
///
/// # Errors
/// When something is missing, does not compile, or a test fails. The counts are right in every case.
pub fn test(arguments: &[String], counts: &mut Counts) -> Result<()> {
    let browsers = browser::browsers()?;
    build::ready()?;
    let engine = engine("z")?;
    let types = run::run(npm::typescript().arg("--project").arg(place::root().join("www")));
    let loader = run::run(&mut npm::loader_tests());
    let mut cargo = run::cargo();
    cargo.args(["test", "--workspace", "--exclude", "loket", "--exclude", "loket-intl", "--no-fail-fast"]).args(arguments);
    cargo.env("LOKET_DIST", place::dist()).env("LOKET_AXE", npm::axe()).env("LOKET_ENGINE", engine).envs(browsers);
    let tests = stream(cargo.current_dir(place::root()), counts);
    types.and(loader).and(tests)
}

/// Runs it, passes its lines on and counts.
fn stream(command: &mut Command, counts: &mut Counts) -> Result<()> {
    println!("$ {}", run::shown(command));
    let mut child = command.stdout(Stdio::piped()).spawn().context("`cargo test` did not start")?;
    if let Some(output) = child.stdout.take() {
        for line in BufReader::new(output).split(b'\n') {
            let line = line?;
            let line = String::from_utf8_lossy(&line);
            println!("{line}");
            counts.read(&line);
        }
    }
    let status = child.wait()?;
    if !status.success() {
        bail!("`cargo test` failed ({status})");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::Counts;

    #[test]
    fn result_lines_are_added_up() {
        let mut counts = Counts::default();
        for line in [
            "running 4 tests",
            "test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s",
            "test result: FAILED. 12 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.1s",
            "its result: 7 passed; 7 failed",
        ] {
            counts.read(line);
        }
        assert_eq!(counts, Counts { passed: 15, failed: 2 });
    }
}

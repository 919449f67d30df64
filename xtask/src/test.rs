//! Every test there is, counted.

use std::{
    fmt,
    io::{BufRead, BufReader},
    path::PathBuf,
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
    /// Adds what a part counted. One that went wrong without a failing test counts as one failure.
    pub fn add(&mut self, part: Self, well: bool) {
        self.passed += part.passed;
        self.failed += if well { part.failed } else { part.failed.max(1) };
    }

    /// Adds what a line such as `test result: ok. 3 passed; 1 failed; 0 ignored; …` says; other lines say nothing.
    pub fn read(&mut self, line: &str) {
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

/// All packages that run natively: without the widget and what it has of the browser's.
pub const NATIVE: [&str; 5] = ["--workspace", "--exclude", "loket", "--exclude", "loket-intl"];

/// The test that drives browsers. All others do without.
const BROWSER: &str = "browser";

/// Builds the site and runs every test, the browser's, the loader's by itself and TypeScript's check included. `arguments` go to
/// `cargo test`.
///
/// # Errors
/// When something is missing, does not compile, or a test fails. The counts are right in every case.
pub fn test(arguments: &[String], counts: &mut Counts) -> Result<()> {
    let environment = built()?;
    let types = types();
    types.and(stream(cargo(&[]).args(arguments).envs(environment), counts))
}

/// Runs the tests that need no browser, and so no built site, documentation's examples included. `arguments` go to `cargo test`.
///
/// # Errors
/// When something does not compile, or a test fails. The counts are right in every case.
pub fn native(arguments: &[String], counts: &mut Counts) -> Result<()> {
    let mut selection = vec!["--lib".to_owned(), "--bins".to_owned()];
    selection.extend(targets()?.into_iter().filter(|name| name != BROWSER).flat_map(|name| ["--test".to_owned(), name]));
    // Where targets are chosen, the examples in documentation are left out; so they are run by themselves.
    let tests = stream(cargo(&[]).args(selection).args(arguments), counts);
    tests.and(stream(cargo(&["--doc"]).args(arguments), counts))
}

/// Builds the site and runs the tests in browsers.
///
/// # Errors
/// When something is missing, does not compile, or a test fails. The counts are right in every case.
pub fn browser(arguments: &[String], counts: &mut Counts) -> Result<()> {
    let environment = built()?;
    stream(cargo(&["--test", BROWSER]).args(arguments).envs(environment), counts)
}

/// The loader by itself: TypeScript's check, and its own tests.
///
/// # Errors
/// When something is wrong with it.
pub fn types() -> Result<()> {
    let types = run::run(npm::typescript().arg("--project").arg(place::root().join("www")));
    types.and(run::run(&mut npm::loader_tests()))
}

/// Builds all that browsers' tests need, and says where it is.
fn built() -> Result<Vec<(String, PathBuf)>> {
    let browsers = browser::browsers()?;
    build::ready()?;
    let places = [("LOKET_DIST", place::dist()), ("LOKET_AXE", npm::axe()), ("LOKET_ENGINE", engine("z")?)];
    Ok(places
        .map(|(name, path)| (name.to_owned(), path))
        .into_iter()
        .chain(browsers.into_iter().map(|(name, path)| (name.to_owned(), path)))
        .collect())
}

/// `cargo test` of all native packages. It is always of all, whatever is chosen of them, so that nothing is compiled a second time with
/// other features.
fn cargo(selection: &[&str]) -> Command {
    let mut cargo = run::cargo();
    cargo.arg("test").args(NATIVE).arg("--no-fail-fast").args(selection).current_dir(place::root());
    cargo
}

/// The names of all test programs of the workspace.
fn targets() -> Result<Vec<String>> {
    let text = run::read(run::cargo().args(["metadata", "--no-deps", "--offline", "--format-version", "1"]).current_dir(place::root()))?;
    let metadata: serde_json::Value = serde_json::from_str(&text).context("`cargo metadata` printed no JSON")?;
    let list = |value: &serde_json::Value, key: &str| value[key].as_array().cloned().unwrap_or_default();
    let targets = list(&metadata, "packages").into_iter().flat_map(|package| list(&package, "targets"));
    let tests = targets.filter(|target| list(target, "kind").iter().any(|kind| kind == "test"));
    Ok(tests.filter_map(|target| Some(target["name"].as_str()?.to_owned())).collect())
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
    use super::*;

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

    #[test]
    fn what_goes_wrong_counts_as_one_failure_at_least() {
        let mut counts = Counts::default();
        counts.add(Counts { passed: 3, failed: 0 }, true);
        counts.add(Counts { passed: 1, failed: 0 }, false);
        counts.add(Counts { passed: 1, failed: 2 }, false);
        assert_eq!(counts, Counts { passed: 5, failed: 3 });
    }

    #[test]
    fn the_browsers_tests_are_one_of_several_programs() {
        let targets = targets().unwrap();
        assert!(targets.iter().any(|name| name == BROWSER) && targets.iter().any(|name| name == "engine"), "{targets:?}");
    }
}

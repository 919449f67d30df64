//! Measuring beside others: each subject is a file here, a folder of locked peers in benches/peers/, and a table in benches/README.md.

mod eligibility;
mod response;

use std::{fs, path::Path, process::Command};

use anyhow::{Context, Result, bail};
use clap::ValueEnum;

use crate::{npm, place, run};

/// What can be measured.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Subject {
    /// Verdicts and questions, beside json-logic-js, json-rules-engine and publicodes
    Eligibility,
    /// How long it takes to find when so much support time has passed
    Response,
}

/// Measures, prints the table, and with `write` puts it into benches/README.md.
///
/// # Errors
/// When something is missing or fails.
pub fn bench(subject: Subject, write: bool) -> Result<()> {
    npm::install()?;
    let (name, table) = match subject {
        Subject::Eligibility => return eligibility::eligibility(),
        Subject::Response => ("response", response::response()?),
    };
    println!("\n{table}");
    if write { keep(name, &table) } else { Ok(()) }
}

/// Puts a table between its marks in benches/README.md.
fn keep(name: &str, table: &str) -> Result<()> {
    let path = place::root().join("benches/README.md");
    let text = fs::read_to_string(&path).context("benches/README.md cannot be read")?;
    let marks = [format!("<!-- {name} -->\n"), format!("<!-- /{name} -->\n")];
    let [Some(begin), Some(end)] = marks.each_ref().map(|mark| text.find(mark)) else {
        bail!("benches/README.md has no marks for `{name}`")
    };
    let (before, after) = (text.get(..begin).unwrap_or_default(), text.get(end..).unwrap_or_default());
    fs::write(path, format!("{before}{}{table}{after}", marks[0]))?;
    Ok(())
}

/// Installs the peers of a folder by its lock file.
fn peers(folder: &Path) -> Result<()> {
    if folder.join("node_modules/.package-lock.json").exists() {
        return Ok(());
    }
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let mut command = Command::new(npm);
    command.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]);
    run::run(command.current_dir(folder))
}

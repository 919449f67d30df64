//! `loket build`: a policy as it is published, with what can be worked out beforehand put in.

use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

use chrono::Datelike;
use clap::Args;

use loket_author::build as author;
use loket_engine::calendar::{date_of, day_of};
use loket_engine::policy::iso;

use super::instant;
use super::print::{note, out};
use super::read::JsonFile;

#[derive(Args)]
pub(super) struct Options {
    /// The policy document.
    policy: PathBuf,
    /// Where the built policy goes; printed when left out.
    #[arg(short, long)]
    output: Option<PathBuf>,
    /// For how many years after this one public holidays get their dates.
    #[arg(long, default_value_t = 3, value_parser = clap::value_parser!(u8).range(0..=20))]
    years: u8,
    /// The instant that makes this year, as in `2026-11-20T21:58:00Z`; the present one when left out.
    #[arg(long)]
    now: Option<String>,
    /// Name every public holiday.
    #[arg(short, long)]
    verbose: bool,
}

pub(super) fn build(options: &Options) -> Result<ExitCode, String> {
    let year = date_of(day_of(instant(options.now.as_deref())?)).year();
    let last = year + i32::from(options.years);
    let file = JsonFile::open(&options.policy)?;
    let built = author::build(file.json.clone(), year..=last);
    for of in &built.dated {
        let (desk, count, place, law) = (&of.desk, of.days.len(), &of.place, of.law);
        note(format_args!("hours.{desk}: {count} public holidays of {place} until {last}-12-31 ({law})\n"));
        if options.verbose {
            of.days.iter().for_each(|(date, name)| note(format_args!("  {} {name}\n", iso(*date))));
        }
    }
    file.note(&built.problems);
    let document = built.document.ok_or_else(|| format!("{}: the policy cannot be used", options.policy.display()))?;
    let text = serde_json::to_string(&document).map_err(|error| error.to_string())?;
    match &options.output {
        Some(path) => fs::write(path, text + "\n").map_err(|error| format!("{}: {error}", path.display()))?,
        None => out(format_args!("{text}\n"))?,
    }
    Ok(ExitCode::SUCCESS)
}

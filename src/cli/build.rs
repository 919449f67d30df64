//! `loket build`: a policy as it is published, with what can be worked out beforehand put in.

use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

use chrono::Datelike;
use clap::Args;

use super::{instant, read_json};
use crate::calendar::{date_of, day_of};
use crate::formats::dated::{Which, date_holidays};
use crate::policy::{Json, Policy, iso};

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
    let mut json = read_json(&options.policy)?;
    let now = instant(options.now.as_deref())?;
    let year = date_of(day_of(now)).year();
    let last = year + i32::from(options.years);
    let (dated, unknown) = date_holidays(&mut json, year..=last, Which::All);
    for of in &dated {
        eprintln!("hours.{}: {} public holidays of {} until {last}-12-31 ({})", of.desk, of.days.len(), of.place, of.law);
        if options.verbose {
            of.days.iter().for_each(|(date, name)| eprintln!("  {} {name}", iso(*date)));
        }
    }
    let (policy, problems) = Policy::read(&json);
    // What is said of a place explains why its holidays have no dates.
    let told = problems.iter().filter(|problem| unknown.iter().all(|known| known.path != problem.path));
    unknown.iter().chain(told).for_each(|problem| eprintln!("{}: {problem}", options.policy.display()));
    if policy.is_none() || unknown.fatal() {
        return Err(format!("{}: the policy cannot be used", options.policy.display()));
    }
    // It is for editors, and its path is the source's.
    if let Json::Object(parts) = &mut json {
        parts.retain(|(name, _)| name != "$schema");
    }
    let text = serde_json::to_string(&json).map_err(|error| error.to_string())?;
    match &options.output {
        Some(path) => fs::write(path, text + "\n").map_err(|error| format!("{}: {error}", path.display()))?,
        None => println!("{text}"),
    }
    Ok(ExitCode::SUCCESS)
}

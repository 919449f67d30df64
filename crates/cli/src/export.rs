//! `loket export`: a policy's support hours in other formats.

use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

use chrono::Datelike;
use clap::{Args, ValueEnum};

use super::instant;
use super::print::{note, out};
use super::read::usable_policy;
use loket_author::hours::layout::layout;
use loket_author::hours::{availability, schema_org};
use loket_engine::calendar::{date_of, day_of};

#[derive(Args)]
pub(super) struct Options {
    /// The format.
    #[arg(long)]
    to: Format,
    /// The policy document.
    policy: PathBuf,
    /// Where the hours go; they are printed when it is left out.
    #[arg(short, long)]
    output: Option<PathBuf>,
    /// For how many years after this one closures are written out.
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u8).range(0..=20))]
    years: u8,
    /// The language of names; the policy's first one when left out.
    #[arg(long)]
    lang: Option<String>,
    /// The instant from which on, as in `2026-11-20T21:58:00Z`; the present one when left out.
    #[arg(long)]
    now: Option<String>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// `OpeningHoursSpecification` of schema.org, as JSON-LD.
    SchemaOrg,
    /// `VAVAILABILITY` of iCalendar (RFC 7953).
    Vavailability,
}

pub(super) fn export(options: &Options) -> Result<ExitCode, String> {
    let policy = usable_policy(&options.policy)?;
    let now = instant(options.now.as_deref())?;
    let today = date_of(day_of(now));
    let last_year = today.year() + i32::from(options.years);
    let lang = policy.language(options.lang.as_deref().unwrap_or_default()).to_owned();
    let (text, report) = match options.to {
        Format::SchemaOrg => {
            let (json, report) = schema_org::write(&policy, &lang, today, last_year);
            (layout(&json) + "\n", report)
        }
        Format::Vavailability => {
            let options = availability::Options { lang: &lang, now, from: today, last_year, zones: &super::zone::zone };
            availability::write(&policy, &options)
        }
    };
    note(report);
    match &options.output {
        Some(path) => fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))?,
        None => out(text)?,
    }
    Ok(ExitCode::SUCCESS)
}

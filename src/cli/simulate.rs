//! `loket simulate`: what the widget would say of a case at an instant.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use super::report::{Report, report};
use super::{clock, read_policy, zone::zone};
use crate::calendar::parse_instant;
use crate::eligibility::Facts;
use crate::policy::Json;

#[derive(Args)]
pub(super) struct Options {
    /// The policy document.
    policy: PathBuf,
    /// The facts of the case, as a JSON object.
    #[arg(long, default_value = "{}")]
    facts: String,
    /// The instant, as in `2026-11-20T21:58:00Z`; the present one when left out.
    #[arg(long)]
    now: Option<String>,
    /// The language; the policy's first one when left out.
    #[arg(long)]
    lang: Option<String>,
    /// A text that the visitor might type: adds the articles that are suggested for it.
    #[arg(long)]
    text: Option<String>,
    /// Print JSON.
    #[arg(long)]
    json: bool,
}

pub(super) fn simulate(options: &Options) -> Result<ExitCode, String> {
    let (policy, problems) = read_policy(&options.policy)?;
    let Some(policy) = policy else {
        eprintln!("{problems}");
        return Err(format!("{}: the policy cannot be used", options.policy.display()));
    };
    let facts: Json = serde_json::from_str(&options.facts).map_err(|error| format!("--facts: not JSON: {error}"))?;
    let (facts, problems) = Facts::read(&policy, &facts);
    for problem in problems.iter() {
        eprintln!("{problem}; it is taken as unknown");
    }
    let now = match &options.now {
        Some(text) => parse_instant(text).ok_or_else(|| format!("--now: `{text}` is not an instant such as 2026-11-20T21:58:00Z"))?,
        None => clock(),
    };
    let lang = policy.language(options.lang.as_deref().unwrap_or_default()).to_owned();
    let report = report(&policy, &facts, now, &lang, options.text.as_deref(), zone);
    print(&report, options.json)?;
    Ok(ExitCode::SUCCESS)
}

fn print(report: &Report, json: bool) -> Result<(), String> {
    if json {
        println!("{}", serde_json::to_string_pretty(report).map_err(|error| error.to_string())?);
    } else {
        print!("{report}");
    }
    Ok(())
}

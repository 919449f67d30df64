//! `loket explain`: the coverage rules as a decision table, printed.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use loket_author::explain::{Form, explain as table};

use super::cldr::Cldr;
use super::instant;
use super::print::out;
use super::read::usable_policy;
use super::zone::zone;

#[derive(Args)]
pub(super) struct Options {
    /// The policy document.
    policy: PathBuf,
    /// Print one HTML page, to be printed and signed, instead of Markdown.
    #[arg(long)]
    html: bool,
    /// The language; the policy's first one when left out.
    #[arg(long)]
    lang: Option<String>,
    /// The instant for which it is worked out, as in `2026-11-20T21:58:00Z`; the present one when left out.
    #[arg(long)]
    now: Option<String>,
}

pub(super) fn explain(options: &Options) -> Result<ExitCode, String> {
    let policy = usable_policy(&options.policy)?;
    let now = instant(options.now.as_deref())?;
    let lang = policy.language(options.lang.as_deref().unwrap_or_default());
    out(table(&policy, lang, now, if options.html { Form::Html } else { Form::Markdown }, &zone, &Cldr))?;
    Ok(ExitCode::SUCCESS)
}

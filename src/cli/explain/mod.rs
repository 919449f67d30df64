//! `loket explain`: the coverage rules as a decision table, for somebody who answers for the policy and writes no code.

mod html;
mod markdown;
mod phrases;
mod table;
mod target;
mod when;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use super::{instant, usable_policy};
use phrases::Phrases;

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
    let phrases = Phrases::of(lang);
    let table = table::table(&policy, &phrases, lang, now);
    print!("{}", if options.html { html::html(&table, &phrases) } else { markdown::markdown(&table, &phrases) });
    Ok(ExitCode::SUCCESS)
}

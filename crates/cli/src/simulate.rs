//! `loket simulate`: what the widget would say of a case at an instant.

use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;
use std::rc::Rc;

use chrono::Datelike;
use clap::Args;

use super::{instant, usable_policy, zone::zone};
use crate::cldr::Cldr;
use loket_author::locale::Locale;
use loket_author::simulate::{Asked, Report, report};
use loket_engine::calendar::{Instant, Zone, date_of, day_of};
use loket_engine::case::World;
use loket_engine::eligibility::Facts;
use loket_engine::policy::{Json, ZoneName};
use loket_engine::say::Speech;

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
    /// The visitor's time zone, such as `America/New_York`: adds the times on that clock, and warns of clocks that change.
    #[arg(long)]
    visitor: Option<String>,
    /// A file with what the vendor publishes of its load.
    #[arg(long)]
    load: Option<PathBuf>,
    /// Print JSON.
    #[arg(long)]
    json: bool,
}

pub(super) fn simulate(options: &Options) -> Result<ExitCode, String> {
    let policy = usable_policy(&options.policy)?;
    let facts: Json = serde_json::from_str(&options.facts).map_err(|error| format!("--facts: not JSON: {error}"))?;
    let (facts, problems) = Facts::read(&policy, &facts);
    for problem in problems.iter() {
        eprintln!("{problem}; it is taken as unknown");
    }
    let now = instant(options.now.as_deref())?;
    let lang = policy.language(options.lang.as_deref().unwrap_or_default()).to_owned();
    let mut world = World::new(Rc::new(policy), &lang, now, zone);
    world.read_articles(loket_stemmer::stemmer(&lang));
    if let Some(path) = &options.load {
        let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
        let load: Json = serde_json::from_str(&text).map_err(|error| format!("{}: not JSON: {error}", path.display()))?;
        for problem in world.take_load(&load).iter() {
            eprintln!("{problem}; the load is ignored");
        }
    }
    let visitor = options.visitor.as_deref().map(|name| visitor(name, now)).transpose()?;
    let words = Locale::find(&lang).words().ok_or("the words of the interface cannot be read")?;
    let speech = Speech { lang: &lang, words: &words, dates: &Cldr };
    let asked = Asked { speech, text: options.text.as_deref(), visitor: visitor.as_ref() };
    let report = report(&world.case(facts), &asked);
    print(&report, options.json)?;
    Ok(ExitCode::SUCCESS)
}

fn visitor(name: &str, now: Instant) -> Result<Zone, String> {
    let year = date_of(day_of(now)).year();
    let found = ZoneName::parse(name).and_then(|name| zone(&name, year - 1..=year + 3));
    found.ok_or_else(|| format!("--visitor: there is no time zone `{name}`"))
}

fn print(report: &Report, json: bool) -> Result<(), String> {
    if json {
        println!("{}", serde_json::to_string_pretty(report).map_err(|error| error.to_string())?);
    } else {
        print!("{report}");
    }
    Ok(())
}

//! `loket simulate`: what the widget would say of a case at an instant.

use std::path::PathBuf;
use std::process::ExitCode;
use std::rc::Rc;

use chrono::Datelike;
use clap::Args;

use super::instant;
use super::print::{note, out};
use super::read::{JsonFile, usable_policy};
use super::zone::zone;
use crate::cldr::Cldr;
use loket_author::dossier::Dossier;
use loket_author::locale::Locale;
use loket_author::simulate::{Asked, CaseReport, report};
use loket_author::source::SourceText;
use loket_engine::calendar::{Instant, Zone, date_of, day_of};
use loket_engine::case::World;
use loket_engine::policy::ZoneName;
use loket_engine::say::Speech;

#[derive(Args)]
pub(super) struct Options {
    /// The policy document.
    policy: PathBuf,
    /// The facts that the page tells of the case, as a JSON object.
    #[arg(long, value_name = "JSON", default_value = "{}")]
    facts: String,
    /// The facts that the vendor knows of the user who is signed in, as a JSON object.
    #[arg(long, value_name = "JSON", default_value = "{}")]
    user: String,
    /// The facts that a look-up finds, as a JSON object.
    #[arg(long, value_name = "JSON", default_value = "{}")]
    look_up: String,
    /// The address of the page, whose parameters tell facts.
    #[arg(long)]
    url: Option<String>,
    /// What the visitor answers, as a JSON object; `null` where they do not know it.
    #[arg(long, value_name = "JSON", default_value = "{}")]
    answers: String,
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
    let (facts, problems) = dossier(options)?.facts(&policy);
    for problem in problems.iter() {
        note(format_args!("{problem}; it is taken as unknown\n"));
    }
    let now = instant(options.now.as_deref())?;
    let lang = policy.language(options.lang.as_deref().unwrap_or_default()).to_owned();
    let mut world = World::new(Rc::new(policy), &lang, now, zone);
    world.read_articles(loket_stemmer::stemmer(&lang));
    if let Some(path) = &options.load {
        let file = JsonFile::open(path)?;
        for problem in world.take_load(&file.json).iter() {
            // The file is what paths call `load`.
            let place = file.place(problem.segments.get(1..).unwrap_or_default());
            note(format_args!("{place}: {problem}; the load is ignored\n"));
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

/// What the options tell of the case.
fn dossier(options: &Options) -> Result<Dossier, String> {
    let json = |name: &str, text: &str| match SourceText::read(text.to_owned()) {
        Ok((json, _)) => Ok(json),
        Err(wrong) => Err(format!("--{name}:{wrong}")),
    };
    Ok(Dossier {
        page: json("facts", &options.facts)?,
        user: json("user", &options.user)?,
        look_up: json("look-up", &options.look_up)?,
        url: options.url.clone(),
        visitor: json("answers", &options.answers)?,
    })
}

fn visitor(name: &str, now: Instant) -> Result<Zone, String> {
    let year = date_of(day_of(now)).year();
    let found = ZoneName::parse(name).and_then(|name| zone(&name, year - 1..=year + 3));
    found.ok_or_else(|| format!("--visitor: there is no time zone `{name}`"))
}

fn print(report: &CaseReport, json: bool) -> Result<(), String> {
    if json {
        let text = serde_json::to_string_pretty(report).map_err(|error| error.to_string())?;
        out(format_args!("{text}\n"))
    } else {
        out(report)
    }
}

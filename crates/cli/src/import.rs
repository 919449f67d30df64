//! `loket import`: support hours that stand elsewhere already, as a policy says them.

use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

use chrono::Datelike;
use clap::{Args, ValueEnum};

use super::instant;
use super::print::{note, out};
use super::read::{self, JsonFile};
use loket_author::hours::desk::desk;
use loket_author::hours::draft::{Draft, Report};
use loket_author::hours::layout::layout;
use loket_author::hours::merge::merge;
use loket_author::hours::{holidays, ics, osm, schema_org};
use loket_engine::calendar::{date_of, dates, day_of};
use loket_engine::policy::{Json, ZoneName};

#[derive(Args)]
pub(super) struct Options {
    /// What the file holds.
    #[arg(long)]
    from: Format,
    /// The file; `-` is standard input.
    file: PathBuf,
    /// The policy into which the hours go; they are printed when it is left out.
    #[arg(long)]
    into: Option<PathBuf>,
    /// The id of the desk whose hours they are; the only one of the policy when left out, or `desk`.
    #[arg(long)]
    desk: Option<String>,
    /// The desk's time zone.
    #[arg(long, value_parser = known_zone)]
    zone: Option<String>,
    /// The country or region whose public holidays are meant, as in `BE` or `DE-BY`. May be given more than once.
    #[arg(long, value_parser = known_place)]
    holidays: Vec<String>,
    /// A part of the titles of calendar entries that are taken even though they look like noise, or are shown as free.
    #[arg(long)]
    take: Vec<String>,
    /// A part of the titles of calendar entries that are left.
    #[arg(long)]
    leave: Vec<String>,
    /// For how many years after this one what comes back is worked out.
    #[arg(long, default_value_t = 3, value_parser = clap::value_parser!(u8).range(0..=20))]
    years: u8,
    /// The instant that makes this year, as in `2026-11-20T21:58:00Z`; the present one when left out.
    #[arg(long)]
    now: Option<String>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// OpenStreetMap's `opening_hours`.
    Osm,
    /// Closures from an iCalendar file.
    Ics,
    /// `OpeningHoursSpecification` of schema.org, as JSON-LD or in a page.
    SchemaOrg,
}

pub(super) fn import(options: &Options) -> Result<ExitCode, String> {
    let name = options.file.display();
    let now = instant(options.now.as_deref())?;
    let today = date_of(day_of(now));
    let years = today.year()..=today.year() + i32::from(options.years);
    let text = read::text(&options.file)?;
    let mut document = options.into.as_deref().map(|path| JsonFile::open(path).map(|file| file.json)).transpose()?;
    let desks = document.as_ref().map(desks).unwrap_or_default();
    let id = match (options.desk.as_deref(), desks.as_slice()) {
        (Some(id), _) => id.to_owned(),
        (None, []) => "desk".to_owned(),
        (None, [only]) => only.clone(),
        (None, several) => return Err(format!("whose hours are they? name one of {} with --desk", several.join(", "))),
    };
    let standing = document.as_ref().and_then(|policy| desk(policy.get("hours")?.get(&id)?, years.clone()));
    let (mut draft, report): (Draft, Report) = match options.from {
        Format::Osm => osm::read(&text, &options.holidays, years.clone()),
        Format::SchemaOrg => schema_org::read(&text, &options.holidays, today, years.clone()),
        Format::Ics => {
            let known = standing.as_ref().map(|hours| dates(hours, today.year() - 1..=today.year() + 20));
            let hours_of = |date| {
                let known = known.as_ref()?;
                let index = known.binary_search_by_key(&date, |day| day.date).ok()?;
                known.get(index).map(|day| day.intervals.to_vec())
            };
            let given = options.zone.as_deref().and_then(ZoneName::parse);
            let desk = ics::Desk {
                zone: given.or_else(|| standing.as_ref().map(|hours| hours.zone.clone())),
                today,
                years: years.clone(),
                hours: &hours_of,
                zones: &super::zone::zone,
                take: &options.take,
                leave: &options.leave,
            };
            ics::read(&text, &desk)
        }
    }
    .map_err(|problem| format!("{name}: {problem}"))?;
    draft.zone = options.zone.clone().or(draft.zone);
    note(&report);
    let (taken, all) = report.count();
    note(format_args!("{name}: {taken} of {all} taken\n"));
    if taken == 0 {
        return Ok(ExitCode::FAILURE);
    }
    if draft.week.is_none() && document.is_some() && !desks.contains(&id) {
        return Err(format!(
            "there is no desk `{id}` whose closures these could be; the policy has {}",
            if desks.is_empty() { "none".to_owned() } else { desks.join(", ") }
        ));
    }
    let desk = draft.json();
    let Some((policy, document)) = options.into.as_ref().zip(document.as_mut()) else {
        if draft.zone.is_none() && draft.week.is_some() {
            note(format_args!("{name}: does not say its time zone; give it with --zone\n"));
        }
        out(format_args!("{}\n", layout(&Json::object(vec![(&id, desk)]))))?;
        return Ok(ExitCode::SUCCESS);
    };
    merge(document, &id, &desk, years);
    fs::write(policy, layout(document) + "\n").map_err(|error| format!("{}: {error}", policy.display()))?;
    Ok(ExitCode::SUCCESS)
}

/// The ids of a policy's desks.
fn desks(policy: &Json) -> Vec<String> {
    let Some(Json::Object(desks)) = policy.get("hours") else { return Vec::new() };
    desks.iter().map(|(id, _)| id.clone()).collect()
}

fn known_zone(name: &str) -> Result<String, String> {
    let zone = ZoneName::parse(name).filter(|zone| super::zone::zone(zone, 2026..=2026).is_some());
    zone.map(|zone| zone.as_str().to_owned()).ok_or_else(|| "there is no such time zone".to_owned())
}

fn known_place(place: &str) -> Result<String, String> {
    holidays::law(place).map(|_| place.to_owned()).map_err(|unknown| unknown.to_string())
}

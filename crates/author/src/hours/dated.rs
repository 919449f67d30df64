//! The public holidays that a policy's desks name by country become dates: `"holidays": "BE"` becomes
//! `"holidays": { "of": ["BE"], "dates": ["2026-01-01", …], "until": "2029-12-31" }`.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use super::holidays::{FIRST_YEAR, holidays, law};
use loket_engine::policy::{Date, Json, Path, Problems, Report, iso};

/// Which holidays get dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// Those that have none yet.
    Undated,
    /// Those that have some as well: they are worked out anew.
    All,
}

/// The holidays that one desk got.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dated {
    /// The desk's id.
    pub desk: String,
    /// The country or region.
    pub place: String,
    /// The law that names them.
    pub law: &'static str,
    /// Days and names.
    pub days: BTreeMap<Date, String>,
}

/// Puts the dates of some years into a policy document. Places that are not known are problems, and stay as they are.
pub fn date_holidays(policy: &mut Json, years: RangeInclusive<i32>, which: Which) -> (Vec<Dated>, Problems) {
    let years = FIRST_YEAR.max(*years.start())..=*years.end();
    let (mut dated, mut problems) = (Vec::new(), Problems::default());
    let root = Path::Root;
    let hours = root.key("hours");
    for (desk, hours_of_desk) in properties(policy, "hours") {
        let (desk_path, Json::Object(parts)) = (hours.key(desk), hours_of_desk) else { continue };
        let path = desk_path.key("holidays");
        for (_, json) in parts.iter_mut().filter(|(name, _)| name == "holidays") {
            let Some(places) = places(json, which) else { continue };
            let mut dates = BTreeMap::new();
            let mut known = true;
            for place in &places {
                match (holidays(place, years.clone()), law(place)) {
                    (Ok(days), Ok(law)) => {
                        dates.extend(days.clone());
                        dated.push(Dated { desk: desk.clone(), place: place.clone(), law, days });
                    }
                    (Err(problem), _) | (_, Err(problem)) => {
                        known = false;
                        problems.error(&path, problem.to_string());
                    }
                }
            }
            if known {
                *json = with_dates(places, dates.into_keys(), *years.end());
            }
        }
    }
    (dated, problems)
}

fn properties<'j>(json: &'j mut Json, name: &str) -> &'j mut [(String, Json)] {
    let Json::Object(parts) = json else { return &mut [] };
    match parts.iter_mut().find(|(key, _)| key == name) {
        Some((_, Json::Object(inner))) => inner,
        _ => &mut [],
    }
}

/// The places that are to be dated; `None` when there are none, or it is for the reader to say what is wrong.
fn places(json: &Json, which: Which) -> Option<Vec<String>> {
    let strings = |items: &[Json]| items.iter().map(|item| item.as_str().map(str::to_owned)).collect();
    match json {
        Json::String(place) => Some(vec![place.clone()]),
        Json::Array(places) => strings(places),
        Json::Object(_) if which == Which::All => match json.get("of")? {
            Json::Array(places) => strings(places),
            _ => None,
        },
        _ => None,
    }
}

fn with_dates(places: Vec<String>, dates: impl Iterator<Item = Date>, last: i32) -> Json {
    Json::object(vec![
        ("of", Json::Array(places.into_iter().map(Json::String).collect())),
        ("dates", Json::Array(dates.map(|date| Json::String(iso(date))).collect())),
        ("until", Json::String(format!("{last:04}-12-31"))),
    ])
}

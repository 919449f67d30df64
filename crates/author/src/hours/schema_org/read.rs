//! Reads a desk's hours from JSON-LD.
//!
//! What schema.org leaves open is read as search engines do: opening and closing at midnight means closed, closing before opening means
//! the next day, and hours that hold for a time win over those that hold always, on the weekdays that they name.

use super::WEEKDAYS;
use super::found::{Found, find, scripts};
use crate::hours::draft::{Draft, Report};
use crate::hours::osm;
use crate::hours::week::{DAY, add};
use loket_engine::calendar::Years;
use loket_engine::policy::{Date, Interval, Json, Week, iso, parse_date};

/// Up to how many days hours of their own are written day by day; beyond it they are a period.
const DAYS: i64 = 14;

/// Reads the hours of the first place in a JSON document, or in a page that holds some. `holidays` are the countries or regions that
/// `PublicHolidays` means; what ended before `today` is left.
///
/// # Errors
/// When the text is not JSON, with the line, or holds no opening hours.
pub fn read(text: &str, holidays: &[String], today: Date, years: Years) -> Result<(Draft, Report), String> {
    let (mut draft, mut report) = (Draft::default(), Report::default());
    let mut taken = false;
    for (line, script) in scripts(text) {
        let json: Json = serde_json::from_str(script).map_err(|error| {
            let message = error.to_string();
            let message = message.split(" at line ").next().unwrap_or_default();
            format!("line {}, column {}: not JSON: {message}", line + error.line().max(1) - 1, error.column())
        })?;
        for found in find(&json) {
            if std::mem::replace(&mut taken, true) {
                let path = if found.path.is_empty() { "a further place" } else { &found.path };
                report.left(None, path, "only the first hours are read; give the others to a desk of their own");
                continue;
            }
            take(&found, holidays, today, years.clone(), &mut draft, &mut report)?;
        }
    }
    if taken { Ok((draft, report)) } else { Err("holds no opening hours of schema.org".to_owned()) }
}

fn take(found: &Found<'_>, holidays: &[String], today: Date, years: Years, draft: &mut Draft, report: &mut Report) -> Result<(), String> {
    if !found.texts.is_empty() {
        let texts: Vec<&str> = found.texts.iter().map(|(_, text)| *text).collect();
        // Values of a list add up, where rules of one text would replace each other; only a closure has to take hours away.
        let joined = texts.iter().skip(1).fold(texts.first().copied().unwrap_or_default().to_owned(), |joined, text| {
            let closes = text.split_whitespace().any(|word| ["off", "closed"].contains(&word.trim_end_matches(';')));
            joined + if closes { "; " } else { ", " } + text
        });
        let path = found.texts.first().map(|(path, _)| path.as_str()).unwrap_or_default();
        match osm::read(&joined, holidays, years) {
            Ok((read, told)) => {
                *draft = read;
                report.0.extend(told.0);
            }
            Err(why) => report.left(None, path, why),
        }
    }
    let mut seasons = Vec::new();
    for (path, json) in &found.specifications {
        let read = Specification::read(json)
            .and_then(|specification| draft.take_whole(|draft| specification.take(holidays, today, draft, &mut seasons)));
        match read {
            Ok(as_what) => report.taken(None, path, as_what),
            Err(why) => report.left(None, path, why),
        }
    }
    seasons.iter().for_each(|season| season.keep_week(draft));
    Ok(())
}

/// Hours that hold for a time, of some weekdays.
struct Season {
    /// Its place among the draft's periods.
    period: usize,
    /// The weekdays that are named, Monday first.
    named: [bool; 7],
}

impl Season {
    /// Weekdays that it does not name keep the hours that hold always.
    fn keep_week(&self, draft: &mut Draft) {
        let Some((week, (.., own))) = draft.week.as_ref().zip(draft.periods.get_mut(self.period)) else { return };
        for ((own, always), _) in own.0.iter_mut().zip(&week.0).zip(self.named).filter(|(_, named)| !named) {
            own.clone_from(always);
        }
    }
}

struct Specification {
    /// The weekdays that are named, Monday first; `None` when none is.
    days: Option<[bool; 7]>,
    on_holidays: bool,
    /// `None`: closed.
    hours: Option<Interval>,
    from: Option<Date>,
    until: Option<Date>,
}

impl Specification {
    fn read(json: &Json) -> Result<Specification, String> {
        let Json::Object(_) = json else { return Err(format!("{json} is not an object")) };
        let get = |name: &str| json.get(name).or_else(|| json.get(&format!("schema:{name}")));
        let mut days = None;
        let mut on_holidays = false;
        let named = match get("dayOfWeek") {
            Some(Json::Array(named)) => named.as_slice(),
            Some(one) => std::slice::from_ref(one),
            None => &[],
        };
        for json in named {
            let name = json.as_str().or_else(|| json.get("@id")?.as_str()).or_else(|| json.get("name")?.as_str()).unwrap_or_default();
            let name = name.rsplit(['/', ':', '#']).next().unwrap_or_default();
            if name == "PublicHolidays" {
                on_holidays = true;
                continue;
            }
            let known = WEEKDAYS.iter().position(|day| day.eq_ignore_ascii_case(name) || (name.len() == 2 && day.starts_with(name)));
            let day = known.ok_or_else(|| format!("{json} is not a day such as \"Monday\""))?;
            let days: &mut [bool; 7] = days.get_or_insert_default();
            days.get_mut(day).into_iter().for_each(|named| *named = true);
        }
        let time = |name: &str| get(name).map(|json| json.as_str().and_then(minutes).ok_or_else(|| not_a_time(name, json))).transpose();
        let hours = match (time("opens")?, time("closes")?) {
            (None, None) | (Some(0), Some(0)) => None,
            (Some(DAY), _) => return Err("it opens at the end of the day".to_owned()),
            // The last minute of the day stands for its end.
            (Some(0), Some(1439)) => Some(Interval { from: 0, until: DAY }),
            (Some(from), Some(until)) if until > from => Some(Interval { from, until: if until == 1439 { DAY } else { until } }),
            (Some(from), Some(until)) if until < from => Some(Interval { from, until: until + DAY }),
            (Some(_), Some(_)) => return Err("it opens and closes at the same time".to_owned()),
            (Some(_), None) => return Err("`closes` is missing".to_owned()),
            (None, Some(_)) => return Err("`opens` is missing".to_owned()),
        };
        let date = |name: &str| {
            let date = |json: &Json| parse_date(json.as_str()?.get(..10)?);
            get(name).map(|json| date(json).ok_or_else(|| format!("`{name}`: {json} is not a date such as \"2026-12-24\""))).transpose()
        };
        Ok(Specification { days, on_holidays, hours, from: date("validFrom")?, until: date("validThrough")? })
    }

    fn take(self, holidays: &[String], today: Date, draft: &mut Draft, seasons: &mut Vec<Season>) -> Result<String, String> {
        if self.on_holidays && self.hours.is_some() {
            return Err("a policy has no hours for public holidays; give them day by day in `days`".to_owned());
        }
        if self.on_holidays && holidays.is_empty() {
            return Err("public holidays of which country? name it with --holidays".to_owned());
        }
        if self.on_holidays {
            draft.holidays = holidays.to_vec();
            if self.days.is_none() {
                return Ok("`holidays`".to_owned());
            }
        }
        let named = self.days.unwrap_or([true; 7]);
        match (self.from, self.until) {
            (_, Some(until)) if until < today => Err("it is over".to_owned()),
            (Some(from), Some(until)) if until < from => Err("`validThrough` lies before `validFrom`".to_owned()),
            (None, Some(_)) => Err("`validFrom` is missing".to_owned()),
            (None, None) => {
                give(draft.week.get_or_insert_default(), &named, self.hours);
                Ok("`week`".to_owned())
            }
            (Some(from), Some(until)) if self.hours.is_none() && self.days.is_none() => {
                draft.close(if from == until { iso(from) } else { format!("{}..{}", iso(from), iso(until)) });
                Ok("`closed`".to_owned())
            }
            (Some(from), Some(until)) if self.days.is_none() && (until - from).num_days() < DAYS => {
                for date in from.iter_days().take_while(|date| *date <= until) {
                    let known = draft.days.iter().find(|(day, _)| *day == iso(date));
                    let mut day = known.map(|(_, intervals)| intervals.clone()).unwrap_or_default();
                    add(&mut day, self.hours.as_slice());
                    draft.open(iso(date), day);
                }
                Ok("`days`".to_owned())
            }
            (Some(from), until) => {
                let (from, until) = (iso(from), until.map(iso));
                let same = draft.periods.iter().position(|(begin, end, _)| *begin == from && *end == until);
                let index = same.unwrap_or(draft.periods.len());
                if same.is_none() {
                    draft.periods.push((from, until, Week::default()));
                }
                if let Some((.., week)) = draft.periods.get_mut(index) {
                    give(week, &named, self.hours);
                }
                match seasons.iter_mut().find(|season| season.period == index) {
                    Some(season) => season.named.iter_mut().zip(named).for_each(|(known, named)| *known |= named),
                    None => seasons.push(Season { period: index, named }),
                }
                Ok("`periods`".to_owned())
            }
        }
    }
}

fn give(week: &mut Week, named: &[bool; 7], hours: Option<Interval>) {
    for (day, _) in week.0.iter_mut().zip(named).filter(|(_, named)| **named) {
        add(day, hours.as_slice());
    }
}

/// Reads `09:00` or `09:00:00`, as minutes from midnight.
fn minutes(text: &str) -> Option<u16> {
    let mut parts = text.split(':');
    let mut part = |most: u16| {
        let part = parts.next()?;
        part.parse::<u16>().ok().filter(|number| part.len() == 2 && *number <= most)
    };
    let (hour, minute) = (part(24)?, part(59)?);
    let seconds = text.len() == 5 || part(59).is_some();
    let minutes = hour * 60 + minute;
    (seconds && parts.next().is_none() && minutes <= DAY).then_some(minutes)
}

fn not_a_time(name: &str, json: &Json) -> String {
    match json.as_str().is_some_and(|text| text.contains(['+', 'Z']) || text.matches('-').count() == 1) {
        true => format!("`{name}`: {json} has an offset; hours are those of the desk's own clock"),
        false => format!("`{name}`: {json} is not a time such as \"09:00\""),
    }
}

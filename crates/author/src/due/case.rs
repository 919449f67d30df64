//! One case of business-time arithmetic with a known answer: a line of a case file.
//!
//! The form is that of `tests/data/response-time/README.md`, and so are its rules. Where a policy reads the same words otherwise, they
//! are turned into what a policy would say: there an interval that ends before it begins is empty, here it runs over midnight; there a
//! holiday wins over hours of its own, here those win. Nothing in here is native: the same lines are answered as WebAssembly.

use chrono::Datelike;

use loket_engine::calendar::{Calendar, Instant, Years, Zone, date_of, day_of, parse_instant, utc_text};
use loket_engine::policy::{Closure, Date, Day, Interval, Json, SpecialDays, SupportHours, WEEKDAYS, Week, ZoneName, parse_date};

/// A question and its answer.
#[derive(Debug, Clone)]
pub struct Case {
    /// Its number.
    pub id: String,
    hours: SupportHours,
    now: Instant,
    /// Support time in seconds.
    seconds: i64,
    /// What it expects.
    pub expected: Passed,
}

/// When so much support time has passed, and when the desk is open then; `None` is never.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Passed {
    /// The instant at which the support time has passed.
    pub due: Option<Instant>,
    /// The earliest open instant at or after that.
    pub next_open: Option<Instant>,
}

impl Case {
    /// Reads a case.
    ///
    /// # Errors
    /// When a property is missing or has another form.
    pub fn read(json: &Json) -> Result<Case, String> {
        let holidays = dates(property(json, "holidays")?)?;
        let schedule = property(json, "schedule")?;
        let mut week = Week::default();
        for (slot, day) in week.0.iter_mut().zip(WEEKDAYS) {
            *slot = intervals(property(schedule, day)?)?;
        }
        let mut days = Vec::new();
        if let Some(Json::Object(exceptions)) = json.get("exceptions") {
            for (text, hours) in exceptions {
                let date = parse_date(text).ok_or_else(|| format!("`{text}` is not a date"))?;
                if !holidays.contains(&date) {
                    days.push((Day::Date(date), intervals(hours)?));
                }
            }
        }
        let zone = string(json, "tz")?;
        let hours = SupportHours {
            name: None,
            zone: ZoneName::parse(zone).ok_or_else(|| format!("`{zone}` is not a time zone"))?,
            week,
            periods: Vec::new(),
            closed: holidays.into_iter().map(|date| Closure::Dates(date, date)).collect(),
            days: SpecialDays(days),
            holidays: None,
        };
        let Json::Number(minutes) = property(json, "add_minutes")? else { return Err("`add_minutes` is not a number".to_owned()) };
        let expected = Passed { due: answer(json, "due")?, next_open: answer(json, "due_next_open")? };
        let id = property(json, "id")?.to_string();
        Ok(Case { id, hours, now: instant(string(json, "now")?)?, seconds: (*minutes * 60.0) as i64, expected })
    }

    /// The name of its zone.
    pub fn zone(&self) -> &ZoneName {
        &self.hours.zone
    }

    /// The years for which its zone has to be known.
    pub fn years(&self) -> Years {
        let year = date_of(day_of(self.now)).year();
        year - 1..=year + 6
    }

    /// What the engine says.
    pub fn answer(&self, zone: Zone) -> Passed {
        let calendar = Calendar::new(&self.hours, zone, self.years());
        let due = calendar.due(self.now, self.seconds);
        Passed { due, next_open: due.and_then(|due| calendar.next_open(due)) }
    }
}

impl std::fmt::Display for Passed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let text = |at: Option<Instant>| at.map_or("never".to_owned(), utc_text);
        write!(f, "{}, next open {}", text(self.due), text(self.next_open))
    }
}

fn property<'j>(json: &'j Json, name: &str) -> Result<&'j Json, String> {
    json.get(name).ok_or_else(|| format!("`{name}` is missing"))
}

fn string<'j>(json: &'j Json, name: &str) -> Result<&'j str, String> {
    property(json, name)?.as_str().ok_or_else(|| format!("`{name}` is not a text"))
}

fn instant(text: &str) -> Result<Instant, String> {
    parse_instant(text).ok_or_else(|| format!("`{text}` is not an instant such as 2026-11-20T21:58:00Z"))
}

fn answer(json: &Json, name: &str) -> Result<Option<Instant>, String> {
    if matches!(property(json, name)?, Json::Null) { Ok(None) } else { instant(string(json, name)?).map(Some) }
}

fn dates(json: &Json) -> Result<Vec<Date>, String> {
    let Json::Array(items) = json else { return Err(format!("{json} is not a list of dates")) };
    let date = |item: &Json| item.as_str().and_then(parse_date).ok_or_else(|| format!("{item} is not a date"));
    items.iter().map(date).collect()
}

fn intervals(json: &Json) -> Result<Vec<Interval>, String> {
    let Json::Array(pairs) = json else { return Err(format!("{json} is not a list of intervals")) };
    let mut intervals = Vec::new();
    for pair in pairs {
        let Json::Array(times) = pair else { return Err(format!("{pair} is not an interval")) };
        let [Json::String(from), Json::String(until)] = times.as_slice() else { return Err("an interval is two times of day".to_owned()) };
        if from < until {
            let interval = Interval::parse(&format!("{from}-{until}"));
            intervals.push(interval.ok_or_else(|| format!("`{from}` to `{until}` is not an interval"))?);
        }
    }
    Ok(intervals)
}

//! Dates and times of that format, and how they come onto the desk's wall clock.

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use icalendar::parser::Property;

use super::Desk;
use loket_engine::policy::{Date, ZoneName};

/// A date, or a time of day on some zone's wall clock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum EventTime {
    /// A date, wherever one is.
    Day(NaiveDate),
    /// A time of day; without a zone, on the wall clock of whoever reads it.
    Time(NaiveDateTime, Option<ZoneName>),
}

/// How long an entry takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Length {
    Days(u64),
    Time(TimeDelta),
}

/// What an entry takes on the desk's wall clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Absence {
    /// Whole days, both included.
    Days(Date, Date),
    /// From one time to another.
    Times(NaiveDateTime, NaiveDateTime),
}

impl EventTime {
    pub(super) fn read(property: &Property<'_>, calendar_zone: Option<&str>) -> Result<EventTime, String> {
        EventTime::parse(property.val.as_str().trim(), EventTime::zone_of(property), calendar_zone)
    }

    pub(super) fn zone_of<'p>(property: &'p Property<'_>) -> Option<&'p str> {
        let zone = property.params.iter().find(|parameter| parameter.key.as_str().eq_ignore_ascii_case("TZID"))?;
        zone.val.as_ref().map(|zone| zone.as_str().trim_matches('"'))
    }

    /// Reads `20261224`, `20261224T090000` or `20261224T090000Z`.
    pub(super) fn parse(text: &str, zone: Option<&str>, calendar_zone: Option<&str>) -> Result<EventTime, String> {
        let wrong =
            || format!("`{}` is not a date such as 20261224 or a time such as 20261224T090000", text.chars().take(30).collect::<String>());
        let digits = |from: usize, until: usize| text.get(from..until).filter(|part| part.bytes().all(|b| b.is_ascii_digit()));
        let number = |from, until| digits(from, until).and_then(|part| part.parse::<u32>().ok());
        let date = || NaiveDate::from_ymd_opt(i32::try_from(number(0, 4)?).ok()?, number(4, 6)?, number(6, 8)?);
        let date = date().ok_or_else(wrong)?;
        if text.len() == 8 {
            return Ok(EventTime::Day(date));
        }
        // A leap second is taken for the one before it.
        let time = || NaiveTime::from_hms_opt(number(9, 11)?, number(11, 13)?, number(13, 15)?.min(59));
        let time = date.and_time(time().filter(|_| text.get(8..9) == Some("T")).ok_or_else(wrong)?);
        match (text.get(15..), zone) {
            (Some("Z"), _) => Ok(EventTime::Time(time, Some(ZoneName::utc()))),
            (Some(""), Some(zone)) => Ok(EventTime::Time(time, Some(zone_name(zone)?))),
            (Some(""), None) => Ok(EventTime::Time(time, calendar_zone.and_then(|zone| zone_name(zone).ok()))),
            _ => Err(wrong()),
        }
    }

    /// What its own wall clock shows.
    pub(super) fn civil(&self) -> NaiveDateTime {
        match self {
            EventTime::Day(date) => date.and_time(NaiveTime::MIN),
            EventTime::Time(time, _) => *time,
        }
    }

    /// The same zone, another time.
    pub(super) fn at(&self, civil: NaiveDateTime) -> EventTime {
        match self {
            EventTime::Day(_) => EventTime::Day(civil.date()),
            EventTime::Time(_, zone) => EventTime::Time(civil, zone.clone()),
        }
    }
}

impl Length {
    pub(super) fn between(start: &EventTime, end: &EventTime) -> Result<Length, String> {
        let backwards = "it ends before it begins";
        match (start, end) {
            // The end of days is the day after the last. Some programs write the last day itself.
            (EventTime::Day(start), EventTime::Day(end)) => {
                let days = u64::try_from((*end - *start).num_days()).map_err(|_| backwards.to_owned())?;
                Ok(Length::Days(days.max(1)))
            }
            (EventTime::Time(start, zone), EventTime::Time(end, other)) if zone == other => match *end - *start {
                length if length < TimeDelta::zero() => Err(backwards.to_owned()),
                length => Ok(Length::Time(length)),
            },
            (EventTime::Time(..), EventTime::Time(..)) => Err("it begins in one time zone and ends in another".to_owned()),
            _ => Err("it begins on a day and ends at a time, or the other way round".to_owned()),
        }
    }

    /// Of an entry that says nothing of its length: the whole day, or no time at all.
    pub(super) fn none(start: &EventTime) -> Length {
        match start {
            EventTime::Day(_) => Length::Days(1),
            EventTime::Time(..) => Length::Time(TimeDelta::zero()),
        }
    }

    /// Reads `P1W`, `P2D`, `PT4H30M` or `P1DT12H`.
    pub(super) fn read(text: &str) -> Result<Length, String> {
        let wrong = || format!("`{}` is not a duration such as P1D or PT4H", text.chars().take(30).collect::<String>());
        let body = text.trim_start_matches('+').strip_prefix('P').ok_or_else(wrong)?;
        let (mut seconds, mut number, mut whole_days) = (0_i64, String::new(), true);
        for letter in body.chars() {
            let unit = match letter {
                '0'..='9' if number.len() < 6 => {
                    number.push(letter);
                    continue;
                }
                'W' => 604_800,
                'D' => 86_400,
                'T' if number.is_empty() => {
                    whole_days = false;
                    continue;
                }
                'H' if !whole_days => 3600,
                'M' if !whole_days => 60,
                'S' if !whole_days => 1,
                _ => return Err(wrong()),
            };
            seconds += number.parse::<i64>().map_err(|_| wrong())? * unit;
            number.clear();
        }
        match (number.is_empty() && seconds > 0, whole_days) {
            (true, true) => Ok(Length::Days(u64::try_from(seconds / 86_400).map_err(|_| wrong())?)),
            (true, false) => Ok(Length::Time(TimeDelta::seconds(seconds))),
            (false, _) => Err(wrong()),
        }
    }
}

impl Absence {
    pub(super) fn last_day(&self) -> Date {
        match *self {
            Absence::Days(_, last) => last,
            Absence::Times(from, until) => (until - TimeDelta::seconds(i64::from(until > from))).date(),
        }
    }

    /// What an entry that begins then takes on the desk's wall clock. From midnight to midnight there it is whole days.
    pub(super) fn beginning(start: &EventTime, length: Length, desk: &Desk<'_>) -> Result<Absence, String> {
        let far = || "it lies too far away".to_owned();
        let (time, zone) = match (start, length) {
            (EventTime::Day(first), Length::Days(days)) => {
                return Ok(Absence::Days(*first, first.checked_add_days(Days::new(days - 1)).ok_or_else(far)?));
            }
            (EventTime::Day(first), Length::Time(_)) => (first.and_time(NaiveTime::MIN), &None),
            (EventTime::Time(time, zone), _) => (*time, zone),
        };
        let there = zone.as_ref().or(desk.zone.as_ref()).ok_or("it has a time of day; in which zone is the desk? give it with --zone")?;
        let here = desk.zone.as_ref().ok_or("it has a time of day; in which zone is the desk? give it with --zone")?;
        let years = time.year() - 1..=time.year() + 2;
        let zone = |name: &ZoneName| (desk.zones)(name, years.clone()).ok_or_else(|| format!("there is no time zone `{}`", name.as_str()));
        let (there, here) = (zone(there)?, zone(here)?);
        let end = match length {
            // Days are counted on the wall clock, hours by the time that passes.
            Length::Days(days) => there.instant(time.checked_add_days(Days::new(days)).ok_or_else(far)?.and_utc().timestamp()),
            Length::Time(length) => there.instant(time.and_utc().timestamp()) + length.num_seconds(),
        };
        let civil = |at: i64| DateTime::from_timestamp(here.local(at), 0).map(|at| at.naive_utc()).ok_or_else(far);
        let (from, until) = (civil(there.instant(time.and_utc().timestamp()))?, civil(end)?);
        if from.time() == NaiveTime::MIN && until.time() == NaiveTime::MIN && from < until {
            return Ok(Absence::Days(from.date(), until.date().pred_opt().ok_or_else(far)?));
        }
        Ok(Absence::Times(from, until))
    }
}

/// The zone that a `TZID` means: some programs put a path before its name, and Outlook writes Windows' own names.
fn zone_name(tzid: &str) -> Result<ZoneName, String> {
    let windows = WINDOWS.iter().find(|(name, _)| name.eq_ignore_ascii_case(tzid)).map(|(_, zone)| *zone);
    let parts: Vec<&str> = tzid.trim_matches('/').split('/').collect();
    let last = parts.iter().rev().take(2).rev().copied().collect::<Vec<_>>().join("/");
    let name = windows.unwrap_or(if tzid.starts_with('/') { &last } else { tzid });
    ZoneName::parse(name).ok_or_else(|| format!("its time zone `{}` is not known", tzid.chars().take(40).collect::<String>()))
}

/// Windows' names of zones in the countries whose holidays are known, and of some others (from Unicode's `windowsZones`).
const WINDOWS: [(&str, &str); 16] = [
    ("W. Europe Standard Time", "Europe/Berlin"),
    ("Romance Standard Time", "Europe/Paris"),
    ("Central Europe Standard Time", "Europe/Budapest"),
    ("Central European Standard Time", "Europe/Warsaw"),
    ("GMT Standard Time", "Europe/London"),
    ("Greenwich Standard Time", "Atlantic/Reykjavik"),
    ("FLE Standard Time", "Europe/Kiev"),
    ("GTB Standard Time", "Europe/Bucharest"),
    ("E. Europe Standard Time", "Europe/Chisinau"),
    ("Eastern Standard Time", "America/New_York"),
    ("Central Standard Time", "America/Chicago"),
    ("Mountain Standard Time", "America/Denver"),
    ("US Mountain Standard Time", "America/Phoenix"),
    ("Pacific Standard Time", "America/Los_Angeles"),
    ("Alaskan Standard Time", "America/Anchorage"),
    ("Hawaiian Standard Time", "Pacific/Honolulu"),
];

//! A policy's desks as an organisation with contact points, each with its hours.

use super::WEEKDAYS;
use crate::hours::draft::Report;
use crate::hours::outline::{by_interval, closures, outline};
use loket_engine::policy::{Date, Interval, Json, Policy, SupportHours, iso};

/// Writes the hours of all desks from a day on, up to the end of a year, and tells what the format does not hold.
pub fn write(policy: &Policy, lang: &str, from: Date, last_year: i32) -> (Json, Report) {
    let mut report = Report::default();
    let mut points = Vec::new();
    for (id, hours) in policy.hours.iter() {
        let mut point = vec![("@type", text("ContactPoint")), ("contactType", text("customer support"))];
        point.extend(hours.name.as_ref().map(|name| ("name", text(name.get(lang).text))));
        point.push(("hoursAvailable", Json::Array(specifications(hours, from, last_year))));
        points.push(Json::object(point));
        if hours.zone.fixed() != Some(0) {
            let why = format!("schema.org has no time zones; times are those of {}", hours.zone.as_str());
            report.left(None, format!("hours.{id}.zone"), why);
        }
        if let Some(holidays) =
            hours.holidays.as_ref().filter(|holidays| holidays.until < Date::from_ymd_opt(last_year, 12, 31).unwrap_or_default())
        {
            report.left(None, format!("hours.{id}.holidays"), format!("they are known until {} only", iso(holidays.until)));
        }
    }
    let organisation = Json::object(vec![
        ("@context", text("https://schema.org")),
        ("@type", text("Organization")),
        ("name", text(&policy.vendor.name)),
        ("url", text(policy.vendor.url.as_str())),
        ("contactPoint", Json::Array(points)),
    ]);
    (organisation, report)
}

fn specifications(hours: &SupportHours, from: Date, last_year: i32) -> Vec<Json> {
    let outline = outline(hours, from, last_year);
    let mut all = Vec::new();
    let mut regular_written = false;
    for stretch in &outline.weeks {
        let valid = match stretch.regular {
            // It holds wherever nothing else does, so once is enough.
            true if std::mem::replace(&mut regular_written, true) => continue,
            true => None,
            false => Some((stretch.from, stretch.until)),
        };
        all.extend(by_interval(&stretch.week).into_iter().map(|(interval, days)| specification(Some(&days), Some(interval), valid)));
        let closed: Vec<usize> = (0..7).filter(|day| stretch.week.0.get(*day).is_some_and(Vec::is_empty)).collect();
        // Days that a period closes have to be said; those of the regular week go without saying, unless it has no others.
        if (valid.is_some() && !closed.is_empty()) || closed.len() == 7 {
            all.push(specification(Some(&closed), None, valid));
        }
    }
    all.extend(closures(&outline).into_iter().map(|run| specification(None, None, Some(run))));
    for (date, intervals) in &outline.exceptions {
        all.extend(intervals.iter().map(|interval| specification(None, Some(*interval), Some((*date, *date)))));
    }
    all
}

/// One specification; without an interval it says closed.
fn specification(days: Option<&[usize]>, interval: Option<Interval>, valid: Option<(Date, Date)>) -> Json {
    let mut parts = vec![("@type", text("OpeningHoursSpecification"))];
    if let Some(days) = days {
        let names: Vec<Json> = days.iter().filter_map(|day| WEEKDAYS.get(*day)).map(|name| text(name)).collect();
        parts.push(("dayOfWeek", Json::Array(names)));
    }
    let (opens, closes) = interval.map_or_else(|| ("00:00".to_owned(), "00:00".to_owned()), times);
    parts.extend([("opens", Json::String(opens)), ("closes", Json::String(closes))]);
    if let Some((from, until)) = valid {
        parts.extend([("validFrom", Json::String(iso(from))), ("validThrough", Json::String(iso(until)))]);
    }
    Json::object(parts)
}

/// A closing time not after the opening time is one of the next day, and a whole day ends at 23:59: so search engines read it.
fn times(interval: Interval) -> (String, String) {
    let time = |minutes: u16| format!("{:02}:{:02}", minutes % 1440 / 60, minutes % 60);
    let closes = if (interval.from, interval.until) == (0, 1440) { "23:59".to_owned() } else { time(interval.until) };
    (time(interval.from), closes)
}

fn text(text: &str) -> Json {
    Json::String(text.to_owned())
}

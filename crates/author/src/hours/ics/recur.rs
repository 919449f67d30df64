//! EventTime an entry that recurs takes place. The crate `rrule` works out the rule, on the entry's own wall clock.

use chrono::{Datelike, NaiveDateTime, TimeDelta, TimeZone};
use rrule::{RRuleSet, Tz};

use super::Desk;
use super::event::{Event, Moved};
use super::when::{Absence, EventTime, Length};
use loket_engine::calendar::Years;

/// More times than a daily entry has in all the years that can be asked for.
const MOST: u16 = 8000;

/// The closure of every year that an entry is, when it is no more than that.
pub(super) fn yearly(event: &Event, moved: &[Moved], years: &Years) -> Option<String> {
    let (EventTime::Day(first), Length::Days(days)) = (&event.start, event.length) else { return None };
    let plain = |part: &str| {
        let (name, value) = part.split_once('=').unwrap_or((part, ""));
        match name {
            "FREQ" => value == "YEARLY",
            "INTERVAL" => value == "1",
            "BYMONTH" => value.parse() == Ok(first.month()),
            "BYMONTHDAY" => value.parse() == Ok(first.day()),
            "WKST" => true,
            _ => false,
        }
    };
    let rule = event.rule.as_ref()?.to_ascii_uppercase();
    let parts: Vec<&str> = rule.split(';').filter(|part| !part.is_empty()).collect();
    // A day of the month without its month is every month's.
    let names = |name: &str| parts.iter().any(|part| part.starts_with(name));
    let always = parts.iter().all(|part| plain(part)) && names("FREQ=") && (!names("BYMONTHDAY=") || names("BYMONTH="));
    let alone = event.more.is_empty() && event.except.is_empty() && !moved.iter().any(|time| time.is_of(event));
    if !always || !alone || first.year() > *years.start() || days > 300 {
        return None;
    }
    let last = first.checked_add_days(chrono::Days::new(days - 1))?;
    // A run over the end of February has a day more in leap years, where the entry has as many as ever.
    let ends_of_february = (first.year()..=last.year()).filter_map(|year| chrono::NaiveDate::from_ymd_opt(year, 2, 28));
    let leap_day = (first.month(), first.day()) == (2, 29);
    if days > 1 && (leap_day || ends_of_february.into_iter().any(|end| *first <= end && last > end)) {
        return None;
    }
    let day = |date: &chrono::NaiveDate| format!("{:02}-{:02}", date.month(), date.day());
    Some(if last == *first { day(first) } else { format!("{}..{}", day(first), day(&last)) })
}

/// What an entry takes on the desk's wall clock, each time it takes place.
pub(super) fn absences(event: &Event, moved: &[Moved], desk: &Desk<'_>) -> Result<Vec<Absence>, String> {
    let first = event.start.civil();
    let mut starts = match &event.rule {
        Some(rule) if !event.instead => by_rule(rule, event, desk)?,
        _ => vec![first],
    };
    starts.extend(event.more.iter().map(EventTime::civil));
    starts.sort_unstable();
    starts.dedup();
    // On the wall clock of the entry, however its exceptions are written.
    let named = |at: &EventTime| clock(at, &event.start, desk);
    let excepted: Vec<(&EventTime, Option<NaiveDateTime>)> = event.except.iter().map(|at| (at, named(at))).collect();
    let mine = moved.iter().filter(|time| !event.instead && time.is_of(event));
    let moved: Vec<(&Moved, Option<NaiveDateTime>)> = mine.map(|time| (time, named(&time.at))).collect();
    let is = |at: &EventTime, clock: Option<NaiveDateTime>, start: NaiveDateTime| match at {
        EventTime::Day(date) => *date == start.date(),
        EventTime::Time(..) => clock == Some(start),
    };
    let takes_place = |start: &NaiveDateTime| {
        !excepted.iter().any(|(at, clock)| is(at, *clock, *start))
            && !moved.iter().any(|(time, clock)| is(&time.at, *clock, *start) || (time.onwards && *clock < Some(*start)))
    };
    let taken = starts.into_iter().filter(takes_place);
    taken.map(|at| Absence::beginning(&event.start.at(at), event.length, desk)).collect()
}

/// A time on the wall clock of the entry: exceptions are often written in UTC.
fn clock(at: &EventTime, event: &EventTime, desk: &Desk<'_>) -> Option<NaiveDateTime> {
    match (at, event) {
        (EventTime::Time(time, zone), EventTime::Time(_, own)) if zone != own => {
            let years = time.year() - 1..=time.year() + 1;
            let zone = (desk.zones)(zone.as_ref().or(desk.zone.as_ref())?, years.clone())?;
            let own = (desk.zones)(own.as_ref().or(desk.zone.as_ref())?, years)?;
            let local = own.local(zone.instant(time.and_utc().timestamp()));
            chrono::DateTime::from_timestamp(local, 0).map(|at| at.naive_utc())
        }
        _ => Some(at.civil()),
    }
}

fn by_rule(rule: &str, event: &Event, desk: &Desk<'_>) -> Result<Vec<NaiveDateTime>, String> {
    let rule = rule.to_ascii_uppercase();
    let told = || format!("its rule `{}` is not understood", rule.chars().take(60).collect::<String>());
    // The crate panics on other characters.
    if !rule.bytes().all(|b| b.is_ascii_alphanumeric() || b"=,;+-".contains(&b)) {
        return Err(told());
    }
    if ["FREQ=HOURLY", "FREQ=MINUTELY", "FREQ=SECONDLY"].iter().any(|often| rule.contains(often)) {
        return Err("it recurs more often than every day".to_owned());
    }
    // The wall clock is told to the crate as if it were UTC, so that no change of the clocks comes in between.
    let first = event.start.civil();
    let parts: Result<Vec<String>, String> = rule.split(';').filter(|part| !part.is_empty()).map(|part| until(part, event, desk)).collect();
    let text = format!("DTSTART:{}Z\nRRULE:{}", first.format("%Y%m%dT%H%M%S"), parts?.join(";"));
    let set: RRuleSet = text.parse().map_err(|_| told())?;
    let days = match event.length {
        Length::Days(days) => i64::try_from(days).unwrap_or(i64::MAX).min(3660),
        Length::Time(length) => length.num_days().min(3660) + 1,
    };
    let year = |year: i32| Tz::UTC.with_ymd_and_hms(year, 1, 1, 0, 0, 0).single().ok_or_else(told);
    let (from, until) = (year(*desk.years.start())? - TimeDelta::days(days), year(desk.years.end() + 1)?);
    let result = set.after(from).before(until).all(MOST);
    if result.limited {
        return Err("it recurs too often".to_owned());
    }
    Ok(result.dates.into_iter().map(|at| at.naive_utc()).filter(|at| at.year() <= *desk.years.end()).collect())
}

/// The end of a rule, on the entry's wall clock; any other part as it is. A date alone holds until its end.
fn until(part: &str, event: &Event, desk: &Desk<'_>) -> Result<String, String> {
    let Some(end) = part.strip_prefix("UNTIL=") else { return Ok(part.to_owned()) };
    let end = match EventTime::parse(end, None, None)? {
        EventTime::Day(date) => date.and_hms_opt(23, 59, 59),
        time => clock(&time, &event.start, desk),
    };
    end.map(|end| format!("UNTIL={}Z", end.format("%Y%m%dT%H%M%S"))).ok_or_else(|| "its last day is not understood".to_owned())
}

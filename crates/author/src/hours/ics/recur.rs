//! When an entry that recurs takes place. The crate `rrule` works out the rule, on the entry's own wall clock.

use chrono::{Datelike, NaiveDateTime, TimeDelta, TimeZone};
use rrule::{RRuleSet, Tz};

use super::Desk;
use super::entry::{Entry, Moved};
use super::when::{Length, Span, When};
use loket_engine::calendar::Years;

/// More times than a daily entry has in all the years that can be asked for.
const MOST: u16 = 8000;

/// The closure of every year that an entry is, when it is no more than that.
pub(super) fn yearly(entry: &Entry, moved: &Moved, years: &Years) -> Option<String> {
    let (When::Day(first), Length::Days(days)) = (&entry.start, entry.length) else { return None };
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
    let rule = entry.rule.as_ref()?.to_ascii_uppercase();
    let parts: Vec<&str> = rule.split(';').filter(|part| !part.is_empty()).collect();
    // A day of the month without its month is every month's.
    let names = |name: &str| parts.iter().any(|part| part.starts_with(name));
    let always = parts.iter().all(|part| plain(part)) && names("FREQ=") && (!names("BYMONTHDAY=") || names("BYMONTH="));
    let alone = entry.more.is_empty() && entry.except.is_empty() && !moved.iter().any(|(uid, _)| *uid == entry.uid);
    if !always || !alone || first.year() > *years.start() || days > 300 {
        return None;
    }
    let last = first.checked_add_days(chrono::Days::new(days - 1))?;
    let day = |date: &chrono::NaiveDate| format!("{:02}-{:02}", date.month(), date.day());
    Some(if last == *first { day(first) } else { format!("{}..{}", day(first), day(&last)) })
}

/// What an entry takes on the desk's wall clock, each time it takes place.
pub(super) fn spans(entry: &Entry, moved: &Moved, desk: &Desk<'_>) -> Result<Vec<Span>, String> {
    let first = entry.start.civil();
    let mut starts = match &entry.rule {
        Some(rule) if !entry.instead => by_rule(rule, entry, desk)?,
        _ => vec![first],
    };
    starts.extend(entry.more.iter().map(When::civil));
    starts.sort_unstable();
    starts.dedup();
    let excepted = |at: &NaiveDateTime| {
        entry.except.iter().any(|except| match except {
            When::Day(date) => *date == at.date(),
            When::Time(..) => clock(except, &entry.start, desk) == Some(*at),
        })
    };
    let stands_in = |at: &NaiveDateTime| !entry.instead && moved.contains(&(entry.uid.clone(), *at));
    let taken = starts.into_iter().filter(|at| !excepted(at) && !stands_in(at));
    taken.map(|at| Span::of(&entry.start.at(at), entry.length, desk)).collect()
}

/// A time on the wall clock of the entry: exceptions are often written in UTC.
fn clock(at: &When, entry: &When, desk: &Desk<'_>) -> Option<NaiveDateTime> {
    match (at, entry) {
        (When::Time(time, zone), When::Time(_, own)) if zone != own => {
            let years = time.year() - 1..=time.year() + 1;
            let zone = (desk.zones)(zone.as_ref().or(desk.zone.as_ref())?, years.clone())?;
            let own = (desk.zones)(own.as_ref().or(desk.zone.as_ref())?, years)?;
            let local = own.local(zone.instant(time.and_utc().timestamp()));
            chrono::DateTime::from_timestamp(local, 0).map(|at| at.naive_utc())
        }
        _ => Some(at.civil()),
    }
}

fn by_rule(rule: &str, entry: &Entry, desk: &Desk<'_>) -> Result<Vec<NaiveDateTime>, String> {
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
    let first = entry.start.civil();
    let parts: Result<Vec<String>, String> = rule.split(';').filter(|part| !part.is_empty()).map(|part| until(part, entry, desk)).collect();
    let text = format!("DTSTART:{}Z\nRRULE:{}", first.format("%Y%m%dT%H%M%S"), parts?.join(";"));
    let set: RRuleSet = text.parse().map_err(|_| told())?;
    let days = match entry.length {
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
fn until(part: &str, entry: &Entry, desk: &Desk<'_>) -> Result<String, String> {
    let Some(end) = part.strip_prefix("UNTIL=") else { return Ok(part.to_owned()) };
    let end = match When::parse(end, None, None)? {
        When::Day(date) => date.and_hms_opt(23, 59, 59),
        time => clock(&time, &entry.start, desk),
    };
    end.map(|end| format!("UNTIL={}Z", end.format("%Y%m%dT%H%M%S"))).ok_or_else(|| "its last day is not understood".to_owned())
}

//! Writes a desk's hours as `VAVAILABILITY` (RFC 7953), from which calendar servers work out when somebody can be met.
//!
//! A week becomes `AVAILABLE` components that recur every week; a closed day is an exception to them, a day with hours of its own an
//! exception and a component beside it. RFC 5545 wants the zone written out, so the changes of its clock stand before them.
//!
//! It knows the hours of desks and their zones, and nothing of what is promised in them. What the format cannot hold is told.

mod timezone;

use std::collections::BTreeSet;

use chrono::Days;
use icalendar::parser::{Calendar, Component, Parameter, Property};

use super::draft::Report;
use super::outline::{Outline, Stretch, by_interval, outline, weekday};
use loket_engine::calendar::{Instant, Years, Zone};
use loket_engine::policy::{Date, Interval, Policy, SupportHours, WEEKDAYS, ZoneName, iso};
use loket_engine::ticket::ics_text;

/// What is written, from when to when, and with what.
pub struct Options<'a> {
    /// The language of names.
    pub lang: &'a str,
    /// The instant at which it is written.
    pub now: Instant,
    /// The first day.
    pub from: Date,
    /// The year at whose end the hours end.
    pub last_year: i32,
    /// Where zones come from.
    pub zones: &'a dyn Fn(&ZoneName, Years) -> Option<Zone>,
}

/// Writes the hours of all desks, and tells what the format does not hold.
pub fn write(policy: &Policy, options: &Options<'_>) -> (String, Report) {
    let mut report = Report::default();
    let mut calendar = component("VCALENDAR");
    calendar.properties.extend([property("VERSION", "2.0"), property("PRODID", "-//Loket//Support hours//EN")]);
    let mut zones = BTreeSet::new();
    let mut desks = Vec::new();
    for (id, hours) in policy.hours.iter() {
        let name = hours.zone.as_str();
        let Some(zone) = (options.zones)(&hours.zone, chrono::Datelike::year(&options.from) - 1..=options.last_year + 1) else {
            report.left(None, format!("hours.{id}"), format!("there is no time zone `{name}`"));
            continue;
        };
        if hours.zone.fixed() != Some(0) && zones.insert(name.to_owned()) {
            calendar.components.push(timezone::write(name, &zone, options.from, options.last_year));
        }
        let desk = DeskWriter { id, host: host(policy.vendor.url.as_str()), hours, zone: &zone, options };
        desks.push(desk.write());
        if let Some(holidays) = &hours.holidays
            && holidays.until < last_day(options.last_year)
        {
            report.left(None, format!("hours.{id}.holidays"), format!("they are known until {} only", iso(holidays.until)));
        }
    }
    calendar.components.extend(desks);
    (Calendar { properties: calendar.properties, components: calendar.components }.to_string(), report)
}

struct DeskWriter<'a> {
    id: &'a str,
    host: &'a str,
    hours: &'a SupportHours,
    zone: &'a Zone,
    options: &'a Options<'a>,
}

impl DeskWriter<'_> {
    fn write(&self) -> Component<'static> {
        let outline = outline(self.hours, self.options.from, self.options.last_year);
        let mut availability = component("VAVAILABILITY");
        availability.properties = self.identity("hours");
        availability.properties.push(self.time("DTSTART", self.options.from, 0));
        availability.properties.push(self.time("DTEND", last_day(self.options.last_year), 1440));
        let name = self.hours.name.as_ref().map_or(self.id, |name| name.get(self.options.lang).text);
        availability.properties.push(property("SUMMARY", &ics_text(name)));
        for stretch in &outline.weeks {
            for (interval, days) in by_interval(&stretch.week) {
                availability.components.extend(self.weekly(stretch, interval, &days, &outline));
            }
        }
        for (date, intervals) in &outline.exceptions {
            for interval in intervals.iter().filter(|interval| self.local(*date, interval.from) < self.local(*date, interval.until)) {
                let mut once = self.available(&format!("{}-{}", iso(*date), interval.from), *date, *interval);
                once.properties.push(property("SUMMARY", &ics_text(name)));
                availability.components.push(once);
            }
        }
        availability
    }

    /// The same hours on some weekdays, as long as a week holds; nothing when none of these days comes.
    fn weekly(&self, stretch: &Stretch, interval: Interval, days: &[usize], outline: &Outline) -> Option<Component<'static>> {
        let mine = |date: &Date| days.contains(&weekday(*date));
        // A rule must not begin at a time that the clock skips.
        let shown = |date: &Date| self.local(*date, interval.from) == seconds(*date) + i64::from(interval.from) * 60;
        let first = stretch.from.iter_days().take_while(|date| *date <= stretch.until).find(|date| mine(date) && shown(date))?;
        // RFC 5545 names weekdays by two letters.
        let names: Vec<String> = days.iter().filter_map(|day| WEEKDAYS.get(*day)?.get(..2)).map(str::to_uppercase).collect();
        let what = format!("{}-{}-{}-until-{}", names.concat().to_lowercase(), interval.from, interval.until, iso(stretch.until));
        let mut available = self.available(&what, first, interval);
        // With a zone, the end of a rule is in UTC.
        let end = stretch.until.checked_add_days(Days::new(1)).unwrap_or(stretch.until);
        let end = self.zone.instant(seconds(end)) - 1;
        available.properties.push(property("RRULE", &format!("FREQ=WEEKLY;UNTIL={}Z;BYDAY={}", stamp(end), names.join(","))));
        let excepted = outline.exceptions.iter().map(|(date, _)| *date);
        let excepted = excepted.filter(|date| (stretch.from..=stretch.until).contains(date) && mine(date));
        available.properties.extend(excepted.map(|date| self.time("EXDATE", date, interval.from)));
        Some(available)
    }

    fn available(&self, what: &str, date: Date, interval: Interval) -> Component<'static> {
        let mut available = component("AVAILABLE");
        available.properties = self.identity(what);
        available.properties.extend([self.time("DTSTART", date, interval.from), self.time("DTEND", date, interval.until)]);
        available
    }

    /// What every component has to have. The id stays the same from one time of writing to the next.
    fn identity(&self, what: &str) -> Vec<Property<'static>> {
        let uid = format!("{}-{what}@{}", self.id, self.host);
        vec![property("UID", &uid), property("DTSTAMP", &format!("{}Z", stamp(self.options.now)))]
    }

    /// The time so many minutes after the beginning of a date, or the first one that the clock shows after it.
    fn local(&self, date: Date, minutes: u16) -> i64 {
        self.zone.local(self.zone.instant(seconds(date) + i64::from(minutes) * 60))
    }

    /// The same as a property.
    fn time(&self, name: &str, date: Date, minutes: u16) -> Property<'static> {
        let local = stamp(self.local(date, minutes));
        if self.hours.zone.fixed() == Some(0) {
            return property(name, &format!("{local}Z"));
        }
        let zone = Parameter { key: "TZID".to_owned().into(), val: Some(timezone::id(self.hours.zone.as_str()).into()) };
        Property { params: vec![zone], ..property(name, &local) }
    }
}

fn component(name: &str) -> Component<'static> {
    Component { name: name.to_owned().into(), properties: Vec::new(), components: Vec::new() }
}

fn property(name: &str, value: &str) -> Property<'static> {
    Property { name: name.to_owned().into(), val: value.to_owned().into(), params: Vec::new() }
}

/// The seconds up to the beginning of a date, on whichever clock.
fn seconds(date: Date) -> i64 {
    i64::from(date.to_epoch_days()) * 86_400
}

fn last_day(year: i32) -> Date {
    Date::from_ymd_opt(year, 12, 31).unwrap_or(Date::MAX)
}

/// `20261121T090000`.
fn stamp(seconds: i64) -> String {
    chrono::DateTime::from_timestamp(seconds, 0).unwrap_or_default().format("%Y%m%dT%H%M%S").to_string()
}

fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.split(['/', '?', '#', ':']).next().filter(|host| !host.is_empty()).unwrap_or("loket")
}

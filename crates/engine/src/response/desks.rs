//! The desks of a policy, ready to be asked when somebody is there.

use chrono::Datelike;

use super::load::{Load, Published};
use crate::calendar::{Calendar, Instant, Years, Zone, date_of, day_of};
use crate::policy::{Channel, Date, Json, Policy, Problems, ZoneName};

/// How many years after this one closures are worked out for. The longest target a policy can name is ten years, but hardly any
/// is longer than a few weeks.
const YEARS_AHEAD: i32 = 3;

/// The calendars of a policy's hours, and the zone in which the vendor reads "today".
#[derive(Debug, Clone)]
pub struct Desks {
    calendars: Vec<(String, Calendar)>,
    vendor: Zone,
    load: Option<Published>,
}

/// Whether a desk is open at an instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Open {
    /// Until this instant; around the clock, when there is none.
    Until(Option<Instant>),
    /// It opens at this instant; never, when there is none.
    From(Option<Instant>),
}

/// A channel, and whether somebody is there.
#[derive(Debug, Clone, PartialEq)]
pub struct Availability<'p> {
    /// The channel.
    pub channel: &'p Channel,
    /// Whether it is open; `None` when the policy names no hours for it.
    pub open: Option<Open>,
}

impl Desks {
    /// Prepares the desks for use around an instant. `zone` looks up a zone over some years; one that is not known counts in UTC.
    pub fn new(policy: &Policy, now: Instant, zone: impl Fn(&ZoneName, Years) -> Option<Zone>) -> Self {
        let year = date_of(day_of(now)).year();
        let years = || year - 1..=year + YEARS_AHEAD;
        let mut calendars: Vec<(String, Calendar)> = Vec::new();
        // A zone that several desks share is looked up once.
        let find = |name: &ZoneName, calendars: &[(String, Calendar)]| {
            let known = calendars.iter().map(|(_, calendar)| calendar.zone()).find(|zone| zone.name() == name.as_str());
            known.cloned().or_else(|| zone(name, years())).unwrap_or_else(|| Zone::fixed("UTC", 0))
        };
        for (id, hours) in policy.hours.iter() {
            calendars.push((id.to_owned(), Calendar::new(hours, find(&hours.zone, &calendars), years())));
        }
        Desks { vendor: find(&policy.zone(), &calendars), calendars, load: None }
    }

    /// The calendar of some hours.
    pub fn calendar(&self, id: &str) -> Option<&Calendar> {
        self.calendars.iter().find(|(name, _)| name == id).map(|(_, calendar)| calendar)
    }

    /// The calendars with the ids of their hours, in the policy's order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Calendar)> {
        self.calendars.iter().map(|(id, calendar)| (id.as_str(), calendar))
    }

    /// The vendor's date at an instant.
    pub fn today(&self, now: Instant) -> Date {
        self.vendor.date(now)
    }

    /// Takes what the vendor publishes of its load (see [`Load`]). What cannot be read changes nothing, and is told.
    pub fn take_load(&mut self, policy: &Policy, json: &Json) -> Problems {
        let (load, problems) = Load::read(json);
        if let Some(load) = load {
            self.set_load(policy, load);
        }
        problems
    }

    /// Takes a load that was read.
    pub fn set_load(&mut self, policy: &Policy, load: Load) {
        self.load = Some(Published::new(load, policy.load.as_ref()));
    }

    /// The vendor's load, unless none was published or that is too long ago.
    pub fn load(&self, now: Instant) -> Option<&Load> {
        self.load.as_ref()?.at(now)
    }

    pub(super) fn published(&self) -> Option<&Published> {
        self.load.as_ref()
    }

    /// The last day until which all closures are known, when that has passed: the policy should be built anew.
    pub fn outdated(&self, now: Instant) -> Option<Date> {
        let past = |calendar: &Calendar| calendar.known_until() < calendar.zone().date(now);
        self.calendars.iter().map(|(_, calendar)| calendar).find(|calendar| past(calendar)).map(Calendar::known_until)
    }

    /// Whether somebody is at a channel at an instant.
    pub fn availability<'p>(&self, channel: &'p Channel, now: Instant) -> Availability<'p> {
        Availability { channel, open: channel.hours.as_deref().and_then(|hours| self.open(hours, now)) }
    }

    /// Whether the desk of some hours is open; `None` when there are no such hours.
    pub fn open(&self, id: &str, now: Instant) -> Option<Open> {
        let calendar = self.calendar(id)?;
        Some(match calendar.is_open(now) {
            true => Open::Until(calendar.next_close(now)),
            false => Open::From(calendar.next_open(now)),
        })
    }
}

//! The desks of a policy, ready to be asked when somebody is there.

use chrono::Datelike;

use super::load::{Load, Published};
use crate::calendar::{Calendar, Instant, Years, Zone, date_of, day_of};
use crate::policy::{Channel, Date, Json, Policy, Problems, ZoneName};

/// How many years after this one closures are worked out for. The longest target a policy can name is ten years, but hardly any
/// is longer than a few weeks.
const YEARS_AHEAD: i32 = 3;

/// The calendars of a policy's hours, and the zone in which the vendor reads "today". Instants are seconds since 1970-01-01T00:00:00Z.
///
/// ```
/// # use loket_engine::calendar::{Zone, parse_instant};
/// # use loket_engine::policy::{Json, Policy};
/// # use loket_engine::response::{Desks, Open};
/// let text = r#"{ "loket": 1,
///     "hours": { "phone": { "zone": "UTC", "week": { "mon-fri": ["09:00-17:00"] } } },
/// #   "vendor": { "name": "Acme", "url": "https://acme.example", "contact": "mailto:a@acme.example" }, "languages": ["en"],
/// #   "clauses": { "ours": { "about": "covered", "title": "t", "text": "t" } }, "steps": { "ticket": { "text": "File." } },
/// #   "coverage": [{ "verdict": "covered", "next": "ticket", "because": ["ours"] }],
/// #   "tickets": { "kinds": { "fault": { "name": "Fault" } }, "intake": [{ "kind": "mail", "to": "a@acme.example" }] },
///     "targets": [{ "for": "first-response", "within": "4h", "counted": "support-hours", "hours": "phone", "strength": "aim" }] }"#;
/// let json: Json = serde_json::from_str(text).unwrap();
/// let policy = Policy::read(&json).0.unwrap();
/// let now = parse_instant("2026-11-20T16:00:00Z").unwrap();
/// let desks = Desks::new(&policy, now, |name, _| Some(Zone::fixed(name.as_str(), 0)));
/// assert_eq!(desks.opening("phone", now), Some(Open::Until(Some(now + 3600))));
/// ```
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
    /// Prepares the desks for use around an instant: closures are worked out from the year before it to three years after it. `zone` looks
    /// up a zone over some years; one that is not known counts in UTC.
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

    /// The calendar of the hours of that id; `None` when the policy has none.
    pub fn calendar(&self, id: &str) -> Option<&Calendar> {
        self.calendars.iter().find(|(name, _)| name == id).map(|(_, calendar)| calendar)
    }

    /// The calendars with the ids of their hours, in the policy's order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Calendar)> {
        self.calendars.iter().map(|(id, calendar)| (id.as_str(), calendar))
    }

    /// The date at an instant in the vendor's zone: what the policy means by "today".
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

    /// Takes a load that was read, in place of one that was taken before.
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

    /// A channel with whether somebody is there at an instant. What its condition says is not asked: see [`super::open_channels`].
    pub fn availability<'p>(&self, channel: &'p Channel, now: Instant) -> Availability<'p> {
        Availability { channel, open: channel.hours.as_deref().and_then(|hours| self.opening(hours, now)) }
    }

    /// Whether the desk of the hours of that id is open, and until or from when; `None` when the policy has no such hours.
    pub fn opening(&self, id: &str, now: Instant) -> Option<Open> {
        let calendar = self.calendar(id)?;
        Some(match calendar.is_open(now) {
            true => Open::Until(calendar.next_close(now)),
            false => Open::From(calendar.next_open(now)),
        })
    }
}

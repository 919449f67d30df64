//! Targets worked out.

use super::Desks;
use crate::calendar::{Calendar, Instant, Span};
use crate::eligibility::{Facts, Truth, holds};
use crate::policy::{Counted, Date, Policy, Purpose, Strength, Target, Text, Within};

/// How many open spans of a promise are told one by one.
const SPANS: usize = 8;

/// A target worked out for one case at one instant.
#[derive(Debug, Clone, PartialEq)]
pub struct Promise<'p> {
    /// The target: what it is about, its note and its clauses.
    pub target: &'p Target,
    /// When it is met.
    pub expectation: Expectation,
    /// Sentences that say that it may take longer, when they apply.
    pub longer: Option<&'p Text>,
    /// The time that was counted and the time that was not, up to the latest instant. Empty when nothing is counted in support hours.
    pub steps: Vec<Span>,
    /// The id of the hours it is counted in, if it is.
    pub hours: Option<&'p str>,
}

/// When a target is met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expectation {
    /// Between two instants, both the same when the policy names one duration.
    Between {
        /// The earliest instant.
        earliest: Instant,
        /// The latest instant.
        latest: Instant,
    },
    /// The desk never opens long enough.
    Never,
    /// The policy promises nothing. When it names hours: when the desk is open next (or `now`, when it is open).
    NotPromised {
        /// The next instant at which the desk is open.
        opens: Option<Instant>,
    },
}

impl Promise<'_> {
    /// What it is about.
    pub fn purpose(&self) -> Purpose {
        self.target.purpose
    }

    /// How strongly it is promised; `None` when nothing is.
    pub fn strength(&self) -> Option<Strength> {
        self.target.strength.filter(|_| !matches!(self.expectation, Expectation::NotPromised { .. }))
    }
}

/// The promises for a case: for each purpose that the policy names, the first target whose condition is not false.
pub fn promises<'p>(policy: &'p Policy, facts: &Facts, desks: &Desks, now: Instant) -> Vec<Promise<'p>> {
    let today = desks.today(now);
    let mut promises = Vec::new();
    for purpose in Purpose::ALL {
        let applies = |target: &&Target| target.purpose == *purpose && holds(policy, target.when.as_ref(), facts, today) != Truth::False;
        if let Some(target) = policy.targets.iter().find(applies) {
            promises.push(work_out(policy, target, facts, desks, now, today));
        }
    }
    promises
}

fn work_out<'p>(policy: &'p Policy, target: &'p Target, facts: &Facts, desks: &Desks, now: Instant, today: Date) -> Promise<'p> {
    let calendar = target.hours.as_deref().and_then(|id| desks.calendar(id));
    let applies = |when: Option<&_>| holds(policy, when, facts, today) == Truth::True;
    let longer = target.longer.as_ref().filter(|longer| applies(longer.when.as_ref()));
    let expectation = expectation(target, calendar, now);
    let counts_hours = target.counted != Some(Counted::AroundTheClock);
    let steps = match (expectation, calendar) {
        (Expectation::Between { latest, .. }, Some(calendar)) if counts_hours => calendar.spans(now, latest, SPANS),
        _ => Vec::new(),
    };
    Promise { target, expectation, longer: longer.map(|longer| &longer.note), steps, hours: target.hours.as_deref() }
}

fn expectation(target: &Target, calendar: Option<&Calendar>, now: Instant) -> Expectation {
    let Within::Between(earliest, latest) = target.within else {
        return Expectation::NotPromised { opens: calendar.and_then(|calendar| calendar.next_open(now)) };
    };
    let due = |duration: crate::policy::Duration| {
        let seconds = i64::from(duration.minutes) * 60;
        match (target.counted, calendar) {
            (Some(Counted::AroundTheClock), _) => Some(now + seconds),
            (Some(Counted::SupportHours), Some(calendar)) => calendar.due(now, seconds),
            (Some(Counted::BusinessDays), Some(calendar)) => calendar.business_days(now, duration.days()?, crate::policy::DayPart::End),
            _ => None,
        }
    };
    match (due(earliest), due(latest)) {
        (Some(earliest), Some(latest)) => Expectation::Between { earliest, latest },
        _ => Expectation::Never,
    }
}

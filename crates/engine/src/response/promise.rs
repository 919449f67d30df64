//! Targets worked out.

use super::load::Delay;
use super::{Availability, Desks, Offers};
use crate::calendar::{Calendar, Instant, Span};
use crate::eligibility::{Facts, Truth};
use crate::policy::{Channel, Counted, Date, DayPart, Duration, Faster, Policy, Purpose, Strength, Target, Terms, Text, Value, Within};

/// How many open spans of a promise are told one by one.
const SPANS: usize = 8;

/// A target worked out for one case at one instant.
#[derive(Debug, Clone, PartialEq)]
pub struct Promise<'p> {
    /// The target: what it is about, its clauses, and when its clock stops.
    pub target: &'p Target,
    /// What it says of this case: in what it is counted, and its note.
    pub terms: Terms<'p>,
    /// When it is met.
    pub expectation: Expectation,
    /// Sentences that say that it may take longer, when they apply.
    pub longer: Option<&'p Text>,
    /// What made it longer than the policy alone would.
    pub widened: Option<Widened>,
    /// Another channel, by which the answer comes sooner.
    pub faster: Option<Sooner<'p>>,
    /// The time that was counted and the time that was not, up to the latest instant. Empty when nothing is counted in support hours.
    pub steps: Vec<Span>,
    /// The id of the hours it is counted in, if it is.
    pub hours: Option<&'p str>,
    /// The last day for which the desk's closures are known, when the promise reaches beyond it.
    pub known_until: Option<Date>,
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

/// A promise that the vendor's load made longer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Widened {
    /// Why.
    pub why: Delay,
    /// When the vendor published that.
    pub published: Instant,
    /// The latest instant without it.
    pub otherwise: Instant,
}

/// A faster target by another channel.
#[derive(Debug, Clone, PartialEq)]
pub struct Sooner<'p> {
    /// The channel, and whether somebody is there.
    pub by: Availability<'p>,
    /// When it is met.
    pub expectation: Expectation,
    /// How strongly that is promised.
    pub strength: Option<Strength>,
    /// A sentence that is said with it.
    pub note: Option<&'p Text>,
}

impl Expectation {
    /// The instant by which it is met, if there is one.
    pub fn latest(self) -> Option<Instant> {
        if let Expectation::Between { latest, .. } = self { Some(latest) } else { None }
    }
}

impl Promise<'_> {
    /// What it is about.
    pub fn purpose(&self) -> Purpose {
        self.target.purpose
    }

    /// How strongly it is promised; `None` when nothing is.
    pub fn strength(&self) -> Option<Strength> {
        self.terms.strength.filter(|_| !matches!(self.expectation, Expectation::NotPromised { .. }))
    }
}

impl Offers {
    /// The promises for a case at an instant: for each purpose that the policy names, the first target whose condition is not false.
    pub fn promises<'p>(&self, policy: &'p Policy, facts: &Facts, desks: &Desks, now: Instant) -> Vec<Promise<'p>> {
        let case = Circumstances { offers: self, policy, facts, desks, now };
        let mut promises = Vec::new();
        for purpose in Purpose::ALL {
            let mut targets = policy.targets.iter().enumerate().filter(|(_, target)| target.purpose == *purpose);
            promises.extend(targets.find_map(|(number, target)| case.promise(number, target)));
        }
        promises
    }
}

/// The promises for a case. Who asks for several compiles the conditions once, and asks [`Offers::promises`].
pub fn promises<'p>(policy: &'p Policy, facts: &Facts, desks: &Desks, now: Instant) -> Vec<Promise<'p>> {
    Offers::new(policy, desks.today(now)).promises(policy, facts, desks, now)
}

/// What a target is worked out for.
struct Circumstances<'p, 'c> {
    offers: &'c Offers,
    policy: &'p Policy,
    facts: &'c Facts,
    desks: &'c Desks,
    now: Instant,
}

impl<'p> Circumstances<'p, '_> {
    /// `number` is the target's place in the policy.
    fn promise(&self, number: usize, target: &'p Target) -> Option<Promise<'p>> {
        if self.offers.targets.holds(number, self.facts) == Truth::False {
            return None;
        }
        let terms = self.terms(target)?;
        let calendar = self.calendar(terms.hours);
        let longer = target.longer.as_ref().filter(|_| self.offers.longer.holds(number, self.facts) == Truth::True);
        let mut expectation = self.expectation(terms, calendar);
        let widened = self.widened(target.purpose, terms, calendar, &mut expectation);
        let counts_hours = terms.counted != Some(Counted::AroundTheClock);
        let (steps, known_until) = match (expectation.latest(), calendar.filter(|_| counts_hours)) {
            (Some(latest), Some(calendar)) => {
                let beyond = calendar.zone().date(latest) > calendar.known_until();
                (calendar.spans(self.now, latest, SPANS), beyond.then_some(calendar.known_until()))
            }
            _ => (Vec::new(), None),
        };
        let faster = terms.faster.and_then(|faster| self.sooner(faster, terms, expectation));
        let longer = longer.map(|longer| &longer.note);
        Some(Promise { target, terms, expectation, longer, widened, faster, steps, hours: terms.hours, known_until })
    }

    /// What a target says of the case. Of all that it may say while a fact is unknown, the slowest counts: a promise that only holds for
    /// another answer is none.
    fn terms(&self, target: &'p Target) -> Option<Terms<'p>> {
        let mut slowest: Option<(Option<Instant>, Terms<'p>)> = None;
        target.terms(&|fact, choice| self.can_be(fact, choice), &mut |terms| {
            let latest = self.expectation(terms, self.calendar(terms.hours)).latest();
            let slower = |than: &(Option<Instant>, _)| match (latest, than.0) {
                (Some(latest), Some(than)) => latest > than,
                (None, Some(_)) => true,
                (_, None) => false,
            };
            if slowest.as_ref().is_none_or(slower) {
                slowest = Some((latest, terms));
            }
        });
        slowest.map(|(_, terms)| terms)
    }

    /// Whether a choice is the answer to a fact, as far as is known.
    fn can_be(&self, fact: &str, choice: &str) -> bool {
        match self.facts.value(self.policy, fact) {
            Some(Value::Choice(known)) => known == choice,
            Some(_) => false,
            None => true,
        }
    }

    fn calendar(&self, hours: Option<&str>) -> Option<&Calendar> {
        hours.and_then(|id| self.desks.calendar(id))
    }

    fn expectation(&self, terms: Terms<'_>, calendar: Option<&Calendar>) -> Expectation {
        let Within::Between(earliest, latest) = terms.within else {
            return Expectation::NotPromised { opens: calendar.and_then(|calendar| calendar.next_open(self.now)) };
        };
        match (self.due(earliest, terms, calendar), self.due(latest, terms, calendar)) {
            (Some(earliest), Some(latest)) => Expectation::Between { earliest, latest },
            _ => Expectation::Never,
        }
    }

    fn due(&self, duration: Duration, terms: Terms<'_>, calendar: Option<&Calendar>) -> Option<Instant> {
        let seconds = i64::from(duration.minutes) * 60;
        match terms.counted? {
            Counted::AroundTheClock => Some(self.now + seconds),
            Counted::SupportHours => calendar?.due(self.now, seconds),
            Counted::BusinessDays => calendar?.business_days(self.now, duration.days()?, terms.by),
        }
    }

    /// Moves the latest instant by the vendor's load.
    fn widened(&self, purpose: Purpose, terms: Terms<'_>, calendar: Option<&Calendar>, expectation: &mut Expectation) -> Option<Widened> {
        let Expectation::Between { latest, .. } = expectation else { return None };
        let (duration, why) = self.desks.published()?.longer(purpose, &terms, self.now)?;
        let published = self.desks.load(self.now)?.at.0;
        let otherwise = std::mem::replace(latest, self.due(duration, terms, calendar)?);
        Some(Widened { why, published, otherwise })
    }

    /// What another channel makes of it, if that is sooner.
    fn sooner(&self, faster: &'p Faster, terms: Terms<'p>, than: Expectation) -> Option<Sooner<'p>> {
        let suits = |(number, channel): &(usize, &Channel)| {
            channel.kind == faster.channel && self.offers.channels.holds(*number, self.facts) != Truth::False
        };
        let (_, by) = self.policy.channels.iter().enumerate().find(suits)?;
        let by = self.desks.availability(by, self.now);
        let hours = faster.hours.as_ref().and_then(|hours| hours.id(&|fact, choice| self.can_be(fact, choice))).or(terms.hours);
        let strength = faster.strength.or(terms.strength);
        let counted = faster.counted.or(terms.counted);
        let terms = Terms { within: faster.within, counted, hours, by: DayPart::End, strength, note: None, faster: None };
        let expectation = self.expectation(terms, self.calendar(hours));
        let sooner = match (expectation.latest(), than) {
            (Some(here), Expectation::Between { latest, .. }) => here < latest,
            (Some(_), _) => true,
            (None, _) => false,
        };
        sooner.then_some(Sooner { by, expectation, strength, note: faster.note.as_ref() })
    }
}

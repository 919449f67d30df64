//! How busy a vendor says it is, and what that makes of a target. It can only make a promise longer, and never a guarantee.

use std::fmt;

use crate::calendar::{DAY, Instant, parse_instant};
use crate::policy::read::{Node, Read, document, plain_schema, words};
use crate::policy::{Counted, Duration, Factor, Json, LoadSource, Map, Path, Problems, Purpose, Report, Strength, Tally, Terms, Within};

/// How far into the future a vendor's clock may be wrong, in seconds.
const AHEAD: i64 = 600;

words! {
    /// How busy a vendor is.
    pub enum Busyness {
        /// As always: promises are as the policy says.
        Normal = "normal",
        /// Everything takes longer.
        Busy = "busy",
    }
}

document! {
    /// What a vendor publishes.
    pub struct Load {
        /// When that was so.
        pub at: Moment,
        /// In a word.
        pub load: Option<Busyness>,
        /// How many times as long things take.
        pub factor: Option<Factor>,
        /// What was measured: how long half of the cases take, by the purpose of targets: `{ "first-response": "9h" }`.
        pub median: Map<Duration>,
    }
}

/// An instant, written as in RFC 3339.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment(pub Instant);

/// Why a promise is longer than the policy alone would make it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Delay {
    /// Everything takes so many hundredths of its time.
    Factor(u32),
    /// Half of the cases take at least this.
    Median(Duration),
}

/// What a vendor published, and for how long it is believed.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Published {
    load: Load,
    fresh: i64,
    busy: u32,
}

impl Load {
    /// Reads what a vendor publishes. The load is there when nothing was wrong with it.
    pub fn read(json: &Json) -> (Option<Load>, Problems) {
        let mut problems = Problems::default();
        let load = reading(json, &mut problems);
        ((!problems.fatal()).then_some(load), problems)
    }

    /// The same without a word about what is wrong, for the visitor's browser.
    pub fn read_silently(json: &Json) -> Option<Load> {
        let mut tally = Tally::default();
        let load = reading(json, &mut tally);
        (!tally.fatal()).then_some(load)
    }
}

fn reading(json: &Json, problems: &mut impl Report) -> Load {
    let root = Path::Root;
    let path = root.key("load");
    let load = <Load as Read>::read(Node { json: Some(json), path: &path }, problems);
    for purpose in load.median.keys().filter(|purpose| !Purpose::WORDS.contains(purpose)) {
        let right = fmt::from_fn(|f| write!(f, "is not one of {}", Purpose::WORDS.join(", ")));
        problems.error(&path.key("median").key(purpose), right);
    }
    load
}

impl Published {
    pub(super) fn new(load: Load, source: Option<&LoadSource>) -> Self {
        let fresh = source.and_then(|source| source.fresh).map_or(DAY, |fresh| i64::from(fresh.minutes) * 60);
        let busy = source.and_then(|source| source.busy).map_or(200, |busy| busy.0);
        Published { load, fresh, busy }
    }

    /// What was published, unless that is too long ago.
    pub(super) fn at(&self, now: Instant) -> Option<&Load> {
        let at = self.load.at.0;
        (now - self.fresh <= at && at <= now + AHEAD).then_some(&self.load)
    }

    /// How long the latest of a target takes now, if that is longer than it says.
    pub(super) fn longer(&self, purpose: Purpose, terms: &Terms<'_>, now: Instant) -> Option<(Duration, Delay)> {
        let load = self.at(now)?;
        let Within::Between(_, latest) = terms.within else { return None };
        if terms.strength == Some(Strength::Guarantee) {
            return None;
        }
        let factor = load.factor.map_or(if load.load == Some(Busyness::Busy) { self.busy } else { 100 }, |factor| factor.0);
        let (minutes, why) = match load.median.get(purpose.word()) {
            Some(median) => (median.minutes, Delay::Median(*median)),
            None => ((u64::from(latest.minutes) * u64::from(factor)).div_ceil(100) as u32, Delay::Factor(factor)),
        };
        let unit = if terms.counted == Some(Counted::BusinessDays) { 24 * 60 } else { 1 };
        let minutes = minutes.div_ceil(unit) * unit;
        (minutes > latest.minutes).then_some((Duration { minutes }, why))
    }
}

impl Read for Moment {
    fn read(node: Node<'_>, problems: &mut impl Report) -> Self {
        Moment(node.parse("an instant such as \"2026-11-20T08:00:00Z\"", parse_instant, problems).unwrap_or_default())
    }
}

plain_schema!(Moment, { "type": "string", "format": "date-time" });

//! Times in words, on the visitor's clock and on the desk's.

use super::locale::{DateForm, Speech};
use super::words::Word;
use crate::calendar::{Instant, Zone, day_of};
use crate::response::Open;

/// By which clock times are told, and from when on.
#[derive(Clone, Copy)]
pub struct Clock<'a> {
    /// The visitor's zone.
    pub visitor: &'a Zone,
    /// The present instant: what is today is said without its day.
    pub now: Instant,
}

impl Speech<'_> {
    /// An instant in the visitor's clock, and in the desk's where that differs: `Mon 23 Nov, 07:03 your time (06:03 in Brussels)`.
    pub fn both_clocks(&self, clock: Clock<'_>, at: Instant, desk: Option<&Zone>) -> String {
        let (here, there) = (clock.visitor.local(at), desk.map(|desk| desk.local(at)));
        let time = self.moment(clock, at, clock.visitor);
        match (desk, there) {
            (Some(desk), Some(there)) if there != here => {
                let form = if day_of(here) == day_of(there) { DateForm::Time } else { DateForm::DayTime };
                let there = self.dates.date(self.tag(), there, form);
                self.words.fill(Word::BothClocks, &[("time", &time), ("desk", &there), ("zone", &place(desk.name()))])
            }
            (Some(_), _) => time,
            _ => self.words.fill(Word::YourTime, &[("time", &time)]),
        }
    }

    /// A day and time in a zone; the time alone when it is today.
    pub fn moment(&self, clock: Clock<'_>, at: Instant, zone: &Zone) -> String {
        let today = day_of(zone.local(clock.now)) == day_of(zone.local(at));
        self.dates.date(self.tag(), zone.local(at), if today { DateForm::Time } else { DateForm::DayTime })
    }

    /// A stretch of time in a zone; the day is said once when it is the same.
    pub fn span(&self, from: Instant, until: Instant, zone: &Zone) -> String {
        let date = |local, form| self.dates.date(self.tag(), local, form);
        let (from, until) = (zone.local(from), zone.local(until));
        let form = if day_of(from) == day_of(until) { DateForm::Time } else { DateForm::DayTime };
        self.words.fill(Word::StepSpan, &[("from", &date(from, DateForm::DayTime)), ("to", &date(until, form))])
    }

    /// Whether somebody is there, and until or from when: `Open now, until 16:30`.
    pub fn open(&self, clock: Clock<'_>, open: Open, desk: Option<&Zone>) -> String {
        let (word, at) = match open {
            Open::Until(Some(at)) => (Word::OpenUntil, at),
            Open::From(Some(at)) => (Word::Closed, at),
            Open::Until(None) => return self.words.get(Word::OpenAlways).to_owned(),
            Open::From(None) => return self.words.get(Word::NeverOpen).to_owned(),
        };
        self.words.fill(word, &[("time", &self.both_clocks(clock, at, desk))])
    }
}

/// The part of a zone's name that people know: `New York` of `America/New_York`, and `UTC+08:00` of a fixed offset.
pub fn place(zone: &str) -> String {
    if let Some(b'+' | b'-') = zone.as_bytes().first() {
        return ["UTC", zone].concat();
    }
    zone.rsplit('/').next().unwrap_or(zone).split('_').collect::<Vec<_>>().join(" ")
}

//! Times in both clocks, the visitor's and the desk's.

use super::scene::Scene;
use loket_engine::calendar::{Instant, Zone, day_of};
use loket_engine::say::{DateForm, Word};

impl Scene<'_> {
    /// An instant in the visitor's clock, and in the desk's where that differs: `Mon 23 Nov, 07:03 your time (06:03 in Brussels)`.
    pub(super) fn both_clocks(&self, at: Instant, desk: Option<&Zone>) -> String {
        let visitor = self.platform.visitor();
        let (here, there) = (visitor.local(at), desk.map(|desk| desk.local(at)));
        let time = self.moment(at, visitor);
        match (desk, there) {
            (Some(desk), Some(there)) if there != here => {
                let form = if day_of(here) == day_of(there) { DateForm::Time } else { DateForm::DayTime };
                let there = self.speech().dates.date(&self.world.lang, there, form);
                self.words.fill(Word::BothClocks, &[("time", &time), ("desk", &there), ("zone", &place(desk.name()))])
            }
            (Some(_), _) => time,
            _ => self.words.fill(Word::YourTime, &[("time", &time)]),
        }
    }

    /// A day and time on one clock; the time alone when it is today.
    pub(super) fn moment(&self, at: Instant, zone: &Zone) -> String {
        let today = day_of(zone.local(self.world.now)) == day_of(zone.local(at));
        self.speech().dates.date(&self.world.lang, zone.local(at), if today { DateForm::Time } else { DateForm::DayTime })
    }

    /// A stretch of time on one clock; the day is said once when it is the same.
    pub(super) fn span(&self, from: Instant, until: Instant, zone: &Zone) -> String {
        let date = |local, form| self.speech().dates.date(&self.world.lang, local, form);
        let (from, until) = (zone.local(from), zone.local(until));
        let form = if day_of(from) == day_of(until) { DateForm::Time } else { DateForm::DayTime };
        self.words.fill(Word::StepSpan, &[("from", &date(from, DateForm::DayTime)), ("to", &date(until, form))])
    }
}

/// The part of a zone's name that people know: `New York` of `America/New_York`, and `UTC+08:00` of a fixed offset.
pub(super) fn place(zone: &str) -> String {
    if let Some(b'+' | b'-') = zone.as_bytes().first() {
        return ["UTC", zone].concat();
    }
    zone.rsplit('/').next().unwrap_or(zone).split('_').collect::<Vec<_>>().join(" ")
}

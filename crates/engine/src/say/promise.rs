//! Promises in words.

use super::clocks::Clock;
use super::locale::{Numbers, Speech};
use super::words::Word;
use crate::calendar::{Gap, Span, Zone};
use crate::policy::{Counted, DayPart, Purpose, Strength};
use crate::response::{Delay, Expectation, Promise, Widened};

/// What a promise is about.
pub fn purpose(purpose: Purpose) -> Word {
    match purpose {
        Purpose::FirstResponse => Word::FirstResponse,
        Purpose::CallBack => Word::CallBackBy,
        Purpose::NextUpdate => Word::NextUpdate,
        Purpose::Resolution => Word::Resolution,
    }
}

/// How strongly something is promised.
pub fn strength(strength: Strength) -> Word {
    match strength {
        Strength::Average => Word::PromiseAverage,
        Strength::Aim => Word::PromiseAim,
        Strength::Guarantee => Word::PromiseGuarantee,
    }
}

/// In what a promise is counted, where that is not told step by step.
pub fn counted(promise: &Promise<'_>) -> Option<Word> {
    match (promise.expectation, promise.terms.counted) {
        (Expectation::Between { .. }, Some(Counted::AroundTheClock)) => Some(Word::PromiseAround),
        (Expectation::Between { .. }, Some(Counted::BusinessDays)) => Some(match promise.terms.by {
            DayPart::End => Word::PromiseDays,
            DayPart::SameTime => Word::PromiseSameTime,
        }),
        _ => None,
    }
}

impl Speech<'_> {
    /// When a promise is met, as a sentence: `By Mon 23 Nov, 07:03 your time (06:03 in Brussels)`. `desk` is the zone of the hours that it
    /// is counted in.
    pub fn expected(&self, clock: Clock<'_>, promise: &Promise<'_>, desk: Option<&Zone>) -> String {
        let clocks = |at| self.both_clocks(clock, at, desk);
        match promise.expectation {
            Expectation::Between { earliest, latest } if earliest == latest => {
                let average = promise.strength() == Some(Strength::Average);
                let word = if average { Word::PromiseUsuallyBy } else { Word::PromiseBy };
                self.words.fill(word, &[("time", &clocks(latest))])
            }
            Expectation::Between { earliest, latest } => {
                let from = self.moment(clock, earliest, clock.visitor);
                self.words.fill(Word::PromiseBetween, &[("from", &from), ("to", &clocks(latest))])
            }
            Expectation::Never => self.words.get(Word::PromiseNever).to_owned(),
            Expectation::NotPromised { opens: None } => self.words.get(Word::PromiseNone).to_owned(),
            Expectation::NotPromised { opens: Some(opens) } => {
                let word = if opens <= clock.now { Word::PromiseOpen } else { Word::PromiseOpens };
                self.words.fill(word, &[("time", &clocks(opens))])
            }
        }
    }

    /// Why the vendor's load makes a promise longer, since when, and what it would be otherwise.
    pub fn busy(&self, clock: Clock<'_>, numbers: &dyn Numbers, promise: &Promise<'_>, widened: &Widened) -> String {
        let (date, time) = (self.moment(clock, widened.published, clock.visitor), self.moment(clock, widened.otherwise, clock.visitor));
        let (word, place, said) = match widened.why {
            Delay::Factor(hundredths) => (Word::PromiseBusy, "times", numbers.number(self.tag(), f64::from(hundredths) / 100.0, None)),
            Delay::Median(median) => (Word::PromiseMedian, "duration", self.duration(numbers, promise, median.minutes)),
        };
        self.words.fill(word, &[("date", &date), ("time", &time), (place, &said)])
    }

    /// A duration in the largest unit that it is whole in. A day of support hours is not a day, but one of business days is.
    fn duration(&self, numbers: &dyn Numbers, promise: &Promise<'_>, minutes: u32) -> String {
        let (count, unit) = match promise.terms.counted {
            Some(Counted::BusinessDays) if minutes.is_multiple_of(1440) => (minutes / 1440, "day"),
            _ if minutes.is_multiple_of(60) => (minutes / 60, "hour"),
            _ => (minutes, "minute"),
        };
        numbers.number(self.tag(), f64::from(count), Some(unit))
    }

    /// A stretch of the time up to a promise, on the desk's clock: `Fri 20 Nov, 15:10 – 15:30: counts`.
    pub fn step(&self, clock: Clock<'_>, span: &Span, desk: &Zone) -> String {
        let (word, text) = match *span {
            Span::Open(from, until) => (Word::StepOpen, self.span(from, until, desk)),
            Span::Closed(from, until, gap) => {
                let word = match gap {
                    Gap::Hours => Word::StepClosed,
                    Gap::Weekend => Word::StepWeekend,
                    Gap::Closure => Word::StepClosure,
                };
                (word, self.span(from, until, desk))
            }
            Span::More(_, until) => (Word::StepMore, self.moment(clock, until, desk)),
        };
        self.words.fill(word, &[("span", &text), ("time", &text)])
    }
}

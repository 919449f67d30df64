//! Support hours as another format gave them, on their way into a policy, and the report of what was taken and what was left.

use std::fmt;

use super::week::{intervals_json, week_json};
use loket_engine::policy::{Interval, Json, Week};

/// What a format said of a desk's hours. Days and closures are in the policy's own notation.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Draft {
    /// The zone, when it is known.
    pub zone: Option<String>,
    /// The week; `None` when the format said nothing of it.
    pub week: Option<Week>,
    /// Other weeks for a time: the first and the last day, and the week. The first that holds wins.
    pub periods: Vec<(String, Option<String>, Week)>,
    /// Closures.
    pub closed: Vec<String>,
    /// Days with hours of their own.
    pub days: Vec<(String, Vec<Interval>)>,
    /// Countries and regions whose public holidays are kept.
    pub holidays: Vec<String>,
}

/// What became of each entry of a format, in its order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report(pub Vec<ReportLine>);

/// A line of a report: what became of one entry, or how one day differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportLine {
    /// The line on which it begins, from 1, in formats that have lines.
    pub line: Option<usize>,
    /// What it is: its title, or itself.
    pub what: String,
    /// What became of it.
    pub outcome: Outcome,
}

/// What became of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It is in the policy's hours now, as this.
    Taken(String),
    /// It is not, and why.
    Left(String),
    /// No entry but a day, on which what was taken does not mean what the format said.
    Differs(String),
}

impl Draft {
    /// Takes an entry wholly or not at all: one that turns out half-way not to be sayable leaves nothing behind. Costs a copy of the draft.
    pub(super) fn take_whole<T>(&mut self, take: impl FnOnce(&mut Draft) -> Result<T, String>) -> Result<T, String> {
        let mut tried = self.clone();
        let taken = take(&mut tried)?;
        *self = tried;
        Ok(taken)
    }

    /// Closes a day, or several, once.
    pub fn close(&mut self, closure: String) {
        if !self.closed.contains(&closure) {
            self.closed.push(closure);
        }
    }

    /// Gives a day hours of its own; the later statement wins.
    pub fn open(&mut self, day: String, intervals: Vec<Interval>) {
        self.days.retain(|(known, _)| *known != day);
        self.days.push((day, intervals));
    }

    /// The desk as it stands in a policy.
    pub fn json(&self) -> Json {
        let mut parts = Vec::new();
        let strings = |items: &[String]| Json::Array(items.iter().cloned().map(Json::String).collect());
        parts.extend(self.zone.clone().map(|zone| ("zone", Json::String(zone))));
        parts.extend(self.week.as_ref().map(|week| ("week", week_json(week))));
        if !self.periods.is_empty() {
            let period = |(from, until, week): &(String, Option<String>, Week)| {
                let mut period = vec![("from", Json::String(from.clone()))];
                period.extend(until.clone().map(|until| ("until", Json::String(until))));
                period.push(("week", week_json(week)));
                Json::object(period)
            };
            parts.push(("periods", Json::Array(self.periods.iter().map(period).collect())));
        }
        if !self.closed.is_empty() {
            parts.push(("closed", strings(&self.closed)));
        }
        if !self.days.is_empty() {
            let days = self.days.iter().map(|(day, intervals)| (day.clone(), intervals_json(intervals)));
            parts.push(("days", Json::Object(days.collect())));
        }
        match self.holidays.as_slice() {
            [] => {}
            [place] => parts.push(("holidays", Json::String(place.clone()))),
            places => parts.push(("holidays", strings(places))),
        }
        Json::object(parts)
    }
}

impl Report {
    /// Notes an entry that was taken.
    pub fn taken(&mut self, line: Option<usize>, what: impl Into<String>, as_what: impl Into<String>) {
        self.0.push(ReportLine { line, what: what.into(), outcome: Outcome::Taken(as_what.into()) });
    }

    /// Notes an entry that was left.
    pub fn left(&mut self, line: Option<usize>, what: impl Into<String>, why: impl Into<String>) {
        self.0.push(ReportLine { line, what: what.into(), outcome: Outcome::Left(why.into()) });
    }

    /// Notes a day on which what was taken means something else.
    pub fn differs(&mut self, day: impl Into<String>, how: impl Into<String>) {
        self.0.push(ReportLine { line: None, what: day.into(), outcome: Outcome::Differs(how.into()) });
    }

    /// How many entries were taken, and how many there are.
    pub fn count(&self) -> (usize, usize) {
        let taken = self.0.iter().filter(|entry| matches!(entry.outcome, Outcome::Taken(_)));
        let left = self.0.iter().filter(|entry| matches!(entry.outcome, Outcome::Left(_)));
        let taken = taken.count();
        (taken, taken + left.count())
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for ReportLine { line, what, outcome } in &self.0 {
            if let Some(line) = line {
                write!(f, "line {line}: ")?;
            }
            match outcome {
                Outcome::Taken(as_what) => writeln!(f, "taken: {what}: {as_what}")?,
                Outcome::Left(why) => writeln!(f, "left: {what}: {why}")?,
                Outcome::Differs(how) => writeln!(f, "differs: {what}: {how}")?,
            }
        }
        Ok(())
    }
}

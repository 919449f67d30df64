//! What the engine says of a promise, as data and as text.

use std::fmt;

use serde::Serialize;

use super::strip_text::{clock, line};
use loket_engine::calendar::{Gap, Instant, Span, Zone, day_of, utc_text};
use loket_engine::policy::{Counted, DayPart, Purpose, Strength, Vendor, iso};
use loket_engine::response::{ClockChange, Delay, Desks, Expectation, Promise, Sooner, Strip, Widened, clock_change};
use loket_engine::say::{Clock, Speech};
use loket_engine::ticket::CalendarEntry;

#[derive(Debug, Serialize)]
pub(super) struct PromiseReport {
    #[serde(rename = "for")]
    purpose: Purpose,
    strength: Option<Strength>,
    counted: Option<Counted>,
    /// For business days.
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<DayPart>,
    /// In UTC; `null` when nothing is promised or the desk never opens.
    earliest: Option<String>,
    latest: Option<String>,
    /// When nothing is promised: when the desk is open next.
    opens: Option<String>,
    /// The same in the desk's clock, and in the visitor's when it was named.
    desk: Option<String>,
    visitor: Option<String>,
    /// As the widget says it.
    said: String,
    note: Option<String>,
    longer: Option<String>,
    pauses: Option<String>,
    busy: Option<Busy>,
    faster: Option<Faster>,
    clauses: Vec<Clause>,
    steps: Vec<Step>,
    /// The promise lies beyond the day until which the desk's closures are known.
    known_until: Option<String>,
    clock_change: Option<Change>,
    strip: Option<StripReport>,
    /// A file for calendar programs.
    ics: Option<String>,
    never: bool,
    #[serde(skip)]
    now: String,
}

/// A clause by its id and its title.
#[derive(Debug, Serialize)]
pub(super) struct Clause {
    pub(super) id: String,
    pub(super) title: String,
}

#[derive(Debug, Serialize)]
struct Step {
    from: String,
    until: String,
    /// `open`, `closed` or `more`.
    desk: &'static str,
    why: Option<Gap>,
    /// In the desk's clock.
    text: String,
}

#[derive(Debug, Serialize)]
struct Busy {
    /// What the vendor published, and when.
    why: String,
    published: String,
    /// The latest instant without it.
    otherwise: String,
}

#[derive(Debug, Serialize)]
struct Faster {
    channel: &'static str,
    to: Option<String>,
    latest: Option<String>,
    strength: Option<Strength>,
    note: Option<String>,
}

#[derive(Debug, Serialize)]
struct Change {
    desk: Option<String>,
    visitor: Option<String>,
    /// Whether the two clocks are another number of hours apart afterwards.
    apart: bool,
}

#[derive(Debug, Serialize)]
struct StripReport {
    days: Vec<StripDayReport>,
    left_out: usize,
    due: String,
    /// A dot for two hours in which the desk is closed, `-` open, `=` counted, `!` the promise.
    text: String,
}

#[derive(Debug, Serialize)]
struct StripDayReport {
    from: String,
    until: String,
    open: Vec<[String; 2]>,
    counted: Vec<[String; 2]>,
}

/// A promise and whom it is told.
pub(super) struct Told<'a> {
    pub(super) promise: &'a Promise<'a>,
    pub(super) desks: &'a Desks,
    pub(super) visitor: Option<&'a Zone>,
    pub(super) speech: Speech<'a>,
    pub(super) now: Instant,
    pub(super) vendor: &'a Vendor,
}

impl Told<'_> {
    pub(super) fn report(&self, clauses: Vec<Clause>) -> PromiseReport {
        let (promise, lang) = (self.promise, self.speech.lang);
        let zone = promise.hours.and_then(|hours| self.desks.calendar(hours)).map(|calendar| calendar.zone());
        let (mut earliest, mut latest, mut opens) = (None, None, None);
        match promise.expectation {
            Expectation::Between { earliest: from, latest: until } => (earliest, latest) = (Some(from), Some(until)),
            Expectation::NotPromised { opens: next } => opens = next,
            Expectation::Never => {}
        }
        let on = |zone: Option<&Zone>| {
            let zone = zone?;
            let end = clock(zone, latest.or(opens)?);
            let begin = earliest.filter(|_| earliest != latest).map(|at| format!("{} – ", clock(zone, at)));
            Some(format!("{}{end} ({})", begin.unwrap_or_default(), zone.name()))
        };
        let utc = Zone::fixed("UTC", 0);
        let clocks = zone.unwrap_or(&utc);
        let change = self.visitor.zip(latest).and_then(|(visitor, latest)| clock_change(clocks, visitor, self.now, latest));
        let strip = promise.strip(self.desks, self.visitor.unwrap_or(clocks), self.now);
        PromiseReport {
            purpose: promise.purpose(),
            strength: promise.strength(),
            counted: promise.terms.counted,
            by: (promise.terms.counted == Some(Counted::BusinessDays)).then_some(promise.terms.by),
            earliest: earliest.map(utc_text),
            latest: latest.map(utc_text),
            opens: opens.map(utc_text),
            desk: on(zone),
            visitor: on(self.visitor),
            said: self.speech.expected(Clock { visitor: self.visitor.unwrap_or(clocks), now: self.now }, promise, zone),
            note: promise.terms.note.map(|note| note.get(lang).text.to_owned()),
            longer: promise.longer.map(|note| note.get(lang).text.to_owned()),
            pauses: promise.target.pauses.as_ref().map(|pauses| pauses.get(lang).text.to_owned()),
            busy: promise.widened.map(busy),
            faster: promise.faster.as_ref().map(|sooner| faster(sooner, lang)),
            clauses,
            steps: promise.steps.iter().map(|span| step(span, clocks)).collect(),
            known_until: promise.known_until.map(iso),
            clock_change: change.map(changed),
            strip: strip.map(|strip| strip_report(&strip, self.visitor.unwrap_or(clocks))),
            ics: earliest.zip(latest).map(|(earliest, latest)| self.ics(earliest, latest)),
            never: promise.expectation == Expectation::Never,
            now: utc_text(self.now),
        }
    }

    fn ics(&self, earliest: Instant, latest: Instant) -> String {
        let purpose = self.promise.purpose().word();
        let title = format!("{}: {purpose}", self.vendor.name);
        let id = format!("{purpose}-{}@{}", self.now, self.vendor.url.as_str());
        CalendarEntry { id: &id, now: self.now, earliest, latest, title: &title, text: "", url: None }.ics()
    }
}

fn busy(widened: Widened) -> Busy {
    let why = match widened.why {
        Delay::Factor(hundredths) => format!("everything takes {} % of its time", hundredths),
        Delay::Median(median) => format!("half of the cases take {} h {:02} min or more", median.minutes / 60, median.minutes % 60),
    };
    Busy { why, published: utc_text(widened.published), otherwise: utc_text(widened.otherwise) }
}

fn faster(sooner: &Sooner<'_>, lang: &str) -> Faster {
    Faster {
        channel: sooner.by.channel.kind.word(),
        to: sooner.by.channel.to.clone(),
        latest: sooner.expectation.latest().map(utc_text),
        strength: sooner.strength,
        note: sooner.note.map(|note| note.get(lang).text.to_owned()),
    }
}

fn changed(change: ClockChange) -> Change {
    Change { desk: change.desk.map(utc_text), visitor: change.visitor.map(utc_text), apart: change.apart }
}

fn strip_report(strip: &Strip, zone: &Zone) -> StripReport {
    let spans = |spans: &[(Instant, Instant)]| spans.iter().map(|(from, until)| [utc_text(*from), utc_text(*until)]).collect();
    let day = |day: &loket_engine::response::StripDay| StripDayReport {
        from: utc_text(day.from),
        until: utc_text(day.until),
        open: spans(&day.open),
        counted: spans(&day.counted),
    };
    StripReport { days: strip.days.iter().map(day).collect(), left_out: strip.left_out, due: utc_text(strip.due), text: line(strip, zone) }
}

fn step(span: &Span, zone: &Zone) -> Step {
    let (from, until, desk, why) = match *span {
        Span::Open(from, until) => (from, until, "open", None),
        Span::Closed(from, until, gap) => (from, until, "closed", Some(gap)),
        Span::More(from, until) => (from, until, "more", None),
    };
    let same_day = day_of(zone.local(from)) == day_of(zone.local(until) - 1);
    let end = if same_day { clock(zone, until).split_off("Mon 2026-11-20 ".len()) } else { clock(zone, until) };
    Step { from: utc_text(from), until: utc_text(until), desk, why, text: format!("{}–{end}", clock(zone, from)) }
}

impl fmt::Display for PromiseReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let desk = self.desk.as_ref().map(|desk| format!(", at the desk {desk}")).unwrap_or_default();
        let visitor = self.visitor.as_ref().map(|visitor| format!(", for the visitor {visitor}")).unwrap_or_default();
        let clocks = format!("{desk}{visitor}");
        let how = strongly(self.strength);
        let purpose = self.purpose.word();
        match (&self.earliest, &self.latest, &self.opens) {
            (Some(earliest), Some(latest), _) if earliest == latest => writeln!(f, "promise    {purpose} by {latest}{clocks}, {how}")?,
            (Some(earliest), Some(latest), _) => writeln!(f, "promise    {purpose} between {earliest} and {latest}{clocks}, {how}")?,
            _ if self.never => writeln!(f, "promise    {purpose}: the desk never opens long enough")?,
            (.., Some(opens)) if *opens == self.now => writeln!(f, "promise    {purpose}: nothing is promised; the desk is open now")?,
            (.., Some(opens)) => writeln!(f, "promise    {purpose}: nothing is promised; the desk opens {opens}{clocks}")?,
            _ => writeln!(f, "promise    {purpose}: nothing is promised")?,
        }
        writeln!(f, "           says: {}", self.said)?;
        for note in self.note.iter().chain(&self.longer).chain(&self.pauses) {
            writeln!(f, "           {note}")?;
        }
        if let Some(Busy { why, published, otherwise }) = &self.busy {
            writeln!(f, "           busy: {why}, as published {published}; otherwise by {otherwise}")?;
        }
        if let Some(Faster { channel, to, latest, strength, note }) = &self.faster {
            let to = to.as_ref().map(|to| format!(" {to}")).unwrap_or_default();
            writeln!(f, "           faster by {channel}{to}: by {}, {}", latest.as_deref().unwrap_or_default(), strongly(*strength))?;
            if let Some(note) = note {
                writeln!(f, "           {note}")?;
            }
        }
        for clause in &self.clauses {
            writeln!(f, "           because {} ({})", clause.title, clause.id)?;
        }
        for step in &self.steps {
            let why = match step.why {
                Some(Gap::Weekend) => " (weekend)",
                Some(Gap::Closure) => " (holiday or special hours)",
                Some(Gap::Hours) | None => "",
            };
            writeln!(f, "           {:6} {}{why}", step.desk, step.text)?;
        }
        if let Some(strip) = self.strip.as_ref().filter(|_| !self.steps.is_empty()) {
            writeln!(f, "           {}", strip.text)?;
        }
        if let Some(until) = &self.known_until {
            writeln!(f, "           warning: closures are known until {until} only")?;
        }
        if let Some(change) = &self.clock_change {
            for (whose, at) in [("desk", &change.desk), ("visitor", &change.visitor)] {
                if let Some(at) = at {
                    writeln!(f, "           warning: the {whose}'s clock changes at {at}")?;
                }
            }
        }
        Ok(())
    }
}

fn strongly(strength: Option<Strength>) -> &'static str {
    match strength {
        Some(Strength::Average) => "on average",
        Some(Strength::Aim) => "aimed for",
        Some(Strength::Guarantee) => "guaranteed",
        None => "",
    }
}

//! What the engine says of a case, as data and as text.

use std::fmt;

use serde::Serialize;

use super::reasons::{Reasons, Turns, reasons, turns};
use crate::calendar::{DAY, Gap, Instant, Span, Years, Zone, date_of, day_of, local_parts, utc_text};
use crate::eligibility::{Compiled, Facts, InForce, Truth, holds};
use crate::policy::{Policy, Purpose, Strength, Verdict, ZoneName, iso};
use crate::response::{Availability, Desks, Expectation, Open, Promise, open_channels, promises};
use crate::suggest::Index;

/// Everything the widget would say of a case.
#[derive(Debug, Serialize)]
pub(super) struct Report {
    now: String,
    in_force: String,
    /// `null` while questions are open.
    verdict: Option<VerdictReport>,
    /// What the verdict can still become, while questions are open.
    possible: Vec<Verdict>,
    /// The worst of these: what somebody has to reckon with who does not know the answers.
    worst: Option<Verdict>,
    questions: Vec<Question>,
    /// Why the case has its verdict, and what would change it.
    reasons: Reasons,
    promises: Vec<PromiseReport>,
    channels: Vec<ChannelReport>,
    #[serde(skip_serializing_if = "Option::is_none")]
    suggestions: Option<Vec<Suggestion>>,
}

#[derive(Debug, Serialize)]
struct VerdictReport {
    verdict: Verdict,
    clauses: Vec<Clause>,
    next: Next,
}

#[derive(Debug, Serialize)]
struct Clause {
    id: String,
    title: String,
}

#[derive(Debug, Serialize)]
struct Next {
    id: String,
    text: String,
    url: Option<String>,
}

#[derive(Debug, Serialize)]
struct Question {
    fact: String,
    ask: String,
    /// What the policy says to "why do you ask?".
    why: Option<String>,
    answers: Vec<String>,
    /// What is possible, and what turns on the answer.
    turns: Turns,
}

#[derive(Debug, Serialize)]
struct PromiseReport {
    #[serde(rename = "for")]
    purpose: Purpose,
    strength: Option<Strength>,
    /// In UTC; `null` when nothing is promised or the desk never opens.
    earliest: Option<String>,
    latest: Option<String>,
    /// When nothing is promised: when the desk is open next.
    opens: Option<String>,
    /// The same in the desk's clock.
    desk: Option<String>,
    note: Option<String>,
    longer: Option<String>,
    clauses: Vec<Clause>,
    steps: Vec<Step>,
    never: bool,
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
struct ChannelReport {
    kind: String,
    to: Option<String>,
    name: Option<String>,
    /// `null` when the policy names no hours.
    open: Option<bool>,
    until: Option<String>,
    opens: Option<String>,
}

#[derive(Debug, Serialize)]
struct Suggestion {
    article: String,
    title: String,
}

/// Asks the engine everything.
pub(super) fn report(
    policy: &Policy,
    facts: &Facts,
    now: Instant,
    lang: &str,
    text: Option<&str>,
    zone: impl Fn(&ZoneName, Years) -> Option<Zone>,
) -> Report {
    let desks = Desks::new(policy, now, zone);
    let today = desks.today(now);
    let compiled = Compiled::new(policy, today, &[]);
    let judgement = compiled.judge(policy, facts);
    let clauses = |ids: &[String]| -> Vec<Clause> {
        let found = ids.iter().filter_map(|id| Some((id, policy.clauses.get(id)?)));
        found.map(|(id, clause)| Clause { id: id.clone(), title: clause.title.get(lang).text.to_owned() }).collect()
    };
    let verdict = judgement.outcome.decided().map(|rule| {
        let step = policy.steps.get(&rule.next);
        VerdictReport {
            verdict: rule.verdict,
            clauses: clauses(&rule.because),
            next: Next {
                id: rule.next.clone(),
                text: step.map(|step| step.text.get(lang).text.to_owned()).unwrap_or_default(),
                url: step.and_then(|step| step.url.as_ref()).map(|url| url.as_str().to_owned()),
            },
        }
    });
    let possible = if verdict.is_some() { Vec::new() } else { judgement.verdicts.clone() };
    let questions = judgement.questions.iter().filter_map(|id| Some((*id, policy.facts.get(id)?))).map(|(id, fact)| Question {
        fact: id.to_owned(),
        ask: fact.ask.as_ref().map(|ask| ask.get(lang).text.to_owned()).unwrap_or_default(),
        why: fact.why.as_ref().map(|why| why.get(lang).text.to_owned()),
        answers: fact.choices.keys().map(str::to_owned).collect(),
        turns: turns(policy, &compiled, facts, id),
    });
    let suggestions = text.map(|text| {
        let index = Index::new(&policy.articles, lang);
        let suits = |number: usize| {
            policy.articles.get(number).is_some_and(|article| holds(policy, article.audience.as_ref(), facts, today) != Truth::False)
        };
        let (hits, _) = index.search(text, 5, suits);
        let articles = hits.iter().filter_map(|hit| policy.articles.get(hit.article));
        articles.map(|article| Suggestion { article: article.id.clone(), title: article.title.get(lang).text.to_owned() }).collect()
    });
    Report {
        now: utc_text(now),
        in_force: match judgement.in_force {
            InForce::Yes => "yes".to_owned(),
            InForce::From(date) => format!("not yet: from {}", iso(date)),
            InForce::Until(date) => format!("no longer: until {}", iso(date)),
        },
        verdict,
        worst: judgement.worst().filter(|_| !possible.is_empty()),
        possible,
        questions: questions.collect(),
        reasons: reasons(policy, &compiled, facts),
        promises: promises(policy, facts, &desks, now)
            .iter()
            .map(|promise| promise_report(promise, &desks, lang, clauses(&promise.target.because)))
            .collect(),
        channels: open_channels(policy, facts, &desks, now).iter().map(|channel| channel_report(channel, lang)).collect(),
        suggestions,
    }
}

fn promise_report(promise: &Promise<'_>, desks: &Desks, lang: &str, clauses: Vec<Clause>) -> PromiseReport {
    let zone = promise.hours.and_then(|hours| desks.calendar(hours)).map(|calendar| calendar.zone());
    let desk = |at: Instant| zone.map(|zone| format!("{} ({})", clock(zone, at), zone.name()));
    let (mut earliest, mut latest, mut opens, mut there) = (None, None, None, None);
    match promise.expectation {
        Expectation::Between { earliest: from, latest: until } => {
            (earliest, latest, there) = (Some(from), Some(until), desk(until));
        }
        Expectation::NotPromised { opens: next } => (opens, there) = (next, next.and_then(desk)),
        Expectation::Never => {}
    }
    PromiseReport {
        purpose: promise.purpose(),
        strength: promise.strength(),
        earliest: earliest.map(utc_text),
        latest: latest.map(utc_text),
        opens: opens.map(utc_text),
        desk: there,
        note: promise.target.note.as_ref().map(|note| note.get(lang).text.to_owned()),
        longer: promise.longer.map(|note| note.get(lang).text.to_owned()),
        clauses,
        steps: promise.steps.iter().map(|span| step(span, zone)).collect(),
        never: promise.expectation == Expectation::Never,
    }
}

fn step(span: &Span, zone: Option<&Zone>) -> Step {
    let (from, until, desk, why) = match *span {
        Span::Open(from, until) => (from, until, "open", None),
        Span::Closed(from, until, gap) => (from, until, "closed", Some(gap)),
        Span::More(from, until) => (from, until, "more", None),
    };
    let utc = Zone::fixed("UTC", 0);
    let zone = zone.unwrap_or(&utc);
    let same_day = day_of(zone.local(from)) == day_of(zone.local(until) - 1);
    let end = if same_day { clock(zone, until).split_off("Mon 2026-11-20 ".len()) } else { clock(zone, until) };
    Step { from: utc_text(from), until: utc_text(until), desk, why, text: format!("{}–{end}", clock(zone, from)) }
}

fn channel_report(availability: &Availability<'_>, lang: &str) -> ChannelReport {
    let channel = availability.channel;
    let (until, opens) = match availability.open {
        Some(Open::Until(until)) => (until, None),
        Some(Open::From(opens)) => (None, opens),
        None => (None, None),
    };
    ChannelReport {
        kind: channel.kind.word().to_owned(),
        to: channel.to.clone(),
        name: channel.name.as_ref().map(|name| name.get(lang).text.to_owned()),
        open: availability.open.map(|open| matches!(open, Open::Until(_))),
        until: until.map(utc_text),
        opens: opens.map(utc_text),
    }
}

/// `Fri 2026-11-20 21:58` on a zone's clock; midnight at the end of a day stays 00:00 of the next.
fn clock(zone: &Zone, at: Instant) -> String {
    let local = zone.local(at);
    let (.., hour, minute) = local_parts(local);
    let day = day_of(local);
    let names = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];
    let name = names.get(usize::try_from(day.rem_euclid(7)).unwrap_or_default()).copied().unwrap_or_default();
    debug_assert!(local >= day * DAY);
    format!("{name} {} {hour:02}:{minute:02}", iso(date_of(day)))
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "now        {}", self.now)?;
        if self.in_force != "yes" {
            writeln!(f, "in force   {}", self.in_force)?;
        }
        if let Some(verdict) = &self.verdict {
            writeln!(f, "verdict    {}", verdict.verdict.word())?;
            for clause in &verdict.clauses {
                writeln!(f, "because    {} ({})", clause.title, clause.id)?;
            }
            let url = verdict.next.url.as_ref().map(|url| format!(" <{url}>")).unwrap_or_default();
            writeln!(f, "next       {}{url}", verdict.next.text.replace('\n', "\n           "))?;
        } else {
            let words: Vec<&str> = self.possible.iter().map(|verdict| verdict.word()).collect();
            writeln!(f, "verdict    open: {}", words.join(", "))?;
        }
        write!(f, "{}", self.reasons)?;
        if let Some(worst) = self.worst {
            writeln!(f, "at worst   {}", worst.word())?;
        }
        for question in &self.questions {
            let answers = if question.answers.is_empty() { String::new() } else { format!(" [{}]", question.answers.join(", ")) };
            writeln!(f, "question   {} ({}){answers}", question.ask, question.fact)?;
            if let Some(why) = &question.why {
                writeln!(f, "           {why}")?;
            }
            write!(f, "{}", question.turns)?;
        }
        for promise in &self.promises {
            promise.fmt(f)?;
        }
        for channel in &self.channels {
            let name = channel.name.as_deref().or(channel.to.as_deref()).unwrap_or_default();
            let state = match (channel.open, &channel.until, &channel.opens) {
                (None, ..) => String::new(),
                (Some(true), Some(until), _) => format!(": open until {until}"),
                (Some(true), None, _) => ": open around the clock".to_owned(),
                (Some(false), _, Some(opens)) => format!(": closed, opens {opens}"),
                (Some(false), _, None) => ": never open".to_owned(),
            };
            writeln!(f, "channel    {} {name}{state}", channel.kind)?;
        }
        for suggestion in self.suggestions.iter().flatten() {
            writeln!(f, "article    {} ({})", suggestion.title, suggestion.article)?;
        }
        Ok(())
    }
}

impl fmt::Display for PromiseReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let desk = self.desk.as_ref().map(|desk| format!(", at the desk {desk}")).unwrap_or_default();
        let how = match self.strength {
            Some(Strength::Average) => "on average",
            Some(Strength::Aim) => "aimed for",
            Some(Strength::Guarantee) => "guaranteed",
            None => "",
        };
        let purpose = self.purpose.word();
        match (&self.earliest, &self.latest, &self.opens) {
            (Some(earliest), Some(latest), _) if earliest == latest => writeln!(f, "promise    {purpose} by {latest}{desk}, {how}")?,
            (Some(earliest), Some(latest), _) => writeln!(f, "promise    {purpose} between {earliest} and {latest}{desk}, {how}")?,
            _ if self.never => writeln!(f, "promise    {purpose}: the desk never opens long enough")?,
            (.., Some(opens)) => writeln!(f, "promise    {purpose}: nothing is promised; the desk opens {opens}{desk}")?,
            _ => writeln!(f, "promise    {purpose}: nothing is promised")?,
        }
        for note in self.note.iter().chain(&self.longer) {
            writeln!(f, "           {note}")?;
        }
        for clause in &self.clauses {
            writeln!(f, "           because {} ({})", clause.title, clause.id)?;
        }
        for step in &self.steps {
            let why = match step.why {
                Some(Gap::Weekend) => " (weekend)",
                Some(Gap::Closure) => " (closed that day)",
                Some(Gap::Hours) | None => "",
            };
            writeln!(f, "           {:6} {}{why}", step.desk, step.text)?;
        }
        Ok(())
    }
}

//! What the engine says of a case, as data and as text.

use std::fmt;

use serde::Serialize;

use super::promise_report::{Clause, PromiseReport, Told};
use super::reasons::{Reasons, Turns, reasons, turns};
use loket_engine::calendar::{Zone, utc_text};
use loket_engine::case::{Case, World};
use loket_engine::eligibility::InForce;
use loket_engine::policy::{Verdict, iso};
use loket_engine::response::{Availability, Open};
use loket_engine::say::{Clock, Speech};

/// Everything the widget would say of a case.
#[derive(Debug, Serialize)]
pub struct CaseReport {
    now: String,
    in_force: String,
    /// `null` while questions are open.
    verdict: Option<VerdictReport>,
    /// What the verdict can still become, while questions are open.
    possible: Vec<Verdict>,
    /// The worst of these: what somebody has to reckon with who does not know the answers.
    worst: Option<Verdict>,
    questions: Vec<Question>,
    /// Set when the policy's public holidays have run out.
    #[serde(skip_serializing_if = "Option::is_none")]
    holidays_known_until: Option<String>,
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
struct ChannelReport {
    kind: String,
    to: Option<String>,
    name: Option<String>,
    /// `null` when the policy names no hours.
    open: Option<bool>,
    until: Option<String>,
    opens: Option<String>,
    /// As the widget says it, in both clocks.
    said: Option<String>,
}

#[derive(Debug, Serialize)]
struct Suggestion {
    article: String,
    title: String,
}

/// What is asked besides policy and facts.
pub struct Asked<'a> {
    /// The language, its words, and how it writes dates.
    pub speech: Speech<'a>,
    /// What a visitor might type.
    pub text: Option<&'a str>,
    /// The visitor's zone.
    pub visitor: Option<&'a Zone>,
}

/// Asks the engine everything.
pub fn report(case: &Case<'_>, asked: &Asked<'_>) -> CaseReport {
    let Asked { speech, text, visitor } = *asked;
    let (world, facts, judgement, lang) = (case.world(), &case.facts, &case.judgement, speech.lang);
    let (policy, desks, now) = (&*world.policy, &world.desks, world.now);
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
        turns: world.rules(|rules| turns(policy, &rules.compiled, facts, id)),
    });
    let suggestions = text.map(|text| {
        let (articles, _) = case.suggest(text);
        let articles = articles.into_iter();
        articles.map(|article| Suggestion { article: article.id.clone(), title: article.title.get(lang).text.to_owned() }).collect()
    });
    CaseReport {
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
        holidays_known_until: desks.outdated(now).map(iso),
        reasons: world.rules(|rules| reasons(policy, rules, facts)),
        promises: case
            .promises()
            .iter()
            .map(|promise| Told { promise, desks, visitor, speech, now, vendor: &policy.vendor }.report(clauses(&promise.target.because)))
            .collect(),
        channels: case.channels().iter().map(|channel| channel_report(channel, world, asked)).collect(),
        suggestions,
    }
}

fn channel_report(availability: &Availability<'_>, world: &World, asked: &Asked<'_>) -> ChannelReport {
    let channel = availability.channel;
    let desk = channel.hours.as_deref().and_then(|hours| world.desks.calendar(hours)).map(|calendar| calendar.zone());
    let visitor = asked.visitor.or(desk);
    let said = availability.open.zip(visitor);
    let (until, opens) = match availability.open {
        Some(Open::Until(until)) => (until, None),
        Some(Open::From(opens)) => (None, opens),
        None => (None, None),
    };
    ChannelReport {
        kind: channel.kind.word().to_owned(),
        to: channel.to.clone(),
        name: channel.name.as_ref().map(|name| name.get(asked.speech.lang).text.to_owned()),
        open: availability.open.map(|open| matches!(open, Open::Until(_))),
        until: until.map(utc_text),
        opens: opens.map(utc_text),
        said: said.map(|(open, visitor)| asked.speech.open(Clock { visitor, now: world.now }, open, desk)),
    }
}

impl fmt::Display for CaseReport {
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
        if let Some(until) = &self.holidays_known_until {
            writeln!(f, "warning    public holidays are known until {until} only")?;
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
            if let Some(said) = &channel.said {
                writeln!(f, "           says: {said}")?;
            }
        }
        for suggestion in self.suggestions.iter().flatten() {
            writeln!(f, "article    {} ({})", suggestion.title, suggestion.article)?;
        }
        Ok(())
    }
}

//! What the engine says of a case, in the words of a cases file.

use loket_engine::calendar::{Instant, utc_text};
use loket_engine::eligibility::{Facts, InForce, judge};
use loket_engine::policy::{CoverageRule, Policy, iso};
use loket_engine::response::{Desks, Expectation, Open, Promise, open_channels, promises};

/// The engine's answer, part by part. Parts that a cases file names by a key have that as their second word.
pub(super) struct Statements<'p> {
    pub(super) verdict: String,
    pub(super) rule: Option<&'p CoverageRule>,
    pub(super) questions: Vec<String>,
    pub(super) in_force: String,
    promises: Vec<(&'static str, String)>,
    channels: Vec<(&'static str, String)>,
}

impl<'p> Statements<'p> {
    pub(super) fn of(policy: &'p Policy, facts: &Facts, desks: &Desks, now: Instant) -> Self {
        let judgement = judge(policy, facts, desks.today(now));
        let rule = judgement.outcome.decided();
        let promised = promises(policy, facts, desks, now);
        let channels = open_channels(policy, facts, desks, now);
        Statements {
            verdict: rule.map_or("open", |rule| rule.verdict.word()).to_owned(),
            rule,
            questions: judgement.questions.iter().map(|name| (*name).to_owned()).collect(),
            in_force: match judgement.in_force {
                InForce::Yes => "yes".to_owned(),
                InForce::From(date) => format!("from {}", iso(date)),
                InForce::Until(date) => format!("until {}", iso(date)),
            },
            promises: promised.iter().map(|promise| (promise.purpose().word(), promise_text(promise))).collect(),
            channels: channels.iter().map(|channel| (channel.channel.kind.word(), open_text(channel.open))).collect(),
        }
    }

    pub(super) fn promise(&self, purpose: &str) -> String {
        all(&self.promises, purpose).unwrap_or_else(|| "not promised".to_owned())
    }

    pub(super) fn channel(&self, kind: &str) -> String {
        all(&self.channels, kind).unwrap_or_else(|| "not offered".to_owned())
    }
}

/// What is said under a name, each thing once; `None` when nothing is.
fn all(said: &[(&'static str, String)], name: &str) -> Option<String> {
    let mut texts: Vec<&str> = said.iter().filter(|(key, _)| *key == name).map(|(_, text)| text.as_str()).collect();
    texts.dedup();
    (!texts.is_empty()).then(|| texts.join("; "))
}

/// `average by 2026-11-23T06:03:00Z, may take longer`.
pub(crate) fn promise_text(promise: &Promise<'_>) -> String {
    let strength = promise.strength().map_or("", |strength| strength.word());
    let mut text = match promise.expectation {
        Expectation::Between { earliest, latest } if earliest == latest => format!("{strength} by {}", utc_text(latest)),
        Expectation::Between { earliest, latest } => format!("{strength} between {} and {}", utc_text(earliest), utc_text(latest)),
        Expectation::NotPromised { opens: Some(opens) } => format!("none; the desk opens {}", utc_text(opens)),
        Expectation::NotPromised { opens: None } => "none".to_owned(),
        Expectation::Never => "never".to_owned(),
    };
    if promise.longer.is_some() {
        text.push_str(", may take longer");
    }
    text
}

fn open_text(open: Option<Open>) -> String {
    match open {
        None => "at any time".to_owned(),
        Some(Open::Until(Some(until))) => format!("open until {}", utc_text(until)),
        Some(Open::Until(None)) => "around the clock".to_owned(),
        Some(Open::From(Some(opens))) => format!("closed until {}", utc_text(opens)),
        Some(Open::From(None)) => "never open".to_owned(),
    }
}

//! Why the engine says what it says of a case: the rule, what each fact did, why a question is asked, what would lead to a better
//! verdict. As data with the policy's own ids, and as lines of text.

use std::fmt;

use serde::Serialize;

use loket_engine::eligibility::{Compiled, Explanation, Facts, Part, Planner, Way, Why};
use loket_engine::policy::{Change, Json, Policy, Source, Verdict};

/// Why a case has its verdict.
#[derive(Debug, Serialize)]
pub(super) struct Reasons {
    /// The rule that decides: its id, else its number from 1. `null` while questions are open.
    rule: Option<String>,
    /// What is known, and what it did.
    facts: Vec<Role>,
    /// What would lead to a better verdict: what the customer can do first.
    better: Vec<Better>,
}

#[derive(Debug, Serialize)]
struct Role {
    fact: String,
    value: Json,
    source: Source,
    /// `decides`, `excludes` or `idle`.
    part: &'static str,
    /// For what excludes: the first rule that fails because of it.
    excludes: Option<String>,
}

#[derive(Debug, Serialize)]
struct Better {
    changes: Vec<Changed>,
    verdict: Verdict,
    rule: String,
    next: String,
}

#[derive(Debug, Serialize)]
struct Changed {
    fact: String,
    to: Json,
    /// What the customer can do for it; `null` when nothing.
    how: Option<Change>,
}

/// Why a question is asked.
#[derive(Debug, Serialize)]
pub(super) struct Turns {
    verdicts: Vec<Verdict>,
    clauses: Vec<String>,
    answers: Vec<Answer>,
}

/// What an answer leads to. Of answers that lead to the same, one stands for all.
#[derive(Debug, Serialize)]
struct Answer {
    answer: Json,
    verdicts: Vec<Verdict>,
}

pub(super) fn reasons(policy: &Policy, planner: &mut Planner, facts: &Facts) -> Reasons {
    let Explanation { number, facts: roles, .. } = planner.explain(policy, facts);
    let name = |number: usize| policy.coverage.get(number).map(|rule| rule.name(number));
    let role = |role: &loket_engine::eligibility::Role<'_>| Role {
        fact: role.fact.to_owned(),
        value: facts.value(policy, role.fact).map_or(Json::Null, |value| value.json()),
        source: role.source,
        part: role.part.word(),
        excludes: if let Part::Excludes(rule) = role.part { name(rule) } else { None },
    };
    Reasons {
        rule: number.and_then(name),
        facts: roles.iter().map(role).collect(),
        better: planner.better(policy, facts).iter().map(better).collect(),
    }
}

fn better(way: &Way<'_>) -> Better {
    let changed =
        |change: &loket_engine::eligibility::Changed<'_>| Changed { fact: change.fact.to_owned(), to: change.to.json(), how: change.how };
    Better {
        changes: way.changes.iter().map(changed).collect(),
        verdict: way.rule.verdict,
        rule: way.rule.name(way.number),
        next: way.rule.next.clone(),
    }
}

pub(super) fn turns(policy: &Policy, compiled: &Compiled, facts: &Facts, question: &str) -> Turns {
    let Why { verdicts, clauses, answers } = compiled.why(policy, facts, question);
    let answers = answers.into_iter().map(|(value, verdicts)| Answer { answer: value.json(), verdicts });
    Turns { verdicts, clauses: clauses.into_iter().map(str::to_owned).collect(), answers: answers.collect() }
}

impl fmt::Display for Reasons {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(rule) = &self.rule {
            writeln!(f, "rule       {rule}")?;
        }
        for role in &self.facts {
            let part = match &role.excludes {
                Some(rule) => format!("excludes {rule}"),
                None => role.part.to_owned(),
            };
            // While the case is open, nothing has played a part yet.
            let part = if self.rule.is_some() { format!(": {part}") } else { String::new() };
            writeln!(f, "fact       {} {} ({}){part}", role.fact, text(&role.value), role.source.word())?;
        }
        for better in &self.better {
            let changes: Vec<String> = better.changes.iter().map(ToString::to_string).collect();
            writeln!(f, "better     {} with {}; next {}", better.verdict.word(), changes.join(" and "), better.next)?;
        }
        Ok(())
    }
}

impl fmt::Display for Changed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.fact, text(&self.to))?;
        self.how.map_or(Ok(()), |how| write!(f, " ({})", how.word()))
    }
}

impl fmt::Display for Turns {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = |verdicts: &[Verdict]| verdicts.iter().map(|verdict| verdict.word()).collect::<Vec<_>>().join(", ");
        if !self.clauses.is_empty() {
            writeln!(f, "           turns on it: {}", self.clauses.join(", "))?;
        }
        for Answer { answer, verdicts } in &self.answers {
            writeln!(f, "           {}: {}", text(answer), words(verdicts))?;
        }
        Ok(())
    }
}

/// A value without quotes.
fn text(value: &Json) -> String {
    match value {
        Json::String(text) => text.clone(),
        Json::Array(items) if items.is_empty() => "none of them".to_owned(),
        Json::Array(items) => items.iter().map(text).collect::<Vec<_>>().join(", "),
        other => other.to_string(),
    }
}

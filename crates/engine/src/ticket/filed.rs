//! What is filed: the visitor's words with everything the desk needs to go on, as data and as plain text.

use serde::{Serialize, Serializer};

use super::draft::{Draft, fields};
use crate::calendar::utc_text;
use crate::case::Case;
use crate::policy::{FieldKind, Json, Purpose, Strength, Value, Verdict};
use crate::response::{Expectation, Promise};
use crate::say::{Speech, Word, titles, verdict_heading};

/// A ticket as it is sent.
#[derive(Debug, Clone, PartialEq)]
pub struct Ticket {
    /// The version of this format: 1.
    pub loket: u8,
    /// The vendor's name.
    pub vendor: String,
    /// The id of the ticket's kind.
    pub kind: String,
    /// The first line of the description.
    pub subject: String,
    /// What the visitor wrote.
    pub description: String,
    /// Who asks.
    pub requester: Requester,
    /// The policy's own fields by id.
    pub fields: Json,
    /// The facts of the case by id.
    pub facts: Json,
    /// The verdict; `null` when it stayed open.
    pub verdict: Option<VerdictNote>,
    /// Why: the rule, what each fact did and who told it, what the visitor does not know, and which verdicts are still possible.
    pub explanation: Json,
    /// What the visitor was told to expect.
    pub promises: Vec<PromiseNote>,
    /// The ids of the articles that the visitor read first.
    pub articles: Vec<String>,
    /// The language of the visit.
    pub language: String,
    /// The address of the page.
    pub page: String,
    /// When it was sent, in UTC (RFC 3339).
    pub created: String,
    /// The whole ticket as plain text, for desks that read mail.
    pub text: String,
}

/// Who asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Requester {
    /// Their name.
    pub name: String,
    /// Their mail address.
    pub email: String,
}

/// The verdict on a ticket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerdictNote {
    /// The verdict.
    pub verdict: Verdict,
    /// The ids of the clauses that it rests on.
    pub because: Vec<String>,
}

/// A promise on a ticket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PromiseNote {
    /// What it is about.
    pub purpose: Purpose,
    /// How strongly it was promised.
    pub strength: Option<Strength>,
    /// The earliest instant, in UTC; `null` when nothing was promised.
    pub earliest: Option<String>,
    /// The latest instant, in UTC.
    pub latest: Option<String>,
}

impl Ticket {
    /// The ticket as data, as helpdesks get it.
    pub fn json(&self) -> Json {
        Json::object(vec![
            ("loket", Json::Number(self.loket.into())),
            ("vendor", text_json(&self.vendor)),
            ("kind", text_json(&self.kind)),
            ("subject", text_json(&self.subject)),
            ("description", text_json(&self.description)),
            ("requester", Json::object(vec![("name", text_json(&self.requester.name)), ("email", text_json(&self.requester.email))])),
            ("fields", self.fields.clone()),
            ("facts", self.facts.clone()),
            ("verdict", self.verdict.as_ref().map_or(Json::Null, VerdictNote::json)),
            ("explanation", self.explanation.clone()),
            ("promises", Json::Array(self.promises.iter().map(PromiseNote::json).collect())),
            ("articles", texts_json(&self.articles)),
            ("language", text_json(&self.language)),
            ("page", text_json(&self.page)),
            ("created", text_json(&self.created)),
            ("text", text_json(&self.text)),
        ])
    }
}

impl VerdictNote {
    fn json(&self) -> Json {
        Json::object(vec![("verdict", text_json(self.verdict.word())), ("because", texts_json(&self.because))])
    }
}

impl PromiseNote {
    fn json(&self) -> Json {
        let maybe = |text: Option<&str>| text.map_or(Json::Null, text_json);
        Json::object(vec![
            ("for", text_json(self.purpose.word())),
            ("strength", maybe(self.strength.map(Strength::word))),
            ("earliest", maybe(self.earliest.as_deref())),
            ("latest", maybe(self.latest.as_deref())),
        ])
    }
}

fn text_json(text: &str) -> Json {
    Json::String(text.to_owned())
}

fn texts_json(texts: &[String]) -> Json {
    Json::Array(texts.iter().map(|text| text_json(text)).collect())
}

// By way of `Json`: derived for each part and each format, it would weigh 5 KB in the browser.
impl Serialize for Ticket {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.json().serialize(serializer)
    }
}

/// Makes the ticket of a case. `articles` are the ids of those that were read, `page` is the address of the page, and `speech` the
/// visitor's language, for the plain text.
pub fn ticket(draft: &Draft, case: &Case<'_>, articles: &[String], page: &str, speech: Speech<'_>) -> Ticket {
    let policy = &*case.world().policy;
    let rule = case.judgement.outcome.decided();
    let own = || fields(policy, &draft.kind).filter(|field| !draft.field(&field.id).trim().is_empty());
    let value = |kind: FieldKind, value: &str| match kind {
        FieldKind::YesNo => Json::Bool(value == "true"),
        _ => Json::String(value.trim().to_owned()),
    };
    Ticket {
        loket: 1,
        vendor: policy.vendor.name.clone(),
        kind: draft.kind.clone(),
        subject: subject(&draft.description),
        description: draft.description.clone(),
        requester: Requester { name: draft.name.trim().to_owned(), email: draft.email.trim().to_owned() },
        fields: Json::Object(own().map(|field| (field.id.clone(), value(field.kind, draft.field(&field.id)))).collect()),
        facts: case.facts.json(),
        verdict: rule.map(|rule| VerdictNote { verdict: rule.verdict, because: rule.because.clone() }),
        explanation: case.explanation().json(policy, &case.facts),
        promises: case.promises().iter().map(note).collect(),
        articles: articles.to_vec(),
        language: case.world().lang.clone(),
        page: page.to_owned(),
        created: utc_text(case.world().now),
        text: text(draft, case, page, speech),
    }
}

fn note(promise: &Promise<'_>) -> PromiseNote {
    let between = match promise.expectation {
        Expectation::Between { earliest, latest } => Some((utc_text(earliest), utc_text(latest))),
        _ => None,
    };
    let (earliest, latest) = between.unzip();
    PromiseNote { purpose: promise.purpose(), strength: promise.strength(), earliest, latest }
}

/// The first line, at most 80 characters of it.
fn subject(description: &str) -> String {
    let line = description.trim().lines().next().unwrap_or_default().trim_end();
    if line.chars().nth(80).is_none() {
        return line.to_owned();
    }
    let start: String = line.chars().take(79).collect();
    format!("{start}…")
}

/// The ticket for a mail or for the clipboard: the policy's own words in the visitor's language, since the visitor reads them before
/// they are sent. Dates are written as the desk does.
fn text(draft: &Draft, case: &Case<'_>, page: &str, speech: Speech<'_>) -> String {
    let (policy, lang) = (&*case.world().policy, speech.lang);
    let line = |label: &str, value: &str| speech.words.fill(Word::TicketLine, &[("label", label), ("value", value)]);
    let mut lines = vec![draft.description.trim().to_owned(), String::new()];
    if let Some(kind) = policy.tickets.kinds.get(&draft.kind) {
        lines.push(kind.name.get(lang).text.to_owned());
    }
    for field in fields(policy, &draft.kind) {
        let value = draft.field(&field.id).trim();
        let ticked = field.kind == FieldKind::YesNo && value == "true";
        let value = field.choices.get(value).map_or(value, |choice| choice.get(lang).text);
        match field.kind {
            FieldKind::YesNo if ticked => lines.push(line(field.label.get(lang).text, speech.words.get(Word::Yes))),
            FieldKind::YesNo => {}
            _ if value.is_empty() => {}
            _ => lines.push(line(field.label.get(lang).text, value)),
        }
    }
    let desk = policy.languages.first().map_or(lang, String::as_str);
    for (id, value) in case.facts.iter() {
        let Some(fact) = policy.facts.get(id) else { continue };
        let answer = match value {
            Value::Date(date) => speech.date_in(desk, *date),
            _ => speech.value(fact, value),
        };
        let question = fact.name().map_or(id, |name| name.get(lang).text);
        // After a question mark, in whatever script, stands no colon.
        lines.push(match question.ends_with(['?', '؟', '？']) {
            true => speech.words.fill(Word::TicketAnswer, &[("question", question), ("answer", &answer)]),
            false => line(question, &answer),
        });
    }
    if let Some(rule) = case.judgement.outcome.decided() {
        let clauses = rule.because.iter().filter_map(|id| policy.clauses.get(id)).map(|clause| clause.title.get(lang).text);
        lines.push(line(speech.words.get(verdict_heading(rule.verdict)), &titles(speech, clauses)));
    }
    lines.push(String::new());
    lines.push(format!("{} <{}>", draft.name.trim(), draft.email.trim()));
    lines.push(page.to_owned());
    lines.join("\n")
}

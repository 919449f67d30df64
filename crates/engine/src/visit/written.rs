//! A visit as JSON, to be kept and gone on with later. Nothing stores it yet.
//!
//! What is read may be old, of another policy, or rubbish: what the policy does not know is left out, as is what makes no sense, and
//! what is left is a visit that could have been. Whoever goes on with a visit whose ticket was on its way does not know whether it
//! arrived, and settles that first ([`super::Action::Failed`] with the number of the attempt).

use super::state::{Entered, Filing, LookUp, Receipt, View, Visit};
use crate::calendar::Instant;
use crate::eligibility::Facts;
use crate::policy::{Json, Link, Policy, Source, Value};
use crate::ticket::{Draft, Fault, Field};

/// The version of this format.
const VERSION: f64 = 1.0;

/// The faults that have no words of their own, by name.
const FAULTS: [(&str, Fault); 7] = [
    ("missing", Fault::Missing),
    ("not-mail", Fault::NotMail),
    ("not-phone", Fault::NotPhone),
    ("not-url", Fault::NotUrl),
    ("not-date", Fault::NotDate),
    ("not-choice", Fault::NotChoice),
    ("too-long", Fault::TooLong),
];

impl Visit {
    /// The visit, written down.
    ///
    /// ```
    /// # use loket_engine::{eligibility::Facts, policy::Policy, visit::Visit};
    /// # fn show(policy: &Policy) {
    /// let visit = Visit::new(Facts::default());
    /// assert_eq!(Visit::read_back(&visit.written(), policy), Some(visit));
    /// # }
    /// ```
    pub fn written(&self) -> Json {
        let maybe = |text: Option<&String>| text.map_or(Json::Null, |text| string(text));
        Json::object(vec![
            ("loket-visit", Json::Number(VERSION)),
            ("view", view_json(&self.view)),
            ("back", list(&self.back, view_json)),
            ("read", list(&self.read, |id| string(id))),
            ("suggested", Json::Bool(self.suggested)),
            ("told", facts_json(&self.told)),
            ("answers", facts_json(&self.answers)),
            ("decided", self.decided.map_or(Json::Null, count)),
            ("changing", maybe(self.changing.as_ref())),
            ("entered", self.entered.as_ref().map_or(Json::Null, entered_json)),
            ("draft", draft_json(&self.draft)),
            ("faults", list(&self.faults, |(field, fault)| Json::Array(vec![field_json(field), fault_json(fault)]))),
            ("filing", filing_json(&self.filing)),
            ("attempts", Json::Number(self.attempts.into())),
            ("look-up", self.look_up.as_ref().map_or(Json::Null, look_up_json)),
            ("filled-in", list(&self.filled_in, |(field, value)| Json::Array(vec![field_json(field), string(value)]))),
        ])
    }

    /// A visit that was written down, as far as this policy knows what it is about. `None` when it is no visit, or one of another
    /// version of this format.
    pub fn read_back(json: &Json, policy: &Policy) -> Option<Visit> {
        if json.get("loket-visit") != Some(&Json::Number(VERSION)) {
            return None;
        }
        let asked = |fact: &String| policy.facts.get(fact).is_some_and(|definition| definition.asked());
        let mut visit = Visit {
            view: json.get("view").and_then(|json| view(json, policy)).unwrap_or(View::Ask),
            back: items(json, "back").iter().filter_map(|json| view(json, policy)).collect(),
            read: Vec::new(),
            suggested: flag(json, "suggested"),
            told: facts(json, "told", policy, |source| source != Source::Visitor),
            answers: facts(json, "answers", policy, |source| source == Source::Visitor),
            decided: json.get("decided").and_then(whole).filter(|rule| *rule < policy.coverage.len()),
            changing: text(json, "changing").filter(asked),
            entered: json.get("entered").and_then(entered).filter(|entered| policy.facts.has(&entered.fact)),
            draft: json.get("draft").map(draft).unwrap_or_default(),
            faults: items(json, "faults").iter().filter_map(fault).collect(),
            filing: json.get("filing").and_then(filing).unwrap_or(Filing::Idle),
            attempts: json.get("attempts").and_then(number).unwrap_or_default(),
            look_up: json.get("look-up").and_then(look_up),
            filled_in: items(json, "filled-in").iter().filter_map(filled_in).collect(),
        };
        for id in items(json, "read").iter().filter_map(Json::as_str).filter(|id| policy.article(id).is_some()) {
            if !visit.read.iter().any(|known| known == id) {
                visit.read.push(id.to_owned());
            }
        }
        visit.mend();
        Some(visit)
    }

    /// Makes a visit of what was read that could have been: where its parts contradict each other, a ticket that may exist counts most.
    fn mend(&mut self) {
        let exists = self.receipt().is_some();
        if let Filing::Sending(attempt) = self.filing {
            self.attempts = self.attempts.max(attempt);
        }
        let may_show = |view: &View| match view {
            View::Filed => false,
            View::Eligibility | View::Ticket => !exists,
            View::Ask | View::Article(_) | View::Solved => true,
        };
        self.back.retain(may_show);
        let shown = match (&self.view, &self.filing) {
            (View::Filed, Filing::Done(_) | Filing::Sending(_)) => true,
            (view, _) => may_show(view),
        };
        if !shown {
            self.view = if exists { View::Filed } else { View::Ask };
        }
    }
}

fn string(text: &str) -> Json {
    Json::String(text.to_owned())
}

fn list<T>(items: &[T], json: impl Fn(&T) -> Json) -> Json {
    Json::Array(items.iter().map(json).collect())
}

fn count(number: usize) -> Json {
    Json::Number(number as f64)
}

fn items<'j>(json: &'j Json, name: &str) -> &'j [Json] {
    if let Some(Json::Array(items)) = json.get(name) { items } else { &[] }
}

fn text(json: &Json, name: &str) -> Option<String> {
    json.get(name)?.as_str().map(str::to_owned)
}

fn flag(json: &Json, name: &str) -> bool {
    json.get(name) == Some(&Json::Bool(true))
}

/// A number that counts something.
fn number(json: &Json) -> Option<u32> {
    if let Json::Number(number) = json { Some(*number as u32).filter(|whole| f64::from(*whole) == *number) } else { None }
}

fn whole(json: &Json) -> Option<usize> {
    number(json).and_then(|number| usize::try_from(number).ok())
}

fn view_json(view: &View) -> Json {
    string(match view {
        View::Ask => "ask",
        View::Article(id) => return Json::object(vec![("article", string(id))]),
        View::Eligibility => "eligibility",
        View::Ticket => "ticket",
        View::Filed => "filed",
        View::Solved => "solved",
    })
}

fn view(json: &Json, policy: &Policy) -> Option<View> {
    if let Some(id) = text(json, "article") {
        return policy.article(&id).map(|_| View::Article(id));
    }
    Some(match json.as_str()? {
        "ask" => View::Ask,
        "eligibility" => View::Eligibility,
        "ticket" => View::Ticket,
        "filed" => View::Filed,
        "solved" => View::Solved,
        _ => return None,
    })
}

/// In the order in which they were told: the last says of which topic the next question is.
fn facts_json(facts: &Facts) -> Json {
    let told = facts.told().map(|(name, source, value)| {
        let value = value.map_or(Json::Null, Value::json);
        Json::Array(vec![string(name), string(source.word()), value])
    });
    Json::Array(told.collect())
}

fn facts(json: &Json, name: &str, policy: &Policy, may_tell: impl Fn(Source) -> bool) -> Facts {
    let mut facts = Facts::default();
    for told in items(json, name) {
        let Json::Array(parts) = told else { continue };
        let [Json::String(name), Json::String(source), value] = &parts[..] else { continue };
        let source = Source::ALL.iter().find(|known| known.word() == source).copied().filter(|source| may_tell(*source));
        let (Some(definition), Some(source)) = (policy.facts.get(name), source) else { continue };
        match (value, definition.value(value)) {
            _ if !definition.may_come_from(source) => {}
            (_, Some(value)) => facts.tell(name, value, source),
            (Json::Null, None) if source == Source::Visitor => facts.unsure(name),
            _ => {}
        }
    }
    facts
}

fn entered_json(entered: &Entered) -> Json {
    Json::object(vec![("fact", string(&entered.fact)), ("text", string(&entered.text)), ("wrong", Json::Bool(entered.wrong))])
}

fn entered(json: &Json) -> Option<Entered> {
    Some(Entered { fact: text(json, "fact")?, text: text(json, "text")?, wrong: flag(json, "wrong") })
}

fn draft_json(draft: &Draft) -> Json {
    let fields = draft.fields.iter().map(|(id, value)| (id.clone(), string(value))).collect();
    Json::object(vec![
        ("kind", string(&draft.kind)),
        ("name", string(&draft.name)),
        ("email", string(&draft.email)),
        ("description", string(&draft.description)),
        ("fields", Json::Object(fields)),
    ])
}

fn draft(json: &Json) -> Draft {
    let own = |name: &str| text(json, name).unwrap_or_default();
    let mut draft =
        Draft { kind: own("kind"), name: own("name"), email: own("email"), description: own("description"), fields: Vec::new() };
    if let Some(Json::Object(fields)) = json.get("fields") {
        for (id, value) in fields {
            if let Some(value) = value.as_str() {
                draft.set(&Field::Own(id.clone()), value.to_owned());
            }
        }
    }
    draft
}

fn field_json(field: &Field) -> Json {
    string(match field {
        Field::Kind => "kind",
        Field::Name => "name",
        Field::Email => "email",
        Field::Description => "description",
        Field::Own(id) => return Json::object(vec![("field", string(id))]),
    })
}

fn field(json: &Json) -> Option<Field> {
    if let Some(id) = text(json, "field") {
        return Some(Field::Own(id));
    }
    Some(match json.as_str()? {
        "kind" => Field::Kind,
        "name" => Field::Name,
        "email" => Field::Email,
        "description" => Field::Description,
        _ => return None,
    })
}

fn fault_json(fault: &Fault) -> Json {
    if let Fault::Refused(sentence) = fault {
        return Json::object(vec![("refused", string(sentence))]);
    }
    FAULTS.iter().find(|(_, known)| known == fault).map_or(Json::Null, |(name, _)| string(name))
}

fn fault(json: &Json) -> Option<(Field, Fault)> {
    let Json::Array(parts) = json else { return None };
    let [at, fault] = &parts[..] else { return None };
    let named = || FAULTS.iter().find(|(name, _)| fault.as_str() == Some(name)).map(|(_, fault)| fault.clone());
    Some((field(at)?, text(fault, "refused").map(Fault::Refused).or_else(named)?))
}

fn filled_in(json: &Json) -> Option<(Field, String)> {
    let Json::Array(parts) = json else { return None };
    let [at, value] = &parts[..] else { return None };
    Some((field(at)?, value.as_str()?.to_owned()))
}

fn filing_json(filing: &Filing) -> Json {
    match filing {
        Filing::Idle => Json::Null,
        Filing::Sending(attempt) => Json::object(vec![("sending", Json::Number((*attempt).into()))]),
        Filing::Failed(tried) => Json::object(vec![("failed", list(tried, |why| string(why)))]),
        Filing::Refused(intake) => Json::object(vec![("refused", count(*intake))]),
        Filing::Done(receipt) => Json::object(vec![("done", receipt_json(receipt))]),
    }
}

fn filing(json: &Json) -> Option<Filing> {
    let tried = || items(json, "failed").iter().filter_map(Json::as_str).map(str::to_owned).collect();
    let sending = || json.get("sending").and_then(number).map(Filing::Sending);
    let failed = || json.get("failed").map(|_| Filing::Failed(tried()));
    let refused = || json.get("refused").and_then(whole).map(Filing::Refused);
    json.get("done").and_then(receipt).map(Filing::Done).or_else(sending).or_else(failed).or_else(refused)
}

fn receipt_json(receipt: &Receipt) -> Json {
    Json::object(vec![
        ("via", string(&receipt.via)),
        ("reference", receipt.reference.as_deref().map_or(Json::Null, string)),
        ("mail", receipt.mail.as_ref().map_or(Json::Null, |link| string(link.as_str()))),
        ("intake", count(receipt.intake)),
        ("copy", string(&receipt.copy)),
        ("description", string(&receipt.description)),
        ("at", Json::Number(receipt.at as f64)),
    ])
}

fn receipt(json: &Json) -> Option<Receipt> {
    let at = json.get("at").and_then(instant)?;
    let mail = match json.get("mail") {
        Some(Json::String(link)) => Some(Link::parse(link)?),
        _ => None,
    };
    Some(Receipt {
        via: text(json, "via")?,
        reference: text(json, "reference"),
        mail,
        intake: json.get("intake").and_then(whole)?,
        copy: text(json, "copy")?,
        description: text(json, "description")?,
        at,
    })
}

/// An instant of the years 1970 to 9999, of which calendars know.
fn instant(json: &Json) -> Option<Instant> {
    let Json::Number(seconds) = json else { return None };
    (0.0..253_402_300_800.0).contains(seconds).then_some(*seconds as Instant)
}

fn look_up_json(look_up: &LookUp) -> Json {
    Json::object(vec![
        ("number", Json::Number(look_up.number.into())),
        ("known", look_up.known.clone()),
        ("open", Json::Bool(look_up.open)),
    ])
}

fn look_up(json: &Json) -> Option<LookUp> {
    let number = json.get("number").and_then(number)?;
    Some(LookUp { number, known: json.get("known")?.clone(), open: flag(json, "open") })
}

//! What the policy wants to know about a case, and how it asks.

use std::fmt::{Display, from_fn};

use super::amount::{Amount, Weight};
use super::json::Json;
use super::map::Map;
use super::problem::Report;
use super::read::{Node, document, words};
use super::text::Text;
use super::version::Version;
use super::{Date, parse_date};

words! {
    /// What sort of answer a fact has.
    pub enum FactKind {
        /// One of the `choices`.
        Choice = "choice",
        /// Any number of the `choices`.
        Choices = "choices",
        /// `true` or `false`.
        YesNo = "yes-no",
        /// A product version.
        Version = "version",
        /// A date.
        Date = "date",
        /// A number, with at most three decimals.
        Number = "number",
        /// A line of text.
        Text = "text",
    }
}

words! {
    /// Who tells a fact. Of two that tell it otherwise, the one that stands later in this list is believed: a visitor who corrects
    /// something knows what the page could not, a look-up has asked for this very case, and an address is copied from anywhere.
    /// The ticket says who told it, and what else was told.
    pub enum Source {
        /// Nobody: it is what the policy says to assume.
        Assumed = "assumed",
        /// The address of the page, in the parameter that the policy names.
        Url = "url",
        /// The host page.
        Page = "page",
        /// What the vendor knows of the user who is signed in.
        User = "user",
        /// A look-up of the product or the subscription, by the page.
        LookUp = "look-up",
        /// The visitor.
        Visitor = "visitor",
    }
}

words! {
    /// What a customer can do to change a fact.
    pub enum Change {
        /// Install a newer version.
        Update = "update",
        /// Have something go on for longer.
        Renew = "renew",
        /// Buy something.
        Buy = "buy",
        /// Ask somebody else, such as the distributor.
        Ask = "ask",
        /// Do something, such as a course.
        Do = "do",
    }
}

document! {
    /// Something about this visitor's case. A fact without `ask` is never asked: only the host page can tell it.
    pub struct FactDefinition {
        /// What sort of answer it has; `choice` when there are `choices`.
        pub kind: Option<FactKind>,
        /// What it is called where it is listed; the question, when absent.
        pub name: Option<Text>,
        /// The question.
        pub ask: Option<Text>,
        /// One sentence that answers "why do you ask?".
        pub why: Option<Text>,
        /// Where to find the answer.
        pub help: Option<Text>,
        /// The possible answers of a choice.
        pub choices: Map<Text>,
        /// For a version: the id of the product, or of the choice fact that says which product.
        pub of: Option<String>,
        /// The answer to take when nobody told one.
        pub assume: Option<RawValue>,
        /// Who may tell it; anybody, when absent.
        pub from: Option<Vec<Source>>,
        /// The parameter of the page's address that tells it, as in `?version=4.3`.
        pub parameter: Option<String>,
        /// How hard it is to answer, beside the others: 1 is a glance. When absent, 1 for a yes or no and a choice, 2 for several
        /// choices, a date, a number or a text, and 3 for a version.
        pub effort: Option<Weight>,
        /// How likely each answer of a choice, or `true` and `false`, is beside the others; 1, when absent.
        pub likely: Map<Weight>,
        /// What it is about. Questions of one topic are asked together.
        pub topic: Option<String>,
        /// What a customer can do to change it. Versions, dates and numbers then only grow.
        pub change: Option<Change>,
    }
}

impl FactDefinition {
    /// What sort of answer it has.
    pub fn kind(&self) -> FactKind {
        self.kind.unwrap_or(FactKind::Choice)
    }

    /// What it is called where it is listed, if anything.
    pub fn name(&self) -> Option<&Text> {
        self.name.as_ref().or(self.ask.as_ref())
    }

    /// The answer to take when nobody told one.
    pub fn assumed(&self) -> Option<Value> {
        self.assume.as_ref().and_then(|raw| self.value(&raw.0))
    }

    /// The value that some JSON stands for, when it is a possible answer.
    pub fn value(&self, json: &Json) -> Option<Value> {
        match (self.kind(), json) {
            (FactKind::Choice, Json::String(choice)) if self.choices.has(choice) => Some(Value::Choice(choice.clone())),
            (FactKind::YesNo, Json::Bool(yes)) => Some(Value::YesNo(*yes)),
            (FactKind::Version, Json::String(version)) => Version::parse(version).map(Value::Version),
            (FactKind::Date, Json::String(date)) => parse_date(date).map(Value::Date),
            (FactKind::Number, number) => Amount::from_json(number).map(Value::Number),
            (FactKind::Text, Json::String(text)) if !text.trim().is_empty() => Some(Value::Text(text.trim().to_owned())),
            (FactKind::Choices, Json::Array(items)) => {
                let told = |choice: &str| items.iter().any(|item| item.as_str() == Some(choice));
                let known = items.iter().all(|item| item.as_str().is_some_and(|choice| self.choices.has(choice)));
                known.then(|| Value::Choices(self.choices.keys().filter(|choice| told(choice)).map(str::to_owned).collect()))
            }
            _ => None,
        }
    }

    /// The value that some text stands for, as it is typed or stands in an address: `yes`, `12.5`, `door,lock`.
    pub fn parse(&self, text: &str) -> Option<Value> {
        let json = match self.kind() {
            FactKind::YesNo => match text {
                "true" | "yes" | "1" => Json::Bool(true),
                "false" | "no" | "0" => Json::Bool(false),
                _ => return None,
            },
            FactKind::Number => return Amount::parse(text).map(Value::Number),
            FactKind::Choices => {
                let ids = text.split(',').map(str::trim).filter(|id| !id.is_empty());
                Json::Array(ids.map(|id| Json::String(id.to_owned())).collect())
            }
            _ => Json::String(text.to_owned()),
        };
        self.value(&json)
    }

    /// Whether its answers are among `choices`.
    pub fn chooses(&self) -> bool {
        matches!(self.kind(), FactKind::Choice | FactKind::Choices)
    }

    /// Whether somebody may tell it.
    pub fn may_come_from(&self, source: Source) -> bool {
        self.from.as_ref().is_none_or(|from| from.contains(&source))
    }

    /// Whether the visitor can be asked.
    pub fn asked(&self) -> bool {
        self.ask.is_some() && self.may_come_from(Source::Visitor)
    }

    /// How hard it is to answer; at least 1.
    pub fn effort(&self) -> u8 {
        self.effort.map_or(
            match self.kind() {
                FactKind::Choice | FactKind::YesNo => 1,
                FactKind::Choices | FactKind::Date | FactKind::Number | FactKind::Text => 2,
                FactKind::Version => 3,
            },
            |weight| weight.0,
        )
    }

    /// What an answer has to be, for a message: `one of direct, reseller`.
    pub fn expected(&self) -> impl Display {
        from_fn(|f| match self.kind() {
            FactKind::Choice => write!(f, "one of {}", self.choices.names().join(", ")),
            FactKind::YesNo => f.write_str("true or false"),
            FactKind::Version => f.write_str("a version such as \"4.3.1\""),
            FactKind::Date => f.write_str("a date such as \"2026-12-24\""),
            FactKind::Number => f.write_str("a number"),
            FactKind::Text => f.write_str("a text"),
            FactKind::Choices => write!(f, "a list of {}", self.choices.names().join(", ")),
        })
    }
}

/// What is known of a fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// The id of one of the choices.
    Choice(String),
    /// Yes or no.
    YesNo(bool),
    /// A version.
    Version(Version),
    /// A date.
    Date(Date),
    /// The ids of any number of the choices, in the policy's order.
    Choices(Vec<String>),
    /// A number.
    Number(Amount),
    /// A line of text.
    Text(String),
}

impl Value {
    /// The value as JSON, as it goes onto the ticket.
    pub fn json(&self) -> Json {
        match self {
            Value::Choice(choice) => Json::String(choice.clone()),
            Value::YesNo(yes) => Json::Bool(*yes),
            Value::Version(version) => Json::String(version.to_string()),
            Value::Date(date) => Json::String(super::iso(*date)),
            Value::Choices(choices) => Json::Array(choices.iter().cloned().map(Json::String).collect()),
            Value::Number(number) => number.json(),
            Value::Text(text) => Json::String(text.clone()),
        }
    }

    /// The value as it is typed, and as [`FactDefinition::parse`] reads it.
    pub fn written(&self) -> String {
        match (self, self.json()) {
            (Value::Choices(choices), _) => choices.join(","),
            (_, Json::String(text)) => text,
            (_, json) => json.to_string(),
        }
    }
}

/// An answer as written; which one it is depends on the fact's kind.
#[derive(Debug, Clone, PartialEq)]
pub struct RawValue(pub Json);

impl super::read::Read for RawValue {
    fn read(node: Node<'_>, problems: &mut impl Report) -> Self {
        match node.json {
            Some(json @ (Json::String(_) | Json::Bool(_) | Json::Number(_) | Json::Array(_))) => RawValue(json.clone()),
            _ => {
                node.not("an answer: a text, true or false, a number or a list", problems);
                RawValue(Json::Null)
            }
        }
    }
}

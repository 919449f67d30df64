//! What the policy wants to know about a case, and how it asks.

use std::fmt::{Display, from_fn};

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
        /// `true` or `false`.
        YesNo = "yes-no",
        /// A product version.
        Version = "version",
        /// A date.
        Date = "date",
    }
}

document! {
    /// Something about this visitor's case. A fact without `ask` is never asked: only the host page can tell it.
    pub struct FactDefinition {
        /// What sort of answer it has; `choice` when there are `choices`.
        pub kind: Option<FactKind>,
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
        /// The answer to take when nobody told one: a choice, `true`/`false`, a version or a date.
        pub assume: Option<RawValue>,
    }
}

impl FactDefinition {
    /// What sort of answer it has.
    pub fn kind(&self) -> FactKind {
        self.kind.unwrap_or(FactKind::Choice)
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
            _ => None,
        }
    }

    /// What an answer has to be, for a message: `one of direct, reseller`.
    pub fn expected(&self) -> impl Display {
        from_fn(|f| match self.kind() {
            FactKind::Choice => write!(f, "one of {}", self.choices.names().join(", ")),
            FactKind::YesNo => f.write_str("true or false"),
            FactKind::Version => f.write_str("a version such as \"4.3.1\""),
            FactKind::Date => f.write_str("a date such as \"2026-12-24\""),
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
}

impl Value {
    /// The value as JSON, as it goes onto the ticket.
    pub fn json(&self) -> Json {
        match self {
            Value::Choice(choice) => Json::String(choice.clone()),
            Value::YesNo(yes) => Json::Bool(*yes),
            Value::Version(version) => Json::String(version.to_string()),
            Value::Date(date) => Json::String(super::iso(*date)),
        }
    }
}

/// An answer as written; which one it is depends on the fact's kind.
#[derive(Debug, Clone, PartialEq)]
pub struct RawValue(pub Json);

impl super::read::Read for RawValue {
    fn read(node: Node<'_>, problems: &mut impl Report) -> Self {
        match node.json {
            Some(json @ (Json::String(_) | Json::Bool(_))) => RawValue(json.clone()),
            _ => {
                node.not("a choice, true or false, a version or a date", problems);
                RawValue(Json::Null)
            }
        }
    }
}

//! Conditions over facts, as written: `{ "buyer": "reseller" }`, `{ "version": { "below": "latest" } }`, `all`, `any`, `not`.
//!
//! Whether they hold is for [`crate::eligibility`] to say.

use super::json::Json;
use super::problem::Problems;
use super::read::{Node, Read, words};
use super::version::Version;
use super::{Date, parse_date};

/// A condition over facts.
#[derive(Debug, Clone, PartialEq)]
pub enum Condition {
    /// All of these hold. An object with several facts is this.
    All(Vec<Condition>),
    /// At least one holds.
    Any(Vec<Condition>),
    /// This does not hold.
    Not(Box<Condition>),
    /// A fact passes a test.
    Fact(String, Test),
}

/// What is asked of a fact's value.
#[derive(Debug, Clone, PartialEq)]
pub enum Test {
    /// A choice: one of these ids.
    OneOf(Vec<String>),
    /// Yes or no.
    Is(bool),
    /// A version: all of these comparisons hold.
    Version(Vec<(VersionOrder, VersionBound)>),
    /// A date: all of these comparisons hold.
    Date(Vec<(DateOrder, DateBound)>),
}

words! {
    /// How a version is compared.
    pub enum VersionOrder {
        /// Older than.
        Below = "below",
        /// This one or older.
        AtMost = "at-most",
        /// This one.
        Is = "is",
        /// This one or newer.
        AtLeast = "at-least",
        /// Newer than.
        Above = "above",
    }
}

words! {
    /// How a date is compared.
    pub enum DateOrder {
        /// Earlier than.
        Before = "before",
        /// That day or earlier.
        OnOrBefore = "on-or-before",
        /// That day.
        On = "on",
        /// That day or later.
        OnOrAfter = "on-or-after",
        /// Later than.
        After = "after",
    }
}

/// What a version is compared with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum VersionBound {
    /// The product's latest version.
    Latest,
    /// The product's oldest version that is supported.
    Supported,
    /// This version.
    Version(Version),
}

/// What a date is compared with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DateBound {
    /// The vendor's date at the moment of judging.
    Today,
    /// This date.
    Date(Date),
}

/// Names that a fact cannot have, because conditions use them.
pub const RESERVED: [&str; 3] = ["all", "any", "not"];

impl Read for Condition {
    fn read(node: Node<'_>, problems: &mut Problems) -> Option<Self> {
        let properties = node.object(problems)?;
        if properties.is_empty() {
            problems.error(node.path, "is an empty condition; leave it out when it always holds");
            return None;
        }
        let mut parts = Vec::new();
        for (name, json) in properties {
            let path = node.path.key(name);
            let inner = Node { json, path: &path };
            parts.push(match name.as_str() {
                "all" => Vec::read(inner, problems).map(Condition::All),
                "any" => Vec::read(inner, problems).map(Condition::Any),
                "not" => Condition::read(inner, problems).map(|inner| Condition::Not(Box::new(inner))),
                _ => Test::read(inner, problems).map(|test| Condition::Fact(name.clone(), test)),
            });
        }
        let mut parts = parts.into_iter().collect::<Option<Vec<_>>>()?;
        if parts.len() == 1 { parts.pop() } else { Some(Condition::All(parts)) }
    }
}

impl Read for Test {
    fn read(node: Node<'_>, problems: &mut Problems) -> Option<Self> {
        match node.json {
            Json::Bool(yes) => Some(Test::Is(*yes)),
            Json::String(choice) => Some(Test::OneOf(vec![choice.clone()])),
            Json::Array(_) => Vec::read(node, problems).map(Test::OneOf),
            Json::Object(comparisons) => comparison(node, comparisons, problems),
            _ => {
                node.not("a choice, a list of choices, true, false or a comparison", problems);
                None
            }
        }
    }
}

fn comparison(node: Node<'_>, comparisons: &[(String, Json)], problems: &mut Problems) -> Option<Test> {
    let first = comparisons.first().map(|(name, _)| name.as_str()).unwrap_or_default();
    if VersionOrder::from_word(first).is_some() {
        node.only(VersionOrder::WORDS, problems);
        let bound = |(name, json): &(String, Json)| {
            let path = node.path.key(name);
            let inner = Node { json, path: &path };
            Some((VersionOrder::from_word(name)?, VersionBound::read(inner, problems)?))
        };
        let bounds: Vec<_> = comparisons.iter().map(bound).collect();
        bounds.into_iter().collect::<Option<_>>().map(Test::Version)
    } else if DateOrder::from_word(first).is_some() {
        node.only(DateOrder::WORDS, problems);
        let bound = |(name, json): &(String, Json)| {
            let path = node.path.key(name);
            let inner = Node { json, path: &path };
            Some((DateOrder::from_word(name)?, DateBound::read(inner, problems)?))
        };
        let bounds: Vec<_> = comparisons.iter().map(bound).collect();
        bounds.into_iter().collect::<Option<_>>().map(Test::Date)
    } else {
        let expected = [VersionOrder::WORDS, DateOrder::WORDS].concat().join(", ");
        let what = if comparisons.is_empty() { "is an empty comparison".to_owned() } else { format!("`{first}` is not a comparison") };
        problems.error(node.path, format!("{what}; expected one of {expected}"));
        None
    }
}

impl Read for VersionBound {
    fn read(node: Node<'_>, problems: &mut Problems) -> Option<Self> {
        let bound = match node.json.as_str() {
            Some("latest") => Some(VersionBound::Latest),
            Some("supported") => Some(VersionBound::Supported),
            text => text.and_then(Version::parse).map(VersionBound::Version),
        };
        if bound.is_none() {
            node.not("\"latest\", \"supported\" or a version such as \"4.3.1\"", problems);
        }
        bound
    }
}

impl Read for DateBound {
    fn read(node: Node<'_>, problems: &mut Problems) -> Option<Self> {
        let bound = match node.json.as_str() {
            Some("today") => Some(DateBound::Today),
            text => text.and_then(parse_date).map(DateBound::Date),
        };
        if bound.is_none() {
            node.not("\"today\" or a date such as \"2026-12-24\"", problems);
        }
        bound
    }
}

//! Conditions over facts, as written: `{ "buyer": "reseller" }`, `{ "version": { "below": "latest" } }`, `all`, `any`, `not`, and
//! `{ "is": "outdated" }` for a condition that the policy names.
//!
//! Whether they hold is for [`crate::eligibility`] to say.

use std::fmt::from_fn;

use super::amount::Amount;
use super::json::Json;
use super::problem::Report;
use super::read::{Node, Read, position, words};
use super::version::Version;
use super::{Date, parse_date};

/// A condition over facts.
#[derive(Debug, Clone, PartialEq)]
pub enum Condition {
    /// All of these hold: what an object with several properties says, or what its `all` lists. An `all` is always a part of the `All`
    /// of its object, even alone there: so each part is known to stand under its own name or in the list, and problems say where.
    All(Vec<Condition>),
    /// At least one holds.
    Any(Vec<Condition>),
    /// This does not hold.
    Not(Box<Condition>),
    /// The policy's condition of this name holds.
    Is(String),
    /// A fact passes a test.
    Fact(String, Test),
}

/// What is asked of a fact's value.
#[derive(Debug, Clone, PartialEq)]
pub enum Test {
    /// A choice: one of these ids. Several choices: at least one of these is among them. A text: one of these, in capitals or not.
    OneOf(Vec<String>),
    /// Yes or no.
    Is(bool),
    /// A version: all of these comparisons hold.
    Version(Vec<(VersionOrder, VersionBound)>),
    /// A date: all of these comparisons hold.
    Date(Vec<(DateOrder, DateBound)>),
    /// A number: all of these comparisons hold.
    Number(Vec<(VersionOrder, Amount)>),
}

words! {
    /// How a version or a number is compared.
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
    /// The product's oldest version that is supported. `is` this: any version that is supported.
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
pub const RESERVED: [&str; 4] = ["all", "any", "not", "is"];

impl Read for Condition {
    fn read(node: Node<'_>, problems: &mut impl Report) -> Self {
        if !problems.conditions() {
            return Condition::All(Vec::new());
        }
        let mut parts = Vec::new();
        node.properties(problems, &mut |name, inner, problems| {
            parts.push(match name {
                "all" => Condition::All(parts_of(inner, "always", problems)),
                "any" => Condition::Any(parts_of(inner, "never", problems)),
                "not" => Condition::Not(Box::new(Condition::read(inner, problems))),
                "is" => Condition::Is(String::read(inner, problems)),
                _ => Condition::Fact(name.to_owned(), Test::read(inner, problems)),
            });
        });
        if parts.is_empty() && matches!(node.json, Some(Json::Object(_))) {
            problems.unreadable(node.path, "is an empty condition; leave it out when it always holds");
        }
        match parts.pop() {
            Some(only) if parts.is_empty() && !matches!(only, Condition::All(_)) => only,
            last => {
                parts.extend(last);
                Condition::All(parts)
            }
        }
    }
}

/// The conditions of a list, which has some; `holds` says when the condition with an empty one does.
fn parts_of(node: Node<'_>, holds: &str, problems: &mut impl Report) -> Vec<Condition> {
    if matches!(node.json, Some(Json::Array(items)) if items.is_empty()) {
        problems.unreadable(node.path, format_args!("is an empty list, so it {holds} holds; name a condition or leave it out"));
    }
    Vec::read(node, problems)
}

impl Read for Test {
    fn read(node: Node<'_>, problems: &mut impl Report) -> Self {
        match node.json {
            Some(Json::Bool(yes)) => Test::Is(*yes),
            Some(Json::String(choice)) => Test::OneOf(vec![choice.clone()]),
            Some(Json::Number(_)) => Test::Number(vec![(VersionOrder::Is, Amount::read(node, problems))]),
            Some(Json::Array(_)) => Test::OneOf(Vec::read(node, problems)),
            Some(Json::Object(comparisons)) => comparison(node, comparisons, problems),
            _ => {
                node.not("a choice, a list of choices, true, false, a number or a comparison", problems);
                Test::Is(false)
            }
        }
    }
}

fn comparison(node: Node<'_>, comparisons: &[(String, Json)], problems: &mut impl Report) -> Test {
    let (first, bound) = comparisons.first().map_or(("", None), |(name, bound)| (name.as_str(), Some(bound)));
    if VersionOrder::WORDS.contains(&first) && matches!(bound, Some(Json::Number(_))) {
        Test::Number(bounds(node, comparisons, VersionOrder::WORDS, VersionOrder::ALL, problems))
    } else if VersionOrder::WORDS.contains(&first) {
        Test::Version(bounds(node, comparisons, VersionOrder::WORDS, VersionOrder::ALL, problems))
    } else if DateOrder::WORDS.contains(&first) {
        Test::Date(bounds(node, comparisons, DateOrder::WORDS, DateOrder::ALL, problems))
    } else {
        let message = from_fn(|f| {
            let expected = [VersionOrder::WORDS, DateOrder::WORDS].concat().join(", ");
            match comparisons {
                [] => write!(f, "is an empty comparison; expected one of {expected}"),
                _ => write!(f, "`{first}` is not a comparison; expected one of {expected}"),
            }
        });
        problems.unreadable(node.path, message);
        Test::Is(false)
    }
}

fn bounds<Order: Copy, Bound: Read>(
    node: Node<'_>,
    comparisons: &[(String, Json)],
    words: &[&str],
    orders: &[Order],
    problems: &mut impl Report,
) -> Vec<(Order, Bound)> {
    node.only(words, problems);
    let mut bounds = Vec::new();
    for (name, json) in comparisons {
        if let Some(order) = orders.get(position(words, name)) {
            bounds.push((*order, Bound::read(Node { json: Some(json), path: &node.path.key(name) }, problems)));
        }
    }
    bounds
}

impl Read for VersionBound {
    fn read(node: Node<'_>, problems: &mut impl Report) -> Self {
        let bound = |text: &str| match text {
            "latest" => Some(VersionBound::Latest),
            "supported" => Some(VersionBound::Supported),
            text => Version::parse(text).map(VersionBound::Version),
        };
        let what = "\"latest\", \"supported\" or a version such as \"4.3.1\"";
        node.parse(what, bound, problems).unwrap_or(VersionBound::Latest)
    }
}

impl Read for DateBound {
    fn read(node: Node<'_>, problems: &mut impl Report) -> Self {
        let bound = |text: &str| match text {
            "today" => Some(DateBound::Today),
            text => parse_date(text).map(DateBound::Date),
        };
        node.parse("\"today\" or a date such as \"2026-12-24\"", bound, problems).unwrap_or(DateBound::Today)
    }
}

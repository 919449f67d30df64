//! Numbers that facts have and conditions compare: exact to three decimals, so that they compare as they are written.

use std::fmt;

use super::digits::number;
use super::json::Json;
use super::problem::Report;
use super::read::{Node, Read};

/// A number, in thousandths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Amount(i64);

/// Numbers that are larger, either way, are mistakes.
const LARGEST: i64 = 1_000_000_000_000;

impl Amount {
    /// Reads `12`, `-3` or `12.5`, as somebody types it: at most three decimals, with a point or a comma.
    ///
    /// ```
    /// # use loket_engine::policy::Amount;
    /// assert_eq!(Amount::parse(" 12,50 ").unwrap().to_string(), "12.5");
    /// assert!(Amount::parse("12").unwrap() > Amount::parse("-12.001").unwrap());
    /// assert!(Amount::parse("1e3").is_none());
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (sign, text) = text.strip_prefix('-').map_or((1, text), |text| (-1, text));
        let (units, decimals) = text.split_once(['.', ',']).unwrap_or((text, "0"));
        if decimals.len() > 3 {
            return None;
        }
        let mut thousandths = i64::try_from(number(decimals)?).ok()?;
        for _ in decimals.len()..3 {
            thousandths *= 10;
        }
        let units = i64::try_from(number(units)?).ok().filter(|units| *units <= LARGEST)?;
        Some(Amount(sign * (units * 1000 + thousandths)))
    }

    /// The number that some JSON is, when it is one.
    pub fn from_json(json: &Json) -> Option<Self> {
        match json {
            Json::Number(number) if number.abs() <= LARGEST as f64 => Some(Amount((number * 1000.0).round() as i64)),
            _ => None,
        }
    }

    /// The number as JSON.
    pub fn json(self) -> Json {
        Json::Number(self.0 as f64 / 1000.0)
    }

    /// A number a little smaller (`-1`) or larger (`1`): the next whole one.
    pub fn beside(self, step: i64) -> Self {
        Amount((self.0.div_euclid(1000) + step) * 1000)
    }

    /// Some number between this one and a larger one, when there is any.
    pub fn between(self, larger: Self) -> Option<Self> {
        let candidates = [self.beside(1), Amount((self.0 + larger.0).div_euclid(2))];
        candidates.into_iter().find(|number| *number > self && *number < larger)
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.json().fmt(f)
    }
}

impl Read for Amount {
    fn read(node: Node<'_>, problems: &mut impl Report) -> Self {
        node.json.and_then(Amount::from_json).unwrap_or_else(|| {
            node.not("a number", problems);
            Amount(0)
        })
    }
}

/// How much something weighs beside others: a whole number from 1 to 100.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weight(pub u8);

impl Read for Weight {
    fn read(node: Node<'_>, problems: &mut impl Report) -> Self {
        match node.json {
            Some(Json::Number(number)) if (1.0..=100.0).contains(number) && *number == number.trunc() => Weight(*number as u8),
            _ => {
                node.not("a whole number from 1 to 100", problems);
                Weight(1)
            }
        }
    }
}

//! A JSON value as it was written: what the reader of policies and facts walks over.
//!
//! It comes from `serde_json` natively and from `JSON.parse` by way of `serde-wasm-bindgen` in the browser; this module knows
//! neither. Objects keep their order and their duplicates, so that the reader can name a property that stands twice.

use std::fmt;

use super::digits::digits_of;

use serde::de::{self, Deserialize, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};

/// How deep values may nest. A policy needs about ten levels; the limit keeps hostile input from exhausting the stack.
pub const MAX_DEPTH: u8 = 64;

/// A JSON value.
#[derive(Debug, Clone, PartialEq)]
pub enum Json {
    /// `null`, and what JavaScript calls `undefined`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number. Natively, a whole one that a double does not hold exactly is a [`Json::String`] of its digits: it is a name, such as a
    /// helpdesk's case number, and nothing is counted by it. In a browser `JSON.parse` has taken its last digits before it comes here.
    Number(f64),
    /// A string.
    String(String),
    /// A list.
    Array(Vec<Json>),
    /// Properties in the order in which they were written.
    Object(Vec<(String, Json)>),
}

impl Json {
    /// An object of these properties.
    pub fn object(properties: Vec<(&str, Json)>) -> Self {
        Json::Object(properties.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
    }

    /// The value of a property, when this is an object that has it.
    pub fn get(&self, name: &str) -> Option<&Json> {
        match self {
            Json::Object(properties) => properties.iter().find(|(key, _)| key == name).map(|(_, value)| value),
            _ => None,
        }
    }

    /// The string, when this is one.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Json::String(string) => Some(string),
            _ => None,
        }
    }
}

impl fmt::Display for Json {
    /// The value for a message: short, with lists and objects only hinted at.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Json::Null => f.write_str("null"),
            Json::Bool(value) => write!(f, "{value}"),
            Json::Number(value) => f.write_str(&decimal(*value)),
            Json::String(value) => write!(f, "\"{}\"", short(value)),
            Json::Array(_) => f.write_str("a list"),
            Json::Object(_) => f.write_str("an object"),
        }
    }
}

/// A text for a message: what is very long is cut off.
pub(super) fn short(text: &str) -> impl fmt::Display {
    fmt::from_fn(move |f| match text.char_indices().nth(60) {
        None => f.write_str(text),
        Some((end, _)) => write!(f, "{}…", text.get(..end).unwrap_or_default()),
    })
}

/// A number as people write it. The general way weighs 7 KB in the browser; the numbers that come here are mistakes in a document, such
/// as 2.5 or -1, and what has more than fifteen digits need not be told to the last.
fn decimal(number: f64) -> String {
    let (sign, size) = if number < 0.0 { ("-", -number) } else { ("", number) };
    let mut scale = 1_i64;
    for digits in 0..=15_usize {
        if let Some(scaled) = whole((size * scale as f64).round())
            && scaled as f64 / scale as f64 == size
        {
            let (units, rest) = (scaled / scale, scaled % scale);
            return if digits == 0 { format!("{sign}{units}") } else { format!("{sign}{units}.{rest:0digits$}") };
        }
        scale *= 10;
    }
    "a number".to_owned()
}

/// The number as an integer, when it is one that a double holds exactly.
fn whole(number: f64) -> Option<i64> {
    (number == number.trunc() && is_exact(number)).then_some(number as i64)
}

impl Json {
    /// The same, with the digits that were written in place of each number that a double does not hold; `text` is what it was read
    /// from. Where they cannot be told the number stays. (Read natively, such numbers are digits from the beginning.)
    ///
    /// ```
    /// # use loket_engine::policy::Json;
    /// let read = Json::Array(vec![Json::Number(7.0), Json::Number(9_007_199_254_740_992.0)]);
    /// assert_eq!(read.with_digits("[7, 9007199254740993]"), Json::Array(vec![Json::Number(7.0), Json::String("9007199254740993".into())]));
    /// ```
    #[must_use]
    pub fn with_digits(self, text: &str) -> Json {
        match self {
            Json::Number(number) if !is_exact(number) => digits_of(number, text).map_or(self, |digits| Json::String(digits.to_owned())),
            Json::Array(items) => Json::Array(items.into_iter().map(|item| item.with_digits(text)).collect()),
            Json::Object(properties) => Json::Object(properties.into_iter().map(|(name, json)| (name, json.with_digits(text))).collect()),
            _ => self,
        }
    }
}

/// Whether no other whole number becomes the same double: below 2^53. Beyond it a case number such as 9007199254740993 silently turns into
/// its neighbour.
///
/// ```
/// # use loket_engine::policy::is_exact;
/// assert!(is_exact(9_007_199_254_740_991.0));
/// assert!(!is_exact(9_007_199_254_740_992.0));
/// ```
pub fn is_exact(number: f64) -> bool {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    number.abs() < EXACT
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Tree { depth: 0 }.deserialize(deserializer)
    }
}

#[derive(Clone, Copy)]
struct Tree {
    depth: u8,
}

impl Tree {
    fn deeper<E: de::Error>(self) -> Result<Self, E> {
        if self.depth >= MAX_DEPTH {
            return Err(E::custom("nested more than 64 levels deep"));
        }
        Ok(Tree { depth: self.depth + 1 })
    }
}

impl<'de> DeserializeSeed<'de> for Tree {
    type Value = Json;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Json, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Tree {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_none<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Json, D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Json, E> {
        Ok(Json::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Json, E> {
        let number = value as f64;
        Ok(if is_exact(number) { Json::Number(number) } else { Json::String(value.to_string()) })
    }

    fn visit_u64<E>(self, value: u64) -> Result<Json, E> {
        let number = value as f64;
        Ok(if is_exact(number) { Json::Number(number) } else { Json::String(value.to_string()) })
    }

    fn visit_f64<E>(self, value: f64) -> Result<Json, E> {
        Ok(Json::Number(value))
    }

    fn visit_str<E>(self, value: &str) -> Result<Json, E> {
        Ok(Json::String(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Json, E> {
        Ok(Json::String(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Json, A::Error> {
        let inner = self.deeper()?;
        let mut items = Vec::new();
        while let Some(item) = access.next_element_seed(inner)? {
            items.push(item);
        }
        Ok(Json::Array(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Json, A::Error> {
        let inner = self.deeper()?;
        let mut properties = Vec::new();
        while let Some(key) = access.next_key::<String>()? {
            properties.push((key, access.next_value_seed(inner)?));
        }
        Ok(Json::Object(properties))
    }
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Json::Null => serializer.serialize_unit(),
            Json::Bool(value) => serializer.serialize_bool(*value),
            Json::Number(value) => match whole(*value) {
                Some(value) => serializer.serialize_i64(value),
                None => serializer.serialize_f64(*value),
            },
            Json::String(value) => serializer.serialize_str(value),
            Json::Array(items) => {
                let mut list = serializer.serialize_seq(Some(items.len()))?;
                for item in items {
                    list.serialize_element(item)?;
                }
                list.end()
            }
            Json::Object(properties) => {
                let mut map = serializer.serialize_map(Some(properties.len()))?;
                for (key, value) in properties {
                    map.serialize_entry(key, value)?;
                }
                map.end()
            }
        }
    }
}

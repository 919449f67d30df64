//! How a document becomes types: the [`Read`] trait, its impls for plain values, and the macros that declare a document's parts.
//!
//! One declaration gives the struct, its reader and (natively) its JSON Schema, so the three cannot drift apart. Reading never
//! stops at a problem: every field is read, what is wrong is noted, and something made up stands for what could not be read.

use std::fmt::{Display, from_fn};

use super::json::Json;
use super::map::is_id;
use super::problem::{Path, Report};
use super::spelling::nearest;

/// A value and where it stands.
#[derive(Clone, Copy)]
pub struct Node<'a> {
    /// What was written. `None` where nothing was: if something should have been, that is noted already.
    pub json: Option<&'a Json>,
    /// Where.
    pub path: &'a Path<'a>,
}

/// A type that can be read from a document.
pub trait Read: Sized {
    /// Whether an object that has this as a property is wrong without it.
    const REQUIRED: bool = true;

    /// Reads the value at `node`. When it is none, `problems` says why, and the value is made up: something empty. So a struct is
    /// read in place, field by field, which takes a fraction of the code that fields which may be missing would.
    fn read(node: Node<'_>, problems: &mut impl Report) -> Self;
}

impl<'a> Node<'a> {
    /// Notes that this is not what it should be: `"25:00" is not a time of day`.
    pub fn not(self, what: impl Display, problems: &mut impl Report) {
        if let Some(json) = self.json {
            problems.unreadable(self.path, format_args!("{json} is not {what}"));
        }
    }

    /// The string, when this is one.
    pub fn as_str(self) -> Option<&'a str> {
        self.json?.as_str()
    }

    /// What a string stands for that has to have some form.
    pub fn parse<T>(self, what: &str, parse: impl Fn(&str) -> Option<T>, problems: &mut impl Report) -> Option<T> {
        let parsed = self.as_str().and_then(parse);
        if parsed.is_none() {
            self.not(what, problems);
        }
        parsed
    }

    /// Which of these words this has to be; the first one, when it is none.
    pub fn word(self, words: &[&str], problems: &mut impl Report) -> usize {
        let index = self.as_str().map_or(words.len(), |word| position(words, word));
        if index < words.len() {
            return index;
        }
        self.not(from_fn(|f| write!(f, "one of {}", words.join(", "))), problems);
        0
    }

    /// Visits the items of the list that this has to be. Not generic, so that the loop is compiled once for all lists.
    pub fn items<R: Report>(self, problems: &mut R, visit: &mut dyn FnMut(Node<'_>, &mut R)) {
        let Some(Json::Array(items)) = self.json else { return self.not("a list", problems) };
        for (index, json) in items.iter().enumerate() {
            visit(Node { json: Some(json), path: &self.path.index(index) }, problems);
        }
    }

    /// Visits the properties of the object that this has to be, with their names.
    pub fn properties<R: Report>(self, problems: &mut R, visit: &mut dyn FnMut(&str, Node<'_>, &mut R)) {
        self.unique(problems);
        let Some(Json::Object(properties)) = self.json else { return self.not("an object", problems) };
        for (name, json) in properties {
            visit(name, Node { json: Some(json), path: &self.path.key(name) }, problems);
        }
    }

    /// This as an object that has no properties but these; as nothing, when it is no object.
    pub fn object(self, names: &[&str], problems: &mut impl Report) -> Self {
        let Some(Json::Object(_)) = self.json else {
            self.not("an object", problems);
            return Node { json: None, ..self };
        };
        self.unique(problems);
        self.only(names, problems);
        self
    }

    /// Notes every property that stands twice.
    pub fn unique(self, problems: &mut impl Report) {
        let Some(Json::Object(properties)) = self.json else { return };
        for (index, (name, _)) in properties.iter().enumerate() {
            if properties.iter().take(index).any(|(earlier, _)| earlier == name) {
                problems.error(&self.path.again(name), "stands twice in the same object");
            }
        }
    }

    /// Notes every property whose name is not among `names`, with the name that was probably meant.
    pub fn only(self, names: &[&str], problems: &mut impl Report) {
        let Some(Json::Object(properties)) = self.json else { return };
        for (name, _) in properties.iter().filter(|(name, _)| !names.contains(&name.as_str())) {
            let hint = from_fn(|f| match nearest(name, names) {
                Some(near) => write!(f, "is not known; did you mean `{near}`?"),
                None => write!(f, "is not known; expected {}", names.join(", ")),
            });
            problems.error(&self.path.key(name), hint);
        }
    }

    /// Reads one property of an object.
    pub fn field<T: Read>(self, name: &str, problems: &mut impl Report) -> T {
        let path = self.path.key(name);
        T::read(Node { json: self.property(name, T::REQUIRED, problems), path: &path }, problems)
    }

    fn property(self, name: &str, required: bool, problems: &mut impl Report) -> Option<&'a Json> {
        let found = self.json?.get(name);
        if found.is_none() && required {
            problems.unreadable(&self.path.key(name), "is missing");
        }
        found
    }

    /// The name under which this stands, which has to be an id.
    pub fn id(self, name: &str, problems: &mut impl Report) -> String {
        if !is_id(name) {
            problems.error(self.path, format_args!("`{name}` is not an id: lower-case letters, digits, `-` and `_`"));
        }
        name.to_owned()
    }
}

impl Read for bool {
    const REQUIRED: bool = false;

    fn read(node: Node<'_>, problems: &mut impl Report) -> Self {
        if let Some(Json::Bool(value)) = node.json {
            return *value;
        }
        node.not("true or false", problems);
        false
    }
}

impl Read for String {
    fn read(node: Node<'_>, problems: &mut impl Report) -> Self {
        let Some(text) = node.as_str() else {
            node.not("a text", problems);
            return String::new();
        };
        if text.trim().is_empty() {
            node.not("a text: it is empty", problems);
        }
        text.to_owned()
    }
}

impl<T: Read> Read for Option<T> {
    const REQUIRED: bool = false;

    fn read(node: Node<'_>, problems: &mut impl Report) -> Self {
        node.json.is_some().then(|| T::read(node, problems))
    }
}

impl<T: Read> Read for Vec<T> {
    const REQUIRED: bool = false;

    fn read(node: Node<'_>, problems: &mut impl Report) -> Self {
        let mut values = Vec::new();
        node.items(problems, &mut |item, problems| values.push(T::read(item, problems)));
        values
    }
}

/// Declares a part of the document: a struct, its [`Read`] and its schema. A field whose name is a Rust keyword is written
/// `purpose ("for"): Purpose`.
#[macro_export]
macro_rules! document {
    ($(#[$meta:meta])* pub struct $name:ident {
        $($(#[$field_meta:meta])* pub $field:ident $(($rename:literal))? : $type:ty),* $(,)?
    }) => {
        $crate::document_struct! {
            $(#[$meta])* pub struct $name { $($(#[$field_meta])* pub $field $(($rename))? : $type),* }
        }

        impl $crate::policy::read::Read for $name {
            fn read(
                node: $crate::policy::read::Node<'_>,
                problems: &mut impl $crate::policy::Report,
            ) -> Self {
                let node = node.object(&[$($crate::property!($field $($rename)?)),*], problems);
                Self { $($field: node.field($crate::property!($field $($rename)?), problems)),* }
            }
        }
    };
}

/// The struct that [`document!`] declares, with its schema.
#[cfg(feature = "schema")]
#[macro_export]
#[doc(hidden)]
macro_rules! document_struct {
    ($(#[$meta:meta])* pub struct $name:ident {
        $($(#[$field_meta:meta])* pub $field:ident $(($rename:literal))? : $type:ty),* $(,)?
    }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, schemars::JsonSchema)]
        #[schemars(deny_unknown_fields, transform = Self::without_optional)]
        pub struct $name {
            $($(#[$field_meta])* $(#[schemars(rename = $rename)])? pub $field: $type),*
        }

        impl $name {
            /// Takes what a document may leave out off the schema's list of required properties.
            fn without_optional(schema: &mut schemars::Schema) {
                let optional = [
                    $(($crate::property!($field $($rename)?), !<$type as $crate::policy::read::Read>::REQUIRED)),*
                ];
                $crate::policy::schema::without_required(schema, &optional);
            }
        }
    };
}

/// The struct that [`document!`] declares.
#[cfg(not(feature = "schema"))]
#[macro_export]
#[doc(hidden)]
macro_rules! document_struct {
    ($(#[$meta:meta])* pub struct $name:ident {
        $($(#[$field_meta:meta])* pub $field:ident $(($rename:literal))? : $type:ty),* $(,)?
    }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq)]
        pub struct $name {
            $($(#[$field_meta])* pub $field: $type),*
        }
    };
}

/// Where a word stands among others; behind them, when it is none of them.
pub fn position(words: &[&str], word: &str) -> usize {
    words.iter().position(|known| *known == word).unwrap_or(words.len())
}

/// The JSON name of a field.
#[macro_export]
#[doc(hidden)]
macro_rules! property {
    ($field:ident) => {
        stringify!($field)
    };
    ($field:ident $rename:literal) => {
        $rename
    };
}

/// Declares an enum whose values are written as words.
#[macro_export]
macro_rules! words {
    ($(#[$meta:meta])* pub enum $name:ident {
        $($(#[$value_meta:meta])* $value:ident = $word:literal),* $(,)?
    }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$value_meta])* $value),*
        }

        impl $name {
            /// All of them, in order.
            pub const ALL: &'static [Self] = &[$($name::$value),*];

            /// The words for them, in order.
            pub const WORDS: &'static [&'static str] = &[$($word),*];

            /// The word for it, as it stands in documents.
            pub fn word(self) -> &'static str {
                Self::WORDS.get(self as usize).copied().unwrap_or_default()
            }
        }

        impl $crate::policy::read::Read for $name {
            fn read(
                node: $crate::policy::read::Node<'_>,
                problems: &mut impl $crate::policy::Report,
            ) -> Self {
                let [first, ..] = [$($name::$value),*];
                Self::ALL.get(node.word(Self::WORDS, problems)).copied().unwrap_or(first)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.word())
            }
        }

        $crate::plain_schema!($name, { "enum": [$($word),*] });
    };
}

/// Gives a type a schema that stands where it is used.
#[cfg(feature = "schema")]
#[macro_export]
#[doc(hidden)]
macro_rules! plain_schema {
    ($type:ty, $schema:tt) => {
        impl schemars::JsonSchema for $type {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($type).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!($schema)
            }
        }
    };
}

/// Gives a type no schema: nobody asks for one.
#[cfg(not(feature = "schema"))]
#[macro_export]
#[doc(hidden)]
macro_rules! plain_schema {
    ($type:ty, $schema:tt) => {};
}

pub use {document, plain_schema, property, words};

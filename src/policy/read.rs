//! How a document becomes types: the [`Read`] trait, its impls for plain values, and the macros that declare a document's parts.
//!
//! One declaration gives the struct, its reader and (natively) its JSON Schema, so the three cannot drift apart. Reading never
//! stops at a problem: every field is read, what is wrong is noted, and a part with a problem in it reads as `None`.

use super::json::Json;
use super::problem::{Path, Problems};
use super::spelling::nearest;

/// A value and where it stands.
#[derive(Clone, Copy)]
pub struct Node<'a> {
    /// What was written.
    pub json: &'a Json,
    /// Where.
    pub path: &'a Path<'a>,
}

/// A type that can be read from a document.
pub trait Read: Sized {
    /// Reads the value at `node`. `None` means that it could not be made and that `problems` says why.
    fn read(node: Node<'_>, problems: &mut Problems) -> Option<Self>;

    /// What it means when the property is not there; `None` makes the property required.
    fn absent() -> Option<Self> {
        None
    }
}

impl<'a> Node<'a> {
    /// Notes that this is not what it should be: `"25:00" is not a time of day`.
    pub fn not(self, what: &str, problems: &mut Problems) {
        problems.error(self.path, format!("{} is not {what}", self.json));
    }

    /// The string that this has to be.
    pub fn string(self, what: &str, problems: &mut Problems) -> Option<&'a str> {
        let string = self.json.as_str();
        if string.is_none() {
            self.not(what, problems);
        }
        string
    }

    /// The items of the list that this has to be.
    pub fn array(self, problems: &mut Problems) -> Option<&'a [Json]> {
        match self.json {
            Json::Array(items) => Some(items),
            _ => {
                self.not("a list", problems);
                None
            }
        }
    }

    /// The properties of the object that this has to be. One that stands twice is a problem.
    pub fn object(self, problems: &mut Problems) -> Option<&'a [(String, Json)]> {
        let Json::Object(properties) = self.json else {
            self.not("an object", problems);
            return None;
        };
        for (index, (name, _)) in properties.iter().enumerate() {
            if properties.iter().take(index).any(|(earlier, _)| earlier == name) {
                problems.error(&self.path.key(name), "stands twice in the same object");
            }
        }
        Some(properties)
    }

    /// Reads one property of an object.
    pub fn field<T: Read>(self, name: &str, problems: &mut Problems) -> Option<T> {
        match self.json.get(name) {
            Some(json) => T::read(Node { json, path: &self.path.key(name) }, problems),
            None => {
                let value = T::absent();
                if value.is_none() {
                    problems.error(&self.path.key(name), "is missing");
                }
                value
            }
        }
    }

    /// Notes every property whose name is not among `names`, with the name that was probably meant.
    pub fn only(self, names: &[&str], problems: &mut Problems) {
        let Json::Object(properties) = self.json else { return };
        for (name, _) in properties.iter().filter(|(name, _)| !names.contains(&name.as_str())) {
            let hint = match nearest(name, names) {
                Some(near) => format!("is not known; did you mean `{near}`?"),
                None => format!("is not known; expected {}", names.join(", ")),
            };
            problems.error(&self.path.key(name), hint);
        }
    }
}

impl Read for bool {
    fn read(node: Node<'_>, problems: &mut Problems) -> Option<Self> {
        match node.json {
            Json::Bool(value) => Some(*value),
            _ => {
                node.not("true or false", problems);
                None
            }
        }
    }

    fn absent() -> Option<Self> {
        Some(false)
    }
}

impl Read for String {
    fn read(node: Node<'_>, problems: &mut Problems) -> Option<Self> {
        let string = node.string("a text", problems)?;
        if string.trim().is_empty() {
            node.not("a text: it is empty", problems);
            return None;
        }
        Some(string.to_owned())
    }
}

impl<T: Read> Read for Option<T> {
    fn read(node: Node<'_>, problems: &mut Problems) -> Option<Self> {
        T::read(node, problems).map(Some)
    }

    fn absent() -> Option<Self> {
        Some(None)
    }
}

impl<T: Read> Read for Vec<T> {
    fn read(node: Node<'_>, problems: &mut Problems) -> Option<Self> {
        let items = node.array(problems)?;
        // All are read before any failure counts, so that every problem is named.
        let read: Vec<Option<T>> =
            items.iter().enumerate().map(|(index, json)| T::read(Node { json, path: &node.path.index(index) }, problems)).collect();
        read.into_iter().collect()
    }

    fn absent() -> Option<Self> {
        Some(Vec::new())
    }
}

/// Declares a part of the document: a struct, its [`Read`] and its schema. A field whose name is a Rust keyword is written
/// `purpose ("for"): Purpose`.
macro_rules! document {
    ($(#[$meta:meta])* pub struct $name:ident {
        $($(#[$field_meta:meta])* pub $field:ident $(($rename:literal))? : $type:ty),* $(,)?
    }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq)]
        #[cfg_attr(
            not(target_arch = "wasm32"),
            derive(schemars::JsonSchema),
            schemars(deny_unknown_fields, transform = Self::without_optional)
        )]
        pub struct $name {
            $($(#[$field_meta])* $(#[cfg_attr(not(target_arch = "wasm32"), schemars(rename = $rename))])? pub $field: $type),*
        }

        #[cfg(not(target_arch = "wasm32"))]
        impl $name {
            /// Takes what a document may leave out off the schema's list of required properties.
            fn without_optional(schema: &mut schemars::Schema) {
                let optional = [
                    $(($crate::policy::read::property!($field $($rename)?), <$type as $crate::policy::read::Read>::absent().is_some())),*
                ];
                $crate::policy::schema::without_required(schema, &optional);
            }
        }

        impl $crate::policy::read::Read for $name {
            fn read(
                node: $crate::policy::read::Node<'_>,
                problems: &mut $crate::policy::problem::Problems,
            ) -> Option<Self> {
                node.object(problems)?;
                node.only(&[$($crate::policy::read::property!($field $($rename)?)),*], problems);
                $(let $field = node.field::<$type>($crate::policy::read::property!($field $($rename)?), problems);)*
                Some(Self { $($field: $field?),* })
            }
        }
    };
}

/// The JSON name of a field.
macro_rules! property {
    ($field:ident) => {
        stringify!($field)
    };
    ($field:ident $rename:literal) => {
        $rename
    };
}

/// Declares an enum whose values are written as words.
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
            /// The words for them, in order.
            pub const WORDS: &'static [&'static str] = &[$($word),*];

            /// The word for it, as it stands in documents.
            pub fn word(self) -> &'static str {
                match self {
                    $($name::$value => $word),*
                }
            }

            /// What a word stands for.
            pub fn from_word(word: &str) -> Option<Self> {
                match word {
                    $($word => Some($name::$value),)*
                    _ => None,
                }
            }
        }

        impl $crate::policy::read::Read for $name {
            fn read(
                node: $crate::policy::read::Node<'_>,
                problems: &mut $crate::policy::problem::Problems,
            ) -> Option<Self> {
                let value = node.json.as_str().and_then(Self::from_word);
                if value.is_none() {
                    node.not(&format!("one of {}", Self::WORDS.join(", ")), problems);
                }
                value
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.word())
            }
        }

        #[cfg(not(target_arch = "wasm32"))]
        $crate::policy::schema::plain_schema!($name, { "enum": [$($word),*] });
    };
}

pub(crate) use {document, property, words};

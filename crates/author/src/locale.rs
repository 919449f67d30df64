//! The languages that Loket speaks: the words of each, from its one file in `locales/`, with the tables' own.

use std::collections::HashMap;

use icu_plurals::{PluralCategory, PluralRules};
use loket_engine::policy::{Json, lookup};
use loket_engine::say::{Place, Words, message};

/// The files, by the tags of their languages.
pub const FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/locales.rs"));

/// The words of one language.
pub struct Locale {
    /// Its tag, as in BCP 47.
    pub tag: &'static str,
    sections: HashMap<String, Json>,
}

impl Locale {
    /// The language that is found for the one that is wanted; English, when there is none.
    pub fn find(wanted: &str) -> Locale {
        let found = lookup(wanted, FILES, |(tag, _)| tag).or_else(|| lookup("en", FILES, |(tag, _)| tag));
        let (tag, text) = found.copied().unwrap_or_default();
        Locale { tag, sections: serde_json::from_str(text).map(sections).unwrap_or_default() }
    }

    /// All words that the widget has.
    pub fn words(&self) -> Option<Words> {
        let list = |name: &str| match self.sections.get(name) {
            Some(Json::Object(words)) => Json::Array(words.iter().map(|(_, word)| word.clone()).collect()),
            _ => Json::Null,
        };
        Words::read(&[list("first"), list("rest")])
    }

    /// Whether the language is read from right to left.
    pub fn direction(&self) -> &str {
        self.get("first", "direction")
    }

    /// A word of a section; nothing, when the language lacks it. A test holds that none does.
    pub fn get(&self, section: &str, key: &str) -> &str {
        self.sections.get(section).and_then(|words| words.get(key)).and_then(Json::as_str).unwrap_or_default()
    }

    /// A sentence of a section with its places filled.
    pub fn fill(&self, section: &str, key: &str, places: &[(&str, Place<'_>)]) -> String {
        message(self.get(section, key), places)
    }

    /// The plural category of a number in this language, by CLDR: `one`, `few`, `other`, …
    pub fn plural(&self, number: u32) -> &'static str {
        let rules = self.tag.parse().ok().and_then(|tag: icu_locale_core::Locale| PluralRules::try_new_cardinal((&tag).into()).ok());
        match rules.map(|rules| rules.category_for(number)) {
            Some(PluralCategory::Zero) => "zero",
            Some(PluralCategory::One) => "one",
            Some(PluralCategory::Two) => "two",
            Some(PluralCategory::Few) => "few",
            Some(PluralCategory::Many) => "many",
            Some(PluralCategory::Other) | None => "other",
        }
    }
}

fn sections(file: Json) -> HashMap<String, Json> {
    if let Json::Object(sections) = file { sections.into_iter().collect() } else { HashMap::new() }
}

//! The words of a decision table. What the widget says too is taken from its own words.

use loket_engine::say::{Place, Words};

use crate::locale::Locale;

/// Declares the table's own words and their keys in the section `table` of `locales/`.
macro_rules! phrases {
    ($($name:ident = $key:literal),* $(,)?) => {
        /// One of the table's own words or sentences.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(super) enum Phrase {
            $($name),*
        }

        /// Their keys, in order.
        pub const KEYS: &[&str] = &[$($key),*];
    };
}

phrases! {
    Title = "title",
    Intro = "intro",
    Printed = "printed",
    InForceFrom = "in-force-from",
    InForceUntil = "in-force-until",
    Rule = "rule",
    When = "when",
    Visit = "visit",
    Verdict = "verdict",
    Because = "because",
    Next = "next",
    Promise = "promise",
    Otherwise = "otherwise",
    Always = "always",
    All = "all",
    Any = "any",
    Or = "or",
    Not = "not",
    Told = "told",
    Never = "never",
    Asked = "asked",
    Sign = "sign",
    Name = "name",
    Function = "function",
    Date = "date",
    Signature = "signature",
    Latest = "latest",
    OldestSupported = "oldest-supported",
    SomeSupported = "some-supported",
    NoneSupported = "none-supported",
    OlderThan = "older-than",
    OrOlder = "or-older",
    Exactly = "exactly",
    OtherThan = "other-than",
    OrNewer = "or-newer",
    NewerThan = "newer-than",
    LessThan = "less-than",
    AtMost = "at-most",
    AtLeast = "at-least",
    MoreThan = "more-than",
    Today = "today",
    Before = "before",
    OnOrBefore = "on-or-before",
    On = "on",
    NotOn = "not-on",
    OnOrAfter = "on-or-after",
    After = "after",
    Within = "within",
    Between = "between",
    Average = "average",
    Aim = "aim",
    Guarantee = "guarantee",
    SupportHours = "support-hours",
    BusinessDays = "business-days",
    AroundTheClock = "around-the-clock",
    Minutes = "minutes",
    Hours = "hours",
    Days = "days",
    Weeks = "weeks",
}

/// The words of one language.
pub(super) struct Phrases {
    locale: Locale,
    words: Words,
}

impl Phrases {
    /// The words of a language; English, when Loket does not speak it.
    pub(super) fn find(lang: &str) -> Phrases {
        let locale = Locale::find(lang);
        Phrases { words: locale.words().unwrap_or_default(), locale }
    }

    /// The widget's own words.
    pub(super) fn words(&self) -> &Words {
        &self.words
    }

    /// Whether it is read from left to right (`ltr`) or from right to left (`rtl`).
    pub(super) fn direction(&self) -> &str {
        self.locale.direction()
    }

    pub(super) fn say(&self, phrase: Phrase) -> &str {
        self.locale.get("table", key(phrase))
    }

    /// A sentence with its places filled.
    pub(super) fn fill(&self, phrase: Phrase, places: &[(&str, &str)]) -> String {
        let places: Vec<(&str, Place<'_>)> = places.iter().map(|(name, text)| (*name, Place::Text(text))).collect();
        self.locale.fill("table", key(phrase), &places)
    }

    /// A sentence that counts something.
    pub(super) fn count(&self, phrase: Phrase, number: u32) -> String {
        let (written, category) = (number.to_string(), self.locale.plural(number));
        self.locale.fill("table", key(phrase), &[("count", Place::Count(&written, category))])
    }

    /// One of the widget's own words.
    pub(super) fn interface(&self, key: &str) -> &str {
        self.locale.get("rest", key)
    }

    /// `a, b`.
    pub(super) fn list(&self, parts: &[String]) -> String {
        parts.join(self.interface("list.separator"))
    }

    /// `a, b or c`.
    pub(super) fn or(&self, parts: &[String]) -> String {
        match parts {
            [] => String::new(),
            [only] => only.clone(),
            [first @ .., last] => format!("{} {} {last}", self.list(first), self.say(Phrase::Or)),
        }
    }
}

fn key(phrase: Phrase) -> &'static str {
    KEYS.get(phrase as usize).copied().unwrap_or_default()
}

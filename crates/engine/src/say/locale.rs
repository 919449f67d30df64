//! Who speaks: the words of a language, and how that language writes dates and numbers.

use super::words::Words;

/// How a time is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateForm {
    /// `Mon, 23 Nov, 07:03`.
    DayTime,
    /// `07:03`.
    Time,
    /// `1 June 2017`.
    Date,
    /// `Mon`.
    Weekday,
    /// `M`, where there is no room for more.
    WeekdayLetter,
}

/// How languages write dates: in a browser by its own `Intl`, natively by the same rules of CLDR.
pub trait Dates {
    /// A wall-clock time, in seconds since 1970 on that clock. `lang` is a tag as in BCP 47.
    fn date(&self, lang: &str, local: i64, form: DateForm) -> String;
}

/// How languages write numbers. Apart from [`Dates`], since the widget's first view has none.
pub trait Numbers {
    /// A number, and the unit that it counts by its name in CLDR (`hour`): `1.5`, `9 hours`.
    fn number(&self, lang: &str, value: f64, unit: Option<&str>) -> String;
}

/// A language that is spoken.
#[derive(Clone, Copy)]
pub struct Speech<'a> {
    /// The visitor's language, as they asked for it: `nl-BE`. The policy's texts are looked for in it.
    pub lang: &'a str,
    /// The interface's words, in the language that was found for it: `nl`.
    pub words: &'a Words,
    /// How it writes dates.
    pub dates: &'a dyn Dates,
}

impl Speech<'_> {
    /// The language in which this is said, as a tag: not the one that was asked for, when the interface does not speak it.
    pub fn tag(&self) -> &str {
        self.words.tag_for(self.lang)
    }
}

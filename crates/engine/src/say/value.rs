//! Answers in words.

use super::locale::{DateForm, Speech};
use super::verdict::verdict_within;
use super::words::Word;
use crate::calendar::DAY;
use crate::policy::{Date, FactDefinition, Value, Verdict};

/// Several titles in one line, which may hold commas themselves: `a, or b; c`.
pub fn titles<'t>(speech: Speech<'_>, items: impl IntoIterator<Item = &'t str>) -> String {
    items.into_iter().collect::<Vec<_>>().join(speech.words.get(Word::ListTitles))
}

/// Several things in one line: `a, b, c`.
pub fn list<'t>(speech: Speech<'_>, items: impl IntoIterator<Item = &'t str>) -> String {
    items.into_iter().collect::<Vec<_>>().join(speech.words.get(Word::ListSeparator))
}

impl Speech<'_> {
    /// A date: `1 June 2017`.
    pub fn date(&self, date: Date) -> String {
        self.date_in(self.tag(), date)
    }

    /// A date as another language writes it.
    pub fn date_in(&self, lang: &str, date: Date) -> String {
        self.dates.date(lang, i64::from(date.to_epoch_days()) * DAY, DateForm::Date)
    }

    /// A verdict within a sentence: `best effort`.
    pub fn verdict(&self, verdict: Verdict) -> &str {
        self.words.get(verdict_within(verdict))
    }

    /// Several verdicts within a sentence.
    pub fn verdicts(&self, verdicts: &[Verdict]) -> String {
        list(*self, verdicts.iter().map(|verdict| self.verdict(*verdict)))
    }

    /// An answer to a question of the policy. A choice that the policy no longer knows is called by its id.
    pub fn value(&self, fact: &FactDefinition, value: &Value) -> String {
        let choice = |id: &String| fact.choices.get(id).map_or(id.clone(), |text| text.get(self.lang).text.to_owned());
        match value {
            Value::YesNo(yes) => self.words.get(if *yes { Word::Yes } else { Word::No }).to_owned(),
            Value::Choice(chosen) => choice(chosen),
            Value::Choices(chosen) if chosen.is_empty() => self.words.get(Word::QuestionNone).to_owned(),
            Value::Choices(chosen) => {
                let chosen: Vec<String> = chosen.iter().map(choice).collect();
                list(*self, chosen.iter().map(String::as_str))
            }
            Value::Date(date) => self.date(*date),
            Value::Version(_) | Value::Number(_) | Value::Text(_) => value.written(),
        }
    }
}

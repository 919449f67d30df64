//! Conditions in words.

use super::phrases::{Phrase, Phrases};
use loket_engine::policy::{Amount, Condition, DateBound, DateOrder, FactDefinition, Policy, Test, Value, VersionBound, VersionOrder, iso};
use loket_engine::say::Speech;

/// A condition in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum When {
    /// A question, and the answers for which it holds.
    Fact(String, String),
    /// All of these hold.
    All(Vec<When>),
    /// At least one holds.
    Any(Vec<When>),
}

/// Puts conditions into words. Opposites are put at the answers, where people expect them.
pub(super) struct Speaker<'a> {
    pub(super) policy: &'a Policy,
    pub(super) phrases: &'a Phrases,
    pub(super) lang: &'a str,
    pub(super) speech: Speech<'a>,
}

impl Speaker<'_> {
    pub(super) fn when(&self, condition: &Condition, wanted: bool) -> When {
        match condition {
            Condition::All(parts) => self.join(parts, wanted, wanted),
            Condition::Any(parts) => self.join(parts, !wanted, wanted),
            Condition::Not(inner) => self.when(inner, !wanted),
            Condition::Is(name) => match self.policy.conditions.get(name) {
                Some(named) => self.when(named, wanted),
                None => When::Any(Vec::new()),
            },
            Condition::Fact(name, test) => {
                let answer = self.policy.facts.get(name).map(|fact| self.test(fact, test, wanted)).unwrap_or_default();
                When::Fact(self.question(name), answer)
            }
        }
    }

    fn join(&self, parts: &[Condition], all: bool, wanted: bool) -> When {
        let mut joined = Vec::new();
        for part in parts.iter().map(|part| self.when(part, wanted)) {
            match part {
                When::All(inner) if all => joined.extend(inner),
                When::Any(inner) if !all => joined.extend(inner),
                part => joined.push(part),
            }
        }
        if all { When::All(joined) } else { When::Any(joined) }
    }

    /// What is asked for a fact; its name, when only the page tells it.
    pub(super) fn question(&self, name: &str) -> String {
        let ask = self.policy.facts.get(name).and_then(|fact| fact.ask.as_ref());
        ask.map_or_else(|| self.phrases.fill(Phrase::Told, &[("value", name)]), |ask| ask.get(self.lang).text.to_owned())
    }

    /// An answer to a question.
    pub(super) fn answer(&self, fact: &FactDefinition, value: &Value) -> String {
        self.speech.value(fact, value)
    }

    fn yes_no(&self, yes: bool) -> String {
        self.phrases.interface(if yes { "yes" } else { "no" }).to_owned()
    }

    fn choice(&self, fact: &FactDefinition, id: &str) -> String {
        fact.choices.get(id).map_or_else(|| id.to_owned(), |text| text.get(self.lang).text.to_owned())
    }

    fn test(&self, fact: &FactDefinition, test: &Test, wanted: bool) -> String {
        let words: Vec<String> = match test {
            Test::Is(yes) => return self.yes_no(*yes == wanted),
            Test::OneOf(choices) => {
                let names: Vec<String> = choices.iter().map(|choice| self.choice(fact, choice)).collect();
                let names = self.phrases.or(&names);
                return if wanted { names } else { self.phrases.fill(Phrase::Not, &[("value", &names)]) };
            }
            Test::Version(bounds) => bounds.iter().map(|(order, bound)| self.version(*order, bound, wanted)).collect(),
            Test::Date(bounds) => bounds.iter().map(|(order, bound)| self.date(*order, bound, wanted)).collect(),
            Test::Number(bounds) => bounds.iter().map(|(order, bound)| self.number(*order, *bound, wanted)).collect(),
        };
        if wanted { self.phrases.list(&words) } else { self.phrases.or(&words) }
    }

    fn version(&self, order: VersionOrder, bound: &VersionBound, wanted: bool) -> String {
        let bound = match bound {
            VersionBound::Latest => self.phrases.say(Phrase::Latest).to_owned(),
            VersionBound::Supported if order == VersionOrder::Is => {
                let phrase = if wanted { Phrase::SomeSupported } else { Phrase::NoneSupported };
                return self.phrases.say(phrase).to_owned();
            }
            VersionBound::Supported => self.phrases.say(Phrase::OldestSupported).to_owned(),
            VersionBound::Version(version) => version.to_string(),
        };
        let phrase = match (order, wanted) {
            (VersionOrder::Below, true) | (VersionOrder::AtLeast, false) => Phrase::OlderThan,
            (VersionOrder::AtMost, true) | (VersionOrder::Above, false) => Phrase::OrOlder,
            (VersionOrder::Is, true) => Phrase::Exactly,
            (VersionOrder::Is, false) => Phrase::OtherThan,
            (VersionOrder::AtLeast, true) | (VersionOrder::Below, false) => Phrase::OrNewer,
            (VersionOrder::Above, true) | (VersionOrder::AtMost, false) => Phrase::NewerThan,
        };
        self.phrases.fill(phrase, &[("value", &bound)])
    }

    fn number(&self, order: VersionOrder, bound: Amount, wanted: bool) -> String {
        let phrase = match (order, wanted) {
            (VersionOrder::Below, true) | (VersionOrder::AtLeast, false) => Phrase::LessThan,
            (VersionOrder::AtMost, true) | (VersionOrder::Above, false) => Phrase::AtMost,
            (VersionOrder::Is, true) => Phrase::Exactly,
            (VersionOrder::Is, false) => Phrase::OtherThan,
            (VersionOrder::AtLeast, true) | (VersionOrder::Below, false) => Phrase::AtLeast,
            (VersionOrder::Above, true) | (VersionOrder::AtMost, false) => Phrase::MoreThan,
        };
        self.phrases.fill(phrase, &[("value", &bound.to_string())])
    }

    fn date(&self, order: DateOrder, bound: &DateBound, wanted: bool) -> String {
        let (today, bound) = match bound {
            DateBound::Today => (true, self.phrases.say(Phrase::Today).to_owned()),
            DateBound::Date(date) => (false, iso(*date)),
        };
        let phrase = match (order, wanted) {
            (DateOrder::Before, true) | (DateOrder::OnOrAfter, false) => Phrase::Before,
            (DateOrder::OnOrBefore, true) | (DateOrder::After, false) => Phrase::OnOrBefore,
            (DateOrder::On, true) if today => return bound,
            (DateOrder::On, true) => Phrase::On,
            (DateOrder::On, false) => Phrase::NotOn,
            (DateOrder::OnOrAfter, true) | (DateOrder::Before, false) => Phrase::OnOrAfter,
            (DateOrder::After, true) | (DateOrder::OnOrBefore, false) => Phrase::After,
        };
        self.phrases.fill(phrase, &[("date", &bound)])
    }
}

//! Bytes as choices: answers, what a page tells, a date.

use loket_engine::calendar::{Instant, parse_instant};
use loket_engine::eligibility::Facts;
use loket_engine::policy::{Date, Json, Policy, parse_date};
use serde_json::{Map, Value, json};

pub fn json_of(value: &Value) -> Json {
    serde_json::from_value(value.clone()).expect("JSON is JSON")
}

/// Bytes as choices; zeros once they are used up.
pub struct Bytes<'a>(pub &'a [u8]);

impl Bytes<'_> {
    pub fn below(&mut self, limit: u8) -> u8 {
        match self.0 {
            [first, rest @ ..] => {
                self.0 = rest;
                first % limit
            }
            [] => 0,
        }
    }

    /// Once in a while.
    pub fn rarely(&mut self) -> bool {
        self.below(64) == 63
    }

    pub fn of<'t>(&mut self, words: &[&'t str]) -> &'t str {
        words[usize::from(self.below(u8::try_from(words.len()).expect("few words")))]
    }

    /// An answer, nearly always of the right kind.
    pub fn answer(&mut self, kind: &str) -> Value {
        if self.rarely() {
            return [json!(null), json!({}), json!("abc"), json!(-1e300), json!([[]]), json!("2026-02-30"), json!("999999999999.1")]
                [usize::from(self.below(7))]
            .clone();
        }
        match kind {
            "choice" => json!(self.of(&["door", "lock", "other"])),
            "yes-no" => json!(self.below(2) == 1),
            "version" => json!(self.of(&["4.3.1", "4.3.0", "v3", "2.9.9", "3.0-beta", "5.0.0-0", "18446744073709551615"])),
            "date" => json!(self.of(&["2026-11-20", "2026-11-21", "2026-11-22", "0001-01-01", "9999-12-31"])),
            "number" => json!(self.below(5)),
            "choices" => json!([self.of(&["door", "lock", "other"]), self.of(&["door", "lock", "other"])]),
            _ => json!(self.of(&["red", "RED", "green", "blue"])),
        }
    }

    /// What a page tells: some of the facts, some that do not exist, some badly.
    pub fn told(&mut self, policy: &Policy) -> Value {
        let mut told = Map::new();
        for (name, fact) in policy.facts.iter() {
            if self.below(3) == 0 {
                told.insert(name.to_owned(), self.answer(fact.kind().word()));
            }
        }
        if self.rarely() {
            (0..300).for_each(|number| drop(told.insert(format!("unknown{number}"), json!(number))));
        }
        Value::Object(told)
    }

    /// The same facts, and answers to what is not known.
    pub fn told_more(&mut self, policy: &Policy, known: &Facts) -> Facts {
        let mut more = known.clone();
        for (name, fact) in policy.facts.iter() {
            // An assumption is given up when somebody tells otherwise: then much may be different.
            if known.get(name).is_none()
                && fact.assumed().is_none()
                && let Some(value) = fact.value(&json_of(&self.answer(fact.kind().word())))
            {
                more.set(name, value);
            }
        }
        more
    }

    pub fn date(&mut self) -> (Date, Instant) {
        let date = self.of(&["2026-11-21", "2027-01-01", "2026-12-31"]);
        (parse_date(date).expect("a date"), parse_instant(&format!("{date}T12:30:00Z")).expect("an instant"))
    }
}

//! What is known of a case.

use crate::policy::{Json, Path, Policy, Problems, Report, Value};

/// Facts by name. What is not in it is unknown.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Facts(Vec<(String, Value)>);

impl Facts {
    /// Reads facts from an object, as the host page or the command line gives them. A fact that the policy does not know, or a
    /// value that is no answer to it, is a problem and stays unknown. `null` says that it is not known.
    pub fn read(policy: &Policy, json: &Json) -> (Facts, Problems) {
        let mut problems = Problems::default();
        (Self::read_for(policy, json, &mut problems), problems)
    }

    /// Reads facts and tells `report` what is wrong with them.
    pub fn read_for(policy: &Policy, json: &Json, report: &mut impl Report) -> Facts {
        let mut facts = Facts::default();
        let root = Path::Root;
        let path = root.key("facts");
        match json {
            Json::Null => {}
            Json::Object(properties) => {
                for (name, json) in properties {
                    match policy.facts.get(name) {
                        None => report.warn(&path.key(name), "the policy has no fact of this name"),
                        Some(_) if matches!(json, Json::Null) => {}
                        Some(fact) => match fact.value(json) {
                            Some(value) => facts.set(name, value),
                            None => report.warn(&path.key(name), format_args!("{json} is not {}", fact.expected())),
                        },
                    }
                }
            }
            _ => report.warn(&path, format_args!("{json} is not an object")),
        }
        facts
    }

    /// What was told of a fact.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.0.iter().find(|(key, _)| key == name).map(|(_, value)| value)
    }

    /// What is known of a fact: what was told, else what the policy says to assume.
    pub fn value(&self, policy: &Policy, name: &str) -> Option<Value> {
        self.get(name).cloned().or_else(|| policy.facts.get(name)?.assumed())
    }

    /// Tells a fact, or tells it otherwise.
    pub fn set(&mut self, name: &str, value: Value) {
        match self.0.iter_mut().find(|(key, _)| key == name) {
            Some((_, known)) => *known = value,
            None => self.0.push((name.to_owned(), value)),
        }
    }

    /// Makes a fact unknown.
    pub fn forget(&mut self, name: &str) {
        self.0.retain(|(key, _)| key != name);
    }

    /// What was told, in the order in which it was.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value))
    }

    /// What was told, as JSON.
    pub fn json(&self) -> Json {
        Json::Object(self.0.iter().map(|(name, value)| (name.clone(), value.json())).collect())
    }
}

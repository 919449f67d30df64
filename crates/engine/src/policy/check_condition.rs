//! What can only be checked of conditions once the whole document was read: that they fit their facts, and lead somewhere.

use super::check::{Checker, Names, each};
use super::comparable;
use super::condition::{Condition, Test};
use super::fact::{FactDefinition, FactKind};
use super::problem::{Path, Report};

/// How many tests a condition may stand for, once the conditions it names are put in its place.
const LARGEST: usize = 10_000;

impl<R: Report> Checker<'_, R> {
    /// The conditions with a name: each fits its facts, and none leads back to itself.
    pub(super) fn conditions(&mut self, path: &Path<'_>) {
        for (name, condition) in self.policy.conditions.iter() {
            self.condition_at(&path.key(name), condition);
            let mut way = vec![name];
            match self.size(condition, &mut way) {
                Some(size) if size <= LARGEST => {}
                Some(_) => self.problems.error(&path.key(name), format_args!("stands for more than {LARGEST} tests")),
                // Named once, by the first condition of the circle.
                None if way.first() == way.last() => {
                    self.problems.error(&path.key(name), format_args!("leads back to itself: {}", way.join(" \u{2192} ")));
                }
                None => {}
            }
        }
    }

    /// How many tests a condition stands for, at most a little more than allowed; `None` when it leads in a circle, which `way` then shows.
    fn size<'p>(&'p self, condition: &'p Condition, way: &mut Vec<&'p str>) -> Option<usize> {
        match condition {
            Condition::Fact(..) => Some(1),
            Condition::Not(inner) => self.size(inner, way),
            Condition::All(parts) | Condition::Any(parts) => {
                let mut size = 0;
                for part in parts {
                    size += self.size(part, way)?;
                    if size > LARGEST {
                        break;
                    }
                }
                Some(size)
            }
            Condition::Is(name) => {
                let Some(inner) = self.policy.conditions.get(name) else { return Some(0) };
                let circle = way.contains(&name.as_str());
                way.push(name);
                if circle {
                    return None;
                }
                let size = self.size(inner, way)?;
                way.pop();
                Some(size)
            }
        }
    }

    pub(super) fn condition(&mut self, above: &Path<'_>, key: &str, condition: Option<&Condition>) {
        if let Some(condition) = condition {
            self.condition_at(&above.key(key), condition);
        }
    }

    fn condition_at(&mut self, path: &Path<'_>, condition: &Condition) {
        match condition {
            Condition::All(properties) => properties.iter().for_each(|property| match property {
                Condition::All(list) => each(&path.key("all"), list, |path, part| self.condition_at(path, part)),
                other => self.condition_at(path, other),
            }),
            Condition::Any(parts) => each(&path.key("any"), parts, |path, part| self.condition_at(path, part)),
            Condition::Not(inner) => self.condition_at(&path.key("not"), inner),
            Condition::Is(name) => {
                let names = self.policy.conditions.names();
                self.known_at(&Names { what: "condition", home: &Path::Root.key("conditions"), names }, &path.key("is"), name);
            }
            Condition::Fact(name, test) => {
                let path = &path.key(name);
                match self.policy.facts.get(name) {
                    Some(_) if self.problems.doubts(&Path::Root.key("facts").key(name)) => {}
                    Some(fact) => self.test(path, name, fact, test),
                    None => {
                        self.known_at(
                            &Names { what: "fact", home: &Path::Root.key("facts"), names: self.policy.facts.names() },
                            path,
                            name,
                        );
                    }
                }
            }
        }
    }

    fn test(&mut self, path: &Path<'_>, name: &str, fact: &FactDefinition, test: &Test) {
        match (fact.kind(), test) {
            (FactKind::Choice | FactKind::Choices | FactKind::Text, Test::OneOf(choices)) => {
                let (facts, names) = (Path::Root.key("facts"), fact.choices.names());
                for choice in choices.iter().filter(|_| fact.chooses()) {
                    self.known_at(&Names { what: "choice", home: &facts.key(name), names }, path, choice);
                }
                if choices.is_empty() {
                    self.problems.error(path, "lists no choice, so it never holds");
                }
            }
            (FactKind::Version, Test::Version(bounds)) => comparable::check(self.policy, path, fact, bounds, self.problems),
            (FactKind::YesNo, Test::Is(_)) | (FactKind::Date, Test::Date(_)) | (FactKind::Number, Test::Number(_)) => {}
            (kind, _) => {
                let right = match kind {
                    FactKind::Choice | FactKind::Choices => "a choice or a list of choices",
                    FactKind::Number => "a number or a comparison such as {\"at-least\": 5}",
                    FactKind::Text => "a text or a list of texts",
                    FactKind::YesNo => "true or false",
                    FactKind::Version => "a comparison such as {\"below\": \"latest\"}",
                    FactKind::Date => "a comparison such as {\"before\": \"today\"}",
                };
                self.problems.error(path, format_args!("does not fit a fact of kind {}; expected {right}", kind.word()));
            }
        }
    }
}

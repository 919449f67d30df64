//! What can only be checked of conditions once the whole document was read: that they fit their facts, and lead somewhere.

use super::check::{Checker, Names, each};
use super::comparable;
use super::condition::{Condition, Test};
use super::condition_size::{ConditionSizes, DEEPEST, LARGEST, LARGEST_TOGETHER, Unsized};
use super::fact::{FactDefinition, FactKind};
use super::problem::{Path, Report};

impl<R: Report> Checker<'_, R> {
    /// The conditions with a name: each fits its facts, none leads back to itself, and none is too large.
    pub(super) fn conditions(&mut self, path: &Path<'_>) {
        let policy = self.policy;
        self.sizes = ConditionSizes::measure(&policy.conditions);
        for (name, fault) in self.sizes.faults(&policy.conditions) {
            let path = &path.key(name);
            match fault {
                Unsized::Large => self.problems.error(path, format_args!("stands for more than {LARGEST} parts")),
                Unsized::Deep => self.problems.error(path, format_args!("names conditions through more than {DEEPEST} others")),
                Unsized::Circle(way) => self.problems.error(path, format_args!("leads back to itself: {}", way.join(" \u{2192} "))),
            }
        }
        for (name, condition) in policy.conditions.iter() {
            self.condition_at(&path.key(name), condition);
        }
    }

    /// Adds up how much the conditions stand for: what is evaluated is that, however little was written.
    fn weigh(&mut self, path: &Path<'_>, condition: &Condition) {
        let parts = self.sizes.parts_of(condition);
        if parts > LARGEST {
            self.problems.error(path, format_args!("stands for more than {LARGEST} parts"));
        }
        let before = self.parts;
        self.parts += parts.min(LARGEST);
        if before <= LARGEST_TOGETHER && self.parts > LARGEST_TOGETHER {
            let message = format_args!("stands for so many parts that the conditions of the policy have more than {LARGEST_TOGETHER}");
            self.problems.error(path, message);
        }
    }

    pub(super) fn condition(&mut self, above: &Path<'_>, key: &str, condition: Option<&Condition>) {
        if let Some(condition) = condition {
            let path = &above.key(key);
            self.condition_at(path, condition);
            self.weigh(path, condition);
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

//! Whether conditions fit the facts that they are about. A version can be compared with "latest" and "supported" only when its
//! product says what its latest version is.

use super::check::{Checker, Names, each};
use super::condition::{Condition, Test, VersionBound, VersionOrder};
use super::document::Policy;
use super::fact::{FactDefinition, FactKind};
use super::problem::{Path, Report};
use super::product::Product;

impl<R: Report> Checker<'_, R> {
    pub(super) fn condition(&mut self, above: &Path<'_>, key: &str, condition: Option<&Condition>) {
        if let Some(condition) = condition {
            self.condition_at(&above.key(key), condition);
        }
    }

    fn condition_at(&mut self, path: &Path<'_>, condition: &Condition) {
        match condition {
            Condition::All(parts) if is_object(parts) => parts.iter().for_each(|part| self.condition_at(path, part)),
            Condition::All(parts) => each(&path.key("all"), parts, |path, part| self.condition_at(path, part)),
            Condition::Any(parts) => each(&path.key("any"), parts, |path, part| self.condition_at(path, part)),
            Condition::Not(inner) => self.condition_at(&path.key("not"), inner),
            Condition::Fact(name, test) => {
                let path = &path.key(name);
                match self.policy.facts.get(name) {
                    Some(_) if self.problems.doubts(&Path::Root.key("facts").key(name)) => {}
                    Some(fact) => self.test(path, name, fact, test),
                    None => {
                        self.known_at(&Names { what: "fact", home: &Path::Root.key("facts"), names: self.policy.facts.names() }, path, name)
                    }
                }
            }
        }
    }

    fn test(&mut self, path: &Path<'_>, name: &str, fact: &FactDefinition, test: &Test) {
        match (fact.kind(), test) {
            (FactKind::Choice, Test::OneOf(choices)) => {
                let (facts, names) = (Path::Root.key("facts"), fact.choices.names());
                let home = &facts.key(name);
                for choice in choices {
                    self.known_at(&Names { what: "choice", home, names }, path, choice);
                }
                if choices.is_empty() {
                    self.problems.error(path, "lists no choice, so it never holds");
                }
            }
            (FactKind::Version, Test::Version(bounds)) => comparable(self.policy, path, fact, bounds, self.problems),
            (FactKind::YesNo, Test::Is(_)) | (FactKind::Date, Test::Date(_)) => {}
            (kind, _) => {
                let right = match kind {
                    FactKind::Choice => "a choice or a list of choices",
                    FactKind::YesNo => "true or false",
                    FactKind::Version => "a comparison such as {\"below\": \"latest\"}",
                    FactKind::Date => "a comparison such as {\"before\": \"today\"}",
                };
                self.problems.error(path, format_args!("does not fit a fact of kind {}; expected {right}", kind.word()));
            }
        }
    }
}

/// Notes every product that a version may be of and that has nothing to compare it with. Such a case could never be decided.
fn comparable<R: Report>(
    policy: &Policy,
    path: &Path<'_>,
    fact: &FactDefinition,
    bounds: &[(VersionOrder, VersionBound)],
    problems: &mut R,
) {
    if bounds.iter().all(|(_, bound)| matches!(bound, VersionBound::Version(_))) {
        return;
    }
    let latest = |product: &Product, problems: &mut R| {
        if product.latest.is_none() {
            problems.error(path, format_args!("the product `{}` has no `latest` to compare with", product.id));
        }
    };
    let by_id = |id: &str| policy.products.iter().find(|product| product.id == id);
    match (&fact.of, policy.products.as_slice()) {
        (None, [only]) => latest(only, problems),
        (None, _) => problems.error(path, "the fact has to say `of` which product it is the version"),
        (Some(of), _) => match (by_id(of), policy.facts.get(of)) {
            (Some(product), _) => latest(product, problems),
            (None, Some(choice)) => {
                for id in choice.choices.keys() {
                    match by_id(id) {
                        Some(product) => latest(product, problems),
                        None => problems
                            .warn(path, format_args!("the choice `{id}` of `{of}` is no product, so nothing is known of its versions")),
                    }
                }
            }
            // The check of the fact names it.
            (None, None) => {}
        },
    }
}

/// An object with several facts reads as `All`, but its facts stand directly below it. An explicit `all` may mix the same way;
/// paths then differ by one step, which is harmless.
fn is_object(parts: &[Condition]) -> bool {
    parts.iter().all(|part| matches!(part, Condition::Fact(..)))
}

//! From conditions over facts to conditions over cells: which tests are made of each fact, what is known in cells, and the same
//! condition as a small program.
//!
//! Facts have numbers here that whoever asks gives out: their places in the policy, or among the few that a condition is about.

use super::domain::Domain;
use super::program::{Cells, Known, Program};
use crate::policy::{Condition, Policy, Test, Value};

/// Visits every test of a fact that a condition makes, those of the conditions that it names included.
pub(super) fn visit_tests(policy: &Policy, condition: &Condition, visit: &mut dyn FnMut(&str, &Test)) {
    match condition {
        Condition::All(parts) | Condition::Any(parts) => parts.iter().for_each(|part| visit_tests(policy, part, visit)),
        Condition::Not(inner) => visit_tests(policy, inner, visit),
        Condition::Is(name) => policy.conditions.get(name).into_iter().for_each(|named| visit_tests(policy, named, visit)),
        Condition::Fact(name, test) => visit(name, test),
    }
}

/// The condition over cells; its opposite, when `wanted` is false. `number` gives the number of a fact, by which `domains` are in
/// order. The check of the policy admits no condition over a fact that it does not have, and none that leads back to itself.
pub(super) fn program(
    policy: &Policy,
    domains: &[Domain],
    number: &dyn Fn(&str) -> Option<usize>,
    condition: &Condition,
    wanted: bool,
) -> Program {
    let join = |all: bool, parts: &[Condition]| {
        Program::join(all == wanted, parts.iter().map(|part| program(policy, domains, number, part, wanted)).collect())
    };
    match condition {
        Condition::All(parts) => join(true, parts),
        Condition::Any(parts) => join(false, parts),
        Condition::Not(inner) => program(policy, domains, number, inner, !wanted),
        Condition::Is(name) => match policy.conditions.get(name) {
            Some(named) => program(policy, domains, number, named, wanted),
            None => Program::Any(Vec::new()),
        },
        Condition::Fact(name, test) => {
            let found = number(name).and_then(|number| Some((number, domains.get(number)?)));
            let Some((number, domain)) = found else { return Program::Any(Vec::new()) };
            let leaf = domain.leaf_of(number, test);
            Program::Is(if wanted { leaf } else { leaf.opposite() })
        }
    }
}

/// What is known, in cells: the cell of each fact that has a value, and of the others all that can be.
pub(super) fn known<'v>(domains: &[Domain], value: &dyn Fn(usize) -> Option<&'v Value>) -> Known {
    let cells = |(number, domain): (usize, &Domain)| -> Cells {
        let product = match domain.of.and_then(value) {
            Some(Value::Choice(choice)) => Some(choice.as_str()),
            _ => None,
        };
        match value(number) {
            Some(value) => domain.cells_of(value, product),
            None if domain.of.is_some() => domain.cells_for(product),
            None => domain.all(),
        }
    };
    domains.iter().enumerate().map(cells).collect()
}

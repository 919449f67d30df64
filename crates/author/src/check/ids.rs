//! Ids that nothing leads to.

use loket_engine::policy::{Condition, FactDefinition, Path, Policy, Problems, Report, Table, Target, WhichHours};

pub(super) fn ids(policy: &Policy, problems: &mut Problems) {
    let root = Path::Root;
    let clauses = root.key("clauses");
    let cited: Vec<&String> =
        policy.coverage.iter().flat_map(|rule| &rule.because).chain(policy.targets.iter().flat_map(|target| &target.because)).collect();
    for (name, clause) in policy.clauses.iter() {
        if clause.about.is_none() && !cited.iter().any(|cited| *cited == name) {
            problems.warn(&clauses.key(name), "is shown nowhere: nothing cites it, and without `about` it is in no list");
        }
    }
    let conditions = root.key("conditions");
    let used: Vec<&str> = {
        let mut names = Vec::new();
        let rules = policy.coverage.iter().filter_map(|rule| rule.when.as_ref());
        let offers = super::offers::all(policy);
        let named = policy.conditions.iter().map(|(_, condition)| condition);
        rules.chain(offers.iter().map(|offer| offer.when)).chain(named).for_each(|condition| named_by(condition, &mut names));
        names
    };
    for name in policy.conditions.keys().filter(|name| !used.contains(name)) {
        problems.warn(&conditions.key(name), "is used nowhere");
    }
    let steps = root.key("steps");
    for name in policy.steps.keys().filter(|name| !policy.coverage.iter().any(|rule| rule.next == *name)) {
        problems.warn(&steps.key(name), "is the next step of no verdict");
    }
    let hours = root.key("hours");
    let mut users: Vec<&String> = policy.channels.iter().filter_map(|channel| channel.hours.as_ref()).collect();
    for target in &policy.targets {
        hours_of(target, &mut users);
    }
    // A policy with nothing but hours still says when the desk is open.
    for name in policy.hours.keys().filter(|name| !users.is_empty() && !users.iter().any(|user| *user == name)) {
        problems.warn(&hours.key(name), "are the hours of no target and no channel");
    }
    let products = root.key("products");
    // A version that does not say of which product it is, is of the only one.
    let only = policy.products.len() == 1 && policy.facts.iter().any(|(_, fact)| fact.of.is_none());
    for (index, product) in policy.products.iter().enumerate() {
        let named = |fact: &FactDefinition| fact.of.as_ref() == Some(&product.id) || fact.choices.has(&product.id);
        if !only && !policy.facts.iter().any(|(_, fact)| named(fact)) {
            problems.warn(&products.index(index), format!("`{}` is the product of no fact", product.id));
        }
    }
}

/// The named conditions that a condition refers to.
fn named_by<'p>(condition: &'p Condition, names: &mut Vec<&'p str>) {
    match condition {
        Condition::All(parts) | Condition::Any(parts) => parts.iter().for_each(|part| named_by(part, names)),
        Condition::Not(inner) => named_by(inner, names),
        Condition::Is(name) => names.push(name),
        Condition::Fact(..) => {}
    }
}

/// The hours that a target and the entries of its table are counted in.
fn hours_of<'p>(target: &'p Target, users: &mut Vec<&'p String>) {
    fn which<'p>(hours: Option<&'p WhichHours>, users: &mut Vec<&'p String>) {
        match hours {
            None => {}
            Some(WhichHours::Id(id)) => users.push(id),
            Some(WhichHours::By(_, ids)) => users.extend(ids.iter().map(|(_, id)| id)),
        }
    }
    fn table<'p>(within: &'p Table, users: &mut Vec<&'p String>) {
        match within {
            Table::Time(_) => {}
            Table::Entry(entry) => {
                which(entry.hours.as_ref(), users);
                which(entry.faster.as_ref().and_then(|faster| faster.hours.as_ref()), users);
            }
            Table::Rows(rows) => rows.iter().for_each(|(_, inner)| table(inner, users)),
        }
    }
    which(target.hours.as_ref(), users);
    which(target.faster.as_ref().and_then(|faster| faster.hours.as_ref()), users);
    table(&target.within, users);
}

//! What is offered under a condition besides a verdict: targets, channels, kinds of ticket, articles.

use super::coverage::Coverage;
use super::examples::Examples;
use super::sat::{Literal, Sat};
use super::{How, Space};
use loket_engine::eligibility::{Cells, Truth};
use loket_engine::policy::{Condition, Path, Policy, Problems, Report};

/// Something offered under a condition.
pub(super) struct Offer<'p> {
    /// Where it stands, and the property that holds its condition.
    place: Place<'p>,
    /// The condition.
    pub(super) when: &'p Condition,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Place<'p> {
    Target(usize),
    Longer(usize),
    Channel(usize),
    Kind(&'p str),
    Article(usize),
}

impl Place<'_> {
    fn warn(self, message: &str, problems: &mut Problems) {
        let root = Path::Root;
        match self {
            Place::Target(index) => problems.warn(&root.key("targets").index(index).key("when"), message),
            Place::Longer(index) => problems.warn(&root.key("targets").index(index).key("longer").key("when"), message),
            Place::Channel(index) => problems.warn(&root.key("channels").index(index).key("when"), message),
            Place::Kind(name) => problems.warn(&root.key("tickets").key("kinds").key(name).key("when"), message),
            Place::Article(index) => problems.warn(&root.key("articles").index(index).key("for"), message),
        }
    }
}

/// Everything that a policy offers under a condition.
pub(super) fn all(policy: &Policy) -> Vec<Offer<'_>> {
    let mut offers = Vec::new();
    let mut add = |place, when| offers.extend(Option::map(when, |when| Offer { place, when }));
    for (index, target) in policy.targets.iter().enumerate() {
        add(Place::Target(index), target.when.as_ref());
        add(Place::Longer(index), target.longer.as_ref().and_then(|longer| longer.when.as_ref()));
    }
    policy.channels.iter().enumerate().for_each(|(index, channel)| add(Place::Channel(index), channel.when.as_ref()));
    policy.tickets.kinds.iter().for_each(|(name, kind)| add(Place::Kind(name), kind.when.as_ref()));
    policy.articles.iter().enumerate().for_each(|(index, article)| add(Place::Article(index), article.audience.as_ref()));
    offers
}

/// Offers that no case comes to, and cases to which no kind of ticket is offered.
pub(super) fn offers(
    sat: &mut Sat,
    space: &Space,
    examples: &Examples<'_>,
    coverage: &Coverage,
    offers: &[Offer<'_>],
    problems: &mut Problems,
) {
    let possible: Vec<Literal> = examples.compiled.others.iter().map(|when| space.holds(sat, when, How::Possibly)).collect();
    let literal = |place: Place<'_>| offers.iter().zip(&possible).find(|(offer, _)| offer.place == place).map(|(_, literal)| *literal);
    for (offer, possible) in offers.iter().zip(&possible) {
        if !sat.can(&[*possible]) {
            offer.place.warn("never holds: no case comes to this", problems);
        }
    }
    targets(sat, examples, &literal, problems);
    kinds(sat, space, examples, coverage, offers, &possible, problems);
}

/// Of the targets for one purpose the first whose condition is not false is used.
fn targets(sat: &mut Sat, examples: &Examples<'_>, literal: &impl Fn(Place<'_>) -> Option<Literal>, problems: &mut Problems) {
    let root = Path::Root;
    let path = root.key("targets");
    let targets = &examples.policy.targets;
    for (index, target) in targets.iter().enumerate() {
        let earlier: Vec<usize> =
            (0..index).filter(|other| targets.get(*other).is_some_and(|other| other.purpose == target.purpose)).collect();
        let always = sat.always();
        let suits = literal(Place::Target(index)).unwrap_or(always);
        let fail: Vec<Literal> = earlier.iter().map(|other| !literal(Place::Target(*other)).unwrap_or(always)).collect();
        if earlier.is_empty() || !sat.can(&[suits]) || sat.can(&[fail.clone(), vec![suits]].concat()) {
            continue;
        }
        let blamed = sat.conflict(&[suits], &fail);
        let before: Vec<String> =
            earlier.iter().zip(&fail).filter(|(_, fail)| blamed.contains(fail)).map(|(other, _)| format!("targets[{other}]")).collect();
        problems
            .warn(&path.index(index), format!("is never used: for the same purpose, {} is used in every case before", before.join(" or ")));
    }
}

/// A verdict that lets a ticket be filed, of no kind.
fn kinds(
    sat: &mut Sat,
    space: &Space,
    examples: &Examples<'_>,
    coverage: &Coverage,
    offers: &[Offer<'_>],
    possible: &[Literal],
    problems: &mut Problems,
) {
    let kinds: Vec<usize> =
        (0..offers.len()).filter(|at| offers.get(*at).is_some_and(|offer| matches!(offer.place, Place::Kind(_)))).collect();
    if kinds.len() < examples.policy.tickets.kinds.keys().count() {
        return;
    }
    let none: Vec<Literal> = kinds.iter().filter_map(|at| possible.get(*at)).map(|kind| !*kind).collect();
    let rules = examples.policy.coverage.iter().zip(&coverage.decides).enumerate();
    for (number, (_, decides)) in rules.filter(|(_, (rule, _))| rule.verdict.allows_ticket()) {
        if !sat.can(&[none.clone(), vec![*decides]].concat()) {
            continue;
        }
        let fails = |at: &usize, known: &[Cells]| examples.compiled.others.get(*at).is_some_and(|when| when.holds(known) == Truth::False);
        let point = |known: &[Cells]| examples.decides(known) == Some(number) && kinds.iter().all(|at| fails(at, known));
        if let Some(case) = examples.shown(space.found(sat), point) {
            let root = Path::Root;
            let message = format!("none is offered for {case}, for which coverage[{number}] lets a ticket be filed");
            problems.warn(&root.key("tickets").key("kinds"), message);
        }
    }
}

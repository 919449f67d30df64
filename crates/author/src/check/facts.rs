//! What the facts are good for.

use super::coverage::Coverage;
use super::examples::{Examples, written};
use super::sat::{Literal, Sat};
use super::space::Space;
use loket_engine::eligibility::{Cells, Compiled, Domain, Known, MAX_CELLS};
use loket_engine::policy::{Condition, FactDefinition, Path, Policy, Problems, Report};

/// Facts of which the policy tells more values apart than can be kept apart.
pub(super) fn coarse(policy: &Policy, compiled: &Compiled, path: &Path<'_>, problems: &mut Problems) {
    for (name, domain) in policy.facts.keys().zip(&compiled.domains) {
        if domain.coarse {
            problems.warn(
                &path.key(name),
                format!("more than {MAX_CELLS} ranges of its values are told apart; of the last ones nothing can be said"),
            );
        }
    }
}

/// Facts that nothing uses, that no verdict turns on, and that cases wait for in vain.
pub(super) fn facts(policy: &Policy, examples: &Examples<'_>, problems: &mut Problems) {
    let root = Path::Root;
    let path = root.key("facts");
    let used = used(policy);
    let mut pair = Pair::new(examples.compiled);
    let turns_on: Vec<Option<(Known, Known)>> = (0..examples.compiled.domains.len()).map(|fact| pair.turns_on(fact)).collect();
    for (number, (name, fact)) in policy.facts.iter().enumerate() {
        let path = &path.key(name);
        let names_product =
            |(other, domain): (usize, &Domain)| domain.of == Some(number) && turns_on.get(other).is_some_and(Option::is_some);
        match turns_on.get(number).and_then(Option::as_ref) {
            Some((one, other)) => waits(examples, number, fact, one, other, path, problems),
            None if !used.contains(&name) => problems.warn(path, "is used nowhere"),
            None if fact.asked() && !examples.compiled.domains.iter().enumerate().any(names_product) => {
                problems.warn(&path.key("ask"), "is never asked: whatever the answer, the verdict is the same");
            }
            None => {}
        }
    }
}

/// A fact that decides, is not asked and has nothing to assume.
fn waits(
    examples: &Examples<'_>,
    number: usize,
    fact: &FactDefinition,
    one: &Known,
    other: &Known,
    path: &Path<'_>,
    problems: &mut Problems,
) {
    if fact.asked() || fact.assume.is_some() {
        return;
    }
    let (here, there) = (one.get(number).copied().unwrap_or_default(), other.get(number).copied().unwrap_or_default());
    let decides = |known: &[Cells], cells: Cells| {
        let mut known = known.to_vec();
        known.iter_mut().skip(number).take(1).for_each(|place| *place = cells);
        examples.decides(&known)
    };
    let mut open = one.clone();
    open.iter_mut().skip(number).take(1).for_each(|place| *place = examples.compiled.domains.get(number).map_or(0, Domain::all));
    let point = |known: &[Cells]| match (decides(known, here), decides(known, there)) {
        (Some(one), Some(other)) => one != other,
        _ => false,
    };
    if let Some(facts) = examples.case(open, point) {
        problems.warn(path, format!("is neither asked nor assumed: unless the page tells it, {} stays open", written(&facts)));
    }
}

/// Two cases side by side, to see which facts make a difference.
struct Pair {
    sat: Sat,
    one: Space,
    other: Space,
    /// By fact: it is the same in both.
    same: Vec<Literal>,
    /// Different rules decide them.
    differ: Literal,
}

impl Pair {
    fn new(compiled: &Compiled) -> Pair {
        let mut sat = Sat::default();
        let (one, other) = (Space::new(&mut sat, compiled), Space::new(&mut sat, compiled));
        let same = one.same(&mut sat, &other);
        let (here, there) = (Coverage::new(&mut sat, &one, compiled), Coverage::new(&mut sat, &other, compiled));
        let differences: Vec<Literal> = here.decides.iter().zip(&there.decides).map(|(here, there)| sat.all(&[*here, !*there])).collect();
        let differ = sat.any(&differences);
        Pair { sat, one, other, same, differ }
    }

    /// Two cases that differ in this fact alone and that different rules decide.
    fn turns_on(&mut self, fact: usize) -> Option<(Known, Known)> {
        let mut assumed: Vec<Literal> = self.same.iter().enumerate().filter(|(other, _)| *other != fact).map(|(_, same)| *same).collect();
        assumed.push(self.differ);
        self.sat.can(&assumed).then(|| (self.one.found(&self.sat), self.other.found(&self.sat)))
    }
}

/// The facts that anything names.
fn used(policy: &Policy) -> Vec<&str> {
    let mut names = Vec::new();
    let rules = policy.coverage.iter().filter_map(|rule| rule.when.as_ref());
    rules.chain(super::offers::all(policy).iter().map(|offer| offer.when)).for_each(|when| named(policy, when, &mut names));
    names.extend(policy.tickets.fields.iter().filter_map(|field| field.fact.as_deref()));
    let of: Vec<&str> = policy.facts.iter().filter(|(name, _)| names.contains(name)).filter_map(|(_, fact)| fact.of.as_deref()).collect();
    names.extend(of);
    names
}

fn named<'p>(policy: &'p Policy, condition: &'p Condition, names: &mut Vec<&'p str>) {
    match condition {
        Condition::All(parts) | Condition::Any(parts) => parts.iter().for_each(|part| named(policy, part, names)),
        Condition::Not(inner) => named(policy, inner, names),
        Condition::Is(name) => policy.conditions.get(name).into_iter().for_each(|condition| named(policy, condition, names)),
        Condition::Fact(name, _) => names.push(name),
    }
}

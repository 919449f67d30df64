//! The coverage rules over all cases.

use super::examples::{Examples, written};
use super::sat::{Literal, Sat};
use super::{How, Space};
use loket_engine::eligibility::{Cells, Compiled, Facts, Truth};
use loket_engine::policy::{Path, Policy, Problems, Report, Verdict};

/// How many rules that decide by their order alone are named with a case. More would bury what else there is to say; the others come
/// up once these are settled.
const NAMED: usize = 12;

/// The rules as literals, by their number.
pub(super) struct Coverage {
    /// Its condition is true.
    pub(super) holds: Vec<Literal>,
    /// Its condition is false.
    fails: Vec<Literal>,
    /// It decides: its condition is true, those before are false.
    pub(super) decides: Vec<Literal>,
}

impl Coverage {
    pub(super) fn new(sat: &mut Sat, space: &Space, compiled: &Compiled) -> Coverage {
        let mut coverage = Coverage { holds: Vec::new(), fails: Vec::new(), decides: Vec::new() };
        let mut none_before = sat.always();
        for rule in &compiled.rules {
            let holds = space.holds(sat, rule, How::Surely);
            let fails = !space.holds(sat, rule, How::Possibly);
            coverage.decides.push(sat.all(&[holds, none_before]));
            none_before = sat.all(&[fails, none_before]);
            coverage.holds.push(holds);
            coverage.fails.push(fails);
        }
        coverage
    }

    /// Rules that decide no case.
    pub(super) fn never_decides(&self, sat: &mut Sat, space: &Space, examples: &Examples<'_>, problems: &mut Problems) {
        let root = Path::Root;
        let path = root.key("coverage");
        for (number, (holds, decides)) in self.holds.iter().zip(&self.decides).enumerate() {
            if sat.can(&[*decides]) {
                continue;
            }
            let path = path.index(number);
            if !sat.can(&[*holds]) {
                problems.warn(&path.key("when"), "never holds, so the rule decides no case");
                continue;
            }
            let known = space.found(sat);
            let before: Vec<Literal> = self.fails.iter().take(number).copied().collect();
            let blamed = sat.conflict(&[*holds], &before);
            let blamed: Vec<usize> = (0..number).filter(|rule| before.get(*rule).is_some_and(|fails| blamed.contains(fails))).collect();
            let point = |known: &[Cells]| examples.holds(number, known) && blamed.iter().any(|rule| examples.holds(*rule, known));
            let case = examples.case(known, point).filter(|case| case.iter().next().is_some());
            let case = case.map(|case| format!(", {} for instance", written(&case))).unwrap_or_default();
            let comma = if case.is_empty() { "" } else { "," };
            let rules: Vec<String> = blamed.iter().map(|rule| format!("coverage[{rule}]")).collect();
            problems
                .warn(&path, format!("decides no case: every case that it is for{case}{comma} is decided before by {}", listed(&rules)));
        }
    }

    /// A case that stays open although everything about it is known.
    pub(super) fn never_decided(&self, sat: &mut Sat, space: &Space, examples: &Examples<'_>, problems: &mut Problems) {
        let undecided: Vec<Literal> = self.decides.iter().map(|decides| !*decides).collect();
        if !sat.can(&undecided) {
            return;
        }
        let known = space.found(sat);
        let Some(rule) = examples.compiled.rules.iter().position(|rule| rule.holds(&known) == Truth::Unknown) else { return };
        let stuck = |known: &[Cells]| examples.compiled.rules.get(rule).is_some_and(|rule| rule.holds(known) == Truth::Unknown);
        // All facts are shown: leaving one out would leave the rule open for another reason.
        let Some(facts) = examples.compiled.example(examples.policy, &known) else { return };
        if stuck(&examples.compiled.known(&facts)) {
            let root = Path::Root;
            let message = format!("cannot be told for {}: the case stays open whatever else is known", written(&facts));
            problems.warn(&root.key("coverage").index(rule).key("when"), message);
        }
    }

    /// Rules that both hold in one case, neither of which is a special case of the other, and that say different things of it.
    ///
    /// A rule that is narrower than a later one is an exception to it, which is what an order is for. Cases in `meant` are cases
    /// for which the author knows what they said.
    pub(super) fn order_alone(&self, sat: &mut Sat, space: &Space, examples: &Examples<'_>, meant: &[Facts], problems: &mut Problems) {
        let policy = examples.policy;
        let meant = Meant::new(examples, meant);
        let root = Path::Root;
        let path = root.key("coverage");
        let behind = self.behind(sat, policy);
        let mut rest = Vec::new();
        let mut named = 0;
        for (number, rule) in policy.coverage.iter().enumerate() {
            let others = Verdict::ALL.iter().zip(behind.get(number).into_iter().flatten());
            let unsaid = others.filter(|(verdict, _)| **verdict != rule.verdict && !meant.0.contains(&(number, **verdict)));
            let found: Vec<(usize, Verdict, String)> =
                unsaid.filter_map(|(verdict, any)| self.disagrees(sat, space, examples, number, *verdict, *any)).collect();
            let Some(((other, verdict, case), more)) = found.split_first() else { continue };
            named += 1;
            if named > NAMED {
                rest.push(format!("coverage[{number}]"));
                continue;
            }
            let more: Vec<String> = more.iter().map(|(rule, verdict, _)| format!("coverage[{rule}] (`{}`)", verdict.word())).collect();
            let more = if more.is_empty() { String::new() } else { format!("; in other cases so does {}", more.join(", ")) };
            let message = format!(
                "decides {case} as `{}`, where coverage[{other}] says `{}`: nothing but their order tells which{more}. When that is \
                 meant, say so with this case in cases.json",
                rule.verdict.word(),
                verdict.word()
            );
            problems.warn(&path.index(number), message);
        }
        if !rest.is_empty() {
            problems.warn(&path, format!("{} more rules decide cases by nothing but their order: {}", rest.len(), rest.join(", ")));
        }
    }

    /// For each rule and verdict: a later rule of that verdict holds, which has a condition.
    fn behind(&self, sat: &mut Sat, policy: &Policy) -> Vec<Vec<Literal>> {
        let none = !sat.always();
        let mut any = vec![none; Verdict::ALL.len()];
        let mut behind = Vec::new();
        for (rule, holds) in policy.coverage.iter().zip(&self.holds).rev() {
            behind.push(any.clone());
            if let Some(place) = any.get_mut(rule.verdict as usize).filter(|_| rule.when.is_some()) {
                *place = sat.any(&[*holds, *place]);
            }
        }
        behind.reverse();
        behind
    }

    /// A later rule that would give this verdict to a case that a rule decides, with the case. `any` says that some such rule holds.
    fn disagrees(
        &self,
        sat: &mut Sat,
        space: &Space,
        examples: &Examples<'_>,
        number: usize,
        verdict: Verdict,
        mut any: Literal,
    ) -> Option<(usize, Verdict, String)> {
        let (holds, decides) = (*self.holds.get(number)?, *self.decides.get(number)?);
        let rules = examples.policy.coverage.iter().zip(&self.holds).enumerate().skip(number + 1);
        let mut later: Vec<(usize, Literal)> = rules
            .filter(|(_, (rule, _))| rule.verdict == verdict && rule.when.is_some())
            .map(|(number, (_, holds))| (number, *holds))
            .collect();
        while sat.can(&[decides, any]) {
            let (other, there) = later.iter().copied().find(|(_, holds)| sat.is(*holds))?;
            let known = space.found(sat);
            if sat.can(&[holds, !there]) {
                let point = |known: &[Cells]| examples.decides(known) == Some(number) && examples.holds(other, known);
                return Some((other, verdict, examples.shown(known, point)?));
            }
            // This rule is an exception to that one.
            later.retain(|(rule, _)| *rule != other);
            any = sat.any(&later.iter().map(|(_, holds)| *holds).collect::<Vec<_>>());
        }
        None
    }
}

/// Which rule wins against which verdict in the cases that the author has confirmed.
struct Meant(Vec<(usize, Verdict)>);

impl Meant {
    fn new(examples: &Examples<'_>, cases: &[Facts]) -> Meant {
        let mut meant = Vec::new();
        for facts in cases {
            let known = examples.compiled.known(facts);
            let Some(decides) = examples.decides(&known) else { continue };
            for (number, rule) in examples.policy.coverage.iter().enumerate().skip(decides + 1) {
                if examples.holds(number, &known) {
                    meant.push((decides, rule.verdict));
                }
            }
        }
        Meant(meant)
    }
}

fn listed(rules: &[String]) -> String {
    match rules {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} or {last}", first.join(", ")),
    }
}

//! Cases to show: as few facts as make the point, as JSON that `loket simulate --facts` takes.

use loket_engine::eligibility::{Cells, Compiled, Facts, Known, Truth};
use loket_engine::policy::{Json, Policy};

/// Makes cases of a policy's cells.
pub(super) struct Examples<'a> {
    pub(super) policy: &'a Policy,
    pub(super) compiled: &'a Compiled,
}

impl Examples<'_> {
    /// A case that makes a point, without the facts that do not matter for it. `None`, when the cells cannot be put into words so
    /// that the point still holds.
    pub(super) fn case(&self, mut known: Known, point: impl Fn(&[Cells]) -> bool) -> Option<Facts> {
        // What is asked last is left out first.
        for (fact, domain) in self.compiled.domains.iter().enumerate().rev() {
            let Some(cells) = known.get_mut(fact) else { continue };
            let before = std::mem::replace(cells, domain.all());
            if !point(&known)
                && let Some(cells) = known.get_mut(fact)
            {
                *cells = before;
            }
        }
        let facts = self.compiled.example(self.policy, &known)?;
        point(&self.compiled.known(&facts)).then_some(facts)
    }

    /// As [`Examples::case`], in words.
    pub(super) fn shown(&self, known: Known, point: impl Fn(&[Cells]) -> bool) -> Option<String> {
        Some(written(&self.case(known, point)?))
    }

    /// The rule that decides whatever is still unknown, when there is one.
    pub(super) fn decides(&self, known: &[Cells]) -> Option<usize> {
        let open = self.compiled.rules.iter().map(|rule| rule.holds(known)).enumerate().find(|(_, truth)| *truth != Truth::False)?;
        (open.1 == Truth::True).then_some(open.0)
    }

    /// Whether a rule's condition holds.
    pub(super) fn holds(&self, rule: usize, known: &[Cells]) -> bool {
        self.compiled.rules.get(rule).is_some_and(|rule| rule.holds(known) == Truth::True)
    }
}

/// Facts as JSON on one line.
pub(crate) fn written(facts: &Facts) -> String {
    let pairs: Vec<String> = facts.iter().map(|(name, value)| format!("\"{name}\": {}", json(&value.json()))).collect();
    format!("{{{}}}", pairs.join(", "))
}

fn json(value: &Json) -> String {
    match value {
        Json::Array(items) => format!("[{}]", items.iter().map(json).collect::<Vec<_>>().join(", ")),
        Json::String(text) => serde_json::Value::from(text.as_str()).to_string(),
        other => other.to_string(),
    }
}

//! Cases that no rule decides. A policy with such a gap cannot be used, so the gap is looked for in the document itself.

use super::coverage::Coverage;
use super::examples::Examples;
use super::sat::Sat;
use super::space::Space;
use loket_engine::eligibility::Compiled;
use loket_engine::policy::{Date, Json, Path, Policy, Problems, Report};

/// Shows a case that is left over, when the last rule has a condition and nothing else is wrong with the document. `today` is the
/// vendor's date at an instant.
pub(super) fn gap(document: &Json, today: impl Fn(&Policy) -> Date, problems: &mut Problems) {
    let Some(policy) = without_gap(document).and_then(|document| Policy::read(&document).0) else { return };
    let compiled = Compiled::new(&policy, today(&policy), &[]);
    let mut sat = Sat::default();
    let space = Space::new(&mut sat, &compiled);
    let coverage = Coverage::new(&mut sat, &space, &compiled);
    let Some((number, added)) = coverage.decides.iter().enumerate().next_back() else { return };
    let root = Path::Root;
    if !sat.can(&[*added]) {
        return problems.error(&root.key("coverage"), "decides every case already: the last rule can do without its `when`");
    }
    let examples = Examples { policy: &policy, compiled: &compiled };
    if let Some(case) = examples.shown(space.found(&sat), |known| examples.decides(known) == Some(number)) {
        problems.error(&root.key("coverage"), format!("no rule decides {case}"));
    }
}

/// The document with a last rule for all that is left, when it has none.
fn without_gap(document: &Json) -> Option<Json> {
    let Json::Object(mut properties) = document.clone() else { return None };
    let (_, coverage) = properties.iter_mut().find(|(name, _)| name == "coverage")?;
    let Json::Array(rules) = coverage else { return None };
    let Json::Object(last) = rules.last()? else { return None };
    let rest: Vec<(String, Json)> = last.iter().filter(|(name, _)| name != "when").cloned().collect();
    if rest.len() == last.len() {
        return None;
    }
    rules.push(Json::Object(rest));
    Some(Json::Object(properties))
}

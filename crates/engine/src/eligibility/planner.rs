//! Compiled rules with a memory: what was found out about the order of questions is found out once.

use super::compiled::Compiled;
use super::plans::Plans;

/// How many rules and tests are looked at for one question, about: several times what 14 open facts take. Beyond, the question is
/// the author's next one, unless the first open rule leaves no choice; on average that asks no more than the author's order does.
pub const BUDGET: usize = 1 << 17;

/// Judges the cases of a policy and plans their questions: [`Compiled`] rules, which never change, and what was found out about the
/// order of questions, which only grows. Whoever asks about one case several times, as during a visit, keeps the planner; the later
/// questions are then looked up.
///
/// As long as the budget is enough, what it answers does not depend on what it was asked before.
///
/// ```
/// # use loket_engine::eligibility::{Compiled, Facts, Planner};
/// # use loket_engine::policy::{Policy, Value, parse_date};
/// # let document = serde_json::from_str(r#"{
/// #     "loket": 1, "languages": ["en"],
/// #     "vendor": { "name": "Gates", "url": "https://gates.example", "contact": "mailto:help@gates.example" },
/// #     "facts": { "paid": { "kind": "yes-no", "ask": "Paid?", "why": "." }, "ours": { "kind": "yes-no", "ask": "Ours?", "why": "." } },
/// #     "clauses": { "all": { "title": "All", "text": "We help." } }, "steps": { "go": { "text": "Go on." } },
/// #     "coverage": [
/// #         { "when": { "paid": false, "ours": false }, "verdict": "elsewhere", "next": "go", "because": ["all"] },
/// #         { "when": { "ours": false }, "verdict": "billable", "next": "go", "because": ["all"] },
/// #         { "verdict": "covered", "next": "go", "because": ["all"] }
/// #     ],
/// #     "tickets": { "kinds": { "fault": { "name": "Fault" } }, "intake": [{ "kind": "callback" }] }
/// # }"#).unwrap();
/// # let policy = Policy::read(&document).0.unwrap();
/// let mut planner = Planner::new(Compiled::new(&policy, parse_date("2026-11-21").unwrap(), &[]));
/// let mut facts = Facts::default();
/// assert_eq!(planner.judge(&policy, &facts).questions, ["ours", "paid"]);
/// let work = planner.looked_at();
/// facts.set("ours", Value::YesNo(false));
/// assert_eq!(planner.judge(&policy, &facts).questions, ["paid"]);
/// // What comes after this answer was thought through for the first question already.
/// assert!(planner.looked_at() - work < work);
/// ```
#[derive(Debug, Clone)]
pub struct Planner {
    /// The rules.
    pub compiled: Compiled,
    /// How many rules and tests are looked at for one question ([`BUDGET`]).
    pub budget: usize,
    pub(super) plans: Plans,
}

impl Planner {
    /// A planner that found out nothing yet.
    pub fn new(compiled: Compiled) -> Self {
        Planner { compiled, budget: BUDGET, plans: Plans::default() }
    }

    /// How many rules and tests were looked at for all questions so far, so that work can be counted where time cannot be measured.
    pub fn looked_at(&self) -> usize {
        self.plans.looked_at
    }
}

//! Whether a case is covered, because of what, what still has to be asked, and what would change it.
//!
//! Conditions are three-valued: what is not known is neither true nor false. A verdict is given only when every possible answer to
//! what is unknown would lead to it. This module knows the policy and a case's facts; it knows no clock (`today` is an argument)
//! and nothing of hours, targets or tickets.
//!
//! ```
//! use loket_engine::eligibility::{Compiled, Facts, Part, Planner};
//! use loket_engine::policy::{Policy, Value, Verdict, parse_date};
//!
//! let document = serde_json::from_str(r#"{
//!     "loket": 1, "languages": ["en"],
//!     "vendor": { "name": "Gates", "url": "https://gates.example", "contact": "mailto:help@gates.example" },
//!     "products": [{ "id": "gate", "name": "Gate", "latest": "4.3.1" }],
//!     "facts": {
//!         "ours": { "kind": "yes-no", "ask": "Did you buy it from us?", "why": "Sellers support what they sold." },
//!         "version": { "kind": "version", "ask": "Which version?", "why": "Old faults are repaired.", "change": "update" }
//!     },
//!     "clauses": { "all": { "title": "All", "text": "We help." } },
//!     "steps": { "go": { "text": "Go on." } },
//!     "coverage": [
//!         { "when": { "ours": false }, "verdict": "elsewhere", "next": "go", "because": ["all"] },
//!         { "when": { "version": { "below": "latest" } }, "verdict": "not-yet", "next": "go", "because": ["all"] },
//!         { "verdict": "covered", "next": "go", "because": ["all"] }
//!     ],
//!     "tickets": { "kinds": { "fault": { "name": "Fault" } }, "intake": [{ "kind": "callback" }] }
//! }"#).unwrap();
//! let policy = Policy::read(&document).0.unwrap();
//! let mut rules = Planner::new(Compiled::new(&policy, parse_date("2026-11-21").unwrap(), &[]));
//!
//! let mut facts = Facts::default();
//! assert_eq!(rules.judge(&policy, &facts).questions, ["ours", "version"]);
//! facts.set("ours", Value::YesNo(true));
//! facts.set("version", policy.facts.get("version").unwrap().parse("4.2").unwrap());
//! assert_eq!(rules.judge(&policy, &facts).outcome.decided().unwrap().verdict, Verdict::NotYet);
//! assert_eq!(rules.explain(&policy, &facts).facts[1].part, Part::Decides);
//! let way = &rules.better(&policy, &facts)[0];
//! assert_eq!((way.changes[0].fact, way.rule.verdict), ("version", Verdict::Covered));
//! ```

mod bundles;
mod compiled;
mod completions;
mod counterfactual;
mod cut;
mod domain;
mod explain;
mod facts;
mod judge;
mod leaf;
mod options;
mod plan;
mod planner;
mod plans;
mod program;
mod proviso;
mod truth;
mod witness;

pub use compiled::Compiled;
pub use counterfactual::{Changed, Way};
pub use domain::{Cell, Domain, MAX_CELLS};
pub use explain::{Explanation, Part, Role, Why};
pub use facts::Facts;
pub use judge::{InForce, Judgement, Outcome, judge};
pub use planner::{BUDGET, Planner};
pub use program::{Cells, Known, Leaf, Program};
pub use proviso::{Provisos, holds};
pub use truth::Truth;

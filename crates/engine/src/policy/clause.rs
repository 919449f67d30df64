//! The statements of a policy, and the next steps that its verdicts lead to.

use super::condition::Condition;
use super::link::Link;
use super::read::{document, words};
use super::text::Text;

/// The id of a clause.
pub type ClauseId = String;

words! {
    /// In which list of the home view a clause stands.
    pub enum About {
        /// What is covered.
        Covered = "covered",
        /// What is not.
        NotCovered = "not-covered",
        /// How the desk works.
        Terms = "terms",
    }
}

document! {
    /// One citable statement of the policy.
    pub struct Clause {
        /// A few words.
        pub title: Text,
        /// The statement, as prose.
        pub text: Text,
        /// Where it stands on the vendor's own site.
        pub url: Option<Link>,
        /// In which list of the home view it is shown; without it, only where it is cited.
        pub about: Option<About>,
    }
}

document! {
    /// What somebody can do next.
    pub struct NextStep {
        /// What to do, as prose.
        pub text: Text,
        /// The words of a button that leads to `url`.
        pub label: Option<Text>,
        /// Where the button leads.
        pub url: Option<Link>,
    }
}

words! {
    /// What the policy says of a case.
    pub enum Verdict {
        /// Helped, as part of support.
        Covered = "covered",
        /// Helped, without a promise that it succeeds.
        BestEffort = "best-effort",
        /// Helped, for money.
        Billable = "billable",
        /// Helped once something was done first.
        NotYet = "not-yet",
        /// Somebody else helps.
        Elsewhere = "elsewhere",
        /// Not helped with this.
        NotCovered = "not-covered",
    }
}

impl Verdict {
    /// Whether a ticket can be filed with this verdict.
    pub fn allows_ticket(self) -> bool {
        matches!(self, Verdict::Covered | Verdict::BestEffort | Verdict::Billable)
    }
}

document! {
    /// A condition, and the verdict that it gives. The first rule whose condition is true decides.
    pub struct CoverageRule {
        /// A name that stays when rules are moved: explanations and tickets speak of the rule by it.
        pub id: Option<String>,
        /// When it decides; always, when absent, as in the last rule.
        pub when: Option<Condition>,
        /// What it decides.
        pub verdict: Verdict,
        /// The id of the next step. A verdict never leaves anybody without one.
        pub next: String,
        /// The clauses that it rests on: at least one.
        pub because: Vec<ClauseId>,
    }
}

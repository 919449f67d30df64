//! The cases file of `loket test`: cases with what the policy is expected to say of each.
//!
//! It is read like a policy: all problems at once, each with its path.

use schemars::generate::SchemaSettings;

use crate::dossier::Dossier;
use loket_engine::calendar::{Instant, parse_instant};
use loket_engine::policy::read::{Node, Read, document, plain_schema};
use loket_engine::policy::{Date, Json, Map, Path, Problems, Report, parse_date};

document! {
    /// Cases of `loket test`, and what a policy is expected to say of each.
    pub struct Cases {
        /// The address of this schema, for editors.
        pub schema ("$schema"): Option<String>,
        /// When the cases are, unless they say so themselves: a date, which stands for noon at the vendor, or an instant.
        pub at: Option<At>,
        /// The cases.
        pub cases: Vec<TestCase>,
    }
}

document! {
    /// One case.
    pub struct TestCase {
        /// What it is about, for people.
        pub name: String,
        /// When it is: a date, which stands for noon at the vendor, or an instant.
        pub at: Option<At>,
        /// What the page tells of it: answers by fact.
        pub facts: FactsWritten,
        /// What others tell of it.
        pub told: Option<Others>,
        /// What the policy is expected to say. What is left out may be anything.
        pub expect: Expected,
    }
}

document! {
    /// What others than the page tell of a case. Of two that tell a fact otherwise, the one that stands later is believed, and the page
    /// between the address and the user.
    pub struct Others {
        /// The address of the page, whose parameters tell facts: `https://www.example.com/help?version=4.3`.
        pub url: Option<String>,
        /// What the vendor knows of the user who is signed in: answers by fact.
        pub user: FactsWritten,
        /// What a look-up finds: answers by fact.
        pub look_up ("look-up"): FactsWritten,
        /// What the visitor answers, by fact; `null` where they do not know it.
        pub visitor: FactsWritten,
    }
}

document! {
    /// What the policy is expected to say of a case.
    pub struct Expected {
        /// The verdict, or `open` while questions are open.
        pub verdict: Option<String>,
        /// The rule that decides: its id, or its place as in `coverage[3]`.
        pub rule: Option<String>,
        /// The clauses of the verdict, in the policy's order.
        pub because: Option<Vec<String>>,
        /// The next step.
        pub next: Option<String>,
        /// The facts that are still asked for, the next one first.
        pub questions: Option<Vec<String>>,
        /// Whether the policy is in force: `yes`, `from 2017-06-01` or `until 2026-12-31`.
        pub in_force ("in-force"): Option<String>,
        /// By what is promised (`first-response`): `average by …`, `aim between … and …`, `none`, `none; the desk opens …` or `never`,
        /// and `, may take longer` behind it.
        pub promises: Map<String>,
        /// By kind of channel (`phone`): `open until …`, `closed until …`, `around the clock`, `at any time`, `never open` or
        /// `not offered`.
        pub channels: Map<String>,
    }
}

plain_schema!(At, { "type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$" });
plain_schema!(FactsWritten, { "type": "object", "additionalProperties": { "type": ["string", "boolean", "number", "array", "null"] } });

/// The schema of a cases file, JSON Schema draft 2020-12.
pub fn cases_schema() -> serde_json::Value {
    SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<Cases>().to_value()
}

/// When a case is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum At {
    /// At noon of this date, at the vendor.
    Date(Date),
    /// At this instant.
    Instant(Instant),
}

impl Read for At {
    fn read(node: Node<'_>, problems: &mut impl Report) -> Self {
        let at = |text: &str| parse_date(text).map(At::Date).or_else(|| parse_instant(text).map(At::Instant));
        node.parse("a date such as \"2026-11-20\" or an instant such as \"2026-11-20T21:58:00Z\"", at, problems).unwrap_or(At::Instant(0))
    }
}

/// Facts as written; what they mean depends on the policy.
#[derive(Debug, Clone, PartialEq)]
pub struct FactsWritten(pub Json);

impl Read for FactsWritten {
    const REQUIRED: bool = false;

    fn read(node: Node<'_>, problems: &mut impl Report) -> Self {
        match node.json {
            Some(json @ Json::Object(_)) => FactsWritten(json.clone()),
            other => {
                if other.is_some() {
                    node.not("an object of facts", problems);
                }
                FactsWritten(Json::Object(Vec::new()))
            }
        }
    }
}

impl Cases {
    /// Reads a cases file.
    pub fn read_all(json: &Json) -> (Cases, Problems) {
        let mut problems = Problems::default();
        let root = Path::Root;
        let cases = <Cases as Read>::read(Node { json: Some(json), path: &root }, &mut problems);
        if problems.fatal() {
            return (cases, problems);
        }
        let list = root.key("cases");
        if cases.cases.is_empty() {
            problems.error(&list, "holds no case");
        }
        for (index, case) in cases.cases.iter().enumerate() {
            if case.at.or(cases.at).is_none() {
                problems.error(&list.index(index).key("at"), "is missing, and the file has none for all cases");
            }
            if case.expect.is_empty() {
                problems.error(&list.index(index).key("expect"), "expects nothing");
            }
        }
        (cases, problems)
    }
}

impl TestCase {
    /// What is known of it, by who tells it.
    pub fn dossier(&self) -> Dossier {
        let mut dossier = Dossier { page: self.facts.0.clone(), ..Dossier::default() };
        if let Some(others) = self.told.clone() {
            dossier.url = others.url;
            dossier.user = others.user.0;
            dossier.look_up = others.look_up.0;
            dossier.visitor = others.visitor.0;
        }
        dossier
    }
}

impl Expected {
    fn is_empty(&self) -> bool {
        let words = [&self.verdict, &self.rule, &self.next, &self.in_force];
        words.iter().all(|word| word.is_none())
            && self.because.is_none()
            && self.questions.is_none()
            && self.promises.is_empty()
            && self.channels.is_empty()
    }
}

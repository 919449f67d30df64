//! Where a visit stands.

use super::world::World;
use crate::calendar::Instant;
use crate::eligibility::{Explanation, Facts, Judgement, Way, Why};
use crate::policy::Link;
use crate::ticket::{Draft, Fault, Field};

/// What is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum View {
    /// Home, and once something is typed, suggestions.
    Ask,
    /// One article, by its number in the policy.
    Article(usize),
    /// The questions that still matter, then the verdict.
    Eligibility,
    /// The ticket form.
    Ticket,
    /// What came of sending the ticket.
    Filed,
    /// The visit ended without a ticket.
    Solved,
}

/// A visit.
#[derive(Debug, Clone, PartialEq)]
pub struct Visit {
    /// What is shown.
    pub view: View,
    /// Where "back" leads, the last one last.
    pub back: Vec<View>,
    /// The ids of the articles that were read, in order.
    pub read: Vec<String>,
    /// Whether suggestions were shown for what the visitor described: only then does the ticket open.
    pub suggested: bool,
    /// What was told by others than the visitor, such as the host page; it is never asked.
    pub told: Facts,
    /// What the visitor answered.
    pub answers: Facts,
    /// The facts that the visitor does not know.
    pub unsure: Vec<String>,
    /// The question that the visitor is changing the answer to, with the answer it had.
    pub changing: Option<String>,
    /// The ticket that is being written. Its description is what the visitor typed.
    pub draft: Draft,
    /// What was wrong with it at the last attempt to send.
    pub faults: Vec<(Field, Fault)>,
    /// How sending stands.
    pub filing: Filing,
}

/// How sending a ticket stands.
#[derive(Debug, Clone, PartialEq)]
pub enum Filing {
    /// Not sent yet.
    Idle,
    /// On its way.
    Sending,
    /// It did not get through; what was tried, one sentence each for the console.
    Failed(Vec<String>),
    /// It got through, or was handed to the visitor to send.
    Done(Receipt),
}

/// What the visitor has in hand at the end.
#[derive(Debug, Clone, PartialEq)]
pub struct Receipt {
    /// How it was filed: `webhook`, `mail` or `callback`.
    pub via: &'static str,
    /// The helpdesk's reference, when it gave one.
    pub reference: Option<String>,
    /// For mail: the link that opens the visitor's own program. Nothing is sent until the visitor does.
    pub mail: Option<Link>,
    /// The number of the way by which it was filed, in the policy's order.
    pub intake: usize,
    /// The whole ticket as plain text.
    pub copy: String,
    /// When it was filed: the promise counts from there and moves no more.
    pub at: Instant,
}

impl Visit {
    /// A visit that begins, with what the host page knows.
    pub fn new(told: Facts) -> Self {
        Visit {
            view: View::Ask,
            back: Vec::new(),
            read: Vec::new(),
            suggested: false,
            told,
            answers: Facts::default(),
            unsure: Vec::new(),
            changing: None,
            draft: Draft::default(),
            faults: Vec::new(),
            filing: Filing::Idle,
        }
    }

    /// What the visitor typed.
    pub fn text(&self) -> &str {
        &self.draft.description
    }

    /// Whether there is something to suggest articles for.
    pub fn described(&self) -> bool {
        self.text().trim().chars().nth(2).is_some()
    }

    /// All that is known of the case, with who told it. Of two who tell a fact otherwise, the stronger is believed
    /// ([`crate::policy::Source`]).
    pub fn facts(&self) -> Facts {
        let mut facts = self.told.clone();
        facts.add(&self.answers);
        self.unsure.iter().for_each(|name| facts.unsure(name));
        facts
    }

    /// What the policy says of the case.
    pub fn judgement<'w>(&self, world: &'w World) -> Judgement<'w> {
        world.judge(&self.facts())
    }

    /// Why the policy says so: the rule, and what each fact did.
    pub fn explanation<'w>(&self, world: &'w World) -> Explanation<'w> {
        world.explain(&self.facts())
    }

    /// Why a question is asked: the verdicts that are possible, the clauses that turn on it, and where each answer leads. The answer
    /// that it already has, when that is being changed, is left out of it.
    pub fn why<'w>(&self, world: &'w World, fact: &str) -> Why<'w> {
        let mut facts = self.facts();
        facts.forget(fact);
        world.compiled(|compiled| compiled.why(&world.policy, &facts, fact))
    }

    /// What would lead to a better verdict.
    pub fn better<'w>(&self, world: &'w World) -> Vec<Way<'w>> {
        let facts = self.facts();
        world.compiled(|compiled| compiled.better(&world.policy, &facts))
    }

    /// The question to ask next: the one that is being changed, else the one by which least has to be asked. What the visitor does
    /// not know is not asked again.
    pub fn question<'w>(&self, world: &'w World) -> Option<&'w str> {
        if let Some(changing) = &self.changing {
            return world.policy.facts.keys().find(|name| name == changing);
        }
        self.judgement(world).questions.into_iter().next()
    }

    /// Whether a ticket can be filed: suggestions were shown, and the verdict allows it or could not be reached because the visitor
    /// does not know what it turns on.
    pub fn may_file(&self, world: &World) -> bool {
        let judgement = self.judgement(world);
        let asked_all = judgement.questions.is_empty() && self.changing.is_none();
        let allowed = judgement.outcome.decided().map_or(asked_all, |rule| rule.verdict.allows_ticket());
        self.suggested && allowed
    }
}

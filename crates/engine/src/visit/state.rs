//! Where a visit stands.

use crate::calendar::Instant;
use crate::case::{Case, World};
use crate::eligibility::Facts;
use crate::policy::{Json, Link};
use crate::ticket::{Draft, Fault, Field};

/// What is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum View {
    /// Home, and once something is typed, suggestions.
    Ask,
    /// One article, by its id.
    Article(String),
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
    /// What the visitor answered, "I don't know" included.
    pub answers: Facts,
    /// The number of the rule that the page was told last to decide.
    pub decided: Option<usize>,
    /// The question that the visitor is changing the answer to, with the answer it had.
    pub changing: Option<String>,
    /// What the visitor has entered as the answer to a question, which they have not given yet.
    pub entered: Option<Entered>,
    /// The ticket that is being written. Its description is what the visitor typed.
    pub draft: Draft,
    /// What was wrong with it at the last attempt to send.
    pub faults: Vec<(Field, Fault)>,
    /// How sending stands.
    pub filing: Filing,
    /// How many attempts to send there were, those of earlier visits included.
    pub attempts: u32,
    /// The last look-up by the page, once it may be asked for one.
    pub look_up: Option<LookUp>,
    /// What the page filled in on the form last, place by place: a visit that begins anew begins with it too. What is the matter is
    /// not among it, as somebody who begins anew asks something else.
    pub filled_in: Vec<(Field, String)>,
}

/// A look-up by the page.
#[derive(Debug, Clone, PartialEq)]
pub struct LookUp {
    /// Which one it is, counted over all that were asked for on the page: what comes of an earlier one is dropped.
    pub number: u32,
    /// What was known of the case when it was asked for.
    pub known: Json,
    /// Whether it is still waited for.
    pub open: bool,
}

/// An answer in the making.
#[derive(Debug, Clone, PartialEq)]
pub struct Entered {
    /// The id of the fact.
    pub fact: String,
    /// What was typed; of several choices, the ids of those ticked, with commas between them.
    pub text: String,
    /// Whether it was given, and is no answer.
    pub wrong: bool,
}

/// Where a case stands: what follows from a visit, worked out once for a drawing or an action and stored nowhere.
pub struct Standing<'w> {
    /// The case.
    pub case: Case<'w>,
    /// The question to ask next: the one that is being changed, else the one by which least has to be asked.
    pub question: Option<&'w str>,
    /// Whether a ticket can be filed: suggestions were shown, the verdict allows it or could not be reached because the visitor does
    /// not know what it turns on, and there is none yet.
    pub may_file: bool,
}

/// How sending a ticket stands.
#[derive(Debug, Clone, PartialEq)]
pub enum Filing {
    /// Not sent yet.
    Idle,
    /// On its way: the attempt of this number.
    Sending(u32),
    /// It did not get through; what was tried, one sentence each for the console.
    Failed(Vec<String>),
    /// The helpdesk that is the way of this number wants it otherwise; the faults say how.
    Refused(usize),
    /// It got through, or was handed to the visitor to send.
    Done(Receipt),
}

/// What the visitor has in hand at the end.
#[derive(Debug, Clone, PartialEq)]
pub struct Receipt {
    /// How it was filed: the kind of its way, such as `webhook`.
    pub via: String,
    /// The helpdesk's reference, when it gave one.
    pub reference: Option<String>,
    /// For mail: the link that opens the visitor's own program. Nothing is sent until the visitor does.
    pub mail: Option<Link>,
    /// The number of the way by which it was filed, in the policy's order.
    pub intake: usize,
    /// The whole ticket as plain text.
    pub copy: String,
    /// What was the matter, as it was sent.
    pub description: String,
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
            decided: None,
            changing: None,
            entered: None,
            draft: Draft::default(),
            faults: Vec::new(),
            filing: Filing::Idle,
            attempts: 0,
            look_up: None,
            filled_in: Vec::new(),
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
        facts
    }

    /// The case that the visit is about.
    pub fn case<'w>(&self, world: &'w World) -> Case<'w> {
        world.case(self.facts())
    }

    /// Where the case stands.
    pub fn standing<'w>(&self, world: &'w World) -> Standing<'w> {
        let case = self.case(world);
        let question = match &self.changing {
            Some(changing) => world.policy.facts.keys().find(|name| name == changing),
            None => case.question(),
        };
        let may_file = self.suggested && case.files_ticket() && self.receipt().is_none();
        Standing { case, question, may_file }
    }

    /// What is entered as the answer to a question: what the visitor has typed so far, else the answer that is being changed.
    pub fn entered(&self, world: &World, fact: &str) -> String {
        match self.entered.as_ref().filter(|entered| entered.fact == fact) {
            Some(entered) => entered.text.clone(),
            None => self.facts().value(&world.policy, fact).map(|value| value.written()).unwrap_or_default(),
        }
    }

    /// Whether what was entered as the answer to a question is none.
    pub fn is_wrong(&self, fact: &str) -> bool {
        self.entered.as_ref().is_some_and(|entered| entered.fact == fact && entered.wrong)
    }
}

//! What can happen, as often as it takes to get somewhere.

use loket_engine::intake::{Course, End, Order};
use loket_engine::policy::{Link, Value as Answer};
use loket_engine::ticket::Field;
use loket_engine::visit::Action;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Value, json};

use crate::given::{at, json_of};

pub const FACTS: [&str; 4] = ["direct", "changed", "contract", "ended"];

/// Who tells a fact besides the visitor, the weakest first; the words are the page's.
pub const TELLERS: [&str; 2] = ["facts", "user"];

/// Something that happens.
#[derive(Debug, Clone)]
pub enum Step {
    Describe(&'static str),
    Read(&'static str),
    Solved,
    GoOn,
    Back,
    Answer(&'static str, bool),
    /// Answers a question with what is no answer to it.
    Nonsense(&'static str),
    Unsure(&'static str),
    Enter(&'static str, &'static str),
    Give(&'static str),
    Change(&'static str),
    Keep,
    Write,
    Edit(Place, &'static str),
    Send,
    OtherWay,
    Restart,
    /// Somebody tells a fact, or takes it back.
    Tell(&'static str, &'static str, Option<bool>),
    Prefill(Place, &'static str),
    /// The last ticket that was sent comes back, or any that ever was: perhaps late, perhaps again.
    Settle(Option<Index>, Came),
}

/// A place of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    Kind,
    Name,
    Email,
    Description,
    Changes,
}

/// What sending a ticket came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Came {
    Filed,
    Handed,
    Refused,
    Failed,
}

/// A course of several visits. Most begin at the form, all filled in, half of those by sending it.
pub fn course() -> impl Strategy<Value = Vec<Step>> {
    let ready = [
        Step::Describe("It is stuck"),
        Step::Answer("direct", true),
        Step::Answer("changed", false),
        Step::Edit(Place::Name, "Ada"),
        Step::Edit(Place::Email, "ada@home.example"),
        Step::GoOn,
        Step::Write,
    ];
    let sent = [&ready[..], &[Step::Send]].concat();
    let begun = prop_oneof![Just(Vec::new()), Just(ready.to_vec()), Just(sent)];
    let visit = (begun, proptest::collection::vec(step(), 1..20)).prop_map(|(begun, steps)| [begun, steps].concat());
    proptest::collection::vec(visit, 1..4).prop_map(|visits| visits.join(&Step::Restart))
}

pub fn step() -> impl Strategy<Value = Step> {
    let fact = || select(&["direct", "changed", "contract", "ended", "unheard-of"][..]);
    let words = || select(&["", "no", "It is stuck", "The door does not open"][..]);
    let entered = select(&["yes", "no", "perhaps", ""][..]);
    let text = || {
        let mail = (Just(Place::Email), select(&["ada@home.example", "ada@work.example", "bob@home.example", "nonsense"][..]));
        let name = (Just(Place::Name), select(&["Ada", "Grace", "Bob", " "][..]));
        prop_oneof![2 => mail, 2 => name, 1 => (Just(Place::Description), words()), 1 => (Just(Place::Changes), select(&["true", ""][..]))]
    };
    let edit = prop_oneof![5 => text(), 1 => (Just(Place::Kind), select(&["fault", "question", "complaint"][..]))];
    let told = (select(&TELLERS[..]), fact(), proptest::option::weighted(0.7, any::<bool>()));
    let came = select(&[Came::Filed, Came::Filed, Came::Handed, Came::Refused, Came::Failed][..]);
    prop_oneof![
        3 => words().prop_map(Step::Describe),
        2 => select(&["first", "second", "third"][..]).prop_map(Step::Read),
        1 => Just(Step::Solved),
        6 => Just(Step::GoOn),
        4 => Just(Step::Back),
        5 => (fact(), any::<bool>()).prop_map(|(fact, yes)| Step::Answer(fact, yes)),
        1 => fact().prop_map(Step::Nonsense),
        3 => fact().prop_map(Step::Unsure),
        2 => (fact(), entered).prop_map(|(fact, text)| Step::Enter(fact, text)),
        2 => fact().prop_map(Step::Give),
        1 => fact().prop_map(Step::Change),
        1 => Just(Step::Keep),
        10 => Just(Step::Write),
        6 => edit.prop_map(|(place, text)| Step::Edit(place, text)),
        16 => Just(Step::Send),
        5 => Just(Step::OtherWay),
        4 => told.prop_map(|(teller, fact, yes)| Step::Tell(teller, fact, yes)),
        2 => text().prop_map(|(place, text)| Step::Prefill(place, text)),
        16 => (proptest::option::weighted(0.4, any::<Index>()), came).prop_map(|(which, came)| Step::Settle(which, came)),
    ]
}

impl Step {
    /// It as an action; none when there is no ticket that could come back.
    pub fn action(&self, sent: &[(u32, Order)]) -> Option<Action> {
        Some(match *self {
            Step::Describe(text) => Action::Describe(text.to_owned()),
            Step::Read(id) => Action::Read(id.to_owned()),
            Step::Solved => Action::Solved,
            Step::GoOn => Action::GoOn,
            Step::Back => Action::Back,
            Step::Answer(fact, yes) => Action::Answer(fact.to_owned(), Answer::YesNo(yes)),
            Step::Nonsense(fact) => Action::Answer(fact.to_owned(), Answer::Text("perhaps".to_owned())),
            Step::Unsure(fact) => Action::Unsure(fact.to_owned()),
            Step::Enter(fact, text) => Action::Enter(fact.to_owned(), text.to_owned()),
            Step::Give(fact) => Action::Give(fact.to_owned()),
            Step::Change(fact) => Action::Change(fact.to_owned()),
            Step::Keep => Action::Keep,
            Step::Write => Action::Write,
            Step::Edit(place, text) => Action::Edit(place.field(), text.to_owned()),
            Step::Send => Action::Send,
            Step::OtherWay => Action::OtherWay,
            Step::Restart => Action::Restart,
            Step::Tell(teller, fact, yes) => Action::Tell(json_of(&json!({ teller: { fact: yes } }))),
            Step::Prefill(place, text) => Action::Tell(json_of(&json!({ "prefill": place.prefill(text) }))),
            Step::Settle(which, came) => {
                let (attempt, order) = which.filter(|_| !sent.is_empty()).map_or(sent.last(), |which| Some(which.get(sent)))?;
                Action::settled(*attempt, order, came.course(*attempt), at("2026-11-20T16:40:00Z"))
            }
        })
    }
}

impl Place {
    fn field(self) -> Field {
        match self {
            Place::Kind => Field::Kind,
            Place::Name => Field::Name,
            Place::Email => Field::Email,
            Place::Description => Field::Description,
            Place::Changes => Field::Own("changes".to_owned()),
        }
    }

    fn prefill(self, text: &str) -> Value {
        match self {
            Place::Kind => json!({ "kind": text }),
            Place::Name => json!({ "name": text }),
            Place::Email => json!({ "email": text }),
            Place::Description => json!({ "text": text }),
            Place::Changes => json!({ "fields": { "changes": text } }),
        }
    }
}

impl Came {
    fn course(self, attempt: u32) -> Course {
        let end = match self {
            Came::Filed => End::Filed { intake: 0, via: "webhook", reference: Some(reference(attempt)) },
            Came::Handed => End::Handed { intake: 1, via: "mail", link: Link::parse("mailto:desk@acme.example").unwrap() },
            Came::Refused => End::Refused { intake: 0, faults: vec![(Field::Email, "We do not know it.".to_owned())] },
            Came::Failed => End::Failed,
        };
        Course { end, tried: vec!["it was tried".to_owned()] }
    }
}

/// The reference that the helpdesk gives an attempt.
pub fn reference(attempt: u32) -> String {
    format!("T-{attempt}")
}

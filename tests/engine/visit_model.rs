//! Whatever happens in a visit, in whatever order: no draft is lost, no second ticket is filed for one matter, no receipt is shown
//! without a filing, nothing is offered that is not allowed, and a visit that is written down reads back as it was.
//!
//! Held to a model: the visit once more, written for the eye instead of the browser. It knows one policy only, and judges it by
//! trying out all that could be.

mod model;
mod rubbish;
mod steps;

use std::rc::Rc;

use loket_engine::case::World;
use loket_engine::eligibility::Facts;
use loket_engine::intake::Order;
use loket_engine::policy::Json;
use loket_engine::visit::{Action, Effect, Filing, View, Visit};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use serde_json::{Value, json};

use crate::given::{at, policy};
use model::{Model, Sending, Shown};
use steps::{Step, course};

fn world() -> World {
    let rule = |when: Value, verdict: &str| json!({ "when": when, "verdict": verdict, "next": "ask", "because": ["all"] });
    let yes_no = || json!({ "kind": "yes-no", "ask": "?", "why": "!" });
    let policy = policy(json!({
        "facts": { "direct": yes_no(), "changed": yes_no(), "contract": yes_no(), "ended": { "kind": "yes-no", "from": ["page", "user"] } },
        "coverage": [
            rule(json!({ "ended": true }), "not-covered"),
            rule(json!({ "direct": false }), "elsewhere"),
            rule(json!({ "changed": true }), "best-effort"),
            { "verdict": "covered", "next": "ask", "because": ["all"] }
        ],
        "articles": [{ "id": "first", "title": "First", "body": "Body." }, { "id": "second", "title": "Second", "body": "Body." }],
        "tickets": {
            "kinds": { "fault": { "name": "Fault", "when": { "contract": true } }, "question": { "name": "Question" } },
            "fields": [{ "id": "changes", "label": "Changed", "kind": "yes-no", "fact": "changed" }],
            "intake": [{ "kind": "webhook", "url": "/helpdesk" }, { "kind": "mail", "to": "desk@acme.example" }, { "kind": "callback" }]
        }
    }));
    World::new(Rc::new(policy), "en", at("2026-11-20T16:30:00Z"), loket_cli::zone::zone)
}

/// A visit and its model, side by side.
struct Both {
    world: World,
    visit: Visit,
    model: Model,
    /// All tickets that were ever sent, with the numbers of their attempts.
    sent: Vec<(u32, Order)>,
    /// How many receipts the page has heard of.
    heard: usize,
}

impl Both {
    fn begin() -> Self {
        Both { world: world(), visit: Visit::new(Facts::default()), model: Model::default(), sent: Vec::new(), heard: 0 }
    }

    fn take(&mut self, step: &Step) {
        let Some(action) = step.action(&self.sent) else { return };
        let before = self.visit.clone();
        let effects = self.visit.apply(&self.world, action.clone(), "https://shop.example", crate::given::speech());
        let orders: Vec<(u32, Order)> = effects.iter().filter_map(order).collect();
        self.heard += effects.iter().filter(|effect| matches!(effect, Effect::Emit(event) if event.name == "filed")).count();
        match &action {
            Action::Filed(attempt, _) | Action::Refused(attempt, ..) | Action::Failed(attempt, _) if !self.model.awaits(*attempt) => {
                assert_eq!((&self.visit, &effects[..]), (&before, &[][..]), "what is late changes nothing: {step:?}");
            }
            _ => self.model.take(step),
        }
        // Tickets are sent when the model says so, as it says, and each under a number of its own.
        let expected = self.model.orders.split_off(0);
        assert_eq!(orders.len(), expected.len(), "{step:?}");
        for ((attempt, order), expected) in orders.into_iter().zip(expected) {
            assert!(self.sent.iter().all(|(earlier, _)| *earlier != attempt), "an attempt of this number was there before");
            assert_eq!(order, Order::new(order.ticket.clone(), &self.world.policy, expected.from));
            let ticket = &order.ticket;
            let draft = [&ticket.kind, &ticket.requester.name, &ticket.requester.email, &ticket.description];
            assert_eq!(draft.map(|text| text.trim()), expected.draft.each_ref().map(|text| text.trim()));
            self.model.sending = Sending::Open { attempt, draft: expected.draft };
            self.sent.push((attempt, order));
        }
        self.agree(step, &before);
    }

    fn agree(&mut self, step: &Step, before: &Visit) {
        let (visit, model) = (&self.visit, &mut self.model);
        let shown = shown(&visit.view);
        if let (Step::Back, false) = (step, before.changing.is_some()) {
            model.went_back_to(shown);
        }
        assert_eq!(shown, model.shown, "{step:?}");
        let draft = &visit.draft;
        let written = [&draft.kind, &draft.name, &draft.email, &draft.description].map(String::as_str);
        assert_eq!((written, draft.field("changes")), (model.draft(), &*model.changes), "{step:?}");
        assert_eq!(visit.changing.as_deref(), model.changing, "{step:?}");
        assert_eq!(visit.entered.as_ref().map(|entered| (&*entered.fact, &*entered.text)), model.entered, "{step:?}");
        match (&visit.filing, &model.sending) {
            (Filing::Idle, Sending::Not) | (Filing::Failed(_), Sending::Failed) => {}
            (Filing::Sending(attempt), Sending::Open { attempt: open, .. }) => assert_eq!(attempt, open),
            (Filing::Refused(intake), Sending::Refused) => assert_eq!(*intake, 0),
            (Filing::Done(receipt), Sending::Handed) => assert!(receipt.mail.is_some() && receipt.reference.is_none()),
            (Filing::Done(receipt), Sending::Filed { reference, description }) => {
                assert_eq!((receipt.reference.as_ref(), &receipt.description), (Some(reference), description));
                assert!(receipt.mail.is_none());
            }
            (filing, sending) => panic!("{filing:?} is not {sending:?} after {step:?}"),
        }
        assert_eq!(self.heard, model.filed, "{step:?}");
        let standing = visit.standing(&self.world);
        assert_eq!(standing.may_file, model.may_file(), "{step:?}");
        assert_eq!(standing.case.question().is_some(), model.has_question(), "{step:?}");
        let kinds: Vec<&str> = standing.case.kinds().iter().map(|(kind, _)| *kind).collect();
        assert_eq!(kinds, model.kinds(), "{step:?}");
        assert_eq!(Visit::read_back(&again(&visit.written()), &self.world.policy).as_ref(), Some(visit), "{step:?}");
    }
}

fn order(effect: &Effect) -> Option<(u32, Order)> {
    if let Effect::File(attempt, order) = effect { Some((*attempt, (**order).clone())) } else { None }
}

fn shown(view: &View) -> Shown {
    match view {
        View::Ask => Shown::Ask,
        View::Article(_) => Shown::Article,
        View::Eligibility => Shown::Case,
        View::Ticket => Shown::Form,
        View::Filed => Shown::Receipt,
        View::Solved => Shown::Solved,
    }
}

/// Written as text and read again, as wherever it is stored does.
fn again(json: &Json) -> Json {
    serde_json::from_str(&serde_json::to_string(json).unwrap()).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn a_visit_is_as_its_model(steps in course()) {
        let mut both = Both::begin();
        steps.iter().for_each(|step| both.take(step));
    }
}

/// The steps reach what they are to hold: receipts, late answers, tickets that are not allowed.
#[test]
fn the_steps_go_far_enough() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let (mut filed, mut sent, mut seen) = (0, 0, Vec::new());
    for _ in 0..100 {
        let steps = course().new_tree(&mut runner).unwrap().current();
        let mut both = Both::begin();
        for step in &steps {
            both.take(step);
            seen.push(both.model.shown);
        }
        filed += both.heard;
        sent += both.sent.len();
    }
    let at = |shown: Shown| seen.iter().filter(|other| **other == shown).count();
    assert!(filed > 30 && sent > filed + 60, "{filed} of {sent}");
    assert!([Shown::Ask, Shown::Article, Shown::Case, Shown::Form, Shown::Receipt, Shown::Solved].into_iter().all(|shown| at(shown) > 20));
}

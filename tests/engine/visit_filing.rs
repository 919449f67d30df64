//! Sending a ticket: what comes back late or twice, and what changes between writing and sending.

use std::rc::Rc;

use loket_engine::case::World;
use loket_engine::eligibility::Facts;
use loket_engine::intake::{Course, End, Order};
use loket_engine::policy::Link;
use loket_engine::ticket::{Fault, Field};
use loket_engine::visit::{Action, Effect, Filing, View, Visit};
use serde_json::{Value, json};

use crate::given::{at, json_of, policy};

const NOW: &str = "2026-11-20T16:30:00Z";

fn world() -> World {
    let rule = |when: Value, verdict: &str| json!({ "when": when, "verdict": verdict, "next": "ask", "because": ["all"] });
    let policy = policy(json!({
        "facts": {
            "contract": { "kind": "yes-no", "ask": "?", "why": "!" },
            "ended": { "kind": "yes-no" }
        },
        "coverage": [
            rule(json!({ "ended": true }), "not-covered"),
            { "verdict": "covered", "next": "ask", "because": ["all"] }
        ],
        "articles": [{ "id": "first", "title": "First", "body": "Body." }],
        "tickets": {
            "kinds": {
                "fault": { "name": "Fault", "when": { "contract": true } },
                "question": { "name": "Question" }
            },
            "intake": [{ "kind": "webhook", "url": "/helpdesk" }, { "kind": "mail", "to": "desk@acme.example" }]
        }
    }));
    World::new(Rc::new(policy), "en", at(NOW), loket_cli::zone::zone)
}

fn act(world: &World, visit: &mut Visit, action: Action) -> Vec<Effect> {
    visit.apply(world, action, "https://shop.example", crate::given::speech())
}

fn tell(world: &World, visit: &mut Visit, facts: Value) {
    act(world, visit, Action::Tell(json_of(&json!({ "facts": facts }))));
}

/// A visit at the form, with all that is needed filled in.
fn written(world: &World) -> Visit {
    let mut visit = Visit::new(Facts::default());
    describe(world, &mut visit, "It does not open");
    for (field, value) in [(Field::Name, "Ada"), (Field::Email, "ada@home.example")] {
        act(world, &mut visit, Action::Edit(field, value.to_owned()));
    }
    visit
}

/// Says what is the matter, and goes on to the form.
fn describe(world: &World, visit: &mut Visit, words: &str) {
    tell(world, visit, json!({ "contract": true, "ended": false }));
    act(world, visit, Action::Describe(words.to_owned()));
    act(world, visit, Action::GoOn);
    act(world, visit, Action::Write);
}

/// A ticket on its way.
struct Sent {
    attempt: u32,
    order: Order,
}

impl Sent {
    fn came_to(&self, end: End) -> Action {
        let tried = if end == End::Failed { vec!["tickets.intake[0]: webhook: it failed".to_owned()] } else { Vec::new() };
        Action::settled(self.attempt, &self.order, Course { end, tried }, at(NOW))
    }

    fn filed(&self, reference: &str) -> Action {
        self.came_to(End::Filed { intake: 0, via: "webhook", reference: Some(reference.to_owned()) })
    }

    fn handed(&self) -> Action {
        self.came_to(End::Handed { intake: 1, via: "mail", link: Link::parse("mailto:desk@acme.example").unwrap() })
    }
}

fn on_its_way(effects: Vec<Effect>) -> Option<Sent> {
    effects.into_iter().find_map(|effect| match effect {
        Effect::File(attempt, order) => Some(Sent { attempt, order: *order }),
        _ => None,
    })
}

fn send(world: &World, visit: &mut Visit) -> Option<Sent> {
    on_its_way(act(world, visit, Action::Send))
}

fn reference(visit: &Visit) -> Option<&str> {
    if let Filing::Done(receipt) = &visit.filing { receipt.reference.as_deref() } else { None }
}

#[test]
fn an_old_receipt_is_not_taken_for_that_of_a_new_visit() {
    let world = world();
    let mut visit = written(&world);
    let old = send(&world, &mut visit).unwrap();
    act(&world, &mut visit, Action::Back);
    act(&world, &mut visit, Action::Restart);
    describe(&world, &mut visit, "Another matter");
    act(&world, &mut visit, old.filed("OLD-1"));
    assert_eq!((visit.view.clone(), reference(&visit)), (View::Ticket, None));
    act(&world, &mut visit, old.came_to(End::Failed));
    assert_eq!(visit.filing, Filing::Idle);
    // Nor while the new one is on its way.
    let new = send(&world, &mut visit).unwrap();
    act(&world, &mut visit, old.filed("OLD-1"));
    act(&world, &mut visit, old.came_to(End::Refused { intake: 0, faults: vec![(Field::Name, "Who?".into())] }));
    assert_eq!((reference(&visit), visit.faults.len()), (None, 0));
    act(&world, &mut visit, new.filed("NEW-1"));
    act(&world, &mut visit, old.filed("OLD-1"));
    act(&world, &mut visit, new.came_to(End::Failed));
    assert_eq!((visit.view.clone(), reference(&visit)), (View::Filed, Some("NEW-1")));
}

#[test]
fn a_ticket_that_was_filed_after_the_visitor_went_back_is_shown() {
    let world = world();
    for leave in [vec![Action::Back], vec![Action::Back, Action::Back, Action::Describe("It does not open today".into())]] {
        let mut visit = written(&world);
        let sent = send(&world, &mut visit).unwrap();
        for action in leave {
            act(&world, &mut visit, action);
        }
        act(&world, &mut visit, sent.filed("T-1"));
        assert_eq!((visit.view.clone(), reference(&visit)), (View::Filed, Some("T-1")));
    }
}

#[test]
fn a_ticket_that_failed_after_the_visitor_went_back_is_told() {
    let world = world();
    let mut visit = written(&world);
    let sent = send(&world, &mut visit).unwrap();
    act(&world, &mut visit, Action::Back);
    act(&world, &mut visit, sent.came_to(End::Failed));
    assert!(matches!((&visit.view, &visit.filing), (View::Ticket, Filing::Failed(_))));
    // Who is helped otherwise needs no ticket.
    let sent = send(&world, &mut visit).unwrap();
    act(&world, &mut visit, Action::Solved);
    act(&world, &mut visit, sent.came_to(End::Failed));
    assert_eq!(visit.view, View::Solved);
}

#[test]
fn back_from_a_receipt_keeps_the_reference_and_offers_no_second_ticket() {
    let world = world();
    let mut visit = written(&world);
    let sent = send(&world, &mut visit).unwrap();
    act(&world, &mut visit, sent.filed("T-1"));
    act(&world, &mut visit, Action::Back);
    assert_eq!((visit.view.clone(), reference(&visit)), (View::Ask, Some("T-1")));
    assert!(!visit.standing(&world).may_file);
    for action in [Action::GoOn, Action::Write, Action::Send, Action::OtherWay] {
        act(&world, &mut visit, Action::Back);
        assert!(on_its_way(act(&world, &mut visit, action.clone())).is_none(), "{action:?}");
        let receipt = matches!(action, Action::GoOn | Action::Write);
        assert_eq!((visit.view == View::Filed, reference(&visit)), (receipt, Some("T-1")), "{action:?}");
    }
}

#[test]
fn what_is_written_after_a_receipt_is_kept_for_the_next_visit() {
    let world = world();
    let mut visit = written(&world);
    let sent = send(&world, &mut visit).unwrap();
    act(&world, &mut visit, sent.filed("T-1"));
    act(&world, &mut visit, Action::Back);
    act(&world, &mut visit, Action::Describe("And the bell is mute".into()));
    act(&world, &mut visit, Action::Restart);
    assert_eq!((visit.text(), &*visit.draft.name, &visit.filing), ("And the bell is mute", "Ada", &Filing::Idle));
    // What the receipt is for is not written twice.
    let mut visit = written(&world);
    let sent = send(&world, &mut visit).unwrap();
    act(&world, &mut visit, sent.filed("T-1"));
    act(&world, &mut visit, Action::Restart);
    assert_eq!((visit.text(), &*visit.draft.name), ("", "Ada"));
}

#[test]
fn a_mail_that_was_handed_over_can_be_written_otherwise() {
    let world = world();
    let mut visit = written(&world);
    let sent = send(&world, &mut visit).unwrap();
    act(&world, &mut visit, sent.handed());
    assert_eq!(visit.view, View::Filed);
    act(&world, &mut visit, Action::Back);
    assert_eq!(visit.view, View::Ticket);
    let again = send(&world, &mut visit).unwrap();
    act(&world, &mut visit, again.handed());
    // The ways after it are tried, and fail: the form is there, and "back" leads to what was before it.
    let other = on_its_way(act(&world, &mut visit, Action::OtherWay)).unwrap();
    act(&world, &mut visit, other.came_to(End::Failed));
    assert_eq!(visit.view, View::Ticket);
    act(&world, &mut visit, Action::Back);
    assert_eq!(visit.view, View::Eligibility);
}

#[test]
fn a_kind_that_is_no_longer_offered_is_not_filed() {
    let world = world();
    let mut visit = written(&world);
    assert_eq!(visit.draft.kind, "fault");
    tell(&world, &mut visit, json!({ "contract": false }));
    let draft = visit.draft.clone();
    assert!(send(&world, &mut visit).is_none());
    assert_eq!((&visit.faults[..], &visit.view), (&[(Field::Kind, Fault::NotChoice)][..], &View::Ticket));
    assert_eq!(visit.draft, draft);
    act(&world, &mut visit, Action::Edit(Field::Kind, "question".into()));
    assert_eq!(send(&world, &mut visit).unwrap().order.ticket.kind, "question");
}

#[test]
fn under_a_verdict_that_allows_none_no_ticket_is_filed() {
    let world = world();
    let mut visit = written(&world);
    tell(&world, &mut visit, json!({ "ended": true }));
    let draft = visit.draft.clone();
    assert!(send(&world, &mut visit).is_none());
    assert_eq!((visit.view.clone(), &visit.draft), (View::Eligibility, &draft));
    // Nor by another way, once one did not work out.
    tell(&world, &mut visit, json!({ "ended": false }));
    act(&world, &mut visit, Action::Write);
    let sent = send(&world, &mut visit).unwrap();
    act(&world, &mut visit, sent.handed());
    tell(&world, &mut visit, json!({ "ended": true }));
    assert!(on_its_way(act(&world, &mut visit, Action::OtherWay)).is_none());
    assert_eq!((visit.view.clone(), &visit.draft), (View::Eligibility, &draft));
}

#[test]
fn what_a_helpdesk_refuses_is_said_at_the_field() {
    let world = world();
    let mut visit = written(&world);
    let sent = send(&world, &mut visit).unwrap();
    let refused = End::Refused { intake: 0, faults: vec![(Field::Email, "We do not know this address.".into())] };
    act(&world, &mut visit, sent.came_to(refused.clone()));
    let fault = (Field::Email, Fault::Refused("We do not know this address.".into()));
    assert_eq!((&visit.faults[..], &visit.view), (&[fault][..], &View::Ticket));
    // Said otherwise, it is sent to the same helpdesk again; or by another way.
    act(&world, &mut visit, Action::Edit(Field::Email, "ada@work.example".into()));
    assert_eq!(visit.faults, []);
    let again = send(&world, &mut visit).unwrap();
    assert_eq!(again.order.ticket.requester.email, "ada@work.example");
    act(&world, &mut visit, again.came_to(refused));
    let other = on_its_way(act(&world, &mut visit, Action::OtherWay)).unwrap();
    assert_eq!(other.order, Order::new(other.order.ticket.clone(), &world.policy, 1));
}

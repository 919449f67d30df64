//! What each adapter asks, what an answer means to it, and which way takes a ticket in the end. Nothing is sent.

use std::cell::RefCell;
use std::pin::pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use loket_engine::case::World;
use loket_engine::eligibility::Facts;
use loket_engine::intake::{Answer, Course, End, Errand, Order, Request};
use loket_engine::policy::{Endpoint, Json, Policy};
use loket_engine::ticket::{Draft, Field, Ticket, ticket};
use serde_json::{Value, json};

use crate::given::{at, json_of, policy};

const WEBHOOK: &str = "/helpdesk";

fn filed_by(ways: Value) -> Policy {
    policy(json!({
        "tickets": {
            "kinds": { "question": { "name": "Question" }, "fault": { "name": "Fault" } },
            "fields": [
                { "id": "serial", "label": "Serial number", "kind": "text", "kinds": ["fault"] },
                { "id": "firmware", "label": "Firmware", "kind": "text" }
            ],
            "intake": ways
        }
    }))
}

fn webhook() -> Value {
    json!({ "kind": "webhook", "url": WEBHOOK })
}

fn mail() -> Value {
    json!({ "kind": "mail", "to": "desk@acme.example" })
}

fn callback() -> Value {
    json!({ "kind": "callback" })
}

fn question(policy: &Policy, description: &str) -> Ticket {
    let world = World::new(Rc::new(policy.clone()), "en", at("2026-11-20T16:30:00Z"), loket_cli::zone::zone);
    let draft = Draft {
        kind: "question".into(),
        name: "Ada".into(),
        email: "ada@home.example".into(),
        description: description.into(),
        fields: vec![("firmware".into(), "2.3.1".into())],
    };
    ticket(&draft, &world.case(Facts::default()), &[], "https://shop.example", crate::given::speech())
}

fn answered(status: u16, body: Value) -> Result<Answer, String> {
    Ok(Answer { status, redirected: false, after: None, body: json_of(&body) })
}

/// Files a question by these ways from a number on; each errand gets the next answer. What it came to, and what was asked.
fn file(ways: Value, from: usize, answers: Vec<Result<Answer, String>>) -> (Course, Vec<Errand>) {
    let policy = filed_by(ways);
    let order = Order::new(question(&policy, "The display stays dark"), &policy, from);
    let asked = RefCell::new(Vec::new());
    let answers = RefCell::new(answers.into_iter());
    let course = at_once(order.file(async |errand| {
        asked.borrow_mut().push(errand);
        answers.borrow_mut().next().expect("more is asked than there are answers")
    }));
    assert!(answers.borrow_mut().next().is_none(), "less is asked than there are answers");
    (course, asked.into_inner())
}

/// What a future gives that waits for nothing.
fn at_once<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("it waits for something"),
    }
}

fn filed(reference: Option<&str>) -> End {
    End::Filed { intake: 0, via: "webhook", reference: reference.map(str::to_owned) }
}

/// What a webhook's answer comes to when there is no other way, and what the console hears.
fn webhook_hears(answer: Result<Answer, String>) -> (End, Vec<String>) {
    let (Course { end, tried }, _) = file(json!([webhook()]), 0, vec![answer]);
    (end, tried)
}

#[test]
fn a_webhook_is_a_post_of_the_tickets_json() {
    let (_, asked) = file(json!([webhook()]), 0, vec![answered(201, json!(null))]);
    let [Errand::Request(Request { url, method, headers, body })] = &asked[..] else { panic!("{asked:?}") };
    assert_eq!((url, *method), (&Endpoint::parse(WEBHOOK).unwrap(), "POST"));
    let json = "application/json".to_owned();
    assert_eq!(*headers, [("content-type", json.clone()), ("accept", json)]);
    let body = serde_json::to_value(body).unwrap();
    assert_eq!((&body["description"], &body["requester"]["name"]), (&json!("The display stays dark"), &json!("Ada")));
    assert_eq!(body["fields"], json!({ "firmware": "2.3.1" }));
}

#[test]
fn a_webhook_that_answers_200_to_299_has_it() {
    let long = "x".repeat(300);
    for (status, body, reference) in [
        (200, json!({ "reference": "T-1" }), Some("T-1")),
        (201, json!({ "reference": 1001, "other": true }), Some("1001")),
        (299, json!("T-2"), Some("T-2")),
        (204, json!(null), None),
        (200, json!({ "reference": "  " }), None),
        (200, json!({ "reference": null }), None),
        (200, json!({ "reference": { "id": 1 } }), None),
        (200, json!({ "id": "T-3" }), None),
        (200, json!(["T-4"]), None),
        (200, json!({ "reference": long }), long.get(..200)),
        // The last number that JavaScript can tell from its neighbours, and the first that it cannot: its digits are kept.
        (200, json!({ "reference": 9_007_199_254_740_991_u64 }), Some("9007199254740991")),
        (200, json!({ "reference": 9_007_199_254_740_993_u64 }), Some("9007199254740993")),
    ] {
        assert_eq!(webhook_hears(answered(status, body.clone())), (filed(reference), vec![]), "{status} {body}");
    }
}

#[test]
fn a_webhook_that_answers_otherwise_does_not() {
    for status in [0, 100, 199, 300, 301, 304, 307, 400, 401, 404, 422, 429, 500, 503, 599] {
        let said = format!("tickets.intake[0]: webhook: the helpdesk answered {status}");
        assert_eq!(webhook_hears(answered(status, json!({ "reference": "T-1" }))), (End::Failed, vec![said]));
    }
    let said = "tickets.intake[0]: webhook: it did not answer".to_owned();
    assert_eq!(webhook_hears(Err("it did not answer".into())), (End::Failed, vec![said]));
    let busy = Answer { status: 503, redirected: false, after: Some(30), body: Json::Null };
    let said = "tickets.intake[0]: webhook: the helpdesk answered 503, and wants to be asked again in 30 s".to_owned();
    assert_eq!(webhook_hears(Ok(busy)), (End::Failed, vec![said]));
}

#[test]
fn an_answer_from_elsewhere_is_none() {
    for status in [0, 200, 302] {
        let answer = Answer { status, redirected: true, after: None, body: json_of(&json!({ "reference": "T-1" })) };
        let said = "tickets.intake[0]: webhook: the helpdesk redirects to another address, which is not followed".to_owned();
        assert_eq!(webhook_hears(Ok(answer)), (End::Failed, vec![said]));
    }
}

#[test]
fn a_refusal_says_what_is_wrong_where() {
    let faults = json!({ "faults": {
        "requester.email": " We do not know this address. ", "fields.firmware": "Too old.", "subject": "Say more.", "requester.name": "?",
        "kind": "!", "fields.serial": "It is not asked of a question.", "colour": "There is no such place.", "description": 7
    } });
    let own = Field::Own("firmware".into());
    let expected: Vec<(Field, String)> = [
        (Field::Email, "We do not know this address."),
        (own, "Too old."),
        (Field::Description, "Say more."),
        (Field::Name, "?"),
        (Field::Kind, "!"),
    ]
    .map(|(field, sentence)| (field, sentence.to_owned()))
    .into();
    for status in [400, 422] {
        let (course, _) = file(json!([webhook(), mail()]), 0, vec![answered(status, faults.clone())]);
        assert_eq!(course, Course { end: End::Refused { intake: 0, faults: expected.clone() }, tried: vec![] });
    }
    // What the visitor cannot say otherwise hands over to the next way.
    let serial = json!({ "faults": { "fields.serial": "It is missing." } });
    let (course, _) = file(json!([webhook(), callback()]), 0, vec![answered(422, serial), answered(200, json!("P-7"))]);
    assert_eq!(course.end, End::Filed { intake: 1, via: "callback", reference: Some("P-7".into()) });
    assert_eq!(course.tried, ["tickets.intake[0]: webhook: It is missing."]);
}

#[test]
fn a_mail_is_a_link_with_the_text_and_is_never_sent_from_here() {
    let (course, asked) = file(json!([mail()]), 0, vec![]);
    let End::Handed { intake: 0, via: "mail", link } = course.end else { panic!("{course:?}") };
    assert_eq!(asked, []);
    let start = "mailto:desk@acme.example?subject=The%20display%20stays%20dark&body=The%20display%20stays%20dark%0d%0a";
    assert!(link.as_str().starts_with(start), "{}", link.as_str());
    // Programs cut off long links; the whole text can be copied.
    let policy = filed_by(json!([mail()]));
    let order = Order::new(question(&policy, &"é".repeat(2_000)), &policy, 0);
    let End::Handed { link, .. } = at_once(order.file(async |_| Err(String::new()))).end else { panic!() };
    assert_eq!(link.as_str().matches("%c3%a9").count(), 79 + 1_400);
    assert!(link.as_str().ends_with("%e2%80%a6"));
}

#[test]
fn a_function_of_the_page_that_returns_has_it() {
    for (returned, reference) in [(json!("P-7"), Some("P-7")), (json!({ "reference": 7 }), Some("7")), (json!(null), None)] {
        let (course, asked) = file(json!([callback()]), 0, vec![Ok(Answer::returned(json_of(&returned)))]);
        let [Errand::Call(ticket)] = &asked[..] else { panic!("{asked:?}") };
        assert_eq!(ticket.get("description").and_then(Json::as_str), Some("The display stays dark"));
        assert_eq!(course.end, End::Filed { intake: 0, via: "callback", reference: reference.map(str::to_owned) });
    }
    let (course, _) = file(json!([callback()]), 0, vec![Err("no room".into())]);
    assert_eq!(course, Course { end: End::Failed, tried: vec!["tickets.intake[0]: callback: no room".into()] });
}

#[test]
fn the_ways_are_tried_in_order_from_a_number_on() {
    let ways = json!([webhook(), mail(), callback()]);
    let (course, asked) = file(ways.clone(), 0, vec![answered(500, json!(null))]);
    assert!(matches!(course.end, End::Handed { intake: 1, .. }));
    assert_eq!((asked.len(), &course.tried[..]), (1, &["tickets.intake[0]: webhook: the helpdesk answered 500".to_owned()][..]));
    let (course, _) = file(ways.clone(), 2, vec![Ok(Answer::returned(Json::Null))]);
    assert_eq!(course, Course { end: End::Filed { intake: 2, via: "callback", reference: None }, tried: vec![] });
    let (course, _) = file(ways, 3, vec![]);
    assert_eq!(course, Course { end: End::Failed, tried: vec!["tickets.intake: there is no other way".into()] });
}

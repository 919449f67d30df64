//! What the page tells in a visit: taken back, looked up by one function after another, and still there when the visit begins anew.

use std::rc::Rc;

use loket_engine::case::World;
use loket_engine::eligibility::Facts;
use loket_engine::policy::Source;
use loket_engine::visit::{Action, Effect, Visit};
use serde_json::{Value, json};

use crate::given::{at, json_of, policy};

fn world() -> World {
    let policy = policy(json!({
        "facts": {
            "direct": { "kind": "yes-no", "ask": "?", "why": "!" },
            "paid": { "kind": "yes-no", "ask": "?", "why": "!", "from": ["user", "look-up", "visitor"] },
        },
        "tickets": {
            "kinds": { "question": { "name": "Question" } },
            "fields": [{ "id": "model", "kind": "text", "label": "Model" }, { "id": "serial", "kind": "text", "label": "Serial" }],
            "intake": [{ "kind": "callback" }]
        }
    }));
    World::new(Rc::new(policy), "en", at("2026-11-20T16:30:00Z"), loket_cli::zone::zone)
}

fn act(world: &World, visit: &mut Visit, action: Action) -> Vec<Effect> {
    visit.apply(world, action, "https://shop.example", crate::given::speech())
}

fn tell(world: &World, visit: &mut Visit, told: Value) -> Vec<Effect> {
    act(world, visit, Action::Tell(json_of(&told)))
}

/// The number of the look-up that is asked for.
fn asked(effects: &[Effect]) -> Option<u32> {
    effects.iter().find_map(|effect| if let Effect::LookUp(number, _) = effect { Some(*number) } else { None })
}

fn paid(visit: &Visit) -> Option<Value> {
    visit.facts().get("paid").map(|value| serde_json::to_value(value.json()).unwrap())
}

#[test]
fn an_older_look_up_says_nothing_once_another_function_was_given() {
    let world = world();
    let mut visit = Visit::new(Facts::default());
    let old = asked(&act(&world, &mut visit, Action::Learned)).expect("it is asked");
    let new = asked(&tell(&world, &mut visit, json!({ "lookup": null }))).expect("the other is asked the same");
    act(&world, &mut visit, Action::LookedUp(old, Ok(json_of(&json!({ "paid": false })))));
    assert_eq!(paid(&visit), None);
    act(&world, &mut visit, Action::LookedUp(new, Ok(json_of(&json!({ "paid": true })))));
    assert_eq!(paid(&visit), Some(json!(true)));
    // However late, in whatever order, and however often.
    for (number, answer) in [(old, false), (new, false), (old, false)] {
        act(&world, &mut visit, Action::LookedUp(number, Ok(json_of(&json!({ "paid": answer })))));
    }
    assert_eq!(paid(&visit), Some(json!(true)));
}

#[test]
fn a_look_up_that_is_given_up_on_says_nothing_of_the_one_after_it() {
    let world = world();
    let mut visit = Visit::new(Facts::default());
    let old = asked(&act(&world, &mut visit, Action::Learned)).expect("it is asked");
    let new = asked(&tell(&world, &mut visit, json!({ "facts": { "direct": true } }))).expect("more is known");
    assert_eq!(act(&world, &mut visit, Action::LookedUp(old, Err("lookup: timed out".to_owned()))), []);
    act(&world, &mut visit, Action::LookedUp(new, Ok(json_of(&json!({ "paid": true })))));
    assert_eq!(paid(&visit), Some(json!(true)));
}

#[test]
fn a_look_up_says_nothing_in_the_visit_after_it() {
    let world = world();
    let mut visit = Visit::new(Facts::default());
    let old = asked(&act(&world, &mut visit, Action::Learned)).expect("it is asked");
    let new = asked(&act(&world, &mut visit, Action::Restart)).expect("it is asked anew");
    act(&world, &mut visit, Action::LookedUp(old, Ok(json_of(&json!({ "paid": false })))));
    assert_eq!(paid(&visit), None);
    act(&world, &mut visit, Action::LookedUp(new, Ok(json_of(&json!({ "paid": true })))));
    assert_eq!(paid(&visit), Some(json!(true)));
}

#[test]
fn null_takes_back_what_was_told_by_whom_it_was_told() {
    let world = world();
    let mut visit = Visit::new(Facts::default());
    tell(&world, &mut visit, json!({ "facts": { "direct": true }, "user": { "paid": true } }));
    tell(&world, &mut visit, json!({ "user": null }));
    assert_eq!((visit.facts().source("direct"), paid(&visit)), (Some(Source::Page), None));
    tell(&world, &mut visit, json!({ "facts": { "direct": null } }));
    assert_eq!(visit.facts().get("direct"), None);
}

#[test]
fn who_asks_something_else_finds_what_the_page_filled_in() {
    let world = world();
    let mut visit = Visit::new(Facts::default());
    let filled = json!({ "text": "It is broken", "name": "Ada", "fields": { "model": "AV-07", "serial": "12" } });
    tell(&world, &mut visit, json!({ "prefill": filled }));
    tell(&world, &mut visit, json!({ "prefill": { "email": "ada@shop.example", "fields": { "serial": "34" } } }));
    // What the visitor has is not overwritten, then or now.
    assert_eq!(visit.draft.field("serial"), "12");
    act(&world, &mut visit, Action::Edit(loket_engine::ticket::Field::Own("model".to_owned()), "AV-08".to_owned()));
    for _ in 0..2 {
        act(&world, &mut visit, Action::Restart);
        assert_eq!((visit.draft.name.as_str(), visit.draft.email.as_str()), ("Ada", "ada@shop.example"));
        assert_eq!((visit.draft.field("model"), visit.draft.field("serial")), ("AV-07", "34"));
        // It is another matter now.
        assert_eq!(visit.draft.description, "");
    }
    tell(&world, &mut visit, json!({ "prefill": null }));
    act(&world, &mut visit, Action::Restart);
    assert_eq!(visit.draft.field("model"), "");
}

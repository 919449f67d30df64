//! What is read back may be anything.

use loket_engine::eligibility::Facts;
use loket_engine::policy::Json;
use loket_engine::visit::{Action, View, Visit};
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value, json};

use super::steps::{Step, course, step};
use super::{Both, world};
use crate::given::json_of;

/// Any JSON, of which much looks like a part of a visit.
fn anything() -> impl Strategy<Value = Value> {
    let words =
        prop::sample::select(&["ask", "ticket", "filed", "direct", "visitor", "page", "webhook", "first", "kind", "missing", ""][..]);
    let number =
        prop_oneof![Just(json!(-1)), Just(json!(0)), Just(json!(1)), Just(json!(4_294_967_295_u32)), Just(json!(1e300)), Just(json!(0.5))];
    let leaf = prop_oneof![Just(Value::Null), any::<bool>().prop_map(Value::Bool), number, words.prop_map(|word| json!(word))];
    let keys = prop::sample::select(
        &[
            "article",
            "done",
            "sending",
            "failed",
            "refused",
            "fact",
            "text",
            "fields",
            "via",
            "copy",
            "description",
            "at",
            "intake",
            "known",
        ][..],
    );
    leaf.prop_recursive(3, 24, 5, move |inner| {
        let object = proptest::collection::vec((keys.clone(), inner.clone()), 0..6);
        let object = object.prop_map(|pairs| Value::Object(pairs.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()));
        prop_oneof![proptest::collection::vec(inner, 0..4).prop_map(Value::Array), object]
    })
}

/// All places of a JSON value, as pointers.
fn places(value: &Value, at: &str, found: &mut Vec<String>) {
    found.push(at.to_owned());
    match value {
        Value::Object(properties) => properties.iter().for_each(|(key, value)| places(value, &format!("{at}/{key}"), found)),
        Value::Array(items) => items.iter().enumerate().for_each(|(index, value)| places(value, &format!("{at}/{index}"), found)),
        _ => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    /// However a visit that was written down is spoilt, it is no visit or one that could have been: no receipt is shown without one,
    /// it goes on without a panic, and it is written and read again as it is.
    #[test]
    fn what_is_read_back_is_a_visit_that_could_have_been(
        steps in course(),
        spoilt in proptest::collection::vec((any::<Index>(), anything()), 1..4),
        more in proptest::collection::vec(step(), 1..30),
    ) {
        let mut both = Both::begin();
        steps.iter().for_each(|step| both.take(step));
        let mut document = serde_json::to_value(both.visit.written()).unwrap();
        for (place, value) in spoilt {
            let mut found = Vec::new();
            places(&document, "", &mut found);
            *document.pointer_mut(place.get(&found[..]).as_str()).unwrap() = value;
        }
        let policy = both.world.policy.clone();
        let Some(mut visit) = Visit::read_back(&json_of(&document), &policy) else { return Ok(()) };
        for step in &more {
            let again = Visit::read_back(&visit.written(), &policy);
            prop_assert_eq!(again.as_ref(), Some(&visit));
            let filed = visit.receipt().is_some();
            prop_assert!(!filed || !visit.standing(&both.world).may_file);
            if let Some(action) = step.action(&both.sent) {
                visit.apply(&both.world, action, "", crate::given::speech());
            }
            // A ticket that exists is forgotten by beginning anew, and by nothing else.
            prop_assert!(!filed || visit.receipt().is_some() || matches!(step, Step::Restart));
        }
    }
}

#[test]
fn what_is_no_visit_is_none() {
    let policy = world().policy;
    let visit = Visit::new(Facts::default()).written();
    for rubbish in [json!(null), json!([]), json!("visit"), json!({}), json!({ "loket-visit": "1" }), json!({ "loket-visit": 2 })] {
        assert_eq!(Visit::read_back(&json_of(&rubbish), &policy), None);
    }
    assert_eq!(Visit::read_back(&json_of(&json!({ "loket-visit": 1 })), &policy), Visit::read_back(&visit, &policy));
}

/// A policy that changed in the meantime no longer knows of some things; what was typed is kept.
#[test]
fn what_the_policy_no_longer_knows_is_left_out() {
    let world = world();
    let mut visit = Visit::new(Facts::default());
    for action in [
        Action::Describe("It is stuck".to_owned()),
        Action::Read("first".to_owned()),
        Action::Tell(json_of(&json!({ "facts": { "ended": false }, "prefill": { "fields": { "changes": "true" } } }))),
        Action::Enter("direct".to_owned(), "perhaps".to_owned()),
    ] {
        visit.apply(&world, action, "", crate::given::speech());
    }
    let other = crate::given::policy(json!({}));
    let read = Visit::read_back(&visit.written(), &other).unwrap();
    assert_eq!((&read.draft, read.suggested), (&visit.draft, true));
    assert_eq!((read.read.len(), read.told.json(), &read.entered), (0, Json::Object(vec![]), &None));
    assert_eq!(read.view, View::Ask);
}

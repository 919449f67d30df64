//! Questions in a visit: answered, not known, answered otherwise.

use std::rc::Rc;

use loket_engine::case::World;
use loket_engine::eligibility::Facts;
use loket_engine::policy::{Value as Answer, Verdict};
use loket_engine::visit::{Action, Visit};
use serde_json::{Value, json};

use crate::given::{at, facts, json_of, policy};

fn world() -> World {
    let yes_no = || json!({ "kind": "yes-no", "ask": "?", "why": "!" });
    let rule = |when: Value, verdict: &str| json!({ "when": when, "verdict": verdict, "next": "ask", "because": ["all"] });
    let policy = policy(json!({
        "facts": { "direct": yes_no(), "changed": yes_no(), "latest": yes_no(), "paid": { "kind": "yes-no", "from": ["user"] } },
        "coverage": [
            rule(json!({ "direct": false }), "elsewhere"),
            rule(json!({ "paid": false }), "billable"),
            rule(json!({ "changed": true, "latest": false }), "not-covered"),
            rule(json!({ "changed": true }), "best-effort"),
            { "verdict": "covered", "next": "ask", "because": ["all"] }
        ]
    }));
    World::new(Rc::new(policy), "en", at("2026-11-20T16:30:00Z"), loket_cli::zone::zone)
}

fn visit(world: &World, told: Value) -> Visit {
    let mut told_by_user = Facts::default();
    for (name, value) in facts(&policy(json!({ "facts": { "paid": { "kind": "yes-no" } } })), &told).iter() {
        told_by_user.tell(name, value.clone(), loket_engine::policy::Source::User);
    }
    let mut visit = Visit::new(told_by_user);
    act(world, &mut visit, Action::Describe("It does not open".into()));
    act(world, &mut visit, Action::GoOn);
    visit
}

fn act(world: &World, visit: &mut Visit, action: Action) {
    visit.apply(world, action, "https://shop.example", crate::given::speech());
}

fn answer(world: &World, visit: &mut Visit, fact: &str, yes: bool) {
    assert_eq!(visit.standing(world).question, Some(fact));
    act(world, visit, Action::Answer(fact.to_owned(), Answer::YesNo(yes)));
}

fn verdict(world: &World, visit: &Visit) -> Option<Verdict> {
    visit.case(world).judgement.outcome.decided().map(|rule| rule.verdict)
}

#[test]
fn who_does_not_know_is_told_the_worst_and_can_still_write() {
    let world = world();
    let mut visit = visit(&world, json!({ "paid": true }));
    answer(&world, &mut visit, "direct", true);
    act(&world, &mut visit, Action::Unsure("changed".into()));
    // Whether it is the latest version still decides between help without a promise and none.
    act(&world, &mut visit, Action::Unsure("latest".into()));
    assert_eq!(visit.standing(&world).question, None);
    assert_eq!((verdict(&world, &visit), visit.case(&world).judgement.worst()), (None, Some(Verdict::NotCovered)));
    assert!(visit.standing(&world).may_file);
    let ticket = serde_json::to_value(visit.ticket(&world, "", crate::given::speech())).unwrap();
    assert_eq!(ticket["verdict"], Value::Null);
    assert_eq!(ticket["explanation"]["unsure"], json!(["changed", "latest"]));
    assert_eq!(ticket["explanation"]["possible"], json!(["covered", "best-effort", "not-covered"]));
    assert_eq!(ticket["explanation"]["facts"]["paid"], json!({ "value": true, "source": "user", "part": "idle" }));
    // Who finds out after all goes on from there.
    act(&world, &mut visit, Action::Change("changed".into()));
    answer(&world, &mut visit, "changed", false);
    assert_eq!((visit.standing(&world).question, verdict(&world, &visit)), (None, Some(Verdict::Covered)));
}

#[test]
fn only_what_depends_on_a_changed_answer_is_asked_again() {
    let world = world();
    let mut visit = visit(&world, json!({ "paid": true }));
    answer(&world, &mut visit, "direct", true);
    answer(&world, &mut visit, "changed", true);
    answer(&world, &mut visit, "latest", true);
    assert_eq!(verdict(&world, &visit), Some(Verdict::BestEffort));
    // To another answer by which the others are of no importance, and back: nothing is asked twice.
    act(&world, &mut visit, Action::Change("direct".into()));
    answer(&world, &mut visit, "direct", false);
    assert_eq!((visit.standing(&world).question, verdict(&world, &visit)), (None, Some(Verdict::Elsewhere)));
    act(&world, &mut visit, Action::Change("direct".into()));
    answer(&world, &mut visit, "direct", true);
    assert_eq!((visit.standing(&world).question, verdict(&world, &visit)), (None, Some(Verdict::BestEffort)));
    // What was not asked before is.
    act(&world, &mut visit, Action::Restart);
    act(&world, &mut visit, Action::Describe("It does not open".into()));
    act(&world, &mut visit, Action::GoOn);
    answer(&world, &mut visit, "direct", true);
    answer(&world, &mut visit, "changed", false);
    assert_eq!((visit.standing(&world).question, verdict(&world, &visit)), (None, Some(Verdict::Covered)));
    act(&world, &mut visit, Action::Change("changed".into()));
    answer(&world, &mut visit, "changed", true);
    assert_eq!(visit.standing(&world).question, Some("latest"));
}

#[test]
fn what_is_learned_later_wins_by_its_source() {
    let world = world();
    let mut visit = visit(&world, json!({}));
    answer(&world, &mut visit, "direct", false);
    assert_eq!(verdict(&world, &visit), Some(Verdict::Elsewhere));
    act(&world, &mut visit, Action::Tell(json_of(&json!({ "facts": { "direct": true } }))));
    // The visitor has said otherwise; the desk sees both.
    assert_eq!(verdict(&world, &visit), Some(Verdict::Elsewhere));
    let explanation = serde_json::to_value(visit.case(&world).explanation().json(&world.policy, &visit.facts())).unwrap();
    assert_eq!(
        explanation["facts"]["direct"],
        json!({ "value": false, "source": "visitor", "part": "decides", "otherwise": { "page": true } })
    );
    // What nobody asks and nobody tells stays open, and is no reason to block anybody.
    act(&world, &mut visit, Action::Change("direct".into()));
    answer(&world, &mut visit, "direct", true);
    answer(&world, &mut visit, "changed", false);
    assert_eq!((visit.standing(&world).question, verdict(&world, &visit), visit.standing(&world).may_file), (None, None, true));
}

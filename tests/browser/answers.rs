//! Answers: each sort by its own controls, what is no answer, and what the page or an account told, corrected.

use serde_json::{Value, json};
use thirtyfour::Key;

use crate::{
    opening::{Opening, example},
    pages::{self, Pages},
    visit::Visit,
};

const NOW: &str = "2026-11-20T10:00:00Z";

/// BAS-IP with one fact in place of its own, and a rule by which one sort of answer is not covered.
pub fn asking(fact: Value, when: Value) -> Pages {
    let mut policy = pages::policy("bas-ip");
    policy["facts"] = json!({ "it": fact });
    policy["coverage"] = json!([
        { "when": when, "verdict": "not-covered", "next": "guided", "because": ["own-hands"] },
        { "verdict": "covered", "next": "ticket", "because": ["use"] }
    ]);
    for part in ["targets", "channels", "articles"] {
        policy[part] = json!([]);
    }
    policy["tickets"]["kinds"] = json!({ "question": { "name": "Question" } });
    policy["tickets"]["fields"] = json!([]);
    let widget = "<script src=\"/loket.js\" data-policy=\"/policy.json\" data-now=\"{now}\" async></script>";
    pages::at(NOW).policy("/policy.json", &policy).page(widget)
}

/// A question of which several answers apply.
pub fn several() -> Pages {
    let fact = json!({ "kind": "choices", "ask": "What is broken?", "why": "Bells are not ours.", "help": "Look at the **lights**.",
        "choices": { "door": "The door", "lock": "The lock", "bell": "The bell" } });
    asking(fact, json!({ "it": "bell" }))
}

fn begins(opening: Opening, test: impl AsyncFnOnce(&Visit<'_>)) {
    opening.live(async |visit, _| {
        visit.describe("it does not work").await;
        visit.press("Go on").await;
        test(visit).await;
    });
}

#[test]
fn several_choices_are_ticked_or_none_of_them() {
    begins(several().opening(), async |visit| {
        visit.is_at("What is broken?").await;
        let told = visit.browser.devtools("Accessibility.getFullAXTree", json!({})).await;
        let named = |node: &&Value| node["role"]["value"] == "group" && node["name"]["value"] == "What is broken?";
        let group = told["nodes"].as_array().into_iter().flatten().find(named);
        assert!(group.is_some_and(|group| group["description"]["value"] == "Look at the lights."), "{group:?}");
        visit.press("Next").await;
        assert_eq!(visit.reads(".fault").await, "Choose at least one, or “None of these”.");
        visit.has_focus_on("input The door").await;
        // By keyboard alone: the second and the third, then Enter.
        let keys = visit.browser.session.action_chain().send_keys(Key::Tab + " ").send_keys(Key::Tab + " ");
        keys.perform().await.expect("keys are pressed");
        visit.sees_no(".fault").await;
        let ticked = "return [...root.querySelectorAll('.choice input')].map(box => box.checked)";
        assert_eq!(visit.run(ticked).await, json!([false, true, true]));
        let high = "return [...root.querySelectorAll('.choice, .question .button')].every(each => each.offsetHeight >= 44)";
        assert_eq!(visit.run(high).await, true);
        visit.browser.session.action_chain().send_keys(Key::Enter + "").perform().await.expect("a key is pressed");
        visit.is_at("Not covered").await;
        assert_eq!(visit.reads(".answers dd b").await, "The lock, The bell");

        visit.press("Change: What is broken?").await;
        assert_eq!(visit.run(ticked).await, json!([false, true, true]));
        visit.press("None of these").await;
        visit.is_at("Covered").await;
        assert_eq!(visit.reads(".answers dd b").await, "None of these");
    });
}

/// What is typed as an answer of a kind: what is none and how that is said, what is one and how that is shown.
async fn types(visit: &Visit<'_>, wrong: &str, said: &str, right: &str, shown: &str) {
    visit.answer_by_typing("Tell us", wrong).await;
    assert_eq!(visit.reads(".fault").await, said);
    visit.has_focus_on("input Tell us").await;
    assert_eq!(visit.run("return root.querySelector('.question input').value").await, wrong);
    visit.answer_by_typing("Tell us", right).await;
    visit.is_at("Not covered").await;
    assert_eq!(visit.reads(".answers dd b").await, shown);
}

fn typed(kind: &str, when: Value, test: impl AsyncFnOnce(&Visit<'_>)) {
    begins(asking(json!({ "kind": kind, "ask": "Tell us", "why": "It matters." }), json!({ "it": when })).opening(), test);
}

#[test]
fn a_number_is_typed() {
    typed("number", json!({ "at-least": 10 }), async |visit| {
        assert_eq!(visit.run("return root.querySelector('.question input').inputMode").await, "decimal");
        types(visit, "a dozen", "That is not a number. One looks like 12 or 12.5.", "12,50", "12.5").await;
    });
}

#[test]
fn a_text_is_typed() {
    typed("text", json!("debian"), async |visit| types(visit, "", "Please fill this in.", "Debian", "Debian").await);
}

#[test]
fn a_date_is_typed() {
    typed("date", json!({ "before": "today" }), async |visit| {
        types(visit, "", "This is not a date.", "2026-11-19", "19 November 2026").await;
    });
}

#[test]
fn what_is_being_typed_stays_while_the_page_tells_something_else() {
    typed("number", json!({ "at-least": 10 }), async |visit| {
        visit.answer_by_typing("Tell us", "12").await;
        visit.is_at("Not covered").await;
        visit.press("Change: Tell us").await;
        assert_eq!(visit.run("return root.querySelector('.question input').value").await, "12");
        visit.fill_at(".question input", "7").await;
        visit.browser.run("Loket.language('nl')", &[]).await;
        visit.sees(".app[lang=nl]").await;
        assert_eq!(visit.run("return root.querySelector('.question input').value").await, "7");
        visit.press("Laten zoals het was").await;
        visit.is_at("Niet inbegrepen").await;
    });
}

#[test]
fn what_the_page_told_is_corrected_and_only_what_depends_on_it_is_asked() {
    let facts = json!({ "buyer": "reseller", "request": "hardware" });
    example("bas-ip", NOW).facts(facts).live(async |visit, site| {
        visit.describe("no picture on the monitor").await;
        visit.press("Go on").await;
        visit.is_at("Elsewhere").await;
        let told = visit.texts(".answers .answer").await;
        assert!(told[0].ends_with("From this page. So this applies: Bought from somebody else."), "{told:?}");
        assert!(told[1].ends_with("From this page. It makes no difference to the answer above."), "{told:?}");
        visit.press("Change: Who did you buy from?").await;
        visit.is_at("Who did you buy from?").await;
        assert_eq!(visit.reads(".choice[aria-current]").await, "From somebody else");
        visit.answer("Who did you buy from?", "From BAS-IP, as a distributor or partner").await;
        // What it is about was told, and is not asked.
        visit.is_at("Covered").await;
        let told = visit.texts(".answers .answer").await;
        assert!(told[0].ends_with("Your answer. So this does not apply: Bought from somebody else."), "{told:?}");
        visit.press("Change: What is it about?").await;
        visit.answer("What is it about?", "Training by the support team").await;
        // This depends on it.
        visit.answer("Have you finished the online training?", "Yes").await;
        visit.is_at("Covered").await;
        visit.press("File a ticket").await;
        visit.fill("Your name", "Ada").await;
        visit.fill("Your e-mail address", "ada@installer.example").await;
        visit.file().await;
        visit.is_at("Your ticket is filed").await;
        let facts = &site.tickets("bas-ip")[0]["explanation"]["facts"];
        let buyer = json!({ "value": "direct", "source": "visitor", "part": "excludes", "excludes": "rule-1", "otherwise": { "page": "reseller" } });
        assert_eq!(facts["buyer"], buyer);
        assert_eq!(facts["request"]["otherwise"], json!({ "page": "hardware" }));
    });
}

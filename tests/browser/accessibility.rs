//! axe-core finds nothing in any state, light and dark, wide and at 320 px; and nothing has to be scrolled sideways.

use serde_json::{Value, json};

use crate::{
    answers,
    browser::{Browser, live},
    looks::{self, Looks},
    pages,
    tour::{EXAMPLES, Example, NOW},
    visit::Visit,
};

/// What sticks out sideways: of the page, and of what scrolls inside the widget.
pub const WIDER: &str = "
    const boxes = [document.documentElement, ...root.querySelectorAll('.panel, .lk-box, .app, .view')];
    return boxes.filter(box => box.scrollWidth > box.clientWidth).map(box => `${box.localName}.${box.className} \
        holds ${box.scrollWidth} px in ${box.clientWidth}`);
";

/// Looks at a state in these ways, and adds what is wrong with it.
async fn inspect(visit: &Visit<'_>, state: &str, ways: &[Looks], wrong: &mut Vec<String>) {
    for &looks in ways {
        visit.browser.look(looks).await;
        let found = visit.browser.violations("loket-widget").await;
        wrong.extend(found.into_iter().map(|violation| format!("{state}, {} {}: {violation}", looks.theme, looks.width)));
        if looks.width == 320 {
            let wider = visit.run(WIDER).await;
            wrong.extend(wider.as_array().into_iter().flatten().map(|each| format!("{state}, 320: {each}")));
        }
    }
    visit.browser.look(looks::ALL[0]).await;
}

fn every_state(example: &Example, ways: &[Looks]) {
    live(async |browser| {
        let site = pages::at(NOW).serve().await;
        let mut wrong = Vec::new();
        example.tour(browser, &site, async |visit, state| inspect(visit, state, ways, &mut wrong).await).await;
        assert!(wrong.is_empty(), "{}: {wrong:#?}", example.name);
    });
}

#[test]
fn every_state_of_bas_ip() {
    every_state(&EXAMPLES[0], &looks::ALL);
}

#[test]
fn every_state_of_bright_plugins() {
    every_state(&EXAMPLES[1], &looks::EACH);
}

#[test]
fn every_state_of_new_media_entertainment() {
    every_state(&EXAMPLES[2], &looks::EACH);
}

#[test]
fn every_state_of_syneton() {
    every_state(&EXAMPLES[3], &looks::EACH);
}

#[test]
fn every_state_of_harbour_cloud() {
    every_state(&EXAMPLES[4], &looks::EACH);
}

/// What each kind of question and each verdict is reached with, and shows. A verdict of "covered" is on every tour.
const CASES: [(usize, &str, &str); 9] = [
    (0, r#"{ "buyer": "direct", "request": "training" }"#, ".question .choice"),
    (1, r#"{ "request": "usage", "modified": false, "product": "min-max" }"#, ".question input[type=text]"),
    (2, r#"{ "request": "question", "line": "legacy" }"#, ".question input[type=date]"),
    (0, r#"{ "buyer": "reseller" }"#, "[data-verdict=elsewhere]"),
    (0, r#"{ "buyer": "direct", "request": "configure" }"#, "[data-verdict=not-covered]"),
    (1, r#"{ "request": "usage", "modified": false, "product": "min-max", "version": "1.0" }"#, "[data-verdict=not-yet]"),
    (1, r#"{ "request": "customisation" }"#, "[data-verdict=billable]"),
    (2, r#"{ "request": "third-party" }"#, "[data-verdict=best-effort]"),
    (3, r#"{ "contract": false }"#, "[data-verdict=billable]"),
];

async fn inspect_case(browser: &Browser, case: (usize, &str, &str), wrong: &mut Vec<String>) {
    let (example, known, shows) = case;
    let site = pages::at(NOW).serve().await;
    let known: Value = serde_json::from_str(known).expect("facts are JSON");
    let visit = EXAMPLES[example].goes_on(browser, &site, &known).await;
    visit.sees(shows).await;
    inspect(&visit, shows, &looks::EACH, wrong).await;
}

#[test]
fn every_kind_of_question_and_every_verdict() {
    live(async |browser| {
        let mut wrong = Vec::new();
        for case in CASES {
            inspect_case(browser, case, &mut wrong).await;
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
        browser.is_quiet().await;
    });
}

#[test]
fn an_undecided_verdict_and_the_answers_above_it() {
    live(async |browser| {
        let site = pages::at(NOW).serve().await;
        let mut wrong = Vec::new();
        let visit = EXAMPLES[3].goes_on(browser, &site, &json!({ "request": "usage" })).await;
        visit.press("Weet ik niet").await;
        visit.sees("[data-verdict=undecided]").await;
        inspect(&visit, "undecided", &looks::EACH, &mut wrong).await;
        visit.press("Wijzigen: Hebt u een onderhoudscontract?").await;
        visit.sees(".question").await;
        inspect(&visit, "changing an answer", &looks::EACH, &mut wrong).await;
        assert!(wrong.is_empty(), "{wrong:#?}");
        browser.is_quiet().await;
    });
}

#[test]
fn answers_that_are_none_and_why_they_are_asked_for() {
    answers::several().opening().live(async |visit, _| {
        let mut wrong = Vec::new();
        visit.describe("it does not work").await;
        visit.press("Go on").await;
        visit.sees(".question legend").await;
        visit.press("Next").await;
        visit.press("Why do you ask?").await;
        visit.sees(".fault").await;
        inspect(visit, "nothing ticked", &looks::EACH, &mut wrong).await;
        visit.press_at("li:last-child label.choice").await;
        visit.picture("answers", "ticked").await;
        inspect(visit, "ticked", &looks::EACH, &mut wrong).await;
        assert!(wrong.is_empty(), "{wrong:#?}");
    });
}

#[test]
fn the_pages_around_it_are_as_good() {
    live(async |browser| {
        let site = pages::at(NOW).serve().await;
        let mut wrong = Vec::new();
        let examples = EXAMPLES.map(|example| format!("/examples/{}/index.html", example.name));
        let others = ["/", "/examples/syneton/signed-in.html", "/examples/bright-plugins/nl.html", "/examples/harbour-cloud/console.html"]
            .map(str::to_owned);
        for page in examples.into_iter().chain(others) {
            browser.goto(&format!("{}{page}", site.url())).await;
            for looks in looks::EACH {
                browser.look(looks).await;
                let found = browser.violations("html").await;
                wrong.extend(found.into_iter().map(|violation| format!("{page}, {} {}: {violation}", looks.theme, looks.width)));
                let sideways = "return document.documentElement.scrollWidth > document.documentElement.clientWidth";
                if browser.run(sideways, &[]).await == true {
                    wrong.push(format!("{page}, {}: it scrolls sideways", looks.width));
                }
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
        browser.is_quiet().await;
    });
}

#[test]
fn what_is_wrong_is_found() {
    live(async |browser| {
        let site = pages::at(NOW).serve().await;
        EXAMPLES[0].goto(browser, &site, &json!({})).await;
        let visit = browser.visit();
        visit.open().await;
        visit.run("root.querySelector('.close').removeAttribute('aria-label')").await;
        visit.run("root.querySelector('h2').style.color = 'light-dark(#ddd, #000)'").await;
        let mut wrong = Vec::new();
        inspect(&visit, "home", &looks::ALL, &mut wrong).await;
        for rule in ["button-name", "color-contrast"] {
            assert_eq!(wrong.iter().filter(|line| line.contains(rule)).count(), looks::ALL.len(), "{rule}: {wrong:#?}");
        }
        visit.run("root.querySelector('h2').style.width = '500px'").await;
        inspect(&visit, "wide", &looks::EACH, &mut wrong).await;
        assert!(wrong.iter().any(|line| line.starts_with("wide, 320: ")), "{wrong:#?}");
    });
}

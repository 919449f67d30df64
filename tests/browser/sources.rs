//! Where facts come from: the page's address, the page, an account, a look-up by the page; and the latest versions that a vendor
//! publishes. What is wrong with any of it is said, and stops nobody.

use serde_json::{Value, json};

use crate::{
    opening::example,
    pages::{self, Pages},
    visit::Visit,
};

const NOW: &str = "2026-11-20T10:00:00Z";
const WIDGET: &str = "<script src=\"/loket.js\" data-policy=\"/policy.json\" data-now=\"{now}\" async></script>";

/// Keeps what the page is told to be wrong.
const LISTEN: &str = "window.wrong = []; Loket.on('error', event => wrong.push([event.detail.message, ...event.detail.problems]));";

async fn goes_on(visit: &Visit<'_>) {
    visit.describe("my server cannot be reached").await;
    visit.press("Go on").await;
}

/// Waits until the page has heard of problems, and gives them.
async fn wrong(visit: &Visit<'_>) -> Vec<Vec<String>> {
    visit.browser.until("wrong.length").await;
    serde_json::from_value(visit.browser.run("return wrong", &[]).await).expect("problems are lines")
}

#[test]
fn each_source_is_named_and_the_stronger_is_believed() {
    let opening = example("harbour-cloud", NOW).file("index.html?region=americas&project=tide+4%2F8");
    let opening = opening.facts(json!({ "plan": "standard", "overdue": true, "severity": "high" })).user(json!({ "plan": "business" }));
    let opening = opening.script("Loket.lookup(async () => ({ overdue: false, affected: ['servers'], agent: '7.1', image: 'debian-13' }))");
    opening.live(async |visit, site| {
        goes_on(visit).await;
        visit.answer("What is it about?", "Something does not work").await;
        visit.is_at("Covered").await;
        let told = visit.texts(".answers .answer").await;
        let says = |question: &str, source: &str| {
            let row = told.iter().find(|row| row.starts_with(question)).unwrap_or_else(|| panic!("no {question} in {told:?}"));
            assert!(row.contains(source), "{row}");
        };
        says("What is it about?", "Your answer.");
        says("Which plan do you have? Business", "From your account.");
        says("How bad is it?", "From this page.");
        says("Which version of our agent runs on the server? 7.1", "Looked up.");
        visit.press("File a ticket").await;
        assert_eq!(visit.holds("Project").await, "tide 4/8");
        visit.fill("Since when?", "10:00").await;
        visit.fill("Your name", "Noor").await;
        visit.fill("Your e-mail address", "noor@getij.example").await;
        visit.file().await;
        visit.is_at("Your ticket is filed").await;
        let facts = &site.tickets("harbour-cloud")[0]["explanation"]["facts"];
        assert_eq!((&facts["plan"]["source"], &facts["plan"]["otherwise"]), (&json!("user"), &json!({ "page": "standard" })));
        assert_eq!((&facts["overdue"]["source"], &facts["overdue"]["otherwise"]), (&json!("look-up"), &json!({ "page": true })));
        assert_eq!(facts["region"]["source"], "url");
    });
}

#[test]
fn the_page_looks_up_what_it_can_as_often_as_more_is_known() {
    let script = "window.asked = []; Loket.lookup(known => { asked.push(known); return known.plan && { affected: ['mail'] } })";
    example("harbour-cloud", NOW).facts(json!({ "request": "incident" })).script(script).live(async |visit, _| {
        // Not before the visitor opened it.
        visit.browser.until("asked.length").await;
        goes_on(visit).await;
        visit.answer("Which plan do you have?", "Business").await;
        visit.is_at("Elsewhere").await;
        assert_eq!(
            visit.browser.run("return asked", &[]).await,
            json!([{ "request": "incident" }, { "request": "incident", "plan": "business" }])
        );
        // What was looked up can be corrected too, and what is looked up on that account changes nothing.
        visit.press("Change: What is affected?").await;
        visit.press_at("li:first-child label.choice").await;
        visit.press("Next").await;
        visit.browser.until("asked.length === 3").await;
        visit.sees(".question").await;
        // Another function is asked at once.
        visit.browser.run("Loket.lookup(known => { asked = ['anew', known.plan] })", &[]).await;
        visit.browser.until("asked[0] === 'anew' && asked[1] === 'business'").await;
    });
}

#[test]
fn nothing_is_looked_up_before_the_visitor_wants_something() {
    let pages = pages::at(NOW).policy("/policy.json", &pages::policy("harbour-cloud")).page(WIDGET);
    crate::browser::live(async |browser| {
        let site = pages.serve().await;
        browser.goto(&format!("{}/page.html", site.url())).await;
        browser.until("window.Loket?.widgets.length").await;
        browser.run("window.asked = 0; Loket.lookup(() => { asked++ })", &[]).await;
        browser.drawn().await;
        assert_eq!(browser.run("return asked", &[]).await, 0);
        browser.visit().open().await;
        browser.until("asked === 1").await;
        browser.is_quiet().await;
    });
}

/// A look-up that does not work: what it does, and what the page hears of it.
fn fails(script: &'static str, expected: &[&str]) {
    crate::browser::live(async |browser| {
        let site = pages::at(NOW).serve().await;
        browser.goto(&format!("{}/examples/harbour-cloud/index.html", site.url())).await;
        browser.until("window.Loket?.widgets.length").await;
        browser.run(LISTEN, &[]).await;
        browser.run(script, &[]).await;
        let visit = browser.visit();
        visit.open().await;
        goes_on(&visit).await;
        visit.is_at("What is it about?").await;
        assert_eq!(wrong(&visit).await[0], expected);
        visit.answer("What is it about?", "My own application or its code").await;
        visit.is_at("Not covered").await;
        let console: Vec<&str> = vec!["Loket: "; browser.run("return wrong.length", &[]).await.as_u64().unwrap_or(0) as usize];
        browser.said(&console).await;
    });
}

#[test]
fn a_look_up_that_throws_is_said() {
    fails("Loket.lookup(() => { throw new Error('no such customer') })", &["the look-up did not work", "lookup: no such customer"]);
}

#[test]
fn a_look_up_that_is_refused_is_said() {
    fails("Loket.lookup(() => Promise.reject('503'))", &["the look-up did not work", "lookup: 503"]);
}

#[test]
fn a_look_up_of_nonsense_is_said() {
    let what = "warning: look-up.plan: \"gold\" is not one of trial, standard, business, enterprise";
    fails("Loket.lookup(() => ({ plan: 'gold' }))", &["the look-up did not work", what]);
}

#[test]
fn a_look_up_without_end_is_given_up() {
    fails("Loket.lookup(() => new Promise(() => {}))", &["the look-up did not work", "lookup: timed out"]);
}

#[test]
fn ten_thousand_facts_and_nonsense_stop_nobody() {
    let before = "const many = { request: 'incident' };
        for (let i = 0; i < 10000; i++) many['fact' + i] = i;
        Loket.facts(many);
        Loket.user({ plan: 'gold', agent: 'x'.repeat(5000), affected: ['servers', 'moon'] });
        Loket.lookup(5)";
    let during = "const ring = {}; ring.ring = ring;
        Loket.user({ plan: ring }); Loket.facts(7); Loket.facts(['billing']); Loket.user(null); Loket.user({ overdue: 'maybe' })";
    crate::browser::live(async |browser| {
        let site = pages::at(NOW).serve().await;
        browser.goto(&format!("{}/examples/harbour-cloud/index.html?region=mars", site.url())).await;
        browser.until("window.Loket?.widgets.length").await;
        browser.run(LISTEN, &[]).await;
        browser.run(before, &[]).await;
        let visit = browser.visit();
        visit.open().await;
        goes_on(&visit).await;
        visit.is_at("Which plan do you have?").await;
        browser.run(during, &[]).await;
        browser.until("wrong.length === 7").await;
        // Of each telling, what is wrong with it; of very much that is wrong, some and a sum.
        let wrong = wrong(&visit).await.concat().join("\n");
        for problem in [
            "facts: 10001 facts are too many: the first",
            "user.plan: \"gold\" is not one of trial, standard, business, enterprise",
            "user.agent: is longer than 1000",
            "user.affected: a list is not a list of servers, storage, network, mail",
            "url.region: \"mars\" is not one of",
            "user: Converting circular structure to JSON",
            "facts: not understood",
            "user.overdue: \"maybe\" is not true or false",
        ] {
            assert!(wrong.contains(problem), "no `{problem}` in {wrong}");
        }
        visit.answer("Which plan do you have?", "Business").await;
        visit.is_at("What is affected?").await;
        browser.said(&["Loket: "; 7]).await;
    });
}

#[test]
fn what_an_older_look_up_finds_is_not_believed() {
    let script = "const late = []; window.answer = at => late[at]();
        const looking = plan => () => new Promise(done => late.push(() => done({ plan })));
        Loket.lookup(looking('trial')); window.other = looking('business')";
    example("harbour-cloud", NOW).facts(json!({ "request": "incident" })).script(script).live(async |visit, _| {
        goes_on(visit).await;
        visit.is_at("Which plan do you have?").await;
        visit.browser.run("Loket.lookup(other)", &[]).await;
        visit.browser.drawn().await;
        // The first one's answer comes when the second one has been asked the same, and again after that has answered.
        visit.browser.run("answer(0)", &[]).await;
        visit.browser.drawn().await;
        visit.is_at("Which plan do you have?").await;
        visit.browser.run("answer(1)", &[]).await;
        visit.is_at("What is affected?").await;
        let told = visit.texts(".answers .answer").await;
        assert!(told.iter().any(|row| row.contains("Business") && row.contains("Looked up.")), "{told:?}");
    });
}

#[test]
fn a_look_up_of_what_cannot_be_read_is_said() {
    let getter = "Loket.lookup(() => ({ get plan() { throw new Error('of the page') } }))";
    fails(getter, &["the look-up did not work", "lookup: of the page"]);
    let proxy = "Loket.lookup(() => new Proxy({}, { ownKeys() { throw 'no keys' } }))";
    fails(proxy, &["the look-up did not work", "lookup: no keys"]);
}

#[test]
fn a_look_up_without_end_of_what_it_gives_is_said() {
    let circle = "const ring = {}; ring.one = ring.other = ring; Loket.lookup(() => ring)";
    crate::browser::live(async |browser| {
        let site = pages::at(NOW).serve().await;
        browser.goto(&format!("{}/examples/harbour-cloud/index.html", site.url())).await;
        browser.until("window.Loket?.widgets.length").await;
        browser.run(LISTEN, &[]).await;
        browser.run(circle, &[]).await;
        let visit = browser.visit();
        visit.open().await;
        goes_on(&visit).await;
        // In the browser's own words.
        let wrong = wrong(&visit).await;
        assert!(wrong[0][1].starts_with("lookup: ") && wrong[0][1].contains("circular"), "{wrong:?}");
        visit.is_at("What is it about?").await;
        browser.said(&["circular"]).await;
    });
}

#[test]
fn what_the_page_filled_in_is_there_again_for_another_question() {
    let filled = json!({ "text": "my server cannot be reached", "fields": { "project": "tide 4/8" } });
    let facts = json!({ "request": "incident", "severity": "high", "agent": "7.1", "image": "debian-13", "affected": ["servers"] });
    let user = json!({ "plan": "business", "overdue": false });
    let opening = example("harbour-cloud", NOW).file("index.html?region=americas").facts(facts).user(user).prefill(filled);
    opening.live(async |visit, _| {
        for _ in 0..2 {
            goes_on(visit).await;
            visit.press("File a ticket").await;
            assert_eq!(visit.holds("Project").await, "tide 4/8");
            visit.fill("Project", "another").await;
            visit.fill("Since when?", "10:00").await;
            visit.fill("Your name", "Noor").await;
            visit.fill("Your e-mail address", "noor@getij.example").await;
            visit.file().await;
            visit.is_at("Your ticket is filed").await;
            visit.press("Ask something else").await;
            visit.sees("[data-field]").await;
        }
    });
}

/// Bright Plugins, with the latest version of one plugin where a directory of plugins publishes it.
fn publishing(published: impl FnOnce(Pages) -> Pages) -> Pages {
    let mut policy = pages::policy("bright-plugins");
    policy["products"][2]["latest"] = json!({ "url": "/directory/min-max.json", "at": "/versions/0/version", "else": "1.9.5" });
    published(pages::at(NOW).policy("/policy.json", &policy).page(WIDGET))
}

/// What somebody with this version is told.
fn with_version(pages: Pages, version: &str, verdict: &str, warned: &[&str]) {
    crate::browser::live(async |browser| {
        let site = pages.serve().await;
        browser.goto(&format!("{}/page.html", site.url())).await;
        browser.until("window.Loket?.widgets.length").await;
        let facts = json!({ "request": "usage", "modified": false, "product": "min-max", "version": version });
        browser.run("Loket.facts(arguments[0])", &[facts]).await;
        let visit = browser.visit();
        visit.open().await;
        let asked = async || site.requests().iter().any(|asked| asked.path == "/directory/min-max.json").then_some(());
        assert!(crate::wait::until(asked).await.is_some(), "the latest version is not asked for");
        visit.describe("the minimum quantity is ignored").await;
        visit.press("Go on").await;
        visit.is_at(verdict).await;
        let times = site.requests().iter().filter(|asked| asked.path == "/directory/min-max.json").count();
        assert_eq!(times, 1, "it is asked for once");
        browser.said(warned).await;
    });
}

/// As a directory of plugins says it, the version among much else.
fn directory(version: Value) -> String {
    json!({ "name": "Min Max Quantities", "slug": "min-max", "versions": [{ "version": version, "tested": "7.0" }],
        "sections": { "description": "<p>…</p>" }, "rating": 96, "requires_php": false })
    .to_string()
}

#[test]
fn the_latest_version_is_the_published_one() {
    let pages = || publishing(|pages| pages.with("/directory/min-max.json", "application/json", &directory(json!("2.0.1"))));
    with_version(pages(), "1.9.5", "Not yet", &[]);
    with_version(pages(), "2.0.1", "Covered", &[]);
}

#[test]
fn a_published_version_that_is_none_leaves_the_policys_own() {
    let pages = |content: &str| publishing(|pages| pages.with("/directory/min-max.json", "application/json", content));
    let ignored = &["what the policy says to fetch is not what it should be"];
    with_version(pages(&directory(json!(2))), "1.9.5", "Covered", ignored);
    with_version(pages("[]"), "1.0", "Not yet", ignored);
}

#[test]
fn a_published_version_that_cannot_be_had_leaves_the_policys_own() {
    with_version(publishing(|pages| pages.with("/directory/min-max.json", "text/html", "<html>")), "1.9.5", "Covered", &[]);
    with_version(publishing(|pages| pages), "1.9.5", "Covered", &["404"]);
    with_version(publishing(|pages| pages.hanging("/directory/min-max.json")), "1.9.5", "Covered", &[]);
}

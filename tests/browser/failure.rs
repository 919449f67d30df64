//! When the application cannot run: the visitor gets the vendor's plain contact link, the console every problem, and the page goes on.

use loket_server::Site;
use serde_json::{Value, json};

use crate::{
    browser::{Browser, live},
    pages,
    visit::Visit,
};

/// Opens what cannot be opened, and gives the problems that the page was told.
async fn fails<'b>(browser: &'b Browser, site: &Site, page: &str) -> (Visit<'b>, Vec<Value>) {
    browser.goto(&format!("{}{page}", site.url())).await;
    browser.until("window.Loket?.widgets.length").await;
    browser.run("window.errors = []; Loket.on('error', event => errors.push(event.detail))", &[]).await;
    let visit = browser.visit();
    visit.element("button.lk-button", None).await.click().await.expect("it can be pressed");
    assert_eq!(visit.reads(".lk-box b").await, "Support could not be loaded.");
    visit.has_focus_on("b Support could not be loaded.").await;
    let errors = browser.run("return errors", &[]).await;
    let [error] = errors.as_array().expect("errors are a list").as_slice() else { panic!("one event: {errors}") };
    let problems = error["problems"].as_array().expect("problems are a list").clone();
    let lines: Vec<&str> = problems.iter().filter_map(Value::as_str).collect();
    assert_eq!(error["message"], lines.join("\n"));
    // The page is none the worse.
    assert_eq!(browser.run("document.title = 'still here'; return document.title", &[]).await, "still here");
    (visit, problems)
}

async fn contact(visit: &Visit<'_>) -> Value {
    visit.run("return root.querySelector('.lk-box a')?.getAttribute('href')").await
}

fn script(options: &str) -> String {
    format!("<script src=\"/loket.js\" {options} data-now=\"{{now}}\" async></script>")
}

const NOW: &str = "2026-11-20T21:58:00Z";

#[test]
fn webassembly_is_blocked() {
    live(async |browser| {
        let site = pages::at(NOW).serve().await;
        let (visit, problems) = fails(browser, &site, "/examples/bas-ip/index.html?csp=no-wasm").await;
        assert_eq!(problems.len(), 1, "{problems:?}");
        assert!(
            problems[0].as_str().is_some_and(|problem| problem.starts_with("app: ") && problem.contains("WebAssembly")),
            "{problems:?}"
        );
        assert_eq!(contact(&visit).await, "mailto:support@bas-ip.example");
        browser.said(&["Loket: app: "]).await;
    });
}

#[test]
fn the_policy_is_not_there() {
    live(async |browser| {
        let script = script("data-policy=\"/nothing.json\" data-contact=\"https://vendor.example/help\"");
        let site = pages::at(NOW).page(&script).serve().await;
        let (visit, problems) = fails(browser, &site, "/page.html").await;
        assert_eq!(problems, [json!(format!("{}/nothing.json: HTTP 404", site.url()))]);
        assert_eq!(contact(&visit).await, "https://vendor.example/help");
        browser.said(&["status of 404", "/nothing.json: HTTP 404"]).await;
        // Closing and opening tries again, and says so again.
        visit.press("Try again").await;
        browser.until("errors.length === 2").await;
        browser.said(&["status of 404", "/nothing.json: HTTP 404"]).await;
    });
}

#[test]
fn the_policy_is_no_json() {
    live(async |browser| {
        let script = script("data-policy=\"/policy.json\" data-contact=\"tel:+3212345678\"");
        let site = pages::at(NOW).with("/policy.json", "application/json", "{ \"loket\": 1,").page(&script).serve().await;
        let (visit, problems) = fails(browser, &site, "/page.html").await;
        assert!(problems.len() == 1 && problems[0].as_str().is_some_and(|problem| problem.contains("/policy.json: ")), "{problems:?}");
        assert_eq!(contact(&visit).await, "tel:+3212345678");
        browser.said(&["/policy.json: "]).await;
    });
}

#[test]
fn the_policy_has_problems() {
    live(async |browser| {
        let mut policy = pages::policy("bas-ip");
        policy["hours"]["desk"]["week"]["mon-fri"] = json!(["25:00-26:00"]);
        policy["channels"][0]["kind"] = json!("smoke signals");
        policy["targets"][0]["within"] = json!("soon");
        let site = pages::at(NOW).policy("/policy.json", &policy).page(&script("data-policy=\"/policy.json\"")).serve().await;
        let (visit, problems) = fails(browser, &site, "/page.html").await;
        for path in ["hours.desk.week.mon-fri[0]", "channels[0].kind", "targets[0].within"] {
            assert!(problems.iter().filter_map(Value::as_str).any(|problem| problem.contains(path)), "{path} is not in {problems:#?}");
        }
        assert_eq!(contact(&visit).await, "mailto:support@bas-ip.example");
        let said = browser.console().await;
        assert_eq!(said.len(), 1, "one message: {said:#?}");
        for problem in problems.iter().filter_map(Value::as_str) {
            let as_logged = Value::from(problem).to_string();
            assert!(said[0].contains(as_logged.trim_matches('"')), "`{problem}` is not in {said:?}");
        }
    });
}

#[test]
fn the_application_is_not_there_and_no_link_but_a_safe_one_is_offered() {
    live(async |browser| {
        // A loader elsewhere looks for everything beside itself.
        let loader = std::fs::read_to_string(crate::environment::dist().join("loket.js")).expect("the site is built");
        let script = "<script src=\"/elsewhere/loket.js\" data-policy=\"/examples/bas-ip/policy.json\" \
            data-contact=\"javascript:window.hacked=1\" async></script>";
        let site = pages::at(NOW).with("/elsewhere/loket.js", "text/javascript", &loader).page(script).serve().await;
        let (visit, problems) = fails(browser, &site, "/page.html").await;
        assert_eq!(problems.len(), 2, "{problems:?}");
        assert_eq!(contact(&visit).await, "mailto:support@bas-ip.example");
        let said = browser.console().await;
        assert_eq!(said.iter().filter(|said| said.contains("Loket: ")).count(), 1, "{said:#?}");
        assert!(said.iter().all(|said| said.contains("Loket: ") || said.contains("status of 404")), "{said:#?}");
    });
}

#[test]
fn what_the_page_itself_offers_is_shown() {
    live(async |browser| {
        let widget = "<loket-widget policy=\"/nothing.json\"><a href=\"mailto:desk@vendor.example\">Mail the desk</a></loket-widget>\
            <script src=\"/loket.js\" async></script>";
        let site = pages::at(NOW).page(widget).serve().await;
        let (_, _) = fails(browser, &site, "/page.html").await;
        let link = browser.session.find(thirtyfour::By::Css("loket-widget > a")).await.expect("the page's own link is there");
        assert!(link.is_displayed().await.expect("it is there"), "the page's own link is hidden");
        browser.said(&["status of 404", "HTTP 404"]).await;
    });
}

#[test]
fn once_the_way_is_free_again_another_try_succeeds() {
    live(async |browser| {
        let site = pages::at(NOW).serve().await;
        browser.devtools("Network.enable", json!({})).await;
        browser.devtools("Network.setBlockedURLs", json!({ "urls": ["*_bg.wasm"] })).await;
        let (visit, _) = fails(browser, &site, "/examples/bas-ip/index.html").await;
        browser.devtools("Network.setBlockedURLs", json!({ "urls": [] })).await;
        visit.press("Try again").await;
        visit.sees("[data-field]").await;
        visit.describe("SIP registration fails").await;
        visit.is_suggested("SIP registration fails").await;
        browser.said(&["Loket: app: Failed to fetch"]).await;
    });
}

#[test]
fn what_only_leads_nowhere_is_found_once_all_was_read() {
    live(async |browser| {
        let mut policy = pages::policy("bas-ip");
        policy["coverage"][0]["next"] = json!("nowhere");
        let site = pages::at(NOW).policy("/policy.json", &policy).page(&script("data-policy=\"/policy.json\"")).serve().await;
        let (visit, problems) = fails(browser, &site, "/page.html").await;
        assert_eq!(problems, ["coverage[0].next: there is no step `nowhere`"]);
        assert_eq!(contact(&visit).await, "mailto:support@bas-ip.example");
        browser.said(&["coverage[0].next"]).await;
    });
}

#[test]
fn without_the_rest_of_it_the_first_view_leads_to_a_human_and_to_another_try() {
    live(async |browser| {
        let site = pages::at(NOW).serve().await;
        browser.devtools("Network.enable", json!({})).await;
        browser.devtools("Network.setBlockedURLs", json!({ "urls": ["*/loket-rest.wasm"] })).await;
        browser.goto(&format!("{}/examples/bas-ip/index.html", site.url())).await;
        browser.until("window.Loket?.widgets.length").await;
        let visit = browser.visit();
        visit.element("button.lk-button", None).await.click().await.expect("it can be pressed");
        visit.sees(".notice.wrong").await;
        visit.picture("failure", "rest-missing").await;
        let link = visit.run("return root.querySelector('.notice a').getAttribute('href')").await;
        assert_eq!(link, "mailto:support@bas-ip.example");
        visit.describe("SIP registration fails").await;
        visit.sees(".notice.wrong").await;
        browser.devtools("Network.setBlockedURLs", json!({ "urls": [] })).await;
        visit.press("Try again").await;
        // What was typed is still there, and is searched for now.
        visit.is_suggested("SIP registration fails").await;
        visit.sees_no(".notice.wrong").await;
        browser.said(&["Failed to fetch"]).await;
    });
}

#[test]
fn without_stems_articles_are_found_by_their_very_words() {
    live(async |browser| {
        let mut policy = pages::policy("bas-ip");
        policy["articles"] = json!([{ "id": "gate", "title": "Configuring gates", "body": "Ask us." }]);
        let site = pages::at(NOW).policy("/policy.json", &policy).page(&script("data-policy=\"/policy.json\"")).serve().await;
        browser.devtools("Network.enable", json!({})).await;
        browser.devtools("Network.setBlockedURLs", json!({ "urls": ["*/stem/en.wasm"] })).await;
        browser.goto(&format!("{}/page.html", site.url())).await;
        browser.until("window.Loket?.widgets.length").await;
        let visit = browser.visit();
        visit.open().await;
        visit.describe("gates ").await;
        visit.is_suggested("Configuring gates").await;
        visit.describe("configuration ").await;
        visit.sees(".none").await;
        browser.said(&["suggestions go by words, not by their stems"]).await;
        // Another try comes with another language; the stems then find what is said in other forms, with what was typed kept.
        browser.devtools("Network.setBlockedURLs", json!({ "urls": [] })).await;
        browser.run("Loket.language('nl')", &[]).await;
        visit.sees(".app[lang=nl]").await;
        browser.run("Loket.language('en')", &[]).await;
        visit.is_suggested("Configuring gates").await;
    });
}

#[test]
fn without_all_its_words_nothing_is_shown_without_words() {
    live(async |browser| {
        let site = pages::at(NOW).serve().await;
        browser.devtools("Network.enable", json!({})).await;
        browser.devtools("Network.setBlockedURLs", json!({ "urls": ["*/strings/*.rest.json"] })).await;
        browser.goto(&format!("{}/examples/bas-ip/index.html", site.url())).await;
        browser.until("window.Loket?.widgets.length").await;
        let visit = browser.visit();
        visit.element("button.lk-button", None).await.click().await.expect("it can be pressed");
        visit.sees(".notice.wrong").await;
        visit.describe("SIP registration fails").await;
        visit.sees_no(".suggestions").await;
        browser.devtools("Network.setBlockedURLs", json!({ "urls": [] })).await;
        visit.press("Try again").await;
        visit.is_suggested("SIP registration fails").await;
        visit.sees_no(".notice.wrong").await;
        // A language that cannot be had is none to go on in.
        browser.devtools("Network.setBlockedURLs", json!({ "urls": ["*/strings/nl.rest.json"] })).await;
        browser.run("window.errors = []; document.addEventListener('loket:error', event => errors.push(event.detail.message))", &[]).await;
        browser.run("Loket.language('nl')", &[]).await;
        browser.until("errors.length").await;
        visit.sees(".app[lang=en]").await;
        visit.sees_no(".notice.wrong").await;
        browser.said(&["en.rest.json: Failed to fetch", "nl.rest.json: Failed to fetch"]).await;
    });
}

/// The first looks at the clock come as soon as the test calls `tick()`.
const TICKS: &str = "
    const every = window.setInterval;
    const ticking = [];
    window.setInterval = (act, after, ...more) => after === 20000 ? ticking.push(() => act(...more)) : every(act, after, ...more);
    window.tick = () => ticking.forEach(each => each());
";

#[test]
fn who_waits_for_the_rest_is_not_left_waiting() {
    live(async |browser| {
        let site = pages::at(NOW).serve().await;
        browser.goto(&format!("{}/examples/bas-ip/index.html", site.url())).await;
        browser.until("window.Loket?.widgets.length").await;
        browser.run(TICKS, &[]).await;
        // What is asked for now is never answered.
        browser.devtools("Fetch.enable", json!({ "patterns": [{ "urlPattern": "*/loket-rest.wasm" }] })).await;
        let visit = browser.visit();
        visit.element("button.lk-button", None).await.click().await.expect("it can be pressed");
        visit.sees("[data-field]").await;
        browser.run("tick()", &[]).await;
        browser.drawn().await;
        visit.sees_no(".notice.wrong").await;
        browser.run("tick()", &[]).await;
        visit.sees(".notice.wrong a").await;
        browser.devtools("Fetch.disable", json!({})).await;
    });
}

//! How busy the vendor says it is: asked once the whole policy is known, believed while it is fresh, and otherwise no loss.

use loket_server::Site;
use serde_json::{Value, json};

use crate::{
    browser::live,
    opening::Opening,
    pages::{self, Pages},
    visit::Visit,
    wait::until,
};

/// A Friday afternoon in Amsterdam; the desk is open until eleven.
const NOW: &str = "2026-11-20T14:10:00Z";

const WIDGET: &str = "<script src=\"/loket.js\" data-policy=\"/policy.json\" data-now=\"{now}\" async></script>";

/// By the policy alone.
const PLAIN: [(&str, &str); 3] = [
    ("First reply", "Usually by 15:15 your time (14:15 in UTC)"),
    ("Call-back", "By 15:20 your time (14:20 in UTC)"),
    ("Solution", "Usually by 20:10 your time (19:10 in UTC)"),
];

/// BAS-IP's policy, which says where the load is.
fn policy() -> Value {
    let mut policy = pages::policy("bas-ip");
    policy["load"] = json!({ "url": "/load.json" });
    policy["targets"][1]["strength"] = json!("guarantee");
    policy
}

fn page() -> Pages {
    pages::at(NOW).policy("/policy.json", &policy()).page(WIDGET)
}

fn known(pages: Pages) -> Opening {
    pages.opening().facts(json!({ "buyer": "direct", "request": "hardware" }))
}

async fn to_the_promises(visit: &Visit<'_>) {
    visit.describe("a question").await;
    visit.press("Go on").await;
    visit.sees("[data-verdict=covered]").await;
}

async fn answered(site: &Site, status: u16) {
    let done = async || site.requests().iter().any(|asked| asked.path == "/load.json" && asked.status == Some(status)).then_some(());
    assert!(until(done).await.is_some(), "{:#?}", site.requests());
}

/// Each promise that became longer, with the sentence that says why.
async fn longer(visit: &Visit<'_>) -> Vec<String> {
    visit.texts(".promise:has(.longer) :is(.time, .longer)").await
}

#[test]
fn a_busy_vendor_makes_promises_longer_and_says_so() {
    let load = json!({ "at": "2026-11-20T14:00:00Z", "load": "busy", "factor": 1.5 });
    known(page().policy("/load.json", &load)).live(async |visit, _| {
        to_the_promises(visit).await;
        visit.sees(".longer").await;
        visit.picture("promise", "busy").await;
        let said = "Busier than usual, as of 15:00: it may take 1.5 times as long. By the policy alone it would be by";
        let expected = [
            "Between 15:15 and 15:18 your time (14:18 in UTC)".to_owned(),
            format!("{said} 15:15."),
            "Between 20:10 and 22:40 your time (21:40 in UTC)".to_owned(),
            format!("{said} 20:10."),
        ];
        // A guarantee stays what it is.
        assert_eq!(longer(visit).await, expected);
        visit.speak("nl").await;
        let said = "Drukker dan gewoonlijk, stand 15:00: het kan 1,5 keer zo lang duren. Volgens het beleid zou het uiterlijk 15:15 zijn.";
        assert_eq!(longer(visit).await[1], said);
    });
}

#[test]
fn what_was_measured_is_said_with_its_date() {
    let load = json!({ "at": "2026-11-19T15:30:00Z", "median": { "first-response": "90m", "resolution": "9h" } });
    known(page().policy("/load.json", &load)).live(async |visit, _| {
        to_the_promises(visit).await;
        visit.sees(".longer").await;
        let expected = [
            "Between 15:15 and 16:40 your time (15:40 in UTC)",
            "When last measured (Thu 19 Nov, 16:30), half of the cases took 90 minutes or longer. By the policy alone it would be by 15:15.",
            "Between 20:10 and Mon 23 Nov, 08:10 your time (07:10 in UTC)",
            "When last measured (Thu 19 Nov, 16:30), half of the cases took 9 hours or longer. By the policy alone it would be by 20:10.",
        ];
        assert_eq!(longer(visit).await, expected);
        visit.press("File a ticket").await;
        visit.is_at("File a ticket").await;
        assert_eq!(longer(visit).await, expected);
    });
}

#[test]
fn a_load_that_says_nothing_or_cannot_be_believed_changes_nothing() {
    let at = |at: &str| json!({ "at": at, "load": "busy" }).to_string();
    let normal = json!({ "at": "2026-11-20T14:00:00Z", "load": "normal" }).to_string();
    let ignored = "what the policy says to fetch";
    for (load, status, said) in [
        (Some(normal), 200, &[][..]),
        (Some(at("2026-11-19T14:09:59Z")), 200, &[]),
        (Some(at("2026-11-20T14:20:01Z")), 200, &[]),
        (Some(at("yesterday")), 200, &[ignored]),
        (Some("[]".to_owned()), 200, &[ignored]),
        (Some("<!doctype html>".to_owned()), 200, &[]),
        (None, 404, &["404"]),
    ] {
        live(async |browser| {
            let pages = match &load {
                Some(load) => page().with("/load.json", "application/json", load),
                None => page(),
            };
            let site = pages.serve().await;
            browser.goto(&format!("{}/page.html", site.url())).await;
            browser.until("window.Loket?.widgets.length").await;
            browser.run("Loket.facts({ buyer: 'direct', request: 'hardware' })", &[]).await;
            assert!(!site.requests().iter().any(|asked| asked.path == "/load.json"), "asked before anybody wanted anything");
            let visit = browser.visit();
            visit.open().await;
            answered(&site, status).await;
            to_the_promises(&visit).await;
            browser.drawn().await;
            visit.is_promised(&PLAIN).await;
            assert_eq!(longer(&visit).await, [""; 0], "{load:?}");
            let asked = site.requests().iter().filter(|asked| asked.path == "/load.json").count();
            assert_eq!(asked, 1, "{load:?}");
            browser.said(said).await;
        });
    }
}

#[test]
fn a_load_that_never_comes_is_given_up_after_five_seconds() {
    live(async |browser| {
        let site = page().serve().await;
        browser.devtools("Fetch.enable", json!({ "patterns": [{ "urlPattern": "*/load.json" }] })).await;
        browser.goto(&format!("{}/page.html", site.url())).await;
        browser.until("window.Loket?.widgets.length").await;
        let spy = "window.asked = []; const real = fetch; window.fetch = (address, options) => {
            if (String(address).endsWith('/load.json')) options.signal.addEventListener('abort', () => asked.push(performance.now() - began));
            const began = performance.now();
            return real(address, options);
        }";
        browser.run(spy, &[]).await;
        browser.run("Loket.facts({ buyer: 'direct', request: 'hardware' })", &[]).await;
        let visit = browser.visit();
        visit.open().await;
        to_the_promises(&visit).await;
        visit.is_promised(&PLAIN).await;
        browser.until("asked.length === 1").await;
        let took = browser.run("return asked[0]", &[]).await.as_f64().unwrap_or_default();
        assert!((4500.0..15000.0).contains(&took), "given up after {took} ms");
        visit.is_promised(&PLAIN).await;
        browser.devtools("Fetch.disable", json!({})).await;
        assert!(!site.requests().iter().any(|asked| asked.path == "/load.json"), "the request was held back");
        browser.is_quiet().await;
    });
}

#[test]
fn a_policy_that_names_no_load_asks_for_none() {
    let mut policy = policy();
    policy["load"].take();
    policy.as_object_mut().expect("a policy is an object").remove("load");
    let pages = pages::at(NOW).policy("/policy.json", &policy).page(WIDGET);
    known(pages.policy("/load.json", &json!({ "at": NOW, "load": "busy" }))).live(async |visit, site| {
        to_the_promises(visit).await;
        visit.press("File a ticket").await;
        visit.is_at("File a ticket").await;
        assert!(!site.requests().iter().any(|asked| asked.path == "/load.json"), "{:#?}", site.requests());
    });
}

//! What leaves the page, and when: counted by the server that was asked, and by the browser that asked.

use loket_server::Site;
use serde_json::json;

use crate::{
    browser::{Browser, live},
    pages,
    wait::until,
};

/// What follows once the first view is drawn.
const REST: [&str; 5] =
    ["GET /loket-rest.css", "GET /loket-rest.wasm", "GET /loket-shared.wasm", "GET /stem/en.wasm", "GET /strings/en.rest.json"];

/// Everything asked so far, as `GET /path`, in alphabetical order; but for the icon, which the browser looks for when it pleases.
fn asked(site: &Site) -> Vec<String> {
    let asked = site.requests().into_iter().filter(|asked| asked.path != "/favicon.ico");
    let mut asked: Vec<String> = asked.map(|asked| format!("{} {}", asked.method, asked.path)).collect();
    asked.sort();
    asked
}

/// Waits until just these were asked; the last answer may still be on its way.
async fn are_asked(site: &Site, expected: &[&str]) {
    let same = async || (asked(site) == expected).then_some(());
    assert!(until(same).await.is_some(), "asked: {:#?}", asked(site));
}

/// Nothing is kept in the browser, and nobody else was asked for anything.
async fn keeps_to_itself(browser: &Browser, site: &Site) {
    let kept = "return [localStorage.length, sessionStorage.length, document.cookie, \
        (await indexedDB.databases()).length, (await caches.keys()).length]";
    assert_eq!(browser.wait_for(kept, &[]).await, json!([0, 0, "", 0, 0]));
    let elsewhere =
        "return performance.getEntriesByType('resource').map(entry => entry.name).filter(name => !name.startsWith(arguments[0]))";
    assert_eq!(browser.run(elsewhere, &[json!(format!("{}/", site.url()))]).await, json!([]));
}

#[test]
fn a_visit_asks_for_no_more_than_it_needs() {
    live(async |browser| {
        let site = pages::at("2026-11-20T21:58:00Z").serve().await;
        browser.goto(&format!("{}/examples/bas-ip/index.html", site.url())).await;
        browser.until("window.Loket?.widgets.length").await;
        // Reading the page is no intent.
        browser.run("document.querySelector('#contact').scrollIntoView()", &[]).await;
        browser.session.action_chain().move_to(200, 200).click().perform().await.expect("the mouse moves");
        browser.drawn().await;
        assert_eq!(asked(&site), ["GET /examples/bas-ip/index.html", "GET /examples/bas-ip/style.css", "GET /loket.js"]);
        keeps_to_itself(browser, &site).await;

        site.clear();
        let visit = browser.visit();
        let launcher = visit.element("button.lk-button", None).await;
        browser.session.action_chain().move_to_element_center(&launcher).perform().await.expect("the mouse moves");
        let needed = [
            "GET /examples/bas-ip/policy.json",
            "GET /loket-app.css",
            "GET /loket-app.js",
            "GET /loket-app_bg.wasm",
            "GET /strings/en.json",
        ];
        are_asked(&site, &needed).await;
        // What the first view can do without follows once that is drawn.
        site.clear();
        visit.open().await;
        are_asked(&site, &REST).await;

        site.clear();
        visit.describe("SIP registration fails").await;
        visit.read("SIP registration fails").await;
        visit.press("No, go on").await;
        visit.answer("Who did you buy from?", "From BAS-IP, as a distributor or partner").await;
        visit.answer("What is it about?", "A device: question or fault").await;
        visit.press("File a ticket").await;
        visit.fill("Your name", "Ada").await;
        visit.fill("Your e-mail address", "ada@installer.example").await;
        visit.press("What is sent along").await;
        assert!(asked(&site).is_empty(), "typing and reading sent {:?}", asked(&site));
        keeps_to_itself(browser, &site).await;

        visit.file().await;
        visit.is_at("Your ticket is filed").await;
        assert_eq!(asked(&site), ["POST /helpdesk/bas-ip"]);
        keeps_to_itself(browser, &site).await;
        browser.is_quiet().await;
    });
}

#[test]
fn no_request_of_its_own_carries_a_cookie() {
    live(async |browser| {
        let site = pages::at("2026-11-20T21:58:00Z").serve().await;
        let page = format!("{}/examples/bas-ip/index.html", site.url());
        browser.goto(&page).await;
        browser.run("document.cookie = 'session=of-the-page; path=/'", &[]).await;
        site.clear();
        browser.goto(&page).await;
        browser.until("window.Loket?.widgets.length").await;
        browser.run("Loket.facts({ buyer: 'direct', request: 'hardware' })", &[]).await;
        let visit = browser.visit();
        visit.open().await;
        visit.describe("SIP registration fails").await;
        visit.press("Go on").await;
        visit.speak("nl").await;
        visit.press("Ticket indienen").await;
        visit.fill("Uw naam", "Ada").await;
        visit.fill("Uw e-mailadres", "ada@installer.example").await;
        visit.file().await;
        visit.is_at("Uw ticket is ingediend").await;
        let mut with: Vec<String> = Vec::new();
        let mut without: Vec<String> = Vec::new();
        for asked in site.requests().into_iter().filter(|asked| asked.path != "/favicon.ico") {
            if asked.cookie { &mut with } else { &mut without }.push(asked.path);
        }
        with.sort();
        without.sort();
        // The page with its style sheet, and scripts, which the browser fetches by itself.
        assert_eq!(with, ["/examples/bas-ip/index.html", "/examples/bas-ip/style.css", "/loket-app.js", "/loket.js"]);
        let own = [
            "/examples/bas-ip/policy.json",
            "/helpdesk/bas-ip",
            "/loket-app.css",
            "/loket-app_bg.wasm",
            "/loket-rest.css",
            "/loket-rest.wasm",
            "/loket-shared.wasm",
            "/stem/en.wasm",
            "/stem/nl.wasm",
            "/strings/en.json",
            "/strings/en.rest.json",
            "/strings/nl.json",
            "/strings/nl.rest.json",
        ];
        assert_eq!(without, own);
        browser.is_quiet().await;
    });
}

#[test]
fn a_widget_in_the_page_waits_as_well() {
    live(async |browser| {
        let site = pages::at("2026-11-21T10:00:00Z").serve().await;
        let folder = "/examples/new-media-entertainment";
        browser.goto(&format!("{}{folder}/index.html", site.url())).await;
        browser.until("window.Loket?.widgets.length").await;
        browser.drawn().await;
        let page = [format!("GET {folder}/index.html"), format!("GET {folder}/style.css"), "GET /loket.js".to_owned()];
        assert_eq!(asked(&site), page);
        site.clear();
        browser.visit().open().await;
        let needed = [
            &format!("GET {folder}/policy.json"),
            "GET /loket-app.css",
            "GET /loket-app.js",
            "GET /loket-app_bg.wasm",
            "GET /loket-rest.css",
            "GET /loket-rest.wasm",
            "GET /loket-shared.wasm",
            "GET /stem/nl.wasm",
            "GET /strings/nl.json",
            "GET /strings/nl.rest.json",
        ];
        are_asked(&site, &needed).await;
        site.clear();
        browser.visit().speak("en").await;
        are_asked(&site, &["GET /stem/en.wasm", "GET /strings/en.json", "GET /strings/en.rest.json"]).await;
        browser.is_quiet().await;
    });
}

#[test]
fn two_widgets_share_what_they_load() {
    live(async |browser| {
        let widget = "<loket-widget policy=\"/examples/bas-ip/policy.json\" now=\"{now}\"></loket-widget>";
        let body = format!("{widget}{widget}<script src=\"/loket.js\" async></script>");
        let site = pages::at("2026-11-20T21:58:00Z").page(&body).serve().await;
        browser.goto(&format!("{}/page.html", site.url())).await;
        browser.until("window.Loket?.widgets.length === 2").await;
        site.clear();
        browser.visit_at(0).open().await;
        browser.visit_at(1).open().await;
        let needed = [
            "GET /examples/bas-ip/policy.json",
            "GET /loket-app.css",
            "GET /loket-app.js",
            "GET /loket-app_bg.wasm",
            "GET /loket-rest.css",
            "GET /loket-rest.wasm",
            "GET /loket-shared.wasm",
            "GET /stem/en.wasm",
            "GET /strings/en.json",
            "GET /strings/en.rest.json",
        ];
        are_asked(&site, &needed).await;
        browser.is_quiet().await;
    });
}

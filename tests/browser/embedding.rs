//! Pages that put the widget where and when it was not expected: twice, early, without an address, in pieces, on bad lines.

use loket_server::Site;
use serde_json::{Value, json};

use crate::{
    browser::{Browser, live},
    pages::{self, Pages},
    visit::Visit,
};

const NOW: &str = "2026-11-20T21:58:00Z";
const POLICY: &str = "/examples/bas-ip/policy.json";
const LOADER: &str = "<script src=\"/loket.js\" async></script>";

fn script(options: &str) -> String {
    format!("<script src=\"/loket.js\" {options} data-now=\"{{now}}\"></script>")
}

fn page(body: &str) -> Pages {
    pages::at(NOW).page(body)
}

/// Goes to the page, and keeps every error in `errors`.
async fn goto(browser: &Browser, site: &Site) {
    browser.goto(&format!("{}/page.html", site.url())).await;
    browser.until("window.Loket").await;
    browser.run("window.errors = []; Loket.on('error', event => errors.push(...event.detail.problems))", &[]).await;
}

/// Presses the launcher and is told that it cannot be loaded; gives the problems.
async fn fails(visit: &Visit<'_>) -> Value {
    visit.element("button.lk-button", None).await.click().await.expect("the launcher can be pressed");
    visit.sees(".lk-box b").await;
    visit.browser.run("return errors.splice(0)", &[]).await
}

#[test]
fn the_same_script_twice_is_one_launcher_and_another_policy_is_another() {
    live(async |browser| {
        let bas_ip = script(&format!("data-policy=\"{POLICY}\""));
        let syneton = script("data-policy=\"/examples/syneton/policy.json\" data-position=\"left\"");
        // Without `async`, and before the page's content.
        let site = page(&format!("{LOADER}{bas_ip}{bas_ip}{syneton}<p>More text</p>{bas_ip}")).serve().await;
        goto(browser, &site).await;
        let policies = "return Loket.widgets.map(widget => widget.getAttribute('policy'))";
        assert_eq!(browser.run(policies, &[]).await, json!([POLICY, "/examples/syneton/policy.json"]));
        for (number, brand) in [(0, "BAS-IP"), (1, "Syneton")] {
            let visit = browser.visit_at(number);
            visit.open().await;
            assert_eq!(visit.reads(".brand b").await, brand);
            visit.run("host.close()").await;
        }
        browser.is_quiet().await;
    });
}

#[test]
fn a_script_in_the_head_waits_for_the_body() {
    live(async |browser| {
        let head = format!("<!doctype html><html lang=\"en\"><head><title>A page</title>{}", script(&format!("data-policy=\"{POLICY}\"")));
        let site = pages::at(NOW).with("/page.html", "text/html", &head.replace("{now}", NOW)).serve().await;
        goto(browser, &site).await;
        browser.until("Loket.widgets.length === 1").await;
        browser.visit().open().await;
        browser.is_quiet().await;
    });
}

#[test]
fn a_widget_without_a_policy_says_so_and_takes_one_that_comes_later() {
    live(async |browser| {
        let site = page(&format!("<loket-widget mode=\"launcher\" policy=\"\" label=\"\" contact=\"/contact\"></loket-widget>{LOADER}"))
            .serve()
            .await;
        goto(browser, &site).await;
        let visit = browser.visit();
        assert_eq!(visit.reads("button").await, "Help");
        site.clear();
        assert_eq!(fails(&visit).await, json!(["policy: no address"]));
        assert!(site.requests().iter().all(|asked| !asked.path.contains("page")), "{:?}", site.requests());
        assert_eq!(visit.run("return root.querySelector('.lk-box a').getAttribute('href')").await, "/contact");
        visit.run(&format!("host.setAttribute('policy', '{POLICY}')")).await;
        visit.press("Try again").await;
        visit.sees("[data-field]").await;
        browser.said(&["Loket: policy: no address"]).await;
    });
}

#[test]
fn a_page_in_place_of_the_policy_is_no_policy() {
    live(async |browser| {
        let site = page(&script("data-policy=\"/examples/bas-ip/index.html\"")).serve().await;
        goto(browser, &site).await;
        let problems = fails(&browser.visit()).await;
        let url = format!("{}/examples/bas-ip/index.html: ", site.url());
        assert!(problems.as_array().is_some_and(|each| each.len() == 1), "{problems}");
        assert!(problems[0].as_str().is_some_and(|problem| problem.starts_with(&url) && problem.contains("JSON")), "{problems}");
        browser.said(&["index.html: "]).await;
    });
}

/// A page with a policy of its own for scripts, on top of the site's.
fn guarded(sources: &str) -> Pages {
    let page = format!(
        "<!doctype html><html lang=\"en\"><head><title>A page</title>\
         <meta http-equiv=\"content-security-policy\" content=\"script-src {sources} 'wasm-unsafe-eval'\"></head>\
         <body><script nonce=\"this-time\" src=\"/loket.js\" data-policy=\"{POLICY}\" data-now=\"{NOW}\" async></script></body></html>"
    );
    pages::at(NOW).with("/page.html", "text/html", &page)
}

#[test]
fn a_nonce_on_the_script_allows_the_application_too() {
    live(async |browser| {
        let site = guarded("'nonce-this-time'").serve().await;
        goto(browser, &site).await;
        browser.visit().open().await;
        browser.is_quiet().await;
    });
}

#[test]
fn an_application_that_the_page_forbids() {
    live(async |browser| {
        let site = guarded("127.0.0.1:*/loket.js").serve().await;
        goto(browser, &site).await;
        let visit = browser.visit();
        let problems = fails(&visit).await;
        assert!(problems[0].as_str().is_some_and(|problem| problem.starts_with("app: ")), "{problems}");
        assert_eq!(visit.run("return root.querySelector('.lk-box a').href").await, "mailto:support@bas-ip.example");
        let said = browser.console().await;
        assert!(said.iter().any(|said| said.contains("Content Security Policy")), "{said:#?}");
        assert_eq!(said.iter().filter(|said| said.contains("Loket: app: ")).count(), 1, "{said:#?}");
    });
}

#[test]
fn offline_there_is_another_try() {
    live(async |browser| {
        let site = page(&script(&format!("data-policy=\"{POLICY}\" data-contact=\"tel:+3212345678\""))).serve().await;
        goto(browser, &site).await;
        let line = async |offline: bool| {
            let conditions = json!({ "offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
            browser.devtools("Network.enable", json!({})).await;
            browser.devtools("Network.emulateNetworkConditions", conditions).await;
        };
        line(true).await;
        let visit = browser.visit();
        let problems = fails(&visit).await;
        assert_eq!(problems.as_array().map(Vec::len), Some(3), "policy, words and application: {problems}");
        assert_eq!(visit.reads(".lk-box a").await, "+3212345678");
        line(false).await;
        visit.press("Try again").await;
        visit.sees("[data-field]").await;
        let said = browser.console().await;
        assert!(said.iter().all(|said| said.contains("ERR_INTERNET_DISCONNECTED") || said.contains("Loket: ")), "{said:#?}");
    });
}

/// The loader's patience passes when the test calls `pass()`.
const PATIENCE: &str = "
    const wait = window.setTimeout;
    const waiting = [];
    window.setTimeout = (act, after, ...more) => after === 30000 ? waiting.push(() => act(...more)) : wait(act, after, ...more);
    window.pass = () => waiting.splice(0).forEach(each => each());
";

#[test]
fn who_waits_for_half_a_minute_is_not_left_waiting() {
    live(async |browser| {
        for part in ["*/loket-app.js*", "*_bg.wasm", "*/loket-app.css", "*/strings/en.json", "*/policy.json"] {
            let site = page(&script(&format!("data-policy=\"{POLICY}\" data-contact=\"tel:+3212345678\""))).serve().await;
            goto(browser, &site).await;
            browser.run(PATIENCE, &[]).await;
            // What is asked for now is never answered.
            browser.devtools("Fetch.enable", json!({ "patterns": [{ "urlPattern": part }] })).await;
            let visit = browser.visit();
            visit.element("button.lk-button", None).await.click().await.expect("the launcher can be pressed");
            visit.sees("button[aria-busy=true]").await;
            browser.drawn().await;
            visit.sees_no(".lk-box").await;
            browser.run("pass()", &[]).await;
            visit.sees(".lk-box b").await;
            let problems = browser.run("return errors", &[]).await;
            assert!(problems[0].as_str().is_some_and(|problem| problem.ends_with(": timed out")), "{part}: {problems}");
            browser.devtools("Fetch.disable", json!({})).await;
            visit.press("Try again").await;
            visit.sees("[data-field]").await;
            // What comes last is here too, before the site goes away.
            browser
                .until("performance.getEntriesByType('resource').some(each => each.name.endsWith('/stem/en.wasm') && each.responseEnd)")
                .await;
            browser.said(&["timed out"]).await;
        }
    });
}

#[test]
fn taken_away_moved_or_copied_while_it_loads() {
    live(async |browser| {
        let widget = format!("<div id=\"here\"><loket-widget mode=\"launcher\" policy=\"{POLICY}\" now=\"{{now}}\"></loket-widget></div>");
        let site = page(&format!("{widget}<div id=\"there\"></div>{LOADER}")).serve().await;
        goto(browser, &site).await;
        let begin = "window.one = document.querySelector('loket-widget'); window.opened = 0; Loket.on('open', () => opened++);";
        browser.run(begin, &[]).await;
        // Taken away for good: it never opens.
        browser.wait_for("const opening = one.open(); one.remove(); await opening; await one.open()", &[]).await;
        assert_eq!(browser.run("return [opened, Loket.widgets.length, one.shadowRoot.childNodes.length]", &[]).await, json!([0, 0, 0]));
        // Put back, it begins anew.
        browser.wait_for("document.querySelector('#here').append(one); await one.open()", &[]).await;
        let visit = browser.visit();
        visit.sees("[data-field]").await;
        assert_eq!(browser.run("return opened", &[]).await, 1);
        // A copy is a widget of its own, and begins closed.
        browser.run("document.querySelector('#there').append(one.cloneNode(true))", &[]).await;
        browser.until("Loket.widgets.length === 2").await;
        let copy = browser.visit_at(1);
        copy.sees_no(".app").await;
        browser.run("one.close()", &[]).await;
        copy.open().await;
        copy.describe("no picture on the monitor").await;
        copy.is_suggested("No picture on the monitor").await;
        visit.sees_no(".app").await;
        browser.run("Loket.widgets[1].remove()", &[]).await;
        // Moved while it loads, it opens where it is then.
        let fresh = "one.remove(); document.querySelector('#here').append(window.other = one.cloneNode()); \
            const opening = other.open(); document.querySelector('#there').append(other); await opening";
        browser.wait_for(fresh, &[]).await;
        browser.visit().sees("[data-field]").await;
        browser.is_quiet().await;
    });
}

#[test]
fn closed_while_it_loads_it_stays_closed() {
    live(async |browser| {
        let site = page(&script(&format!("data-policy=\"{POLICY}\""))).serve().await;
        goto(browser, &site).await;
        browser.wait_for("const opening = Loket.open(); Loket.close(); await opening", &[]).await;
        let visit = browser.visit();
        visit.sees_no(".app").await;
        assert_eq!(visit.run("return root.querySelector('button').getAttribute('aria-expanded')").await, "false");
        visit.open().await;
        browser.is_quiet().await;
    });
}

#[test]
fn a_page_that_is_come_back_to_goes_on() {
    live(async |browser| {
        let site =
            page(&script(&format!("data-policy=\"{POLICY}\""))).with("/other.html", "text/html", "<title>Other</title>").serve().await;
        goto(browser, &site).await;
        let visit = browser.visit();
        visit.open().await;
        visit.describe("no picture on the monitor").await;
        visit.is_suggested("No picture on the monitor").await;
        browser.run("addEventListener('pageshow', event => window.kept = event.persisted)", &[]).await;
        browser.goto(&format!("{}/other.html", site.url())).await;
        browser.session.back().await.expect("there is a way back");
        browser.until("window.Loket?.widgets.length").await;
        assert_eq!(browser.run("return window.kept", &[]).await, true, "the browser keeps the page");
        visit.is_suggested("No picture on the monitor").await;
        visit.read("No picture on the monitor").await;
        visit.press("No, go on").await;
        visit.is_at("Who did you buy from?").await;
        browser.is_quiet().await;
    });
}

//! Widgets come, move and go, beside each other, and leave nothing behind.

use serde_json::json;

use super::{NOW, POLICY, goto, launcher, page};
use crate::browser::{Browser, live};

#[test]
fn widgets_are_made_and_ended_by_script() {
    live(async |browser| {
        let site = page("").serve().await;
        goto(browser, &site).await;
        let make = "window.made = Loket.create({ policy: arguments[0], now: arguments[1], facts: { buyer: 'reseller' } }); \
            return Loket.widgets[0] === made && Loket.widgets.length";
        assert_eq!(browser.run(make, &[json!(POLICY), json!(NOW)]).await, 1);
        let visit = browser.visit();
        visit.open().await;
        visit.describe("no picture").await;
        visit.press("Go on").await;
        visit.is_at("Elsewhere").await;
        browser.run("made.close()", &[]).await;
        visit.sees_no(".app").await;
        browser.run("made.open()", &[]).await;
        visit.is_at("Elsewhere").await;
        browser.run("made.destroy(); made.destroy()", &[]).await;
        browser.until("!document.querySelector('loket-widget') && !Loket.widgets.length").await;

        // What one page told is not carried into the next.
        browser.run("Loket.create({ policy: arguments[0] }); Loket.facts({ buyer: 'direct' }); Loket.destroy()", &[json!(POLICY)]).await;
        browser.until("!document.querySelector('loket-widget')").await;
        browser.run("events.length = 0; Loket.create({ policy: arguments[0], now: arguments[1] })", &[json!(POLICY), json!(NOW)]).await;
        let visit = browser.visit();
        visit.open().await;
        visit.describe("no picture").await;
        visit.press("Go on").await;
        visit.is_at("Who did you buy from?").await;
        assert_eq!(browser.run("return events", &[]).await, json!([]), "`destroy` ends the listeners too");
        browser.is_quiet().await;
    });
}

#[test]
fn two_widgets_know_nothing_of_each_other() {
    live(async |browser| {
        let syneton = "<loket-widget policy=\"/examples/syneton/policy.json\" now=\"{now}\" lang=\"nl\"></loket-widget>";
        let bas_ip = format!("<loket-widget policy=\"{POLICY}\" now=\"{{now}}\"></loket-widget>");
        let site = page(&format!("{syneton}{bas_ip}")).serve().await;
        goto(browser, &site).await;
        let (one, other) = (browser.visit_at(0), browser.visit_at(1));
        one.open().await;
        other.open().await;
        one.run("host.facts({ contract: true })").await;
        one.describe("boekjaar afsluiten").await;
        other.describe("no picture on the monitor").await;
        one.is_suggested("Hoe sluit ik een boekjaar af?").await;
        other.is_suggested("No picture on the monitor").await;
        one.press("Verder").await;
        one.is_at("Waarover gaat het?").await;
        other.is_at("How can we help?").await;
        other.press("Go on").await;
        other.answer("Who did you buy from?", "From somebody else").await;
        other.is_at("Elsewhere").await;
        one.is_at("Waarover gaat het?").await;
        one.run("host.destroy()").await;
        browser.until("Loket.widgets.length === 1").await;
        // Now the first on the page, it goes on as it was.
        browser.visit().is_at("Elsewhere").await;
        browser.is_quiet().await;
    });
}

#[test]
fn a_page_that_changes_without_loading_keeps_its_widget() {
    live(async |browser| {
        let widget = "<div id=\"here\"><loket-widget policy=\"examples/bas-ip/policy.json\" now=\"{now}\"></loket-widget></div><div id=\"there\"></div>";
        let site = page(widget).serve().await;
        goto(browser, &site).await;
        // A relative address is meant from where the widget began.
        browser.run("history.pushState(null, '', '/deep/in/the/shop')", &[]).await;
        let visit = browser.visit();
        visit.open().await;
        visit.describe("no picture on the monitor").await;
        browser.run("document.querySelector('#there').append(document.querySelector('loket-widget'))", &[]).await;
        visit.is_suggested("No picture on the monitor").await;
        visit.read("No picture on the monitor").await;
        assert_eq!(browser.run("return events.filter(([name]) => name === 'loket:article').length", &[]).await, 1);

        browser.run("window.kept = document.querySelector('loket-widget'); kept.remove()", &[]).await;
        browser.until("!Loket.widgets.length").await;
        browser.run("history.pushState(null, '', '/'); document.querySelector('#here').append(kept)", &[]).await;
        browser.until("Loket.widgets.length === 1").await;
        visit.open().await;
        visit.is_at("How can we help?").await;
        visit.describe("block an RFID card").await;
        visit.is_suggested("Add or block RFID cards").await;
        browser.is_quiet().await;
    });
}

#[test]
fn fifty_widgets_leave_nothing_behind() {
    live(async |browser| {
        let site = page("").serve().await;
        goto(browser, &site).await;
        let rounds = "for (let round = 0; round < arguments[0]; round++) {
            const host = Loket.create({ policy: arguments[1], now: arguments[2], text: 'no picture on the monitor' });
            await host.open();
            const field = () => host.shadowRoot.querySelector('.articles');
            while (!field()) await new Promise(requestAnimationFrame);
            host.shadowRoot.querySelector('.article').click();
            while (field()) await new Promise(requestAnimationFrame);
            host.destroy();
            while (Loket.widgets.length) await new Promise(requestAnimationFrame);
        }";
        browser.devtools("Performance.enable", json!({})).await;
        // The first ones fetch and compile, and fill caches.
        browser.wait_for(rounds, &[json!(5), json!(POLICY), json!(NOW)]).await;
        let before = counted(browser).await;
        browser.wait_for(rounds, &[json!(50), json!(POLICY), json!(NOW)]).await;
        let after = counted(browser).await;
        println!("nodes and listeners before: {before:?}, after: {after:?}");
        // A thing left behind by each would be 50 of them.
        assert!(after.0 < before.0 + 25, "nodes: {} before, {} after", before.0, after.0);
        assert!(after.1 < before.1 + 25, "listeners: {} before, {} after", before.1, after.1);
        browser.is_quiet().await;
    });
}

/// Nodes and listeners that are alive once all rubbish is gone.
async fn counted(browser: &Browser) -> (u64, u64) {
    for _ in 0..6 {
        browser.drawn().await;
        browser.devtools("HeapProfiler.collectGarbage", json!({})).await;
    }
    let metrics = browser.devtools("Performance.getMetrics", json!({})).await;
    let value = |name: &str| {
        let metric = metrics["metrics"].as_array().into_iter().flatten().find(|metric| metric["name"] == name);
        metric.and_then(|metric| metric["value"].as_f64()).unwrap_or_else(|| panic!("no metric {name}")) as u64
    };
    (value("Nodes"), value("JSEventListeners"))
}

#[test]
fn the_page_gets_one_name_and_no_style() {
    live(async |browser| {
        let site = launcher().with("/bare.html", "text/html", "<!doctype html><title>Bare</title><h1>A page</h1>").serve().await;
        browser.goto(&format!("{}/bare.html", site.url())).await;
        // The driver leaves names of its own behind when it is used.
        let title = browser.session.find(thirtyfour::By::Tag("h1")).await.expect("there is a heading");
        title.click().await.expect("it can be pressed");
        title.scroll_into_view().await.expect("it can be scrolled to");
        let names = "return Object.getOwnPropertyNames(window)";
        let bare = browser.run(names, &[]).await;
        let bare = bare.as_array().expect("names are a list").clone();
        goto(browser, &site).await;
        browser.run("Loket.destroy(); delete window.events; delete window.off", &[]).await;
        browser.goto(&format!("{}/page.html", site.url())).await;
        let visit = browser.visit();
        let looks =
            "const style = getComputedStyle(document.querySelector('h1')); return [...style].map(name => style.getPropertyValue(name))";
        browser.until("window.Loket").await;
        let before = browser.run(looks, &[]).await;
        visit.open().await;
        visit.describe("no picture on the monitor").await;
        visit.is_suggested("No picture on the monitor").await;
        let after = browser.run(names, &[]).await;
        let new: Vec<_> = after.as_array().into_iter().flatten().filter(|name| !bare.contains(name)).collect();
        assert_eq!(new, ["Loket"]);
        assert_eq!(browser.run(looks, &[]).await, before);
        let sheets = "return document.styleSheets.length + document.adoptedStyleSheets.length";
        assert_eq!(browser.run(sheets, &[]).await, 0);
        browser.is_quiet().await;
    });
}

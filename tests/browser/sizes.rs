//! How large things are is between visitors and their browser. What the page sets for itself does not change it.

use serde_json::{Value, json};

use crate::{
    browser::{Browser, live},
    pages,
};

const NOW: &str = "2026-11-20T21:58:00Z";

/// Every box of the widget with its font size, in the state that shows articles.
const MEASURE: &str = "
    return [...root.querySelectorAll('*')].map(node => {
        const { width, height } = node.getBoundingClientRect();
        return `${node.localName}.${node.className} ${width} × ${height}, ${getComputedStyle(node).fontSize}`;
    });
";

/// The widget's measures on a page with a style sheet of its own.
async fn measured(browser: &Browser, style: &str) -> Value {
    let body = "<link rel=\"stylesheet\" href=\"/page.css\">\
        <script src=\"/loket.js\" data-policy=\"/examples/bas-ip/policy.json\" data-now=\"{now}\" async></script>";
    let site = pages::at(NOW).with("/page.css", "text/css", style).page(body).serve().await;
    browser.goto(&format!("{}/page.html", site.url())).await;
    let visit = browser.visit();
    visit.open().await;
    visit.describe("no picture on the monitor").await;
    visit.is_suggested("No picture on the monitor").await;
    browser.drawn().await;
    visit.run(MEASURE).await
}

#[test]
fn the_sizes_of_the_page_are_its_own() {
    live(async |browser| {
        let plain = measured(browser, "").await;
        assert!(plain.as_array().is_some_and(|boxes| boxes.len() > 20), "{plain:#}");
        for style in [
            "html { font-size: 62.5% } body { font-size: 1.6rem }",
            "html { font-size: 20px }",
            "* { font-size: 30px; line-height: 3; letter-spacing: 4px } loket-widget { font: 8px serif; text-transform: uppercase }",
        ] {
            assert_eq!(measured(browser, style).await, plain, "{style}");
        }
        browser.is_quiet().await;
    });
}

#[test]
fn the_font_size_that_visitors_set_is_followed() {
    live(async |browser| {
        browser.devtools("Page.enable", json!({})).await;
        for (standard, heading) in [(16, "22px"), (24, "33px")] {
            browser.devtools("Page.setFontSizes", json!({ "fontSizes": { "standard": standard, "fixed": standard } })).await;
            for style in ["", "html { font-size: 62.5% }"] {
                measured(browser, style).await;
                let size = browser.visit().run("return getComputedStyle(root.querySelector('h2')).fontSize").await;
                assert_eq!(size, heading, "{standard}, {style}");
            }
        }
        browser.is_quiet().await;
    });
}

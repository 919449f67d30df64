//! Every example under the strict Content Security Policy, Trusted Types enforced.

use serde_json::json;

use crate::{browser::live, pages};

/// Each page with something to type and the words to go on with.
const PAGES: &[(&str, &str, &str)] = &[
    ("/examples/bas-ip/index.html", "no picture on the monitor", "Go on"),
    ("/examples/bright-plugins/index.html", "my licence key", "Go on"),
    ("/examples/bright-plugins/nl.html", "mijn licentiesleutel", "Verder"),
    ("/examples/bright-plugins/de.html", "mein Lizenzschlüssel", "Weiter"),
    ("/examples/new-media-entertainment/index.html", "mijn video speelt niet", "Verder"),
    ("/examples/syneton/index.html", "boekjaar afsluiten", "Verder"),
    ("/examples/syneton/signed-in.html", "boekjaar afsluiten", "Verder"),
];

#[test]
fn nothing_is_violated() {
    live(async |browser| {
        let collect = "window.violations = []; document.addEventListener('securitypolicyviolation', event => \
            violations.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample} ${event.sourceFile}:${event.lineNumber}`))";
        browser.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": collect })).await;
        let site = pages::at("2026-11-20T12:10:00Z").serve().await;
        for (page, words, on) in PAGES {
            browser.goto(&format!("{}{page}", site.url())).await;
            let header = "return (await fetch(location.href)).headers.get('content-security-policy')";
            let policy = browser.wait_for(header, &[]).await;
            for rule in
                ["default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "require-trusted-types-for 'script'", "trusted-types 'none'"]
            {
                assert!(policy.as_str().is_some_and(|policy| policy.contains(rule)), "{page}: {rule} is not in {policy}");
            }
            let visit = browser.visit();
            visit.open().await;
            visit.describe(words).await;
            let title = visit.reads(".articles .title").await;
            visit.read(&title).await;
            visit
                .press(if *on == "Go on" {
                    "Back"
                } else if *on == "Weiter" {
                    "Zurück"
                } else {
                    "Terug"
                })
                .await;
            visit.press(on).await;
            visit.sees(".question").await;
            assert_eq!(browser.run("return violations", &[]).await, json!([]), "{page}");
            browser.is_quiet().await;
        }
        // Had there been one, it would have been seen.
        browser.run("try { document.body.innerHTML = '<b>no</b>' } catch { }", &[]).await;
        browser.until("violations.length === 1").await;
    });
}

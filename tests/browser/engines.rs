//! The same visit in every engine, from click to receipt, under the strict Content Security Policy: what differs between engines is
//! shown here, everything else by the tests in Chromium.

use serde_json::json;

use crate::{browser::live_in, engine::Engine, pages};

/// What goes wrong in a page, in words that every engine has.
const WATCH: &str = "
    window.wrong = [];
    addEventListener('error', event => wrong.push(event.message));
    addEventListener('unhandledrejection', event => wrong.push(String(event.reason)));
    addEventListener('securitypolicyviolation', event => wrong.push(`${event.effectiveDirective} ${event.blockedURI}`));
    for (const level of ['error', 'warn']) console[level] = (...said) => wrong.push(said.join(' '));
";

fn from_click_to_receipt(engine: Engine) {
    live_in(engine, async |browser| {
        let site = pages::at("2026-11-20T21:58:00Z").serve().await;
        browser.goto(&format!("{}/examples/bas-ip/index.html", site.url())).await;
        browser.until("window.Loket?.widgets.length").await;
        browser.run(WATCH, &[]).await;
        assert!(site.requests().iter().all(|asked| !asked.path.contains("loket-app")), "{:#?}", site.requests());

        let visit = browser.visit();
        visit.open().await;
        visit.describe("the panel does not register with our SIP server").await;
        visit.is_suggested("SIP registration fails").await;
        visit.read("SIP registration fails").await;
        visit.press("No, go on").await;
        visit.answer("Who did you buy from?", "From BAS-IP, as a distributor or partner").await;
        visit.answer("What is it about?", "A device: question or fault").await;
        visit.is_at("Covered").await;
        // Engines write dates each in their own way, but the hours are the same.
        let times = visit.texts(".promise .time").await;
        for (said, hours) in times.iter().zip([["07:03", "06:03"], ["07:08", "06:08"], ["11:58", "10:58"]]) {
            assert!(hours.iter().all(|hour| said.contains(hour)), "{times:?}");
        }
        assert_eq!(times.len(), 3);
        visit.press("How we worked this out").await;
        assert_eq!(visit.texts(".steps li").await.len(), 3);

        visit.press("File a ticket").await;
        visit.choose("What kind of request is it?", "Fault").await;
        visit.fill("Device model", "AV-07").await;
        visit.fill("Your name", "Ada Jansen").await;
        visit.file().await;
        assert_eq!(visit.reads("[data-faults] li").await, "Your e-mail address: Please fill this in.");
        visit.fill("Your e-mail address", "ada@installer.example").await;
        visit.file().await;
        visit.is_at("Your ticket is filed").await;
        assert_eq!(visit.reads(".reference").await, "BAS-1001");
        visit.has_focus_on("h2 Your ticket is filed").await;

        let ticket = &site.tickets("bas-ip")[0];
        assert_eq!(ticket["facts"], json!({ "buyer": "direct", "request": "hardware" }));
        assert_eq!(ticket["verdict"], json!({ "verdict": "covered", "because": ["specs", "use", "guidance"] }));
        assert_eq!(ticket["fields"], json!({ "model": "AV-07" }));
        assert_eq!(ticket["promises"][0]["latest"], "2026-11-23T06:03:00Z");
        assert_eq!(browser.run("return wrong", &[]).await, json!([]));
        visit.picture("engines", &format!("{engine:?}-receipt")).await;
    });
}

#[test]
fn in_chromium() {
    from_click_to_receipt(Engine::Chromium);
}

#[test]
fn in_gecko() {
    from_click_to_receipt(Engine::Gecko);
}

/// There is a WebKit to drive on Linux.
#[test]
#[cfg(target_os = "linux")]
fn in_webkit() {
    from_click_to_receipt(Engine::WebKit);
}

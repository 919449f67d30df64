//! When the helpdesk does not take a ticket: the next way, and the text is never lost.

use loket_server::{Helpdesk, Site};
use serde_json::{Value, json};

use crate::{
    browser::{Browser, live},
    pages,
    visit::Visit,
};

const WORDS: &str = "the display stays dark, and the door bell too";

/// A visit at BAS-IP with the ticket written, and all but sent.
async fn written<'b>(browser: &'b Browser, site: &Site, page: &str) -> Visit<'b> {
    browser.goto(&format!("{}{page}", site.url())).await;
    browser.until("window.Loket?.widgets.length").await;
    let known = json!({ "buyer": "direct", "request": "hardware" });
    browser.run("Loket.facts(arguments[0]); Loket.prefill(arguments[1])", &[known, prefill()]).await;
    browser.run("window.errors = []; Loket.on('error', event => errors.push(event.detail))", &[]).await;
    let visit = browser.visit();
    visit.open().await;
    visit.press("Go on").await;
    visit.is_at("Covered").await;
    visit.press("File a ticket").await;
    visit.is_at("File a ticket").await;
    visit
}

fn prefill() -> Value {
    json!({ "text": WORDS, "name": "Ada", "email": "ada@installer.example" })
}

/// BAS-IP's policy with these ways to file, on a page of its own.
async fn filed_by(ways: Value) -> Site {
    let mut policy = pages::policy("bas-ip");
    policy["tickets"]["intake"] = ways;
    let script = "<script src=\"/loket.js\" data-policy=\"/policy.json\" data-now=\"{now}\" async></script>";
    pages::at("2026-11-20T21:58:00Z").policy("/policy.json", &policy).page(script).serve().await
}

#[test]
fn a_failing_helpdesk_hands_over_to_mail_and_mail_to_the_page() {
    live(async |browser| {
        let site = pages::at("2026-11-20T21:58:00Z").serve().await;
        site.helpdesk(Helpdesk::Failing(500));
        let visit = written(browser, &site, "/examples/bas-ip/index.html").await;
        let take = "Loket.intake(async ticket => { window.taken = ticket; return { reference: 'PAGE-7' } })";
        browser.run(take, &[]).await;
        visit.file().await;
        visit.is_at("Ready to send by e-mail").await;
        browser.said(&["status of 500", "Loket: tickets.intake[0]: webhook: the helpdesk answered 500"]).await;
        assert_eq!(visit.focus().await, "h2 Ready to send by e-mail");

        let mail = visit.run("return root.querySelector('a.primary').href").await;
        let mail = mail.as_str().unwrap_or_default();
        assert!(mail.starts_with("mailto:support@bas-ip.example?subject=the%20display%20stays%20dark"), "{mail}");
        assert!(mail.contains("ada%40installer.example"), "{mail}");

        let rights = json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"], "origin": site.url() });
        browser.devtools("Browser.grantPermissions", rights).await;
        visit.press("Copy the text").await;
        visit.element("button", Some("Copied")).await;
        let copied = browser.wait_for("return navigator.clipboard.readText()", &[]).await;
        let copied = copied.as_str().unwrap_or_default();
        assert!(copied.starts_with(WORDS) && copied.contains("Ada <ada@installer.example>"), "{copied}");
        visit.press("Your copy").await;
        assert_eq!(visit.run("return root.querySelector('pre').textContent").await, copied);

        visit.press("Try another way").await;
        visit.is_at("Your ticket is filed").await;
        assert_eq!(visit.reads(".reference").await, "PAGE-7");
        assert_eq!(browser.run("return taken.description", &[]).await, WORDS);
        assert_eq!(site.tickets("bas-ip").len(), 0);
        browser.is_quiet().await;
    });
}

#[test]
fn when_every_way_fails_the_text_stays_and_trying_again_works() {
    live(async |browser| {
        let site = pages::at("2026-11-20T21:58:00Z").serve().await;
        site.helpdesk(Helpdesk::Refusing);
        let visit = written(browser, &site, "/examples/bas-ip/index.html").await;
        visit.file().await;
        visit.is_at("Ready to send by e-mail").await;
        browser.said(&["ERR_", "Loket: tickets.intake[0]: webhook: Failed to fetch"]).await;
        visit.press("Try another way").await;
        visit.is_at("File a ticket").await;
        assert_eq!(visit.reads("[data-faults] b").await, "It could not be sent");
        visit.has_focus_on("div It could not be sent The helpdesk could not be reached. Noth…").await;
        assert_eq!(visit.texts("[data-faults] :is(button, a)").await, ["Try again", "Copy the text", "Contact BAS-IP"]);
        assert_eq!(visit.run("return root.querySelector('[data-faults] a').href").await, "mailto:support@bas-ip.example");
        assert_eq!(visit.holds("What is the matter?").await, WORDS);
        browser.said(&["Loket: tickets.intake[2]: callback: the page gave no function that takes tickets"]).await;
        let error = browser.run("return errors[0]", &[]).await;
        assert_eq!(error["message"], "the ticket could not be filed");
        assert_eq!(error["problems"], json!(["tickets.intake[2]: callback: the page gave no function that takes tickets"]));

        site.helpdesk(Helpdesk::Working);
        visit.press("Try again").await;
        visit.is_at("Your ticket is filed").await;
        assert_eq!(visit.reads(".reference").await, "BAS-1001");
        assert_eq!(site.tickets("bas-ip")[0]["description"], WORDS);
        browser.is_quiet().await;
    });
}

#[test]
fn one_way_that_fails_twice_then_works() {
    live(async |browser| {
        let site = filed_by(json!([{ "kind": "webhook", "url": "/helpdesk/bas-ip" }])).await;
        site.helpdesk(Helpdesk::Failing(503));
        let visit = written(browser, &site, "/page.html").await;
        visit.file().await;
        visit.sees("[data-faults]").await;
        visit.fill("What is the matter?", "the same, in other words").await;
        visit.press("Try again").await;
        browser.until("errors.length === 2").await;
        assert_eq!(visit.reads("[data-faults] b").await, "It could not be sent");
        let (status, said) = ("status of 503", "Loket: tickets.intake[0]: webhook: the helpdesk answered 503");
        browser.said(&[status, said, status, said]).await;
        site.helpdesk(Helpdesk::Working);
        visit.press("Try again").await;
        visit.is_at("Your ticket is filed").await;
        assert_eq!(site.tickets("bas-ip")[0]["description"], "the same, in other words");
        browser.is_quiet().await;
    });
}

#[test]
fn a_helpdesk_that_never_answers_is_given_up_after_20_seconds() {
    live(async |browser| {
        let site =
            filed_by(json!([{ "kind": "webhook", "url": "/helpdesk/bas-ip" }, { "kind": "mail", "to": "desk@bas-ip.example" }])).await;
        site.helpdesk(Helpdesk::Hanging);
        let visit = written(browser, &site, "/page.html").await;
        // The 20 seconds pass when the test says so.
        let clock = "AbortSignal.timeout = after => { \
            const control = new AbortController(); \
            window.patience = after; \
            window.pass = () => control.abort(new DOMException('The operation timed out.', 'TimeoutError')); \
            return control.signal }";
        browser.run(clock, &[]).await;
        site.clear();
        visit.file().await;
        visit.element("button[type=submit]", Some("Sending…")).await;
        assert_eq!(visit.holds("What is the matter?").await, WORDS);
        // Impatience sends nothing twice.
        visit.file().await;
        browser.drawn().await;
        assert_eq!(site.requests().iter().filter(|asked| asked.method == "POST").count(), 1);
        assert_eq!(browser.run("return patience", &[]).await, 20_000);
        browser.is_quiet().await;
        browser.run("pass()", &[]).await;
        visit.is_at("Ready to send by e-mail").await;
        browser.said(&["Loket: tickets.intake[0]: webhook: The operation timed out."]).await;
    });
}

#[test]
fn a_function_of_the_page_that_throws_is_a_way_that_failed() {
    live(async |browser| {
        let site = filed_by(json!([{ "kind": "callback" }])).await;
        let visit = written(browser, &site, "/page.html").await;
        browser.run("Loket.intake(() => { throw new Error('no room') })", &[]).await;
        visit.file().await;
        visit.sees("[data-faults]").await;
        browser.said(&["Loket: tickets.intake[0]: callback: no room"]).await;
        browser.run("Loket.intake(() => Promise.reject('not today'))", &[]).await;
        visit.press("Try again").await;
        browser.until("errors.length === 2").await;
        browser.said(&["Loket: tickets.intake[0]: callback: not today"]).await;
        browser.run("Loket.intake(() => undefined)", &[]).await;
        visit.press("Try again").await;
        visit.is_at("Your ticket is filed").await;
        visit.sees_no(".reference").await;
        assert!(visit.reads(".ending").await.contains("The helpdesk gave no reference."));
        browser.is_quiet().await;
    });
}

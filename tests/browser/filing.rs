//! When the helpdesk does not take a ticket: the next way, and the text is never lost.

use loket_server::Helpdesk;
use serde_json::{Value, json};

use crate::{
    opening::{Opening, example},
    pages,
    visit::Visit,
};

const WORDS: &str = "the display stays dark, and the door bell too";

const NOW: &str = "2026-11-20T21:58:00Z";

/// BAS-IP's own page.
fn bas_ip() -> Opening {
    known(example("bas-ip", NOW))
}

/// BAS-IP's policy with these ways to file, on a page of its own.
fn filed_by(ways: Value) -> Opening {
    let mut policy = pages::policy("bas-ip");
    policy["tickets"]["intake"] = ways;
    let script = "<script src=\"/loket.js\" data-policy=\"/policy.json\" data-now=\"{now}\" async></script>";
    known(pages::at(NOW).policy("/policy.json", &policy).page(script).opening())
}

fn known(opening: Opening) -> Opening {
    let prefill = json!({ "text": WORDS, "name": "Ada", "email": "ada@installer.example" });
    opening.facts(json!({ "buyer": "direct", "request": "hardware" })).prefill(prefill)
}

/// Goes on until the ticket is written, and all but sent.
async fn write(visit: &Visit<'_>) {
    visit.browser.run("window.errors = []; Loket.on('error', event => errors.push(event.detail))", &[]).await;
    visit.press("Go on").await;
    visit.is_at("Covered").await;
    visit.press("File a ticket").await;
    visit.is_at("File a ticket").await;
}

#[test]
fn a_failing_helpdesk_hands_over_to_mail_and_mail_to_the_page() {
    bas_ip().live(async |visit, site| {
        site.helpdesk(Helpdesk::Failing(500));
        write(visit).await;
        let take = "Loket.intake(async ticket => { window.taken = ticket; return { reference: 'PAGE-7' } })";
        visit.browser.run(take, &[]).await;
        visit.file().await;
        visit.is_at("Ready to send by e-mail").await;
        visit.browser.said(&["status of 500", "Loket: tickets.intake[0]: webhook: the helpdesk answered 500"]).await;
        assert_eq!(visit.focus().await, "h2 Ready to send by e-mail");

        let mail = visit.run("return root.querySelector('a.primary').href").await;
        let mail = mail.as_str().unwrap_or_default();
        assert!(mail.starts_with("mailto:support@bas-ip.example?subject=the%20display%20stays%20dark"), "{mail}");
        assert!(mail.contains("ada%40installer.example"), "{mail}");

        let rights = json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"], "origin": site.url() });
        visit.browser.devtools("Browser.grantPermissions", rights).await;
        visit.press("Copy the text").await;
        visit.element("button", Some("Copied")).await;
        let copied = visit.browser.wait_for("return navigator.clipboard.readText()", &[]).await;
        let copied = copied.as_str().unwrap_or_default();
        assert!(copied.starts_with(WORDS) && copied.contains("Ada <ada@installer.example>"), "{copied}");
        visit.press("Your copy").await;
        assert_eq!(visit.run("return root.querySelector('pre').textContent").await, copied);

        visit.press("Try another way").await;
        visit.is_at("Your ticket is filed").await;
        assert_eq!(visit.reads(".reference").await, "PAGE-7");
        assert_eq!(visit.browser.run("return taken.description", &[]).await, WORDS);
        assert_eq!(site.tickets("bas-ip").len(), 0);
    });
}

#[test]
fn when_every_way_fails_the_text_stays_and_trying_again_works() {
    bas_ip().live(async |visit, site| {
        site.helpdesk(Helpdesk::Refusing);
        write(visit).await;
        visit.file().await;
        visit.is_at("Ready to send by e-mail").await;
        visit.browser.said(&["ERR_", "Loket: tickets.intake[0]: webhook: Failed to fetch"]).await;
        visit.press("Try another way").await;
        visit.is_at("File a ticket").await;
        assert_eq!(visit.reads("[data-faults] b").await, "It could not be sent");
        visit.has_focus_on("div It could not be sent The helpdesk could not be reached. Noth…").await;
        assert_eq!(visit.texts("[data-faults] :is(button, a)").await, ["Try again", "Copy the text", "Contact BAS-IP"]);
        assert_eq!(visit.run("return root.querySelector('[data-faults] a').href").await, "mailto:support@bas-ip.example");
        assert_eq!(visit.holds("What is the matter?").await, WORDS);
        visit.browser.said(&["Loket: tickets.intake[2]: callback: the page gave no function that takes tickets"]).await;
        let error = visit.browser.run("return errors[0]", &[]).await;
        assert_eq!(error["message"], "the ticket could not be filed");
        assert_eq!(error["problems"], json!(["tickets.intake[2]: callback: the page gave no function that takes tickets"]));

        site.helpdesk(Helpdesk::Working);
        visit.press("Try again").await;
        visit.is_at("Your ticket is filed").await;
        assert_eq!(visit.reads(".reference").await, "BAS-1001");
        assert_eq!(site.tickets("bas-ip")[0]["description"], WORDS);
    });
}

#[test]
fn one_way_that_fails_twice_then_works() {
    filed_by(json!([{ "kind": "webhook", "url": "/helpdesk/bas-ip" }])).live(async |visit, site| {
        site.helpdesk(Helpdesk::Failing(503));
        write(visit).await;
        visit.file().await;
        visit.sees("[data-faults]").await;
        visit.fill("What is the matter?", "the same, in other words").await;
        visit.press("Try again").await;
        visit.browser.until("errors.length === 2").await;
        assert_eq!(visit.reads("[data-faults] b").await, "It could not be sent");
        let (status, said) = ("status of 503", "Loket: tickets.intake[0]: webhook: the helpdesk answered 503");
        visit.browser.said(&[status, said, status, said]).await;
        site.helpdesk(Helpdesk::Working);
        visit.press("Try again").await;
        visit.is_at("Your ticket is filed").await;
        assert_eq!(site.tickets("bas-ip")[0]["description"], "the same, in other words");
    });
}

#[test]
fn a_helpdesk_that_never_answers_is_given_up_after_20_seconds() {
    filed_by(json!([{ "kind": "webhook", "url": "/helpdesk/bas-ip" }, { "kind": "mail", "to": "desk@bas-ip.example" }])).live(
        async |visit, site| {
            site.helpdesk(Helpdesk::Hanging);
            write(visit).await;
            // The 20 seconds pass when the test says so.
            let clock = "AbortSignal.timeout = after => { \
            const control = new AbortController(); \
            window.patience = after; \
            window.pass = () => control.abort(new DOMException('The operation timed out.', 'TimeoutError')); \
            return control.signal }";
            visit.browser.run(clock, &[]).await;
            site.clear();
            visit.file().await;
            visit.element("button[type=submit]", Some("Sending…")).await;
            assert_eq!(visit.holds("What is the matter?").await, WORDS);
            // Impatience sends nothing twice.
            visit.file().await;
            visit.browser.drawn().await;
            assert_eq!(site.requests().iter().filter(|asked| asked.method == "POST").count(), 1);
            assert_eq!(visit.browser.run("return patience", &[]).await, 20_000);
            visit.browser.is_quiet().await;
            visit.browser.run("pass()", &[]).await;
            visit.is_at("Ready to send by e-mail").await;
            visit.browser.said(&["Loket: tickets.intake[0]: webhook: The operation timed out."]).await;
        },
    );
}

#[test]
fn a_function_of_the_page_that_throws_is_a_way_that_failed() {
    filed_by(json!([{ "kind": "callback" }])).live(async |visit, _| {
        write(visit).await;
        visit.browser.run("Loket.intake(() => { throw new Error('no room') })", &[]).await;
        visit.file().await;
        visit.sees("[data-faults]").await;
        visit.browser.said(&["Loket: tickets.intake[0]: callback: no room"]).await;
        visit.browser.run("Loket.intake(() => Promise.reject('not today'))", &[]).await;
        visit.press("Try again").await;
        visit.browser.until("errors.length === 2").await;
        visit.browser.said(&["Loket: tickets.intake[0]: callback: not today"]).await;
        visit.browser.run("Loket.intake(() => undefined)", &[]).await;
        visit.press("Try again").await;
        visit.is_at("Your ticket is filed").await;
        visit.sees_no(".reference").await;
        assert!(visit.reads(".ending").await.contains("The helpdesk gave no reference."));
    });
}

#[test]
fn a_helpdesk_that_redirects_has_not_taken_the_ticket() {
    filed_by(json!([{ "kind": "webhook", "url": "/helpdesk/bas-ip" }])).live(async |visit, site| {
        write(visit).await;
        for (tries, status) in (1..).zip([301, 302, 303, 307, 308]) {
            site.helpdesk(Helpdesk::Redirecting(status));
            site.clear();
            if tries == 1 {
                visit.file().await;
            } else {
                visit.press("Try again").await;
            }
            visit.browser.until(&format!("errors.length === {tries}")).await;
            assert_eq!(visit.reads("[data-faults] b").await, "It could not be sent");
            assert_eq!(visit.holds("What is the matter?").await, WORDS);
            let said = "Loket: tickets.intake[0]: webhook: the helpdesk redirects to another address, which is not followed";
            visit.browser.said(&[said]).await;
            // Nobody is asked where it moved to.
            let asked: Vec<String> = site.requests().into_iter().map(|asked| format!("{} {}", asked.method, asked.path)).collect();
            assert_eq!(asked, ["POST /helpdesk/bas-ip"], "{status}");
        }
        site.helpdesk(Helpdesk::Working);
        visit.press("Try again").await;
        visit.is_at("Your ticket is filed").await;
        assert_eq!((visit.reads(".reference").await, site.tickets("bas-ip").len()), ("BAS-1001".to_owned(), 1));
    });
}

/// A worker or a script of the page may answer in the helpdesk's place. What it says it had from elsewhere is no answer.
#[test]
fn an_answer_that_was_redirected_on_the_way_is_none() {
    filed_by(json!([{ "kind": "webhook", "url": "/helpdesk/bas-ip" }])).live(async |visit, site| {
        write(visit).await;
        let elsewhere = "const fetch = window.fetch; window.fetch = async (url, options) => { \
            const answer = await fetch(url, { ...options, redirect: 'follow' }); \
            return answer }";
        visit.browser.run(elsewhere, &[]).await;
        site.helpdesk(Helpdesk::Redirecting(302));
        visit.file().await;
        visit.sees("[data-faults]").await;
        let said = "Loket: tickets.intake[0]: webhook: the helpdesk redirects to another address, which is not followed";
        visit.browser.said(&[said]).await;
        assert_eq!(site.tickets("bas-ip").len(), 0);
    });
}

#[test]
fn who_goes_back_from_a_receipt_finds_it_again_and_files_nothing_twice() {
    bas_ip().live(async |visit, site| {
        write(visit).await;
        visit.file().await;
        visit.is_at("Your ticket is filed").await;
        visit.press("Back").await;
        assert_eq!(visit.holds("What is the matter?").await, WORDS);
        visit.press("Go on").await;
        visit.is_at("Your ticket is filed").await;
        assert_eq!((visit.reads(".reference").await, site.tickets("bas-ip").len()), ("BAS-1001".to_owned(), 1));
    });
}

#[test]
fn what_the_helpdesk_refuses_is_said_at_the_field_and_another_way_is_offered() {
    let ways = json!([{ "kind": "webhook", "url": "/helpdesk/bas-ip" }, { "kind": "mail", "to": "desk@bas-ip.example" }]);
    filed_by(ways).live(async |visit, site| {
        write(visit).await;
        let refuse = "window.real = window.fetch; window.fetch = async () => new Response( \
            JSON.stringify({ faults: { 'requester.email': 'Nobody of this address has a contract.' } }), { status: 422 })";
        visit.browser.run(refuse, &[]).await;
        visit.file().await;
        visit.sees("[data-faults]").await;
        assert_eq!(visit.reads(".fault").await, "Nobody of this address has a contract.");
        assert_eq!(visit.texts("[data-faults] :is(button, a)").await, ["Try another way", "Copy the text", "Contact BAS-IP"]);
        visit.press("Try another way").await;
        visit.is_at("Ready to send by e-mail").await;
        visit.press("Back").await;
        visit.browser.run("window.fetch = real", &[]).await;
        visit.file().await;
        visit.is_at("Your ticket is filed").await;
        assert_eq!(site.tickets("bas-ip").len(), 1);
    });
}

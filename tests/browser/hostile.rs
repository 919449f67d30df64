//! Texts that mean harm, in every field of a policy and in every field of the form: shown as text, and nothing else.

use loket_server::Site;
use serde_json::{Value, json};

use crate::{
    browser::{Browser, live},
    looks::{self, Looks},
    pages,
    visit::Visit,
};

const HARM: &str = "<script>window.hacked=1</script><img src=x onerror=window.hacked=1> [x](javascript:window.hacked=1) \
    &lt;b&gt; \"'`${window.hacked=1} 👩‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿 \u{202E}desrever\u{202C} مرحبا \u{200F}שלום";

/// Puts a text in place of every text that visitors read: those per language, and the vendor's name.
fn poison(value: &mut Value, text: &str) {
    match value {
        Value::Object(entries) if !entries.is_empty() && entries.keys().all(|key| matches!(key.as_str(), "nl" | "en")) => {
            for said in entries.values_mut() {
                *said = if said.is_array() { json!([text]) } else { json!(text) };
            }
        }
        Value::Object(entries) => entries.values_mut().for_each(|value| poison(value, text)),
        Value::Array(values) => values.iter_mut().for_each(|value| poison(value, text)),
        _ => {}
    }
}

fn poisoned(text: &str) -> Value {
    let mut policy = pages::policy("syneton");
    policy["vendor"]["name"] = json!(text);
    poison(&mut policy, text);
    policy
}

async fn served(policy: &Value) -> Site {
    let script = "<script src=\"/loket.js\" data-policy=\"/policy.json\" data-now=\"{now}\" async></script>";
    pages::at("2026-11-20T12:10:00Z").policy("/policy.json", policy).page(script).serve().await
}

/// Nothing of it came to life, and nothing sticks out sideways, at a desk or at 320 px.
async fn is_harmless(visit: &Visit<'_>, state: &str) {
    for looks in [looks::ALL[2], looks::ALL[0]] {
        visit.browser.look(looks).await;
        let Looks { width, .. } = looks;
        let alive = visit
            .run("return [...root.querySelectorAll('script, img, iframe, object, a[href^=\"javascript\" i]')].map(node => node.outerHTML)");
        assert_eq!(alive.await, json!([]), "{state}");
        let wider = "return [document.documentElement, ...root.querySelectorAll('.panel, .app, .view')] \
            .filter(box => box.scrollWidth > box.clientWidth).map(box => `${box.className} holds ${box.scrollWidth} in ${box.clientWidth}`)";
        assert_eq!(visit.run(wider).await, json!([]), "{state}, {width}");
    }
    assert_eq!(visit.browser.run("return typeof window.hacked", &[]).await, "undefined", "{state}");
}

/// What an element says, to the letter.
async fn content(visit: &Visit<'_>, selector: &str) -> String {
    visit.sees(selector).await;
    let content = visit.run(&format!("return root.querySelector('{selector}').textContent")).await;
    content.as_str().unwrap_or_default().to_owned()
}

/// From launcher to receipt, by the place of things, as they all say the same.
async fn lives(browser: &Browser, site: &Site, text: &str) {
    browser.goto(&format!("{}/page.html", site.url())).await;
    let visit = browser.visit();
    visit.open().await;
    is_harmless(&visit, "home").await;
    assert_eq!(content(&visit, ".brand b").await, text);
    assert_eq!(content(&visit, ".desk b").await, text);
    assert_eq!(content(&visit, ".clauses summary").await, text);
    assert_eq!(content(&visit, ".channels a").await, text);
    visit.press_at(".clauses summary").await;
    is_harmless(&visit, "a clause").await;

    visit.describe("window hacked").await;
    assert_eq!(content(&visit, ".articles .title").await, text);
    is_harmless(&visit, "suggestions").await;
    visit.press_at(".articles button").await;
    assert_eq!(content(&visit, "article [data-heading]").await, text);
    is_harmless(&visit, "article").await;
    visit.press_at(".way-on .button:not(.primary)").await;

    assert_eq!(content(&visit, ".question [data-heading]").await, text);
    visit.press_at(".question summary").await;
    assert_eq!(content(&visit, ".question .told p").await, text);
    is_harmless(&visit, "question").await;
    visit.press_at(".choice").await;
    visit.sees(".choices li:nth-child(3)").await;
    assert_eq!(content(&visit, ".choice").await, text);
    visit.press_at(".choice").await;
    visit.sees(".verdict").await;
    assert_eq!(content(&visit, ".clauses summary").await, text);
    is_harmless(&visit, "verdict").await;
    visit.press_at(".way-on .primary").await;

    visit.sees("#email").await;
    is_harmless(&visit, "ticket").await;
    visit.file().await;
    visit.sees("[data-faults]").await;
    is_harmless(&visit, "faults").await;
    // All choices say the same, so it is made by its value.
    let choose = "const list = root.querySelector('#own-package'); list.value = 'accounting'; \
        list.dispatchEvent(new Event('change', { bubbles: true }))";
    visit.run(choose).await;
    visit.fill_at("#name", HARM).await;
    visit.fill_at("#email", "ada@kantoor.example").await;
    visit.press_at("details:last-of-type summary").await;
    visit.file().await;
    visit.sees(".reference").await;
    visit.press_at(".ending > details summary").await;
    is_harmless(&visit, "receipt").await;
    let ticket = &site.tickets("syneton")[0];
    assert_eq!(ticket["vendor"], text);
    assert_eq!(ticket["requester"]["name"], HARM);
    browser.is_quiet().await;
}

#[test]
fn a_policy_that_means_harm_in_every_field() {
    live(async |browser| {
        let site = served(&poisoned(HARM)).await;
        lives(browser, &site, HARM).await;
    });
}

#[test]
fn a_policy_with_texts_of_100_000_characters() {
    live(async |browser| {
        // One of each kind; hundreds of them would be no policy but a flood.
        let long = "no-space-in-it-".repeat(100_000 / 15 + 1);
        let mut policy = pages::policy("syneton");
        policy["vendor"]["name"] = json!(long);
        for path in [
            "/hours/phone/name",
            "/clauses/all-questions/title",
            "/clauses/all-questions/text",
            "/channels/0/name",
            "/channels/0/note",
            "/articles/0/title",
            "/articles/0/body",
            "/facts/contract/ask",
            "/facts/contract/why",
            "/facts/contract/help",
            "/facts/request/choices/usage",
            "/clauses/in-usage/title",
            "/steps/ask/text",
            "/targets/0/note",
            "/tickets/kinds/question/name",
            "/tickets/kinds/question/note",
            "/tickets/fields/0/label",
            "/tickets/fields/1/help",
            "/tickets/fields/0/choices/accounting",
        ] {
            let text = policy.pointer_mut(path).unwrap_or_else(|| panic!("the example has no {path}"));
            *text = json!({ "nl": long, "en": long });
        }
        let site = served(&policy).await;
        browser.goto(&format!("{}/page.html", site.url())).await;
        let visit = browser.visit();
        visit.open().await;
        assert!(content(&visit, ".brand b").await == long, "the vendor's name is not shown whole");
        is_harmless(&visit, "home").await;
        visit.describe("no-space-in-it").await;
        assert!(content(&visit, ".articles .title").await == long, "the article is not suggested first");
        is_harmless(&visit, "suggestions").await;
        visit.press_at(".articles button").await;
        assert!(content(&visit, "article [data-heading]").await == long, "the title is not shown whole");
        is_harmless(&visit, "article").await;
        visit.press_at(".way-on .button:not(.primary)").await;
        assert!(content(&visit, ".question [data-heading]").await == long, "the question is not shown whole");
        is_harmless(&visit, "question").await;
        visit.press_at(".choice").await;
        visit.sees(".choices li:nth-child(3)").await;
        assert!(content(&visit, ".choice").await == long, "the choice is not shown whole");
        visit.press_at(".choice").await;
        visit.sees(".verdict").await;
        is_harmless(&visit, "verdict").await;
        visit.press_at(".way-on .primary").await;
        visit.sees("#email").await;
        is_harmless(&visit, "ticket").await;
        browser.is_quiet().await;
    });
}

#[test]
fn a_visitor_who_types_100_000_characters() {
    live(async |browser| {
        let site = pages::at("2026-11-20T12:10:00Z").serve().await;
        browser.goto(&format!("{}/examples/bas-ip/index.html", site.url())).await;
        browser.until("window.Loket?.widgets.length").await;
        browser.run("Loket.facts({ buyer: 'direct', request: 'hardware' })", &[]).await;
        let visit = browser.visit();
        visit.open().await;
        let long = format!("{HARM} ").repeat(100_000 / HARM.chars().count() + 1);
        visit.describe(&long).await;
        visit.sees(".way-on .primary").await;
        is_harmless(&visit, "suggestions").await;
        visit.press("Go on").await;
        visit.press("File a ticket").await;
        assert_eq!(visit.holds("What is the matter?").await, long);
        visit.fill("Your name", HARM).await;
        visit.fill("Your e-mail address", "ada@installer.example").await;
        visit.fill("Firmware version", HARM).await;
        visit.file().await;
        visit.sees("[data-faults]").await;
        assert_eq!(visit.texts("[data-faults] li").await, ["What is the matter?: This is longer than 20,000 characters."]);
        is_harmless(&visit, "faults").await;
        // What may be sent is sent to the last letter.
        let short: String = long.chars().take(20_000).collect();
        visit.fill("What is the matter?", &short).await;
        visit.press("What is sent along").await;
        is_harmless(&visit, "what is sent along").await;
        visit.file().await;
        visit.is_at("Your ticket is filed").await;
        visit.press("Your copy").await;
        is_harmless(&visit, "receipt").await;
        let ticket = &site.tickets("bas-ip")[0];
        assert_eq!(ticket["description"], short);
        assert_eq!(ticket["fields"]["firmware"], HARM);
        browser.is_quiet().await;
    });
}

#[test]
fn a_page_that_prefills_harm() {
    live(async |browser| {
        let site = pages::at("2026-11-20T12:10:00Z").serve().await;
        browser.goto(&format!("{}/examples/bas-ip/index.html", site.url())).await;
        browser.until("window.Loket?.widgets.length").await;
        browser.run("Loket.prefill({ text: arguments[0], name: arguments[0], email: 7, fields: null })", &[json!(HARM)]).await;
        let visit = browser.visit();
        visit.open().await;
        assert_eq!(visit.run("return root.querySelector('[data-field]').value").await, HARM);
        is_harmless(&visit, "prefilled").await;
        browser.is_quiet().await;
    });
}

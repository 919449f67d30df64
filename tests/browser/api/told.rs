//! What the page tells, by script or by attributes: before a visit, during it, and wrongly.

use serde_json::json;

use super::{POLICY, goto, launcher, page};
use crate::browser::live;

#[test]
fn what_is_told_before_loading_is_remembered() {
    live(async |browser| {
        let site = launcher().serve().await;
        goto(browser, &site).await;
        let tell = "Loket.language('nl'); Loket.facts({ buyer: 'direct' }); Loket.facts({ request: 'warranty' }); \
            Loket.prefill({ text: 'mijn paneel is stuk', name: 'Ada', email: 'ada@installer.example' }); \
            Loket.prefill({ fields: { model: 'AV-07', serial: '12-345' } }); \
            Loket.intake(ticket => `PAGE-${ticket.kind}`)";
        browser.run(tell, &[]).await;
        let visit = browser.visit();
        assert_eq!(visit.reads("button.lk-button").await, "Hulp");
        visit.open().await;
        assert_eq!(visit.run("return root.querySelector('[data-field]').value").await, "mijn paneel is stuk");
        visit.press("Verder").await;
        visit.is_at("Inbegrepen").await;
        visit.press("Ticket indienen").await;
        visit.choose("Wat voor verzoek is het?", "Garantie").await;
        for (label, value) in [("Model van het apparaat", "AV-07"), ("Serienummer", "12-345"), ("Uw naam", "Ada")] {
            assert_eq!(visit.holds(label).await, value, "{label}");
        }
        site.helpdesk(loket_server::Helpdesk::Failing(503));
        visit.file().await;
        visit.press("Een andere manier proberen").await;
        visit.is_at("Uw ticket is ingediend").await;
        assert_eq!(visit.reads(".reference").await, "PAGE-warranty");
        browser.said(&["status of 503", "tickets.intake[0]"]).await;
    });
}

#[test]
fn what_is_told_during_a_visit_changes_it_and_overwrites_nothing() {
    live(async |browser| {
        let site = launcher().serve().await;
        goto(browser, &site).await;
        let visit = browser.visit();
        visit.open().await;
        visit.describe("no picture on the monitor").await;
        visit.press("Go on").await;
        visit.is_at("Who did you buy from?").await;
        browser.run("Loket.facts({ buyer: 'direct' })", &[]).await;
        visit.is_at("What is it about?").await;
        browser.run("Loket.facts({ request: 'hardware' })", &[]).await;
        visit.is_at("Covered").await;
        browser.run("Loket.language('nl')", &[]).await;
        visit.is_at("Inbegrepen").await;
        browser.run("Loket.prefill({ text: 'something else', name: 'Ada' })", &[]).await;
        visit.press("Ticket indienen").await;
        assert_eq!(visit.holds("Wat is er aan de hand?").await, "no picture on the monitor");
        assert_eq!(visit.holds("Uw naam").await, "Ada");
        browser.is_quiet().await;
    });
}

#[test]
fn facts_that_make_no_sense_are_said_and_taken_as_unknown() {
    live(async |browser| {
        let site = launcher().serve().await;
        goto(browser, &site).await;
        browser.run("Loket.facts({ buyer: 'martian', hat: true })", &[]).await;
        let visit = browser.visit();
        visit.open().await;
        visit.describe("no picture on the monitor").await;
        visit.press("Go on").await;
        visit.is_at("Who did you buy from?").await;
        let problems = browser.run("return events.find(([name]) => name === 'loket:error')[1].problems", &[]).await;
        let problems = problems.as_array().expect("problems are a list");
        assert_eq!(problems.len(), 2, "{problems:?}");
        for (problem, word) in problems.iter().zip(["martian", "hat"]) {
            assert!(problem.as_str().is_some_and(|problem| problem.contains(word)), "{problem}");
        }
        browser.said(&["martian"]).await;
    });
}

/// Values that no page should tell, and that none of its methods may stumble over.
const WRONG: &str = "
    const ring = {}; ring.one = ring.other = ring;
    const { proxy, revoke } = Proxy.revocable({}, {}); revoke();
    const throws = thrown => ({ get buyer() { throw thrown } });
    window.wrong = [
        Symbol('x'), 7n, ring, proxy, throws(new Error('of the page')), throws(null), throws(Symbol('y')),
        throws({ get message() { throw 1 } }), new Proxy({}, { ownKeys() { throw 2 } }), { buyer: () => 1 }, { buyer: 7n },
    ];
";

#[test]
fn a_wrong_call_changes_nothing_and_the_next_right_one_works() {
    live(async |browser| {
        let site = launcher().serve().await;
        goto(browser, &site).await;
        browser.run("Loket.language('nl'); Loket.facts({ buyer: 'direct' }); Loket.prefill({ name: 'Ada' })", &[]).await;
        browser.run(WRONG, &[]).await;
        let methods = "const methods = ['facts', 'user', 'prefill', 'lookup', 'intake', 'language', 'create'];
            const host = Loket.widgets[0];
            let calls = 0;
            for (const each of wrong) {
                for (const name of methods) {
                    const options = name === 'create' ? { policy: arguments[0], facts: each } : each;
                    for (const to of name === 'create' ? [Loket] : [Loket, host]) { to[name](options); calls++ }
                }
                for (const call of [() => Loket.on(each, () => {}), () => Loket.on('open', each)]) { call()(); calls++ }
            }
            return [calls, Loket.widgets.length, events.filter(([name, { message }]) => name === 'loket:error' && message).length]";
        let counts = browser.run(methods, &[json!(POLICY)]).await;
        let counts: Vec<u64> = serde_json::from_value(counts).expect("three numbers");
        // Each is said once, on `Loket` as on the element.
        assert_eq!(counts, [165, 1, 165]);
        browser.run("events.length = 0", &[]).await;
        let visit = browser.visit();
        assert_eq!(visit.reads("button.lk-button").await, "Hulp");
        visit.open().await;
        visit.describe("geen beeld").await;
        visit.press("Verder").await;
        visit.is_at("Waar gaat het om?").await;
        // While it runs as well.
        browser
            .run("for (const each of wrong) { Loket.facts(each); Loket.user(each); Loket.language(each); Loket.lookup(each) }", &[])
            .await;
        browser.run("Loket.facts({ request: 'wiki' }); Loket.language(new Intl.Locale('en-GB'))", &[]).await;
        visit.is_at("Covered").await;
        assert_eq!(browser.run("return window.thrown ?? []", &[]).await, json!([]));
        let said = browser.console().await;
        assert_eq!(said.len(), 165 + 44, "{said:#?}");
        assert!(said.iter().all(|said| said.contains("Loket: ")), "{said:#?}");
    });
}

#[test]
fn attributes_say_the_same() {
    live(async |browser| {
        let widget = format!(
            "<loket-widget policy=\"{POLICY}\" now=\"{{now}}\" mode=\"launcher\" lang=\"nl\" label=\"Vraag het ons\" position=\"left\" \
             theme=\"dark\" text=\"geen beeld\" facts='{{\"buyer\":\"direct\"}}'></loket-widget>"
        );
        let site = page(&widget).serve().await;
        goto(browser, &site).await;
        let visit = browser.visit();
        assert_eq!(visit.reads("button.lk-button").await, "Vraag het ons");
        assert_eq!(visit.run("return root.querySelector('button').getBoundingClientRect().x < 100").await, true);
        visit.open().await;
        assert_eq!(visit.run("return root.querySelector('[data-field]').value").await, "geen beeld");
        assert_eq!(visit.run("return getComputedStyle(root.querySelector('.app')).backgroundColor").await, "rgb(22, 24, 29)");
        visit.press("Verder").await;
        visit.is_at("Waar gaat het om?").await;
        visit.run("host.setAttribute('facts', JSON.stringify({ buyer: 'direct', request: 'wiki' }))").await;
        visit.is_at("Inbegrepen").await;
        visit.run("host.lang = 'en'").await;
        visit.is_at("Covered").await;
        visit.run("host.setAttribute('facts', '{')").await;
        browser.said(&["Loket: facts: "]).await;
        visit.is_at("Covered").await;
    });
}

#[test]
fn a_fact_that_an_attribute_does_not_say_any_longer_is_unknown() {
    live(async |browser| {
        let widget = format!("<loket-widget policy=\"{POLICY}\" now=\"{{now}}\" facts='{{\"buyer\":\"direct\"}}'></loket-widget>");
        let site = page(&widget).serve().await;
        goto(browser, &site).await;
        // Before it is there, and after.
        browser.run("Loket.widgets[0].setAttribute('facts', '{\"request\":\"wiki\"}')", &[]).await;
        let visit = browser.visit();
        visit.open().await;
        visit.describe("a question").await;
        visit.press("Go on").await;
        visit.is_at("Who did you buy from?").await;
        visit.run("host.setAttribute('facts', '{\"buyer\":\"direct\"}')").await;
        visit.is_at("What is it about?").await;
        visit.run("host.removeAttribute('facts')").await;
        visit.is_at("Who did you buy from?").await;
        browser.is_quiet().await;
    });
}

#[test]
fn who_comes_after_somebody_else_is_told_nothing_of_them() {
    live(async |browser| {
        let widget = format!("<main><loket-widget policy=\"{POLICY}\" now=\"{{now}}\" text=\"geen beeld\"></loket-widget></main>");
        let site = page(&format!("{widget}{widget}")).serve().await;
        goto(browser, &site).await;
        let tell =
            "Loket.user({ buyer: 'direct' }); Loket.facts({ request: 'wiki' }); Loket.prefill({ name: 'Ada' }); Loket.language('nl');
            window.kept = Loket.widgets[1]; kept.remove()";
        browser.run(tell, &[]).await;
        let visit = browser.visit();
        visit.open().await;
        visit.press("Verder").await;
        visit.is_at("Inbegrepen").await;
        browser.run("Loket.destroy(); document.querySelector('main').append(kept)", &[]).await;
        for visit in [browser.visit_at(0), browser.visit_at(1)] {
            visit.sees_no(".app").await;
            visit.open().await;
            // Of what the element itself says, nothing is lost.
            assert_eq!(visit.run("return root.querySelector('[data-field]').value").await, "geen beeld");
            visit.press("Go on").await;
            visit.is_at("Who did you buy from?").await;
        }
        // It goes on where it stands, also when that is moved.
        browser.run("document.querySelector('h1').before(kept)", &[]).await;
        browser.visit_at(0).is_at("Who did you buy from?").await;
        browser.is_quiet().await;
    });
}

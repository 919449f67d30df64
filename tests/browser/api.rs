//! The face towards developers: the `Loket` object, the element, its attributes and its events.

use serde_json::json;

use crate::{
    browser::{Browser, live},
    pages::{self, Pages},
};

const NOW: &str = "2026-11-20T21:58:00Z";
const POLICY: &str = "/examples/bas-ip/policy.json";

/// A page with a loader, and what stands before it.
fn page(before: &str) -> Pages {
    pages::at(NOW).page(&format!("{before}<script src=\"/loket.js\" async></script>"))
}

/// A page with a launcher for BAS-IP.
fn launcher() -> Pages {
    pages::at(NOW).page(&format!("<script src=\"/loket.js\" data-policy=\"{POLICY}\" data-now=\"{{now}}\" async></script>"))
}

/// Goes to the page, and keeps every event in `events` as `[name, detail]`.
async fn goto(browser: &Browser, site: &loket_server::Site) {
    browser.goto(&format!("{}/page.html", site.url())).await;
    browser.until("window.Loket").await;
    browser
        .run(
            "addEventListener('error', event => (window.thrown ??= []).push(event.message)); \
        addEventListener('unhandledrejection', event => (window.thrown ??= []).push(String(event.reason)))",
            &[],
        )
        .await;
    let listen = "window.events = []; \
        window.off = ['open', 'close', 'article', 'solved', 'verdict', 'ticket', 'filed', 'loket:error'].map(name => \
            Loket.on(name, event => events.push([event.type, event.detail])))";
    browser.run(listen, &[]).await;
}

#[test]
fn every_event_tells_what_happened_and_nothing_that_was_typed() {
    live(async |browser| {
        let site = launcher().serve().await;
        goto(browser, &site).await;
        browser.run("Loket.open()", &[]).await;
        let visit = browser.visit();
        visit.sees("[data-field]").await;
        visit.describe("block an RFID card").await;
        visit.read("Add or block RFID cards").await;
        visit.press("Yes, solved").await;
        visit.press("Ask something else").await;
        visit.describe("no picture on the monitor").await;
        visit.press("Go on").await;
        visit.answer("Who did you buy from?", "From BAS-IP, as a distributor or partner").await;
        visit.answer("What is it about?", "A connection diagram").await;
        visit.press("File a ticket").await;
        visit.fill("Your name", "Ada").await;
        visit.fill("Your e-mail address", "ada@installer.example").await;
        visit.file().await;
        visit.is_at("Your ticket is filed").await;
        browser.run("Loket.close()", &[]).await;
        visit.sees_no(".app").await;
        let verdict = json!({ "verdict": "covered", "because": ["diagrams"], "next": "ticket",
            "facts": { "buyer": "direct", "request": "diagram" } });
        let events = json!([
            ["loket:open", null],
            ["loket:article", { "id": "cards" }],
            ["loket:solved", { "article": "cards" }],
            ["loket:verdict", verdict],
            ["loket:ticket", {}],
            ["loket:filed", { "reference": "BAS-1001", "intake": "webhook" }],
            ["loket:close", null],
        ]);
        assert_eq!(browser.run("return events", &[]).await, events);

        browser.run("off.forEach(each => each()); events.length = 0; Loket.open()", &[]).await;
        visit.sees(".app").await;
        assert_eq!(browser.run("return events", &[]).await, json!([]));
        browser.is_quiet().await;
    });
}

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
fn a_listener_that_throws_does_not_stop_the_visit() {
    live(async |browser| {
        let site = launcher().serve().await;
        goto(browser, &site).await;
        browser
            .run("for (const name of ['open', 'article', 'verdict']) Loket.on(name, () => { throw new Error('of the page') })", &[])
            .await;
        let visit = browser.visit();
        visit.open().await;
        visit.describe("no picture on the monitor").await;
        visit.read("No picture on the monitor").await;
        visit.press("No, go on").await;
        visit.answer("Who did you buy from?", "From somebody else").await;
        visit.is_at("Elsewhere").await;
        browser.said(&["of the page", "of the page", "of the page"]).await;
    });
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

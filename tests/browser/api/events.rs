//! What the page hears.

use serde_json::json;

use super::{goto, launcher};
use crate::browser::live;

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

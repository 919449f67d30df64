//! A whole visit with the keyboard alone, and where the focus is after each step.

use serde_json::json;
use thirtyfour::Key;

use crate::{
    browser::{Browser, live},
    pages,
    visit::Visit,
};

/// A visitor's hands.
struct Hands<'b> {
    browser: &'b Browser,
    visit: Visit<'b>,
}

impl Hands<'_> {
    async fn press(&self, key: Key) {
        self.browser.session.action_chain().send_keys(key).perform().await.expect("a key can be pressed");
    }

    async fn type_in(&self, text: &str) {
        self.browser.session.action_chain().send_keys(text).perform().await.expect("keys can be pressed");
    }

    /// Presses Tab until the focus is there; nobody does so a hundred times.
    async fn tab_to(&self, place: &str) {
        let mut passed = Vec::new();
        for _ in 0..100 {
            self.press(Key::Tab).await;
            let focus = self.visit.focus().await;
            if focus == place {
                return;
            }
            passed.push(focus);
        }
        panic!("Tab does not reach `{place}`, only {passed:#?}");
    }
}

#[test]
fn from_launcher_to_receipt() {
    live(async |browser| {
        let site = pages::at("2026-11-20T21:58:00Z").serve().await;
        browser.goto(&format!("{}/examples/bas-ip/index.html", site.url())).await;
        browser.until("window.Loket?.widgets.length").await;
        let hands = Hands { browser, visit: browser.visit() };
        let visit = &hands.visit;

        hands.tab_to("button Help").await;
        hands.press(Key::Enter).await;
        visit.has_focus_on("textarea What is the matter?").await;
        hands.type_in("SIP registration fails").await;
        visit.is_suggested("SIP registration fails").await;
        hands.press(Key::Tab).await;
        assert!(visit.focus().await.starts_with("button SIP registration fails"), "{}", visit.focus().await);
        hands.press(Key::Enter).await;
        visit.has_focus_on("h2 SIP registration fails").await;
        hands.tab_to("button No, go on").await;
        hands.press(Key::Space).await;

        visit.has_focus_on("h2 Who did you buy from?").await;
        hands.tab_to("summary Why do you ask?").await;
        hands.press(Key::Enter).await;
        visit.sees(".question .told").await;
        browser.session.action_chain().key_down(Key::Shift).send_keys(Key::Tab).key_up(Key::Shift).perform().await.expect("keys");
        visit.has_focus_on("button I don’t know").await;
        // Back to the choices, which come before it.
        hands.tab_to("button From BAS-IP, as a distributor or partner").await;
        hands.press(Key::Space).await;
        visit.has_focus_on("h2 What is it about?").await;
        hands.tab_to("button A device: question or fault").await;
        hands.press(Key::Enter).await;
        visit.has_focus_on("h2 Covered").await;
        hands.tab_to("button File a ticket").await;
        hands.press(Key::Enter).await;

        visit.has_focus_on("h2 File a ticket").await;
        hands.tab_to("select What kind of request is it?").await;
        hands.press(Key::Down).await;
        assert_eq!(visit.holds("What kind of request is it?").await, "fault");
        hands.tab_to("input Device model").await;
        hands.type_in("AV-07").await;
        hands.tab_to("input Your name").await;
        hands.type_in("Ada").await;
        hands.tab_to("button Send to BAS-IP").await;
        hands.press(Key::Enter).await;
        visit.has_focus_on("div Not sent yet. Please look at this first: Your e-mail address…").await;
        hands.tab_to("input Your e-mail address").await;
        hands.type_in("ada@installer.example").await;
        hands.press(Key::Enter).await;
        visit.has_focus_on("h2 Your ticket is filed").await;
        assert_eq!(site.tickets("bas-ip")[0]["fields"], json!({ "model": "AV-07" }));

        hands.press(Key::Escape).await;
        visit.has_focus_on("button Help").await;
        visit.sees_no(".app").await;
        // The receipt is still there.
        hands.press(Key::Space).await;
        visit.has_focus_on("h2 Your ticket is filed").await;
        browser.is_quiet().await;
    });
}

#[test]
fn back_close_and_restart_move_the_focus_too() {
    live(async |browser| {
        let site = pages::at("2026-11-20T21:58:00Z").serve().await;
        browser.goto(&format!("{}/examples/bas-ip/index.html", site.url())).await;
        browser.until("window.Loket?.widgets.length").await;
        let hands = Hands { browser, visit: browser.visit() };
        let visit = &hands.visit;
        hands.tab_to("button Help").await;
        hands.press(Key::Space).await;
        visit.has_focus_on("textarea What is the matter?").await;
        hands.type_in("block an RFID card").await;
        hands.tab_to("button Go on").await;
        hands.press(Key::Enter).await;
        visit.has_focus_on("h2 Who did you buy from?").await;
        hands.tab_to("button Back").await;
        hands.press(Key::Enter).await;
        visit.has_focus_on("h2 How can we help?").await;
        hands.press(Key::Tab).await;
        visit.has_focus_on("textarea What is the matter?").await;
        hands.press(Key::Tab).await;
        hands.press(Key::Enter).await;
        visit.has_focus_on("h2 Add or block RFID cards").await;
        hands.tab_to("button Yes, solved").await;
        hands.press(Key::Enter).await;
        visit.has_focus_on("h2 Good to hear").await;
        hands.tab_to("button Ask something else").await;
        hands.press(Key::Enter).await;
        visit.has_focus_on("h2 How can we help?").await;
        hands.tab_to("button Close").await;
        hands.press(Key::Enter).await;
        visit.has_focus_on("button Help").await;
        browser.is_quiet().await;
    });
}

#[test]
fn escape_is_the_hosts_where_the_widget_stands_in_the_page() {
    live(async |browser| {
        let site = pages::at("2026-11-21T10:00:00Z").serve().await;
        browser.goto(&format!("{}/examples/new-media-entertainment/index.html", site.url())).await;
        let visit = browser.visit();
        visit.open().await;
        visit.has_focus_on("textarea Wat is er aan de hand?").await;
        let hands = Hands { browser, visit: browser.visit() };
        hands.press(Key::Escape).await;
        browser.drawn().await;
        visit.has_focus_on("textarea Wat is er aan de hand?").await;
        browser.is_quiet().await;
    });
}

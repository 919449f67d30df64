//! Through every state of a visit, for those who look at each: the accessibility checks and the pictures.

use std::{fs, path::Path};

use loket_server::{Helpdesk, Site};
use serde_json::{Value, json};

use crate::{browser::Browser, visit::Visit};

/// An example, and a case that passes through everything.
pub struct Example {
    /// Its folder.
    pub name: &'static str,
    page: &'static str,
    lang: &'static str,
    /// What the visitor describes, and the article that is opened for it.
    text: &'static str,
    article: &'static str,
    /// What the page knows, as JSON: all but the answer to one question.
    known: &'static str,
    /// That answer.
    answer: &'static str,
    /// Fields of the form that must be filled in, as JSON.
    fields: &'static str,
}

/// A Friday, when Syneton's desk is at lunch and BAS-IP's is open.
pub const NOW: &str = "2026-11-20T12:10:00Z";

/// The five examples.
pub const EXAMPLES: [Example; 5] = [
    Example {
        name: "bas-ip",
        page: "index.html",
        lang: "en",
        text: "the panel does not register with our SIP server",
        article: "SIP registration fails",
        known: r#"{ "buyer": "direct" }"#,
        answer: "A device: question or fault",
        fields: "{}",
    },
    Example {
        name: "bright-plugins",
        page: "de.html",
        lang: "de",
        text: "Kunden bekommen keine E-Mail bei meinem eigenen Bestellstatus",
        article: "Zu meinem eigenen Bestellstatus wird keine E-Mail verschickt",
        known: r#"{ "request": "usage", "product": "order-status", "version": "3.4.2" }"#,
        answer: "Nein",
        fields: "{}",
    },
    Example {
        name: "new-media-entertainment",
        page: "index.html",
        lang: "nl",
        text: "na het bijwerken zie ik een wit scherm",
        article: "Mijn site toont een wit scherm of een kritieke fout",
        known: r#"{ "request": "bug", "version": "4.2.1" }"#,
        answer: "Een huidig product (Mediapodium)",
        fields: r#"{ "site": "https://podium.example", "steps-to-see-it": "Ik open de site." }"#,
    },
    Example {
        name: "syneton",
        page: "index.html",
        lang: "nl",
        text: "de bank weigert het betaalbestand",
        article: "De bank weigert mijn betaalbestand",
        known: r#"{ "request": "bug" }"#,
        answer: "Ja",
        fields: r#"{ "package": "accounting" }"#,
    },
    Example {
        name: "harbour-cloud",
        page: "console.html",
        lang: "en",
        text: "my server cannot be reached since an hour",
        article: "My server cannot be reached",
        known: r#"{ "request": "incident", "affected": ["servers"] }"#,
        answer: "High: an important part is down or very slow",
        fields: r#"{ "since": "11:30" }"#,
    },
];

impl Example {
    /// A word of the interface in the example's language.
    fn word(&self, key: &str) -> String {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../locales").join(self.lang).with_extension("json");
        let locale: Value = serde_json::from_slice(&fs::read(file).expect("each language has a file")).expect("words are JSON");
        let said = ["first", "rest"].iter().find_map(|section| locale[section][key].as_str().map(str::to_owned));
        let vendor = crate::pages::policy(self.name)["vendor"]["name"].as_str().unwrap_or_default().to_owned();
        said.unwrap_or_else(|| panic!("there is no `{key}`")).replace("{vendor}", &vendor)
    }

    /// Opens its page, with what the page knows.
    pub async fn goto(&self, browser: &Browser, site: &Site, known: &Value) {
        browser.goto(&format!("{}/examples/{}/{}", site.url(), self.name, self.page)).await;
        browser.until("window.Loket?.widgets.length").await;
        let fields: Value = serde_json::from_str(self.fields).expect("fields are JSON");
        let prefill = json!({ "name": "Ada Jansen", "fields": fields });
        browser.run("Loket.facts(arguments[0]); Loket.prefill(arguments[1])", &[known.clone(), prefill]).await;
    }

    /// Opens its page and goes as far as the questions or, when none is left, the verdict.
    pub async fn goes_on<'b>(&self, browser: &'b Browser, site: &Site, known: &Value) -> Visit<'b> {
        self.goto(browser, site, known).await;
        let visit = browser.visit();
        visit.open().await;
        visit.describe(self.text).await;
        visit.press(&self.word("ask.go")).await;
        visit.sees(".question, .verdict").await;
        visit
    }

    /// Goes through all states and stops at each. The site's helpdesk is made to fail on the way, which the console says.
    pub async fn tour(&self, browser: &Browser, site: &Site, mut stop: impl AsyncFnMut(&Visit<'_>, &str)) {
        let press = async |visit: &Visit<'_>, key: &str| visit.press(&self.word(key)).await;
        let known = serde_json::from_str(self.known).expect("facts are JSON");
        self.goto(browser, site, &known).await;
        let visit = browser.visit();
        visit.sees("button.lk-button").await;
        stop(&visit, "launcher").await;
        visit.open().await;
        stop(&visit, "home").await;
        visit.describe("qwrtp zxvbn").await;
        visit.sees(".none").await;
        stop(&visit, "none").await;
        visit.describe(self.text).await;
        visit.is_suggested(self.article).await;
        stop(&visit, "suggestions").await;
        visit.read(self.article).await;
        stop(&visit, "article").await;
        press(&visit, "article.yes").await;
        visit.is_at(&self.word("solved.title")).await;
        stop(&visit, "solved").await;
        press(&visit, "back").await;
        visit.is_at(self.article).await;
        press(&visit, "article.no").await;
        visit.sees(".question").await;
        press(&visit, "question.why").await;
        stop(&visit, "question").await;
        visit.press(self.answer).await;
        visit.is_at(&self.word("verdict.covered")).await;
        stop(&visit, "verdict").await;
        press(&visit, "verdict.write").await;
        visit.is_at(&self.word("ticket.title")).await;
        stop(&visit, "ticket").await;
        visit.file().await;
        visit.sees("[data-faults]").await;
        stop(&visit, "faults").await;
        visit.fill(&self.word("ticket.email"), "ada@kantoor.example").await;
        site.helpdesk(Helpdesk::Failing(503));
        visit.file().await;
        visit.is_at(&self.word("mail.title")).await;
        stop(&visit, "mail").await;
        press(&visit, "mail.other").await;
        visit.sees("[data-faults] b").await;
        stop(&visit, "failed").await;
        site.helpdesk(Helpdesk::Working);
        press(&visit, "retry").await;
        visit.sees(".reference").await;
        stop(&visit, "receipt").await;

        browser.devtools("Network.enable", json!({})).await;
        browser.devtools("Network.setBlockedURLs", json!({ "urls": ["*_bg.wasm"] })).await;
        self.goto(browser, site, &known).await;
        let visit = browser.visit();
        visit.element("button.lk-button", None).await.click().await.expect("the launcher can be pressed");
        visit.sees(".lk-box b").await;
        stop(&visit, "failure").await;
    }
}

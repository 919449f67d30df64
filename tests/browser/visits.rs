//! The examples, lived as their vendors' customers would: what is suggested, asked, decided, promised and filed.

use serde_json::json;

use crate::{browser::live, pages};

/// A Friday evening, two minutes before BAS-IP's desk closes.
const FRIDAY_EVENING: &str = "2026-11-20T21:58:00Z";
/// A Friday, ten minutes past one in Brussels: Syneton's phone is closed, interventions go on.
const FRIDAY_AFTERNOON: &str = "2026-11-20T12:10:00Z";
const SATURDAY: &str = "2026-11-21T10:00:00Z";

#[test]
fn bas_ip_from_click_to_receipt() {
    live(async |browser| {
        let site = pages::at(FRIDAY_EVENING).serve().await;
        browser.goto(&format!("{}/examples/bas-ip/index.html", site.url())).await;
        let visit = browser.visit();
        visit.open().await;
        assert_eq!(visit.reads(".desk").await, "Technical support Open now, until 23:00 your time (22:00 in UTC)");

        visit.describe("the panel does not register with our SIP server").await;
        visit.is_suggested("SIP registration fails").await;
        visit.read("SIP registration fails").await;
        visit.press("No, go on").await;
        visit.answer("Who did you buy from?", "From BAS-IP, as a distributor or partner").await;
        visit.answer("What is it about?", "A device: question or fault").await;

        let verdict = visit.verdict().await;
        assert_eq!(verdict.word, "Covered");
        assert_eq!(verdict.clauses, ["Specifications explained", "Setting up and using", "Guidance step by step"]);
        let promised = [
            ("First reply", "Usually by Mon 23 Nov, 07:03 your time (06:03 in UTC)"),
            ("Call-back", "By Mon 23 Nov, 07:08 your time (06:08 in UTC)"),
            ("Solution", "Usually by Mon 23 Nov, 11:58 your time (10:58 in UTC)"),
        ];
        visit.is_promised(&promised).await;
        assert_eq!(visit.texts(".promise > .hint").await[0], "An average: some cases take longer.");
        visit.press("How we worked this out").await;
        let steps =
            ["Fri 20 Nov, 21:58 – 22:00: counts", "Fri 20 Nov, 22:00 – Mon 23 Nov, 06:00: weekend", "Mon 23 Nov, 06:00 – 06:03: counts"];
        assert_eq!(visit.texts(".steps li").await, steps);

        visit.press("File a ticket").await;
        visit.is_at("File a ticket").await;
        assert_eq!(visit.holds("What is the matter?").await, "the panel does not register with our SIP server");
        visit.choose("What kind of request is it?", "Fault").await;
        visit.fill("Device model", "AV-07").await;
        visit.fill("Your name", "Ada Jansen").await;
        visit.file().await;
        visit.sees("[data-faults]").await;
        assert_eq!(visit.texts("[data-faults] li").await, ["Your e-mail address: Please fill this in."]);
        visit.fill("Your e-mail address", "ada@example").await;
        visit.file().await;
        visit.sees("[data-faults]").await;
        assert_eq!(visit.texts("[data-faults] li").await, ["Your e-mail address: This is not an e-mail address."]);
        assert_eq!(site.tickets("bas-ip").len(), 0);
        visit.fill("Your e-mail address", "ada@installer.example").await;
        visit.is_promised(&promised).await;
        visit.file().await;

        visit.is_at("Your ticket is filed").await;
        assert_eq!(visit.reads(".reference").await, "BAS-1001");
        visit.is_promised(&promised).await;
        let tickets = site.tickets("bas-ip");
        let [ticket] = tickets.as_slice() else { panic!("one ticket is filed: {tickets:?}") };
        assert_eq!(ticket["subject"], "the panel does not register with our SIP server");
        assert_eq!(ticket["requester"], json!({ "name": "Ada Jansen", "email": "ada@installer.example" }));
        assert_eq!(ticket["kind"], "fault");
        assert_eq!(ticket["fields"], json!({ "model": "AV-07" }));
        assert_eq!(ticket["facts"], json!({ "buyer": "direct", "request": "hardware" }));
        assert_eq!(ticket["verdict"], json!({ "verdict": "covered", "because": ["specs", "use", "guidance"] }));
        assert_eq!(ticket["articles"], json!(["sip"]));
        let first = json!({ "for": "first-response", "strength": "average",
            "earliest": "2026-11-23T06:03:00Z", "latest": "2026-11-23T06:03:00Z" });
        assert_eq!(ticket["promises"][0], first);
        assert_eq!(ticket["language"], "en");
        assert_eq!(ticket["created"], FRIDAY_EVENING);
        assert_eq!(ticket["page"], format!("{}/examples/bas-ip/index.html", site.url()));
        browser.is_quiet().await;
    });
}

#[test]
fn bright_plugins_from_click_to_receipt() {
    live(async |browser| {
        let site = pages::at(SATURDAY).serve().await;
        browser.goto(&format!("{}/examples/bright-plugins/de.html", site.url())).await;
        let visit = browser.visit();
        visit.open().await;
        visit.describe("Kunden bekommen keine E-Mail bei meinem eigenen Bestellstatus").await;
        visit.is_suggested("Zu meinem eigenen Bestellstatus wird keine E-Mail verschickt").await;
        visit.press("Weiter").await;
        visit.answer("Wobei brauchen Sie Hilfe?", "Wie benutze ich es?").await;
        visit.answer("Haben Sie oder hat jemand anderes die Dateien des Plugins selbst geändert?", "Nein").await;
        visit.answer("Um welches Plugin geht es?", "Order Status Control").await;
        visit.answer_by_typing("Welche Version des Plugins haben Sie?", "3.4.2").await;

        let verdict = visit.verdict().await;
        assert_eq!(verdict.word, "Inbegriffen");
        assert_eq!(verdict.clauses.len(), 1);
        let promised = [
            ("Erste Antwort", "Zwischen So., 22. Nov., 11:00 und Mo., 23. Nov., 11:00 Ihrer Zeit"),
            ("Lösung", "Es wird keine Zeit versprochen."),
        ];
        visit.is_promised(&promised).await;
        visit.press("Ticket senden").await;
        visit.fill("Adresse Ihrer Website", "laden.example/kasse").await;
        visit.fill("Ihr Name", "Jörg Groß").await;
        visit.fill("Ihre E-Mail-Adresse", "joerg@laden.example").await;
        visit.file().await;

        visit.is_at("Ihr Ticket ist angekommen").await;
        assert_eq!(visit.reads(".reference").await, "BRI-1001");
        let ticket = &site.tickets("bright-plugins")[0];
        let facts = json!({ "request": "usage", "modified": false, "product": "order-status", "version": "3.4.2" });
        assert_eq!(ticket["facts"], facts);
        assert_eq!(ticket["verdict"], json!({ "verdict": "covered", "because": ["covers-usage"] }));
        assert_eq!(ticket["requester"]["name"], "Jörg Groß");
        assert_eq!(ticket["language"], "de");
        assert_eq!(ticket["promises"][0]["earliest"], "2026-11-22T10:00:00Z");
        assert_eq!(ticket["promises"][0]["latest"], "2026-11-23T10:00:00Z");
        assert_eq!(ticket["promises"][1]["latest"], json!(null));
        browser.is_quiet().await;
    });
}

#[test]
fn new_media_entertainment_from_click_to_receipt() {
    live(async |browser| {
        let site = pages::at(SATURDAY).serve().await;
        browser.goto(&format!("{}/examples/new-media-entertainment/index.html", site.url())).await;
        let visit = browser.visit();
        visit.open().await;
        visit.describe("na het bijwerken zie ik een wit scherm").await;
        visit.is_suggested("Mijn site toont een wit scherm of een kritieke fout").await;
        visit.read("Mijn site toont een wit scherm of een kritieke fout").await;
        visit.press("Nee, verder").await;
        visit.answer("Waar gaat uw vraag over?", "Installatie, instellingen of gebruik van ons product").await;
        visit.answer("Om welk product gaat het?", "Een verouderd product (Mediapodium Klassiek)").await;
        visit.answer_by_typing("Tot en met welke dag loopt uw abonnement?", "2026-12-31").await;

        let verdict = visit.verdict().await;
        assert_eq!(verdict.word, "Inbegrepen");
        let clauses = ["Verouderde producten: zolang uw abonnement loopt", "Hulp bij installatie, instellingen en gebruik"];
        assert_eq!(verdict.clauses, clauses);
        visit.is_promised(&[("Eerste reactie", "Uiterlijk zo 22 nov, 11:00 bij u")]).await;
        visit.press("Ticket indienen").await;
        visit.fill("Uw naam", "Els").await;
        visit.fill("Uw e-mailadres", "els@podium.example").await;
        visit.file().await;
        visit.sees("[data-faults]").await;
        assert_eq!(visit.texts("[data-faults] li").await, ["Adres van uw site: Vul dit in."]);
        visit.fill("Adres van uw site", "https://podium.example/luister").await;
        visit.file().await;

        visit.is_at("Uw ticket is ingediend").await;
        assert_eq!(visit.reads(".reference").await, "NEW-1001");
        let ticket = &site.tickets("new-media-entertainment")[0];
        assert_eq!(ticket["facts"], json!({ "request": "question", "line": "legacy", "ends": "2026-12-31" }));
        assert_eq!(ticket["verdict"]["because"], json!(["legacy", "installation-configuration-use"]));
        assert_eq!(ticket["articles"], json!(["critical-error"]));
        assert_eq!(ticket["promises"][0]["latest"], "2026-11-22T10:00:00Z");
        assert_eq!(ticket["fields"], json!({ "site": "https://podium.example/luister" }));
        browser.is_quiet().await;
    });
}

#[test]
fn syneton_from_click_to_receipt() {
    live(async |browser| {
        let site = pages::at(FRIDAY_AFTERNOON).serve().await;
        browser.goto(&format!("{}/examples/syneton/index.html", site.url())).await;
        let visit = browser.visit();
        visit.open().await;
        let desks = ["Telefonische support Nu gesloten, open ma 23 nov, 09:00", "Interventies op afspraak Nu open, tot 15:30"];
        assert_eq!(visit.texts(".desk").await, desks);
        visit.describe("de bank weigert het betaalbestand").await;
        visit.is_suggested("De bank weigert mijn betaalbestand").await;
        visit.press("Verder").await;
        visit.answer("Hebt u een onderhoudscontract?", "Ja").await;
        visit.answer("Waarover gaat het?", "Een probleem of een fout (bug)").await;

        let verdict = visit.verdict().await;
        assert_eq!(verdict.word, "Inbegrepen");
        assert_eq!(verdict.clauses, ["In het contract: problemen en bugs melden", "Met een onderhoudscontract"]);
        let none = "Er wordt geen tijd beloofd. De helpdesk opent ma 23 nov, 09:00.";
        visit.is_promised(&[("Eerste reactie", none), ("Oplossing", none)]).await;
        visit.press("Ticket indienen").await;
        visit.choose("Wat voor verzoek is het?", "Probleem of bug").await;
        visit.choose("Pakket", "Boekhouding").await;
        visit.choose("Hoeveel gebruikers hebben er last van?", "Iedereen").await;
        visit.fill("Uw naam", "Karel").await;
        visit.fill("Uw e-mailadres", "karel@kantoor.example").await;
        visit.file().await;

        visit.is_at("Uw ticket is ingediend").await;
        assert_eq!(visit.reads(".reference").await, "SYN-1001");
        let ticket = &site.tickets("syneton")[0];
        assert_eq!(ticket["facts"], json!({ "contract": true, "request": "bug" }));
        assert_eq!(ticket["fields"], json!({ "package": "accounting", "affected": "all" }));
        assert_eq!(ticket["verdict"], json!({ "verdict": "covered", "because": ["in-bugs", "with-contract"] }));
        assert_eq!(ticket["promises"][0]["latest"], json!(null));
        assert!(ticket["text"].as_str().is_some_and(|text| text.contains("Pakket: Boekhouding")), "{ticket}");
        browser.is_quiet().await;
    });
}

#[test]
fn who_is_signed_in_is_not_asked_about_the_contract() {
    live(async |browser| {
        let site = pages::at(FRIDAY_AFTERNOON).serve().await;
        browser.goto(&format!("{}/examples/syneton/signed-in.html", site.url())).await;
        let visit = browser.visit();
        visit.open().await;
        visit.describe("saldibalans afdrukken").await;
        visit.press("Verder").await;
        visit.answer("Waarover gaat het?", "Een vraag over het gebruik").await;
        assert_eq!(visit.verdict().await.word, "Inbegrepen");
        // What the page knows is shown, and cannot be changed.
        let known = visit.texts(".answers .answer").await;
        assert!(known[0].contains("Hebt u een onderhoudscontract? Ja al bekend"), "{known:?}");
        assert_eq!(visit.texts(".answers button").await, ["Wijzigen"]);
        browser.is_quiet().await;
    });
}

#[test]
fn a_visit_ends_solved_and_another_begins() {
    live(async |browser| {
        let site = pages::at(FRIDAY_EVENING).serve().await;
        browser.goto(&format!("{}/examples/bas-ip/index.html", site.url())).await;
        let visit = browser.visit();
        visit.open().await;
        visit.describe("block an RFID card").await;
        visit.is_suggested("Add or block RFID cards").await;
        visit.read("Add or block RFID cards").await;
        visit.press("Yes, solved").await;
        visit.is_at("Good to hear").await;
        visit.press("Ask something else").await;
        visit.is_at("How can we help?").await;
        assert_eq!(visit.run("return root.querySelector('[data-field]').value").await, "");
        visit.sees_no(".articles").await;
        visit.sees_no(".back").await;
        assert_eq!(site.tickets("bas-ip").len(), 0);
        browser.is_quiet().await;
    });
}

#[test]
fn no_verdict_is_a_bare_no() {
    // Facts that the page knows lead to the verdict at once; what it says next, and the links out.
    let cases = [
        ("bas-ip", json!({ "buyer": "reseller" }), "Elsewhere", "Ask whoever sold you the product.", &[][..]),
        (
            "bas-ip",
            json!({ "buyer": "direct", "request": "configure" }),
            "Not covered",
            "Follow the instructions on the wiki.",
            &["https://bas-ip.example/wiki"],
        ),
        (
            "bas-ip",
            json!({ "buyer": "direct", "request": "training", "course_done": false }),
            "Not yet",
            "Finish the online training first.",
            &["https://bas-ip.example/training"],
        ),
    ];
    live(async |browser| {
        let site = pages::at(FRIDAY_EVENING).serve().await;
        for (example, facts, word, next, links) in cases {
            browser.goto(&format!("{}/examples/{example}/index.html", site.url())).await;
            browser.until("window.Loket?.widgets.length").await;
            browser.run("Loket.facts(arguments[0])", &[facts]).await;
            let visit = browser.visit();
            visit.open().await;
            visit.describe("please set up my door panel").await;
            visit.press("Go on").await;
            let verdict = visit.verdict().await;
            assert_eq!(verdict.word, word);
            assert!(!verdict.clauses.is_empty(), "{word} says no clause");
            assert!(visit.reads(".view").await.contains(next), "{word} does not say `{next}`");
            let out = visit.run("return [...root.querySelectorAll('section a.button')].map(link => link.getAttribute('href'))").await;
            assert_eq!(out, json!(links), "{word}");
            let contact = visit.run("return root.querySelector('.way-on .contact').getAttribute('href')").await;
            assert_eq!(contact, "mailto:support@bas-ip.example", "{word}");
            assert!(!visit.texts(".way-on button").await.contains(&"File a ticket".to_owned()), "{word} offers a ticket");
        }
        browser.is_quiet().await;
    });
}

#[test]
fn back_and_forth_loses_nothing() {
    live(async |browser| {
        let site = pages::at(FRIDAY_EVENING).serve().await;
        browser.goto(&format!("{}/examples/bas-ip/index.html", site.url())).await;
        let visit = browser.visit();
        visit.open().await;
        visit.describe("no picture on the monitor").await;
        visit.is_suggested("No picture on the monitor").await;
        visit.read("No picture on the monitor").await;
        visit.press("Back").await;
        visit.is_at("How can we help?").await;
        assert_eq!(visit.run("return root.querySelector('[data-field]').value").await, "no picture on the monitor");
        visit.press("Go on").await;
        visit.answer("Who did you buy from?", "From BAS-IP, as a distributor or partner").await;
        visit.is_at("What is it about?").await;
        visit.press("Back").await;
        visit.is_at("How can we help?").await;
        visit.press("Go on").await;
        visit.answer("What is it about?", "Warranty service").await;
        visit.is_at("Covered").await;
        visit.press("File a ticket").await;
        visit.choose("What kind of request is it?", "Warranty").await;
        visit.fill("Device model", "AQ-07").await;
        visit.fill("Serial number", "12-345").await;
        visit.fill("Your name", "Ada").await;
        visit.press("Back").await;
        visit.is_at("Covered").await;
        visit.press("Back").await;
        visit.is_at("How can we help?").await;
        // Closed and opened again, the visit goes on where it was.
        visit.press("Close").await;
        visit.sees_no(".app").await;
        visit.open().await;
        visit.press("Go on").await;
        visit.is_at("Covered").await;
        visit.press("File a ticket").await;
        visit.is_at("File a ticket").await;
        for (label, value) in [
            ("What is the matter?", "no picture on the monitor"),
            ("Device model", "AQ-07"),
            ("Serial number", "12-345"),
            ("Your name", "Ada"),
        ] {
            assert_eq!(visit.holds(label).await, value, "{label}");
        }
        browser.is_quiet().await;
    });
}

#[test]
fn another_language_keeps_everything_and_writes_its_own_dates() {
    live(async |browser| {
        let site = pages::at(SATURDAY).serve().await;
        browser.goto(&format!("{}/examples/bright-plugins/nl.html", site.url())).await;
        let visit = browser.visit();
        visit.open().await;
        visit.describe("minimum aantal werkt niet").await;
        visit.press("Verder").await;
        visit.answer("Waar heb je hulp bij nodig?", "De plugin werkt niet zoals het hoort").await;
        visit.answer("Heb jij, of heeft iemand anders, de bestanden van de plugin zelf gewijzigd?", "Nee").await;
        visit.speak("en").await;
        visit.answer("Which plugin is it about?", "Min Max Quantities").await;
        visit.answer_by_typing("Which version of the plugin do you have?", "1.9.5").await;
        visit.is_at("Covered").await;
        let between = "Between Sun 22 Nov, 11:00 and Mon 23 Nov, 11:00 your time";
        visit.is_promised(&[("First reply", between), ("Solution", "No time is promised.")]).await;
        visit.speak("de").await;
        visit.is_at("Inbegriffen").await;
        let zwischen = "Zwischen So., 22. Nov., 11:00 und Mo., 23. Nov., 11:00 Ihrer Zeit";
        visit.is_promised(&[("Erste Antwort", zwischen), ("Lösung", "Es wird keine Zeit versprochen.")]).await;
        visit.press("Ticket senden").await;
        assert_eq!(visit.holds("Was ist los?").await, "minimum aantal werkt niet");
        visit.fill("Ihr Name", "Jo").await;
        visit.speak("nl").await;
        visit.is_at("Ticket indienen").await;
        assert_eq!(visit.holds("Uw naam").await, "Jo");
        let tussen = "Tussen zo 22 nov, 11:00 en ma 23 nov, 11:00 bij u";
        visit.is_promised(&[("Eerste reactie", tussen), ("Oplossing", "Er wordt geen tijd beloofd.")]).await;
        browser.is_quiet().await;
    });
}

#[test]
fn who_does_not_know_still_gets_through() {
    live(async |browser| {
        let site = pages::at(FRIDAY_AFTERNOON).serve().await;
        browser.goto(&format!("{}/examples/syneton/index.html", site.url())).await;
        let visit = browser.visit();
        visit.open().await;
        visit.speak("en").await;
        visit.describe("the package is slow to start").await;
        visit.press("Go on").await;
        visit.is_at("Do you have a maintenance contract?").await;
        visit.press("Why do you ask?").await;
        let why = "With a contract many questions cost nothing extra; without one, every intervention is billed. \
            Your answer decides between: covered, billable.";
        assert_eq!(visit.reads(".question .told").await, why);
        visit.press("I don’t know").await;
        visit.answer("What is it about?", "A question about using the software").await;
        visit.is_at("It depends").await;
        visit.press("File a ticket").await;
        visit.choose("Package", "Accounting").await;
        visit.fill("Your name", "Karel").await;
        visit.fill("Your e-mail address", "karel@kantoor.example").await;
        visit.file().await;
        visit.is_at("Your ticket is filed").await;
        let ticket = &site.tickets("syneton")[0];
        assert_eq!(ticket["facts"], json!({ "request": "usage" }));
        assert_eq!(ticket["verdict"], json!(null));
        browser.is_quiet().await;
    });
}

#[test]
fn an_answer_can_be_changed() {
    live(async |browser| {
        let site = pages::at(FRIDAY_EVENING).serve().await;
        browser.goto(&format!("{}/examples/bas-ip/index.html", site.url())).await;
        let visit = browser.visit();
        visit.open().await;
        visit.describe("no picture on the monitor").await;
        visit.press("Go on").await;
        visit.answer("Who did you buy from?", "From somebody else").await;
        visit.is_at("Elsewhere").await;
        visit.press("Change: Who did you buy from?").await;
        visit.is_at("Who did you buy from?").await;
        assert_eq!(visit.reads(".choice[aria-current]").await, "From somebody else");
        visit.press("Leave it as it was").await;
        visit.is_at("Elsewhere").await;
        visit.press("Change: Who did you buy from?").await;
        visit.answer("Who did you buy from?", "From BAS-IP, as a distributor or partner").await;
        visit.answer("What is it about?", "A device: question or fault").await;
        visit.is_at("Covered").await;
        browser.is_quiet().await;
    });
}

#[test]
fn a_version_that_is_none_is_said_to_be_none() {
    live(async |browser| {
        let site = pages::at(SATURDAY).serve().await;
        browser.goto(&format!("{}/examples/bright-plugins/index.html", site.url())).await;
        browser.until("window.Loket?.widgets.length").await;
        browser.run("Loket.facts({ request: 'usage', modified: false, product: 'order-status' })", &[]).await;
        let visit = browser.visit();
        visit.open().await;
        visit.describe("how do I change a status").await;
        visit.press("Go on").await;
        visit.answer_by_typing("Which version of the plugin do you have?", "the newest").await;
        let said = visit.run("return root.querySelector('.question input').validationMessage").await;
        assert_eq!(said, "That is not a version. One looks like 4.3.1.");
        visit.answer_by_typing("Which version of the plugin do you have?", "3.4.1").await;
        visit.is_at("Not yet").await;
        assert_eq!(visit.texts("section a.button").await, ["Download the latest version"]);
        browser.is_quiet().await;
    });
}

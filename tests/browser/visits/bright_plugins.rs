//! Bright Plugins: three languages, versions, and promises around the clock.

use serde_json::json;

use super::SATURDAY;
use crate::opening::example;

#[test]
fn from_click_to_receipt() {
    example("bright-plugins", SATURDAY).file("de.html").live(async |visit, site| {
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
        visit.fill("Ihre E‑Mail‑Adresse", "joerg@laden.example").await;
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
    });
}

#[test]
fn another_language_keeps_everything_and_writes_its_own_dates() {
    example("bright-plugins", SATURDAY).file("nl.html").live(async |visit, _| {
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
    });
}

#[test]
fn a_version_that_is_none_is_said_to_be_none() {
    example("bright-plugins", SATURDAY).facts(json!({ "request": "usage", "modified": false, "product": "order-status" })).live(
        async |visit, _| {
            visit.describe("how do I change a status").await;
            visit.press("Go on").await;
            visit.answer_by_typing("Which version of the plugin do you have?", "the newest").await;
            assert_eq!(visit.reads(".fault").await, "That is not a version. One looks like 4.3.1.");
            visit.answer_by_typing("Which version of the plugin do you have?", "3.4.1").await;
            visit.is_at("Not yet").await;
            assert_eq!(visit.texts("section a.button").await, ["Download the latest version"]);
        },
    );
}

#[test]
fn an_old_version_is_told_what_would_change_that() {
    let facts = json!({ "request": "usage", "modified": false, "product": "min-max", "version": "1.0" });
    example("bright-plugins", SATURDAY).facts(facts).live(async |visit, _| {
        visit.describe("the minimum quantity is ignored").await;
        visit.press("Go on").await;
        visit.sees("[data-verdict=not-yet]").await;
        visit.press("What would change this?").await;
        visit.picture("better", "bright-plugins").await;
        assert_eq!(visit.texts(".better dt").await, ["Update: Which version of the plugin do you have?"]);
        assert_eq!(visit.texts(".better dd").await, ["for example 1.9.5"]);
        assert_eq!(visit.texts(".better > p:first-of-type").await, ["Then this would apply: covered."]);
    });
}

//! Syneton: two desks, a page that knows who is signed in, and nothing promised.

use serde_json::json;

use super::FRIDAY_AFTERNOON;
use crate::opening::example;

#[test]
fn from_click_to_receipt() {
    example("syneton", FRIDAY_AFTERNOON).live(async |visit, site| {
        let desks = ["Telefonische support Nu gesloten, open ma 23 nov, 09:00", "Interventies op afspraak Nu open, tot 15:30"];
        assert_eq!(visit.texts(".desk").await, desks);
        let phone = visit.texts(".channels li").await.swap_remove(0);
        assert!(phone.starts_with("Telefoon +3290000000 Nu gesloten, open ma 23 nov, 09:00 "), "{phone}");
        visit.describe("de bank weigert het betaalbestand").await;
        visit.is_suggested("De bank weigert mijn betaalbestand").await;
        visit.press("Verder").await;
        visit.answer("Hebt u een onderhoudscontract?", "Ja").await;
        visit.answer("Waarover gaat het?", "Een probleem of een fout (bug)").await;

        let verdict = visit.verdict().await;
        assert_eq!(verdict.word, "Inbegrepen");
        assert_eq!(verdict.clauses, ["In het contract: problemen en bugs melden", "Met een onderhoudscontract"]);
        let none = "Er wordt geen tijd beloofd. De helpdesk is open vanaf ma 23 nov, 09:00.";
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
    });
}

#[test]
fn who_is_signed_in_is_not_asked_about_the_contract() {
    example("syneton", FRIDAY_AFTERNOON).file("signed-in.html").live(async |visit, _| {
        visit.describe("saldibalans afdrukken").await;
        visit.press("Verder").await;
        visit.answer("Waarover gaat het?", "Een vraag over het gebruik").await;
        assert_eq!(visit.verdict().await.word, "Inbegrepen");
        // What the page knows is shown, with what it did, and can be corrected.
        let known = visit.texts(".answers .answer").await;
        let excluded =
            "Zonder contract: ook welkom, per interventie betalend; Elke klant heeft een eigen login; Interventies altijd op afspraak";
        assert_eq!(known[0], format!("Hebt u een onderhoudscontract? Ja Wijzigen Van deze pagina. Daarom geldt niet: {excluded}."));
        assert_eq!(visit.texts(".answers button").await, ["Wijzigen", "Wijzigen"]);
    });
}

#[test]
fn who_does_not_know_still_gets_through() {
    example("syneton", FRIDAY_AFTERNOON).live(async |visit, site| {
        visit.speak("en").await;
        visit.describe("the package is slow to start").await;
        visit.press("Go on").await;
        visit.is_at("Do you have a maintenance contract?").await;
        visit.press("Why do you ask?").await;
        let why = "With a contract many questions cost nothing extra; without one, every intervention is billed. \
            Your answer decides between: covered, billable. If you do not know: at worst it is billable. \
            This turns on your answer: Without a contract: still welcome, billed per intervention Every customer has a login \
            Interventions always by appointment";
        assert_eq!(visit.reads(".question .told").await, why);
        visit.press("I don’t know").await;
        visit.answer("What is it about?", "A question about using the software").await;
        visit.is_at("It depends").await;
        // The worst case is named, with what happens then.
        assert_eq!(visit.reads(".clauses h3").await, "At worst: billable");
        let then = visit.reads(".clauses + section").await;
        assert!(then.starts_with("We can do this for you as paid work. Call us, or file your question here"), "{then}");
        visit.press("File a ticket").await;
        visit.choose("Package", "Accounting").await;
        visit.fill("Your name", "Karel").await;
        visit.fill("Your e-mail address", "karel@kantoor.example").await;
        visit.file().await;
        visit.is_at("Your ticket is filed").await;
        let ticket = &site.tickets("syneton")[0];
        assert_eq!(ticket["facts"], json!({ "request": "usage" }));
        assert_eq!(ticket["verdict"], json!(null));
    });
}

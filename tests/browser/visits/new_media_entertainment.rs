//! New Media Entertainment: a widget in the page, a date to type, and a field that must be filled in.

use serde_json::json;

use super::SATURDAY;
use crate::opening::example;

#[test]
fn from_click_to_receipt() {
    example("new-media-entertainment", SATURDAY).live(async |visit, site| {
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
    });
}

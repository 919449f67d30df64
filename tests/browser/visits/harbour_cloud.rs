//! Harbour Cloud: everything that a policy can say. Who is signed in is asked little, and what is promised follows from plan,
//! severity and region.

use serde_json::json;

use crate::opening::example;

/// A Friday, half past five in Rotterdam: the desk closes in half an hour, for the weekend.
const BEFORE_THE_WEEKEND: &str = "2026-11-20T16:30:00Z";
/// A Christmas night in Rotterdam.
const CHRISTMAS: &str = "2026-12-25T03:00:00Z";

#[test]
fn from_click_to_receipt() {
    example("harbour-cloud", BEFORE_THE_WEEKEND).file("console.html").live(async |visit, site| {
        visit.describe("my server cannot be reached").await;
        visit.is_suggested("My server cannot be reached").await;
        visit.press("Go on").await;
        visit.answer("What is it about?", "Something does not work").await;
        visit.is_at("What is affected?").await;
        visit.press_at("label.choice").await;
        visit.press("Next").await;
        visit.answer("How bad is it?", "High: an important part is down or very slow").await;

        let verdict = visit.verdict().await;
        assert_eq!(
            (verdict.word.as_str(), verdict.clauses.as_slice()),
            ("Covered", &["Our platform".to_owned(), "How fast we answer".to_owned()][..])
        );
        // Two hours are 30 minutes today and 90 on Monday; as it is busy, it may be three. Two business days may be three as well.
        let replied = "Between Mon 23 Nov, 09:30 and Mon 23 Nov, 10:30";
        let solved = "Between Tue 24 Nov, 17:30 and Wed 25 Nov, 17:30";
        visit.is_promised(&[("First reply", replied), ("Solution", solved)]).await;
        visit.press("File a ticket").await;
        assert_eq!(visit.holds("Project").await, "tide-4821");
        visit.fill("Since when?", "17:10").await;
        visit.fill("Your name", "Noor").await;
        visit.fill("Your e-mail address", "noor@getij.example").await;
        visit.file().await;

        visit.is_at("Your ticket is filed").await;
        assert_eq!(visit.reads(".reference").await, "HAR-1001");
        let ticket = &site.tickets("harbour-cloud")[0];
        assert_eq!(ticket["facts"]["affected"], json!(["servers"]));
        assert_eq!(ticket["verdict"], json!({ "verdict": "covered", "because": ["platform", "severities"] }));
        assert_eq!(ticket["promises"][0]["earliest"], "2026-11-23T08:30:00Z");
        assert_eq!(ticket["promises"][0]["latest"], "2026-11-23T09:30:00Z");
        assert_eq!(ticket["fields"], json!({ "project": "tide-4821", "since": "17:10" }));
        // What the account and the look-up told was not asked.
        let told = ["plan", "agent", "image"].map(|fact| &ticket["facts"][fact]);
        assert_eq!(told, ["business", "7.1.3", "debian-13"]);
    });
}

#[test]
fn whoever_comes_by_another_regions_link_is_promised_the_hours_of_its_desk() {
    let facts = json!({ "request": "incident", "plan": "standard", "affected": ["network"], "severity": "critical" });
    example("harbour-cloud", BEFORE_THE_WEEKEND).file("index.html?region=americas").facts(facts).live(async |visit, _| {
        visit.describe("everything is down").await;
        visit.press("Go on").await;
        visit.is_at("Covered").await;
        // Half past nine in Denver; two hours, and three as it is busy.
        let replied = "Between 19:30 and 20:30 your time (12:30 in Denver)";
        assert_eq!(visit.texts(".promise .time").await[0], replied);
    });
}

#[test]
fn a_critical_incident_is_answered_in_the_night_of_christmas() {
    let facts = json!({ "request": "incident", "plan": "enterprise", "affected": ["network"], "severity": "critical" });
    example("harbour-cloud", CHRISTMAS).facts(facts).live(async |visit, _| {
        let desks = visit.texts(".desk").await;
        assert!(desks.contains(&"Rotterdam Closed now, opens Mon 28 Dec, 08:00".to_owned()), "{desks:?}");
        assert!(desks.contains(&"Singapore Closed now, opens Mon 28 Dec, 02:00 your time (09:00 in UTC+08:00)".to_owned()), "{desks:?}");
        visit.describe("everything is down").await;
        visit.press("Go on").await;
        visit.is_at("Covered").await;
        // It is busy, but a guarantee stays as it is.
        let times = visit.texts(".promise .time").await;
        assert_eq!(times, ["By 04:15", "Between 05:00 and 05:30 your time", "Between Mon 28 Dec, 16:00 and Tue 29 Dec, 10:00"]);
        assert!(visit.texts(".promise .hint").await.iter().any(|hint| hint.contains("+31100000099")));
    });
}

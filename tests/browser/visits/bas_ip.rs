//! BAS-IP: a launcher, questions with many choices, three promises, and a desk whose hours end while the visit goes on.

use serde_json::{Value, json};

use super::FRIDAY_EVENING;
use crate::{opening::example, pages};

#[test]
fn from_click_to_receipt() {
    example("bas-ip", FRIDAY_EVENING).live(async |visit, site| {
        assert_eq!(visit.reads(".desk").await, "Technical support Open now, until 23:00 your time (22:00 in UTC)");
        assert_eq!(visit.texts(".channels li").await[0], "For customers from the US +19142408922");

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
    });
}

#[test]
fn a_visit_ends_solved_and_another_begins() {
    example("bas-ip", FRIDAY_EVENING).live(async |visit, site| {
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
    });
}

/// Facts that the page knows lead to the verdict at once; it says what to do next, and leads out.
fn leads_on(facts: Value, word: &str, next: &str, links: &[&str]) {
    example("bas-ip", FRIDAY_EVENING).facts(facts).live(async |visit, _| {
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
    });
}

#[test]
fn elsewhere_is_no_bare_no() {
    leads_on(json!({ "buyer": "reseller" }), "Elsewhere", "Ask whoever sold you the product.", &[]);
}

#[test]
fn not_covered_is_no_bare_no() {
    let facts = json!({ "buyer": "direct", "request": "configure" });
    leads_on(facts, "Not covered", "Follow the instructions on the wiki.", &["https://bas-ip.example/wiki"]);
}

#[test]
fn not_yet_is_no_bare_no() {
    let facts = json!({ "buyer": "direct", "request": "training", "course_done": false });
    leads_on(facts, "Not yet", "Finish the online training first.", &["https://bas-ip.example/training"]);
}

#[test]
fn back_and_forth_loses_nothing() {
    example("bas-ip", FRIDAY_EVENING).live(async |visit, _| {
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
    });
}

#[test]
fn an_answer_can_be_changed() {
    example("bas-ip", FRIDAY_EVENING).live(async |visit, _| {
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
    });
}

#[test]
fn what_belongs_to_a_promise_is_said_beside_it() {
    let mut policy = pages::policy("bas-ip");
    policy["targets"][0]["pauses"] = json!("The clock stops while we wait for you.");
    policy["targets"][0]["faster"] = json!({ "channel": "call-back", "within": "1m" });
    // Beyond the last Sunday of March, on which the visitor's clock changes and the desk's does not.
    policy["targets"][2]["within"] = json!("3w");
    let widget = "<script src=\"/loket.js\" data-policy=\"/policy.json\" data-now=\"{now}\" async></script>";
    let pages = pages::at("2027-03-12T10:00:00Z").policy("/policy.json", &policy).page(widget);
    let facts = json!({ "buyer": "direct", "request": "hardware" });
    pages.opening().facts(facts).live(async |visit, _| {
        visit.describe("a question").await;
        visit.press("Go on").await;
        visit.sees("[data-verdict=covered]").await;
        visit.picture("promise", "all-that-belongs-to-it").await;
        let hints = visit.texts(".promise:first-child > .hint").await;
        assert_eq!(hints[1], "The clock stops while we wait for you.");
        assert_eq!(hints[2], "Sooner, by 11:01: For customers from the US +19142408922");
        let apart = "The clocks change before then: from that day on, your time and the desk’s are another number of hours apart.";
        assert!(visit.texts(".promise:last-child > .hint").await.contains(&apart.to_owned()));
    });
}

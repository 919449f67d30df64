//! What can be wrong with the document itself, the vendor, languages, products, clauses, steps and texts.

use serde_json::json;

use super::{Broken, form, meaning, without};

const LINK: &str = "is not a link that begins with https:, http:, mailto: or tel:";

pub fn rows() -> Vec<Broken> {
    let link = |pointer, value: &str, message: &'static str| {
        assert!(message.ends_with(LINK));
        form(pointer, json!(value), message)
    };
    vec![
        without("/loket", "loket: is missing"),
        form("/loket", json!(2), "loket: 2 is not 1, the version of this format"),
        form("/loket", json!("1"), "loket: \"1\" is not 1, the version of this format"),
        form("/vendr", json!({}), "vendr: is not known; did you mean `vendor`?"),
        form(
            "/x",
            json!(1),
            "x: is not known; expected $schema, loket, vendor, effective, languages, products, facts, conditions, clauses, steps, coverage, hours, \
             targets, load, channels, articles, tickets",
        ),
        without("/vendor", "vendor: is missing"),
        form("/vendor", json!("Acme"), "vendor: \"Acme\" is not an object"),
        without("/vendor/name", "vendor.name: is missing"),
        meaning("/vendor/name", json!("  "), "vendor.name: \"  \" is not a text: it is empty"),
        form("/vendor/name", json!(7), "vendor.name: 7 is not a text"),
        form("/vendor/urll", json!("x"), "vendor.urll: is not known; did you mean `url`?"),
        link("/vendor/url", "acme.example", "vendor.url: \"acme.example\" is not a link that begins with https:, http:, mailto: or tel:"),
        link(
            "/vendor/url",
            "javascript:alert(1)",
            "vendor.url: \"javascript:alert(1)\" is not a link that begins with https:, http:, mailto: or tel:",
        ),
        link("/vendor/contact", "https://", "vendor.contact: \"https://\" is not a link that begins with https:, http:, mailto: or tel:"),
        link(
            "/vendor/contact",
            "https://a b",
            "vendor.contact: \"https://a b\" is not a link that begins with https:, http:, mailto: or tel:",
        ),
        form(
            "/vendor/zone",
            json!("Brussels"),
            "vendor.zone: \"Brussels\" is not a time zone such as \"Europe/Brussels\", \"UTC\" or \"+05:30\"",
        ),
        form(
            "/vendor/zone",
            json!("+5:30"),
            "vendor.zone: \"+5:30\" is not a time zone such as \"Europe/Brussels\", \"UTC\" or \"+05:30\"",
        ),
        form("/vendor/zone", json!(1), "vendor.zone: 1 is not a time zone such as \"Europe/Brussels\", \"UTC\" or \"+05:30\""),
        without("/effective/from", "effective.from: is missing"),
        meaning("/effective/from", json!("2026-02-29"), "effective.from: \"2026-02-29\" is not a date such as \"2026-12-24\""),
        meaning("/effective/from", json!("1-1-2026"), "effective.from: \"1-1-2026\" is not a date such as \"2026-12-24\""),
        meaning("/effective/until", json!("2025-12-31"), "effective.until: lies before `from`"),
        form("/languages", json!("nl"), "languages: \"nl\" is not a list"),
        meaning("/languages/-", json!("nl"), "languages[2]: `nl` stands twice"),
        form("/products/0/latest", json!({ "at": "/v", "else": "1" }), "products[0].latest.url: is missing"),
        form("/products/0/latest", json!({ "url": "/latest.json", "at": "/v" }), "products[0].latest.else: is missing"),
        form(
            "/products/0/latest",
            json!({ "url": "/latest.json", "at": "version", "else": "1" }),
            "products[0].latest.at: \"version\" is not a JSON Pointer such as \"/version\"",
        ),
        form(
            "/products/0/lines",
            json!([{ "line": "four" }]),
            "products[0].lines[0].line: \"four\" is not a line of versions such as \"4.x\"",
        )
        .and("products[0].supported: stands beside `lines`, which say which versions are supported"),
        meaning(
            "/products/0/lines",
            json!([{ "line": "4.x", "until": "2027-01-01" }]),
            "products[0].supported: stands beside `lines`, which say which versions are supported",
        ),
        form("/products/0/latest", json!("new"), "products[0].latest: \"new\" is not a version such as \"4.3.1\""),
        form("/products/0/latest", json!(4.3), "products[0].latest: 4.3 is not a version such as \"4.3.1\""),
        form(
            "/products/0/supported",
            json!("all"),
            "products[0].supported: \"all\" is not one of latest, current-major, current-and-previous-major",
        ),
        meaning("/products/-", json!({ "id": "door", "name": "Door 2" }), "products[1].id: `door` stands twice"),
        meaning(
            "/products/-",
            json!({ "id": "Lock", "name": "Lock" }),
            "products[1].id: `Lock` is not an id: lower-case letters, digits, `-` and `_`",
        ),
        form(
            "/clauses/Some clause",
            json!({ "title": "T", "text": "T" }),
            "clauses.Some clause: `Some clause` is not an id: lower-case letters, digits, `-` and `_`",
        ),
        without("/clauses/all/text", "clauses.all.text: is missing"),
        form("/clauses/all/about", json!("other"), "clauses.all.about: \"other\" is not one of covered, not-covered, terms"),
        form("/clauses/all/title", json!({}), "clauses.all.title: an object is not a text: it has no language"),
        form("/clauses/all/title", json!(["All"]), "clauses.all.title: a list is not a text, or an object of texts by language"),
        form("/clauses/all/title", json!({ "nl": "Alles", "en": "" }), "clauses.all.title.en: \"\" is not a text: it is empty"),
        form(
            "/clauses/all/title",
            json!({ "nl": "Alles", "en": "All", "Dutch": "Alles" }),
            "clauses.all.title.Dutch: `Dutch` is not a language such as `nl` or `nl-BE`",
        )
        .and("warning: clauses.all.title: is said in `Dutch`, which is not one of `languages`"),
        meaning("/clauses/all/title", json!({ "nl": "Alles" }), "warning: clauses.all.title: is not said in `en`; `nl` is shown instead"),
        meaning("/clauses/all/title", json!({ "en": "All" }), "warning: clauses.all.title: is not said in `nl`; `en` is shown instead"),
        meaning(
            "/steps/ask/text",
            json!({ "nl": "Vraag.", "en": "Ask.", "fr": "Demandez." }),
            "warning: steps.ask.text: is said in `fr`, which is not one of `languages`",
        ),
        Broken { seen_by_schema: false, ..without("/steps/ask/url", "steps.ask: a button needs both `label` and `url`") },
        Broken { seen_by_schema: false, ..without("/steps/ask/label", "steps.ask: a button needs both `label` and `url`") },
        meaning("/languages", json!([]), "languages: names no language")
            .and("warning: facts.buyer.choices.direct: is said in `nl`, which is not one of `languages`")
            .and("warning: facts.buyer.choices.direct: is said in `en`, which is not one of `languages`")
            .and("warning: articles[0].keywords.nl: is not one of `languages`")
            .and("warning: articles[0].keywords.en: is not one of `languages`"),
        meaning("/languages/-", json!("Dutch"), "languages[2]: \"Dutch\" is not a language such as \"nl\" or \"nl-BE\"")
            .and("warning: facts.buyer.choices.direct: is not said in `Dutch`; `nl` is shown instead"),
    ]
}

//! What can be wrong with articles and tickets: ids, kinds, fields, where a ticket goes.

use serde_json::json;

use super::{Broken, form, meaning, without};

pub fn rows() -> Vec<Broken> {
    let intake = |value| json!([value]);
    vec![
        without("/articles/0/id", "articles[0].id: is missing"),
        without("/articles/0/body", "articles[0].body: is missing"),
        meaning("/articles/0/id", json!("Reset!"), "articles[0].id: `Reset!` is not an id: lower-case letters, digits, `-` and `_`"),
        meaning("/articles/-", json!({ "id": "reset", "title": "T", "body": "B" }), "articles[1].id: `reset` stands twice"),
        form("/articles/0/keywords", json!(["knop"]), "articles[0].keywords: a list is not an object"),
        form("/articles/0/keywords/nl", json!("knop"), "articles[0].keywords.nl: \"knop\" is not a list"),
        meaning("/articles/0/keywords/fr", json!(["bouton"]), "warning: articles[0].keywords.fr: is not one of `languages`"),
        form(
            "/articles/0/url",
            json!("/reset"),
            "articles[0].url: \"/reset\" is not a link that begins with https:, http:, mailto: or tel:",
        ),
        form("/articles/0/audience", json!({}), "articles[0].audience: is not known; expected id, title, body, keywords, url, for"),
        without("/tickets", "tickets: is missing"),
        meaning("/tickets/kinds", json!({}), "tickets.kinds: is missing: a ticket has to be of some kind")
            .and("tickets.fields[0].kinds[0]: there is no ticket kind `question`"),
        without("/tickets/kinds/question/name", "tickets.kinds.question.name: is missing"),
        meaning("/tickets/intake", json!([]), "tickets.intake: is missing: a ticket has to go somewhere"),
        without("/tickets/fields/0/label", "tickets.fields[0].label: is missing"),
        form(
            "/tickets/fields/0/kind",
            json!("number"),
            "tickets.fields[0].kind: \"number\" is not one of text, long-text, email, phone, url, date, choice, yes-no",
        ),
        form("/tickets/fields/0/required", json!("yes"), "tickets.fields[0].required: \"yes\" is not true or false"),
        form("/tickets/fields/0/requird", json!(true), "tickets.fields[0].requird: is not known; did you mean `required`?"),
        meaning(
            "/tickets/fields/0/id",
            json!("Serial"),
            "tickets.fields[0].id: `Serial` is not an id: lower-case letters, digits, `-` and `_`",
        ),
        meaning("/tickets/fields/1/id", json!("serial"), "tickets.fields[1].id: `serial` stands twice"),
        meaning("/tickets/fields/1/choices", json!({}), "tickets.fields[1].choices: is missing: a choice needs answers"),
        meaning("/tickets/fields/0/choices", json!({ "a": "A" }), "tickets.fields[0].choices: only a choice has answers"),
        meaning(
            "/tickets/fields/0/kinds/-",
            json!("qestion"),
            "tickets.fields[0].kinds[1]: there is no ticket kind `qestion`; did you mean `question`?",
        ),
        meaning("/tickets/fields/0/fact", json!("verson"), "tickets.fields[0].fact: there is no fact `verson`; did you mean `version`?"),
        form("/tickets/intake/0/kind", json!("zendesk"), "tickets.intake[0].kind: \"zendesk\" is not one of webhook, mail, callback"),
        form(
            "/tickets/intake/0/url",
            json!("helpdesk"),
            "tickets.intake[0].url: \"helpdesk\" is not an https: address, or a path that begins with /",
        ),
        form(
            "/tickets/intake/0/url",
            json!("//evil.example"),
            "tickets.intake[0].url: \"//evil.example\" is not an https: address, or a path that begins with /",
        ),
        meaning(
            "/tickets/intake/0/url",
            json!("http://acme.example/tickets"),
            "warning: tickets.intake[0].url: is not encrypted: tickets can be read on the way; use https:",
        ),
        meaning(
            "/tickets/intake/0/url",
            json!("http://localhost.example"),
            "warning: tickets.intake[0].url: is not encrypted: tickets can be read on the way; use https:",
        ),
        form("/tickets/intake/0", json!("webhook"), "tickets.intake[0]: \"webhook\" is not an object"),
        without("/tickets/intake/0/kind", "tickets.intake[0].kind: is missing"),
        without("/tickets/intake/0/url", "tickets.intake[0].url: is missing"),
        without("/tickets/intake/1/to", "tickets.intake[1].to: is missing"),
        meaning("/tickets/intake/1/to", json!("nobody"), "tickets.intake[1].to: \"nobody\" is not a mail address"),
        form("/tickets/intake/0/to", json!("a@b.example"), "tickets.intake[0].to: is not known; expected kind, url"),
        form("/tickets/intake/1/url", json!("/x"), "tickets.intake[1].url: is not known; expected kind, to"),
        form("/tickets/intake", intake(json!({ "kind": "callback", "url": "/x" })), "tickets.intake[0].url: is not known; expected kind"),
    ]
}

//! What can be wrong with facts: their kinds, their answers, what is assumed and of which product a version is.

use serde_json::json;

use super::{Broken, form, meaning, without};

pub fn rows() -> Vec<Broken> {
    let version = |value| json!({ "kind": "version", "of": value, "ask": "?", "why": "!" });
    vec![
        form("/facts", json!([]), "facts: a list is not an object"),
        form(
            "/facts/changed/kind",
            json!("boolean"),
            "facts.changed.kind: \"boolean\" is not one of choice, choices, yes-no, version, date, number, text",
        ),
        form("/facts/changed/asks", json!("?"), "facts.changed.asks: is not known; did you mean `ask`?"),
        form("/facts/Changed", json!({ "kind": "date" }), "facts.Changed: `Changed` is not an id: lower-case letters, digits, `-` and `_`"),
        meaning("/facts/any", json!({ "kind": "date" }), "facts.any: `any` has a meaning in conditions and cannot name a fact"),
        meaning("/facts/not", json!({ "kind": "date" }), "facts.not: `not` has a meaning in conditions and cannot name a fact"),
        meaning("/facts/extra", json!({ "ask": "?", "why": "!" }), "facts.extra.choices: is missing: a choice needs answers"),
        meaning("/facts/changed/choices", json!({ "a": "A" }), "facts.changed.choices: only a choice has answers"),
        form(
            "/facts/buyer/choices/Some shop",
            json!("Some shop"),
            "facts.buyer.choices.Some shop: `Some shop` is not an id: lower-case letters, digits, `-` and `_`",
        )
        .and("targets[3].hours.buyer.Some shop: is missing: every choice needs its hours"),
        Broken {
            seen_by_schema: false,
            ..without("/facts/changed/why", "warning: facts.changed.why: is missing: nobody can be told why this is asked")
        },
        meaning("/facts/load/assume", json!("quiet"), "facts.load.assume: \"quiet\" is not one of normal, busy"),
        meaning("/facts/changed/assume", json!("yes"), "facts.changed.assume: \"yes\" is not true or false"),
        meaning("/facts/version/assume", json!("new"), "facts.version.assume: \"new\" is not a version such as \"4.3.1\""),
        meaning("/facts/ends/assume", json!("today"), "facts.ends.assume: \"today\" is not a date such as \"2026-12-24\""),
        meaning("/facts/load/assume", json!(1), "facts.load.assume: 1 is not one of normal, busy"),
        form("/facts/load/assume", json!({}), "facts.load.assume: an object is not an answer: a text, true or false, a number or a list"),
        meaning("/facts/is", json!({ "kind": "date" }), "facts.is: `is` has a meaning in conditions and cannot name a fact"),
        form("/facts/changed/effort", json!(0), "facts.changed.effort: 0 is not a whole number from 1 to 100"),
        form("/facts/changed/effort", json!(1.5), "facts.changed.effort: 1.5 is not a whole number from 1 to 100"),
        form(
            "/facts/changed/likely",
            json!({ "true": "often" }),
            "facts.changed.likely.true: \"often\" is not a whole number from 1 to 100",
        ),
        meaning("/facts/changed/likely", json!({ "yes": 3 }), "facts.changed.likely.yes: there is no answer `yes`"),
        meaning(
            "/facts/buyer/likely",
            json!({ "dirct": 3 }),
            "facts.buyer.likely.dirct: there is no answer `dirct`; did you mean `direct`?",
        ),
        form(
            "/facts/changed/from",
            json!(["host"]),
            "facts.changed.from[0]: \"host\" is not one of assumed, url, page, user, look-up, visitor",
        ),
        meaning("/facts/changed/from", json!(["page"]), "facts.changed.ask: cannot be asked: `from` does not name the visitor"),
        meaning(
            "/facts/changed/from",
            json!(["visitor", "url"]),
            "facts.changed.parameter: is missing: the url tells a fact by a parameter",
        ),
        meaning("/facts/changed/from", json!(["visitor", "assumed"]), "facts.changed.from: `assumed` is said with `assume`"),
        meaning(
            "/facts/extra",
            json!({ "kind": "date", "from": ["page"], "parameter": "ends" }),
            "facts.extra.parameter: cannot tell it: `from` does not name the url",
        ),
        form("/facts/changed/change", json!("upgrade"), "facts.changed.change: \"upgrade\" is not one of update, renew, buy, ask, do"),
        meaning("/facts/extra", version(json!("lock")), "facts.extra.of: `lock` is neither a product nor a choice of products"),
        meaning("/facts/extra", version(json!("changed")), "facts.extra.of: `changed` is neither a product nor a choice of products"),
        meaning("/facts/ends/of", json!("door"), "facts.ends.of: `door` is neither a product nor a choice of products"),
    ]
}

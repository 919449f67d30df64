//! What can be wrong with targets and channels: durations, what they are counted in, where they lead.

use serde_json::json;

use super::{Broken, form, meaning, without};

pub fn rows() -> Vec<Broken> {
    let business = "/targets/1/within";
    vec![
        without("/targets/0/for", "targets[0].for: is missing"),
        form(
            "/targets/0/for",
            json!("reply"),
            "targets[0].for: \"reply\" is not one of first-response, call-back, next-update, resolution",
        ),
        without("/targets/0/within", "targets[0].within: is missing"),
        form(
            "/targets/0/within",
            json!("soon"),
            "targets[0].within: \"soon\" is not a duration such as \"5m\", \"4h\", \"2d\" or \"1w\", a list of two, or \"none\"",
        ),
        form(
            "/targets/0/within",
            json!("5 min"),
            "targets[0].within: \"5 min\" is not a duration such as \"5m\", \"4h\", \"2d\" or \"1w\", a list of two, or \"none\"",
        ),
        form(
            "/targets/0/within",
            json!("1.5h"),
            "targets[0].within: \"1.5h\" is not a duration such as \"5m\", \"4h\", \"2d\" or \"1w\", a list of two, or \"none\"",
        ),
        form(
            "/targets/0/within",
            json!(""),
            "targets[0].within: \"\" is not a duration such as \"5m\", \"4h\", \"2d\" or \"1w\", a list of two, or \"none\"",
        ),
        form(
            "/targets/0/within",
            json!(24),
            "targets[0].within: 24 is not a duration such as \"5m\", \"4h\", \"2d\" or \"1w\", a list of two, or \"none\"",
        ),
        meaning(
            "/targets/0/within",
            json!("0m"),
            "targets[0].within: \"0m\" is not a duration such as \"5m\", \"4h\", \"2d\" or \"1w\", a list of two, or \"none\"",
        ),
        meaning(
            "/targets/0/within",
            json!("600w"),
            "targets[0].within: \"600w\" is not a duration such as \"5m\", \"4h\", \"2d\" or \"1w\", a list of two, or \"none\"",
        ),
        meaning(
            "/targets/0/within",
            json!("99999999999d"),
            "targets[0].within: \"99999999999d\" is not a duration such as \"5m\", \"4h\", \"2d\" or \"1w\", a list of two, or \"none\"",
        ),
        meaning("/targets/0/within", json!(["48h", "24h"]), "targets[0].within: a range is two durations, the shorter one first"),
        form("/targets/0/within", json!(["24h"]), "targets[0].within: a range is two durations, the shorter one first"),
        form("/targets/0/within", json!(["1h", "2h", "3h"]), "targets[0].within: a range is two durations, the shorter one first"),
        form(
            "/targets/0/within",
            json!(["1h", "2 h"]),
            "targets[0].within[1]: \"2 h\" is not a duration such as \"5m\", \"4h\", \"2d\" or \"1w\", a list of two, or \"none\"",
        ),
        Broken { seen_by_schema: false, ..without("/targets/0/counted", "targets[0].counted: is missing") },
        form(
            "/targets/0/counted",
            json!("office-hours"),
            "targets[0].counted: \"office-hours\" is not one of support-hours, around-the-clock, business-days",
        ),
        Broken { seen_by_schema: false, ..without("/targets/0/strength", "targets[0].strength: is missing") },
        form("/targets/0/strength", json!("promise"), "targets[0].strength: \"promise\" is not one of average, aim, guarantee"),
        Broken { seen_by_schema: false, ..without("/targets/0/hours", "targets[0].hours: is missing: it is counted in support-hours") },
        Broken { seen_by_schema: false, ..without("/targets/1/hours", "targets[1].hours: is missing: it is counted in business-days") },
        meaning("/targets/0/hours", json!("dask"), "targets[0].hours: there is no hours `dask`; did you mean `desk`?"),
        meaning(business, json!("36h"), "targets[1].within: business days are counted in whole days, such as \"2d\""),
        meaning(business, json!(["12h", "2d"]), "targets[1].within: business days are counted in whole days, such as \"2d\""),
        meaning("/targets/0/because/-", json!("non"), "targets[0].because[1]: there is no clause `non`"),
        Broken {
            seen_by_schema: false,
            ..without(
                "/targets/2/note",
                "targets[2]: promises nothing and does not say how cases are handled: give a `note` or a clause in `because`",
            )
        },
        without("/targets/0/longer/note", "targets[0].longer.note: is missing"),
        meaning("/targets/0/note", json!({ "en": "Mostly." }), "warning: targets[0].note: is not said in `nl`; `en` is shown instead"),
        without("/channels/0/kind", "channels[0].kind: is missing"),
        form(
            "/channels/0/kind",
            json!("fax"),
            "channels[0].kind: \"fax\" is not one of phone, call-back, mail, whatsapp, telegram, web, appointment",
        ),
        Broken { seen_by_schema: false, ..without("/channels/0/to", "channels[0].to: is missing") },
        meaning("/channels/0/to", json!("09 000 00 00"), "channels[0].to: \"09 000 00 00\" is not a number such as \"+3290000000\""),
        meaning("/channels/0/to", json!("+123"), "channels[0].to: \"+123\" is not a number such as \"+3290000000\""),
        meaning("/channels/1/to", json!("help@acme"), "channels[1].to: \"help@acme\" is not a mail address"),
        meaning("/channels/1/to", json!("mailto:help@"), "channels[1].to: \"mailto:help@\" is not a mail address"),
        meaning("/channels/2/to", json!("http://wa.me/32"), "channels[2].to: \"http://wa.me/32\" is not a link that begins with https:"),
        meaning("/channels/2/to", json!("+3290000000"), "channels[2].to: \"+3290000000\" is not a link that begins with https:"),
        meaning("/channels/3/to", json!("the desk"), "channels[3].to: \"the desk\" is not a link that begins with https:"),
        meaning("/channels/0/hours", json!("night"), "channels[0].hours: there is no hours `night`"),
    ]
}

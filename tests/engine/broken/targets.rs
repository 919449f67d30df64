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
        meaning("/targets/3/per/0", json!("lod"), "targets[3].per[0]: there is no fact `lod`; did you mean `load`?"),
        meaning("/targets/3/per/0", json!("changed"), "targets[3].per[0]: `changed` is no choice")
            .and("targets[3].within.normal: there is no choice `normal`")
            .and("targets[3].within.busy: there is no choice `busy`"),
        meaning("/targets/3/per", json!(["load"]), "targets[3].within.normal: is a table with no fact to read it by: name one in `per`"),
        meaning("/targets/3/within", json!("1d"), "targets[3].per: names facts, but `within` is no table"),
        meaning("/targets/3/within/quiet", json!("1d"), "targets[3].within.quiet: there is no choice `quiet`"),
        meaning(
            "/targets/3/within/normal/direct",
            json!("4h"),
            "targets[3].within.normal.direct: business days are counted in whole days, such as \"2d\"",
        ),
        form(
            "/targets/3/within/normal/direct",
            json!("soon"),
            "targets[3].within.normal.direct: \"soon\" is not a duration such as \"5m\", \"4h\", \"2d\" or \"1w\", a list of two, or \"none\"",
        ),
        Broken { seen_by_schema: false, ..without("/targets/3/strength", "targets[3].faster.strength: is missing") }
            .and("targets[3].strength: is missing")
            .and("targets[3].within.normal.other.strength: is missing"),
        form("/targets/3/by", json!("noon"), "targets[3].by: \"noon\" is not one of end-of-day, same-time"),
        meaning(
            "/targets/3/hours/buyer/other",
            json!("dusk"),
            "targets[3].hours.buyer.other: there is no hours `dusk`; did you mean `desk`?",
        ),
        Broken {
            seen_by_schema: false,
            ..without("/targets/3/hours/buyer/other", "targets[3].hours.buyer.other: is missing: every choice needs its hours")
        },
        meaning("/targets/3/hours/buyer/third", json!("desk"), "targets[3].hours.buyer.third: there is no choice `third`"),
        form(
            "/targets/3/hours/load",
            json!({ "normal": "desk", "busy": "desk" }),
            "targets[3].hours: hours differ by one fact: `{ \"region\": { \"europe\": \"brussels\", … } }`",
        ),
        meaning("/targets/3/faster/channel", json!("telegram"), "targets[3].faster.channel: there is no channel of kind telegram"),
        meaning("/targets/3/faster/within", json!("none"), "targets[3].faster.within: promises nothing, so nothing is faster"),
        form("/load/busy", json!(0.5), "load.busy: 0.5 is not a number from 1 to 10"),
        without("/load/url", "load.url: is missing"),
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

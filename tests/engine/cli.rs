//! The `loket` command as a web master meets it: what it prints and how it ends.

mod cases;
mod explain;
mod help;
mod lint;
mod places;
mod steps;
mod streams;
mod told;

use std::path::PathBuf;
use std::process::Command;

use serde_json::{Value, json};

use crate::given::{EXAMPLES, smallest};

pub struct Run {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

pub fn loket(arguments: &[&str]) -> Run {
    let output = Command::new(env!("CARGO_BIN_EXE_loket")).args(arguments).current_dir(crate::given::root()).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Run { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
}

/// A file in the folder for tests, as an argument.
pub fn file(name: &str, text: &str) -> String {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, text).unwrap();
    path.to_str().unwrap().to_owned()
}

/// What was printed of a file, without lines and columns, which [`places`] tests: `a.json:1:20: …` becomes `a.json: …`.
pub fn placeless(text: &str, file: &str) -> String {
    let without = |line: &str| {
        let rest = line.strip_prefix(file)?.strip_prefix(':')?;
        let (position, rest) = rest.split_once(": ")?;
        position.split(':').all(|number| number.parse::<usize>().is_ok()).then(|| format!("{file}: {rest}\n"))
    };
    text.lines().map(|line| without(line).unwrap_or_else(|| format!("{line}\n"))).collect()
}

fn example(name: &str) -> String {
    format!("examples/{name}/policy.json")
}

#[test]
fn check_says_that_the_examples_are_good() {
    let files = EXAMPLES.map(example);
    let run = loket(&[&["check"][..], &files.each_ref().map(String::as_str)].concat());
    let expected: String = files.iter().map(|file| format!("{file}: no problems\n")).collect();
    assert_eq!((run.code, run.out, run.err), (Some(0), expected, String::new()));
}

#[test]
fn check_names_every_problem_and_fails() {
    let mut policy = smallest();
    policy["vendor"]["zone"] = json!("UTC+1");
    policy["coverage"][0]["because"] = json!(["al"]);
    policy["products"] = json!([{ "id": "door", "name": "Door", "latest": "new" }]);
    let file = file("broken.json", &policy.to_string());
    let run = loket(&["check", &file]);
    let zone = "vendor.zone: \"UTC+1\" is not a time zone such as \"Europe/Brussels\", \"UTC\" or \"+05:30\"";
    let version = "products[0].latest: \"new\" is not a version such as \"4.3.1\"";
    let clause = "coverage[0].because[0]: there is no clause `al`; did you mean `all`?";
    let expected = format!("{file}: {zone}\n{file}: {version}\n{file}: {clause}\n{file}: cannot be used; 3 to look at\n");
    assert_eq!((run.code, placeless(&run.out, &file)), (Some(1), expected));
}

#[test]
fn check_knows_which_zones_exist() {
    let mut policy = smallest();
    policy["vendor"]["zone"] = json!("Europe/Brussel");
    policy["hours"] = json!({ "desk": { "zone": "Mars/Phobos", "week": { "mon": ["09:00-17:00"] } } });
    let file = file("zones.json", &policy.to_string());
    let run = loket(&["check", &file]);
    let expected = format!(
        "{file}: hours.desk.zone: there is no time zone `Mars/Phobos`\n{file}: vendor.zone: there is no time zone `Europe/Brussel`\n\
         {file}: cannot be used; 2 to look at\n"
    );
    assert_eq!((run.code, placeless(&run.out, &file)), (Some(1), expected));
}

#[test]
fn check_names_what_reaches_beyond_the_known_closures() {
    let mut policy = smallest();
    policy["facts"] =
        json!({ "urgent": { "ask": "Urgent?", "why": "It decides how soon we answer.", "choices": { "yes": "Yes", "no": "No" } } });
    policy["hours"] = json!({
        "desk": { "zone": "UTC", "week": { "mon": ["09:00-10:00"] }, "closed": ["12-25"] },
        "shut": { "zone": "UTC", "week": { "mon": ["09:00-10:00"] }, "closed": ["01-01..12-31"] }
    });
    policy["targets"] = json!([
        { "for": "first-response", "within": { "yes": "5h", "no": { "within": "200h" } }, "per": ["urgent"], "counted": "support-hours", "hours": "desk", "strength": "aim" },
        { "for": "resolution", "within": "170d", "counted": "business-days", "hours": "desk", "strength": "aim" },
        { "for": "call-back", "within": "520w", "counted": "around-the-clock", "strength": "aim" }
    ]);
    let file = file("reach.json", &policy.to_string());
    let run = loket(&["check", "--now", "2026-11-20T12:00:00Z", &file]);
    let lines: Vec<&str> = run.out.lines().filter_map(|line| line.split_once("warning: ")).map(|(_, warning)| warning).collect();
    let expected = [
        "hours.shut: is closed on every day before 2030-01-07",
        "targets[0].within.no: asked now, it reaches to 2030-09-23; closures are known until 2029-12-31 only",
        "targets[1].within: asked now, it reaches to 2030-02-25; closures are known until 2029-12-31 only",
    ];
    assert!(expected.iter().all(|warning| lines.contains(warning)), "{}", run.out);
    assert_eq!(lines.iter().filter(|line| line.contains("known until") || line.contains("closed on")).count(), 3, "{}", run.out);
}

#[test]
fn check_lets_a_policy_pass_that_has_only_warnings() {
    let mut policy = smallest();
    policy["languages"] = json!(["en", "nl"]);
    policy["clauses"]["all"]["title"] = json!({ "en": "All" });
    let file = file("warnings.json", &policy.to_string());
    let run = loket(&["check", &file]);
    let warning = "warning: clauses.all.title: is not said in `nl`; `en` is shown instead";
    assert_eq!((run.code, placeless(&run.out, &file)), (Some(0), format!("{file}: {warning}\n{file}: can be used; 1 to look at\n")));
}

#[test]
fn a_file_that_is_no_policy_is_named() {
    let not_json = file("not.json", "{ \"loket\": 1, }");
    let deep = file("deep.json", &("[".repeat(10_000) + &"]".repeat(10_000)));
    for (path, expected) in
        [(not_json.as_str(), ":1:15: not JSON: "), (&deep, ":1:65: not JSON: "), ("examples/nowhere/policy.json", ": No such file")]
    {
        for command in ["check", "simulate"] {
            let run = loket(&[command, path]);
            assert_eq!((run.code, run.out.as_str()), (Some(2), ""), "{command} {path}");
            assert!(run.err.starts_with(&format!("loket: {path}{expected}")), "{}", run.err);
        }
    }
}

#[test]
fn without_arguments_it_says_how_it_is_used() {
    for arguments in [&[][..], &["check"], &["simulate"], &["guess"]] {
        let run = loket(arguments);
        assert_eq!((run.code, run.out.as_str()), (Some(2), ""), "{arguments:?}");
        assert!(run.err.contains("Usage: loket"), "{}", run.err);
    }
}

const FRIDAY_EVENING: &str = "2026-11-20T21:58:00Z";

#[test]
fn simulate_says_what_the_widget_says() {
    let run = loket(&[
        "simulate",
        &example("bas-ip"),
        "--now",
        FRIDAY_EVENING,
        "--lang",
        "en",
        "--facts",
        r#"{"buyer":"direct","request":"hardware"}"#,
    ]);
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
    insta::assert_snapshot!(run.out, @r"
    now        2026-11-20T21:58:00Z
    verdict    covered
    because    Specifications explained (specs)
    because    Setting up and using (use)
    because    Guidance step by step (guidance)
    next       File a ticket. A technician will work on it with you.
    rule       rule-9
    fact       buyer direct (page): excludes rule-1
    fact       request hardware (page): excludes rule-2
    promise    first-response by 2026-11-23T06:03:00Z, at the desk Mon 2026-11-23 06:03 (UTC), on average
               says: Usually by Mon 23 Nov, 06:03
               because 5 minutes and 5 hours on average (averages)
               because A technician first (two-lines)
               open   Fri 2026-11-20 21:58–22:00
               closed Fri 2026-11-20 22:00–Mon 2026-11-23 06:00 (weekend)
               open   Mon 2026-11-23 06:00–06:03
               Fri ···-------=·  Sat ············  Sun ············  Mon ···!-------·
    promise    call-back by 2026-11-23T06:08:00Z, at the desk Mon 2026-11-23 06:08 (UTC), aimed for
               says: By Mon 23 Nov, 06:08
               because Call-back (call-back)
               open   Fri 2026-11-20 21:58–22:00
               closed Fri 2026-11-20 22:00–Mon 2026-11-23 06:00 (weekend)
               open   Mon 2026-11-23 06:00–06:08
               Fri ···-------=·  Sat ············  Sun ············  Mon ···!-------·
    promise    resolution by 2026-11-23T10:58:00Z, at the desk Mon 2026-11-23 10:58 (UTC), on average
               says: Usually by Mon 23 Nov, 10:58
               The nature and severity of the problem decide how long it takes; there is no guarantee.
               because 5 minutes and 5 hours on average (averages)
               because Nature and severity matter (severity)
               because No guarantee on resolution (no-guarantee)
               open   Fri 2026-11-20 21:58–22:00
               closed Fri 2026-11-20 22:00–Mon 2026-11-23 06:00 (weekend)
               open   Mon 2026-11-23 06:00–10:58
               Fri ···-------=·  Sat ············  Sun ············  Mon ···==!-----·
    channel    call-back For customers from the US: open until 2026-11-20T22:00:00Z
               says: Open now, until 22:00
    channel    call-back For customers from Canada: open until 2026-11-20T22:00:00Z
               says: Open now, until 22:00
    channel    call-back For customers from the UK: open until 2026-11-20T22:00:00Z
               says: Open now, until 22:00
    channel    whatsapp WhatsApp: open until 2026-11-20T22:00:00Z
               says: Open now, until 22:00
    channel    telegram Telegram: open until 2026-11-20T22:00:00Z
               says: Open now, until 22:00
    channel    mail E-mail
    ");
}

#[test]
fn simulate_asks_what_is_still_open() {
    let run = loket(&["simulate", &example("bas-ip"), "--now", FRIDAY_EVENING, "--lang", "en"]);
    let lines: Vec<&str> = run.out.lines().take(16).collect();
    insta::assert_snapshot!(lines.join("\n"), @r#"
    now        2026-11-20T21:58:00Z
    verdict    open: covered, not-yet, elsewhere, not-covered
    at worst   not-covered
    question   Who did you buy from? (buyer) [direct, reseller]
               We help only distributors and partners who bought directly from BAS-IP.
               turns on it: direct-only
               direct: covered, not-yet, not-covered
               reseller: elsewhere
    question   What is it about? (request) [hardware, software, diagram, wiki, warranty, firmware, configure, install-link, training]
               Most things we do together with you, but a few you do yourself.
               turns on it: own-hands, guidance, training, diagrams, wiki, warranty, releases
               hardware: covered, elsewhere
               diagram: covered, elsewhere
               wiki: covered, elsewhere
               warranty: covered, elsewhere
               firmware: covered, elsewhere
    "#);
}

#[test]
fn simulate_prints_json() {
    let facts = r#"{"buyer":"direct","request":"hardware"}"#;
    let run = loket(&["simulate", &example("bas-ip"), "--now", FRIDAY_EVENING, "--facts", facts, "--text", "geen beeld", "--json"]);
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
    let report: Value = serde_json::from_str(&run.out).unwrap();
    let rows = [
        ("/now", json!(FRIDAY_EVENING)),
        ("/in_force", json!("yes")),
        ("/verdict/verdict", json!("covered")),
        ("/verdict/next/id", json!("ticket")),
        ("/verdict/next/url", json!(null)),
        ("/possible", json!([])),
        ("/questions", json!([])),
        ("/worst", json!(null)),
        ("/reasons/rule", json!("rule-9")),
        ("/reasons/facts/0/source", json!("page")),
        ("/reasons/facts/0/part", json!("excludes")),
        ("/reasons/facts/0/excludes", json!("rule-1")),
        ("/reasons/better", json!([])),
        ("/promises/0/for", json!("first-response")),
        ("/promises/0/strength", json!("average")),
        ("/promises/0/earliest", json!("2026-11-23T06:03:00Z")),
        ("/promises/0/latest", json!("2026-11-23T06:03:00Z")),
        ("/promises/0/desk", json!("Mon 2026-11-23 06:03 (UTC)")),
        ("/promises/0/steps/0/desk", json!("open")),
        ("/promises/0/steps/1/why", json!("weekend")),
        ("/promises/0/never", json!(false)),
        ("/promises/2/for", json!("resolution")),
        ("/promises/2/latest", json!("2026-11-23T10:58:00Z")),
        ("/channels/0/open", json!(true)),
        ("/channels/0/until", json!("2026-11-20T22:00:00Z")),
        ("/suggestions/0/article", json!("no-picture")),
        // The policy's first language, as none was asked for.
        ("/suggestions/0/title", json!("Geen beeld op de monitor")),
    ];
    for (pointer, expected) in rows {
        assert_eq!(report.pointer(pointer), Some(&expected), "{pointer}");
    }
}

#[test]
fn simulate_says_what_would_change_a_verdict() {
    let facts = r#"{"request":"usage","modified":false,"product":"order-status","version":"3.4.1"}"#;
    let simulate =
        |more: &[&str]| loket(&[&["simulate", &example("bright-plugins"), "--now", FRIDAY_EVENING, "--facts", facts], more].concat());
    let lines: Vec<String> = simulate(&[]).out.lines().skip_while(|line| !line.starts_with("rule")).take(8).map(str::to_owned).collect();
    insta::assert_snapshot!(lines.join("\n"), @r"
    rule       rule-3
    fact       product order-status (page): decides
    fact       request usage (page): excludes rule-1
    fact       modified false (page): excludes rule-2
    fact       version 3.4.1 (page): decides
    fact       load normal (assumed): idle
    better     covered with version 3.4.2 (update); next file-a-ticket
    better     billable with request customisation; next describe-the-work
    ");
    let report: Value = serde_json::from_str(&simulate(&["--json"]).out).unwrap();
    let way = &report["reasons"]["better"][0];
    assert_eq!((&way["verdict"], &way["next"]), (&json!("covered"), &json!("file-a-ticket")));
    assert_eq!((&way["changes"][0]["fact"], &way["changes"][0]["to"]), (&json!("version"), &json!("3.4.2")));
}

#[test]
fn simulate_says_why_it_asks_as_data_too() {
    let run = loket(&["simulate", &example("syneton"), "--now", FRIDAY_EVENING, "--lang", "en", "--json"]);
    let report: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(report["worst"], json!("billable"));
    let question = &report["questions"][0];
    assert_eq!(question["fact"], json!("contract"));
    assert!(question["why"].as_str().is_some_and(|why| !why.is_empty()));
    let turns = json!({
        "verdicts": ["covered", "billable"],
        "clauses": ["without-contract", "own-login", "appointment"],
        "answers": [
            { "answer": true, "verdicts": ["covered", "billable"] },
            { "answer": false, "verdicts": ["billable"] }
        ]
    });
    assert_eq!(question["turns"], turns);
}

#[test]
fn simulate_says_when_a_policy_is_not_in_force() {
    let run = loket(&["simulate", &example("new-media-entertainment"), "--now", "2017-05-31T12:00:00Z"]);
    assert_eq!(run.out.lines().nth(1), Some("in force   not yet: from 2017-06-01"));
}

#[test]
fn simulate_says_that_no_date_is_promised() {
    let run = loket(&["simulate", &example("syneton"), "--now", "2026-12-28T09:00:00Z", "--lang", "en-GB"]);
    let promise = "promise    first-response: nothing is promised; the desk opens 2027-01-04T08:00:00Z, at the desk Mon 2027-01-04 09:00 (Europe/Brussels)";
    assert!(run.out.lines().any(|line| line == promise), "{}", run.out);
    let channel = "channel    phone Phone: closed, opens 2027-01-04T08:00:00Z";
    assert!(run.out.lines().any(|line| line == channel), "{}", run.out);
}

#[test]
fn simulate_refuses_what_it_cannot_read() {
    let policy = example("bas-ip");
    let rows = [
        (["--now", "tomorrow"], "loket: --now: `tomorrow` is not an instant such as 2026-11-20T21:58:00Z\n"),
        (["--now", "2026-11-31T12:00:00Z"], "loket: --now: `2026-11-31T12:00:00Z` is not an instant such as 2026-11-20T21:58:00Z\n"),
        (["--facts", "{buyer}"], "loket: --facts:1:2: not JSON: key must be a string\n"),
    ];
    for (arguments, expected) in rows {
        let run = loket(&["simulate", &policy, arguments[0], arguments[1]]);
        assert_eq!((run.code, run.out.as_str(), run.err.as_str()), (Some(2), "", expected));
    }
    let broken = file("unusable.json", r#"{ "loket": 1 }"#);
    let run = loket(&["simulate", &broken]);
    assert_eq!((run.code, run.out.as_str()), (Some(2), ""));
    assert!(
        run.err.starts_with(&format!("{broken}:1:1: vendor: is missing\n")) && run.err.ends_with("the policy cannot be used\n"),
        "{}",
        run.err
    );
}

#[test]
fn simulate_takes_badly_told_facts_as_unknown_and_says_so() {
    let run = loket(&["simulate", &example("bas-ip"), "--now", FRIDAY_EVENING, "--facts", r#"{"buyer":"thief","colour":"red"}"#]);
    let expected = "warning: facts.buyer: \"thief\" is not one of direct, reseller; it is taken as unknown\n\
                    warning: facts.colour: the policy has no fact of this name; it is taken as unknown\n";
    assert_eq!((run.code, run.err.as_str()), (Some(0), expected));
    assert!(run.out.contains("(buyer) [direct, reseller]\n"), "{}", run.out);
}

#[test]
fn schema_prints_the_schema() {
    let run = loket(&["schema"]);
    let schema: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
    assert_eq!(schema, loket_engine::intake::policy_schema());
}

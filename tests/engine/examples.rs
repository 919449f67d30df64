//! The founding policies: each example has to answer what the vendor's own policy answers, with the vendor's own numbers. The
//! invented one has numbers that were worked out by hand.

use std::collections::BTreeSet;

use loket_cli::zone::zone;
use loket_engine::calendar::{Instant, local_parts, utc_text};
use loket_engine::eligibility::{Facts, InForce, judge};
use loket_engine::policy::{Policy, ZoneName, iso};
use loket_engine::response::{Desks, Expectation, Open, open_channels, promises};
use serde_json::{Value, json};

use crate::given::{EXAMPLES, at, example, facts, read_example};

/// Everything that the engine says of a case, a sentence a line.
fn answer(policy: &Policy, facts: &Facts, now: Instant) -> Vec<String> {
    let desks = Desks::new(policy, now, zone);
    let judgement = judge(policy, facts, desks.today(now));
    let mut said = vec![match judgement.in_force {
        InForce::Yes => "in force".to_owned(),
        InForce::From(date) => format!("not in force before {}", iso(date)),
        InForce::Until(date) => format!("not in force after {}", iso(date)),
    }];
    if let Some(rule) = judgement.outcome.decided() {
        assert!(!rule.because.is_empty() && rule.because.iter().all(|id| policy.clauses.has(id)), "{rule:?}");
        assert!(policy.steps.has(&rule.next), "{rule:?}");
        said.push(rule.verdict.word().to_owned());
        said.push(format!("next {}", rule.next));
        said.extend(rule.because.iter().map(|clause| format!("because {clause}")));
    }
    said.push(match judgement.questions.as_slice() {
        [] => "asks nothing".to_owned(),
        questions => format!("asks {}", questions.join(", ")),
    });
    for promise in promises(policy, facts, &desks, now) {
        let (purpose, strength) = (promise.purpose().word(), promise.strength().map_or("nothing", |strength| strength.word()));
        said.push(match promise.expectation {
            Expectation::Between { earliest, latest } if earliest == latest => format!("{purpose} by {}, {strength}", utc_text(latest)),
            Expectation::Between { earliest, latest } => {
                format!("{purpose} between {} and {}, {strength}", utc_text(earliest), utc_text(latest))
            }
            Expectation::NotPromised { opens: Some(opens) } => format!("{purpose} without a date; the desk opens {}", utc_text(opens)),
            Expectation::NotPromised { opens: None } => format!("{purpose} without a date"),
            Expectation::Never => format!("{purpose} never"),
        });
        if promise.longer.is_some() {
            said.push(format!("{purpose} may take longer"));
        }
        assert!(promise.target.because.iter().all(|clause| policy.clauses.has(clause)));
    }
    for channel in open_channels(policy, facts, &desks, now) {
        let kind = channel.channel.kind.word();
        said.push(match channel.open {
            None => format!("{kind} at any time"),
            Some(Open::Until(Some(until))) => format!("{kind} open until {}", utc_text(until)),
            Some(Open::From(Some(from))) => format!("{kind} closed until {}", utc_text(from)),
            Some(open) => format!("{kind} {open:?}"),
        });
    }
    said
}

/// Each of the `expected` sentences has to be said.
fn check(name: &str, now: &str, known: Value, expected: &[&str]) {
    let policy = example(name);
    let said = answer(&policy, &facts(&policy, &known), at(now));
    for sentence in expected {
        assert!(said.iter().any(|said| said == sentence), "{name} at {now} with {known}: `{sentence}` is not among {said:#?}");
    }
}

#[test]
fn bas_ip() {
    let check = |now, known, expected: &[&str]| check("bas-ip", now, known, expected);
    let friday_evening = "2026-11-20T21:58:00Z";
    let direct = |request: &str| json!({ "buyer": "direct", "request": request });

    check(
        friday_evening,
        direct("hardware"),
        &[
            "covered",
            "in force",
            "asks nothing",
            "first-response by 2026-11-23T06:03:00Z, average",
            "resolution by 2026-11-23T10:58:00Z, average",
        ],
    );
    check(friday_evening, json!({ "buyer": "reseller" }), &["elsewhere", "next seller", "because direct-only", "asks nothing"]);
    // UTC all year: in July, London is an hour ahead and its desk would already be closed at 21:30 UTC.
    check(
        "2026-07-10T21:30:00Z",
        direct("hardware"),
        &["call-back open until 2026-07-10T22:00:00Z", "call-back by 2026-07-10T21:40:00Z, aim"],
    );
    check("2026-07-10T22:00:00Z", direct("hardware"), &["whatsapp closed until 2026-07-13T06:00:00Z", "mail at any time"]);
    check(friday_evening, direct("configure"), &["not-covered", "next guided", "because guidance"]);
    check(friday_evening, direct("install-link"), &["not-covered", "next guided", "because guidance"]);
    check(friday_evening, json!({ "buyer": "direct", "request": "training", "course_done": true }), &["covered"]);
    check(friday_evening, json!({ "buyer": "direct", "request": "training", "course_done": false }), &["not-yet", "next course"]);
}

#[test]
fn bas_ip_is_reached_in_all_its_ways() {
    let policy = example("bas-ip");
    let ways: Vec<(&str, &str)> = policy.channels.iter().map(|way| (way.kind.word(), way.to.as_deref().unwrap_or_default())).collect();
    for (prefix, country) in [("+1914", "the US"), ("+1437", "Canada"), ("+44", "the UK")] {
        assert!(ways.iter().any(|(kind, to)| *kind == "call-back" && to.starts_with(prefix)), "{country}: {ways:?}");
    }
    for kind in ["whatsapp", "telegram", "mail"] {
        assert!(ways.iter().any(|(other, _)| *other == kind), "{kind}: {ways:?}");
    }
}

#[test]
fn a_call_back_at_21_40_utc_is_one_at_23_40_in_amsterdam() {
    let now = at("2026-07-10T21:40:00Z");
    let amsterdam = zone(&ZoneName::parse("Europe/Amsterdam").unwrap(), 2025..=2027).unwrap();
    assert_eq!(local_parts(amsterdam.local(now)), (2026, 7, 10, 23, 40));
}

#[test]
fn bright_plugins() {
    let check = |known, expected: &[&str]| check("bright-plugins", "2026-11-21T10:00:00Z", known, expected);
    let usage = |version: &str| json!({ "request": "usage", "modified": false, "product": "order-status", "version": version });
    let range = "first-response between 2026-11-22T10:00:00Z and 2026-11-23T10:00:00Z, aim";

    check(usage("3.4.2"), &["covered", "asks nothing", range, "resolution without a date"]);
    check(usage("3.4.1"), &["not-yet", "next update-first", "because latest-only"]);
    check(json!({ "request": "usage", "modified": true }), &["not-covered", "asks nothing"]);
    check(json!({ "request": "customisation" }), &["billable", "next describe-the-work", "asks nothing"]);
    let mut busy = usage("3.4.2");
    busy["load"] = json!("busy");
    check(busy, &["covered", range, "first-response may take longer"]);
}

#[test]
fn bright_plugins_is_marked_as_busy_only_when_it_is() {
    let policy = example("bright-plugins");
    let longer = |known| answer(&policy, &facts(&policy, &known), at("2026-11-21T10:00:00Z")).iter().any(|said| said.ends_with("longer"));
    assert!(!longer(json!({})) && !longer(json!({ "load": "normal" })) && longer(json!({ "load": "busy" })));
}

#[test]
fn new_media_entertainment() {
    let check = |now, known, expected: &[&str]| check("new-media-entertainment", now, known, expected);
    let today = "2026-11-21T10:00:00Z";
    let bug = |version: &str| json!({ "request": "bug", "line": "current", "version": version });
    let legacy = |ends: &str| json!({ "request": "question", "line": "legacy", "ends": ends });

    check(
        today,
        bug("4.2.1"),
        &[
            "covered",
            "in force",
            "first-response by 2026-11-22T10:00:00Z, aim",
            "first-response may take longer",
            "resolution without a date",
        ],
    );
    check(today, bug("4.2.0"), &["not-yet", "next update-first"]);
    check(today, legacy("2026-12-31"), &["covered"]);
    check(today, legacy("2026-11-21"), &["covered"]);
    check(today, legacy("2026-10-31"), &["not-covered"]);
    check(today, json!({ "request": "third-party" }), &["best-effort", "because switch-off", "resolution without a date"]);
    check(today, json!({ "request": "changed" }), &["best-effort", "because switch-off", "resolution without a date"]);
    check(today, json!({ "request": "adaptation", "agreed": false }), &["not-covered", "next agree-first"]);
    check(today, json!({ "request": "adaptation", "agreed": true }), &["covered"]);
    check(today, json!({ "request": "wordpress" }), &["elsewhere", "next wordpress-forums"]);
    check(today, json!({ "request": "billing" }), &["elsewhere", "next mail-billing"]);
    check("2017-05-31T12:00:00Z", bug("4.2.1"), &["not in force before 2017-06-01"]);
    // The vendor's date decides: in Amsterdam it is already 1 June.
    check("2017-05-31T22:00:00Z", bug("4.2.1"), &["in force"]);
}

#[test]
fn new_media_entertainment_is_reached_by_mail_only() {
    let policy = example("new-media-entertainment");
    let kinds: BTreeSet<&str> = policy.channels.iter().map(|channel| channel.kind.word()).collect();
    assert_eq!(kinds, BTreeSet::from(["mail"]));
    assert!(policy.clauses.has("general-terms") && policy.clauses.has("confidential") && policy.clauses.has("faq-first"));
}

#[test]
fn syneton() {
    let check = |now, known, expected: &[&str]| check("syneton", now, known, expected);
    let friday = "2026-11-20T12:10:00Z";

    check(
        friday,
        json!({ "contract": true, "request": "usage" }),
        &[
            "covered",
            "first-response without a date; the desk opens 2026-11-23T08:00:00Z",
            "phone closed until 2026-11-23T08:00:00Z",
            "appointment open until 2026-11-20T14:30:00Z",
        ],
    );
    check(friday, json!({ "contract": false }), &["billable", "asks nothing", "because without-contract"]);
    for request in ["training", "custom", "reports", "install", "database"] {
        check(friday, json!({ "contract": true, "request": request }), &["billable", "next make-appointment"]);
    }
    for request in ["bug", "change", "knowledge"] {
        check(friday, json!({ "contract": true, "request": request }), &["covered"]);
    }
    // Lunch, and the end of the day.
    check("2026-11-19T11:30:00Z", json!({}), &["phone closed until 2026-11-19T12:00:00Z"]);
    check("2026-11-19T12:00:00Z", json!({}), &["phone open until 2026-11-19T15:30:00Z"]);
}

#[test]
fn syneton_is_closed_on_holidays_and_between_christmas_and_new_year() {
    let days = [
        ("Monday after Christmas", "2026-12-28T09:00:00Z", "2027-01-04T08:00:00Z"),
        ("New Year's Eve", "2026-12-31T09:00:00Z", "2027-01-04T08:00:00Z"),
        ("Easter Monday", "2027-03-29T08:00:00Z", "2027-03-30T07:00:00Z"),
        ("Ascension Day", "2027-05-06T08:00:00Z", "2027-05-07T07:00:00Z"),
        ("Whit Monday", "2027-05-17T08:00:00Z", "2027-05-18T07:00:00Z"),
        ("National Day", "2027-07-21T08:00:00Z", "2027-07-22T07:00:00Z"),
        ("Armistice Day", "2026-11-11T09:00:00Z", "2026-11-12T08:00:00Z"),
    ];
    for (day, now, opens) in days {
        println!("{day}");
        let (phone, appointment) = (format!("phone closed until {opens}"), format!("appointment closed until {opens}"));
        let none = format!("first-response without a date; the desk opens {opens}");
        check("syneton", now, json!({}), &[&phone, &appointment, &none]);
    }
}

#[test]
fn harbour_cloud() {
    let check = |now, known, expected: &[&str]| check("harbour-cloud", now, known, expected);
    let incident =
        |plan: &str, severity: &str| json!({ "request": "incident", "plan": plan, "affected": ["network"], "severity": severity });

    // Friday 17:30 in Rotterdam: half an hour before closing time, and one and a half on Monday.
    let friday = "2026-11-20T16:30:00Z";
    check(friday, incident("business", "high"), &["covered", "next ticket", "first-response by 2026-11-23T08:30:00Z, aim"]);
    check(friday, incident("enterprise", "high"), &["first-response by 2026-11-23T07:30:00Z, aim"]);
    check(friday, incident("standard", "high"), &["first-response by 2026-11-23T14:30:00Z, aim"]);
    // Two business days: Monday and Tuesday, up to closing time; on Business, eight hours.
    check(
        friday,
        incident("standard", "normal"),
        &["first-response by 2026-11-24T17:00:00Z, aim", "resolution without a date; the desk opens 2026-11-20T16:30:00Z"],
    );
    check(friday, incident("business", "normal"), &["first-response by 2026-11-23T14:30:00Z, aim"]);
    check(friday, incident("trial", "high"), &["elsewhere", "next community", "asks nothing"]);
    check(
        friday,
        json!({ "request": "incident", "plan": "standard", "affected": ["mail"] }),
        &["elsewhere", "next pigeonwire", "asks nothing"],
    );
    check(friday, json!({ "request": "migration", "servers": 20 }), &["billable", "asks nothing"]);
    check(friday, json!({ "request": "migration", "servers": 21, "scoped": false }), &["not-yet", "next plan-move"]);
    check(friday, json!({ "request": "application" }), &["not-covered", "next partners", "asks nothing"]);
    let mut own_image = incident("business", "critical");
    (own_image["affected"], own_image["agent"], own_image["image"]) = (json!(["servers"]), json!("v7.2"), json!("FreeBSD-15"));
    check(
        friday,
        own_image.clone(),
        &["best-effort", "asks nothing", "first-response without a date; the desk opens 2026-11-20T16:30:00Z"],
    );
    own_image["image"] = json!("Debian-13");
    check(friday, own_image, &["covered", "first-response by 2026-11-20T17:00:00Z, guarantee"]);
}

#[test]
fn harbour_cloud_answers_critical_incidents_day_and_night_and_others_when_the_desk_of_the_region_works() {
    let check = |now, known, expected: &[&str]| check("harbour-cloud", now, known, expected);
    let incident = |plan: &str, severity: &str, region: &str| json!({ "request": "incident", "plan": plan, "affected": ["network"], "severity": severity, "region": region });
    // Christmas, a Friday, and Second Day of Christmas: Rotterdam opens on Monday.
    let christmas = "2026-12-25T03:00:00Z";
    let night = ["first-response by 2026-12-25T03:15:00Z, guarantee", "next-update by 2026-12-25T04:00:00Z, aim"];
    check(christmas, incident("enterprise", "critical", "europe"), &night);
    check(christmas, incident("enterprise", "critical", "asia"), &night);
    check(
        christmas,
        incident("business", "critical", "europe"),
        &["first-response by 2026-12-25T03:30:00Z, guarantee", "resolution by 2026-12-28T15:00:00Z, aim"],
    );
    check(christmas, incident("standard", "critical", "europe"), &["first-response by 2026-12-28T09:00:00Z, aim"]);
    // In Denver it is still Christmas Eve, 20:00. Christmas is a federal holiday, the day after is none, but it is a Saturday.
    check(christmas, incident("standard", "critical", "americas"), &["first-response by 2026-12-28T16:00:00Z, aim"]);
    // King's Day 2026 is a Monday: a question of Friday noon counts Tuesday and Wednesday.
    check("2026-04-24T10:00:00Z", incident("standard", "normal", "europe"), &["first-response by 2026-04-29T16:00:00Z, aim"]);
    check("2026-04-24T10:00:00Z", incident("standard", "normal", "americas"), &["first-response by 2026-04-28T23:00:00Z, aim"]);
    // Summer hours end at 16:30: half an hour on 15 July, seven and a half the day after. In June all of it would have been by 14:00.
    check("2026-07-15T14:00:00Z", incident("business", "normal", "europe"), &["first-response by 2026-07-16T13:30:00Z, aim"]);
    check("2026-06-17T14:00:00Z", incident("business", "normal", "europe"), &["first-response by 2026-06-18T12:00:00Z, aim"]);
    // Singapore is at +08:00 all year.
    check("2026-07-10T08:30:00Z", incident("enterprise", "high", "asia"), &["first-response by 2026-07-13T01:30:00Z, aim"]);
}

#[test]
fn harbour_clouds_load_makes_aims_longer_and_leaves_guarantees_alone() {
    let (policy, now) = (example("harbour-cloud"), at("2026-11-20T16:30:00Z"));
    let load = |at: &str| crate::given::json_of(&json!({ "at": at, "load": "busy" }));
    let first = |severity: &str, published: &str| {
        let known = json!({ "request": "incident", "plan": "business", "affected": ["network"], "severity": severity });
        let known = facts(&policy, &known);
        let mut desks = Desks::new(&policy, now, zone);
        assert!(desks.take_load(&policy, &load(published)).is_empty());
        let promise = promises(&policy, &known, &desks, now).swap_remove(0);
        let by = promise.faster.map(|sooner| utc_text(sooner.expectation.latest().unwrap()));
        (utc_text(promise.expectation.latest().unwrap()), promise.widened.is_some(), by)
    };
    // Three hours instead of two; by phone half an hour, which is up to closing time.
    let by_phone = Some("2026-11-20T17:00:00Z".to_owned());
    assert_eq!(first("high", "2026-11-20T15:00:00Z"), ("2026-11-23T09:30:00Z".to_owned(), true, by_phone.clone()));
    // What was published more than six hours ago is ignored.
    assert_eq!(first("high", "2026-11-20T10:29:59Z"), ("2026-11-23T08:30:00Z".to_owned(), false, by_phone));
    let at_once = Some("2026-11-20T16:35:00Z".to_owned());
    assert_eq!(first("critical", "2026-11-20T15:00:00Z"), ("2026-11-20T17:00:00Z".to_owned(), false, at_once));
}

#[test]
fn harbour_clouds_latest_version_is_the_published_one() {
    let mut policy = example("harbour-cloud");
    let published: Value = serde_json::from_str(include_str!("../../examples/harbour-cloud/latest.json")).unwrap();
    let urls: Vec<String> = policy.published().into_iter().map(|url| url.as_str().to_owned()).collect();
    assert_eq!(urls, ["/examples/harbour-cloud/latest.json"]);
    let mut problems = loket_engine::policy::Problems::default();
    policy.learn(&urls[0], &crate::given::json_of(&published), &mut problems);
    assert!(problems.is_empty(), "{problems}");
    let latest: Vec<String> = policy.products.iter().map(|product| product.latest().unwrap().to_string()).collect();
    assert_eq!(latest, ["8.0.1", "3.2.0"]);
    // With 8 out, 6 is two versions behind.
    let known = json!({ "request": "incident", "plan": "standard", "affected": ["servers"], "agent": "6.4" });
    let today = loket_engine::policy::parse_date("2026-11-20").unwrap();
    assert_eq!(judge(&policy, &facts(&policy, &known), today).outcome.decided().unwrap().next, "update");
    let before = example("harbour-cloud");
    assert!(judge(&before, &facts(&before, &known), today).outcome.decided().is_none());
}

#[test]
fn the_examples_read_without_a_problem_and_speak_their_languages() {
    let languages = [vec!["nl", "en"], vec!["en", "nl", "de"], vec!["en", "nl", "de"], vec!["nl", "en"], vec!["nl", "en"]];
    for (name, languages) in EXAMPLES.iter().zip(languages) {
        let (policy, problems) = read_example(name);
        assert_eq!(problems.to_string(), "", "{name}");
        assert_eq!(policy.unwrap().languages, languages, "{name}");
    }
}

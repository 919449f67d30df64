//! `loket explain`: the examples' decision tables, and pages that hold whatever a policy says as text.

use serde_json::json;

use super::{example, file, loket};
use crate::given::{EXAMPLES, smallest};

const NOW: &str = "2026-11-21T12:00:00Z";

fn explain(policy: &str, more: &[&str]) -> String {
    let run = loket(&[&["explain", policy, "--now", NOW], more].concat());
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
    run.out
}

#[test]
fn the_examples_as_markdown() {
    for (name, lang) in [("bas-ip", "en"), ("bright-plugins", "de"), ("new-media-entertainment", "en"), ("syneton", "nl")] {
        insta::assert_snapshot!(name, explain(&example(name), &["--lang", lang]));
    }
}

#[test]
fn an_example_as_a_page() {
    insta::assert_snapshot!("bas-ip.html", explain(&example("bas-ip"), &["--lang", "nl", "--html"]));
}

/// Every language of every example: as many rules as the policy has, each in words, and no place left to fill in.
#[test]
fn every_example_in_each_of_its_languages() {
    for name in EXAMPLES {
        let policy = crate::given::example(name);
        for lang in &policy.languages {
            let page = explain(&example(name), &["--lang", lang, "--html"]);
            let rows = page.matches("<th scope=\"row\">").count();
            assert_eq!(rows, policy.coverage.len(), "{name}");
            assert!(page.starts_with(&format!("<!doctype html>\n<html lang=\"{lang}\" dir=\"ltr\">")), "{name}");
            assert!(
                !page.contains("{}") && !page.contains("<b></b>") && !page.contains("<li></li>") && !page.contains("> <"),
                "{name} {lang}"
            );
            assert_balanced(&page);
            let text = explain(&example(name), &["--lang", lang]);
            assert_eq!(text.matches("\n## ").count(), policy.coverage.len() + 1, "{name}");
            assert!(!text.contains("{}") && !text.contains("**\n\n\n") && !text.contains("* *"), "{name} {lang}");
        }
    }
}

/// Every element that begins ends, in order.
fn assert_balanced(page: &str) {
    let mut open: Vec<&str> = Vec::new();
    for tag in page.split('<').skip(1).map(|rest| rest.split('>').next().unwrap()) {
        let name = tag.trim_start_matches('/').split([' ', '\n']).next().unwrap();
        match tag.starts_with('/') {
            true => assert_eq!(open.pop(), Some(name)),
            false if matches!(name, "!doctype" | "meta") => {}
            false => open.push(name),
        }
    }
    assert_eq!(open, [""; 0]);
}

#[test]
fn conditions_are_put_into_words_with_opposites_at_the_answers() {
    let mut policy = smallest();
    let asked = |kind: &str| json!({ "kind": kind, "ask": format!("Which {kind}?"), "why": "It decides." });
    policy["products"] = json!([{ "id": "door", "name": "Door", "latest": "4.3.1" }]);
    policy["facts"] = json!({
        "choice": { "ask": "Which choice?", "why": "It decides.", "choices": { "a": "A", "b": "B", "c": "C" } },
        "yes": asked("yes-no"), "version": asked("version"), "date": asked("date"), "number": asked("number"), "text": asked("text"),
        "load": { "choices": { "normal": "Normal", "busy": "Busy" }, "assume": "normal" }
    });
    policy["conditions"] = json!({ "old": { "version": { "below": "supported" } } });
    let rule = |when: serde_json::Value| json!({ "when": when, "verdict": "covered", "next": "ask", "because": ["all"] });
    policy["coverage"] = json!([
        rule(json!({ "not": { "choice": ["a", "b"], "yes": true } })),
        rule(json!({ "any": [{ "is": "old" }, { "version": { "at-least": "2", "below": "latest" } }, { "not": { "version": { "is": "supported" } } }] })),
        rule(json!({ "not": { "date": { "on-or-after": "2026-01-01", "before": "today" } } })),
        rule(json!({ "number": { "at-least": 2, "below": 5.5 }, "text": ["Rood", "Wit"], "choice": ["a", "b", "c"] })),
        rule(json!({ "load": "busy", "date": { "on": "today" } })),
        { "verdict": "covered", "next": "ask", "because": ["all"] }
    ]);
    let out = explain(&file("words.json", &policy.to_string()), &[]);
    let whens: Vec<&str> = out.split("**When** ").skip(1).map(|rest| rest.split("\n\n**").next().unwrap().trim()).collect();
    insta::assert_snapshot!(whens.join("\n---\n"));
}

#[test]
fn what_a_policy_says_stays_text() {
    let mut policy = smallest();
    let evil = "</td><script>alert(1)</script>\" onload=\"x & *y* [z](w) | # `q`";
    policy["vendor"]["name"] = json!(evil);
    policy["clauses"]["all"]["title"] = json!(evil);
    policy["steps"]["ask"] = json!({ "text": evil, "label": evil, "url": "https://a.example/?\"><script>" });
    policy["facts"] = json!({ "one": { "ask": evil, "why": evil, "choices": { "a": evil, "b": evil } } });
    policy["coverage"] = json!([
        { "when": { "one": "a" }, "verdict": "elsewhere", "next": "ask", "because": ["all"] },
        { "verdict": "covered", "next": "ask", "because": ["all"] }
    ]);
    let path = file("evil.json", &policy.to_string());
    let page = explain(&path, &["--html"]);
    assert!(!page.contains("<script") && !page.contains("\" onload"), "{page}");
    assert_balanced(&page);
    let text = explain(&path, &[]);
    assert!(!text.contains("<script") && text.contains("\\*y\\*"), "{text}");
}

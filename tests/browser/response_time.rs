//! 1,250 business-time questions with known answers (see `tests/data/response-time/README.md`), answered in browsers: the widget's own
//! code as WebAssembly, with the zones that the browser's `Intl` knows.
//!
//! Not in WebKitGTK: it takes its zones from the system, and Debian's did not know the latest changes of Cairo and Nuuk when this was
//! written. All it gave otherwise was in those two.

use loket_server::{Site, SiteOptions};
use serde_json::{Value, json};

use crate::{browser::live_in, engine::Engine, environment};

const CASES: &str = include_str!("../data/response-time/cases.jsonl");
const EXCEPTIONS: &str = include_str!("../data/response-time/cases_exceptions.jsonl");

/// The one case that contradicts the rule of its own file; why is said where it is answered natively (`tests/engine/response_time.rs`).
const CONTRADICTION: &str = "238: {\"due\":\"2025-12-24T12:05:00Z\",\"due_next_open\":\"2025-12-24T12:05:00Z\"}";

/// What the engine says to each line, a text; a line that it cannot answer throws.
const ANSWERS: &str = "
    const engine = await import('/engine.js');
    await engine.default({ module_or_path: fetch('/engine_bg.wasm') });
    return arguments[0].map(line => engine.answer(line));
";

fn agree(engine: Engine) {
    live_in(engine, async |browser| {
        let pages = [("/page.html".to_owned(), ("text/html".to_owned(), "<!doctype html><title>Cases</title>".to_owned()))];
        let options = SiteOptions { root: environment::engine(), port: 0, pages: pages.into(), ..SiteOptions::default() };
        let site = Site::start(options).await.expect("the site starts");
        browser.goto(&format!("{}/page.html", site.url())).await;

        let cases: Vec<&str> = CASES.lines().chain(EXCEPTIONS.lines()).collect();
        let mut differences = Vec::new();
        let mut agreed = 0;
        // A script has a minute at most.
        for some in cases.chunks(250) {
            let answers = browser.wait_for(ANSWERS, &[json!(some)]).await;
            let answers = answers.as_array().expect("a list of answers");
            assert_eq!(answers.len(), some.len());
            for (case, answer) in some.iter().zip(answers) {
                let read = |text: &str| -> Value { serde_json::from_str(text).expect("JSON") };
                let (case, said) = (read(case), answer.as_str().expect("an answer is a text"));
                let answer = read(said);
                match ["due", "due_next_open"].iter().all(|key| case.get(key).is_some() && answer.get(key) == case.get(key)) {
                    true => agreed += 1,
                    false => differences.push(format!("{}: {said}", case["id"])),
                }
            }
        }
        assert_eq!((agreed, differences), (1249, vec![CONTRADICTION.to_owned()]));
    });
}

#[test]
fn all_cases_agree_in_chromium() {
    agree(Engine::Chromium);
}

#[test]
fn all_cases_agree_in_firefox() {
    agree(Engine::Gecko);
}

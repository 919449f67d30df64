//! The interface's words: each language's file has every key, in the order in which the browser gets them.

use loket::words::KEYS;
use serde_json::{Map, Value};

fn file(text: &str) -> Map<String, Value> {
    serde_json::from_str(text).unwrap()
}

/// The places of a sentence: `{vendor}`.
fn places(sentence: &str) -> Vec<&str> {
    let mut places: Vec<&str> = sentence.split('{').skip(1).filter_map(|rest| rest.split('}').next()).collect();
    places.sort_unstable();
    places
}

#[test]
fn every_language_has_every_word_in_order() {
    let english = file(include_str!("../../www/strings/en.json"));
    for (lang, text) in [
        ("en", include_str!("../../www/strings/en.json")),
        ("nl", include_str!("../../www/strings/nl.json")),
        ("de", include_str!("../../www/strings/de.json")),
    ] {
        let words = file(text);
        assert_eq!(words.keys().map(String::as_str).collect::<Vec<_>>(), KEYS, "{lang}");
        for (key, word) in &words {
            let (word, english) = (word.as_str().unwrap(), english[key].as_str().unwrap());
            assert!(!word.trim().is_empty(), "{lang}: {key}");
            assert_eq!(places(word), places(english), "{lang}: {key}");
        }
    }
}

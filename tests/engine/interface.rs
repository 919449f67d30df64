//! The interface's words: each language's file has every key, in the order in which the browser gets them.

use loket_engine::words::{FIRST, REST};
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

/// The two files of a language.
macro_rules! files {
    ($lang:literal) => {
        (
            $lang,
            [include_str!(concat!("../../www/strings/", $lang, ".json")), include_str!(concat!("../../www/strings/", $lang, ".rest.json"))],
        )
    };
}

#[test]
fn every_language_has_every_word_in_order() {
    let english = files!("en").1.map(file);
    for (lang, texts) in [files!("en"), files!("nl"), files!("de")] {
        for ((text, english), keys) in texts.into_iter().zip(&english).zip([FIRST, REST]) {
            let words = file(text);
            assert_eq!(words.keys().map(String::as_str).collect::<Vec<_>>(), keys, "{lang}");
            for (key, word) in &words {
                let (word, english) = (word.as_str().unwrap(), english[key].as_str().unwrap());
                assert!(!word.trim().is_empty(), "{lang}: {key}");
                assert_eq!(places(word), places(english), "{lang}: {key}");
            }
        }
    }
}

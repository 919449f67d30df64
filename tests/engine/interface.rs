//! The interface's words: each language's file has every key, in the order in which the browser gets them, with the same places.

use loket_author::explain::KEYS;
use loket_author::locale::{FILES, Locale};
use loket_engine::say::{FIRST, REST};
use serde_json::{Map, Value};

/// The section of the loader, which reads its words by their place.
const LOADER: &[&str] = &["help", "ask", "failed", "retry"];

fn sections(text: &str) -> Map<String, Value> {
    serde_json::from_str(text).unwrap()
}

/// The names of a sentence's places, each once: `vendor` of `{vendor}`, `count` of `{count, plural, …}`.
fn places(sentence: &str) -> Vec<&str> {
    let mut places: Vec<&str> = Vec::new();
    let mut depth = 0;
    for (at, c) in sentence.char_indices() {
        if c == '{' && depth == 0 {
            places.push(sentence[at + 1..].split([',', '}']).next().unwrap());
        }
        depth += match c {
            '{' => 1,
            '}' => -1,
            _ => 0,
        };
        assert!(depth >= 0, "{sentence}");
    }
    assert_eq!(depth, 0, "{sentence}");
    places.sort_unstable();
    places.dedup();
    places
}

#[test]
fn every_language_has_every_word_in_order() {
    let english = sections(FILES.iter().find(|(tag, _)| *tag == "en").unwrap().1);
    assert!(FILES.len() >= 5, "{:?}", FILES.iter().map(|(tag, _)| tag).collect::<Vec<_>>());
    for (lang, text) in FILES {
        let file = sections(text);
        assert_eq!(file.keys().collect::<Vec<_>>(), ["loader", "first", "rest", "table"], "{lang}");
        assert_eq!(file["first"]["tag"], *lang);
        for (section, keys) in [("loader", LOADER), ("first", FIRST), ("rest", REST), ("table", KEYS)] {
            let words = file[section].as_object().unwrap();
            // The browser gets its words by their order; a table asks for them by key.
            let mut known: Vec<&str> = words.keys().map(String::as_str).collect();
            let mut keys = keys.to_vec();
            if section == "table" {
                known.sort_unstable();
                keys.sort_unstable();
            }
            assert_eq!(known, keys, "{lang}");
            for (key, word) in words {
                let (word, english) = (word.as_str().unwrap(), english[section][key].as_str().unwrap());
                assert!(!word.trim().is_empty(), "{lang}: {key}");
                assert_eq!(places(word), places(english), "{lang}: {key}");
            }
        }
    }
}

/// What depends on a number says so for every category that the language has, and each says the number or is exact without it.
#[test]
fn what_is_counted_is_said_for_every_category() {
    for (lang, text) in FILES {
        let locale = Locale::find(lang);
        let categories: std::collections::BTreeSet<&str> = (0..200).map(|number| locale.plural(number)).collect();
        for (key, word) in sections(text)["table"].as_object().unwrap() {
            let word = word.as_str().unwrap();
            if word.contains(", plural,") {
                let missing: Vec<_> = categories.iter().filter(|category| !word.contains(&format!("{category} {{"))).collect();
                assert!(missing.is_empty(), "{lang}: {key} lacks {missing:?}");
            }
        }
    }
    let days = |lang: &str, number| {
        let locale = Locale::find(lang);
        let written = u32::to_string(&number);
        let count = loket_engine::say::Place::Count(&written, locale.plural(number));
        locale.fill("table", "days", &[("count", count)])
    };
    assert_eq!([days("en", 1), days("en-GB", 2), days("nl-BE", 1)], ["1 day", "2 days", "1 dag"]);
    assert_ne!(days("ar", 3), days("ar", 11));
}

#[test]
fn a_language_is_found_from_the_special_to_the_general_and_back() {
    for (wanted, found) in [("nl-BE", "nl"), ("DE-at", "de"), ("fr-CA", "fr"), ("ar-Arab-EG", "ar"), ("tlh", "en"), ("", "en")] {
        assert_eq!(Locale::find(wanted).tag, found, "{wanted}");
    }
    assert_eq!(["en", "ar"].map(|lang| Locale::find(lang).direction().to_owned()), ["ltr", "rtl"]);
}

#[test]
fn dates_are_in_the_language_of_the_words_beside_them() {
    let english = Locale::find("zh-Hant-TW").words().unwrap();
    assert_eq!(["en-US", "EN", "zh-Hant-TW", "nl"].map(|wanted| english.tag_for(wanted)), ["en-US", "EN", "en", "en"]);
}

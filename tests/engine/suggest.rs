//! What is found for what is typed: inflections, beginnings, misspellings; and that nothing typed can hurt.

use std::cell::Cell;
use std::fs;
use std::rc::Rc;

use loket_engine::case::World;
use loket_engine::eligibility::Facts;
use loket_engine::suggest::{Index, excerpt, mark};
use loket_stemmer::stemmer;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::given::policy;

fn index(lang: &str, articles: &Value) -> Index {
    Index::new(&policy(json!({ "articles": articles })).articles, lang, stemmer(lang))
}

fn found(lang: &str, articles: &Value, typed: &str) -> Vec<String> {
    index(lang, articles).search(typed, 5, |_| true).0.iter().map(|hit| hit.article.to_owned()).collect()
}

/// In order: what is typed, what is found, best first.
fn check(lang: &str, articles: &Value, rows: &[(&str, &[&str])]) {
    for (typed, expected) in rows {
        assert_eq!(found(lang, articles, typed), *expected, "`{typed}` in {lang}");
    }
}

fn dutch() -> Value {
    json!([
        { "id": "factuur", "title": "Een factuur versturen", "body": "Open het boekjaar en kies verzenden." },
        { "id": "wachtwoord", "title": "Het wachtwoord herstellen", "body": "Meld u af.\n\nVraag de beheerder om een nieuw wachtwoord." },
        { "id": "printer", "title": "Niets op papier", "body": "Controleer de kabel.", "keywords": { "en": ["afdrukken", "deurbel"] } }
    ])
}

#[test]
fn plural_finds_singular_and_back() {
    check(
        "nl",
        &dutch(),
        &[("facturen ", &["factuur"]), ("boekjaren ", &["factuur"]), ("wachtwoorden ", &["wachtwoord"]), ("kabels ", &["printer"])],
    );
    let german = json!([
        { "id": "rechnung", "title": "Rechnungen senden", "body": "Alle Häuser." },
        { "id": "tuer", "title": "Die Tür öffnen", "body": "Mit dem Telefon." }
    ]);
    check(
        "de",
        &german,
        &[("Rechnung ", &["rechnung"]), ("haus ", &["rechnung"]), ("Türen ", &["tuer"]), ("turen ", &["tuer"]), ("Telefone ", &["tuer"])],
    );
    let english = json!([
        { "id": "invoice", "title": "Sending invoices", "body": "Choose send." },
        { "id": "licence", "title": "Activating a licence", "body": "Enter the key." }
    ]);
    check(
        "en",
        &english,
        &[("invoice ", &["invoice"]), ("sent the INVOICES ", &["invoice"]), ("activate ", &["licence"]), ("keys ", &["licence"])],
    );
    // A language that has no stemmer takes words as they are.
    check("tlh", &english, &[("invoices ", &["invoice"]), ("activate ", &[])]);
}

/// The languages that there is a stemmer for, as its Cargo.toml lists them.
fn stemmed() -> Vec<String> {
    let manifest = fs::read_to_string(crate::given::root().join("crates/stemmer/Cargo.toml")).unwrap();
    let lines = manifest.lines().filter_map(|line| line.split_once(" = [\"frostem/"));
    lines.map(|(lang, _)| lang.to_owned()).collect()
}

#[test]
fn every_stemmer_is_found_by_its_language() {
    let stemmed = stemmed();
    assert!(["ar", "de", "en", "fr", "nl"].iter().all(|lang| stemmed.iter().any(|other| other == lang)), "{stemmed:?}");
    for lang in stemmed {
        assert!(stemmer(&lang).is_some() && stemmer(&(lang.clone() + "-Latn")).is_some(), "{lang}");
    }
    assert!(stemmer("zh-Hant").is_none() && stemmer("").is_none());
}

proptest! {
    #[test]
    fn a_stemmer_takes_any_word(word in "[aeioulnmrstdgjié'çœßء-ي]{0,12}|\\PC{0,8}") {
        for lang in stemmed() {
            let stem = stemmer(&lang).unwrap();
            prop_assert_eq!(stem(&word), stem(&word), "{}", lang);
        }
    }
}

#[test]
fn until_its_stemmer_is_here_a_language_is_searched_by_its_very_words() {
    let policy = policy(json!({
        "languages": ["en", "nl"],
        "articles": [{ "id": "licence", "title": { "en": "Activating a licence", "nl": "Boeken lenen" }, "body": "Enter the key." }]
    }));
    let policy = Rc::new(policy);
    let mut world = World::new(policy.clone(), "en", 0, loket_cli::zone::zone);
    let found =
        |world: &World, typed| world.case(Facts::default()).suggest(typed).0.iter().map(|article| article.id.clone()).collect::<Vec<_>>();
    world.learn(policy);
    assert_eq!((found(&world, "activating "), found(&world, "activate ")), (vec!["licence".to_owned()], vec![]));
    world.read_articles(stemmer("en"));
    assert_eq!(found(&world, "activate "), ["licence"]);
    // Another language has another stemmer, and until the articles are read in it there are no suggestions.
    world.speak("nl");
    assert!(found(&world, "boeken ").is_empty());
    world.read_articles(None);
    assert_eq!((found(&world, "boeken "), found(&world, "boek ")), (vec!["licence".to_owned()], vec![]));
    world.read_articles(stemmer("nl"));
    assert_eq!(found(&world, "boek "), ["licence"]);
}

#[test]
fn accents_and_capitals_may_be_left_out() {
    let articles = json!([
        { "id": "place", "title": "Zürich", "body": "À Orléans, façade, crème." },
        { "id": "other", "title": "Ålesund", "body": "Señor Søren." }
    ]);
    check("fr", &articles, &[("zurich ", &["place"]), ("ZÜRICH ", &["place"]), ("orleans ", &["place"]), ("facade ", &["place"])]);
    check("fr", &articles, &[("alesund ", &["other"]), ("senor ", &["other"]), ("soren ", &["other"]), ("crème ", &["place"])]);
}

#[test]
fn the_beginning_of_the_last_word_is_enough_while_it_is_typed() {
    let articles = json!([
        { "id": "keyboard", "title": "Keyboard", "body": "Nothing." },
        { "id": "wall", "title": "Wallpaper", "body": "Nothing." }
    ]);
    check("en", &articles, &[("key", &["keyboard"]), ("wa", &["wall"]), ("keyb", &["keyboard"]), ("my broken key", &["keyboard"])]);
    // Finished words are what they are, and one letter says nothing.
    check("en", &articles, &[("key ", &[]), ("key?", &[]), ("key broke", &[]), ("k", &[])]);
}

#[test]
fn the_title_weighs_more_than_the_text() {
    let articles = json!([
        { "id": "text", "title": "Connection", "body": "Check the antenna and the cable." },
        { "id": "title", "title": "Antenna", "body": "Check the connection and the cable." },
        { "id": "other", "title": "Battery", "body": "Replace it." },
        { "id": "more", "title": "Display", "body": "Clean it." }
    ]);
    check("en", &articles, &[("antenna ", &["title", "text"]), ("connection ", &["text", "title"])]);
}

#[test]
fn what_was_typed_weighs_more_than_what_was_guessed() {
    let articles = json!([
        { "id": "keyboard", "title": "Keyboard", "body": "Nothing." },
        { "id": "key", "title": "Key", "body": "Nothing." }
    ]);
    check("en", &articles, &[("key", &["key", "keyboard"])]);
}

#[test]
fn articles_that_fit_far_worse_than_the_best_are_left_out() {
    let articles = json!([
        { "id": "best", "title": "Antenna cable", "body": "Antenna, cable." },
        { "id": "worse", "title": "Something else", "body": "One two three four five six seven eight nine ten cable." },
        { "id": "other", "title": "Antenna", "body": "Something." }
    ]);
    check("en", &articles, &[("antenna cable ", &["best", "other"])]);
}

#[test]
fn keywords_find_what_title_and_text_do_not_say() {
    let articles = json!([
        { "id": "restart", "title": "Restart", "body": "Power off.", "keywords": { "en": ["frozen screen"] } },
        { "id": "battery", "title": "Battery", "body": "Replace it." }
    ]);
    check("en", &articles, &[("it is frozen ", &["restart"]), ("screens ", &["restart"]), ("bevroren ", &[])]);
    // Keywords of another language are not searched; those of the base language are.
    check("nl", &articles, &[("frozen ", &[])]);
    check("en-GB", &articles, &[("frozen ", &["restart"])]);
}

#[test]
fn a_misspelt_word_finds_what_was_meant() {
    check(
        "nl",
        &dutch(),
        &[
            ("factur ", &["factuur"]),
            ("wachtwort ", &["wachtwoord"]),
            ("wachtwrod ", &["wachtwoord"]),
            ("kabl ", &["printer"]),
            ("papeir ", &[]),
        ],
    );
    // Words that are too short, or too far off, are not guessed.
    check("nl", &dutch(), &[("kab ", &[]), ("xylofoon ", &[])]);
}

#[test]
fn words_that_say_nothing_find_nothing() {
    check("nl", &dutch(), &[("wat is de ", &[]), ("het ", &[]), ("", &[]), ("   ", &[]), ("?!… ", &[])]);
    check("nl", &dutch(), &[("hoe kan ik een factuur maken? ", &["factuur"])]);
    assert!(found("en", &json!([]), "anything").is_empty());
}

#[test]
fn articles_that_do_not_suit_the_case_are_left_out() {
    let index = index("nl", &dutch());
    let hits = |suits: fn(&str) -> bool| index.search("factuur wachtwoord ", 5, suits).0.len();
    assert_eq!((hits(|_| true), hits(|id| id != "factuur"), hits(|_| false)), (2, 1, 0));
    assert_eq!(index.search("factuur wachtwoord ", 1, |_| true).0.len(), 1);
}

/// Marked words in brackets.
fn marked(lang: &str, articles: &Value, typed: &str, text: &str) -> String {
    let index = index(lang, articles);
    let (_, matched) = index.search(typed, 5, |_| true);
    mark(&index, &matched, text)
        .iter()
        .map(|piece| if piece.marked { format!("[{}]", piece.text) } else { piece.text.to_owned() })
        .collect()
}

#[test]
fn marks_cover_the_words_that_matched() {
    let check = |typed, text, expected| assert_eq!(marked("nl", &dutch(), typed, text), expected, "{typed}");
    check("facturen ", "Facturen: een factuur versturen.", "[Facturen]: een [factuur] versturen.");
    check("wachtw", "Het wachtwoord, mijn Wáchtwoord", "Het [wachtwoord], mijn [Wáchtwoord]");
    check("kabl ", "De kabel🔌kabel", "De [kabel]🔌[kabel]");
    check("iets anders ", "Een factuur versturen", "Een factuur versturen");
    check("factuur ", "", "");
}

#[test]
fn the_excerpt_is_the_sentence_that_matches() {
    let index = index("nl", &dutch());
    let (_, matched) = index.search("nieuw wachtwoord ", 5, |_| true);
    let excerpt = |text, longest| excerpt(&index, &matched, text, longest);
    assert_eq!(excerpt("Meld u af.\nVraag een nieuw wachtwoord. Klaar!", 100), "Vraag een nieuw wachtwoord.");
    assert_eq!(excerpt("Niets past hier. Ook dit niet.", 100), "Niets past hier.");
    assert_eq!(excerpt("Het wachtwoord. Een nieuw wachtwoord!", 100), "Een nieuw wachtwoord!");
    assert_eq!(excerpt("Vraag een nieuw wachtwoord.", 20), "Vraag een nieuw");
    assert_eq!(excerpt("", 20), "");
}

#[test]
fn an_excerpt_never_splits_a_character() {
    let index = index("nl", &dutch());
    let (_, matched) = index.search("wachtwoord ", 5, |_| true);
    let text = "wachtwoord–é👩‍🔧wachtwoordéééé👩‍🔧 één";
    let lengths: Vec<usize> = (0..text.len() + 2).map(|longest| excerpt(&index, &matched, text, longest).len()).collect();
    assert!(lengths.iter().enumerate().all(|(longest, length)| *length <= longest), "{lengths:?}");
    assert_eq!(lengths.last(), Some(&text.len()));
}

#[test]
fn nothing_that_is_typed_can_hurt() {
    let asked = Rc::new(Cell::new(0));
    let counting = {
        let (asked, dutch) = (asked.clone(), stemmer("nl").unwrap());
        Box::new(move |word: &str| {
            assert!(word.len() <= 64, "a stemmer is asked for {} bytes", word.len());
            asked.set(asked.get() + 1);
            dutch(word)
        })
    };
    let index = Index::new(&policy(json!({ "articles": dutch() })).articles, "nl", Some(counting));
    assert!((1..40).contains(&asked.get()), "the stem of a word is asked for once, not {} times", asked.get());
    let (long_word, many_words) = ("a".repeat(100_000), (0..20_000).map(|n| format!("w{n} ")).collect::<String>());
    let texts = [
        long_word.clone(),
        "factuur ".repeat(12_500),
        many_words,
        "👩‍🔧".repeat(10_000),
        "\u{0}\u{feff}\u{202e}".repeat(10_000),
        "İİİ ßß ŉ ﬁ".repeat(5_000),
        "e\u{301}".repeat(50_000),
        "[".repeat(100_000),
        "wachtwoor".to_owned() + &long_word,
    ];
    for text in texts {
        asked.set(0);
        let (_, matched) = index.search(&text, 5, |_| true);
        assert!(asked.get() <= 64, "{} words of {:.20}… are looked for", asked.get(), text);
        asked.set(0);
        let pieces: String = mark(&index, &matched, &text).iter().map(|piece| piece.text).collect();
        assert_eq!(pieces, text, "marking changes no text");
        assert!(text.contains(excerpt(&index, &matched, &text, 120)));
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).count();
        assert!(asked.get() <= 2 * words, "{} stems for {words} words of {:.20}…", asked.get(), text);
    }
}

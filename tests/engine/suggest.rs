//! What is found for what is typed: inflections, beginnings, misspellings; and that nothing typed can hurt.

use std::time::{Duration, Instant};

use loket_engine::suggest::{Index, excerpt, mark};
use serde_json::{Value, json};

use crate::given::policy;

fn index(lang: &str, articles: &Value) -> Index {
    Index::new(&policy(json!({ "articles": articles })).articles, lang)
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
    check("fr", &english, &[("invoices ", &["invoice"]), ("activate ", &[])]);
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
    let index = index("nl", &dutch());
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
        let begin = Instant::now();
        let (_, matched) = index.search(&text, 5, |_| true);
        let pieces: String = mark(&index, &matched, &text).iter().map(|piece| piece.text).collect();
        assert_eq!(pieces, text, "marking changes no text");
        assert!(text.contains(excerpt(&index, &matched, &text, 120)));
        // A build without optimisation on a busy machine takes a fraction of a second; quadratic work would take minutes.
        assert!(begin.elapsed() < Duration::from_secs(10), "{:?} for {:.20}…", begin.elapsed(), text);
    }
}

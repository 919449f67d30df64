//! Reading never stops at the first problem and never panics, whatever is thrown at it.

use loket_engine::policy::{Json, Policy};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::broken::{change, places, whole};
use crate::given::{example_text, read, smallest};

pub fn problems(document: &Value) -> Vec<String> {
    read(document).1.iter().map(ToString::to_string).collect()
}

#[test]
fn the_smallest_and_the_whole_policy_have_no_problem() {
    assert_eq!(problems(&smallest()), [""; 0]);
    assert_eq!(problems(&whole()), [""; 0]);
    assert!(read(&whole()).0.is_some());
}

/// What an author may well write, and must not be blamed for.
#[test]
fn unusual_policies_are_no_problem() {
    for (pointer, value) in [
        // A desk that opens on single days only.
        ("/hours/desk/week", json!({})),
        ("/hours/desk/week", json!({ "mon": ["00:00-24:00"], "fri-mon": ["22:00-02:00"], "tue, thu": [] })),
        ("/vendor/zone", json!("-03:30")),
        ("/vendor/contact", json!("HTTPS://acme.example/contact")),
        ("/targets/0/within", json!("1h30m")),
        ("/targets/0/within", json!(["2h", "2h"])),
        ("/channels/2/to", json!("https://wa.me/3290000000?text=x")),
        ("/tickets/fields/0/kinds", json!([])),
        ("/tickets/intake/0/url", json!("http://localhost:8080/tickets")),
        ("/products/0/latest", json!("v5.0-beta.2")),
        (
            "/coverage/0/when",
            json!({ "version": { "at-least": "4", "below": "latest" }, "ends": { "on": "today" }, "not": { "changed": true } }),
        ),
        ("/coverage/0/when", json!({ "all": [{ "any": [{ "buyer": ["direct", "other"] }] }, { "not": { "not": { "changed": false } } }] })),
    ] {
        let mut document = whole();
        change(&mut document, pointer, Some(value.clone()));
        assert_eq!(problems(&document), [""; 0], "{pointer} = {value}");
    }
}

/// A version that cannot be compared would leave a case undecided for ever. In order: products, of which one the version is, what is said.
#[test]
fn a_version_needs_something_to_be_compared_with() {
    let door = || json!({ "id": "door", "name": "Door", "latest": "4" });
    let lock = || json!({ "id": "lock", "name": "Lock" });
    let none = json!(null);
    let unclear = "coverage[0].when.version: the fact has to say `of` which product it is the version";
    let missing = "coverage[0].when.version: the product `lock` has no `latest` to compare with";
    let other = "warning: coverage[0].when.version: the choice `other` of `product` is no product, so nothing is known of its versions";
    let rows: [(Value, Value, &[&str]); 9] = [
        (json!([door()]), json!("door"), &[]),
        (json!([door()]), none.clone(), &[]),
        (json!([door(), lock()]), json!("door"), &[]),
        (json!([door(), lock()]), json!("lock"), &[missing]),
        (json!([lock()]), none.clone(), &[missing]),
        (json!([door(), lock()]), none.clone(), &[unclear]),
        (json!([]), none, &[unclear]),
        (json!([door(), lock()]), json!("product"), &[missing, other]),
        (json!([door(), { "id": "lock", "name": "Lock", "latest": "1" }]), json!("product"), &[other]),
    ];
    for (products, of, expected) in rows {
        for bound in ["latest", "supported", "4.3"] {
            let mut document = smallest();
            document["products"] = products.clone();
            document["facts"] = json!({
                "product": { "ask": "?", "why": "!", "choices": { "door": "Door", "lock": "Lock", "other": "Other" } },
                "version": { "kind": "version", "ask": "?", "why": "!" }
            });
            if !of.is_null() {
                document["facts"]["version"]["of"] = of.clone();
            }
            let rule = json!({ "when": { "version": { "below": bound } }, "verdict": "not-yet", "next": "ask", "because": ["all"] });
            document["coverage"].as_array_mut().unwrap().insert(0, rule);
            // A version that is written out can always be compared.
            let expected = if bound == "4.3" { &[] } else { expected };
            assert_eq!(problems(&document), expected, "{products} of {of} below {bound}");
        }
    }
}

/// `nl-BE` is spoken where `nl` was written: that is what [`loket_engine::policy::Text::get`] does.
#[test]
fn a_text_in_the_base_language_is_a_translation() {
    let mut document = smallest();
    document["languages"] = json!(["nl-BE", "en"]);
    document["clauses"]["all"]["title"] = json!({ "nl": "Alles", "en": "All" });
    document["articles"] = json!([{ "id": "a", "title": "T", "body": "B", "keywords": { "nl": ["knop"] } }]);
    assert_eq!(problems(&document), [""; 0]);
    // Dutch is Dutch to whoever reads it.
    document["clauses"]["all"]["title"] = json!({ "nl-NL": "Alles", "en": "All" });
    assert_eq!(problems(&document), [""; 0]);
    document["clauses"]["all"]["title"] = json!({ "de": "Alles", "en": "All" });
    assert_eq!(
        problems(&document),
        [
            "warning: clauses.all.title: is not said in `nl-BE`; `de` is shown instead",
            "warning: clauses.all.title: is said in `de`, which is not one of `languages`"
        ]
    );
}

#[test]
fn all_problems_are_named_in_one_pass() {
    let mut document = whole();
    for (pointer, value) in [
        ("/vendor/url", json!("acme.example")),
        ("/facts/buyer/chioces", json!({})),
        ("/coverage/0/verdict", json!("maybe")),
        ("/hours/desk/week/tue", json!(["25:00-26:00", "09:00"])),
        ("/hours/desk/closed/-", json!("xmas")),
        ("/targets/0/within", json!("soon")),
        ("/articles/0/title", json!("")),
        ("/tickets/intake/0/url", json!("helpdesk")),
    ] {
        change(&mut document, pointer, Some(value));
    }
    let expected = [
        "vendor.url: \"acme.example\" is not a link that begins with https:, http:, mailto: or tel:",
        "facts.buyer.chioces: is not known; did you mean `choices`?",
        "coverage[0].verdict: \"maybe\" is not one of covered, best-effort, billable, not-yet, elsewhere, not-covered",
        "hours.desk.week.tue[0]: \"25:00\" is not a time of day",
        "hours.desk.week.tue[1]: \"09:00\" is not an interval such as \"09:00-12:30\"",
        "hours.desk.closed[4]: \"xmas\" is not a closure such as \"12-25\", \"12-26..01-02\", \"easter+1\", \"05-mon#-1\", \"2026-12-24\" or \
         \"2026-12-24..2027-01-03\"",
        "targets[0].within: \"soon\" is not a duration such as \"5m\", \"4h\", \"2d\" or \"1w\", a list of two, or \"none\"",
        "articles[0].title: \"\" is not a text: it is empty",
        "tickets.intake[0].url: \"helpdesk\" is not an https: address, or a path that begins with /",
    ];
    assert_eq!(problems(&document), expected);
    assert!(read(&document).0.is_none());
}

#[test]
fn a_document_that_is_no_object_is_said_to_be_none() {
    let rows = [("[]", "a list"), ("null", "null"), ("\"policy\"", "\"policy\""), ("7", "7"), ("false", "false")];
    for (text, shown) in rows {
        let (policy, problems) = Policy::read(&serde_json::from_str(text).unwrap());
        assert_eq!((policy, problems.to_string()), (None, format!("{shown} is not an object")));
    }
    assert_eq!(
        problems(&json!({})),
        [
            "loket: is missing",
            "vendor: is missing",
            "tickets: is missing",
            "languages: names no language",
            "coverage: has no rule: a last one without `when` decides every case"
        ]
    );
}

/// In order: a piece of the smallest policy, what it is replaced by, what stands twice. `serde_json::Value` cannot hold such an object.
#[test]
fn a_property_that_stands_twice_is_named() {
    let rows: [(&str, &str, &[&str]); 4] = [
        (r#""loket":1"#, r#""loket":1,"loket":1"#, &["loket"]),
        (r#""name":"Acme""#, r#""name":"Acme","url":"https://b.example","name":"Bcme""#, &["vendor.name", "vendor.url"]),
        (r#""title":"All""#, r#""title":{"en":"All","en":"Everything"}"#, &["clauses.all.title.en"]),
        (r#""ask":{"text""#, r#""ask":{"text":"First"},"ask":{"text""#, &["steps.ask"]),
    ];
    for (piece, replacement, twice) in rows {
        let text = smallest().to_string();
        assert!(text.contains(piece), "{piece}");
        let (_, problems) = Policy::read(&serde_json::from_str(&text.replacen(piece, replacement, 1)).unwrap());
        let expected: Vec<String> = twice.iter().map(|path| format!("{path}: stands twice in the same object")).collect();
        assert_eq!(problems.to_string(), expected.join("\n"), "{replacement}");
    }
}

/// A helpdesk's case number keeps its digits, however large. In order: the JSON, and what is read.
#[test]
fn a_number_that_a_double_does_not_hold_keeps_its_digits() {
    let text = |text: &str| Json::String(text.to_owned());
    for (json, expected) in [
        ("9007199254740991", Json::Number(9_007_199_254_740_991.0)),
        ("-9007199254740991", Json::Number(-9_007_199_254_740_991.0)),
        ("9007199254740993", text("9007199254740993")),
        ("-9007199254740993", text("-9007199254740993")),
        ("18446744073709551615", text("18446744073709551615")),
        ("2.5", Json::Number(2.5)),
    ] {
        assert_eq!(serde_json::from_str::<Json>(json).unwrap(), expected, "{json}");
    }
}

#[test]
fn nesting_does_not_exhaust_the_stack() {
    let deep = |open: &str, close: &str, levels: usize| format!("{}{}{}", open.repeat(levels), "1", close.repeat(levels));
    let parse = |text: &str| serde_json::from_str::<Json>(text).map_err(|error| error.to_string());
    for (open, close) in [("[", "]"), ("{\"not\":", "}")] {
        for levels in [65, 127, 10_000] {
            let error = parse(&deep(open, close, levels)).unwrap_err();
            assert!(error.starts_with("nested more than 64 levels deep"), "{error}");
        }
        assert!(parse(&deep(open, close, 64)).is_ok());
    }
    // As deep as a document can get: read to its end, and judged.
    let mut condition = json!({ "changed": true });
    for _ in 0..58 {
        condition = json!({ "not": condition });
    }
    let mut document = whole();
    change(&mut document, "/channels/0/when", Some(condition));
    assert_eq!(problems(&document), [""; 0]);
}

#[test]
fn long_and_odd_strings_are_taken_as_they_are() {
    let odd = [
        "a".repeat(100_000),
        "é".repeat(100_000),
        "\u{0}\u{1}\u{7f}".to_owned(),
        "\u{202e}\u{feff}\u{ffff}".to_owned(),
        "]]>".repeat(1000),
    ];
    for text in &odd {
        let mut document = whole();
        for pointer in ["/clauses/all/text", "/articles/0/body", "/vendor/name", "/facts/buyer/ask"] {
            change(&mut document, pointer, Some(json!(text)));
        }
        assert_eq!(problems(&document), [""; 0]);
    }
    // In the places that have a form, they are refused, and cut short in the message.
    for text in &odd {
        let mut document = whole();
        for pointer in
            ["/vendor/url", "/products/0/latest", "/hours/desk/zone", "/hours/desk/closed/0", "/targets/0/within", "/targets/0/hours"]
        {
            change(&mut document, pointer, Some(json!(text)));
        }
        let problems = problems(&document);
        assert_eq!(problems.len(), 6, "{problems:?}");
        assert!(problems.iter().all(|problem| problem.chars().count() < 300));
    }
}

#[test]
fn a_dead_reference_is_named_however_odd_it_is() {
    for name in ["\u{0}".to_owned(), "é".repeat(100_000), String::new() + " ", "a.b[0]".to_owned()] {
        let mut document = whole();
        change(&mut document, "/coverage/0/next", Some(json!(name)));
        let problems = problems(&document);
        assert_eq!(problems.len(), 1, "{problems:.200?}");
        assert!(problems[0].starts_with("coverage[0].next: "), "{:.200}", problems[0]);
    }
}

fn anything() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        prop::sample::select(vec!["2026-02-30", "25:00-26:00", "easter+", "..", "-", "tel:", "9999999999d", "v", "4.", "+99:99"])
            .prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(Value::from),
            prop::collection::vec((prop::sample::select(vec!["all", "not", "when", "en", "below", "", "é"]), inner), 0..3).prop_map(
                |properties| properties.into_iter().map(|(name, value)| (name.to_owned(), value)).collect::<serde_json::Map<_, _>>().into()
            ),
        ]
    })
}

proptest! {
    /// Anything at all in any place: it reads, or there is an error; and what reads can be judged.
    #[test]
    fn whatever_stands_anywhere_is_read_or_refused(place: prop::sample::Index, value in anything(), which in 0..3_usize) {
        let mut document = match which {
            0 => whole(),
            1 => serde_json::from_str(example_text("syneton")).unwrap(),
            _ => serde_json::from_str(example_text("bright-plugins")).unwrap(),
        };
        let mut pointers = Vec::new();
        places(&document, "", &mut pointers);
        *document.pointer_mut(&pointers[place.index(pointers.len())]).unwrap() = value;
        let (policy, problems) = read(&document);
        prop_assert_eq!(policy.is_none(), problems.fatal());
        if let Some(policy) = policy {
            let today = loket_engine::policy::parse_date("2026-11-21").unwrap();
            loket_engine::eligibility::judge(&policy, &Default::default(), today);
            loket_engine::suggest::Index::new(&policy.articles, &policy.languages[0], loket_stemmer::stemmer(&policy.languages[0])).search("reset the panel", 5, |_| true);
        }
    }
}

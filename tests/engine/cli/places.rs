//! Line and column of each problem.

use serde_json::Value;

use super::{file, loket};

const POLICY: &str = r#"{
  "loket": 1,
  "vendor": { "name": "Acmé", "url": "https://acme.example", "contact": "nobody", "name": "Bcmé" },
  "languages": ["en"],
  "clauses": { "all": { "title": "All", "text": "We help.",
      "abo\u0075t": "coverd" } },
  "steps": { "ask": { "text": "Ask us." } },
  "coverage": [
    { "verdict": "covered",
      "next": "asc", "because": ["all", "al"] }
  ],
  "hours": { "desk": { "zone": "UTC", "week": {
    "mon": ["09:00-12:00"], "tue": [ "25:00-26:00",
      "09:00-10:00",
      "9-10"
    ] } } },
  "channels": [ {} ],
  "tickets": {
    "kinds": { "question": {
      "name": "A \"question\", {[" } },
    "intake": [{ "kind": "callback", "ur": "/x" }]
  }
}
"#;

#[test]
fn every_problem_says_its_line_and_column() {
    let path = file("places.json", POLICY);
    let run = loket(&["check", &path]);
    assert_eq!(run.code, Some(1));
    insta::assert_snapshot!(run.out.replace(&path, "policy.json"), @r#"
    policy.json:3:83: vendor.name: stands twice in the same object
    policy.json:3:62: vendor.contact: "nobody" is not a link that begins with https:, http:, mailto: or tel:
    policy.json:6:7: clauses.all.about: "coverd" is not one of covered, not-covered, terms
    policy.json:13:38: hours.desk.week.tue[0]: "25:00" is not a time of day
    policy.json:15:7: hours.desk.week.tue[2]: "9" is not a time of day
    policy.json:17:17: channels[0].kind: is missing
    policy.json:21:38: tickets.intake[0].ur: is not known; expected kind
    policy.json:10:7: coverage[0].next: there is no step `asc`; did you mean `ask`?
    policy.json:10:41: coverage[0].because[1]: there is no clause `al`; did you mean `all`?
    policy.json:17:17: channels[0].to: is missing
    policy.json: cannot be used; 10 to look at
    "#);
}

/// The place is that of the name of a property, or of an item; what is missing is missing from the object around it.
#[test]
fn a_warning_and_what_is_told_before_a_command_gives_up_have_places_too() {
    let text = crate::given::smallest().to_string().replace(r#""loket":1,"#, "\"loket\": 1,\n").replace("[\"en\"]", "[\"en\", \"nl\"]");
    let text = text.replace(r#""title":"All""#, "\n \"title\": {\"en\": \"All\"}");
    let warned = file("places-warned.json", &text);
    let run = loket(&["check", &warned]);
    let expected = format!("{warned}:3:2: warning: clauses.all.title: is not said in `nl`; `en` is shown instead\n");
    assert!(run.code == Some(0) && run.out.starts_with(&expected), "{}", run.out);
    let broken = file("places-broken.json", &text.replace("\"callback\"", "\"calback\""));
    for command in [&["simulate"][..], &["explain"], &["build"], &["export", "--to", "schema-org"]] {
        let run = loket(&[command, &[broken.as_str()]].concat());
        assert!(run.code == Some(2) && run.err.contains(&format!("{broken}:3:")), "{command:?}: {}", run.err);
    }
}

#[test]
fn a_text_that_is_not_json_says_where() {
    for (text, expected) in [
        ("", "1:1: not JSON: EOF while parsing a value"),
        ("{\n  \"é\": \"é\" x }", "2:12: not JSON: expected `,` or `}`"),
        ("[1,\n", "2:1: not JSON: EOF while parsing a value"),
        ("{ \"a\": \"\n\" }", "2:1: not JSON: control character (\\u0000-\\u001F) found while parsing a string"),
        ("1 2", "1:3: not JSON: trailing characters"),
    ] {
        let path = file("places-not.json", text);
        for command in ["check", "simulate", "build"] {
            let run = loket(&[command, &path]);
            assert_eq!((run.code, run.err), (Some(2), format!("loket: {path}:{expected}\n")), "{command} {text:?}");
        }
    }
}

/// Whatever the text looks like, each place of the document is found again.
#[test]
fn every_place_of_every_example_is_found() {
    use loket_author::source::SourceText;
    use loket_engine::policy::Segment;

    fn walk(value: &Value, path: &mut Vec<Segment>, visit: &mut dyn FnMut(&[Segment], &Value)) {
        visit(path, value);
        let inner: Vec<(Segment, &Value)> = match value {
            Value::Object(properties) => properties.iter().map(|(name, value)| (Segment::Key(name.clone()), value)).collect(),
            Value::Array(items) => items.iter().enumerate().map(|(index, value)| (Segment::Index(index), value)).collect(),
            _ => Vec::new(),
        };
        for (segment, value) in inner {
            path.push(segment);
            walk(value, path, visit);
            path.pop();
        }
    }

    for name in crate::given::EXAMPLES {
        let pretty = crate::given::example_text(name);
        let value: Value = serde_json::from_str(pretty).unwrap();
        for text in [pretty.to_owned(), value.to_string(), pretty.replace('\n', "\r\n\t")] {
            let (_, source) = SourceText::read(text.clone()).unwrap();
            walk(&value, &mut Vec::new(), &mut |path, value| {
                let place = source.position(path);
                let line = text.split('\n').nth(place.line - 1).unwrap();
                let here: String = line.chars().skip(place.column - 1).collect();
                let begins = match (path.last(), value) {
                    (Some(Segment::Key(name)), _) => serde_json::to_string(name).unwrap(),
                    (_, Value::Object(_)) => "{".to_owned(),
                    (_, Value::Array(_)) => "[".to_owned(),
                    (_, leaf) => leaf.to_string(),
                };
                assert!(here.starts_with(&begins), "{name} {path:?}: {here:.40}");
            });
        }
    }
}

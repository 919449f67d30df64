//! The JSON Schema for editors: it accepts what can be used, refuses what it can see to be wrong, and is published as it is.

use jsonschema::Validator;
use loket_author::cases::{Cases, cases_schema};
use loket_engine::intake::policy_schema;
use serde_json::{Value, json};

use crate::broken::{all, whole};
use crate::given::root;
use crate::given::{EXAMPLES, example_text, smallest};

fn validator() -> Validator {
    jsonschema::draft202012::options().build(&policy_schema()).unwrap()
}

fn faults(document: &Value) -> Vec<String> {
    validator().iter_errors(document).map(|error| format!("{}: {error:.200}", error.instance_path())).collect()
}

#[test]
fn it_accepts_what_can_be_used() {
    for name in EXAMPLES {
        assert_eq!(faults(&serde_json::from_str(example_text(name)).unwrap()), [""; 0], "{name}");
    }
    assert_eq!(faults(&smallest()), [""; 0]);
    assert_eq!(faults(&whole()), [""; 0]);
}

#[test]
fn it_refuses_what_it_can_see_to_be_wrong() {
    let rows = all();
    let seen = rows.iter().filter(|row| row.seen_by_schema).count();
    assert!(seen >= 25, "{seen}");
    // The marks are exact: what is not marked is beyond a schema, and passes.
    let validator = validator();
    let wrong: Vec<String> = rows
        .iter()
        .filter(|row| validator.is_valid(&row.document()) == row.seen_by_schema)
        .map(|row| format!("{} = {:?} is marked as seen: {}", row.pointer, row.value, row.seen_by_schema))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_part_is_described_for_the_editor() {
    let schema = policy_schema();
    let described = |schema: &Value| schema["description"].as_str().is_some_and(|text| !text.is_empty());
    let nameless: Vec<&String> =
        schema["properties"].as_object().unwrap().iter().filter(|(_, property)| !described(property)).map(|(name, _)| name).collect();
    assert_eq!(nameless, Vec::<&String>::new());
    assert!(described(&schema));
}

/// Regenerate with `cargo run --bin loket -- schema > www/policy.schema.json`, and the other with `schema --cases`.
#[test]
fn the_published_schemas_are_the_generated_ones() {
    for (name, schema) in [("policy", policy_schema()), ("cases", cases_schema())] {
        let published = std::fs::read_to_string(root().join(format!("www/{name}.schema.json"))).unwrap();
        assert!(published == format!("{schema:#}\n"), "www/{name}.schema.json is out of date: print it anew with `loket schema`");
    }
}

#[test]
fn the_schema_of_cases_accepts_those_of_the_examples_and_sees_what_is_misspelt() {
    let validator = jsonschema::draft202012::options().build(&cases_schema()).unwrap();
    for name in EXAMPLES {
        let text = std::fs::read_to_string(root().join(format!("examples/{name}/cases.json"))).unwrap();
        let mut cases: Value = serde_json::from_str(&text).unwrap();
        let faults: Vec<String> = validator.iter_errors(&cases).map(|error| format!("{}: {error:.200}", error.instance_path())).collect();
        assert_eq!(faults, [""; 0], "{name}");
        assert!(Cases::read_all(&serde_json::from_str(&text).unwrap()).1.is_empty(), "{name}");
        cases["cases"][0]["expects"] = cases["cases"][0]["expect"].take();
        assert!(!validator.is_valid(&cases), "{name}");
    }
    let told = |told: Value| json!({ "at": "2026-11-21", "cases": [{ "name": "any", "told": told, "expect": { "verdict": "open" } }] });
    for (told, fits) in [
        (told(json!({ "user": { "a": 1 }, "look-up": {}, "url": "/?a=1", "visitor": { "a": null } })), true),
        (told(json!({ "page": { "a": 1 } })), false),
        (told(json!({ "url": { "a": 1 } })), false),
        (told(json!({ "user": [] })), false),
    ] {
        assert_eq!(validator.is_valid(&told), fits, "{told}");
        assert_eq!(!Cases::read_all(&serde_json::from_value(told.clone()).unwrap()).1.fatal(), fits, "{told}");
    }
    for (at, fits) in [("2026-11-21", true), ("2026-11-21T10:00:00Z", true), ("today", false), ("21.11.2026", false)] {
        let cases = json!({ "at": at, "cases": [{ "name": "any", "expect": { "verdict": "open" } }] });
        assert_eq!(validator.is_valid(&cases), fits, "{at}");
    }
}

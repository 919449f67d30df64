//! What a ticket needs, what is wrong with it, and what arrives at the desk.

use std::rc::Rc;

use loket_engine::case::World;
use loket_engine::eligibility::Facts;
use loket_engine::policy::Policy;
use loket_engine::ticket::Fault::{Missing, NotChoice, NotDate, NotMail, NotPhone, NotUrl, TooLong};
use loket_engine::ticket::{Draft, Fault, Field, MAX_TEXT, Ticket, fields, ticket};
use serde_json::{Value, json};

use crate::given::{at, facts, policy};

fn counter() -> Policy {
    policy(json!({
        "languages": ["en", "nl"],
        "facts": {
            "buyer": { "ask": { "en": "Who did you buy from?", "nl": "Waar gekocht?" }, "why": "!", "choices": { "direct": { "en": "From you", "nl": "Bij u" } } },
            "changed": { "kind": "yes-no", "ask": "Changed?", "why": "!" },
            "version": { "kind": "version", "ask": "Which version?", "why": "!" },
            "ends": { "kind": "date" }
        },
        "hours": { "desk": { "zone": "UTC", "week": { "mon-fri": ["09:00-17:00"] } } },
        "targets": [
            { "for": "first-response", "within": ["1h", "2h"], "counted": "support-hours", "hours": "desk", "strength": "aim" },
            { "for": "resolution", "within": "none", "note": "In order of arrival." }
        ],
        "tickets": {
            "kinds": { "question": { "name": { "en": "Question", "nl": "Vraag" } }, "fault": { "name": "Fault" } },
            "fields": [
                { "id": "serial", "label": "Serial number", "kind": "text", "required": true, "kinds": ["fault"] },
                { "id": "steps", "label": "Steps", "kind": "long-text", "kinds": ["fault"] },
                { "id": "other-mail", "label": "Another address", "kind": "email" },
                { "id": "phone", "label": "Telephone", "kind": "phone" },
                { "id": "site", "label": "Site", "kind": "url" },
                { "id": "bought", "label": "Bought on", "kind": "date" },
                { "id": "size", "label": "Size", "kind": "choice", "choices": { "small": { "en": "Small", "nl": "Klein" }, "large": "Large" } },
                { "id": "backup", "label": "I have a backup", "kind": "yes-no", "required": true, "kinds": ["fault"] }
            ],
            "intake": [{ "kind": "callback" }]
        }
    }))
}

/// A draft with nothing wrong, with some places filled in otherwise. `kind`, `name`, `email` and `description` are built in.
fn draft(changes: Filled) -> Draft {
    let mut draft =
        Draft { kind: "question".into(), name: "Ada".into(), email: "ada@home.example".into(), description: "Help".into(), fields: vec![] };
    for (place, value) in changes {
        draft.set(&field(place), (*value).to_owned());
    }
    draft
}

fn field(place: &str) -> Field {
    match place {
        "kind" => Field::Kind,
        "name" => Field::Name,
        "email" => Field::Email,
        "description" => Field::Description,
        own => Field::Own(own.to_owned()),
    }
}

/// What is wrong with a draft, of a case of which nothing is known.
fn faults(draft: &Draft) -> Vec<(Field, Fault)> {
    let world = World::new(Rc::new(counter()), "en", at("2026-11-20T16:30:00Z"), loket_cli::zone::zone);
    draft.faults(&world.case(Facts::default()))
}

type Filled<'a> = &'a [(&'a str, &'a str)];

/// In order: what is filled in, what is wrong with it.
fn check(rows: &[(Filled, &[(&str, Fault)])]) {
    for (changes, expected) in rows {
        let expected: Vec<(Field, Fault)> = expected.iter().map(|(place, fault)| (field(place), fault.clone())).collect();
        assert_eq!(faults(&draft(changes)), expected, "{changes:.80?}");
    }
}

#[test]
fn what_every_ticket_needs() {
    check(&[
        (&[], &[]),
        (&[("name", " ")], &[("name", Missing)]),
        (&[("description", "\n\t ")], &[("description", Missing)]),
        (&[("email", "")], &[("email", Missing)]),
        (&[("kind", "")], &[("kind", Missing)]),
        (&[("kind", "complaint")], &[("kind", NotChoice)]),
        (&[("email", "ada")], &[("email", NotMail)]),
        (&[("email", "ada@home")], &[("email", NotMail)]),
        (&[("email", "@home.example")], &[("email", NotMail)]),
        (&[("email", "a b@home.example")], &[("email", NotMail)]),
        (&[("email", "ada@home..example")], &[("email", NotMail)]),
        (&[("email", "ada@home.example?bcc=x@y.example")], &[("email", NotMail)]),
        (&[("email", "  ada+tag@home.example ")], &[]),
        (
            &[("description", ""), ("name", ""), ("email", "?"), ("phone", "x")],
            &[("description", Missing), ("phone", NotPhone), ("name", Missing), ("email", NotMail)],
        ),
    ]);
}

#[test]
fn what_each_kind_of_field_takes() {
    let good = [
        ("phone", "+31 (0)20 123.45-67"),
        ("phone", "123456"),
        ("site", "shop.example"),
        ("site", "https://shop.example/a?b=c"),
        ("site", "http://shop.example:8080"),
        ("bought", "2026-02-28"),
        ("size", "small"),
        ("size", " large "),
        ("other-mail", "b@c.example"),
        ("phone", "  "),
    ];
    for (place, value) in good {
        check(&[(&[(place, value)], &[])]);
    }
    let bad = [
        ("phone", "12345", NotPhone),
        ("phone", "1234567890123456", NotPhone),
        ("phone", "call me", NotPhone),
        ("phone", "١٢٣٤٥٦٧", NotPhone),
        ("site", "shop", NotUrl),
        ("site", "my shop.example", NotUrl),
        ("site", "javascript://shop.example", NotUrl),
        ("site", "https://", NotUrl),
        ("site", "https://.example", NotUrl),
        ("bought", "2026-02-29", NotDate),
        ("bought", "28-02-2026", NotDate),
        ("size", "Small", NotChoice),
        ("other-mail", "b@c", NotMail),
    ];
    for (place, value, fault) in bad {
        check(&[(&[(place, value)], &[(place, fault.clone())])]);
    }
}

#[test]
fn fields_belong_to_kinds() {
    let policy = counter();
    let ids = |kind| fields(&policy, kind).map(|field| field.id.as_str()).collect::<Vec<_>>();
    assert_eq!(ids("question"), ["other-mail", "phone", "site", "bought", "size"]);
    assert_eq!(ids("fault"), ["serial", "steps", "other-mail", "phone", "site", "bought", "size", "backup"]);
    check(&[
        (&[("kind", "fault")], &[("serial", Missing), ("backup", Missing)]),
        (&[("kind", "fault"), ("serial", "1"), ("backup", "true")], &[]),
        // What does not belong to the kind is not asked, and not held against anybody.
        (&[("kind", "question"), ("serial", ""), ("steps", "x")], &[]),
    ]);
}

#[test]
fn texts_are_as_long_as_a_desk_can_take() {
    let (longest, too_long) = ("é".repeat(MAX_TEXT), "é".repeat(MAX_TEXT + 1));
    for place in ["description", "name"] {
        check(&[(&[(place, &longest)], &[]), (&[(place, &too_long)], &[(place, TooLong)])]);
    }
    let fault = [("kind", "fault"), ("serial", "1"), ("backup", "true")];
    let with = |steps: &str| faults(&draft(&[&fault[..], &[("steps", steps)]].concat()));
    assert_eq!((with(&longest), with(&too_long)), (vec![], vec![(field("steps"), TooLong)]));
    let mail = |length: usize| format!("{}@home.example", "a".repeat(length - "@home.example".len()));
    check(&[(&[("email", &mail(254))], &[]), (&[("email", &mail(255))], &[("email", NotMail)])]);
    // A hostile clipboard does no harm.
    check(&[(&[("description", &"\u{0}👩‍🔧".repeat(200_000))], &[("description", TooLong)])]);
}

fn filed(draft: &Draft, known: Value, lang: &str) -> Ticket {
    let policy = counter();
    let facts = facts(&policy, &known);
    let world = World::new(Rc::new(policy), lang, at("2026-11-20T16:30:00Z"), loket_cli::zone::zone);
    ticket(draft, &world.case(facts), &["reset".to_owned()], "https://shop.example/help", crate::given::speech_in(lang))
}

fn full() -> Draft {
    draft(&[
        ("kind", "fault"),
        ("description", "  The screen stays black.\nEven after a restart. "),
        ("email", " ada@home.example "),
        ("serial", " A-1 "),
        ("size", "small"),
        ("backup", "true"),
        ("phone", ""),
        ("left-over", "of another policy"),
    ])
}

#[test]
fn a_ticket_as_data() {
    let known = json!({ "buyer": "direct", "changed": false, "version": "v1.2", "ends": "2026-12-31" });
    insta::assert_snapshot!(serde_json::to_string_pretty(&filed(&full(), known, "en")).unwrap(), @r#"
    {
      "loket": 1,
      "vendor": "Acme",
      "kind": "fault",
      "subject": "The screen stays black.",
      "description": "  The screen stays black.\nEven after a restart. ",
      "requester": {
        "name": "Ada",
        "email": "ada@home.example"
      },
      "fields": {
        "serial": "A-1",
        "size": "small",
        "backup": true
      },
      "facts": {
        "buyer": "direct",
        "changed": false,
        "version": "v1.2",
        "ends": "2026-12-31"
      },
      "verdict": {
        "verdict": "covered",
        "because": [
          "all"
        ]
      },
      "explanation": {
        "rule": "rule-1",
        "possible": [
          "covered"
        ],
        "facts": {
          "buyer": {
            "value": "direct",
            "source": "page",
            "part": "idle"
          },
          "changed": {
            "value": false,
            "source": "page",
            "part": "idle"
          },
          "version": {
            "value": "v1.2",
            "source": "page",
            "part": "idle"
          },
          "ends": {
            "value": "2026-12-31",
            "source": "page",
            "part": "idle"
          }
        },
        "unsure": []
      },
      "promises": [
        {
          "for": "first-response",
          "strength": "aim",
          "earliest": "2026-11-23T09:30:00Z",
          "latest": "2026-11-23T10:30:00Z"
        },
        {
          "for": "resolution",
          "strength": null,
          "earliest": null,
          "latest": null
        }
      ],
      "articles": [
        "reset"
      ],
      "language": "en",
      "page": "https://shop.example/help",
      "created": "2026-11-20T16:30:00Z",
      "text": "The screen stays black.\nEven after a restart.\n\nFault\nSerial number: A-1\nSize: Small\nI have a backup: Yes\nWho did you buy from? From you\nChanged? No\nWhich version? v1.2\nends: 31 December 2026\nCovered: All\n\nAda <ada@home.example>\nhttps://shop.example/help"
    }
    "#);
}

#[test]
fn a_ticket_as_plain_text() {
    let known = json!({ "buyer": "direct", "changed": true });
    insta::assert_snapshot!(filed(&full(), known, "nl").text, @r"
    The screen stays black.
    Even after a restart.

    Fault
    Serial number: A-1
    Size: Klein
    I have a backup: Ja
    Waar gekocht? Bij u
    Changed? Ja
    Inbegrepen: All

    Ada <ada@home.example>
    https://shop.example/help
    ");
}

#[test]
fn the_subject_is_the_first_line_and_no_longer_than_80_characters() {
    let subject = |description: &str| filed(&draft(&[("description", description)]), json!({}), "en").subject;
    assert_eq!(subject("\n\n  It broke. \nBadly."), "It broke.");
    assert_eq!(subject(&"é".repeat(80)), "é".repeat(80));
    assert_eq!(subject(&"é".repeat(81)), "é".repeat(79) + "…");
}

#[test]
fn a_box_that_is_not_ticked_is_no() {
    let fields = |value| filed(&draft(&[("kind", "fault"), ("backup", value)]), json!({}), "en").fields;
    let yes_no = |value| fields(value).get("backup").map(|json| json.to_string());
    assert_eq!((yes_no("true"), yes_no("false"), yes_no("")), (Some("true".into()), Some("false".into()), None));
}

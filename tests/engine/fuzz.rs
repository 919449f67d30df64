//! The fuzz target's body over bytes of a plain generator: what can be had of it without a fuzzer.

#[path = "../../fuzz/body/policy_and_facts.rs"]
mod policy_and_facts;

use loket_engine::eligibility::{Facts, Outcome, judge};
use loket_engine::policy::{Verdict, parse_date};
use policy_and_facts::{Reached, run};
use serde_json::{Value, json};

use crate::given::policy;

/// The same bytes in every run (xorshift).
fn bytes(seed: u64) -> Vec<u8> {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 32).to_le_bytes()[0]
    };
    let length = usize::from(next()) * 6;
    (0..length).map(|_| next()).collect()
}

#[test]
fn policies_and_facts_of_any_bytes_keep_the_engines_word() {
    let all: Vec<Reached> = (0..2500).map(|seed| run(&bytes(seed))).collect();
    // What is generated is worth something: none of these kinds of input may go missing.
    let count = |is: fn(&Reached) -> bool| all.iter().filter(|reached| is(reached)).count();
    let usable = count(|reached| reached.usable);
    assert!(usable > 200 && all.len() - usable > 200, "{usable} of {}", all.len());
    let least = |what: &str, least: usize, is: fn(&Reached) -> bool| assert!(count(is) > least, "{what}: {}", count(is));
    least("decided after questions", 50, |reached| reached.decided && reached.asked > 1);
    least("never decided", 5, |reached| reached.usable && !reached.decided);
    least("told wrongly", 20, |reached| reached.refused > 0);
    least("conditions that name others", 50, |reached| reached.usable && reached.named > 1 && reached.nested);
    least("with promises", 100, |reached| reached.promised > 0);
    least("with promises from tables", 20, |reached| reached.from_tables > 0);
    least("in one language", 50, |reached| reached.languages == 1);
    least("in two languages", 50, |reached| reached.languages == 2);
}

#[test]
fn documents_and_rubbish_are_read_as_well() {
    for example in crate::given::EXAMPLES {
        run(crate::given::example_text(example).as_bytes());
    }
    for text in ["", "{", "null", "[]", "{\"loket\": 1}", "{\"facts\": {\"a\": 1}}", "\u{feff}{}"] {
        run(text.as_bytes());
    }
}

/// What a fuzzer found: the first rule turns on a fact that is never asked, a later one holds whatever the answers are, and that one
/// was said to decide.
#[test]
fn a_rule_that_nobody_can_settle_is_not_passed_over() {
    let either = |fact: &str| json!({ "any": [{ (fact): true }, { (fact): false }] });
    let rules = |when: Value| {
        json!([
            { "when": { "contract": true }, "verdict": "billable", "next": "ask", "because": ["all"] },
            { "when": when, "verdict": "elsewhere", "next": "ask", "because": ["all"] },
            { "verdict": "covered", "next": "ask", "because": ["all"] }
        ])
    };
    let fact = json!({ "kind": "yes-no", "ask": "?", "why": "." });
    for when in [either("new"), json!({ "not": { "all": [{ "new": true }, { "new": false }] } }), either("contract")] {
        let policy = policy(json!({ "facts": { "contract": { "kind": "yes-no" }, "new": fact }, "coverage": rules(when.clone()) }));
        let judgement = judge(&policy, &Facts::default(), parse_date("2026-11-20").unwrap());
        let Outcome::Open(open) = judgement.outcome else { panic!("{when} decides") };
        assert!(open.iter().any(|rule| rule.verdict == Verdict::Billable) && judgement.questions.is_empty(), "{when}: {open:?}");
    }
}

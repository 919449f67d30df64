//! The fuzz target's body over bytes of a plain generator: what can be had of it without a fuzzer.

#[path = "../../fuzz/body/policy_and_facts.rs"]
mod policy_and_facts;

use policy_and_facts::{Reached, run};

/// The same bytes in every run (xorshift).
fn bytes(seed: u64) -> Vec<u8> {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 32).to_le_bytes()[0]
    };
    let length = usize::from(next()) * 2;
    (0..length).map(|_| next()).collect()
}

#[test]
fn policies_and_facts_of_any_bytes_keep_the_engines_word() {
    let all: Vec<Reached> = (0..1500).map(|seed| run(&bytes(seed))).collect();
    // What is generated is worth something: none of these kinds of input may go missing.
    let count = |is: fn(&Reached) -> bool| all.iter().filter(|reached| is(reached)).count();
    assert!(count(|reached| reached.usable) > 200 && count(|reached| !reached.usable) > 200);
    assert!(count(|reached| reached.decided && reached.asked > 1) > 50);
    assert!(count(|reached| reached.usable && !reached.decided) > 5);
    assert!(count(|reached| reached.refused > 0) > 20);
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

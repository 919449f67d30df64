//! Policies and facts, made of whatever bytes there are.
#![no_main]

#[path = "../body/policy_and_facts.rs"]
mod body;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    body::run(bytes);
});

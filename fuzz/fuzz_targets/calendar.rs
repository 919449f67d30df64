//! Random calendars: `RUSTC_BOOTSTRAP=1 cargo fuzz run calendar -s none`. The body is tested on the stable compiler, in `tests/engine/bounded.rs`.

#![no_main]

#[path = "../../tests/engine/fuzzed.rs"]
mod fuzzed;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzzed::calendar(bytes));

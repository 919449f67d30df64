//! The fuzz target's body on the stable compiler, for a bounded time; and that it counts.

use loket::calendar::work;
use proptest::prelude::*;

use crate::fuzzed::calendar;

proptest! {
    #[test]
    fn random_bytes_are_answered_within_a_bounded_amount_of_work(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        calendar(&bytes);
    }

    #[test]
    fn random_words_are_answered_as_well(word in "[0-9a-z#:+. -]{0,23}", bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        calendar(&[&[word.len() as u8], word.as_bytes(), &bytes].concat());
    }
}

#[test]
fn nothing_and_extremes_are_answered() {
    for byte in [0, 1, 63, 127, 200, 255] {
        (0..300).step_by(7).for_each(|length| calendar(&vec![byte; length]));
    }
}

/// Without this, work that is never counted would stay within any bound.
#[test]
fn work_is_counted() {
    let before = work();
    calendar(&[3; 200]);
    assert!(work() > before);
}

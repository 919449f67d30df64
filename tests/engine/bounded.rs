//! The fuzz target's body on the stable compiler, for a bounded time; and that it counts.

use loket_engine::calendar::work;
use loket_engine::policy::DayPart;
use proptest::prelude::*;
use serde_json::json;

use crate::fuzzed::calendar;
use crate::given::{at, desk};

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

/// Ten years of business days are found with no more looks than one: there are a hundred exceptional days, found by halving.
#[test]
fn the_work_does_not_grow_with_the_number_of_business_days() {
    let hours = json!({ "zone": "UTC", "week": { "mon-fri": ["09:00-17:00"] }, "closed": ["12-20..01-02", "easter+1"] });
    let now = at("2026-11-20T12:00:00Z");
    let desk = desk(&hours, now);
    for days in [1, 22, 260, 3660] {
        let before = work();
        assert!(desk.business_days(now, days, DayPart::End).is_some());
        assert!((1..=8).contains(&(work() - before)), "{days} days: {}", work() - before);
    }
}

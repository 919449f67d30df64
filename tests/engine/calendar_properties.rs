//! Counting in closed form against counting minute by minute, over random desks in zones whose clocks do odd things.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Datelike, Days, NaiveDate, Offset, TimeZone};
use loket_engine::calendar::{Calendar, Instant, Span};
use loket_engine::policy::DayPart;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::given::{at, desk};

/// Zones, each with an instant some days before its clock does something odd.
const ZONES: [(&str, &str); 8] = [
    ("UTC", "2026-12-20T00:00:00Z"),
    ("+05:30", "2026-12-28T00:00:00Z"),
    ("Europe/Brussels", "2026-03-25T00:00:00Z"),
    ("Europe/Brussels", "2026-10-21T00:00:00Z"),
    ("Australia/Lord_Howe", "2026-09-30T00:00:00Z"),
    ("Australia/Lord_Howe", "2026-04-01T00:00:00Z"),
    ("Asia/Beirut", "2026-03-25T00:00:00Z"),
    ("Pacific/Apia", "2011-12-26T00:00:00Z"),
];

/// How far the naive count looks ahead, in minutes.
const HORIZON: i64 = 12 * 1440;

/// Minutes from a day's midnight; an end that is not after the beginning lies on the next day, as in `22:00-06:00`.
type Intervals = Vec<(u32, u32)>;

#[derive(Debug, Clone)]
struct Plain {
    zone: &'static str,
    week: [Intervals; 7],
    closed: BTreeSet<NaiveDate>,
    days: BTreeMap<NaiveDate, Intervals>,
}

impl Plain {
    fn json(&self) -> Value {
        let clock = |minutes: u32| format!("{:02}:{:02}", minutes / 60, minutes % 60);
        let list = |day: &Intervals| day.iter().map(|(from, until)| format!("{}-{}", clock(*from), clock(*until))).collect::<Vec<_>>();
        let names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
        let week: BTreeMap<&str, Vec<String>> = names.into_iter().zip(self.week.iter().map(list)).collect();
        let days: BTreeMap<String, Vec<String>> = self.days.iter().map(|(date, day)| (date.to_string(), list(day))).collect();
        let closed: Vec<String> = self.closed.iter().map(NaiveDate::to_string).collect();
        json!({ "zone": self.zone, "week": week, "closed": closed, "days": days })
    }

    fn begun_on(&self, date: NaiveDate) -> &[(u32, u32)] {
        match self.days.get(&date) {
            Some(day) => day,
            None if self.closed.contains(&date) => &[],
            None => &self.week[date.weekday().num_days_from_monday() as usize],
        }
    }

    fn is_open(&self, date: NaiveDate, minute: u32) -> bool {
        let own = self.begun_on(date).iter().any(|(from, until)| *from <= minute && (minute < *until || until < from));
        own || self.begun_on(date - Days::new(1)).iter().any(|(from, until)| until < from && minute < *until)
    }

    /// Whether each minute from an instant on is open. Offsets change on quarters of an hour only.
    fn minutes(&self, from: Instant) -> Vec<bool> {
        let mut open = Vec::new();
        for quarter in 0..HORIZON / 15 {
            let begin = DateTime::from_timestamp(from + quarter * 900, 0).unwrap().naive_utc();
            let offset = match self.zone {
                "+05:30" => 19_800,
                // Two crates, neither by way of the engine's table.
                zone => {
                    let chrono = zone.parse::<chrono_tz::Tz>().unwrap().offset_from_utc_datetime(&begin).fix().local_minus_utc();
                    let jiff = jiff::Timestamp::from_second(begin.and_utc().timestamp()).unwrap().in_tz(zone).unwrap();
                    assert_eq!(chrono, jiff.offset().seconds(), "{zone} at {begin}");
                    chrono
                }
            };
            for minute in 0..15 {
                let local = begin.and_utc().timestamp() + i64::from(offset) + minute * 60;
                let local = DateTime::from_timestamp(local, 0).unwrap().naive_utc();
                open.push(self.is_open(local.date(), local.time().signed_duration_since(chrono::NaiveTime::MIN).num_minutes() as u32));
            }
        }
        open
    }
}

fn intervals() -> impl Strategy<Value = Intervals> {
    // Quarters of an hour meet midnight, each other and the changes of the clock often; the end may be 24:00.
    let interval = (0..96_u32, 0..=96_u32).prop_map(|(from, until)| (from * 15, until * 15));
    prop::collection::vec(interval, 0..=3)
}

/// A desk, its calendar, and an instant near the change of its clock.
fn case() -> impl Strategy<Value = (Plain, Calendar, Instant)> {
    let week = prop::array::uniform7(intervals());
    let closed = prop::collection::btree_set(0..14_u64, 0..=4);
    let days = prop::collection::btree_map(0..14_u64, intervals(), 0..=3);
    (prop::sample::select(ZONES.to_vec()), week, closed, days, 0..576_i64).prop_map(|((zone, near), week, closed, days, quarter)| {
        let first = near[..10].parse::<NaiveDate>().unwrap();
        let date = |days: u64| first + Days::new(days);
        let closed = closed.into_iter().map(date).collect();
        let days = days.into_iter().map(|(day, hours)| (date(day), hours)).collect();
        let plain = Plain { zone, week, closed, days };
        let calendar = desk(&plain.json(), at(near));
        (plain, calendar, at(near) + quarter * 900)
    })
}

proptest! {
    #[test]
    fn counting_minute_by_minute_agrees((plain, calendar, now) in case(), wanted in 1..2000_i64) {
        let minutes = plain.minutes(now);
        let instant = |index: usize| now + index as i64 * 60;
        let first = |state: bool| minutes.iter().position(|open| *open == state).map(instant);
        let open: Vec<usize> = minutes.iter().enumerate().filter(|(_, open)| **open).map(|(index, _)| index).collect();
        let due = open.get(usize::try_from(wanted).unwrap() - 1).map(|index| instant(index + 1));
        let within = |answer: Option<Instant>| answer.filter(|answer| *answer < now + HORIZON * 60);

        prop_assert_eq!(calendar.is_open(now), minutes[0]);
        prop_assert_eq!(within(calendar.next_open(now)), first(true), "next open");
        prop_assert_eq!(within(calendar.next_close(now)), first(false), "next close");
        prop_assert_eq!(within(calendar.due(now, wanted * 60)), within(due), "{} minutes", wanted);
        prop_assert_eq!(calendar.due(now, 0), calendar.next_open(now));
    }

    #[test]
    fn going_through_business_days_one_by_one_agrees((plain, calendar, now) in case(), wanted in 1..400_u32) {
        let works = |date: NaiveDate| plain.begun_on(date).iter().any(|(from, until)| from != until);
        let mut dates = calendar.zone().date(now).iter_days().skip(1).take(3000).filter(|date| works(*date));
        let due = calendar.business_days(now, wanted, DayPart::End);
        match (dates.nth(usize::try_from(wanted).unwrap() - 1), due) {
            // Half a second before, it is that day, or the night after it.
            (Some(date), Some(due)) => {
                let said = calendar.zone().date(due - 1);
                prop_assert!(said == date || said.pred_opt() == Some(date), "{} not {}", said, date);
            }
            (None, None) => {}
            (date, due) => prop_assert!(false, "{:?}, {:?}", date, due),
        }
    }

    #[test]
    fn a_due_is_never_in_the_past((_, calendar, now) in case(), seconds in 0..500_000_i64) {
        prop_assert!(calendar.due(now, seconds).is_none_or(|due| due >= now + seconds));
    }

    #[test]
    fn who_asks_later_is_not_answered_earlier((_, calendar, now) in case(), later in 0..500_000_i64, seconds in 0..100_000_i64, days in 1..5_u32) {
        if let (Some(due), Some(later)) = (calendar.due(now, seconds), calendar.due(now + later, seconds)) {
            prop_assert!(later >= due);
        }
        for by in [DayPart::End, DayPart::SameTime] {
            if let (Some(due), Some(later)) = (calendar.business_days(now, days, by), calendar.business_days(now + later, days, by)) {
                prop_assert!(later >= due, "{:?}", by);
            }
        }
    }

    #[test]
    fn n_seconds_and_then_m_are_n_and_m_together((_, calendar, now) in case(), n in 1..100_000_i64, m in 1..100_000_i64) {
        let together = calendar.due(now, n + m);
        prop_assert_eq!(calendar.due(now, n).and_then(|due| calendar.due(due, m)), together);
    }

    #[test]
    fn closing_on_one_more_day_never_brings_a_due_forward((plain, calendar, now) in case(), day in 0..14_u64, seconds in 1..200_000_i64) {
        let mut fewer = plain.clone();
        let first = DateTime::from_timestamp(now, 0).unwrap().date_naive();
        let date = first + Days::new(day);
        fewer.days.remove(&date);
        fewer.closed.insert(date);
        let (before, after) = (calendar.due(now, seconds), desk(&fewer.json(), now).due(now, seconds));
        prop_assert!(after.is_none_or(|after| before.is_some_and(|before| before <= after)), "{:?}, then {:?}", before, after);
    }

    #[test]
    fn the_open_spans_add_up_and_leave_no_gap((_, calendar, now) in case(), seconds in 1..200_000_i64) {
        let Some(due) = calendar.due(now, seconds) else { return Ok(()) };
        let (mut at, mut counted) = (now, 0);
        for span in calendar.spans(now, due, usize::MAX) {
            let (from, until) = match span {
                Span::Open(from, until) => {
                    counted += until - from;
                    prop_assert!(calendar.is_open(from) && calendar.is_open(until - 1) && calendar.next_close(from).is_none_or(|close| close >= until));
                    (from, until)
                }
                Span::Closed(from, until, _) => (from, until),
                Span::More(..) => return Err(TestCaseError::fail("no limit was given")),
            };
            prop_assert!(from == at && from < until, "{span:?} does not begin at {at}");
            at = until;
        }
        prop_assert_eq!((at, counted), (due, seconds));
    }
}

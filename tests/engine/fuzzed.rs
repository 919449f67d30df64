//! Random calendars out of random bytes: whatever they say, an answer comes after a bounded amount of counted work, and nothing panics.
//!
//! The body is shared with `fuzz/`, where a fuzzer finds the bytes; here proptest does, on the stable compiler and for a bounded time.

use loket_engine::calendar::{Calendar, Instant, Zone, parse_instant, utc_text, work};
use loket_engine::policy::{Closure, Date, Day, DayPart, Duration, Interval, Period, SpecialDays, SupportHours, Week, ZoneName};

/// How many days a single question may look at: those of a period of eight years that is open day and night, once for each of a
/// promise's spans.
const WORK: u64 = 30_000;

/// The questions are asked between the years 1900 and 2100.
const CENTURY: i64 = 36_525 * 86_400;

/// Bytes as a source of numbers; zeros when there are no more.
struct Bytes<'b>(&'b [u8]);

impl Bytes<'_> {
    fn byte(&mut self) -> u8 {
        let Some((first, rest)) = self.0.split_first() else { return 0 };
        self.0 = rest;
        *first
    }

    fn number(&mut self) -> i64 {
        (0..8).fold(0, |number, _| (number << 8) | i64::from(self.byte()))
    }

    fn below(&mut self, limit: i64) -> i64 {
        ((i64::from(self.byte()) << 8) | i64::from(self.byte())) % limit
    }

    fn interval(&mut self) -> Interval {
        let from = self.below(1440) as u16;
        Interval { from, until: from + self.below(1441) as u16 }
    }

    fn intervals(&mut self) -> Vec<Interval> {
        (0..self.byte() % 4).map(|_| self.interval()).collect()
    }

    fn week(&mut self) -> Week {
        // Often all days alike: always open, never open.
        if self.byte() < 64 {
            let all = self.intervals();
            return Week(std::array::from_fn(|_| all.clone()));
        }
        Week(std::array::from_fn(|_| self.intervals()))
    }

    fn date(&mut self) -> Date {
        Date::from_epoch_days(20_000 + self.below(1500) as i32).unwrap_or_default()
    }

    fn text(&mut self) -> String {
        let length = usize::from(self.byte() % 24).min(self.0.len());
        let (text, rest) = self.0.split_at(length);
        self.0 = rest;
        String::from_utf8_lossy(text).into_owned()
    }

    fn day(&mut self) -> Day {
        let forms = ["01-01", "12-24", "02-29", "easter", "easter+1", "05-mon#-1", "11-thu#4+1", "02-sun#5"];
        let named = forms.get(usize::from(self.byte()) % (forms.len() + 4)).and_then(|text| Day::parse(text));
        named.unwrap_or_else(|| Day::Date(self.date()))
    }

    fn closure(&mut self) -> Closure {
        let forms = ["12-24..01-02", "12-25 or next weekday", "07-04 or nearest weekday", "easter-2", "01-01..12-31", "02-29", "05-mon#1"];
        let named = forms.get(usize::from(self.byte()) % (forms.len() * 2)).and_then(|text| Closure::parse(text));
        named.unwrap_or_else(|| {
            let from = self.date();
            Closure::Dates(from, from + chrono::Days::new(self.below(400) as u64))
        })
    }

    fn period(&mut self) -> Period {
        let from = self.day();
        let until = if self.byte() < 200 { Some(self.day()) } else { None };
        Period { from, until, week: self.week() }
    }

    /// A zone whose clock changes when it likes, by up to a day, and no sooner than three weeks after it did last.
    fn zone(&mut self) -> Zone {
        let mut at = 0;
        let changes: Vec<(Instant, i32)> = (0..self.byte() % 32)
            .map(|_| {
                at += 21 * 86_400 + self.below(60_000) * 300;
                (at, (self.below(193) as i32 - 96) * 900)
            })
            .collect();
        let offset =
            |now: Instant| changes.iter().rev().find(|(change, _)| *change <= now - 1_700_000_000).map_or(0, |(_, offset)| *offset);
        Zone::scan("Made/Up", 1_690_000_000, 1_990_000_000, offset)
    }

    fn hours(&mut self) -> SupportHours {
        SupportHours {
            name: None,
            zone: ZoneName::utc(),
            week: self.week(),
            periods: (0..self.byte() % 3).map(|_| self.period()).collect(),
            closed: (0..self.byte() % 6).map(|_| self.closure()).collect(),
            days: SpecialDays((0..self.byte() % 4).map(|_| (self.day(), self.intervals())).collect()),
            holidays: None,
        }
    }
}

/// Makes a calendar of the bytes and asks it everything.
pub fn calendar(bytes: &[u8]) {
    let mut bytes = Bytes(bytes);
    let text = bytes.text();
    written(&text);
    let hours = bytes.hours();
    let zone = bytes.zone();
    let years = 2023..=2023 + i32::from(bytes.byte() % 8);
    let calendar = Calendar::new(&hours, zone, years);
    for _ in 0..4 {
        let (now, seconds, days) = (bytes.number() % CENTURY, bytes.number().checked_abs().unwrap_or(0), bytes.number() as u32);
        let near = 1_740_000_000 + now % 100_000_000;
        for now in [now, near] {
            bounded("due", || calendar.due(now, seconds)).inspect(|due| assert!(*due >= now, "a due in the past"));
            let soon = calendar.due(now, seconds % 200_000);
            assert!(soon.is_none_or(|due| due >= now && (due - now >= seconds % 200_000)), "support time runs faster than time");
            let open = bounded("next open", || calendar.next_open(now));
            let close = bounded("next close", || calendar.next_close(now));
            assert!(open.is_none_or(|open| open >= now && calendar.is_open(open)), "it opens when it is closed");
            assert!(close.is_none_or(|close| close >= now && !calendar.is_open(close)), "it closes when it is open");
            assert!(open == Some(now) || close == Some(now), "neither open nor closed");
            for by in [DayPart::End, DayPart::SameTime] {
                bounded("business days", || calendar.business_days(now, days % 3660, by));
                bounded("business days", || calendar.business_days(now, days, by));
            }
            bounded("spans", || calendar.spans(now, now + seconds % 10_000_000, 8));
        }
    }
}

/// Reads a text as everything that is written as one: no panic, and what was read is written as something that reads the same.
fn written(text: &str) {
    if let Some(closure) = Closure::parse(text) {
        assert_eq!(Closure::parse(&closure.to_string()), Some(closure), "{text}");
    }
    if let Some(interval) = Interval::parse(text).filter(|interval| interval.from < interval.until) {
        assert_eq!(Interval::parse(&interval.to_string()), Some(interval), "{text}");
    }
    if let Some(instant) = parse_instant(text) {
        assert_eq!(parse_instant(&utc_text(instant)), Some(instant), "{text}");
    }
    let _ = (Day::parse(text), Duration::parse(text), ZoneName::parse(text).map(|zone| zone.fixed()));
}

fn bounded<T>(what: &str, ask: impl FnOnce() -> T) -> T {
    let before = work();
    let answer = ask();
    let days = work() - before;
    assert!(days <= WORK, "{what} looked at {days} days");
    answer
}

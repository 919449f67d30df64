//! When a desk works, as written. [`crate::calendar`] works with it.

use super::closure::{Closure, Day, WEEKDAYS};
use super::digits::{digits, has};
use super::holidays::Holidays;
use super::problem::Report;
use super::read::{Node, Read, document};
use super::text::Text;

document! {
    /// When a desk works: weekly intervals in its own time zone, closures, half days and extra openings.
    pub struct SupportHours {
        /// What these hours are called, when there are several.
        pub name: Option<Text>,
        /// The desk's own time zone.
        pub zone: ZoneName,
        /// Intervals by weekday: `{ "mon-thu": ["09:00-12:00", "13:00-16:30"], "fri": ["09:00-12:00"] }`.
        pub week: Week,
        /// Other weeks for a time: summer hours, or new hours from a date on. The first that holds on a day wins over `week`.
        pub periods: Vec<Period>,
        /// Days on which the desk is closed.
        pub closed: Vec<Closure>,
        /// Other hours on one date, or on one day of every year. They win over `week`, `periods` and `closed`.
        pub days: SpecialDays,
        /// Public holidays, on which the desk is closed: the country, such as `"BE"`, or several. `loket build` puts their dates in.
        pub holidays: Option<Holidays>,
    }
}

document! {
    /// A week that holds for a time.
    pub struct Period {
        /// Its first day: a date, or a day of every year.
        pub from: Day,
        /// Its last day. A period that begins on a date and has none goes on for good.
        pub until: Option<Day>,
        /// Intervals by weekday.
        pub week: Week,
    }
}

/// A time zone: an IANA name such as `Europe/Brussels`, `UTC`, or a fixed offset such as `+05:30`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ZoneName(String);

/// An interval of a day in minutes from its midnight; an `until` beyond 1440 lies on the next day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Interval {
    /// The first minute, 0 to 1439.
    pub from: u16,
    /// The minute after the last, at most 2879.
    pub until: u16,
}

/// The intervals of each day from Monday to Sunday.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Week(pub [Vec<Interval>; 7]);

/// Other hours on single days.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SpecialDays(pub Vec<(Day, Vec<Interval>)>);

impl ZoneName {
    /// Coordinated Universal Time.
    pub fn utc() -> Self {
        ZoneName("UTC".to_owned())
    }

    /// The zone as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The offset from UTC in seconds, when it is a fixed one.
    pub fn fixed(&self) -> Option<i32> {
        if matches!(self.0.as_str(), "UTC" | "GMT" | "Etc/UTC") {
            return Some(0);
        }
        let sign = if self.0.starts_with('-') { -1 } else { 1 };
        let (hours, minutes) = self.0.strip_prefix(['+', '-'])?.split_once(':')?;
        let (hours, minutes) = (two_digits(hours)?, two_digits(minutes)?);
        (hours <= 14 && minutes < 60).then(|| sign * i32::from(hours * 60 + minutes) * 60)
    }

    /// The zone, when the text has the form of one. Whether an IANA name exists is known only to those who have the zones.
    pub fn parse(text: &str) -> Option<Self> {
        let zone = ZoneName(text.to_owned());
        let part = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'+'));
        let named = has(text, b'/') && text.len() < 64 && text.split('/').all(part);
        (named || zone.fixed().is_some()).then_some(zone)
    }
}

impl Interval {
    /// Reads `09:00-12:30`; `22:00-02:00` runs into the next day, and the end may be `24:00`.
    pub fn parse(text: &str) -> Option<Self> {
        let (from, until) = text.split_once('-')?;
        let (from, until) = (time_of_day(from.trim())?, time_of_day(until.trim())?);
        let until = if until < from { until + 1440 } else { until };
        (from < 1440).then_some(Interval { from, until })
    }
}

impl std::fmt::Display for Interval {
    /// As it is written in a policy.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let until = if self.until > 1440 { self.until - 1440 } else { self.until };
        write!(f, "{:02}:{:02}-{:02}:{:02}", self.from / 60, self.from % 60, until / 60, until % 60)
    }
}

/// Reads `09:30` as minutes from midnight; `24:00` is the end of the day.
fn time_of_day(text: &str) -> Option<u16> {
    let (hour, minute) = text.split_once(':')?;
    let minutes = two_digits(hour)? * 60 + two_digits(minute).filter(|minute| *minute < 60)?;
    (minutes <= 1440).then_some(minutes)
}

fn two_digits(text: &str) -> Option<u16> {
    digits(text, 2).and_then(|number| u16::try_from(number).ok())
}

impl Read for ZoneName {
    fn read(node: Node<'_>, problems: &mut impl Report) -> Self {
        let what = "a time zone such as \"Europe/Brussels\", \"UTC\" or \"+05:30\"";
        node.parse(what, ZoneName::parse, problems).unwrap_or_else(ZoneName::utc)
    }
}

impl Read for Interval {
    fn read(node: Node<'_>, problems: &mut impl Report) -> Self {
        let text = node.as_str().unwrap_or_default();
        let interval = Interval::parse(text);
        match interval {
            None => match text.split('-').map(str::trim).find(|time| time_of_day(time).is_none()) {
                Some(time) if has(text, b'-') => problems.unreadable(node.path, format_args!("\"{time}\" is not a time of day")),
                _ => node.not("an interval such as \"09:00-12:30\"", problems),
            },
            Some(interval) if interval.from == interval.until => problems.warn(node.path, format_args!("\"{text}\" is empty")),
            Some(_) => {}
        }
        interval.unwrap_or(Interval { from: 0, until: 0 })
    }
}

impl Read for Week {
    fn read(node: Node<'_>, problems: &mut impl Report) -> Self {
        let mut week = Week::default();
        node.properties(problems, &mut |name, inner, problems| {
            let Some(days) = weekdays(name) else {
                return problems.unreadable(inner.path, format_args!("`{name}` is not a day such as `mon`, `mon-thu` or `mon,wed`"));
            };
            let intervals = Vec::<Interval>::read(inner, problems);
            for day in days {
                if let Some(slot) = week.0.get_mut(day) {
                    slot.extend_from_slice(&intervals);
                }
            }
        });
        week
    }
}

/// The days, counted from Monday, that `mon`, `mon-thu`, `sat-mon` or `mon,wed` names.
fn weekdays(text: &str) -> Option<Vec<usize>> {
    let index = |name: &str| WEEKDAYS.iter().position(|day| *day == name.trim());
    let mut days = Vec::new();
    for part in text.split(',') {
        let (from, to) = part.split_once('-').unwrap_or((part, part));
        let (from, to) = (index(from)?, index(to)?);
        days.extend((0..=(7 + to - from) % 7).map(|step| (from + step) % 7));
    }
    Some(days)
}

impl Read for SpecialDays {
    const REQUIRED: bool = false;

    fn read(node: Node<'_>, problems: &mut impl Report) -> Self {
        let mut days = Vec::new();
        node.properties(problems, &mut |name, inner, problems| {
            let day = Day::parse(name);
            if day.is_none() {
                problems.unreadable(inner.path, format_args!("`{name}` is not a date such as `2026-12-24` or `12-24`"));
            }
            let intervals = Vec::read(inner, problems);
            if let Some(day) = day {
                days.push((day, intervals));
            }
        });
        SpecialDays(days)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_intervals() {
        assert_eq!(weekdays("sat-mon").unwrap(), [5, 6, 0]);
        assert_eq!(weekdays("mon,wed").unwrap(), [0, 2]);
        assert_eq!(weekdays("monday"), None);
        assert_eq!(Interval::parse("22:00-02:00"), Some(Interval { from: 1320, until: 1560 }));
        assert_eq!(Interval::parse("00:00-24:00"), Some(Interval { from: 0, until: 1440 }));
        for wrong in ["25:00-26:00", "9:00-12:00", "09:60-10:00", "24:00-24:00", "24:01-25:00", "09:00", ""] {
            assert_eq!(Interval::parse(wrong), None, "{wrong}");
        }
        assert!(ZoneName::parse("+05:30").is_some_and(|zone| zone.fixed() == Some(19_800)));
        assert!(ZoneName::parse("Brussels").is_none());
    }
}

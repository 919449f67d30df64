//! Dates as documents write them: `2026-12-24`, and `12-24` for every year.

use chrono::{Datelike, NaiveDate};

use super::digits::digits;
use super::problem::Report;
use super::read::{Node, Read};

/// A calendar date. The zone is said by whoever uses it.
pub type Date = NaiveDate;

/// Reads `2026-12-24`, the date format of RFC 3339.
pub fn parse_date(text: &str) -> Option<Date> {
    let (year, rest) = text.split_once('-')?;
    let (month, day) = rest.split_once('-')?;
    NaiveDate::from_ymd_opt(i32::try_from(digits(year, 4)?).ok()?, digits(month, 2)?, digits(day, 2)?)
}

/// A day that comes back every year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct MonthDay {
    /// 1 to 12.
    pub month: u32,
    /// 1 to 31.
    pub day: u32,
}

impl MonthDay {
    /// Reads `12-24`. 29 February is a day, though not of every year.
    pub fn parse(text: &str) -> Option<Self> {
        let (month, day) = text.split_once('-')?;
        let (month, day) = (digits(month, 2)?, digits(day, 2)?);
        NaiveDate::from_ymd_opt(2024, month, day).map(|_| MonthDay { month, day })
    }

    /// The day in that year, unless it is 29 February and the year has none.
    pub fn in_year(self, year: i32) -> Option<Date> {
        NaiveDate::from_ymd_opt(year, self.month, self.day)
    }
}

/// Easter Sunday of a year, by the Gregorian computus (the anonymous algorithm that Meeus gives).
///
/// ```
/// # use loket_engine::policy::easter;
/// assert_eq!(easter(2027).unwrap().to_string(), "2027-03-28");
/// ```
pub fn easter(year: i32) -> Option<Date> {
    let (a, b, c) = (year.rem_euclid(19), year.div_euclid(100), year.rem_euclid(100));
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15).rem_euclid(30);
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4).rem_euclid(7);
    let m = (a + 11 * h + 22 * l) / 451;
    let month = (h + l - 7 * m + 114) / 31;
    let day = (h + l - 7 * m + 114) % 31 + 1;
    NaiveDate::from_ymd_opt(year, u32::try_from(month).ok()?, u32::try_from(day).ok()?)
}

/// The date as documents write it. (chrono's own formatting would weigh 20 KB in the browser.)
pub fn iso(date: Date) -> String {
    format!("{:04}-{:02}-{:02}", date.year(), date.month(), date.day())
}

impl Read for Date {
    fn read(node: Node<'_>, problems: &mut impl Report) -> Self {
        node.parse("a date such as \"2026-12-24\"", parse_date, problems).unwrap_or_default()
    }
}

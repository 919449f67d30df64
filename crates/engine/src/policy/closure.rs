//! Days as documents write them: dates, days of every year, feasts that move, weekdays of a month; and the closures made of them.

use chrono::Weekday;

use super::date::{Date, MonthDay, easter, iso, parse_date};
use super::digits::{digits, has, number};
use super::problem::Report;
use super::read::{Node, Read};

/// The days of the week as documents name them, Monday first.
pub const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// A date, or a day that comes back every year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Day {
    /// That date alone: `2026-12-24`.
    Date(Date),
    /// The same date of every year: `12-24`.
    Yearly(MonthDay),
    /// So many days after Easter Sunday: `easter+1`.
    Easter(i64),
    /// Some Monday of a month, or another weekday: `05-mon#-1`.
    Weekday(NthWeekday),
}

/// A weekday of a month by its number, as in `11-thu#4`; counted from the month's end when the number is negative, and so many days
/// after it: `11-thu#4+1`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NthWeekday {
    /// 1 to 12.
    pub month: u8,
    /// 0 is Monday.
    pub weekday: u8,
    /// 1 to 5, or -1 to -5.
    pub nth: i8,
    /// How many days after that weekday.
    pub after: i16,
}

/// Days on which a desk is closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Closure {
    /// One date or several in a row, both ends included.
    Dates(Date, Date),
    /// The same days every year, both ends included; the range may run over New Year.
    Yearly(MonthDay, MonthDay),
    /// So many days after Easter Sunday.
    Easter(i64),
    /// A weekday of a month.
    Weekday(NthWeekday),
    /// A day of every year and, when it falls on a weekend, a weekday in its place: `12-25 or next weekday`. The day itself stays
    /// closed, also at a desk that works at weekends.
    Substitute(MonthDay, Substitute),
}

/// Which weekday stands for a holiday on a Saturday or Sunday.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Substitute {
    /// The next one that is not closed already, as in the United Kingdom.
    Next,
    /// Friday for Saturday, Monday for Sunday, as in the United States.
    Nearest,
}

impl Day {
    /// Reads `2026-12-24`, `12-24`, `easter+1`, `05-mon#-1` or `11-thu#4+1`.
    pub fn parse(text: &str) -> Option<Self> {
        if let Some(days) = text.strip_prefix("easter") {
            return offset(days).filter(|days| (-100..=200).contains(days)).map(Day::Easter);
        }
        if has(text, b'#') {
            return NthWeekday::parse(text).map(Day::Weekday);
        }
        parse_date(text).map(Day::Date).or_else(|| MonthDay::parse(text).map(Day::Yearly))
    }

    /// The day in that year, if there is one.
    pub fn in_year(self, year: i32) -> Option<Date> {
        match self {
            Day::Date(date) => (chrono::Datelike::year(&date) == year).then_some(date),
            Day::Yearly(day) => day.in_year(year),
            Day::Easter(days) => days_after(easter(year)?, days),
            Day::Weekday(weekday) => weekday.in_year(year),
        }
    }
}

impl NthWeekday {
    fn parse(text: &str) -> Option<Self> {
        let (month, rest) = text.split_once('-')?;
        let (weekday, rest) = rest.split_once('#')?;
        let (sign, rest) = rest.strip_prefix('-').map_or((1, rest), |rest| (-1, rest));
        let (nth, after) = rest.split_at_checked(1)?;
        Some(NthWeekday {
            month: u8::try_from(digits(month, 2)?).ok().filter(|month| (1..=12).contains(month))?,
            weekday: u8::try_from(WEEKDAYS.iter().position(|day| *day == weekday)?).ok()?,
            nth: sign * i8::try_from(digits(nth, 1)?).ok().filter(|nth| (1..=5).contains(nth))?,
            after: i16::try_from(offset(after)?).ok().filter(|after| (-31..=31).contains(after))?,
        })
    }

    /// The day in that year; `None` in a year whose month has no such weekday.
    pub fn in_year(self, year: i32) -> Option<Date> {
        let month = u32::from(self.month);
        let weekday = Weekday::try_from(self.weekday).ok()?;
        let day = if self.nth > 0 {
            Date::from_weekday_of_month_opt(year, month, weekday, self.nth.unsigned_abs())?
        } else {
            // Counted from the end, the last such weekday is the fifth, or the fourth of a month without a fifth.
            let last = Date::from_weekday_of_month_opt(year, month, weekday, 5);
            let last = last.or_else(|| Date::from_weekday_of_month_opt(year, month, weekday, 4))?;
            let day = days_after(last, -7 * (i64::from(self.nth.unsigned_abs()) - 1))?;
            (chrono::Datelike::month(&day) == month).then_some(day)?
        };
        days_after(day, i64::from(self.after))
    }
}

fn days_after(date: Date, days: i64) -> Option<Date> {
    Date::from_epoch_days(i32::try_from(i64::from(date.to_epoch_days()) + days).ok()?)
}

/// Reads `+3`, `-3` or nothing.
fn offset(text: &str) -> Option<i64> {
    match text.split_at_checked(1) {
        None => Some(0),
        Some(("+", days)) => i64::try_from(number(days)?).ok(),
        Some(("-", days)) => Some(-i64::try_from(number(days)?).ok()?),
        Some(_) => None,
    }
}

impl Closure {
    /// Reads `12-25`, `12-26..01-02`, `easter+1`, `05-mon#-1`, `12-25 or next weekday`, `2026-12-24` or `2026-12-24..2027-01-03`.
    pub fn parse(text: &str) -> Option<Self> {
        for (words, substitute) in [(" or next weekday", Substitute::Next), (" or nearest weekday", Substitute::Nearest)] {
            if let Some(day) = text.strip_suffix(words) {
                return MonthDay::parse(day).map(|day| Closure::Substitute(day, substitute));
            }
        }
        let (from, to) = range(text).unwrap_or((text, text));
        match (Day::parse(from)?, Day::parse(to)?) {
            (Day::Date(from), Day::Date(to)) => (from <= to).then_some(Closure::Dates(from, to)),
            (Day::Yearly(from), Day::Yearly(to)) => Some(Closure::Yearly(from, to)),
            (Day::Easter(days), _) if from == text => Some(Closure::Easter(days)),
            (Day::Weekday(weekday), _) if from == text => Some(Closure::Weekday(weekday)),
            _ => None,
        }
    }
}

/// What stands before and after `..`. (Looking for a text instead of a character weighs 2 KB in the browser.)
fn range(text: &str) -> Option<(&str, &str)> {
    let (from, to) = text.split_once('.')?;
    Some((from, to.strip_prefix('.')?))
}

impl Read for Closure {
    fn read(node: Node<'_>, problems: &mut impl Report) -> Self {
        let what =
            "a closure such as \"12-25\", \"12-26..01-02\", \"easter+1\", \"05-mon#-1\", \"2026-12-24\" or \"2026-12-24..2027-01-03\"";
        node.parse(what, Closure::parse, problems).unwrap_or(Closure::Easter(0))
    }
}

impl Read for Day {
    fn read(node: Node<'_>, problems: &mut impl Report) -> Self {
        node.parse("a day such as \"2026-12-24\", \"12-24\", \"easter+1\" or \"05-mon#-1\"", Day::parse, problems).unwrap_or(Day::Easter(0))
    }
}

impl std::fmt::Display for Day {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Day::Date(date) => f.write_str(&iso(*date)),
            Day::Yearly(day) => write!(f, "{:02}-{:02}", day.month, day.day),
            Day::Easter(0) => f.write_str("easter"),
            Day::Easter(days) => write!(f, "easter{days:+}"),
            Day::Weekday(NthWeekday { month, weekday, nth, after }) => {
                write!(f, "{month:02}-{}#{nth}", WEEKDAYS.get(usize::from(*weekday)).copied().unwrap_or_default())?;
                if *after == 0 { Ok(()) } else { write!(f, "{after:+}") }
            }
        }
    }
}

impl std::fmt::Display for Closure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (from, to) = match *self {
            Closure::Dates(from, to) => (Day::Date(from), Day::Date(to)),
            Closure::Yearly(from, to) => (Day::Yearly(from), Day::Yearly(to)),
            Closure::Easter(days) => (Day::Easter(days), Day::Easter(days)),
            Closure::Weekday(weekday) => (Day::Weekday(weekday), Day::Weekday(weekday)),
            Closure::Substitute(day, Substitute::Next) => return write!(f, "{} or next weekday", Day::Yearly(day)),
            Closure::Substitute(day, Substitute::Nearest) => return write!(f, "{} or nearest weekday", Day::Yearly(day)),
        };
        if from == to { write!(f, "{from}") } else { write!(f, "{from}..{to}") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closures_are_written_as_they_are_read() {
        for text in [
            "2026-12-24",
            "2026-12-24..2027-01-03",
            "12-25",
            "12-31..12-24",
            "easter",
            "easter-2",
            "05-mon#-1",
            "11-thu#4+1",
            "12-25 or next weekday",
            "07-04 or nearest weekday",
        ] {
            assert_eq!(Closure::parse(text).unwrap_or_else(|| panic!("{text}")).to_string(), text);
        }
        for wrong in [
            "easter1",
            "easter+201",
            "2026-12-24..2026-12-23",
            "2026-12-24..12-31",
            "05-mon#0",
            "05-mon#6",
            "13-mon#1",
            "05-mon#-",
            "05-mo#1",
            "05-mon#1..05-mon#2",
            "easter..easter+1",
            "05-mon#1+32",
            "12-25..12-26 or next weekday",
            "2026-12-25 or next weekday",
            "12-25 or  next weekday",
        ] {
            assert_eq!(Closure::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn weekdays_of_a_month() {
        let rows = [
            ("05-mon#-1", 2026, "2026-05-25"),
            ("05-mon#-1", 2027, "2027-05-31"),
            ("11-thu#4", 2026, "2026-11-26"),
            ("11-thu#4+1", 2026, "2026-11-27"),
            ("01-mon#1-1", 2027, "2027-01-03"),
            ("02-mon#-4", 2026, "2026-02-02"),
            ("05-sun#5", 2026, "2026-05-31"),
            ("02-sun#5", 2026, "none"),
            ("02-sun#-5", 2026, "none"),
            ("05-sun#-5", 2026, "2026-05-03"),
        ];
        for (text, year, expected) in rows {
            let found = Day::parse(text).unwrap().in_year(year).map_or("none".to_owned(), iso);
            assert_eq!(found, expected, "{text} in {year}");
        }
    }
}

//! Days and months of that syntax, in the notation of policies.

use opening_hours_syntax::rules::day::{Date, DateOffset, Month, MonthdayRange, WeekDayOffset, Year};

use loket_engine::policy::{Closure, WEEKDAYS};

/// One day, or a run of them, as a policy writes days.
pub(super) struct DayRange {
    pub(super) from: String,
    /// The last day; `None` when there is one alone.
    pub(super) until: Option<String>,
}

impl DayRange {
    /// The closure of these days, when a policy can say it.
    pub(super) fn closure(self) -> Result<String, String> {
        let text = match self.until {
            None => self.from,
            Some(until) => format!("{}..{until}", self.from),
        };
        match Closure::parse(&text) {
            Some(_) => Ok(text),
            None => Err(format!("a policy has no closure from one such day to another (`{text}`)")),
        }
    }
}

pub(super) fn day_range(range: &MonthdayRange) -> Result<DayRange, String> {
    match range {
        MonthdayRange::Month { range, year } => {
            let (first, last) = (*range.start(), *range.end());
            let over_new_year = i32::from((last as u8) < first as u8);
            let until_year = year.map(|year| Year(*year + over_new_year));
            Ok(DayRange { from: dated(*year, first, 1)?, until: Some(dated(until_year, last, length(last, until_year))?) })
        }
        MonthdayRange::Date { start, end } if start == end => Ok(DayRange { from: day(*start)?, until: None }),
        MonthdayRange::Date { start, end } => {
            let (from, until) = (day(*start)?, day(*end)?);
            // Once the first has a year, the second has to have one too.
            match start.0.year().is_some() == end.0.year().is_some() {
                true => Ok(DayRange { from, until: Some(until) }),
                false => Err("one of its days has a year and the other has none".to_owned()),
            }
        }
    }
}

fn day((date, offset): (Date, DateOffset)) -> Result<String, String> {
    if offset.wday_offset != WeekDayOffset::None {
        return Err("a policy has no weekday before or after a date".to_owned());
    }
    let after = if offset.day_offset == 0 { String::new() } else { format!("{:+}", offset.day_offset) };
    match date {
        Date::Fixed { .. } if offset.day_offset != 0 => Err("a date with days added is not read; write the date meant".to_owned()),
        Date::Fixed { year, month, day } => dated(year, month, day),
        Date::Easter { year: None } => Ok(format!("easter{after}")),
        Date::Weekday { year: None, month, wday, nth } if nth != 0 => {
            let weekday = WEEKDAYS.get(wday.num_days_from_monday() as usize).copied().unwrap_or_default();
            Ok(format!("{:02}-{weekday}#{nth}{after}", month as u8))
        }
        _ => Err("a moving day of one year alone is not read; write the date meant".to_owned()),
    }
}

fn dated(year: Option<Year>, month: Month, day: u8) -> Result<String, String> {
    let text = format!("{:02}-{day:02}", month as u8);
    let text = year.map_or_else(|| text.clone(), |year| format!("{:04}-{text}", *year));
    match loket_engine::policy::Day::parse(&text) {
        Some(_) => Ok(text),
        None => Err(format!("there is no day {text}")),
    }
}

/// The days of a month; those of February in a leap year, unless a common year is named.
fn length(month: Month, year: Option<Year>) -> u8 {
    match month as u8 {
        2 => 28 + u8::from(year.is_none_or(|year| chrono::NaiveDate::from_ymd_opt(*year, 2, 29).is_some())),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

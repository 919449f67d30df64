//! How a law names a holiday: a date, days from Easter, a weekday of a month; since when, where, and what becomes of a weekend.

use chrono::{Datelike, NaiveDate, Weekday};

use loket_engine::policy::{Date, easter};

/// A holiday as a law names it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rule {
    name: &'static str,
    on: On,
    /// The regions that have it; none: all of them.
    regions: &'static [&'static str],
    since: i32,
    weekend: Weekend,
}

#[derive(Debug, Clone, Copy)]
enum On {
    /// A month and a day.
    Day(u32, u32),
    /// So many days after Easter Sunday.
    Easter(i64),
    /// The n-th such weekday of a month, from 1.
    Nth(u8, Weekday, u32),
    /// The last such weekday of a month.
    Last(Weekday, u32),
    /// One date and never again.
    Once(i32, u32, u32),
    /// What no other form says.
    In(fn(i32) -> Option<Date>),
}

/// What becomes of a holiday on a Saturday or a Sunday. The day itself stays one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Weekend {
    /// Nothing.
    Lost,
    /// The next weekday that is no holiday is one as well.
    NextFreeDay,
    /// For a Saturday the Friday before, for a Sunday the Monday after is one as well.
    Nearest,
}

pub(super) const fn day(name: &'static str, month: u32, day: u32) -> Rule {
    rule(name, On::Day(month, day))
}

/// So many days after Easter Sunday.
pub(super) const fn after_easter(name: &'static str, days: i64) -> Rule {
    rule(name, On::Easter(days))
}

pub(super) const fn nth(name: &'static str, nth: u8, weekday: Weekday, month: u32) -> Rule {
    rule(name, On::Nth(nth, weekday, month))
}

pub(super) const fn last(name: &'static str, weekday: Weekday, month: u32) -> Rule {
    rule(name, On::Last(weekday, month))
}

pub(super) const fn once(name: &'static str, year: i32, month: u32, day: u32) -> Rule {
    rule(name, On::Once(year, month, day))
}

pub(super) const fn each(name: &'static str, on: fn(i32) -> Option<Date>) -> Rule {
    rule(name, On::In(on))
}

const fn rule(name: &'static str, on: On) -> Rule {
    Rule { name, on, regions: &[], since: i32::MIN, weekend: Weekend::Lost }
}

impl Rule {
    /// In these regions only.
    pub(super) const fn only(mut self, regions: &'static [&'static str]) -> Rule {
        self.regions = regions;
        self
    }

    /// From this year on.
    pub(super) const fn since(mut self, year: i32) -> Rule {
        self.since = year;
        self
    }

    pub(super) const fn weekend(mut self, weekend: Weekend) -> Rule {
        self.weekend = weekend;
        self
    }

    fn date(&self, year: i32) -> Option<Date> {
        if year < self.since {
            return None;
        }
        match self.on {
            On::Day(month, day) => NaiveDate::from_ymd_opt(year, month, day),
            On::Easter(days) => easter(year)?.checked_add_signed(chrono::TimeDelta::days(days)),
            On::Nth(nth, weekday, month) => NaiveDate::from_weekday_of_month_opt(year, month, weekday, nth),
            On::Last(weekday, month) => {
                let of_month = |nth| NaiveDate::from_weekday_of_month_opt(year, month, weekday, nth);
                of_month(5).or_else(|| of_month(4))
            }
            On::Once(only, month, day) => (only == year).then(|| NaiveDate::from_ymd_opt(year, month, day))?,
            On::In(on) => on(year),
        }
    }
}

/// The holidays that a year has, and the days on which it makes up for weekends (one of them may lie in the year before).
pub(super) fn of_year(rules: &[Rule], region: &str, year: i32) -> Vec<(Date, String)> {
    let mine = rules.iter().filter(|rule| rule.regions.is_empty() || rule.regions.contains(&region));
    let mut own: Vec<(Date, &Rule)> = mine.filter_map(|rule| Some((rule.date(year)?, rule))).collect();
    own.sort_by_key(|(date, _)| *date);
    let mut days: Vec<(Date, String)> = own.iter().map(|(date, rule)| (*date, rule.name.to_owned())).collect();
    for (date, rule) in own {
        let instead = match (rule.weekend, date.weekday()) {
            (Weekend::NextFreeDay, Weekday::Sat | Weekday::Sun) => {
                let free = |date: &Date| !is_weekend(*date) && days.iter().all(|(taken, _)| taken != date);
                date.iter_days().skip(1).find(free)
            }
            (Weekend::Nearest, Weekday::Sat) => date.pred_opt(),
            (Weekend::Nearest, Weekday::Sun) => date.succ_opt(),
            _ => None,
        };
        days.extend(instead.map(|date| (date, format!("{} (in lieu)", rule.name))));
    }
    days
}

fn is_weekend(date: Date) -> bool {
    matches!(date.weekday(), Weekday::Sat | Weekday::Sun)
}

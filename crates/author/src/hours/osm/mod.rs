//! Reads OpenStreetMap's `opening_hours`, as in `Mo-Fr 09:00-17:00; Dec 24 09:00-12:00; PH off`.
//!
//! The crate of that syntax reads the text. Here each of its rules becomes what a policy has for it: a week, a period, a closure, a
//! day with hours of its own, public holidays. Afterwards both are worked out day by day and compared, because in that syntax a later
//! rule takes back earlier ones, which a policy says by kind rather than by order.
//!
//! It knows no file and no other part of a policy than hours. That crate is named in this folder alone.

mod compare;
mod days;

use opening_hours_syntax::rules::day::{HolidayKind, WeekDayRange};
use opening_hours_syntax::rules::time::{Time, TimeSpan};
use opening_hours_syntax::rules::{OpeningHoursExpression, RuleKind, RuleOperator, RuleSequence};

use super::draft::{Draft, Report};
use super::week::{DAY, add, without};
use days::{DayRange, day_range};
use loket_engine::calendar::Years;
use loket_engine::policy::{Interval, Week};

/// The longest text that is read; in OpenStreetMap a value has at most 255 characters.
const LONGEST: usize = 4096;

/// Reads support hours. `holidays` are the countries or regions that `PH` means; `years` are those in which the result is compared
/// with the text.
///
/// # Errors
/// What in the text is not understood.
pub fn read(text: &str, holidays: &[String], years: Years) -> Result<(Draft, Report), String> {
    if text.len() > LONGEST {
        return Err(format!("is longer than {LONGEST} bytes"));
    }
    // One text may stand on several lines.
    let text = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ");
    let text = text.trim_start_matches("opening_hours=").trim();
    if text.is_empty() {
        return Err("is empty".to_owned());
    }
    let expression = parse(text)?;
    let (mut draft, mut report) = (Draft { week: Some(Week::default()), ..Draft::default() }, Report::default());
    for rule in &expression.rules {
        match draft.take_whole(|draft| take(rule, holidays, draft)) {
            Ok(taken) => report.taken(None, rule.to_string(), taken),
            Err(why) => report.left(None, rule.to_string(), why),
        }
    }
    for (date, there, here) in compare::differences(text, &draft, years) {
        report.differs(date, format!("the text says {there}, these hours {here}"));
    }
    Ok((draft, report))
}

fn parse(text: &str) -> Result<OpeningHoursExpression, String> {
    opening_hours_syntax::parse(text).map_err(|error| {
        // The place is in the first line of a picture; what the picture says beyond it are names of a grammar's inside.
        let message = error.to_string();
        let first = message.lines().next().unwrap_or_default();
        let column = first.trim().strip_prefix("--> 1:").and_then(|column| column.parse::<usize>().ok()?.checked_sub(1));
        match column {
            Some(column) => match text.chars().skip(column).take(20).collect::<String>() {
                rest if rest.is_empty() => "ends too early".to_owned(),
                rest => format!("`{rest}` is not understood"),
            },
            None => first.to_owned(),
        }
    })
}

/// Takes one rule; says as what, or why not.
fn take(rule: &RuleSequence, holidays: &[String], draft: &mut Draft) -> Result<String, String> {
    if rule.operator == RuleOperator::Fallback {
        return Err("a policy has no hours that hold only where others say nothing".to_owned());
    }
    if rule.kind == RuleKind::Unknown {
        return Err("it does not say whether the desk is open".to_owned());
    }
    let times = times(&rule.time_selector.spans)?;
    let selector = &rule.day_selector;
    if !selector.week.is_empty() {
        return Err("a policy does not know weeks by number".to_owned());
    }
    if !selector.year.is_empty() {
        return Err("years without a date are not read; write `2026 Jan 1-2026 Dec 31`".to_owned());
    }
    let (weekdays, on_holidays) = weekdays(&selector.weekday)?;
    let whole_day = times == [Interval { from: 0, until: DAY }];
    let how = Hours { closed: rule.kind == RuleKind::Closed, added: rule.operator == RuleOperator::Additional, times };
    let mut taken = Vec::new();
    if on_holidays {
        taken.extend(take_holidays(&how, whole_day, &weekdays, holidays, draft)?);
    }
    let any_weekday = selector.weekday.is_empty();
    if selector.monthday.is_empty() {
        if any_weekday || weekdays.contains(&true) {
            how.apply(draft.week.get_or_insert_default(), &weekdays);
            taken.push("`week`".to_owned());
        }
        return Ok(taken.join(", "));
    }
    let ranges = selector.monthday.iter().map(day_range).collect::<Result<Vec<DayRange>, String>>()?;
    for range in ranges {
        taken.push(match (how.closed && whole_day && any_weekday, range) {
            (true, range) => {
                // A later rule takes back an earlier one, and hours of a day would win over its closure.
                if range.until.is_none() && draft.days.iter().any(|(day, _)| *day == range.from) {
                    draft.open(range.from.clone(), Vec::new());
                }
                draft.close(range.closure()?);
                "`closed`".to_owned()
            }
            (false, DayRange { from, until: None }) if any_weekday && !how.closed && !how.added => {
                draft.open(from, how.times.clone());
                "`days`".to_owned()
            }
            (false, DayRange { from, until }) => {
                let until = until.or_else(|| Some(from.clone()));
                take_period(&how, &weekdays, from, until, draft);
                "`periods`".to_owned()
            }
        });
    }
    taken.dedup();
    Ok(taken.join(", "))
}

/// The hours that a rule gives to days, or takes from them.
struct Hours {
    closed: bool,
    added: bool,
    times: Vec<Interval>,
}

impl Hours {
    /// Gives or takes them on some days of a week. Open hours replace those that a day had, unless they are added.
    fn apply(&self, week: &mut Week, weekdays: &[bool; 7]) {
        for (day, _) in week.0.iter_mut().zip(weekdays).filter(|(_, named)| **named) {
            if self.closed {
                self.times.iter().for_each(|gap| *day = without(day, *gap));
                continue;
            }
            if !self.added {
                day.clear();
            }
            add(day, &self.times);
        }
    }
}

/// A period begins as the week that held so far, since a rule changes only the weekdays that it names.
fn take_period(hours: &Hours, weekdays: &[bool; 7], from: String, until: Option<String>, draft: &mut Draft) {
    let same = draft.periods.iter().position(|(begin, end, _)| *begin == from && *end == until);
    match same.and_then(|index| draft.periods.get_mut(index)) {
        Some((.., week)) => hours.apply(week, weekdays),
        None => {
            let mut week = draft.week.clone().unwrap_or_default();
            hours.apply(&mut week, weekdays);
            draft.periods.insert(0, (from, until, week));
        }
    }
}

fn take_holidays(
    hours: &Hours,
    whole_day: bool,
    weekdays: &[bool; 7],
    holidays: &[String],
    draft: &mut Draft,
) -> Result<Option<String>, String> {
    if hours.closed && whole_day {
        if holidays.is_empty() {
            return Err("public holidays of which country? name it with --holidays".to_owned());
        }
        draft.holidays = holidays.to_vec();
        return Ok(Some("`holidays`".to_owned()));
    }
    if !hours.closed && weekdays.iter().all(|named| *named) && !hours.added {
        draft.holidays.clear();
        return Ok(None);
    }
    Err("a policy has no hours for public holidays; give them day by day in `days`".to_owned())
}

/// The weekdays that are named, Monday first (all of them where none is), and whether public holidays are.
fn weekdays(ranges: &[WeekDayRange]) -> Result<([bool; 7], bool), String> {
    let mut days = [ranges.is_empty(); 7];
    let mut on_holidays = false;
    for range in ranges {
        match range {
            WeekDayRange::Holiday { kind: HolidayKind::Public, offset: 0 } => on_holidays = true,
            WeekDayRange::Holiday { kind: HolidayKind::Public, .. } => {
                return Err("a policy does not know days beside public holidays".to_owned());
            }
            WeekDayRange::Holiday { kind: HolidayKind::School, .. } => return Err("school holidays are not known".to_owned()),
            WeekDayRange::Fixed { range, offset: 0, nth_from_start, nth_from_end }
                if nth_from_start.iter().chain(nth_from_end).all(|nth| *nth) =>
            {
                let (from, to) = (range.start().num_days_from_monday(), range.end().num_days_from_monday());
                for step in 0..=(7 + to - from) % 7 {
                    if let Some(day) = usize::try_from((from + step) % 7).ok().and_then(|day| days.get_mut(day)) {
                        *day = true;
                    }
                }
            }
            WeekDayRange::Fixed { .. } => return Err("a policy has no weekdays by number in every month".to_owned()),
        }
    }
    Ok((days, on_holidays))
}

fn times(spans: &[TimeSpan]) -> Result<Vec<Interval>, String> {
    spans
        .iter()
        .map(|span| {
            let (Time::Fixed(from), Time::Fixed(until)) = (span.range.start, span.range.end) else {
                return Err("a policy does not know when the sun rises or sets".to_owned());
            };
            if span.open_end {
                return Err("it does not say when the desk closes".to_owned());
            }
            if span.repeats.is_some() {
                return Err("it gives points in time, not hours".to_owned());
            }
            let (from, until) = (from.mins_from_midnight(), until.mins_from_midnight());
            let until = if until < from { until + DAY } else { until };
            match from < DAY && from < until && until < from + DAY + u16::from(from == 0) {
                true => Ok(Interval { from, until }),
                false => Err("it spans a day or more; write 00:00-24:00".to_owned()),
            }
        })
        .collect()
}

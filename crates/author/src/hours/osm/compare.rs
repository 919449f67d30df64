//! The text and the hours made of it, worked out day by day: by the crate `opening-hours` there, by the calendar here.

use std::sync::Arc;

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime};
use opening_hours::{Context, ContextHolidays, OpeningHours, RuleKind};

use crate::hours::desk::desk;
use crate::hours::draft::Draft;
use crate::hours::holidays::holidays;
use loket_engine::calendar::{Calendar, Years, Zone, unite};
use loket_engine::policy::iso;

/// How many days are told; a rule that was left differs on most of them.
const TOLD: usize = 5;

/// The first days on which the two differ: the day, the hours there, the hours here.
pub(super) fn differences(text: &str, draft: &Draft, years: Years) -> Vec<(String, String, String)> {
    let (Some(there), Some(here)) = (theirs(text, &draft.holidays, years.clone()), ours(draft, years.clone())) else { return Vec::new() };
    let Some((first, last)) = NaiveDate::from_ymd_opt(*years.start(), 1, 1).zip(NaiveDate::from_ymd_opt(*years.end(), 12, 31)) else {
        return Vec::new();
    };
    let mut told = Vec::new();
    for date in first.iter_days().take_while(|date| *date <= last) {
        let (begin, end) = (date.and_time(NaiveTime::MIN), (date + Days::new(1)).and_time(NaiveTime::MIN));
        let open =
            there.iter_range(begin, end).filter(|range| range.kind == RuleKind::Open).map(|range| (range.range.start, range.range.end));
        let (there, here) = (text_of(open, end), text_of(spans(&here, begin, end).into_iter(), end));
        if there != here {
            told.push((iso(date), there, here));
            if told.len() == TOLD {
                break;
            }
        }
    }
    told
}

fn theirs(text: &str, places: &[String], years: Years) -> Option<OpeningHours> {
    let mut days = compact_calendar::CompactCalendar::default();
    for date in places.iter().filter_map(|place| holidays(place, years.clone()).ok()).flat_map(|days| days.into_keys()) {
        days.insert(date);
    }
    let holidays = ContextHolidays::new(Arc::new(days), Arc::default());
    Some(text.parse::<OpeningHours>().ok()?.with_context(Context::default().with_holidays(holidays)))
}

/// On the wall clock: what a change of the clocks does is no matter of the format.
fn ours(draft: &Draft, years: Years) -> Option<Calendar> {
    let draft = Draft { zone: Some("UTC".to_owned()), ..draft.clone() };
    Some(Calendar::new(&desk(&draft.json(), years.clone())?, Zone::fixed("UTC", 0), years))
}

fn spans(calendar: &Calendar, begin: NaiveDateTime, end: NaiveDateTime) -> Vec<(NaiveDateTime, NaiveDateTime)> {
    let mut spans = Vec::new();
    let mut at = begin.and_utc().timestamp();
    let end = end.and_utc().timestamp();
    let civil = |at: i64| chrono::DateTime::from_timestamp(at, 0).unwrap_or_default().naive_utc();
    while let Some(open) = calendar.next_open(at).filter(|open| *open < end) {
        at = calendar.next_close(open).unwrap_or(end).min(end);
        spans.push((civil(open), civil(at)));
    }
    spans
}

/// `09:00-12:00, 13:00-17:00`, or that it is closed; touching spans are one.
fn text_of(spans: impl Iterator<Item = (NaiveDateTime, NaiveDateTime)>, end_of_day: NaiveDateTime) -> String {
    let mut union: Vec<(NaiveDateTime, NaiveDateTime)> = Vec::new();
    spans.for_each(|(from, until)| unite(&mut union, from, until));
    let time = |at: NaiveDateTime| if at == end_of_day { "24:00".to_owned() } else { at.format("%H:%M").to_string() };
    let spans: Vec<String> = union.into_iter().map(|(from, until)| format!("{}-{}", time(from), time(until))).collect();
    if spans.is_empty() { "closed".to_owned() } else { spans.join(", ") }
}

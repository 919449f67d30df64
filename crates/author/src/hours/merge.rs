//! Puts hours that were read elsewhere into a policy document, beside what its author wrote by hand.

use chrono::Datelike;

use super::desk::desk;
use loket_engine::calendar::{Years, closed_dates};
use loket_engine::policy::{Date, Day, Json, SupportHours, iso};

/// Merges a desk (as [`super::draft::Draft::json`] gives it) into the desk of that id, which is made when there is none. A zone
/// that stands there stays; week, periods and holidays are replaced; closures and days are added, and a day's hours replaced.
///
/// A closure also closes days that have hours of their own, which would win over it: those of `years`, where they come back every year.
pub fn merge(policy: &mut Json, id: &str, desk: &Json, years: Years) {
    let Json::Object(parts) = desk else { return };
    change(policy, "hours", |hours| {
        change(hours, id, |into| {
            if let Some(closed) = desk.get("closed").and_then(closures) {
                close_own_days(into, &closed, years);
            }
            parts.iter().for_each(|(name, value)| merge_part(into, name, value));
        });
    });
}

/// A desk that has nothing but these closures.
fn closures(closed: &Json) -> Option<SupportHours> {
    let parts = vec![
        ("zone", Json::String("UTC".to_owned())),
        ("week", Json::Object(vec![("mon-sun".to_owned(), Json::Array(vec![Json::String("00:00-24:00".to_owned())]))])),
        ("closed", closed.clone()),
    ];
    desk(&Json::object(parts), 2026..=2026)
}

fn close_own_days(into: &mut Json, closed: &SupportHours, years: Years) {
    let Some(Json::Object(days)) = into.get("days") else { return };
    let is_closed = |date: &Date| closed_dates(closed, date.year()..=date.year()).binary_search(date).is_ok();
    let on = |name: &String| match Day::parse(name) {
        Some(Day::Date(date)) => vec![date],
        Some(day) => years.clone().filter_map(|year| day.in_year(year)).collect(),
        None => Vec::new(),
    };
    let shut: Vec<Date> = days.iter().flat_map(|(name, _)| on(name)).filter(is_closed).collect();
    change(into, "days", |days| {
        shut.into_iter().for_each(|date| change(days, &iso(date), |intervals| *intervals = Json::Array(Vec::new())));
    });
}

fn merge_part(desk: &mut Json, name: &str, value: &Json) {
    let present = desk.get(name).is_some();
    change(desk, name, |old| match (name, old, value) {
        ("zone", ..) if present => {}
        ("closed", Json::Array(old), Json::Array(more)) => {
            for closure in more {
                if !old.contains(closure) {
                    old.push(closure.clone());
                }
            }
        }
        ("days", days, Json::Object(more)) => more.iter().for_each(|(day, intervals)| change(days, day, |old| *old = intervals.clone())),
        (_, old, value) => *old = value.clone(),
    });
}

/// Changes a property of an object; one that is not there is made first, empty.
fn change(json: &mut Json, name: &str, with: impl FnOnce(&mut Json)) {
    if !matches!(json, Json::Object(_)) {
        *json = Json::Object(Vec::new());
    }
    let Json::Object(parts) = json else { return };
    if let Some((_, value)) = parts.iter_mut().find(|(key, _)| key == name) {
        return with(value);
    }
    let mut value = Json::Object(Vec::new());
    with(&mut value);
    parts.push((name.to_owned(), value));
}

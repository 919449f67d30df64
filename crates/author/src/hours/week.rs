//! Weeks as policies write them, `{ "mon-thu": ["09:00-17:00"], "fri": [] }`, and what can be done with the intervals of a day.

use loket_engine::calendar::unite;
use loket_engine::policy::{Interval, Json, WEEKDAYS, Week};

/// The minutes of a day.
pub(super) const DAY: u16 = 1440;

/// The first and the last of some weekdays in a row.
type Run = (usize, usize);

/// A week with days of the same hours written as one, `mon-wed,fri`; days without hours are left out.
pub(super) fn week_json(week: &Week) -> Json {
    let mut groups: Vec<(&Vec<Interval>, Vec<Run>)> = Vec::new();
    for (day, intervals) in week.0.iter().enumerate().filter(|(_, intervals)| !intervals.is_empty()) {
        match groups.iter_mut().find(|(known, _)| *known == intervals) {
            None => groups.push((intervals, vec![(day, day)])),
            Some((_, runs)) => match runs.last_mut() {
                Some((_, last)) if *last + 1 == day => *last = day,
                _ => runs.push((day, day)),
            },
        }
    }
    let name = |day: usize| WEEKDAYS.get(day).copied().unwrap_or_default();
    let run =
        |(first, last): (usize, usize)| if first == last { name(first).to_owned() } else { format!("{}-{}", name(first), name(last)) };
    let days = groups.into_iter().map(|(intervals, runs)| {
        let runs: Vec<String> = runs.into_iter().map(run).collect();
        (runs.join(","), intervals_json(intervals))
    });
    Json::Object(days.collect())
}

/// Intervals as a policy lists them.
pub(super) fn intervals_json(intervals: &[Interval]) -> Json {
    Json::Array(intervals.iter().map(|interval| Json::String(interval.to_string())).collect())
}

/// Adds intervals to those of a day: what overlaps or touches becomes one, and none is longer than a policy can say.
pub(super) fn add(day: &mut Vec<Interval>, more: &[Interval]) {
    day.extend(more.iter().filter(|interval| interval.from < interval.until));
    day.sort_unstable();
    let mut spans: Vec<(u16, u16)> = Vec::new();
    for interval in day.drain(..) {
        let mut united = spans.clone();
        unite(&mut united, interval.from, interval.until);
        match united.iter().all(|(from, until)| until - from < DAY || (*from, *until) == (0, DAY)) {
            true => spans = united,
            false => spans.push((interval.from, interval.until)),
        }
    }
    day.extend(spans.into_iter().map(|(from, until)| Interval { from, until }));
}

/// What is left of the intervals of a day without those minutes of it.
pub(super) fn without(day: &[Interval], gap: Interval) -> Vec<Interval> {
    let mut rest = Vec::new();
    for interval in day {
        let before = Interval { from: interval.from, until: interval.until.min(gap.from) };
        let after = Interval { from: interval.from.max(gap.until), until: interval.until };
        rest.extend([before, after].into_iter().filter(|part| part.from < part.until && part.from < DAY));
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn intervals(texts: &[&str]) -> Vec<Interval> {
        texts.iter().map(|text| Interval::parse(text).unwrap()).collect()
    }

    #[test]
    fn union_and_difference() {
        let mut day = intervals(&["13:00-17:00", "09:00-12:00"]);
        add(&mut day, &intervals(&["11:00-13:00", "22:00-02:00"]));
        assert_eq!(day, intervals(&["09:00-17:00", "22:00-02:00"]));
        assert_eq!(without(&day, Interval::parse("12:00-23:00").unwrap()), intervals(&["09:00-12:00", "23:00-02:00"]));
        assert_eq!(without(&day, Interval { from: 0, until: DAY }), []);
        assert_eq!(without(&day, Interval::parse("18:00-19:00").unwrap()), day);
    }
}

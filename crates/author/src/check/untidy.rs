//! Support hours that are read as they were probably meant, and that their author should look at: told when a policy is checked, not to
//! every visitor's browser.

use loket_engine::calendar::date_of;
use loket_engine::policy::{Date, Interval, Path, Policy, Problems, Report, WEEKDAYS, Week, iso};

/// How many days ahead it is time to look up the next holidays.
const SOON: i64 = 92;

/// Warns of intervals that overlap, touch or stand out of order, of a day that ends at 23:59, and of holidays that run out.
pub(super) fn untidy(policy: &Policy, today: Date, problems: &mut Problems) {
    let root = Path::Root;
    let all = root.key("hours");
    for (id, hours) in policy.hours.iter() {
        let desk = all.key(id);
        week(&desk.key("week"), &hours.week, problems);
        for (index, period) in hours.periods.iter().enumerate() {
            week(&desk.key("periods").index(index).key("week"), &period.week, problems);
        }
        for (day, intervals) in &hours.days.0 {
            told(intervals).into_iter().for_each(|told| problems.warn(&desk.key("days").key(&day.to_string()), told));
        }
        if let Some(holidays) = &hours.holidays
            && holidays.until <= date_of(i64::from(today.to_epoch_days()) + SOON)
        {
            let message = format!("public holidays are known until {} only; build the policy anew", iso(holidays.until));
            problems.warn(&desk.key("holidays").key("until"), message);
        }
    }
}

/// What is said of several days is said once.
fn week(path: &Path<'_>, week: &Week, problems: &mut Problems) {
    let mut said: Vec<(String, Vec<&str>)> = Vec::new();
    for (name, intervals) in WEEKDAYS.into_iter().zip(&week.0) {
        for message in told(intervals) {
            match said.iter_mut().find(|(known, _)| *known == message) {
                Some((_, days)) => days.push(name),
                None => said.push((message, vec![name])),
            }
        }
    }
    for (message, days) in said {
        problems.warn(path, format!("{}: {message}", days.join(",")));
    }
}

fn told(intervals: &[Interval]) -> Vec<String> {
    let mut told = Vec::new();
    let filled: Vec<&Interval> = intervals.iter().filter(|interval| interval.from < interval.until).collect();
    for (index, one) in filled.iter().enumerate() {
        for other in filled.iter().skip(index + 1) {
            let (begin, end) = (one.from.max(other.from), one.until.min(other.until));
            match begin.cmp(&end) {
                std::cmp::Ordering::Less => told.push(format!("`{one}` and `{other}` overlap; what both have counts once")),
                std::cmp::Ordering::Equal => told.push(format!("`{one}` and `{other}` touch; one interval says the same")),
                std::cmp::Ordering::Greater => {}
            }
        }
        if one.until == 1439 {
            told.push(format!("`{one}` leaves out the last minute of the day; its end is written 24:00"));
        }
    }
    if !filled.is_sorted_by_key(|interval| interval.from) {
        told.push("the intervals are out of order; that changes nothing".to_owned());
    }
    told
}

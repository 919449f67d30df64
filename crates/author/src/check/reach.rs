//! Promises that reach beyond what is known of a desk: its closures are worked out for some years, and public holidays have an end.

use loket_engine::calendar::{Calendar, Instant};
use loket_engine::policy::{Counted, DayPart, Entry, Path, Policy, Problems, Report, Table, Target, WhichHours, Within, iso};
use loket_engine::response::Desks;

/// Warns of targets that, asked now, reach beyond the last day for which their desk's closures are known, and of desks that do not open
/// before it.
pub(super) fn reach(policy: &Policy, desks: &Desks, now: Instant, problems: &mut Problems) {
    let root = Path::Root;
    for (id, calendar) in desks.iter() {
        if let Some(opens) = calendar.next_open(now).filter(|opens| beyond(calendar, *opens)) {
            let opens = iso(calendar.zone().date(opens));
            problems.warn(&root.key("hours").key(id), format!("is closed on every day before {opens}"));
        }
    }
    for (index, target) in policy.targets.iter().enumerate() {
        table(Of { desks, now, target }, &target.within, &root.key("targets").index(index).key("within"), problems);
    }
}

#[derive(Clone, Copy)]
struct Of<'a> {
    desks: &'a Desks,
    now: Instant,
    target: &'a Target,
}

fn table(of: Of<'_>, part: &Table, path: &Path<'_>, problems: &mut Problems) {
    match part {
        Table::Time(within) => one(of, *within, None, path, problems),
        Table::Entry(entry) => one(of, entry.within, Some(entry), path, problems),
        Table::Rows(rows) => rows.iter().for_each(|(choice, part)| table(of, part, &path.key(choice), problems)),
    }
}

fn one(of: Of<'_>, within: Within, entry: Option<&Entry>, path: &Path<'_>, problems: &mut Problems) {
    let Within::Between(_, longest) = within else { return };
    let counted = entry.and_then(|entry| entry.counted).or(of.target.counted);
    let by = entry.and_then(|entry| entry.by).or(of.target.by).unwrap_or(DayPart::End);
    let hours: Vec<&str> = match entry.and_then(|entry| entry.hours.as_ref()).or(of.target.hours.as_ref()) {
        Some(WhichHours::Id(id)) => vec![id],
        Some(WhichHours::By(_, ids)) => ids.iter().map(|(_, id)| id.as_str()).collect(),
        None => Vec::new(),
    };
    for calendar in hours.into_iter().filter_map(|id| of.desks.calendar(id)) {
        let due = match counted {
            Some(Counted::SupportHours) => calendar.due(of.now, i64::from(longest.minutes) * 60),
            Some(Counted::BusinessDays) => longest.days().and_then(|days| calendar.business_days(of.now, days, by)),
            _ => None,
        };
        if let Some(due) = due.filter(|due| beyond(calendar, *due)) {
            let (due, known) = (iso(calendar.zone().date(due)), iso(calendar.known_until()));
            problems.warn(path, format!("asked now, it reaches to {due}; closures are known until {known} only"));
            return;
        }
    }
}

fn beyond(calendar: &Calendar, at: Instant) -> bool {
    calendar.zone().date(at) > calendar.known_until()
}

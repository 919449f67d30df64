//! What entries take from a desk, and what is left to it of each day.

use std::collections::BTreeMap;

use chrono::{NaiveDateTime, NaiveTime, Timelike};

use super::Desk;
use super::when::Absence;
use crate::hours::draft::Draft;
use crate::hours::week::{DAY, without};
use loket_engine::policy::{Closure, Date, Interval, iso};

/// What an entry takes from a desk.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Loss {
    /// Whole days, both included.
    Days(Date, Date),
    /// Days of every year, as a policy writes them.
    Yearly(String),
    /// Minutes of one day.
    Part(Date, Interval),
}

impl Loss {
    /// The closure that says it; `None` for a part of a day.
    fn closure(&self) -> Option<String> {
        match self {
            Loss::Days(from, to) if from == to => Some(iso(*from)),
            Loss::Days(from, to) => Some(format!("{}..{}", iso(*from), iso(*to))),
            Loss::Yearly(closure) => Some(closure.clone()),
            Loss::Part(..) => None,
        }
    }
}

/// What absences take from the hours of a desk, from today on; nothing when they lie outside its hours.
///
/// # Errors
/// EventTime a part of a day is taken and the hours of that day are not known, or a shift over midnight would lose more than that part.
pub(super) fn losses(absences: Vec<Absence>, desk: &Desk<'_>) -> Result<Vec<Loss>, String> {
    let mut lost = Vec::new();
    for absence in absences {
        match absence {
            Absence::Days(from, to) => lost.push(Loss::Days(from, to)),
            Absence::Times(from, until) => {
                for loss in split(from, until) {
                    match loss {
                        Loss::Part(date, gap) if date >= desk.today => {
                            let hours =
                                (desk.hours)(date).ok_or("it closes a part of a day; whose hours are they? name the policy with --into")?;
                            let evening_before = date.pred_opt().and_then(|before| (desk.hours)(before)).unwrap_or_default();
                            if cuts_a_night(&hours, gap) || evening_before.iter().any(|shift| shift.until > DAY + gap.from) {
                                return Err("it takes a part of a shift over midnight; give that night's hours in `days`".to_owned());
                            }
                            lost.extend((without(&hours, gap) != hours).then_some(loss));
                        }
                        Loss::Days(_, to) if to >= desk.today => lost.push(loss),
                        _ => {}
                    }
                }
            }
        }
    }
    Ok(lost)
}

/// Whether more than the gap would go: what is left of a shift after midnight cannot be said of the day on which it begins.
fn cuts_a_night(hours: &[Interval], gap: Interval) -> bool {
    let total = |day: &[Interval]| day.iter().map(|interval| u32::from(interval.until - interval.from)).sum::<u32>();
    let taken = |interval: &Interval| u32::from(interval.until.min(gap.until).saturating_sub(interval.from.max(gap.from)));
    total(&without(hours, gap)) + hours.iter().map(taken).sum::<u32>() != total(hours)
}

/// Times of the wall clock as the days in between, and a part of the first and of the last day.
fn split(from: NaiveDateTime, until: NaiveDateTime) -> Vec<Loss> {
    let minute = |at: NaiveDateTime| u16::try_from(at.num_seconds_from_midnight() / 60).unwrap_or_default();
    let (first, last) = (from.date(), until.date());
    let whole_from = if from.time() == NaiveTime::MIN { Some(first) } else { first.succ_opt() };
    let whole = whole_from.zip(last.pred_opt()).filter(|(from, to)| from <= to).map(|(from, to)| Loss::Days(from, to));
    let (begin, end) = (minute(from), minute(until));
    let parts = match first == last {
        true => vec![(first, begin, end)],
        false => vec![(first, begin, if begin == 0 { 0 } else { DAY }), (last, 0, end)],
    };
    let parts = parts.into_iter().filter(|(_, from, until)| from < until);
    whole.into_iter().chain(parts.map(|(date, from, until)| Loss::Part(date, Interval { from, until }))).collect()
}

/// The closures and days that say all of it: each day keeps what nothing takes from it.
pub(super) fn draft<'l>(lost: impl Iterator<Item = &'l Loss>, desk: &Desk<'_>) -> Draft {
    let (mut draft, mut parts) = (Draft::default(), BTreeMap::<Date, Vec<Interval>>::new());
    for loss in lost {
        match (loss.closure(), loss) {
            (Some(closure), _) => draft.close(closure),
            (None, Loss::Part(date, gap)) => parts.entry(*date).or_default().push(*gap),
            (None, _) => {}
        }
    }
    let closures: Vec<Closure> = draft.closed.iter().filter_map(|closure| Closure::parse(closure)).collect();
    // Hours of its own win over a closure, so a day that is closed must not get any.
    for (date, gaps) in parts.into_iter().filter(|(date, _)| !is_closed(&closures, *date)) {
        let hours = (desk.hours)(date).unwrap_or_default();
        draft.open(iso(date), gaps.into_iter().fold(hours, |hours, gap| without(&hours, gap)));
    }
    draft
}

/// As what an entry was taken: its closures, and what is left of days of which it takes a part. A day that another entry closes has no
/// hours in the draft.
pub(super) fn told(lost: &[Loss], draft: &Draft) -> String {
    let one = |loss: &Loss| match loss {
        Loss::Yearly(closure) => format!("{closure} of every year"),
        Loss::Part(date, _) => {
            let day = iso(*date);
            let own = draft.days.iter().find(|(known, _)| *known == day);
            let left: Vec<String> = own.map(|(_, left)| left.as_slice()).unwrap_or_default().iter().map(Interval::to_string).collect();
            format!("{day} {}", if left.is_empty() { "closed".to_owned() } else { left.join(", ") })
        }
        days => days.closure().unwrap_or_default(),
    };
    let mut told: Vec<String> = lost.iter().map(one).collect();
    told.dedup();
    match told.len() {
        ..=4 => told.join("; "),
        more => format!("{}; … ({more} times)", told.get(..3).unwrap_or_default().join("; ")),
    }
}

/// Whether one of the closures that are made here covers a date.
fn is_closed(closures: &[Closure], date: Date) -> bool {
    let day = (chrono::Datelike::month(&date), chrono::Datelike::day(&date));
    closures.iter().any(|closure| match closure {
        Closure::Dates(from, to) => (*from..=*to).contains(&date),
        Closure::Yearly(from, to) => {
            let (from, to) = ((from.month, from.day), (to.month, to.day));
            if from <= to { (from..=to).contains(&day) } else { day >= from || day <= to }
        }
        _ => false,
    })
}

//! Reads closures from an iCalendar file (RFC 5545): what a calendar of absences, or a feed of public holidays, says of a desk.
//!
//! The crates of that format read the components and work out what recurs. Here each entry is judged: what closes the desk, on which
//! of its days, and what is noise. Whatever is left is told with its line and the reason.
//!
//! It knows no file: a calendar is a text. It knows nothing of what the closures are put into.

mod entry;
mod judge;
mod lines;
mod recur;
mod when;

use icalendar::parser::Component;

use super::draft::{Draft, Report};
use entry::Entry;
use loket_engine::calendar::{Years, Zone};
use loket_engine::policy::{Date, Interval, ZoneName, iso};
use when::Span;

/// What has to be known to judge the entries of a calendar.
pub struct Desk<'a> {
    /// The desk's zone, in which times of day are read; without it, entries that have some are left.
    pub zone: Option<ZoneName>,
    /// The day before which everything is over.
    pub today: Date,
    /// The years for which what recurs is worked out.
    pub years: Years,
    /// The hours that begin on a day, when they are known: what an entry takes away that closes a part of a day.
    pub hours: &'a dyn Fn(Date) -> Option<Vec<Interval>>,
    /// Where zones come from.
    pub zones: &'a dyn Fn(&ZoneName, Years) -> Option<Zone>,
    /// Parts of titles whose entries are taken, even though they are shown as free or look like noise.
    pub take: &'a [String],
    /// Parts of titles whose entries are left.
    pub leave: &'a [String],
}

/// Reads the closures of a calendar.
///
/// # Errors
/// When the text is no iCalendar, with the line.
pub fn read(text: &str, desk: &Desk<'_>) -> Result<(Draft, Report), String> {
    let (mut draft, mut report) = (Draft::default(), Report::default());
    for block in lines::blocks(text)? {
        let calendar = icalendar::parser::read_calendar(&block.text)
            .map_err(|problem| format!("line {}: this calendar is not understood: {}", block.line, first_words(&problem)))?;
        let zone = calendar.properties.iter().find(|property| property.name == "X-WR-TIMEZONE").map(|zone| zone.val.as_str().to_owned());
        let entries: Vec<(usize, &Component<'_>)> = block.entries.iter().copied().zip(&calendar.components).collect();
        let moved = entry::moved(entries.iter().map(|(_, component)| *component));
        for (line, component) in entries {
            if component.name == "VTIMEZONE" {
                continue;
            }
            let what = entry::title(component);
            match take(component, zone.as_deref(), &moved, desk, &mut draft) {
                Ok(taken) => report.taken(Some(line), what, taken),
                Err(why) => report.left(Some(line), what, why),
            }
        }
    }
    Ok((draft, report))
}

fn first_words(problem: &str) -> String {
    problem.lines().map(str::trim).filter(|line| !line.is_empty()).take(2).collect::<Vec<_>>().join(" ").chars().take(160).collect()
}

/// Takes one entry; says as what, or why not.
fn take(
    component: &Component<'_>,
    calendar_zone: Option<&str>,
    moved: &entry::Moved,
    desk: &Desk<'_>,
    draft: &mut Draft,
) -> Result<String, String> {
    match component.name.as_str() {
        "VEVENT" => {}
        "VTODO" | "VJOURNAL" => return Err("a task or a note closes no desk".to_owned()),
        name => return Err(format!("a {name} is not read")),
    }
    let entry = Entry::read(component, calendar_zone)?;
    judge::closes(&entry, desk)?;
    if let Some(yearly) = recur::yearly(&entry, moved, &desk.years) {
        draft.close(yearly.clone());
        return Ok(format!("{yearly} of every year"));
    }
    let spans = recur::spans(&entry, moved, desk)?;
    let all = spans.len();
    let ahead: Vec<Span> = spans.into_iter().filter(|span| span.last_day() >= desk.today).collect();
    if ahead.is_empty() {
        return Err(if all == 0 { "it never takes place" } else { "it is over" }.to_owned());
    }
    let mut taken = Vec::new();
    for span in ahead {
        match span {
            Span::Days(from, to) => {
                let closure = if from == to { iso(from) } else { format!("{}..{}", iso(from), iso(to)) };
                draft.close(closure.clone());
                taken.push(closure);
            }
            Span::Times(from, until) => taken.extend(partly(from, until, desk, draft)?),
        }
    }
    match taken.len() {
        0 => Err("it lies outside the desk's hours".to_owned()),
        1..=4 => Ok(taken.join("; ")),
        more => Ok(format!("{}; … ({more} times)", taken.iter().take(3).map(String::as_str).collect::<Vec<_>>().join("; "))),
    }
}

/// Takes times of the wall clock away from the days on which they lie.
fn partly(from: chrono::NaiveDateTime, until: chrono::NaiveDateTime, desk: &Desk<'_>, draft: &mut Draft) -> Result<Vec<String>, String> {
    let mut taken = Vec::new();
    for date in from.date().iter_days().take_while(|date| date.and_time(chrono::NaiveTime::MIN) < until).take(366) {
        if date < desk.today {
            continue;
        }
        let minute = |at: chrono::NaiveDateTime| {
            u16::try_from((at - date.and_time(chrono::NaiveTime::MIN)).num_minutes().clamp(0, 1440)).unwrap_or(1440)
        };
        let gap = Interval { from: minute(from), until: minute(until) };
        let day = iso(date);
        if gap == (Interval { from: 0, until: 1440 }) {
            draft.close(day.clone());
            taken.push(day);
            continue;
        }
        let known = draft.days.iter().find(|(known, _)| *known == day).map(|(_, intervals)| intervals.clone());
        let Some(hours) = known.or_else(|| (desk.hours)(date)) else {
            return Err("it closes a part of a day; whose hours are they? name the policy with --into".to_owned());
        };
        let rest = super::week::without(&hours, gap);
        if rest != hours {
            let left: Vec<String> = rest.iter().map(Interval::to_string).collect();
            taken.push(format!("{day} {}", if left.is_empty() { "closed".to_owned() } else { left.join(", ") }));
            draft.open(day, rest);
        }
    }
    Ok(taken)
}

//! Reads closures from an iCalendar file (RFC 5545): what a calendar of absences, or a feed of public holidays, says of a desk.
//!
//! The crates of that format read the components and work out what recurs. Here each entry is judged: what closes the desk, on which
//! of its days, and what is noise. Whatever is left is told with its line and the reason.
//!
//! It knows no file: a calendar is a text. It knows nothing of what the closures are put into.

mod event;
mod judge;
mod lines;
mod loss;
mod recur;
mod when;

use icalendar::parser::Component;

use super::draft::{Draft, Report};
use event::Event;
use loket_engine::calendar::{Years, Zone};
use loket_engine::policy::{Date, Interval, ZoneName};
use loss::{Loss, losses};
use when::Absence;

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
/// Every entry is judged before any is written: one that turns out to be unreadable half-way leaves nothing behind, and what two
/// entries take from one day does not depend on which comes first.
///
/// # Errors
/// EventTime the text is no iCalendar, with the line.
pub fn read(text: &str, desk: &Desk<'_>) -> Result<(Draft, Report), String> {
    let mut judged: Vec<(usize, String, Result<Vec<Loss>, String>)> = Vec::new();
    for block in lines::blocks(text)? {
        let calendar = icalendar::parser::read_calendar(&block.text)
            .map_err(|problem| format!("line {}: this calendar is not understood: {}", block.line, first_words(&problem)))?;
        let zone = calendar.properties.iter().find(|property| property.name == "X-WR-TIMEZONE").map(|zone| zone.val.as_str().to_owned());
        let entries = || calendar.components.iter();
        let moved = event::moved(entries(), zone.as_deref());
        let versions = event::Versions::new(entries());
        for (line, component) in block.entries.iter().zip(entries()).filter(|(_, component)| component.name != "VTIMEZONE") {
            let lost = match versions.has_newer(component) {
                true => Err("a newer version of it is in the file".to_owned()),
                false => judge(component, zone.as_deref(), &moved, desk),
            };
            judged.push((*line, event::title(component), lost));
        }
    }
    let draft = loss::draft(judged.iter().filter_map(|(.., lost)| lost.as_deref().ok()).flatten(), desk);
    let mut report = Report::default();
    for (line, what, lost) in judged {
        match lost {
            Ok(lost) => report.taken(Some(line), what, loss::told(&lost, &draft)),
            Err(why) => report.left(Some(line), what, why),
        }
    }
    Ok((draft, report))
}

fn first_words(problem: &str) -> String {
    problem.lines().map(str::trim).filter(|line| !line.is_empty()).take(2).collect::<Vec<_>>().join(" ").chars().take(160).collect()
}

/// What one entry takes from the desk, or why it is left.
fn judge(component: &Component<'_>, calendar_zone: Option<&str>, moved: &[event::Moved], desk: &Desk<'_>) -> Result<Vec<Loss>, String> {
    match component.name.as_str() {
        "VEVENT" => {}
        "VTODO" | "VJOURNAL" => return Err("a task or a note closes no desk".to_owned()),
        name => return Err(format!("a {name} is not read")),
    }
    let event = Event::read(component, calendar_zone)?;
    judge::closes(&event, desk)?;
    if event.onwards {
        return Err("it moves an entry that recurs from one time on, which is not read; enter it as an entry of its own".to_owned());
    }
    if let Some(yearly) = recur::yearly(&event, moved, &desk.years) {
        return Ok(vec![Loss::Yearly(yearly)]);
    }
    let absences = recur::absences(&event, moved, desk)?;
    let never = absences.is_empty();
    let ahead: Vec<Absence> = absences.into_iter().filter(|absence| absence.last_day() >= desk.today).collect();
    if ahead.is_empty() {
        return Err(if never { "it never takes place" } else { "it is over" }.to_owned());
    }
    match losses(ahead, desk)? {
        lost if lost.is_empty() => Err("it lies outside the desk's hours".to_owned()),
        lost => Ok(lost),
    }
}

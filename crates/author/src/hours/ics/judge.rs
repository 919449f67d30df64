//! Whether an entry closes a desk. Feeds of holidays hold much that does not: observances, days that only have a name, notes.

use super::Desk;
use super::event::Event;

/// What calendars of public holidays write into the category, or first into the description, of a day off.
const HOLIDAY: [&str; 14] = [
    "public holiday",
    "bank holiday",
    "national holiday",
    "federal holiday",
    "state holiday",
    "holiday",
    "holidays",
    "gesetzlicher feiertag",
    "feiertag",
    "feiertage",
    "jour férié",
    "officiële feestdag",
    "nationale feestdag",
    "feestdag",
];

/// And of a day that is none.
const OBSERVANCE: [&str; 12] = [
    "observance",
    "observances",
    "season",
    "christian observance",
    "gedenktag",
    "gedenktage",
    "kein gesetzlicher feiertag",
    "gedenkdag",
    "herdenkingsdag",
    "viering",
    "journée commémorative",
    "fête non fériée",
];

/// Days that have a name and are no day off in the countries whose holidays are known. The words are parts of titles.
const NAMED_ONLY: [&str; 37] = [
    "st martin",
    "st. martin",
    "saint martin",
    "sankt martin",
    "martinstag",
    "martinmas",
    "sint-maarten",
    "sint maarten",
    "sint-martinus",
    "valentine's",
    "valentijnsdag",
    "saint-valentin",
    "valentinstag",
    "mother's day",
    "mothers' day",
    "muttertag",
    "moederdag",
    "fête des mères",
    "father's day",
    "vatertag",
    "vaderdag",
    "fête des pères",
    "halloween",
    "april fool",
    "saint nicholas",
    "nikolaustag",
    "sinterklaas",
    "advent sunday",
    "adventssonntag",
    "zondag van de advent",
    "rosenmontag",
    "shrove",
    "fasching",
    "daylight saving",
    "summer time",
    "zomertijd",
    "sommerzeit",
];

/// Why an entry closes no desk, when it does not.
pub(super) fn closes(event: &Event, desk: &Desk<'_>) -> Result<(), String> {
    let title = event.title.to_lowercase().replace('’', "'");
    let names = |words: &[String]| words.iter().find(|word| title.contains(&word.to_lowercase())).cloned();
    if event.cancelled {
        return Err("it is cancelled".to_owned());
    }
    if let Some(word) = names(desk.leave) {
        return Err(format!("entries with `{word}` are to be left"));
    }
    if names(desk.take).is_some() {
        return Ok(());
    }
    let is = |words: &[&str]| event.kinds.iter().any(|kind| words.contains(&kind.as_str()));
    if event.tentative {
        return Err("it is tentative; take it with --take".to_owned());
    }
    if is(&OBSERVANCE) {
        return Err("it is an observance, not a day off; take it with --take".to_owned());
    }
    if let Some(word) = NAMED_ONLY.iter().find(|word| title.contains(*word)) {
        return Err(format!("a day with `{word}` in its name is no public holiday; take it with --take"));
    }
    if event.free && !is(&HOLIDAY) {
        return Err("it is shown as free; take it with --take".to_owned());
    }
    Ok(())
}

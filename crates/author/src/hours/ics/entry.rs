//! One `VEVENT` with the properties that matter to a desk.

use std::collections::BTreeSet;

use chrono::NaiveDateTime;
use icalendar::parser::{Component, Property};

use super::when::{Length, When};

pub(super) struct Entry {
    pub(super) uid: String,
    pub(super) title: String,
    pub(super) start: When,
    pub(super) length: Length,
    pub(super) rule: Option<String>,
    pub(super) more: Vec<When>,
    pub(super) except: Vec<When>,
    /// Whether it stands for one time of an entry that recurs.
    pub(super) instead: bool,
    pub(super) cancelled: bool,
    pub(super) tentative: bool,
    pub(super) free: bool,
    /// What says of which kind it is: categories, and the first line of the description.
    pub(super) kinds: Vec<String>,
}

/// The times of entries that recur for which another entry stands, by the entry's id.
pub(super) type Moved = BTreeSet<(String, NaiveDateTime)>;

impl Entry {
    pub(super) fn read(component: &Component<'_>, calendar_zone: Option<&str>) -> Result<Entry, String> {
        let start = property(component, "DTSTART").ok_or("it has no DTSTART")?;
        let start = When::read(start, calendar_zone)?;
        let end = property(component, "DTEND").map(|end| When::read(end, calendar_zone)).transpose()?;
        let length = match (end, property(component, "DURATION")) {
            (Some(end), _) => Length::between(&start, &end)?,
            (None, Some(duration)) => Length::read(value(duration))?,
            (None, None) => Length::none(&start),
        };
        let is = |name: &str, words: &[&str]| {
            property(component, name).is_some_and(|property| words.iter().any(|word| value(property).eq_ignore_ascii_case(word)))
        };
        let busy = "X-MICROSOFT-CDO-BUSYSTATUS";
        let kinds = properties(component, "CATEGORIES").flat_map(|categories| value(categories).split(','));
        let described = property(component, "DESCRIPTION").and_then(|text| value(text).split(['\n', '\\']).next());
        Ok(Entry {
            uid: uid(component),
            title: title(component),
            length,
            rule: property(component, "RRULE").map(|rule| value(rule).to_owned()),
            more: times(component, "RDATE", calendar_zone)?,
            except: times(component, "EXDATE", calendar_zone)?,
            instead: property(component, "RECURRENCE-ID").is_some(),
            cancelled: is("STATUS", &["CANCELLED"]),
            tentative: is("STATUS", &["TENTATIVE"]) || is(busy, &["TENTATIVE"]),
            free: is("TRANSP", &["TRANSPARENT"]) || is(busy, &["FREE", "WORKINGELSEWHERE"]),
            kinds: kinds.chain(described).map(|kind| kind.trim().to_lowercase()).filter(|kind| !kind.is_empty()).collect(),
            start,
        })
    }
}

/// What people call an entry; shortened, and on one line.
pub(super) fn title(component: &Component<'_>) -> String {
    let title = property(component, "SUMMARY").map(|title| value(title).split_whitespace().collect::<Vec<_>>().join(" "));
    let title = title.filter(|title| !title.is_empty()).unwrap_or_else(|| format!("{} without a title", component.name.as_str()));
    if title.chars().count() > 60 { title.chars().take(59).chain(['…']).collect() } else { title }
}

/// All times for which an entry of its own stands, even a cancelled one.
pub(super) fn moved<'c>(components: impl Iterator<Item = &'c Component<'c>>) -> Moved {
    let one = |component: &Component<'_>| {
        let at = When::read(property(component, "RECURRENCE-ID")?, None).ok()?;
        Some((uid(component), at.civil()))
    };
    components.filter_map(one).collect()
}

fn uid(component: &Component<'_>) -> String {
    property(component, "UID").map(|uid| value(uid).to_owned()).unwrap_or_default()
}

/// The dates and times of a property that may hold several, and stand several times.
fn times(component: &Component<'_>, name: &str, calendar_zone: Option<&str>) -> Result<Vec<When>, String> {
    let mut times = Vec::new();
    for property in properties(component, name) {
        for text in value(property).split(',') {
            // Of a period, its beginning.
            let text = text.split('/').next().unwrap_or_default();
            times.push(When::parse(text, When::zone_of(property), calendar_zone)?);
        }
    }
    Ok(times)
}

fn property<'c>(component: &'c Component<'_>, name: &str) -> Option<&'c Property<'c>> {
    properties(component, name).next()
}

fn properties<'c>(component: &'c Component<'_>, name: &str) -> impl Iterator<Item = &'c Property<'c>> {
    component.properties.iter().filter(move |property| property.name.as_str().eq_ignore_ascii_case(name))
}

fn value<'c>(property: &'c Property<'_>) -> &'c str {
    property.val.as_str().trim()
}

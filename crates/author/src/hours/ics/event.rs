//! One `VEVENT` with the properties that matter to a desk.

use std::collections::BTreeMap;

use icalendar::parser::{Component, Property};

use super::when::{EventTime, Length};

pub(super) struct Event {
    pub(super) uid: String,
    pub(super) title: String,
    pub(super) start: EventTime,
    pub(super) length: Length,
    pub(super) rule: Option<String>,
    pub(super) more: Vec<EventTime>,
    pub(super) except: Vec<EventTime>,
    /// Whether it stands for one time of an entry that recurs.
    pub(super) instead: bool,
    /// Whether it also moves every later time of that entry.
    pub(super) onwards: bool,
    pub(super) cancelled: bool,
    pub(super) tentative: bool,
    pub(super) free: bool,
    /// What says of which kind it is: categories, and the first line of the description.
    pub(super) kinds: Vec<String>,
}

/// A time of an entry that recurs, for which another entry stands.
pub(super) struct Moved {
    uid: String,
    pub(super) at: EventTime,
    /// Whether the other stands for every later time as well.
    pub(super) onwards: bool,
}

impl Event {
    pub(super) fn read(component: &Component<'_>, calendar_zone: Option<&str>) -> Result<Event, String> {
        let start = property(component, "DTSTART").ok_or("it has no DTSTART")?;
        let start = EventTime::read(start, calendar_zone)?;
        let end = property(component, "DTEND").map(|end| EventTime::read(end, calendar_zone)).transpose()?;
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
        Ok(Event {
            uid: uid(component),
            title: title(component),
            length,
            rule: property(component, "RRULE").map(|rule| value(rule).to_owned()),
            more: times(component, "RDATE", calendar_zone)?,
            except: times(component, "EXDATE", calendar_zone)?,
            instead: property(component, "RECURRENCE-ID").is_some(),
            onwards: property(component, "RECURRENCE-ID").is_some_and(moves_all_later),
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
pub(super) fn moved<'c>(components: impl Iterator<Item = &'c Component<'c>>, calendar_zone: Option<&str>) -> Vec<Moved> {
    let one = |component: &Component<'_>| {
        let named = property(component, "RECURRENCE-ID")?;
        Some(Moved { uid: uid(component), at: EventTime::read(named, calendar_zone).ok()?, onwards: moves_all_later(named) })
    };
    components.filter_map(one).collect()
}

/// Whether a `RECURRENCE-ID` means the time that it names and all after it (RFC 5545, 3.2.13).
fn moves_all_later(recurrence_id: &Property<'_>) -> bool {
    let range = recurrence_id.params.iter().find(|parameter| parameter.key.as_str().eq_ignore_ascii_case("RANGE"));
    range.and_then(|range| range.val.as_ref()).is_some_and(|range| range.as_str().eq_ignore_ascii_case("THISANDFUTURE"))
}

impl Moved {
    /// Whether it is a time of that entry.
    pub(super) fn is_of(&self, event: &Event) -> bool {
        self.uid == event.uid
    }
}

/// The highest number of a version (`SEQUENCE`) that entries of a file have, by id and by the time for which they stand.
pub(super) struct Versions(BTreeMap<(String, String), u32>);

impl Versions {
    pub(super) fn new<'c>(components: impl Iterator<Item = &'c Component<'c>>) -> Versions {
        let mut newest = BTreeMap::new();
        for component in components {
            let known = newest.entry(identity(component)).or_default();
            *known = version(component).max(*known);
        }
        Versions(newest)
    }

    /// Whether the file also has a newer version of an entry. What has no id has no versions.
    pub(super) fn has_newer(&self, component: &Component<'_>) -> bool {
        let identity = identity(component);
        !identity.0.is_empty() && self.0.get(&identity).is_some_and(|newest| *newest > version(component))
    }
}

fn identity(component: &Component<'_>) -> (String, String) {
    (uid(component), property(component, "RECURRENCE-ID").map(|at| value(at).to_owned()).unwrap_or_default())
}

fn version(component: &Component<'_>) -> u32 {
    property(component, "SEQUENCE").and_then(|number| value(number).parse().ok()).unwrap_or_default()
}

fn uid(component: &Component<'_>) -> String {
    property(component, "UID").map(|uid| value(uid).to_owned()).unwrap_or_default()
}

/// The dates and times of a property that may hold several, and stand several times.
fn times(component: &Component<'_>, name: &str, calendar_zone: Option<&str>) -> Result<Vec<EventTime>, String> {
    let mut times = Vec::new();
    for property in properties(component, name) {
        for text in value(property).split(',') {
            // Of a period, its beginning.
            let text = text.split('/').next().unwrap_or_default();
            times.push(EventTime::parse(text, EventTime::zone_of(property), calendar_zone)?);
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

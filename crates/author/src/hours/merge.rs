//! Puts hours that were read elsewhere into a policy document, beside what its author wrote by hand.

use loket_engine::policy::Json;

/// Merges a desk (as [`super::draft::Draft::json`] gives it) into the desk of that id, which is made when there is none. A zone
/// that stands there stays; week, periods and holidays are replaced; closures and days are added, and a day's hours replaced.
pub fn merge(policy: &mut Json, id: &str, desk: &Json) {
    let Json::Object(parts) = desk else { return };
    change(policy, "hours", |hours| {
        change(hours, id, |into| parts.iter().for_each(|(name, value)| merge_part(into, name, value)));
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

//! Finds opening hours in JSON-LD, wherever they stand: in a graph, in a place, in a page's script.

use loket_engine::policy::Json;

/// The hours of one place or contact point.
#[derive(Default)]
pub(super) struct Found<'j> {
    /// Where their owner stands, as in `@graph[1]`; empty for the document itself.
    pub(super) path: String,
    /// Specifications, with the property and the number under which they stand.
    pub(super) specifications: Vec<(String, &'j Json)>,
    /// Short texts, as in `Mo-Fr 09:00-17:00`.
    pub(super) texts: Vec<(String, &'j str)>,
}

/// All hours of a document, in its order.
pub(super) fn find(json: &Json) -> Vec<Found<'_>> {
    let mut all = Vec::new();
    walk(json, "", &mut all);
    all
}

fn walk<'j>(json: &'j Json, path: &str, all: &mut Vec<Found<'j>>) {
    match json {
        Json::Array(items) => items.iter().enumerate().for_each(|(index, item)| walk(item, &format!("{path}[{index}]"), all)),
        Json::Object(parts) => {
            // The owner stands before what it holds.
            let place = all.len();
            let mut own = Found { path: path.to_owned(), ..Found::default() };
            let dot = if path.is_empty() { "" } else { "." };
            for (name, part) in parts {
                let here = format!("{path}{dot}{name}");
                match name.trim_start_matches("schema:") {
                    "openingHoursSpecification" | "specialOpeningHoursSpecification" | "hoursAvailable" => {
                        own.specifications.extend(several(part, &here));
                    }
                    "openingHours" => {
                        own.texts.extend(several(part, &here).into_iter().filter_map(|(path, text)| Some((path, text.as_str()?))));
                    }
                    _ => walk(part, &here, all),
                }
            }
            if !own.specifications.is_empty() || !own.texts.is_empty() {
                all.insert(place, own);
            }
        }
        _ => {}
    }
}

/// One value, or those of a list.
fn several<'j>(json: &'j Json, path: &str) -> Vec<(String, &'j Json)> {
    match json {
        Json::Array(items) => items.iter().enumerate().map(|(index, item)| (format!("{path}[{index}]"), item)).collect(),
        one => vec![(path.to_owned(), one)],
    }
}

/// The JSON-LD in a page's scripts, each with the line on which it begins; the text itself when it is no page.
pub(super) fn scripts(text: &str) -> Vec<(usize, &str)> {
    if !text.trim_start().starts_with('<') {
        return vec![(1, text)];
    }
    let mut scripts = Vec::new();
    let lower = text.to_ascii_lowercase();
    let mut at = 0;
    while let Some(tag) = lower.get(at..).and_then(|rest| rest.find("<script")).map(|found| at + found) {
        let Some(begin) = lower.get(tag..).and_then(|rest| rest.find('>')).map(|end| tag + end + 1) else { break };
        let end = lower.get(begin..).and_then(|rest| rest.find("</script")).map_or(text.len(), |end| begin + end);
        if lower.get(tag..begin).is_some_and(|tag| tag.contains("application/ld+json"))
            && let Some(script) = text.get(begin..end)
        {
            scripts.push((1 + text.get(..begin).map_or(0, |before| before.matches('\n').count()), script));
        }
        at = end;
    }
    scripts
}

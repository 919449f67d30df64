//! Sentences whose words depend on a number, in the syntax of ICU: `{count, plural, one {# day} other {# days}}`.

/// What is put at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place<'a> {
    /// Words.
    Text(&'a str),
    /// A number, as it is written, and its plural category in CLDR: `one`, `few`, `other`, …
    Count(&'a str, &'a str),
}

/// Fills the places of a sentence. What the sentence does not close is taken as closed at its end; a place that nothing is known for is
/// left empty, and a category that the sentence lacks is `other`.
///
/// ```
/// use loket_engine::say::{Place, message};
/// let days = "within {count, plural, one {# day} other {# days}} at {desk}";
/// let said = |count, category| message(days, &[("count", Place::Count(count, category)), ("desk", Place::Text("Ghent"))]);
/// assert_eq!((said("1", "one"), said("3", "few")), ("within 1 day at Ghent".to_owned(), "within 3 days at Ghent".to_owned()));
/// ```
pub fn message(sentence: &str, places: &[(&str, Place<'_>)]) -> String {
    let mut said = String::new();
    let mut rest = sentence;
    while let Some((before, after)) = rest.split_once('{') {
        said.push_str(before);
        let (inside, after) = closed(after);
        rest = after;
        let (name, choice) = inside.split_once(',').map_or((inside, None), |(name, choice)| (name, Some(choice)));
        let place = places.iter().find(|(known, _)| *known == name.trim()).map(|(_, place)| *place);
        match (place, choice) {
            (Some(Place::Text(text) | Place::Count(text, _)), None) => said.push_str(text),
            (Some(Place::Count(number, category)), Some(choice)) => said.push_str(&chosen(choice, category).replace('#', number)),
            _ => {}
        }
    }
    said.push_str(rest);
    said
}

/// What stands before the brace that closes this, and what stands behind it.
fn closed(text: &str) -> (&str, &str) {
    let mut depth = 1_u32;
    for (at, c) in text.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            let (inside, rest) = text.split_at(at);
            return (inside, rest.strip_prefix('}').unwrap_or(rest));
        }
    }
    (text, "")
}

/// The branch of `plural, one {…} other {…}` for a category.
fn chosen<'s>(choice: &'s str, category: &str) -> &'s str {
    let mut rest = choice.split_once(',').map_or("", |(_, branches)| branches);
    let mut other = "";
    while let Some((name, after)) = rest.split_once('{') {
        let (branch, after) = closed(after);
        rest = after;
        match name.trim() {
            name if name == category => return branch,
            "other" => other = branch,
            _ => {}
        }
    }
    other
}

//! JSON as people lay it out: what fits on a line stands on one, lists of plain values fill their lines.

use loket_engine::policy::Json;

const WIDTH: usize = 100;

/// The document as text, without a line break at its end.
///
/// ```
/// # use loket_author::hours::layout::layout;
/// # use loket_engine::policy::Json;
/// let json: Json = serde_json::from_str(r#"{"week":{"mon-fri":["09:00-17:00"]},"closed":[]}"#).unwrap();
/// assert_eq!(layout(&json), r#"{ "week": { "mon-fri": ["09:00-17:00"] }, "closed": [] }"#);
/// ```
pub fn layout(json: &Json) -> String {
    let mut text = String::new();
    write(json, 0, &mut text);
    text
}

fn write(json: &Json, indent: usize, text: &mut String) {
    let column = text.len() - text.rfind('\n').map_or(0, |at| at + 1);
    let line = on_one_line(json);
    if column + line.chars().count() <= WIDTH {
        return text.push_str(&line);
    }
    match json {
        Json::Array(items) if items.iter().all(|item| !matches!(item, Json::Array(_) | Json::Object(_))) => fill(items, indent, text),
        Json::Array(items) => block(items.iter().map(|item| (None, item)), ('[', ']'), indent, text),
        Json::Object(parts) => block(parts.iter().map(|(name, part)| (Some(name.as_str()), part)), ('{', '}'), indent, text),
        _ => text.push_str(&line),
    }
}

fn block<'j>(items: impl Iterator<Item = (Option<&'j str>, &'j Json)>, (open, close): (char, char), indent: usize, text: &mut String) {
    text.push(open);
    for (index, (name, item)) in items.enumerate() {
        text.push_str(if index == 0 { "\n" } else { ",\n" });
        text.push_str(&" ".repeat(indent + 2));
        if let Some(name) = name {
            text.push_str(&quoted(name));
            text.push_str(": ");
        }
        write(item, indent + 2, text);
    }
    text.push('\n');
    text.push_str(&" ".repeat(indent));
    text.push(close);
}

fn fill(items: &[Json], indent: usize, text: &mut String) {
    let margin = " ".repeat(indent + 2);
    text.push_str("[\n");
    let mut line = margin.clone();
    for (index, item) in items.iter().enumerate() {
        let item = on_one_line(item) + if index + 1 == items.len() { "" } else { "," };
        if line.len() > margin.len() && line.chars().count() + 1 + item.chars().count() > WIDTH {
            text.push_str(&line);
            text.push('\n');
            line.clone_from(&margin);
        } else if line.len() > margin.len() {
            line.push(' ');
        }
        line.push_str(&item);
    }
    text.push_str(&line);
    text.push('\n');
    text.push_str(&" ".repeat(indent));
    text.push(']');
}

fn on_one_line(json: &Json) -> String {
    match json {
        Json::Array(items) => format!("[{}]", items.iter().map(on_one_line).collect::<Vec<_>>().join(", ")),
        Json::Object(parts) if parts.is_empty() => "{}".to_owned(),
        Json::Object(parts) => {
            let parts = parts.iter().map(|(name, part)| format!("{}: {}", quoted(name), on_one_line(part)));
            format!("{{ {} }}", parts.collect::<Vec<_>>().join(", "))
        }
        plain => serde_json::to_string(plain).unwrap_or_default(),
    }
}

fn quoted(name: &str) -> String {
    serde_json::to_string(name).unwrap_or_default()
}

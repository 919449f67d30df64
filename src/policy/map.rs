//! An object with the author's own names, in the author's order: facts are asked and clauses are shown in the order written.

use super::problem::Problems;
use super::read::{Node, Read};

/// Values by name, in the order in which they were written.
#[derive(Debug, Clone, PartialEq)]
pub struct Map<T>(Vec<(String, T)>);

impl<T> Map<T> {
    /// The value of that name.
    pub fn get(&self, name: &str) -> Option<&T> {
        self.0.iter().find(|(key, _)| key == name).map(|(_, value)| value)
    }

    /// Whether there is a value of that name.
    pub fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// Names and values, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &T)> {
        self.0.iter().map(|(key, value)| (key.as_str(), value))
    }

    /// The names, in order.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(key, _)| key.as_str())
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<T> Default for Map<T> {
    fn default() -> Self {
        Map(Vec::new())
    }
}

/// Whether a name can be an id: a lower-case letter, then letters, digits, `-` and `_`.
pub fn is_id(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'_')
}

impl<T: Read> Read for Map<T> {
    fn read(node: Node<'_>, problems: &mut Problems) -> Option<Self> {
        let mut complete = true;
        let mut values = Vec::new();
        for (name, json) in node.object(problems)? {
            let path = node.path.key(name);
            if !is_id(name) {
                problems.error(&path, format!("`{name}` is not an id: lower-case letters, digits, `-` and `_`"));
            }
            match T::read(Node { json, path: &path }, problems) {
                Some(value) => values.push((name.clone(), value)),
                None => complete = false,
            }
        }
        complete.then_some(Map(values))
    }

    fn absent() -> Option<Self> {
        Some(Map::default())
    }
}

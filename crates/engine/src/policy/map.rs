//! An object with the author's own names, in the author's order: facts are asked and clauses are shown in the order written.

use super::problem::Report;
use super::read::{Node, Read};

/// Values by name, in the order in which they were written.
#[derive(Debug, Clone, PartialEq)]
pub struct Map<T> {
    // Apart from the values, so that what only looks at names is compiled once for all of them.
    names: Vec<String>,
    values: Vec<T>,
}

impl<T> Map<T> {
    /// The value of that name.
    pub fn get(&self, name: &str) -> Option<&T> {
        self.values.get(position(&self.names, name)?)
    }

    /// Whether there is a value of that name.
    pub fn has(&self, name: &str) -> bool {
        position(&self.names, name).is_some()
    }

    /// Names and values, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &T)> {
        self.keys().zip(&self.values)
    }

    /// The names, in order.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(String::as_str)
    }

    /// The names, in order.
    pub(super) fn names(&self) -> &[String] {
        &self.names
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }
}

impl<T> Default for Map<T> {
    fn default() -> Self {
        Map { names: Vec::new(), values: Vec::new() }
    }
}

fn position(names: &[String], name: &str) -> Option<usize> {
    names.iter().position(|known| known == name)
}

/// Whether a name can be an id: a lower-case letter, then letters, digits, `-` and `_`.
pub fn is_id(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'_')
}

impl<T: Read> Read for Map<T> {
    const REQUIRED: bool = false;

    fn read(node: Node<'_>, problems: &mut impl Report) -> Self {
        let mut map = Map::default();
        node.properties(problems, &mut |name, value, problems| {
            map.names.push(value.id(name, problems));
            map.values.push(T::read(value, problems));
        });
        map
    }
}

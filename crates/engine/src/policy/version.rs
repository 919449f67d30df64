//! Product versions, compared as people expect.

use std::cmp::Ordering;
use std::fmt;

use super::digits::number;
use super::problem::Report;
use super::read::{Node, Read};

/// A version such as `4.3.1`, `v2.0` or `5.0-beta.2`.
///
/// Any number of numeric parts (missing ones count as 0), an optional leading `v`, an optional pre-release after `-`, which is
/// older than the release itself, and an optional build suffix after `+`, which does not count.
///
/// ```
/// # use loket_engine::policy::Version;
/// let version = |text| Version::parse(text).unwrap();
/// assert!(version("4.10") > version("v4.9.3"));
/// assert!(version("5.0-beta") < version("5.0"));
/// assert_eq!(version("2"), version("2.0.0+build7"));
/// assert!(Version::parse("latest").is_none());
/// ```
#[derive(Debug, Clone)]
pub struct Version {
    written: String,
    numbers: Vec<u64>,
    pre: Vec<Identifier>,
}

/// A part of a pre-release. Numbers sort before words, as in Semantic Versioning 2.0.0, section 11.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Identifier {
    Number(u64),
    Word(String),
}

impl Version {
    /// Reads a version, or `None` when the text is none.
    pub fn parse(text: &str) -> Option<Self> {
        let written = text.trim();
        let bare = written.strip_prefix(['v', 'V']).unwrap_or(written);
        let bare = bare.split('+').next().unwrap_or(bare);
        let (numbers_written, pre_written) = match bare.split_once('-') {
            Some((numbers, pre)) => (numbers, Some(pre)),
            None => (bare, None),
        };
        let mut version = Version { written: written.to_owned(), numbers: Vec::new(), pre: Vec::new() };
        for part in numbers_written.split('.') {
            version.numbers.push(number(part)?);
        }
        if let Some(pre) = pre_written {
            for part in pre.split('.') {
                version.pre.push(identifier(part)?);
            }
        }
        Some(version)
    }

    /// The first number: what "major version" means.
    pub fn major(&self) -> u64 {
        self.numbers.first().copied().unwrap_or_default()
    }

    /// The first version that begins with these numbers, pre-releases included: `3.0-0` of `3`.
    pub fn first_of(numbers: &[u64]) -> Self {
        let mut numbers = numbers.to_vec();
        numbers.resize(numbers.len().max(2), 0);
        Version::made(numbers, true)
    }

    /// Some version that is older, as near to this one as people would name it: `4.2.9` has `4.2.8`, `4.0` has `3.9`.
    pub fn older(&self) -> Self {
        let mut numbers = self.numbers.clone();
        match numbers.iter().rposition(|number| *number > 0) {
            Some(last) => {
                for (place, number) in numbers.iter_mut().enumerate().skip(last) {
                    *number = if place == last { *number - 1 } else { 9 };
                }
                Version::made(numbers, false)
            }
            None => Version::made(numbers, true),
        }
    }

    /// Whether it is the first conceivable pre-release, which bounds a range and which nobody publishes: `3.0-0`.
    pub fn is_bound(&self) -> bool {
        self.pre == [Identifier::Number(0)]
    }

    /// Some version that is newer: `4.2.9` has `4.2.10`, `5.0-beta` has `5.0`.
    pub fn newer(&self) -> Self {
        let mut numbers = self.numbers.clone();
        if let Some(last) = numbers.last_mut().filter(|_| self.pre.is_empty()) {
            *last = last.saturating_add(1);
        }
        Version::made(numbers, false)
    }

    /// Some version between this one and a newer one, when there is any.
    pub fn between(&self, newer: &Self) -> Option<Self> {
        let mut numbers = self.numbers.clone();
        numbers.resize(numbers.len().max(newer.numbers.len()), 0);
        numbers.push(1);
        let mut longer = self.clone();
        longer.pre.push(Identifier::Number(0));
        longer.written = format!("{}.0", self.written);
        let candidates = [newer.older(), self.newer(), Version::made(numbers, false), longer];
        candidates.into_iter().find(|version| version > self && version < newer)
    }

    /// A version of these numbers; `first` of all its pre-releases, or the release.
    fn made(numbers: Vec<u64>, first: bool) -> Self {
        let written: Vec<String> = numbers.iter().map(u64::to_string).collect();
        let (pre, suffix) = if first { (vec![Identifier::Number(0)], "-0") } else { (Vec::new(), "") };
        Version { written: written.join(".") + suffix, numbers, pre }
    }
}

fn identifier(text: &str) -> Option<Identifier> {
    if text.is_empty() || !text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-') {
        return None;
    }
    Some(number(text).map_or_else(|| Identifier::Word(text.to_ascii_lowercase()), Identifier::Number))
}

impl Ord for Version {
    fn cmp(&self, other: &Self) -> Ordering {
        let parts = self.numbers.len().max(other.numbers.len());
        let part = |version: &Version, index: usize| version.numbers.get(index).copied().unwrap_or_default();
        (0..parts).map(|index| part(self, index).cmp(&part(other, index))).find(|ordering| ordering.is_ne()).unwrap_or_else(|| {
            match (self.pre.is_empty(), other.pre.is_empty()) {
                (true, false) => Ordering::Greater,
                (false, true) => Ordering::Less,
                _ => self.pre.cmp(&other.pre),
            }
        })
    }
}

impl PartialOrd for Version {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Version {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Version {}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.written)
    }
}

impl Read for Version {
    fn read(node: Node<'_>, problems: &mut impl Report) -> Self {
        node.parse("a version such as \"4.3.1\"", Version::parse, problems).unwrap_or_else(|| Version::first_of(&[0]))
    }
}

//! Where in its text something of a JSON document stands: an author looks for line and column, the engine knows paths.
//!
//! It reads JSON texts only, whatever they are about.

use std::fmt;

use loket_engine::policy::{Json, MAX_DEPTH, Segment};

/// A place in a text, as editors count: from 1, the column in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The character in it.
    pub column: usize,
}

impl fmt::Display for Position {
    /// `12:7`, behind a file's name.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.line, self.column)
    }
}

/// A text that is not JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotJson {
    /// Where it stops to be.
    pub at: Position,
    /// Why.
    pub why: String,
}

impl fmt::Display for NotJson {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: not JSON: {}", self.at, self.why)
    }
}

/// The text of a JSON document, and what stands where in it.
#[derive(Debug)]
pub struct SourceText {
    text: String,
    /// Where each line begins, in bytes.
    lines: Vec<usize>,
    document: Spot,
}

/// A value's place in bytes, and the places of what it holds.
#[derive(Debug)]
struct Spot {
    at: usize,
    inner: Inner,
}

#[derive(Debug)]
enum Inner {
    Nothing,
    Items(Vec<Spot>),
    /// Names, where they begin, and values.
    Properties(Vec<(String, usize, Spot)>),
}

impl SourceText {
    /// Reads a JSON text.
    ///
    /// # Errors
    /// When it is not JSON, or is nested too deeply.
    ///
    /// ```
    /// # use loket_author::source::SourceText;
    /// # use loket_engine::policy::Segment;
    /// let (_, source) = SourceText::read("{\n  \"hours\": [9, 12]\n}".to_owned()).unwrap();
    /// assert_eq!(source.position(&[Segment::Key("hours".into())]).to_string(), "2:3");
    /// assert_eq!(source.position(&[Segment::Key("hours".into()), Segment::Index(1)]).to_string(), "2:16");
    /// assert_eq!(SourceText::read("{\n  \"hours\": }".to_owned()).unwrap_err().to_string(), "2:12: not JSON: expected value");
    /// ```
    pub fn read(text: String) -> Result<(Json, SourceText), NotJson> {
        let lines = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        let mut source = SourceText { text, lines, document: Spot { at: 0, inner: Inner::Nothing } };
        match serde_json::from_str(&source.text) {
            Ok(json) => {
                let document = Scanner { text: &source.text, at: 0 }.value(0);
                source.document = document.unwrap_or(source.document);
                Ok((json, source))
            }
            Err(error) => {
                let begin = source.lines.get(error.line().saturating_sub(1)).copied().unwrap_or_default();
                let at = source.position_of(begin + error.column().saturating_sub(1));
                let place = format!(" at line {} column {}", error.line(), error.column());
                let why = error.to_string();
                Err(NotJson { at, why: why.strip_suffix(&place).unwrap_or(&why).to_owned() })
            }
        }
    }

    /// Where a path leads: to where the name of a property begins, or an item of a list itself. What is not there has the place of what
    /// it is missing from.
    pub fn position(&self, path: &[Segment]) -> Position {
        let (mut at, mut spot) = (self.document.at, &self.document);
        for segment in path {
            let next = match (segment, &spot.inner) {
                (Segment::Index(index), Inner::Items(items)) => items.get(*index).map(|item| (item.at, item)),
                (Segment::Key(name), Inner::Properties(properties)) => named(properties, name).next(),
                (Segment::Again(name), Inner::Properties(properties)) => named(properties, name).nth(1),
                _ => None,
            };
            let Some(next) = next else { break };
            (at, spot) = next;
        }
        self.position_of(at)
    }

    fn position_of(&self, at: usize) -> Position {
        let line = self.lines.partition_point(|begin| *begin <= at);
        let begin = self.lines.get(line.saturating_sub(1)).copied().unwrap_or_default();
        let before = self.text.get(begin..).unwrap_or_default().char_indices().take_while(|(offset, _)| begin + offset < at);
        Position { line, column: before.count() + 1 }
    }
}

fn named<'s>(properties: &'s [(String, usize, Spot)], name: &'s str) -> impl Iterator<Item = (usize, &'s Spot)> {
    properties.iter().filter(move |(own, _, _)| own == name).map(|(_, at, spot)| (*at, spot))
}

/// Goes through a text that is known to be JSON; gives nothing where it is none after all.
struct Scanner<'t> {
    text: &'t str,
    at: usize,
}

impl Scanner<'_> {
    fn value(&mut self, depth: u8) -> Option<Spot> {
        self.space();
        let at = self.at;
        let inner = match self.peek()? {
            _ if depth > MAX_DEPTH => return None,
            b'{' => {
                let mut properties = Vec::new();
                self.list(b'}', &mut |scanner| {
                    let at = scanner.at;
                    let name = serde_json::from_str(scanner.string()?).ok()?;
                    scanner.space();
                    scanner.take(b':')?;
                    properties.push((name, at, scanner.value(depth + 1)?));
                    Some(())
                })?;
                Inner::Properties(properties)
            }
            b'[' => {
                let mut items = Vec::new();
                self.list(b']', &mut |scanner| {
                    items.push(scanner.value(depth + 1)?);
                    Some(())
                })?;
                Inner::Items(items)
            }
            b'"' => {
                self.string()?;
                Inner::Nothing
            }
            _ => {
                self.pass(|byte| !matches!(byte, b',' | b']' | b'}') && !byte.is_ascii_whitespace());
                Inner::Nothing
            }
        };
        Some(Spot { at, inner })
    }

    /// What stands between two brackets, with a comma after each but the last.
    fn list(&mut self, end: u8, one: &mut dyn FnMut(&mut Self) -> Option<()>) -> Option<()> {
        self.at += 1;
        self.space();
        if self.take(end).is_some() {
            return Some(());
        }
        loop {
            self.space();
            one(self)?;
            self.space();
            if self.take(b',').is_none() {
                return self.take(end);
            }
        }
    }

    /// A string, with its quotes.
    fn string(&mut self) -> Option<&str> {
        let begin = self.at;
        self.take(b'"')?;
        loop {
            self.pass(|byte| byte != b'"' && byte != b'\\');
            if self.take(b'"').is_some() {
                return self.text.get(begin..self.at);
            }
            self.take(b'\\')?;
            self.at += 1;
        }
    }

    fn space(&mut self) {
        self.pass(|byte| byte.is_ascii_whitespace());
    }

    fn pass(&mut self, along: impl Fn(u8) -> bool) {
        while self.peek().is_some_and(&along) {
            self.at += 1;
        }
    }

    fn take(&mut self, byte: u8) -> Option<()> {
        (self.peek()? == byte).then(|| self.at += 1)
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }
}

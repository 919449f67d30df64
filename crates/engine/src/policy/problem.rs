//! What is wrong with a document, and where. Reading goes on after a problem, so that one pass names them all.

use std::fmt;

pub use super::path::{Path, Segment};

/// How much a problem matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The document can be used; its author should look at this.
    Warning,
    /// The document cannot be used.
    Error,
}

/// One thing that is wrong, at one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// How much it matters.
    pub severity: Severity,
    /// Where it is, as in `hours.desk.week.tue[0]`; empty for the document itself.
    pub path: String,
    /// The same part by part: so the place can be found in the document's text.
    pub segments: Vec<Segment>,
    /// The value and what would be right: lower case, no full stop, the author's own words in backticks.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.severity == Severity::Warning {
            f.write_str("warning: ")?;
        }
        if self.path.is_empty() { f.write_str(&self.message) } else { write!(f, "{}: {}", self.path, self.message) }
    }
}

/// The problems found so far, in the order in which they were found.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Problems {
    noted: Vec<Problem>,
    /// Where values could not be read, so that made-up ones stand for them.
    made_up: Vec<String>,
}

/// Who hears what is wrong with a document. A reader is compiled for each: one that names problems has all the words for them, and
/// one that only counts them has none.
pub trait Report {
    /// Notes an error.
    fn error(&mut self, path: &Path<'_>, message: impl fmt::Display);

    /// Notes a warning.
    fn warn(&mut self, path: &Path<'_>, message: impl fmt::Display);

    /// Notes an error because of which a value is made up: nothing more can be said of what holds it.
    fn unreadable(&mut self, path: &Path<'_>, message: impl fmt::Display);

    /// How many values were made up so far.
    fn made_up(&self) -> usize;

    /// Whether conditions over facts are read too.
    fn conditions(&self) -> bool {
        true
    }

    /// Whether what stands here, or something in it or around it, could not be read: then nothing can be concluded from it.
    fn doubts(&self, _: &Path<'_>) -> bool {
        false
    }

    /// Whether what stands here could not be read as a whole, so that it is not known what it holds.
    fn lost(&self, _: &Path<'_>) -> bool {
        false
    }
}

/// Whether there are problems, without their names.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Tally {
    errors: usize,
    warnings: usize,
    made_up: usize,
}

impl Tally {
    /// Whether the document cannot be used.
    pub fn fatal(&self) -> bool {
        self.errors > 0
    }

    /// How many warnings there are.
    pub fn warnings(&self) -> usize {
        self.warnings
    }
}

impl Report for Tally {
    fn error(&mut self, _: &Path<'_>, _: impl fmt::Display) {
        self.errors += 1;
    }

    fn warn(&mut self, _: &Path<'_>, _: impl fmt::Display) {
        self.warnings += 1;
    }

    fn unreadable(&mut self, _: &Path<'_>, _: impl fmt::Display) {
        self.errors += 1;
        self.made_up += 1;
    }

    fn made_up(&self) -> usize {
        self.made_up
    }
}

/// Whether there are problems, when conditions over facts do not matter.
#[derive(Debug, Default)]
pub(super) struct Glance(Tally);

impl Glance {
    /// Whether what was read cannot be used.
    pub(super) fn fatal(&self) -> bool {
        self.0.fatal()
    }
}

impl Report for Glance {
    fn error(&mut self, path: &Path<'_>, message: impl fmt::Display) {
        self.0.error(path, message);
    }

    fn warn(&mut self, path: &Path<'_>, message: impl fmt::Display) {
        self.0.warn(path, message);
    }

    fn unreadable(&mut self, path: &Path<'_>, message: impl fmt::Display) {
        self.0.unreadable(path, message);
    }

    fn made_up(&self) -> usize {
        self.0.made_up()
    }

    fn conditions(&self) -> bool {
        false
    }
}

impl Report for Problems {
    fn error(&mut self, path: &Path<'_>, message: impl fmt::Display) {
        self.note(Severity::Error, path, &message);
    }

    fn warn(&mut self, path: &Path<'_>, message: impl fmt::Display) {
        self.note(Severity::Warning, path, &message);
    }

    fn unreadable(&mut self, path: &Path<'_>, message: impl fmt::Display) {
        self.made_up.push(path.to_string());
        self.note(Severity::Error, path, &message);
    }

    fn made_up(&self) -> usize {
        self.made_up.len()
    }

    fn doubts(&self, path: &Path<'_>) -> bool {
        let path = path.to_string();
        self.made_up.iter().any(|made_up| holds(made_up, &path) || holds(&path, made_up))
    }

    fn lost(&self, path: &Path<'_>) -> bool {
        let path = path.to_string();
        self.made_up.iter().any(|made_up| holds(made_up, &path))
    }
}

/// Whether a path is another one or leads into it.
fn holds(outer: &str, inner: &str) -> bool {
    let rest = inner.strip_prefix(outer);
    rest.is_some_and(|rest| outer.is_empty() || rest.is_empty() || rest.starts_with(['.', '[']))
}

/// What can be said beyond what could not be read: problems that only follow from that are not noted.
pub(super) struct Beyond<'a>(&'a mut Problems);

impl Report for Beyond<'_> {
    fn error(&mut self, path: &Path<'_>, message: impl fmt::Display) {
        if !self.0.doubts(path) {
            self.0.error(path, message);
        }
    }

    fn warn(&mut self, path: &Path<'_>, message: impl fmt::Display) {
        if !self.0.doubts(path) {
            self.0.warn(path, message);
        }
    }

    fn unreadable(&mut self, path: &Path<'_>, message: impl fmt::Display) {
        self.0.unreadable(path, message);
    }

    fn made_up(&self) -> usize {
        self.0.made_up()
    }

    fn doubts(&self, path: &Path<'_>) -> bool {
        self.0.doubts(path)
    }

    fn lost(&self, path: &Path<'_>) -> bool {
        self.0.lost(path)
    }
}

impl Problems {
    /// To go on with, once all was read.
    pub(super) fn beyond(&mut self) -> Beyond<'_> {
        Beyond(self)
    }

    fn note(&mut self, severity: Severity, path: &Path<'_>, message: &dyn fmt::Display) {
        let problem = Problem { severity, path: path.to_string(), segments: path.segments(), message: message.to_string() };
        // What all entries of a table lack, their target lacks once.
        if !self.noted.contains(&problem) {
            self.noted.push(problem);
        }
    }

    /// These and those that another reading found, except where something is named already: it is probably the cause.
    #[must_use]
    pub fn and(mut self, others: Problems) -> Problems {
        let known: Vec<String> = self.noted.iter().map(|problem| problem.path.clone()).collect();
        self.noted.extend(others.noted.into_iter().filter(|problem| !known.contains(&problem.path)));
        self.made_up.extend(others.made_up);
        self
    }

    /// Whether the document cannot be used.
    pub fn fatal(&self) -> bool {
        self.noted.iter().any(|problem| problem.severity == Severity::Error)
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Problem> {
        self.noted.iter()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.noted.is_empty()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.noted.len()
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, problem) in self.noted.iter().enumerate() {
            if index > 0 {
                f.write_str("\n")?;
            }
            write!(f, "{problem}")?;
        }
        Ok(())
    }
}

//! What is wrong with a document, and where. Reading goes on after a problem, so that one pass names them all.

use std::fmt;

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
    /// How many values could not be read, so that made-up ones stand for them.
    made_up: usize,
}

impl Problems {
    /// Notes an error.
    pub fn error(&mut self, path: &Path<'_>, message: impl Into<String>) {
        self.note(Severity::Error, path, message.into());
    }

    /// Notes a warning.
    pub fn warn(&mut self, path: &Path<'_>, message: impl Into<String>) {
        self.note(Severity::Warning, path, message.into());
    }

    /// Notes an error because of which a value is made up: nothing more can be said of what holds it.
    pub(super) fn unreadable(&mut self, path: &Path<'_>, message: impl Into<String>) {
        self.made_up += 1;
        self.note(Severity::Error, path, message.into());
    }

    /// How many values were made up so far.
    pub(super) fn made_up(&self) -> usize {
        self.made_up
    }

    fn note(&mut self, severity: Severity, path: &Path<'_>, message: String) {
        let problem = Problem { severity, path: path.to_string(), message };
        // What all entries of a table lack, their target lacks once.
        if !self.noted.contains(&problem) {
            self.noted.push(problem);
        }
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

/// Where the reader is. A list of steps that lives on the stack, written out only when there is something to report.
#[derive(Clone, Copy)]
pub enum Path<'a> {
    /// The document itself.
    Root,
    /// A property of what lies above.
    Key(&'a Path<'a>, &'a str),
    /// An item of the list above, counted from 0.
    Index(&'a Path<'a>, usize),
}

impl<'a> Path<'a> {
    /// The path of a property here.
    pub fn key(&'a self, name: &'a str) -> Path<'a> {
        Path::Key(self, name)
    }

    /// The path of a list item here.
    pub fn index(&'a self, index: usize) -> Path<'a> {
        Path::Index(self, index)
    }
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Path::Root => Ok(()),
            Path::Key(Path::Root, name) => f.write_str(name),
            Path::Key(above, name) => write!(f, "{above}.{name}"),
            Path::Index(above, index) => write!(f, "{above}[{index}]"),
        }
    }
}

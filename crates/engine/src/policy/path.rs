//! Where something stands in a document.

use std::fmt;

/// Where the reader is. A list that lives on the stack, written out only when there is something to report.
#[derive(Clone, Copy)]
pub enum Path<'a> {
    /// The document itself.
    Root,
    /// A property of what lies above.
    Key(&'a Path<'a>, &'a str),
    /// A property of what lies above that has this name for the second time.
    Again(&'a Path<'a>, &'a str),
    /// An item of the list above, counted from 0.
    Index(&'a Path<'a>, usize),
}

/// One part of a path that is kept: what [`crate::policy::Problem`] has, so that the place can be found in the document's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Segment {
    /// A property.
    Key(String),
    /// A property that has this name for the second time.
    Again(String),
    /// An item of a list, counted from 0.
    Index(usize),
}

impl<'a> Path<'a> {
    /// The path of a property here.
    pub fn key(&'a self, name: &'a str) -> Path<'a> {
        Path::Key(self, name)
    }

    /// The path of a property here that has this name for the second time.
    pub fn again(&'a self, name: &'a str) -> Path<'a> {
        Path::Again(self, name)
    }

    /// The path of a list item here.
    pub fn index(&'a self, index: usize) -> Path<'a> {
        Path::Index(self, index)
    }

    /// The way from the document to here.
    pub fn segments(&self) -> Vec<Segment> {
        let (above, last) = match self {
            Path::Root => return Vec::new(),
            Path::Key(above, name) => (above, Segment::Key((*name).to_owned())),
            Path::Again(above, name) => (above, Segment::Again((*name).to_owned())),
            Path::Index(above, index) => (above, Segment::Index(*index)),
        };
        let mut segments = above.segments();
        segments.push(last);
        segments
    }
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Path::Root => Ok(()),
            Path::Key(Path::Root, name) | Path::Again(Path::Root, name) => f.write_str(name),
            Path::Key(above, name) | Path::Again(above, name) => write!(f, "{above}.{name}"),
            Path::Index(above, index) => write!(f, "{above}[{index}]"),
        }
    }
}

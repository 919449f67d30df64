//! Products, their latest versions, and which versions are supported until when.

use super::Date;
use super::json::Json;
use super::latest::Latest;
use super::problem::Report;
use super::read::{Node, Read, document, words};
use super::text::Text;
use super::version::Version;

words! {
    /// Which versions of a product are supported.
    pub enum Supported {
        /// The latest version alone.
        Latest = "latest",
        /// Every version of the latest major line.
        CurrentMajor = "current-major",
        /// Every version of the latest major line and of the one before.
        CurrentAndPreviousMajor = "current-and-previous-major",
    }
}

document! {
    /// Something that support is given for.
    pub struct Product {
        /// Its id.
        pub id: String,
        /// What it is called.
        pub name: Text,
        /// Its latest version, or where that is published.
        pub latest: Option<Latest>,
        /// Which versions are supported; the latest alone, when absent. Not beside `lines`.
        pub supported: Option<Supported>,
        /// The last day on which any version is supported.
        pub until: Option<Date>,
        /// The product lines that are supported, each until a day of its own.
        pub lines: Vec<Line>,
    }
}

document! {
    /// A line of a product's versions, and its life.
    pub struct Line {
        /// The versions: `4.x` are all that begin with 4, `4.2` all that begin with 4.2.
        pub line: LineName,
        /// The last day on which it is supported; without it, for as long as the policy says so.
        pub until: Option<Date>,
    }
}

/// The numbers with which all versions of a line begin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineName(pub Vec<u64>);

/// Versions from the first one on, up to the second one exclusively; without a second one, all that are newer.
pub type VersionRange = (Version, Option<Version>);

impl Product {
    /// Its latest version, when that is known.
    pub fn latest(&self) -> Option<&Version> {
        self.latest.as_ref().map(Latest::version)
    }

    /// The versions that are supported on a date; `None` when the policy does not say, since the latest version is not known.
    pub fn supported(&self, today: Date) -> Option<Vec<VersionRange>> {
        let alive = |until: Option<Date>| until.is_none_or(|until| today <= until);
        if !alive(self.until) {
            return Some(Vec::new());
        }
        if !self.lines.is_empty() {
            return Some(self.lines.iter().filter(|line| alive(line.until)).map(|line| line.line.versions()).collect());
        }
        let latest = self.latest()?;
        let first = match self.supported.unwrap_or(Supported::Latest) {
            Supported::Latest => latest.clone(),
            Supported::CurrentMajor => Version::first_of(&[latest.major()]),
            Supported::CurrentAndPreviousMajor => Version::first_of(&[latest.major().saturating_sub(1)]),
        };
        Some(vec![(first, None)])
    }
}

impl LineName {
    fn parse(text: &str) -> Option<Self> {
        let text = text.trim().strip_suffix(".x").unwrap_or(text.trim());
        text.split('.').map(super::digits::number).collect::<Option<Vec<u64>>>().map(LineName)
    }

    fn versions(&self) -> VersionRange {
        let mut next = self.0.clone();
        if let Some(last) = next.last_mut() {
            *last = last.saturating_add(1);
        }
        (Version::first_of(&self.0), Some(Version::first_of(&next)))
    }
}

impl Read for LineName {
    fn read(node: Node<'_>, problems: &mut impl Report) -> Self {
        node.parse("a line of versions such as \"4.x\"", LineName::parse, problems).unwrap_or(LineName(vec![0]))
    }
}

/// What a site publishes of a product's latest version replaces what the policy says. What cannot be used is noted, and the
/// policy's own stays.
pub(super) fn learn(products: &mut [Product], url: &str, fetched: &Json, problems: &mut impl Report) {
    for product in products {
        if let Some(latest) = product.latest.as_mut().filter(|latest| latest.url().is_some_and(|own| own.as_str() == url)) {
            latest.learn(&product.id, fetched, problems);
        }
    }
}

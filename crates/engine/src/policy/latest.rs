//! A product's latest version: written in the policy, or published by the vendor as JSON, as plugin directories do.

use std::fmt::from_fn;

use super::json::Json;
use super::link::Endpoint;
use super::pointer::{is_pointer, pointer};
use super::problem::{Path, Report};
use super::read::{Node, Read, document};
use super::version::Version;

/// A product's latest version.
#[derive(Debug, Clone, PartialEq)]
pub struct Latest {
    written: Version,
    published: Option<PublishedVersion>,
    /// What was published, once it is known.
    learned: Option<Version>,
}

document! {
    /// Where the latest version is published.
    pub struct PublishedVersion {
        /// The address of a JSON document.
        pub url: Endpoint,
        /// Where in it the version stands: a JSON Pointer such as `/version` (RFC 6901).
        pub at: JsonPointer,
        /// The version to go by until that document was read, and when it cannot be.
        pub fallback ("else"): Version,
    }
}

/// A JSON Pointer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JsonPointer(pub String);

impl Latest {
    /// The latest version as far as it is known: what was published, else what the policy says.
    pub fn version(&self) -> &Version {
        self.learned.as_ref().unwrap_or(&self.written)
    }

    /// The address at which it is published.
    pub fn url(&self) -> Option<&Endpoint> {
        self.published.as_ref().map(|published| &published.url)
    }

    pub(super) fn learn(&mut self, product: &str, fetched: &Json, problems: &mut impl Report) {
        let Some(published) = &self.published else { return };
        let found = pointer(fetched, &published.at.0);
        match found.and_then(Json::as_str).filter(|text| text.len() <= 100).and_then(Version::parse) {
            Some(version) => self.learned = Some(version),
            None => {
                let (url, at) = (published.url.as_str(), &published.at.0);
                let wrong = from_fn(|f| match found {
                    Some(found) => write!(f, "{found} at `{at}` of {url} is not a version"),
                    None => write!(f, "there is nothing at `{at}` of {url}"),
                });
                problems.warn(&Path::Root.key("products").key(product).key("latest"), wrong);
            }
        }
    }
}

impl Read for Latest {
    fn read(node: Node<'_>, problems: &mut impl Report) -> Self {
        match node.json {
            Some(Json::Object(_)) => {
                let published = PublishedVersion::read(node, problems);
                Latest { written: published.fallback.clone(), published: Some(published), learned: None }
            }
            _ => Latest { written: Version::read(node, problems), published: None, learned: None },
        }
    }
}

impl Read for JsonPointer {
    fn read(node: Node<'_>, problems: &mut impl Report) -> Self {
        let at = |text: &str| is_pointer(text).then(|| JsonPointer(text.to_owned()));
        node.parse("a JSON Pointer such as \"/version\"", at, problems).unwrap_or(JsonPointer(String::new()))
    }
}

//! Addresses that a document may send people or requests to.

use super::problem::Report;
use super::read::{Node, Read};

/// A link that is safe to follow: `https`, `http`, `mailto` or `tel`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link(String);

impl Link {
    /// The link, when its scheme is allowed and it holds no spaces or control characters.
    pub fn parse(text: &str) -> Option<Self> {
        let allowed = ["https://", "http://", "mailto:", "tel:"]
            .iter()
            .any(|scheme| text.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)) && text.len() > scheme.len());
        (allowed && clean(text)).then(|| Link(text.to_owned()))
    }

    /// The link for an `href`.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Where a request may go: an `https` (for tests, `http`) address, or a path of the page's own site that begins with `/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Endpoint(pub(super) String);

impl Endpoint {
    /// The address, when it is one.
    pub fn parse(text: &str) -> Option<Self> {
        let own = text.starts_with('/') && !text.starts_with("//");
        let web = text.starts_with("https://") || text.starts_with("http://");
        ((own || web) && clean(text)).then(|| Endpoint(text.to_owned()))
    }

    /// The address for a request.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A text as part of an address: every byte but letters, digits and `-._~` as `%0a` (RFC 3986).
///
/// ```
/// assert_eq!(loket_engine::policy::percent_encoded("a-1 é"), "a-1%20%c3%a9");
/// ```
pub fn percent_encoded(text: &str) -> String {
    let mut encoded = String::new();
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => encoded.push(char::from(byte)),
            _ => {
                let digit = |digit: u8| char::from_digit(u32::from(digit), 16).unwrap_or_default();
                encoded.extend(['%', digit(byte >> 4), digit(byte & 15)]);
            }
        }
    }
    encoded
}

fn clean(text: &str) -> bool {
    !text.chars().any(|c| c.is_whitespace() || c.is_control())
}

impl Read for Link {
    fn read(node: Node<'_>, problems: &mut impl Report) -> Self {
        let what = "a link that begins with https:, http:, mailto: or tel:";
        node.parse(what, Link::parse, problems).unwrap_or_else(|| Link(String::new()))
    }
}

impl Read for Endpoint {
    fn read(node: Node<'_>, problems: &mut impl Report) -> Self {
        let what = "an https: address, or a path that begins with /";
        node.parse(what, Endpoint::parse, problems).unwrap_or_else(|| Endpoint(String::new()))
    }
}

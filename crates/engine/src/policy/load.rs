//! Where a vendor publishes how busy it is, and how much that changes.

use super::duration::Duration;
use super::json::Json;
use super::link::Endpoint;
use super::problem::Report;
use super::read::{Node, Read, document};

document! {
    /// Where the vendor publishes how busy it is: a small JSON such as `{ "at": "2026-11-20T08:00:00Z", "load": "busy" }`. It can make a
    /// promise longer, and is ignored when it cannot be had or is too old.
    pub struct LoadSource {
        /// Its address: https, or a path of the page's own site.
        pub url: Endpoint,
        /// For how long it is believed; a day, when absent.
        pub fresh: Option<Duration>,
        /// How many times as long things take when it says `busy`; twice, when absent.
        pub busy: Option<Factor>,
    }
}

/// How many times as long something takes, from 1 to 10; in hundredths.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Factor(pub u32);

impl Read for Factor {
    fn read(node: Node<'_>, problems: &mut impl Report) -> Self {
        if let Some(Json::Number(times)) = node.json
            && (1.0..=10.0).contains(times)
        {
            return Factor((times * 100.0).round() as u32);
        }
        node.not("a number from 1 to 10", problems);
        Factor(100)
    }
}

//! Public holidays of a desk, as dates. Which days those are is worked out when a policy is built, so that the browser carries no
//! country's rules; an author writes the countries alone.

use super::Date;
use super::json::Json;
use super::problem::Report;
use super::read::{Node, Read};

/// Public holidays with their dates: what `loket build` makes of `"holidays": "BE"`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holidays {
    /// The countries and regions, as in ISO 3166: `BE`, `DE-BY`.
    pub of: Vec<String>,
    /// The days on which they have a public holiday.
    pub dates: Vec<Date>,
    /// The last day for which that is known: after it, a day that is not among the dates may be a holiday all the same.
    pub until: Date,
}

impl Read for Holidays {
    fn read(node: Node<'_>, problems: &mut impl Report) -> Self {
        let mut node = node;
        if let Some(Json::String(_) | Json::Array(_)) = node.json {
            problems.unreadable(node.path, "names public holidays without their dates; `loket build` puts them in");
            node.json = None;
        }
        let node = node.object(&["of", "dates", "until"], problems);
        Holidays { of: node.field("of", problems), dates: node.field("dates", problems), until: node.field("until", problems) }
    }
}

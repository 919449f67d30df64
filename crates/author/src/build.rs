//! A policy as it is published: what can be worked out beforehand is put in.

use std::ops::RangeInclusive;

use loket_engine::policy::{Json, Policy, Problems};

use crate::hours::dated::{Dated, Which, date_holidays};

/// The years for which a policy that was not built gets its public holidays, when it is checked or simulated.
const YEARS: RangeInclusive<i32> = 2020..=2050;

/// A policy as it is published.
pub struct Built {
    /// The document; `None` when it cannot be used.
    pub document: Option<Json>,
    /// The public holidays that became dates.
    pub dated: Vec<Dated>,
    /// What is wrong with it.
    pub problems: Problems,
}

/// Builds a policy: the public holidays that it names become dates of these years.
pub fn build(mut document: Json, years: RangeInclusive<i32>) -> Built {
    let (dated, unknown) = date_holidays(&mut document, years, Which::All);
    let (policy, found) = Policy::read(&document);
    let usable = policy.is_some() && !unknown.fatal();
    // What is said of a place explains why its holidays have no dates.
    let problems = unknown.and(found);
    // It is for editors, and its path is the source's.
    if let Json::Object(parts) = &mut document {
        parts.retain(|(name, _)| name != "$schema");
    }
    Built { document: usable.then_some(document), dated, problems }
}

/// Gives the public holidays that a policy names their dates, where it has none.
pub fn date_all(document: &mut Json) -> Problems {
    date_holidays(document, YEARS, Which::Undated).1
}

//! Whether a version can be compared with "latest" and "supported": only when its product says what its latest version is.

use super::condition::{VersionBound, VersionOrder};
use super::document::Policy;
use super::fact::FactDefinition;
use super::problem::{Path, Report};
use super::product::Product;

/// Notes every product that a version may be of and that has nothing to compare it with. Such a case could never be decided.
pub(super) fn check<R: Report>(
    policy: &Policy,
    path: &Path<'_>,
    fact: &FactDefinition,
    bounds: &[(VersionOrder, VersionBound)],
    problems: &mut R,
) {
    if bounds.iter().all(|(_, bound)| matches!(bound, VersionBound::Version(_))) {
        return;
    }
    let with_latest = bounds.iter().any(|(_, bound)| *bound == VersionBound::Latest);
    let latest = |product: &Product, problems: &mut R| {
        if product.latest.is_none() && (with_latest || product.lines.is_empty()) {
            problems.error(path, format_args!("the product `{}` has no `latest` to compare with", product.id));
        }
    };
    let by_id = |id: &str| policy.products.iter().find(|product| product.id == id);
    match (&fact.of, policy.products.as_slice()) {
        (None, [only]) => latest(only, problems),
        (None, _) => problems.error(path, "the fact has to say `of` which product it is the version"),
        (Some(of), _) => match (by_id(of), policy.facts.get(of)) {
            (Some(product), _) => latest(product, problems),
            (None, Some(choice)) => {
                for id in choice.choices.keys() {
                    match by_id(id) {
                        Some(product) => latest(product, problems),
                        None => problems
                            .warn(path, format_args!("the choice `{id}` of `{of}` is no product, so nothing is known of its versions")),
                    }
                }
            }
            // The check of the fact names it.
            (None, None) => {}
        },
    }
}

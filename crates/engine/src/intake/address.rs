//! Where a ticket is sent.

use crate::policy::read::{Node, Read, plain_schema};
use crate::policy::{Endpoint, Report};

/// An `https` address, or a path of the page's own site. What visitors write is not for everybody on their line to read, so an `http`
/// address is a warning, but on the author's own machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address(Endpoint);

impl Address {
    /// The address for a request.
    pub fn endpoint(&self) -> &Endpoint {
        &self.0
    }
}

impl Read for Address {
    fn read(node: Node<'_>, problems: &mut impl Report) -> Self {
        let endpoint = Endpoint::read(node, problems);
        if let Some(rest) = endpoint.as_str().strip_prefix("http://") {
            let own = ["localhost", "127.0.0.1", "[::1]"].iter().any(|host| {
                let after = rest.strip_prefix(host).map(|after| after.chars().next());
                after.is_some_and(|next| next.is_none_or(|next| "/:?#".contains(next)))
            });
            if !own {
                problems.warn(node.path, "is not encrypted: tickets can be read on the way; use https:");
            }
        }
        Address(endpoint)
    }
}

plain_schema!(Address, { "type": "string", "pattern": "^(https?://|/(?!/))[^\\s]*$" });

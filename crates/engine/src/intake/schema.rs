//! The schema of a policy with the adapters in it.

use super::Route;
use crate::policy::schema::policy_schema_with;

/// The schema of a policy document, JSON Schema draft 2020-12.
pub fn policy_schema() -> serde_json::Value {
    policy_schema_with::<Route>()
}

//! JSON Pointer (RFC 6901): the way to one value in a document of somebody else's.

use super::json::Json;

/// The value that a pointer such as `/packages/0/version` leads to.
///
/// ```
/// # use loket_engine::policy::{Json, pointer};
/// let json = Json::object(vec![("a/b", Json::Array(vec![Json::Bool(true)]))]);
/// assert_eq!(pointer(&json, "/a~1b/0"), Some(&Json::Bool(true)));
/// assert_eq!(pointer(&json, "/a~1b/01"), None);
/// assert_eq!(pointer(&json, ""), Some(&json));
/// ```
pub fn pointer<'j>(json: &'j Json, path: &str) -> Option<&'j Json> {
    let mut json = json;
    let mut steps = path.split('/');
    // A pointer is empty or begins with a slash.
    if !steps.next().is_some_and(str::is_empty) {
        return None;
    }
    for step in steps {
        json = match json {
            Json::Array(items) => {
                let leading_zero = step.len() > 1 && step.starts_with('0');
                let index = super::digits::number(step).filter(|_| !leading_zero)?;
                items.get(usize::try_from(index).ok()?)?
            }
            // `~01` is `~1`, so `~1` goes first.
            json => json.get(&step.replace("~1", "/").replace("~0", "~"))?,
        };
    }
    Some(json)
}

/// Whether this is a pointer.
pub fn is_pointer(path: &str) -> bool {
    let mut escapes = path.split('~').skip(1);
    (path.is_empty() || path.starts_with('/')) && escapes.all(|rest| rest.starts_with(['0', '1']))
}

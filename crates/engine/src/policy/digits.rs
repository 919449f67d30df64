//! Numbers as documents write them: digits alone. One function for all sizes, since each of the standard library's is compiled
//! anew.

/// The number that a text of digits stands for; `None` when it is anything else, a sign included, or too large.
pub fn number(text: &str) -> Option<u64> {
    let mut number = None;
    for byte in text.bytes() {
        if !byte.is_ascii_digit() {
            return None;
        }
        number = Some(number.unwrap_or(0_u64).checked_mul(10)?.checked_add(u64::from(byte - b'0'))?);
    }
    number
}

/// The number that so many digits stand for; at most nine.
pub fn digits(text: &str, count: usize) -> Option<u32> {
    if text.len() == count { u32::try_from(number(text)?).ok() } else { None }
}

/// Whether a character stands in a text. (`contains` looks for any character as for a text, which weighs 2 KB in the browser.)
pub(super) fn has(text: &str, ascii: u8) -> bool {
    text.bytes().any(|byte| byte == ascii)
}

/// The digits as which a text has a whole number whose last ones a double does not hold; `None` when it has none, or several that become
/// the same double, so that nobody knows which is meant.
///
/// ```
/// # use loket_engine::policy::digits::digits_of;
/// let text = r#"{ "id": 7, "reference": 9007199254740993 }"#;
/// assert_eq!(digits_of(9_007_199_254_740_992.0, text), Some("9007199254740993"));
/// assert_eq!(digits_of(9_007_199_254_740_992.0, "[9007199254740992, 9007199254740993]"), None);
/// assert_eq!(digits_of(9e20, "9e20"), None);
/// ```
pub fn digits_of(double: f64, text: &str) -> Option<&str> {
    let runs = text.split(|c: char| !c.is_ascii_digit());
    let mut found = runs.filter(|run| number(run).is_some_and(|number| number as f64 == double));
    let first = found.next()?;
    found.all(|other| other == first).then_some(first)
}

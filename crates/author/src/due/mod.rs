//! Questions of business time whose answers are known, and where the engine differs.
//!
//! It knows support hours and durations, and no whole policy: a case brings its own desk. It is what the engine is held to by other
//! programs' answers, in tests as well as in browsers.

mod case;

use crate::Zones;
pub use case::Case;

/// How the engine's answers compare with those of a file.
#[derive(Debug)]
pub struct Agreement {
    /// How many cases there are.
    pub total: usize,
    /// Where they differ, one a line.
    pub differences: Vec<String>,
}

/// Answers the cases of a text, one a line.
///
/// # Errors
/// When a line is no case; the message names the line.
pub fn answers(text: &str, zones: Zones<'_>) -> Result<Agreement, String> {
    let mut agreement = Agreement { total: 0, differences: Vec::new() };
    for (line, number) in text.lines().zip(1..).filter(|(line, _)| !line.trim().is_empty()) {
        let wrong = |message: String| format!("line {number}: {message}");
        let json = serde_json::from_str(line).map_err(|error| wrong(format!("not JSON: {error}")))?;
        let case = Case::read(&json).map_err(wrong)?;
        let zone = zones(case.zone(), case.years()).ok_or_else(|| wrong(format!("there is no time zone `{}`", case.zone().as_str())))?;
        agreement.total += 1;
        let answer = case.answer(zone);
        if answer != case.expected {
            agreement.differences.push(format!("case {}: {answer}; expected {}", case.id, case.expected));
        }
    }
    Ok(agreement)
}

//! `loket due`: answers a file of questions whose answers are known, and says where it differs.

pub mod case;

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use super::zone::zone;
use case::Case;

pub(super) fn due(cases: &Path) -> Result<ExitCode, String> {
    let text = fs::read_to_string(cases).map_err(|error| format!("{}: {error}", cases.display()))?;
    let report = answers(&text).map_err(|message| format!("{}: {message}", cases.display()))?;
    for difference in &report.differences {
        println!("{difference}");
    }
    println!("agreed {} of {}", report.total - report.differences.len(), report.total);
    Ok(if report.differences.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

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
pub fn answers(text: &str) -> Result<Agreement, String> {
    let mut agreement = Agreement { total: 0, differences: Vec::new() };
    for (line, number) in text.lines().zip(1..).filter(|(line, _)| !line.trim().is_empty()) {
        let wrong = |message: String| format!("line {number}: {message}");
        let json = serde_json::from_str(line).map_err(|error| wrong(format!("not JSON: {error}")))?;
        let case = Case::read(&json).map_err(wrong)?;
        let zone = zone(case.zone(), case.years()).ok_or_else(|| wrong(format!("there is no time zone `{}`", case.zone().as_str())))?;
        agreement.total += 1;
        let answer = case.answer(zone);
        if answer != case.expected {
            agreement.differences.push(format!("case {}: {answer}; expected {}", case.id, case.expected));
        }
    }
    Ok(agreement)
}

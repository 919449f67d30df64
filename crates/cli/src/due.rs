//! `loket due`: answers a file of questions whose answers are known, and says where it differs.

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use loket_author::due::answers;

use super::zone::zone;

pub(super) fn due(cases: &Path) -> Result<ExitCode, String> {
    let text = fs::read_to_string(cases).map_err(|error| format!("{}: {error}", cases.display()))?;
    let report = answers(&text, &zone).map_err(|message| format!("{}: {message}", cases.display()))?;
    for difference in &report.differences {
        println!("{difference}");
    }
    println!("agreed {} of {}", report.total - report.differences.len(), report.total);
    Ok(if report.differences.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

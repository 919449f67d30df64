//! `loket due`: answers a file of questions whose answers are known, and says where it differs.

use std::path::Path;
use std::process::ExitCode;

use loket_author::due::answers;

use super::print::out;
use super::read::text;
use super::zone::zone;

pub(super) fn due(cases: &Path) -> Result<ExitCode, String> {
    let report = answers(&text(cases)?, &zone).map_err(|message| format!("{}: {message}", cases.display()))?;
    for difference in &report.differences {
        out(format_args!("{difference}\n"))?;
    }
    out(format_args!("agreed {} of {}\n", report.total - report.differences.len(), report.total))?;
    Ok(if report.differences.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

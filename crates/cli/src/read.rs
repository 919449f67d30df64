//! Files as the command reads them: texts, JSON with the places of what stands in it, and policies.

use std::fs;
use std::io::Read;
use std::path::Path;

use loket_author::build::date_all;
use loket_author::source::SourceText;
use loket_engine::policy::{Json, Policy, Problem, Problems, Segment};

use super::print::note;

/// A JSON file: what it says, and where.
pub(super) struct JsonFile {
    name: String,
    pub(super) json: Json,
    text: SourceText,
}

impl JsonFile {
    /// Reads a file. The message is about it as a whole.
    pub(super) fn open(path: &Path) -> Result<Self, String> {
        let name = path.display().to_string();
        let (json, text) = SourceText::read(text(path)?).map_err(|wrong| format!("{name}:{wrong}"))?;
        Ok(JsonFile { name, json, text })
    }

    /// Where something stands: `policy.json:12:7`.
    pub(super) fn place(&self, path: &[Segment]) -> String {
        format!("{}:{}", self.name, self.text.position(path))
    }

    /// A problem, behind its place.
    pub(super) fn line(&self, problem: &Problem) -> String {
        format!("{}: {problem}\n", self.place(&problem.segments))
    }

    /// Names problems beside what is printed.
    pub(super) fn note(&self, problems: &Problems) {
        problems.iter().for_each(|problem| note(self.line(problem)));
    }
}

/// A text. `-` is standard input; an editor's byte order mark is not part of it.
pub(super) fn text(path: &Path) -> Result<String, String> {
    let mut bytes = Vec::new();
    let read = match path.to_str() {
        Some("-") => std::io::stdin().read_to_end(&mut bytes),
        _ => fs::File::open(path).and_then(|mut file| file.read_to_end(&mut bytes)),
    };
    read.map_err(|error| format!("{}: {error}", path.display()))?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let valid = String::from_utf8_lossy(error.as_bytes().get(..error.utf8_error().valid_up_to()).unwrap_or_default());
        let (line, begin) = valid.split('\n').zip(1..).last().map_or((1, ""), |(begin, line)| (line, begin));
        format!("{}:{line}:{}: not UTF-8", path.display(), begin.chars().count() + 1)
    })?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(&text).to_owned())
}

/// Reads a policy from a file, with dates for the public holidays that it names. The message is about the file; what is wrong in it are
/// the problems.
///
/// # Errors
/// When the file cannot be read or is not JSON.
pub fn read_policy(path: &Path) -> Result<(Option<Policy>, Problems), String> {
    Ok(policy_in(&mut JsonFile::open(path)?))
}

fn policy_in(file: &mut JsonFile) -> (Option<Policy>, Problems) {
    let unknown = date_all(&mut file.json);
    let (policy, found) = Policy::read(&file.json);
    // What is said of a place explains why its holidays have no dates.
    (policy.filter(|_| !unknown.fatal()), unknown.and(found))
}

/// Reads a policy that has to be usable. Its problems go to the error output.
pub(super) fn usable_policy(path: &Path) -> Result<Policy, String> {
    let mut file = JsonFile::open(path)?;
    let (policy, problems) = policy_in(&mut file);
    policy.ok_or_else(|| {
        file.note(&problems);
        format!("{}: the policy cannot be used", path.display())
    })
}

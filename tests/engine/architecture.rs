//! The house rules of DESIGN.md that a compiler does not hold: pure engine, arrows one way, small files.

use std::fs;
use std::path::{Path, PathBuf};

/// A module and what it may use besides itself.
const ARROWS: [(&str, &[&str]); 10] = [
    ("policy", &[]),
    ("calendar", &["policy"]),
    ("eligibility", &["policy"]),
    ("suggest", &["policy"]),
    ("response", &["policy", "calendar", "eligibility", "suggest"]),
    ("case", &["policy", "calendar", "eligibility", "suggest", "response"]),
    ("ticket", &["policy", "calendar", "eligibility", "suggest", "response", "case"]),
    ("intake", &["policy", "ticket"]),
    ("visit", &["policy", "calendar", "eligibility", "suggest", "response", "case", "ticket", "intake"]),
    ("words", &["policy"]),
];

/// The modules that see nothing but their arguments.
const PURE: [&str; 9] = ["policy", "calendar", "response", "eligibility", "suggest", "case", "ticket", "intake", "visit"];

const IMPURE: [&str; 8] = ["yew", "web_sys", "js_sys", "wasm_bindgen", "gloo", "SystemTime", "Instant::now", "Utc::now"];

const LONGEST: usize = 400;

fn sources() -> Vec<(PathBuf, String)> {
    fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            match entry.is_dir() {
                true => collect(&entry, files),
                false if entry.extension().is_some_and(|extension| extension == "rs") => files.push(entry),
                false => {}
            }
        }
    }
    let root = crate::given::root().join("crates/engine/src");
    let mut files = Vec::new();
    collect(&root, &mut files);
    files.sort();
    files.iter().map(|file| (file.strip_prefix(&root).unwrap().to_owned(), fs::read_to_string(file).unwrap())).collect()
}

/// The module a file is of: its folder below `src`, or itself. `lib.rs` and `main.rs` are of none.
fn module(file: &Path) -> Option<&str> {
    let first = file.iter().next()?.to_str()?;
    let name = first.strip_suffix(".rs").unwrap_or(first);
    (name != "lib" && name != "main").then_some(name)
}

/// The code without its comments, numbered from 1. Links in comments may point anywhere.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines().zip(1..).map(|(line, number)| (number, line.split("//").next().unwrap_or_default()))
}

fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split(|c: char| !(c.is_alphanumeric() || c == '_')).filter(|word| !word.is_empty())
}

/// What is wrong with a file's purity.
fn impure(file: &Path, text: &str) -> Vec<String> {
    if !module(file).is_some_and(|module| PURE.contains(&module)) {
        return Vec::new();
    }
    let names = |line: &str, name: &str| if name.contains("::") { line.contains(name) } else { words(line).any(|word| word == name) };
    let found = code(text).flat_map(|(number, line)| IMPURE.iter().filter(move |name| names(line, name)).map(move |name| (number, name)));
    found.map(|(number, name)| format!("{}:{number} names {name}", file.display())).collect()
}

/// What is wrong with where a file's arrows point.
fn against_the_arrows(file: &Path, text: &str) -> Vec<String> {
    let Some(module) = module(file) else { return Vec::new() };
    let Some((_, allowed)) = ARROWS.iter().find(|(name, _)| *name == module) else {
        return vec![format!("{}: `{module}` has no arrows; say in ARROWS what it may use", file.display())];
    };
    let used = code(text)
        .flat_map(|(number, line)| line.split("crate::").skip(1).filter(|_| !line.contains("$crate::")).map(move |rest| (number, rest)));
    let names = used.flat_map(|(number, rest)| {
        // `crate::a::b`, or several at once: `crate::{a, b::c}`.
        let several = rest.strip_prefix('{').map(|list| list.split(',').filter_map(|part| words(part).next()).collect());
        several.unwrap_or_else(|| words(rest).take(1).collect::<Vec<_>>()).into_iter().map(move |name| (number, name))
    });
    let wrong = names.filter(|(_, name)| *name != module && !allowed.contains(name));
    wrong.map(|(number, name)| format!("{}:{number} uses `{name}`", file.display())).collect()
}

#[test]
fn the_engine_sees_nothing_but_its_arguments() {
    let problems: Vec<String> = sources().iter().flat_map(|(file, text)| impure(file, text)).collect();
    assert!(problems.is_empty(), "{problems:#?}");
}

#[test]
fn arrows_point_one_way() {
    let problems: Vec<String> = sources().iter().flat_map(|(file, text)| against_the_arrows(file, text)).collect();
    assert!(problems.is_empty(), "{problems:#?}");
}

#[test]
fn a_file_is_one_concept() {
    let long = |(file, text): &(PathBuf, String)| (text.lines().count() > LONGEST).then(|| format!("{} is too long", file.display()));
    let problems: Vec<String> = sources().iter().filter_map(long).collect();
    assert!(problems.is_empty(), "{problems:#?}");
}

/// The checks above see what they are meant to see.
#[test]
fn a_breach_is_seen() {
    let pure = Path::new("policy/read.rs");
    assert_eq!(impure(pure, "use chrono::Utc;\nlet now = Utc::now(); // why"), ["policy/read.rs:2 names Utc::now"]);
    assert_eq!(impure(pure, "use web_sys::Window;"), ["policy/read.rs:1 names web_sys"]);
    assert_eq!(impure(pure, "// not yew\nlet yewtree = 1;"), [""; 0]);
    assert_eq!(impure(Path::new("host/clock.rs"), "use js_sys::Date;"), [""; 0]);
    assert_eq!(against_the_arrows(pure, "use crate::calendar::Zone;"), ["policy/read.rs:1 uses `calendar`"]);
    assert_eq!(against_the_arrows(pure, "use crate::{policy::Map, visit::State};"), ["policy/read.rs:1 uses `visit`"]);
    assert_eq!(against_the_arrows(pure, "//! [`crate::calendar`]\nuse crate::policy::Map;"), [""; 0]);
    assert_eq!(against_the_arrows(Path::new("attic/mod.rs"), "").len(), 1);
    let modules: Vec<PathBuf> = sources().into_iter().map(|(file, _)| file).collect();
    assert!(PURE.iter().all(|name| modules.iter().any(|file| module(file) == Some(*name))), "{modules:?}");
}

//! Files that comments and documents mention exist: a reader who follows one arrives.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::given::root;

/// Folders at the top: a path that begins with one of them is meant from there.
const TOP: [&str; 10] = ["benches/", "crates/", "docs/", "examples/", "fuzz/", "locales/", "src/", "tests/", "www/", "xtask/"];

/// What nobody wrote by hand.
const MADE: [&str; 5] = ["target", "node_modules", "dist", ".git", "snapshots"];

/// All files below a folder, as paths from the top with `/`.
fn files(folder: &Path, all: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        match entry.is_dir() {
            true if MADE.iter().any(|made| entry.ends_with(made)) => {}
            true => files(&entry, all),
            false => all.push(entry.strip_prefix(root()).unwrap().to_owned()),
        }
    }
}

/// The prose of a file by line: of code its comments, of a document all but its examples.
fn prose(path: &Path, text: &str) -> Vec<(usize, String)> {
    let marker = match path.extension().and_then(|extension| extension.to_str()) {
        Some("rs" | "js" | "mjs") => "//",
        Some("toml") => "#",
        // The change log names files as they were; so does ARCHITECTURE.md, until it is written for the packages.
        Some("md") if !path.ends_with("ARCHITECTURE.md") && !path.ends_with("CHANGELOG.md") => "",
        _ => return Vec::new(),
    };
    let comment = |line: &str| match marker {
        "" => Some(line.to_owned()),
        _ => line
            .trim_start()
            .strip_prefix(marker)
            .map(str::to_owned)
            .or_else(|| line.split_once(&format!(" {marker} ")).map(|(_, rest)| rest.to_owned())),
    };
    text.lines().zip(1..).filter_map(|(line, number)| Some((number, comment(line)?))).collect()
}

/// The paths that a line of prose mentions: Rust files by any part of their path, others when they are named from the top.
fn mentioned(line: &str) -> impl Iterator<Item = &str> {
    let words = line.split(|c: char| !(c.is_ascii_alphanumeric() || "_-./:*…{}<>$~".contains(c)));
    let words = words.map(|word| word.trim_end_matches(['.', ':', '/']).trim_start_matches("../").trim_start_matches("./"));
    let is_path = |word: &&str| word.ends_with(".rs") || TOP.iter().any(|top| word.starts_with(top));
    words.filter(is_path).filter(|word| !word.contains([':', '*', '…', '{', '}', '<', '>', '$', '~']))
}

/// Whether there is a file or a folder whose path ends so, in whole names.
fn exists(named: &str, known: &BTreeSet<String>) -> bool {
    let named = format!("/{named}");
    known.iter().any(|path| format!("/{path}").ends_with(&named))
}

fn known(files: &[PathBuf]) -> BTreeSet<String> {
    let with_folders = files.iter().flat_map(|file| file.ancestors());
    with_folders.map(|path| path.to_str().unwrap().to_owned()).filter(|path| !path.is_empty()).collect()
}

#[test]
fn files_that_are_mentioned_exist() {
    let mut all = Vec::new();
    files(&root(), &mut all);
    let known = known(&all);
    let mut lost = Vec::new();
    for path in &all {
        let Ok(text) = fs::read_to_string(root().join(path)) else { continue };
        for (number, line) in prose(path, &text) {
            let missing = mentioned(&line).filter(|named| !exists(named, &known));
            lost.extend(missing.map(|named| format!("{}:{number}: there is no `{named}`", path.display())));
        }
    }
    assert!(lost.is_empty(), "{}", lost.join("\n"));
}

#[test]
fn a_reference_to_nowhere_is_found() {
    let known = known(&["crates/engine/src/policy/read.rs".into(), "tests/data/formats/outlook.ics".into()]);
    let rows = [
        ("the macro of `policy/read.rs`.", true),
        ("see [the reader](crates/engine/src/policy/read.rs)", true),
        ("as `tests/data/formats/` has them, `src/policy/*.rs`, https://example.com/lib.rs", true),
        ("the macro of `policy/written.rs`", false),
        ("its twin `y/read.rs`", false),
        ("of `tests/data/forms/outlook.ics`", false),
    ];
    for (line, there) in rows {
        assert_eq!(mentioned(line).all(|named| exists(named, &known)), there, "{line}");
    }
}

//! What the command reads and prints, whoever is at the other end: nobody who listens, an editor's byte order mark, several files.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use serde_json::json;

use super::help::{commands_of_the_help, folder_of_the_help};
use super::{example, file, loket};
use crate::given::smallest;

/// A pipe that nobody reads.
fn closed() -> Stdio {
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    writer.into()
}

/// As in `loket schema | head -1`. All that the help shows, some that fail, and the help itself.
#[test]
fn it_ends_as_usual_when_nobody_reads_what_it_prints() {
    let folder = folder_of_the_help("streams");
    fs::write(folder.join("empty.json"), "{}").unwrap();
    let mut lines = commands_of_the_help();
    assert!(lines.len() >= 15, "{lines:?}");
    lines.extend([
        vec!["check".to_owned(), "empty.json".to_owned()],
        vec!["simulate".to_owned(), "empty.json".to_owned()],
        vec!["check".to_owned(), "nowhere.json".to_owned()],
        vec!["--help".to_owned()],
        vec!["guess".to_owned()],
    ]);
    for arguments in lines {
        let command = |out: Stdio, err: Stdio| {
            Command::new(env!("CARGO_BIN_EXE_loket")).args(&arguments).current_dir(&folder).stdout(out).stderr(err).output().unwrap()
        };
        let usual = command(Stdio::piped(), Stdio::piped()).status.code();
        let alone = command(closed(), Stdio::piped());
        let said = String::from_utf8(alone.stderr).unwrap();
        assert!(alone.status.code() == usual && !said.contains("panicked"), "{arguments:?}: {:?}, {said}", alone.status);
        assert_eq!(command(closed(), closed()).status.code(), usual, "{arguments:?}");
    }
}

/// As some editors put before a text: it says nothing, and is in nobody's way.
#[test]
fn a_byte_order_mark_is_passed_over() {
    let root = crate::given::root();
    let marked = |name: &str, from: &str| {
        let text = fs::read_to_string(root.join(from)).unwrap();
        file(name, &format!("\u{feff}{text}"))
    };
    let policy = marked("marked.json", "examples/harbour-cloud/policy.json");
    let cases = marked("marked-cases.json", "examples/harbour-cloud/cases.json");
    let load = marked("marked-load.json", "examples/harbour-cloud/load.json");
    let hours = file("marked-hours.txt", "\u{feff}Mo-Fr 09:00-17:00\n");
    let now = "2026-11-20T10:00:00Z";
    let built = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("marked-built.json");
    for arguments in [
        vec!["check", &policy],
        vec!["test", &policy, &cases],
        vec!["simulate", &policy, "--load", &load, "--now", now],
        vec!["explain", &policy],
        vec!["build", &policy, "-o", built.to_str().unwrap()],
        vec!["export", "--to", "schema-org", &policy],
        vec!["import", "--from", "osm", &hours],
        vec!["import", "--from", "osm", &hours, "--into", &policy, "--desk", "night", "--zone", "UTC"],
    ] {
        let run = loket(&arguments);
        assert_eq!(run.code, Some(0), "{arguments:?}: {}", run.err);
    }
    let due = marked("marked.jsonl", "tests/data/response-time/cases.jsonl");
    assert_eq!(loket(&["due", "--cases", &due]).code, Some(0));
}

#[test]
fn check_looks_at_all_files_and_names_each_that_cannot_be_read() {
    let mut broken = smallest();
    broken["coverage"] = json!([]);
    let (broken, good) = (file("several-broken.json", &broken.to_string()), file("several-good.json", &smallest().to_string()));
    let not_json = file("several-not.json", "{ \"loket\": 1, }");
    let latin = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("several-latin.json");
    fs::write(&latin, b"{ \"loket\": 1,\n\"vendor\": \"\xe9\" }").unwrap();
    let latin = latin.to_str().unwrap();
    let run = loket(&["check", "nowhere.json", &broken, &not_json, latin, &good]);
    let unread: Vec<&str> = run.err.lines().collect();
    assert!(run.code == Some(2) && unread.len() == 3, "{}", run.err);
    assert!(unread[0].starts_with("loket: nowhere.json: No such file"), "{}", unread[0]);
    assert_eq!(unread[1], format!("loket: {not_json}:1:15: not JSON: trailing comma"));
    assert_eq!(unread[2], format!("loket: {latin}:2:12: not UTF-8"));
    assert!(
        run.out.contains(&format!("{broken}: cannot be used; ")) && run.out.ends_with(&format!("{good}: no problems\n")),
        "{}",
        run.out
    );
    // Without those that cannot be read, it is the policy that cannot be used that counts.
    assert_eq!(loket(&["check", &good, &broken, &good]).code, Some(1));
}

#[test]
fn test_names_all_that_is_wrong_with_both_of_its_files() {
    let policy = file("both.json", r#"{ "loket": 1 }"#);
    let cases = file("both-cases.json", "{\n  \"cases\": [{ \"name\": \"one\" }]\n}");
    let run = loket(&["test", &policy, &cases]);
    assert_eq!((run.code, run.out.as_str()), (Some(2), ""));
    for expected in [
        format!("{policy}:1:1: vendor: is missing\n"),
        format!("{cases}:2:13: cases[0].expect: is missing\n"),
        format!("{policy}: the policy cannot"),
    ] {
        assert!(run.err.contains(&expected), "{expected} is not in {}", run.err);
    }
    let run = loket(&["test", &example("nowhere"), "nowhere.json"]);
    assert_eq!((run.code, run.err.matches("No such file").count()), (Some(2), 2), "{}", run.err);
}

//! `--help`: each command has examples, and they run.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use super::loket;

const COMMANDS: [&str; 9] = ["check", "build", "simulate", "test", "explain", "due", "import", "export", "schema"];

/// The examples of a command's help, as lines.
fn examples(help: &str) -> Vec<&str> {
    let lines = help.lines().skip_while(|line| *line != "Examples:").skip(1);
    lines.take_while(|line| !line.is_empty()).map(str::trim).collect()
}

/// A line cut into arguments, as a shell does with single quotes.
fn arguments(line: &str) -> Vec<String> {
    let parts = line.split('\'').zip([false, true].into_iter().cycle());
    let quoted = |(part, quoted): (&str, bool)| match quoted {
        true => vec![part.to_owned()],
        false => part.split_whitespace().map(str::to_owned).collect(),
    };
    parts.flat_map(quoted).collect()
}

#[test]
fn every_command_is_told_of_and_has_examples_and_the_meaning_of_its_exit_status() {
    let help = loket(&["--help"]);
    assert!(help.code == Some(0) && help.out.contains("\nExit status: 0 "), "{}", help.out);
    let listed = help.out.lines().filter(|line| line.starts_with("  ") && !line.trim_start().starts_with('-'));
    assert_eq!(listed.filter_map(|line| line.split_whitespace().next()).filter(|name| *name != "help").collect::<Vec<_>>(), COMMANDS);
    for command in COMMANDS {
        let help = loket(&[command, "--help"]);
        assert!(help.code == Some(0) && help.out.contains("\nExit status: 0") && !examples(&help.out).is_empty(), "{}", help.out);
    }
}

/// All examples of all commands, as arguments.
pub fn commands_of_the_help() -> Vec<Vec<String>> {
    let all = COMMANDS.iter().flat_map(|command| {
        let help = loket(&[command, "--help"]).out;
        examples(&help).iter().map(|line| arguments(line.strip_prefix("loket ").unwrap())).collect::<Vec<_>>()
    });
    all.collect()
}

/// A folder of this name with the files that the examples speak of.
pub fn folder_of_the_help(name: &str) -> PathBuf {
    let root = crate::given::root();
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(&folder).unwrap();
    for (from, to) in [
        ("examples/harbour-cloud/policy.json", "policy.json"),
        ("examples/harbour-cloud/cases.json", "cases.json"),
        ("examples/harbour-cloud/load.json", "load.json"),
        ("tests/data/formats/outlook.ics", "closed.ics"),
        ("tests/data/formats/shop-page.html", "shop.html"),
        ("tests/data/response-time/cases.jsonl", "cases.jsonl"),
    ] {
        fs::copy(root.join(from), folder.join(to)).unwrap();
    }
    fs::write(folder.join("hours.txt"), "Mo-Fr 09:00-17:00; PH off\n").unwrap();
    folder
}

#[test]
fn the_examples_run() {
    let folder = folder_of_the_help("help");
    for arguments in commands_of_the_help() {
        let run = Command::new(env!("CARGO_BIN_EXE_loket")).args(&arguments).current_dir(&folder).output().unwrap();
        assert!(run.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&run.stderr));
    }
}

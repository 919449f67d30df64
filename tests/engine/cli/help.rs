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

#[test]
fn the_examples_run() {
    let root = crate::given::root();
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("help");
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
    for command in COMMANDS {
        let help = loket(&[command, "--help"]);
        for line in examples(&help.out) {
            let arguments = arguments(line.strip_prefix("loket ").unwrap());
            let run = Command::new(env!("CARGO_BIN_EXE_loket")).args(arguments).current_dir(&folder).output().unwrap();
            assert!(run.status.success(), "{line}: {}", String::from_utf8_lossy(&run.stderr));
        }
    }
}

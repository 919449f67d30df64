//! The README's "A policy, step by step": its files are written, its commands run in order, and what it shows is what they print.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

#[test]
fn a_policy_step_by_step() {
    let readme = include_str!("../../../README.md");
    let (_, section) = readme.split_once("\n## A policy, step by step\n").unwrap();
    let (section, _) = section.split_once("\n## ").unwrap();
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("steps");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    let (command, path) = (PathBuf::from(env!("CARGO_BIN_EXE_loket")), std::env::var_os("PATH").unwrap());
    let paths = [command.parent().unwrap().to_path_buf()].into_iter().chain(std::env::split_paths(&path));
    let path = std::env::join_paths(paths).unwrap();

    let (mut files, mut printed, mut ran) = (["policy.json", "cases.json"].into_iter(), String::new(), 0);
    // Blocks are every second part; the first line of each says what it is.
    for block in section.split("```").skip(1).step_by(2) {
        let (kind, content) = block.split_once('\n').unwrap();
        match kind {
            "json" => fs::write(folder.join(files.next().unwrap()), content).unwrap(),
            "sh" if content.starts_with("cargo install") => {}
            "sh" => {
                let run = Command::new("sh").args(["-e", "-c", content]).env("PATH", &path).current_dir(&folder).output().unwrap();
                assert!(run.status.success(), "{content}: {}", String::from_utf8_lossy(&run.stderr));
                printed = String::from_utf8(run.stdout).unwrap();
                ran += 1;
            }
            _ => assert_eq!(printed, content),
        }
    }
    assert_eq!((files.next(), ran), (None, 5));
    let built = fs::read_to_string(folder.join("public/policy.json")).unwrap();
    assert!(built.contains(r#""holidays":{"of":["BE"],"dates":["#), "{built}");
    assert!(fs::read_to_string(folder.join("policy.html")).unwrap().contains("Who sold you the gate?"));
}

//! Modules that stand side by side use each other one way: who reads one need not have read the other first.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use crate::given::root;

/// Folders whose modules have no circles, and what their files write before the name of such a module.
const FOLDERS: [(&str, &str); 3] =
    [("crates/engine/src/calendar", "crate::calendar::"), ("crates/author/src/hours", "crate::hours::"), ("crates/server/src", "crate::")];

type Uses = BTreeMap<String, BTreeSet<String>>;

fn files(path: &Path) -> Vec<PathBuf> {
    match path.is_dir() {
        true => fs::read_dir(path).unwrap().flat_map(|entry| files(&entry.unwrap().path())).collect(),
        false => vec![path.to_owned()],
    }
}

/// The names that stand right after a prefix, one or several in braces, in code without its comments.
fn named(code: &str, prefix: &str) -> BTreeSet<String> {
    let code: String = code.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join(" ");
    let first = |text: &str| text.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let mut names = BTreeSet::new();
    for (at, _) in code.match_indices(prefix) {
        let rest = &code[at + prefix.len()..];
        if code[..at].ends_with(|c: char| c.is_alphanumeric() || "_:".contains(c)) {
            continue;
        }
        let Some(list) = rest.strip_prefix('{') else {
            names.insert(first(rest));
            continue;
        };
        let mut depth = 0;
        let mut begins = true;
        for (place, c) in list.char_indices() {
            match c {
                '{' => depth += 1,
                '}' if depth == 0 => break,
                '}' => depth -= 1,
                ',' if depth == 0 => begins = true,
                _ if begins && !c.is_whitespace() => {
                    names.insert(first(&list[place..]));
                    begins = false;
                }
                _ => {}
            }
        }
    }
    names
}

/// Which modules of a folder use which others of it.
fn uses(folder: &Path, prefix: &str) -> Uses {
    let mut uses = Uses::new();
    for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        let name = entry.file_stem().unwrap().to_str().unwrap().to_owned();
        if ["mod", "lib", "main"].contains(&name.as_str()) {
            continue;
        }
        let used = uses.entry(name).or_default();
        for file in files(&entry) {
            let code = fs::read_to_string(&file).unwrap();
            used.extend(named(&code, prefix));
            if file == entry || file == entry.join("mod.rs") {
                used.extend(named(&code, "super::"));
            }
        }
    }
    let modules: BTreeSet<String> = uses.keys().cloned().collect();
    uses.iter_mut().for_each(|(name, used)| used.retain(|other| other != name && modules.contains(other)));
    uses
}

/// The modules that lie on circles: what is left when those that use nothing of the rest are taken away, again and again.
fn on_circles(mut uses: Uses) -> Uses {
    loop {
        let free: BTreeSet<String> = uses.iter().filter(|(_, used)| used.is_empty()).map(|(name, _)| name.clone()).collect();
        if free.is_empty() {
            return uses;
        }
        uses.retain(|name, _| !free.contains(name));
        uses.values_mut().for_each(|used| used.retain(|other| !free.contains(other)));
    }
}

#[test]
fn modules_side_by_side_use_each_other_one_way() {
    for (folder, prefix) in FOLDERS {
        let uses = uses(&root().join(folder), prefix);
        assert!(uses.values().any(|used| !used.is_empty()), "{folder}: nothing uses anything, so nothing was read");
        assert_eq!(on_circles(uses), Uses::new(), "{folder}");
    }
}

#[test]
fn a_circle_is_found() {
    assert_eq!(
        named("use super::{week::{a, b}, draft}; // super::no\nx(super::days::y)", "super::"),
        ["days", "draft", "week"].map(str::to_owned).into()
    );
    let uses = |pairs: &[(&str, &[&str])]| -> Uses {
        pairs.iter().map(|(name, used)| ((*name).to_owned(), used.iter().map(|used| (*used).to_owned()).collect())).collect()
    };
    let row: &[(&str, &[&str])] = &[("a", &["b"]), ("b", &["c"]), ("c", &[])];
    assert_eq!(on_circles(uses(row)), Uses::new());
    let circle: &[(&str, &[&str])] = &[("a", &["b"]), ("b", &["a", "c"]), ("c", &[])];
    assert_eq!(on_circles(uses(circle)).len(), 2);
}

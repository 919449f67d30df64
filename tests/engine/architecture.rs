//! The house rules of ARCHITECTURE.md that a compiler does not hold: arrows one way, a pure engine, small files that say what they are.
//!
//! The sources of every package are read, so what counts is what is really named: through `super`, by another name, by way of a
//! re-export, inside a macro.

mod breaches;
mod house;
mod rules;
mod source;
mod tree;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use house::{BUILD_SCRIPTS, FOR_A_FEATURE, HOUSE, KNOWN_CIRCLES, LONGEST};
use tree::Tree;

/// Every package of the table, as it is.
static TREE: LazyLock<Tree> = LazyLock::new(|| {
    let mut tree = Tree::default();
    for package in HOUSE {
        package.roots.iter().for_each(|(root, library)| tree.add(package.name, *library, Path::new(root), &tree::of_the_repository));
    }
    let scripts: BTreeSet<PathBuf> = HOUSE.iter().map(|package| Path::new(package.manifest).with_file_name("build.rs")).collect();
    for script in scripts.iter().filter(|script| tree::of_the_repository(script).is_some()) {
        tree.add(BUILD_SCRIPTS, None, script, &tree::of_the_repository);
    }
    tree
});

/// All files of the repository, from its root.
fn files() -> BTreeSet<String> {
    fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            let hidden = entry.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
            let built = ["target", "dist", "node_modules"].iter().any(|name| entry.ends_with(name)) || entry.join(".git").exists();
            match entry.is_dir() {
                true if !built && !hidden => collect(&entry, files),
                false => files.push(entry),
                _ => {}
            }
        }
    }
    let root = crate::given::root();
    let mut files = Vec::new();
    collect(&root, &mut files);
    files.iter().map(|file| file.strip_prefix(&root).unwrap().display().to_string()).collect()
}

/// What the files say whose names end so.
fn texts(extensions: &[&str]) -> BTreeMap<String, String> {
    let named = files().into_iter().filter(|file| extensions.iter().any(|extension| file.ends_with(extension)));
    named.map(|file| (file.clone(), tree::of_the_repository(Path::new(&file)).unwrap())).collect()
}

#[track_caller]
fn none(problems: &[String]) {
    assert!(problems.is_empty(), "\n{}", problems.join("\n"));
}

#[test]
fn arrows_point_as_the_table_says() {
    none(&rules::against_the_table(&TREE, HOUSE));
    none(&rules::downwards(HOUSE));
}

#[test]
fn files_do_not_use_each_other_in_a_circle() {
    none(&rules::circles(&rules::between_files(&TREE, HOUSE), KNOWN_CIRCLES));
}

#[test]
fn pure_packages_see_nothing_but_what_they_are_handed() {
    none(&rules::impure(&TREE));
}

#[test]
fn some_crates_are_named_in_one_place_only() {
    none(&rules::not_only_here(&TREE));
}

#[test]
fn no_package_takes_the_sources_of_another() {
    none(&rules::taken(&TREE));
}

#[test]
fn every_file_belongs_to_a_package() {
    let reached: BTreeSet<String> = TREE.places.iter().map(|place| place.file.display().to_string()).collect();
    let files: BTreeSet<String> = texts(&[".rs"]).into_keys().collect();
    assert_eq!(files.symmetric_difference(&reached).collect::<Vec<_>>(), [""; 0]);
}

#[test]
fn no_dependency_is_there_for_nothing() {
    let named: Vec<(&str, String)> = rules::named(&TREE).collect();
    for package in HOUSE {
        let manifest = fs::read_to_string(crate::given::root().join(package.manifest)).unwrap();
        let sharing = HOUSE.iter().filter(|other| other.manifest == package.manifest).map(|other| other.name).collect::<Vec<_>>();
        let named = named.iter().filter(|(of, _)| sharing.contains(of)).map(|(_, name)| name.clone());
        let named = named.chain(FOR_A_FEATURE.map(str::to_owned)).collect();
        let unused = rules::unused(&manifest.parse().unwrap(), &named);
        assert!(unused.is_empty(), "{}: {unused:?}", package.manifest);
    }
}

#[test]
fn what_runs_on_a_vendors_site_does_not_panic() {
    none(&rules::may_panic(HOUSE, &tree::of_the_repository));
}

#[test]
fn a_file_is_one_concept() {
    let long = texts(&[".rs"]).into_iter().filter(|(_, text)| text.lines().count() > LONGEST);
    none(&long.map(|(name, _)| format!("{name} is too long")).collect::<Vec<_>>());
}

#[test]
fn a_module_says_what_it_is_for() {
    none(&rules::silent(&texts(&[".rs"])));
}

#[test]
fn a_noun_has_one_meaning_in_a_package() {
    none(&rules::doubled(&texts(&[".rs"]), &["crates/engine/src/", "crates/author/src/", "src/"]));
}

#[test]
fn files_that_are_spoken_of_are_there() {
    let files = files();
    let mut gone = Vec::new();
    for (extension, comment) in [(".rs", "//"), (".js", "//"), (".mjs", "//"), (".toml", "#"), (".md", "")] {
        // What was is spoken of there as well; the rules' own tests have files of their own.
        let texts = texts(&[extension]).into_iter().filter(|(name, _)| name != "CHANGELOG.md" && !name.ends_with("breaches.rs"));
        for (name, text) in texts {
            gone.extend(rules::stale(&text, comment, &files).into_iter().map(|gone| format!("{name} speaks of {gone}")));
        }
    }
    none(&gone);
}

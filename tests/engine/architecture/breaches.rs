//! Houses that do not hold together: each rule sees what it is meant to see, and nothing else.

use std::collections::BTreeMap;
use std::path::Path;

use super::house::{HOUSE, Package};
use super::rules;
use super::tree::Tree;

/// A house of two packages: `engine`, with the modules `policy` and `calendar`, and `author`, which depends on it.
const TABLE: &[Package] = &[
    Package {
        name: "engine",
        roots: &[("engine/src/lib.rs", Some("loket_engine"))],
        manifest: "",
        may_use: &[],
        modules: &[("policy", &[]), ("calendar", &["policy"])],
    },
    Package { name: "author", roots: &[("author/src/lib.rs", Some("loket_author"))], manifest: "", may_use: &["engine"], modules: &[] },
];

/// Holds together.
const SOUND: [(&str, &str); 5] = [
    ("engine/src/lib.rs", "pub mod calendar;\npub mod policy;"),
    ("engine/src/policy/mod.rs", "mod date;\nmod read;\npub use date::Date;\npub use read::*;"),
    ("engine/src/policy/date.rs", "pub struct Date;"),
    (
        "engine/src/policy/read.rs",
        "use super::Date;\npub struct Node;\n#[macro_export]\nmacro_rules! document { () => { $crate::policy::Node } }",
    ),
    ("engine/src/calendar.rs", "//! [`crate::visit`]\nuse crate::policy::Date;"),
];

const AUTHOR: &str = "use loket_engine::policy::Date;";

/// The sound house with another text in some of its files.
fn house(changes: &[(&str, &str)]) -> Tree {
    let files: BTreeMap<&str, &str> = SOUND.into_iter().chain([("author/src/lib.rs", AUTHOR)]).chain(changes.iter().copied()).collect();
    let mut tree = Tree::default();
    for package in TABLE {
        let read = |file: &Path| files.get(file.to_str()?).map(|text| (*text).to_owned());
        package.roots.iter().for_each(|(root, library)| tree.add(package.name, *library, Path::new(root), &read));
    }
    tree
}

/// What is wrong by the table, with one file changed.
fn wrong(file: &str, text: &str) -> Vec<String> {
    rules::against_the_table(&house(&[(file, text)]), TABLE)
}

fn wrong_in_policy(text: &str) -> Vec<String> {
    wrong("engine/src/policy/date.rs", &format!("pub struct Date;\n{text}"))
}

fn circles(changes: &[(&str, &str)], known: &[(&str, &str)]) -> Vec<String> {
    rules::circles(&rules::between_files(&house(changes), TABLE), known)
}

#[test]
fn a_sound_house_has_no_faults() {
    let sound = house(&[]);
    assert_eq!(rules::against_the_table(&sound, TABLE), [""; 0]);
    assert_eq!(circles(&[], &[]), [""; 0]);
    assert_eq!(rules::impure(&sound), [""; 0]);
    assert_eq!(rules::taken(&sound), [""; 0]);
    assert_eq!(rules::downwards(TABLE), [""; 0]);
}

#[test]
fn an_arrow_that_is_not_in_the_table_is_seen_however_it_is_written() {
    let seen = ["engine/src/policy/date.rs:2: `policy` uses `calendar`"];
    for text in [
        "use crate::calendar::Zone;",
        "use crate::{calendar::Zone, policy::Node};",
        "use crate::calendar as days;",
        "use super::super::calendar::Zone;",
        "pub use crate::calendar::*;",
        "fn f() { crate::calendar::open() }",
        "fn f() -> Vec<crate::calendar::Zone> { Vec::new() }",
        "fn f() -> <crate::calendar::Zone as Iterator>::Item { loop {} }",
        "fn f() { html! { <p>{ crate::calendar::open() }</p> } }",
        "macro_rules! m { () => { $crate::calendar::open() } }",
        "#[derive(crate::calendar::Zone)] struct S;",
        "mod inner { use super::super::super::calendar::Zone; }",
        "fn f() { use crate::calendar::Zone; }",
    ] {
        assert_eq!(wrong_in_policy(text), seen, "{text}");
    }
    // Whoever takes the whole package under another name has both the outermost file and what lies behind it.
    let renamed = wrong_in_policy("use crate as house; fn f() { house::calendar::open() }");
    assert_eq!(renamed, ["engine/src/policy/date.rs:2: `policy` uses `lib`", seen[0]]);
    assert_eq!(
        wrong("engine/src/calendar.rs", "use crate::policy::Date;\nuse loket_author::Table;"),
        ["engine/src/calendar.rs:2: `engine` uses `author`"]
    );
}

#[test]
fn what_is_no_arrow_is_not_seen() {
    for text in [
        "// crate::calendar",
        "/// [`crate::calendar::Zone`]\nstruct Other;",
        "const TEXT: &str = \"crate::calendar\";",
        "use crate::policy::Node;",
        "struct calendar; fn f() { calendar::open() }",
        "fn f(x: impl Sized) -> impl Sized + use<> { x }",
    ] {
        assert_eq!(wrong_in_policy(text), [""; 0], "{text}");
    }
}

#[test]
fn a_re_export_hides_no_arrow() {
    // The engine's own, from its outermost file.
    let through = [
        ("engine/src/lib.rs", "pub mod calendar;\npub mod policy;\npub use calendar::Zone;"),
        ("engine/src/policy/date.rs", "pub struct Date;\nuse crate::Zone;"),
    ];
    assert_eq!(rules::against_the_table(&house(&through), TABLE), ["engine/src/policy/date.rs:2: `policy` uses `calendar`"]);
    // Another package's.
    let tables =
        [TABLE, &[Package { name: "cli", roots: &[("cli/main.rs", None)], manifest: "", may_use: &["author"], modules: &[] }]].concat();
    let mut tree = house(&[("author/src/lib.rs", "pub use loket_engine::policy;\npub struct Table;")]);
    let text = "use loket_author::Table;\nuse loket_author::policy::Date;";
    tree.add("cli", None, Path::new("cli/main.rs"), &|_| Some(text.to_owned()));
    assert_eq!(rules::against_the_table(&tree, &tables), ["cli/main.rs:2: `cli` uses `engine`"]);
    // A macro lies at the outermost module; what it is of is where it was written.
    assert_eq!(wrong("engine/src/calendar.rs", "use crate::document;"), [""; 0]);
    // Names that lead round in a circle lead nowhere, and end.
    assert_eq!(wrong_in_policy("mod a { pub use super::b::*; } mod b { pub use super::a::*; } use a::Nothing;"), [""; 0]);
}

#[test]
fn a_table_that_allows_too_much_is_seen() {
    assert_eq!(wrong("engine/src/calendar.rs", ""), ["the table of engine allows `calendar` to use `policy`, which it does not"]);
    assert_eq!(wrong("author/src/lib.rs", ""), ["the table of author allows `author` to use `engine`, which it does not"]);
    let attic = [("engine/src/lib.rs", "pub mod attic;\npub mod calendar;\npub mod policy;"), ("engine/src/attic.rs", "")];
    assert_eq!(rules::against_the_table(&house(&attic), TABLE), ["engine has no row for `attic`"]);
    assert_eq!(wrong("engine/src/lib.rs", "pub mod policy;").last().unwrap(), "engine has no module `calendar`");
    let table = [Package { modules: &[("policy", &["calendar"]), ("calendar", &[])], ..TABLE[0] }];
    assert_eq!(rules::downwards(&table), ["`policy` may use `calendar`, which does not stand above it"]);
}

#[test]
fn a_circle_between_files_is_seen_and_a_known_one_is_known_as_long_as_it_is_there() {
    let circle = [("engine/src/policy/date.rs", "use super::Node;\npub struct Date;")];
    let arrow = ("engine/src/policy/date.rs", "engine/src/policy/read.rs");
    assert_eq!(
        circles(&circle, &[]),
        ["engine/src/policy/date.rs:1 uses engine/src/policy/read.rs", "engine/src/policy/read.rs:1 uses engine/src/policy/date.rs",]
    );
    assert_eq!(circles(&circle, &[arrow]), [""; 0]);
    let gone = "engine/src/policy/date.rs and engine/src/policy/read.rs are no circle any more: take them off the list";
    assert_eq!(circles(&[], &[arrow]), [gone]);
    // In a package whose modules are not told apart, a circle between them is one between files.
    let two = [
        ("author/src/lib.rs", "mod a;\nmod b;"),
        ("author/src/a.rs", "use super::b::B;\npub struct A;"),
        ("author/src/b.rs", "use crate::a::A;\npub struct B;"),
    ];
    assert_eq!(circles(&two, &[]), ["author/src/a.rs:1 uses author/src/b.rs", "author/src/b.rs:1 uses author/src/a.rs"]);
    // In one whose modules are, the table says so already.
    assert_eq!(circles(&[("engine/src/policy/date.rs", "use crate::calendar::Zone;\npub struct Date;")], &[]), [""; 0]);
    // That a module's own file has what its files declare is no circle.
    let own = [
        ("engine/src/policy/date.rs", "pub struct Date(super::Week);"),
        (SOUND[1].0, "mod date;\nmod read;\npub use date::Date;\npub use read::*;\npub struct Week;"),
    ];
    assert_eq!(circles(&own, &[]), [""; 0]);
}

#[test]
fn what_lies_outside_is_seen_in_a_pure_package() {
    let impure = |text: &str| rules::impure(&house(&[("engine/src/policy/date.rs", text)]));
    for (text, seen) in [
        ("use std::fs;", "names std::fs"),
        ("use std::{collections::BTreeMap, env::args};", "names std::env"),
        ("fn f() { std::time::SystemTime::now(); }", "names std::time::SystemTime"),
        ("use std as s; fn f() { s::process::exit(1) }", "names std::process"),
        ("use chrono::Utc; fn f() { Utc::now(); }", "names chrono::Utc::now"),
        ("use yew::prelude::*;", "names yew"),
        ("fn f() { ::web_sys::window(); }", "names web_sys"),
        ("#[wasm_bindgen::prelude::wasm_bindgen] struct S;", "names wasm_bindgen"),
        ("fn f() { println!(\"now\") }", "calls println!"),
        ("fn f() { std::eprint!(\"now\") }", "calls eprint!"),
        ("#[cfg(target_arch = \"wasm32\")] struct S;", "asks what it is compiled for"),
        ("fn f() { if cfg!(target_family = \"wasm\") {} }", "asks what it is compiled for"),
    ] {
        assert_eq!(impure(text), [format!("engine/src/policy/date.rs:1 {seen}")], "{text}");
    }
    assert_eq!(impure("use std::time::*;").len(), 3);
    for text in ["// println!\nuse std::time::Duration;", "fn f() { let yew = 1 != 2; }", "use chrono::NaiveDate;"] {
        assert_eq!(impure(text), [""; 0], "{text}");
    }
    // Whoever is not pure may.
    let mut tree = Tree::default();
    tree.add("cli", None, Path::new("cli/main.rs"), &|_| Some("fn main() { println!(\"{}\", std::env::args()) }".to_owned()));
    assert_eq!(rules::impure(&tree), [""; 0]);
}

#[test]
fn a_crate_that_is_named_elsewhere_is_seen() {
    let problems = rules::not_only_here(&house(&[("engine/src/calendar.rs", "use jiff::Zoned;")]));
    assert!(problems.contains(&"engine/src/calendar.rs:1 names `jiff`".to_owned()), "{problems:?}");
    assert!(problems.contains(&"crates/cli/src/zone.rs may name `jiff`, and does not".to_owned()), "{problems:?}");
}

#[test]
fn sources_of_a_package_that_are_taken_are_seen() {
    let mut tree = Tree::default();
    let files = |file: &Path| match file.to_str()? {
        "tests/main.rs" => Some("#[path = \"../engine/src/policy.rs\"]\nmod policy;\n#[path = \"../fuzz/body.rs\"]\nmod body;".to_owned()),
        "fuzz/body.rs" => Some("include!(\"../src/lib.rs\");\ninclude!(concat!(env!(\"OUT_DIR\"), \"/src.rs\"));".to_owned()),
        _ => Some(String::new()),
    };
    tree.add("tests", None, Path::new("tests/main.rs"), &files);
    assert_eq!(rules::taken(&tree), ["tests/main.rs:2 takes ../engine/src/policy.rs", "fuzz/body.rs:1 takes ../src/lib.rs"]);
}

#[test]
fn a_dependency_for_nothing_and_a_silent_module_are_seen() {
    let manifest = "[dependencies]\na-b = \"1\"\nc = \"1\"\n[dev-dependencies]\nd = \"1\"\n[target.'cfg(unix)'.dependencies]\ne = \"1\"";
    let named = ["a_b".to_owned()].into();
    assert_eq!(rules::unused(&manifest.parse().unwrap(), &named), ["c", "d", "e"]);
    let named: Vec<(String, String)> = rules::named(&house(&[])).map(|(of, name)| (of.to_owned(), name)).collect();
    assert!(named.contains(&("author".to_owned(), "loket_engine".to_owned())));
    let texts = [("a/mod.rs", "mod b;"), ("a/b.rs", "struct B;"), ("lib.rs", "//! What it is for."), ("main.rs", "//!\nfn main() {}")];
    let texts = texts.map(|(name, text)| (name.to_owned(), text.to_owned())).into();
    assert_eq!(rules::silent(&texts), ["a/mod.rs", "main.rs"]);
}

#[test]
fn a_file_that_is_gone_is_seen_where_it_is_spoken_of() {
    let files = ["src/host/shell.rs", "README.md"].map(str::to_owned).into();
    let stale = |text: &str, comment: &str| rules::stale(text, comment, &files).into_iter().collect::<Vec<_>>();
    let text = "See `host/shell.rs`, `shell.rs` and `README.md`,\nnot `host/zone.rs` or `ell.rs` or `cli/`; `src/host/`, `dist/`, `a::b`, `cargo test x` and shell.md are no files.";
    assert_eq!(stale(text, ""), ["cli/", "ell.rs", "host/zone.rs"]);
    let text = "[here](../src/host/shell.rs), in src/host; not src/zone.json, src/*.json, zone.rs or https://example.com/lib.rs.";
    assert_eq!(stale(text, ""), ["src/zone.json", "zone.rs"]);
    assert_eq!(stale("read(\"src/zone.json\");\n/// As src/zone.js does.", "//"), ["src/zone.js"]);
}

#[test]
fn a_noun_with_two_meanings_is_seen() {
    let texts = [
        ("a/one.rs", "pub struct Case {\n}\nenum Day { Mon }\n// a struct Other"),
        ("a/two.rs", "/// The struct Day.\npub(super) trait Case: Sized {}\nlet enum_ = 1;"),
        ("b/one.rs", "struct Day;\nstruct Other;"),
    ];
    let texts = texts.map(|(name, text)| (name.to_owned(), text.to_owned())).into();
    assert_eq!(rules::doubled(&texts, &["a/", "b/"]), ["`Case` means several things: {\"a/one.rs\", \"a/two.rs\"}"]);
}

#[test]
fn a_package_that_may_panic_is_seen() {
    let deny = "#![deny(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]";
    let found = |text: &str| rules::may_panic(TABLE, &|_| Some(text.to_owned()));
    assert_eq!(found(&format!("//! Text.\n\n{deny}\n")), [""; 0]);
    assert_eq!(found(&format!("// {deny}")), ["engine/src/lib.rs", "author/src/lib.rs"]);
}

/// The rules speak of what is there: a name that is spelt wrongly in one of their lists would hold nothing.
#[test]
fn lists_name_packages_that_there_are() {
    use super::house::{EVERYWHERE_THE_SAME, NEVER_PANICS, ONLY_HERE, PURE};
    let names = PURE.iter().chain(&EVERYWHERE_THE_SAME).chain(&NEVER_PANICS).chain(ONLY_HERE.iter().flat_map(|(_, packages, _)| *packages));
    for name in names {
        assert!(HOUSE.iter().any(|package| package.name == *name), "{name}");
    }
}

//! The rules, each as what is wrong by it: nothing, when the house holds together.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path as File;

use super::house::{EVERYWHERE_THE_SAME, NEVER_PANICS, ONLY_HERE, OUTSIDE, PRINT, PURE, Package};
use super::tree::{Place, Target, Tree, plain};

/// Every path of every module: where it stands, its line, where it leads.
pub fn arrows(tree: &Tree) -> impl Iterator<Item = (&Place, usize, Target)> {
    tree.places
        .iter()
        .enumerate()
        .flat_map(move |(id, place)| place.source.paths.iter().map(move |(path, line)| (place, *line, tree.resolve(id, path))))
}

/// Arrows between packages, and between modules of one, that the table does not allow; and what it allows for nothing.
pub fn against_the_table(tree: &Tree, house: &[Package]) -> Vec<String> {
    let (mut problems, mut used) = (Vec::new(), BTreeSet::new());
    let of = |name: &str| house.iter().find(|package| package.name == name).expect("the tree is made of the table");
    for (place, line, target) in arrows(tree) {
        let Target::Module { id, .. } = target else { continue };
        let (from, to) = (of(&place.package), &tree.places[id]);
        let (what, name, allowed) = if to.package != place.package {
            (from.name, to.package.as_str(), Some(from.may_use))
        } else if to.module() != place.module() && !from.modules.is_empty() {
            let row = from.modules.iter().find(|(name, _)| *name == place.module());
            // An outermost file that has no row of its own only holds the modules together.
            if row.is_none() && place.module() == "lib" {
                continue;
            }
            (place.module(), to.module(), row.map(|(_, allowed)| *allowed))
        } else {
            continue;
        };
        if allowed.is_some_and(|allowed| allowed.contains(&name)) {
            used.insert((from.name, what.to_owned(), name.to_owned()));
        } else {
            problems.push(format!("{}:{line}: `{what}` uses `{name}`", place.file.display()));
        }
    }
    for package in house {
        let rows = [(package.name, package.may_use)].into_iter().chain(package.modules.iter().copied());
        let allowed = rows.flat_map(|(what, allowed)| allowed.iter().map(move |name| (package.name, what.to_owned(), (*name).to_owned())));
        problems.extend(
            allowed
                .filter(|arrow| !used.contains(arrow))
                .map(|(package, what, name)| format!("the table of {package} allows `{what}` to use `{name}`, which it does not")),
        );
        let modules = tree.places.iter().filter(|place| place.package == package.name).map(Place::module).collect::<BTreeSet<_>>();
        let listed = package.modules.iter().map(|(name, _)| *name).collect::<BTreeSet<_>>();
        if !listed.is_empty() {
            problems.extend(
                modules.difference(&listed).filter(|name| **name != "lib").map(|name| format!("{} has no row for `{name}`", package.name)),
            );
            problems.extend(listed.difference(&modules).map(|name| format!("{} has no module `{name}`", package.name)));
        }
    }
    problems
}

/// Rows of the table that may use what stands below them: that is how a circle begins.
pub fn downwards(house: &[Package]) -> Vec<String> {
    fn rows<'a>(rows: &[(&'a str, &[&'a str])]) -> Vec<String> {
        let mut above = BTreeSet::new();
        let mut problems = Vec::new();
        for (name, allowed) in rows {
            let below = allowed.iter().filter(|other| !above.contains(*other));
            problems.extend(below.map(|other| format!("`{name}` may use `{other}`, which does not stand above it")));
            above.insert(name);
        }
        problems
    }
    let packages: Vec<_> = house.iter().map(|package| (package.name, package.may_use)).collect();
    house.iter().flat_map(|package| rows(package.modules)).chain(rows(&packages)).collect()
}

/// Arrows between files, each with the first line on which it is.
pub type Between<'a> = BTreeMap<(&'a File, &'a File), usize>;

/// Which file uses which within a module, or within a package whose modules the table does not tell apart: beyond that the table sees to
/// it that there is no circle. A module's own file holds its parts together, so what it has from the files below it does not count;
/// what these have from it does.
pub fn between_files<'a>(tree: &'a Tree, house: &[Package]) -> Between<'a> {
    let told_apart: Vec<&str> = house.iter().filter(|package| !package.modules.is_empty()).map(|package| package.name).collect();
    let mut between = Between::new();
    for (place, line, target) in arrows(tree) {
        let Target::Module { id, .. } = target else { continue };
        let to = &tree.places[id];
        let apart = to.package != place.package || to.module() != place.module() && told_apart.contains(&place.package.as_str());
        if place.file != to.file && !apart && !tree.is_below(id, place) {
            between.entry((&place.file, to.file.as_path())).or_insert(line);
        }
    }
    between
}

/// Arrows on which one comes back to where one was, but for known ones that close a circle; and known ones that close none any more.
pub fn circles(between: &Between<'_>, known: &[(&str, &str)]) -> Vec<String> {
    let is_known = |(from, to): &(&File, &File)| known.contains(&(&*from.to_string_lossy(), &*to.to_string_lossy()));
    let come_back = |between: &Between<'_>| -> Vec<String> {
        let arrows = between.iter().filter(|((from, to), _)| reached(between, to).contains(from));
        arrows.map(|((from, to), line)| format!("{}:{line} uses {}", from.display(), to.display())).collect()
    };
    let without: Between<'_> = between.iter().filter(|(arrow, _)| !is_known(arrow)).map(|(arrow, line)| (*arrow, *line)).collect();
    let mut problems = come_back(&without);
    for (from, to) in known {
        let arrow = (File::new(from), File::new(to));
        let mut with = without.clone();
        with.extend(between.get_key_value(&arrow).map(|(arrow, line)| (*arrow, *line)));
        if !with.contains_key(&arrow) || !reached(&with, arrow.1).contains(arrow.0) {
            problems.push(format!("{from} and {to} are no circle any more: take them off the list"));
        }
    }
    problems
}

fn reached<'a>(between: &Between<'a>, from: &'a File) -> BTreeSet<&'a File> {
    let (mut reached, mut open) = (BTreeSet::from([from]), vec![from]);
    while let Some(file) = open.pop() {
        let next = between.range((file, File::new(""))..).map(|(arrow, _)| *arrow).take_while(|(from, _)| *from == file);
        open.extend(next.map(|(_, to)| to).filter(|to| reached.insert(to)));
    }
    reached
}

/// Where a pure package names what lies outside it, and where code asks what it is compiled for.
pub fn impure(tree: &Tree) -> Vec<String> {
    let mut problems = Vec::new();
    for (place, line, target) in arrows(tree) {
        let Target::Elsewhere(path) = target else { continue };
        if PURE.contains(&place.package.as_str()) {
            let named = OUTSIDE.iter().filter(|outside| leads_to(&path, outside));
            problems.extend(named.map(|outside| format!("{}:{line} names {outside}", place.file.display())));
        }
    }
    for place in &tree.places {
        let at = |line: usize| format!("{}:{line}", place.file.display());
        if PURE.contains(&place.package.as_str()) {
            let prints = place.source.macros.iter().filter(|(name, _)| PRINT.contains(&name.as_str()));
            problems.extend(prints.map(|(name, line)| format!("{} calls {name}!", at(*line))));
        }
        if EVERYWHERE_THE_SAME.contains(&place.package.as_str()) {
            problems.extend(place.source.platforms.iter().map(|line| format!("{} asks what it is compiled for", at(*line))));
        }
    }
    problems
}

/// Whether a path goes into a module, or imports all of one that holds it.
fn leads_to(path: &[String], outside: &str) -> bool {
    let outside: Vec<&str> = outside.split("::").collect();
    let (all, path) = match path.split_last() {
        Some((last, before)) if last == "*" => (true, before),
        _ => (false, path),
    };
    // `core` and `alloc` hold parts of what `std` does.
    let same = |(mine, theirs): (&String, &&str)| mine == theirs || (*theirs == "std" && ["core", "alloc"].contains(&mine.as_str()));
    path.iter().zip(&outside).all(same) && (path.len() >= outside.len() || all)
}

/// Files that name a crate which others may name, and files that may and do not.
pub fn not_only_here(tree: &Tree) -> Vec<String> {
    let (mut problems, mut used) = (Vec::new(), BTreeSet::new());
    for (place, line, target) in arrows(tree) {
        let Target::Elsewhere(path) = target else { continue };
        let Some(first) = path.first() else { continue };
        for (name, _, files) in ONLY_HERE.iter().filter(|(name, packages, _)| name == first && packages.contains(&place.package.as_str())) {
            match files.iter().find(|file| File::new(file) == place.file) {
                Some(file) => drop(used.insert((*name, *file))),
                None => problems.push(format!("{}:{line} names `{name}`", place.file.display())),
            }
        }
    }
    let may = ONLY_HERE.iter().flat_map(|(name, _, files)| files.iter().map(move |file| (*name, *file)));
    problems.extend(may.filter(|pair| !used.contains(pair)).map(|(name, file)| format!("{file} may name `{name}`, and does not")));
    problems
}

/// Files that take a package's sources as their own. Tests and fuzz targets may share what is theirs.
pub fn taken(tree: &Tree) -> Vec<String> {
    let sources = |file: &File| file.starts_with("src") || file.iter().any(|part| part == "src");
    let all = tree.places.iter().flat_map(|place| place.source.taken.iter().map(move |(taken, line)| (place, taken, line)));
    // What a build script wrote is nobody's source.
    let all = all.filter(|(_, taken, _)| !taken.contains("OUT_DIR"));
    let wrong = all.filter(|(place, taken, _)| sources(&plain(&place.file.parent().unwrap_or(File::new("")).join(taken))));
    wrong.map(|(place, taken, line)| format!("{}:{line} takes {taken}", place.file.display())).collect()
}

/// Outermost files and `mod.rs` that do not say what they are for.
pub fn silent(texts: &BTreeMap<String, String>) -> Vec<String> {
    let speak = |name: &str| ["mod.rs", "lib.rs", "main.rs"].iter().any(|end| File::new(name).ends_with(end));
    texts.iter().filter(|(name, text)| speak(name) && !text.starts_with("//! ")).map(|(name, _)| name.clone()).collect()
}

/// Types of one name in one package, by the files that declare them. Only the folders that are named are looked at.
pub fn doubled(texts: &BTreeMap<String, String>, packages: &[&str]) -> Vec<String> {
    let declares = |line: &str| {
        let words: Vec<&str> = line.split(|c: char| !(c.is_alphanumeric() || c == '_')).filter(|word| !word.is_empty()).collect();
        let at = words.iter().position(|word| ["struct", "enum", "trait"].contains(word))?;
        let visible = words.iter().take(at).all(|word| ["pub", "crate", "super", "in", "unsafe"].contains(word));
        words.get(at + 1).filter(|_| visible).map(|name| (*name).to_owned())
    };
    let mut problems = Vec::new();
    for package in packages {
        let mut known: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
        for (file, text) in texts.iter().filter(|(file, _)| file.starts_with(package)) {
            for name in text.lines().filter_map(declares) {
                known.entry(name).or_default().insert(file);
            }
        }
        let double = known.into_iter().filter(|(_, files)| files.len() > 1);
        problems.extend(double.map(|(name, files)| format!("`{name}` means several things: {files:?}")));
    }
    problems
}

/// Files and folders that a text speaks of and that are not there: what stands in backquotes, from the repository's root or from some
/// folder on; and in prose, which in code are the lines that begin with `comment`, every Rust file and every path from the root.
pub fn stale(text: &str, comment: &str, files: &BTreeSet<String>) -> BTreeSet<String> {
    const MADE: [&str; 2] = ["dist/", "target/"];
    let ends = [".rs", ".md", ".toml", ".mjs", "/"];
    let speaks_of_one = |name: &&str| name.len() > 1 && ends.iter().any(|end| name.ends_with(end)) && !name.contains([' ', '*', ':', '<']);
    let quoted = text.lines().flat_map(|line| line.split('`').skip(1).step_by(2)).filter(speaks_of_one);
    let top: BTreeSet<&str> = files.iter().filter_map(|file| file.split_once('/')).map(|(folder, _)| folder).collect();
    let from_the_root = |word: &str| word.split_once('/').is_some_and(|(folder, _)| top.contains(folder));
    let prose = text.lines().filter_map(|line| line.trim_start().strip_prefix(comment));
    let words = prose.flat_map(|line| line.split(|c: char| !(c.is_ascii_alphanumeric() || "_-./:*…{}<>$~".contains(c))));
    let words = words.map(|word| word.trim_end_matches(['.', ':']).trim_start_matches("../").trim_start_matches("./"));
    let words = words.filter(|word| word.ends_with(".rs") || from_the_root(word));
    let words = words.filter(|word| !word.contains([':', '*', '…', '{', '}', '<', '>', '$', '~']));
    let there = |name: &str| {
        let folder = |file: &str| File::new(file).ancestors().skip(1).any(|above| above.ends_with(name));
        files.iter().any(|file| folder(file) || !name.ends_with('/') && File::new(file).ends_with(name))
    };
    quoted.chain(words).filter(|name| !MADE.contains(name) && !there(name)).map(str::to_owned).collect()
}

/// Packages whose outermost file does not deny to panic. What Clippy then finds is its own affair.
pub fn may_panic(house: &[Package], read: &dyn Fn(&File) -> Option<String>) -> Vec<String> {
    const DENY: &str = "#![deny(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]";
    let packages = house.iter().filter(|package| NEVER_PANICS.contains(&package.name));
    let roots = packages.flat_map(|package| package.roots.iter().map(|(root, _)| *root));
    roots.filter(|root| !read(File::new(root)).is_some_and(|text| text.lines().any(|line| line == DENY))).map(str::to_owned).collect()
}

/// Names of dependencies in a manifest that nothing names.
pub fn unused(manifest: &toml::Table, named: &BTreeSet<String>) -> Vec<String> {
    let mut sections = vec![manifest];
    sections.extend(
        manifest
            .get("target")
            .and_then(toml::Value::as_table)
            .into_iter()
            .flat_map(|targets| targets.values())
            .filter_map(toml::Value::as_table),
    );
    let tables = sections.iter().flat_map(|section| ["dependencies", "dev-dependencies"].map(|name| section.get(name)?.as_table()));
    let names: BTreeSet<&String> = tables.flatten().flat_map(|table| table.keys()).collect();
    names.into_iter().filter(|name| !named.contains(&name.replace('-', "_"))).cloned().collect()
}

/// The crates that each package names, with the name of the package.
pub fn named(tree: &Tree) -> impl Iterator<Item = (&str, String)> {
    arrows(tree).filter_map(|(place, _, target)| {
        let name = match target {
            Target::Elsewhere(path) => path.first()?.clone(),
            Target::Module { id, .. } => tree.library(id)?.to_owned(),
        };
        Some((place.package.as_str(), name))
    })
}

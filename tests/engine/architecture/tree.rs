//! All packages with their modules, and where a path leads: through `super`, aliases, re-exports and into other packages.

use std::collections::HashMap;
use std::fs;
use std::path::{Component, Path as File, PathBuf};

use super::source::{Path, Source};

/// A module, by its place in the list of all.
pub type Id = usize;

/// One module. The outermost one of a library, a program or a test is named by the empty path.
#[derive(Debug)]
pub struct Place {
    /// Its package, as the table of the house calls it.
    pub package: String,
    /// Its file, from the repository's root.
    pub file: PathBuf,
    pub source: Source,
    path: Path,
    outermost: Id,
    parent: Option<Id>,
    children: HashMap<String, Id>,
}

impl Place {
    /// The first module on the way to it, which is what the table has arrows for; `lib` is the file that holds these together.
    pub fn module(&self) -> &str {
        self.path.first().map_or("lib", String::as_str)
    }
}

/// Where a path leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// To a module, or to something that it declares.
    Module { id: Id, itself: bool },
    /// Out of the repository, or to a name that is no module: `std::fs::read`, `Vec::new`.
    Elsewhere(Path),
}

/// Every module that is reached from the outermost files of packages.
#[derive(Debug, Default)]
pub struct Tree {
    pub places: Vec<Place>,
    libraries: HashMap<String, Id>,
    /// Macros that are exported, by the outermost module at which they then lie, and where they were written.
    macros: HashMap<(Id, String), Id>,
}

impl Tree {
    /// Reads a library, a program or a test from its outermost file on. `library` is the name by which others depend on it.
    pub fn add(&mut self, package: &str, library: Option<&str>, root: &File, read: &dyn Fn(&File) -> Option<String>) {
        let text = read(root).unwrap_or_else(|| panic!("{} is missing", root.display()));
        let id = self.places.len();
        let folder = root.parent().unwrap_or(File::new("")).to_owned();
        self.place(package, root, Source::read(&text), Vec::new(), (id, None), &folder, read);
        self.libraries.extend(library.map(|name| (name.to_owned(), id)));
    }

    #[expect(clippy::too_many_arguments, reason = "what differs from module to module")]
    fn place(
        &mut self,
        package: &str,
        file: &File,
        mut source: Source,
        path: Path,
        (outermost, parent): (Id, Option<Id>),
        folder: &File,
        read: &dyn Fn(&File) -> Option<String>,
    ) -> Id {
        let id = self.places.len();
        let modules = std::mem::take(&mut source.modules);
        self.macros.extend(source.exported_macros.drain(..).map(|name| ((outermost, name), id)));
        let place = Place { package: package.to_owned(), file: file.to_owned(), source, path, outermost, parent, children: HashMap::new() };
        self.places.push(place);
        for module in modules {
            let path: Path = self.places[id].path.iter().cloned().chain([module.name.clone()]).collect();
            let inner = folder.join(&module.name);
            let child = match (module.body, module.path) {
                (Some(body), _) => self.place(package, file, body, path, (outermost, Some(id)), &inner, read),
                (None, Some(other)) => {
                    let other = plain(&file.parent().unwrap_or(File::new("")).join(other));
                    let text = read(&other).unwrap_or_else(|| panic!("{} names {}", file.display(), other.display()));
                    let folder = other.parent().unwrap_or(File::new("")).to_owned();
                    self.place(package, &other, Source::read(&text), path, (outermost, Some(id)), &folder, read)
                }
                (None, None) => {
                    let [beside, within] = [folder.join(format!("{}.rs", module.name)), inner.join("mod.rs")];
                    let found = read(&beside).map(|text| (beside, text)).or_else(|| Some((within.clone(), read(&within)?)));
                    let (other, text) = found.unwrap_or_else(|| panic!("{} has no module `{}`", file.display(), module.name));
                    self.place(package, &other, Source::read(&text), path, (outermost, Some(id)), &inner, read)
                }
            };
            self.places[id].children.insert(module.name, child);
        }
        id
    }

    /// Whether a module is one of those that another holds together.
    pub fn is_below(&self, id: Id, other: &Place) -> bool {
        let place = &self.places[id];
        place.outermost == other.outermost && place.path.len() > other.path.len() && place.path.starts_with(&other.path)
    }

    /// The name by which others depend on the library that a module is of.
    pub fn library(&self, id: Id) -> Option<&str> {
        let root = self.places.get(id)?.outermost;
        self.libraries.iter().find(|(_, library)| **library == root).map(|(name, _)| name.as_str())
    }

    /// Where a path leads that stands in a module.
    pub fn resolve(&self, from: Id, path: &[String]) -> Target {
        self.resolve_unless(from, path, &mut Vec::new())
    }

    /// As [`Self::resolve`]; `seen` holds the names that are being looked up already, since imports may go round in a circle.
    fn resolve_unless(&self, from: Id, path: &[String], seen: &mut Vec<(Id, String)>) -> Target {
        let Some((first, rest)) = path.split_first() else { return Target::Module { id: from, itself: true } };
        match first.as_str() {
            "crate" => self.descend(self.places[from].outermost, rest, seen),
            "self" => self.descend(from, rest, seen),
            "super" => self.places[from].parent.map_or(Target::Elsewhere(path.to_vec()), |parent| match rest.first() {
                Some(again) if again == "super" => self.resolve_unless(parent, rest, seen),
                _ => self.descend(parent, rest, seen),
            }),
            "::" => self.other_package(rest, seen),
            name => match self.member(from, name, seen) {
                Some(found) => self.on(found, rest, seen),
                None => self.other_package(path, seen),
            },
        }
    }

    fn descend(&self, id: Id, rest: &[String], seen: &mut Vec<(Id, String)>) -> Target {
        let Some((name, rest)) = rest.split_first() else { return Target::Module { id, itself: true } };
        match self.member(id, name, seen) {
            Some(found) => self.on(found, rest, seen),
            None => Target::Module { id, itself: false },
        }
    }

    /// What a module has under a name that is not of its own making: a module below it, an import, what one of its globs brings.
    fn member(&self, id: Id, name: &str, seen: &mut Vec<(Id, String)>) -> Option<Target> {
        let place = self.places.get(id)?;
        if let Some(&child) = place.children.get(name) {
            return Some(Target::Module { id: child, itself: true });
        }
        if seen.iter().any(|(other, before)| *other == id && before == name) {
            return None;
        }
        seen.push((id, name.to_owned()));
        let imported = place.source.imports.iter().find(|(short, path)| short == name && path.first() != Some(short)).map(|(_, path)| path);
        let found = imported
            .map(|path| self.resolve_unless(id, path, seen))
            .or_else(|| self.macros.get(&(id, name.to_owned())).map(|id| Target::Module { id: *id, itself: false }))
            .or_else(|| {
                place.source.globs.iter().find_map(|glob| match self.resolve_unless(id, glob, seen) {
                    Target::Module { id: other, itself: true } if self.places[other].source.items.iter().any(|item| item == name) => {
                        Some(Target::Module { id: other, itself: false })
                    }
                    Target::Module { id: other, itself: true } if other != id => self.member(other, name, seen),
                    _ => None,
                })
            });
        seen.pop();
        found
    }

    /// Goes on from what the first part of a path led to.
    fn on(&self, found: Target, rest: &[String], seen: &mut Vec<(Id, String)>) -> Target {
        match found {
            Target::Module { id, itself: true } => self.descend(id, rest, seen),
            Target::Module { id, itself: false } => Target::Module { id, itself: false },
            Target::Elsewhere(path) => Target::Elsewhere(path.iter().chain(rest).cloned().collect()),
        }
    }

    fn other_package(&self, path: &[String], seen: &mut Vec<(Id, String)>) -> Target {
        match path.split_first().and_then(|(name, rest)| Some((*self.libraries.get(name)?, rest))) {
            Some((root, rest)) => self.descend(root, rest, seen),
            None => Target::Elsewhere(path.to_vec()),
        }
    }
}

/// A path without `..`.
pub fn plain(path: &File) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => drop(plain.pop()),
            other => plain.push(other),
        }
    }
    plain
}

/// Reads files of the repository.
pub fn of_the_repository(file: &File) -> Option<String> {
    fs::read_to_string(crate::given::root().join(file)).ok()
}

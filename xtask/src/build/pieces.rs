//! Which files the built site has, what each is made from, and how.

use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::{
    build::{
        folder::{files, within},
        locales,
    },
    place,
};

/// One file of the built site.
pub struct Piece {
    /// Its path in the site, with forward slashes.
    pub name: String,
    /// What it is made from.
    pub from: PathBuf,
    /// What else its content depends on.
    pub also: Vec<PathBuf>,
    /// How it is made.
    pub how: How,
}

/// What is done to a file on its way into the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// Nothing.
    Copy,
    /// A policy, as `loket build` writes it.
    Policy,
    /// The words of a section of a language's file.
    Words(&'static str),
    /// A classic script: its modules bundled, minified, leaving no global names of its own.
    Script,
    /// An ES module, minified, its exports kept.
    Module,
    /// A style sheet, minified.
    Style,
    /// WebAssembly, made as small as wasm-opt can.
    Wasm,
}

/// Text and pictures: what an example or the demo site consists of. Notes for developers stay behind.
const SITE: &[&str] = &["html", "css", "js", "json", "svg", "png", "webp", "txt"];

/// Every file of the site; `app` is the folder of the bound application, `stemmers` that of the stemmers.
///
/// # Errors
/// When a folder cannot be read.
pub fn all(app: &Path, stemmers: &Path) -> Result<Vec<Piece>> {
    let root = place::root();
    let www = root.join("www");
    let piece = |name: &str, from: PathBuf, how| Piece { name: name.into(), from, also: vec![], how };
    let mut pieces = vec![
        piece("loket.js", www.join("loket.js"), How::Script),
        piece("loket-app.js", app.join("loket-app.js"), How::Module),
        piece("loket-app.css", www.join("loket-app.css"), How::Style),
        piece("loket-rest.css", www.join("loket-rest.css"), How::Style),
    ];
    pieces[0].also = files(&www)?.into_iter().filter(|file| has_extension(file, &["js"])).collect();
    pieces[1].also = files(app)?.into_iter().filter(|file| has_extension(file, &["js"])).collect();
    for (folder, prefix) in [(app, ""), (stemmers, "stem/")] {
        for file in files(folder)?.into_iter().filter(|file| has_extension(file, &["wasm"])) {
            pieces.push(piece(&format!("{prefix}{}", within(folder, &file)?), file, How::Wasm));
        }
    }
    for (tag, file) in locales::files()? {
        pieces[0].also.push(file.clone());
        pieces.push(piece(&format!("strings/{tag}.json"), file.clone(), How::Words("first")));
        pieces.push(piece(&format!("strings/{tag}.rest.json"), file, How::Words("rest")));
    }
    for schema in ["policy.schema.json", "cases.schema.json"] {
        pieces.push(piece(schema, www.join(schema), How::Copy));
    }
    for (folder, prefix, extensions, how) in
        [(www.join("site"), "", SITE, How::Copy), (root.join("examples"), "examples/", SITE, How::Copy)]
    {
        for file in files(&folder)? {
            if has_extension(&file, extensions) {
                let name = format!("{prefix}{}", within(&folder, &file)?);
                let policy = prefix == "examples/" && name.ends_with("/policy.json");
                pieces.push(piece(&name, file, if policy { How::Policy } else { how }));
            }
        }
    }
    let command = command()?;
    pieces.iter_mut().filter(|piece| piece.how == How::Policy).for_each(|piece| piece.also.clone_from(&command));
    Ok(pieces)
}

/// The sources of what `loket build` does.
fn command() -> Result<Vec<PathBuf>> {
    let crates = place::root().join("crates");
    let mut sources = vec![crates.join("cli/src/build.rs"), crates.join("author/src/build.rs")];
    for folder in ["engine/src/policy", "author/src/hours"] {
        sources.extend(files(&crates.join(folder))?);
    }
    Ok(sources)
}

fn has_extension(file: &Path, extensions: &[&str]) -> bool {
    file.extension().is_some_and(|each| extensions.iter().any(|one| each == *one))
}

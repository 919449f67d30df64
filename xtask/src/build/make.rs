//! Making one file of the site, and its Brotli twin.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};
use brotli::enc::BrotliEncoderParams;

use crate::{
    build::{
        locales,
        pieces::{How, Piece},
        stamp::{Key, once},
    },
    npm, place, run,
};

/// Browsers that have constructed style sheets, which the widget needs anyway, get their syntax as it is.
const BROWSERS: &str = "--target=es2022,chrome109,firefox115,safari16.4";

/// What the compiler uses beyond the first WebAssembly. wasm-opt may use it too, and nothing else.
pub const FEATURES: &[&str] = &[
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Makes a file unless it is as it should be. True when it did.
///
/// # Errors
/// When its source cannot be read or a tool refuses it.
pub fn make(piece: &Piece) -> Result<bool> {
    let to = place::dist().join(&piece.name);
    let mut outputs = vec![to.clone()];
    outputs.extend(pressed(&to));
    let mut key = Key::new(&format!("{:?}", piece.how))?;
    if piece.how == How::Policy {
        key.year()?;
    }
    key.file(&piece.from)?;
    for file in &piece.also {
        key.file(file)?;
    }
    once(&piece.name, &key, &outputs, || {
        if let Some(folder) = to.parent() {
            fs::create_dir_all(folder)?;
        }
        write(piece.how, &piece.from, &to)?;
        match pressed(&to) {
            Some(twin) => press(&to, &twin),
            None => Ok(()),
        }
    })
}

fn write(how: How, from: &Path, to: &Path) -> Result<()> {
    let esbuild = |options: &[&str]| {
        let mut command = npm::esbuild();
        command.arg(from).args(options).args(["--minify", "--charset=utf8", "--legal-comments=none"]);
        command.args([BROWSERS, "--log-level=warning"]);
        command.arg(format!("--outfile={}", to.strip_prefix(place::root()).unwrap_or(to).display()));
        run::run(command.current_dir(place::root()))
    };
    match how {
        How::Copy => fs::copy(from, to).map(drop).context("copying"),
        How::Policy => {
            let root = place::root();
            let [from, to] = [from, to].map(|path| path.strip_prefix(&root).unwrap_or(path));
            run::run(run::cargo().args(["run", "-q", "-p", "loket-cli", "--", "build"]).arg(from).arg("-o").arg(to).current_dir(root))
        }
        How::Words(section) => fs::write(to, locales::words(from, section)?.to_string()).context("writing"),
        // What strict mode would find is found by TypeScript, so its directive need not be sent along.
        How::Script => {
            esbuild(&["--bundle", "--format=iife", "--tsconfig-raw={}", &format!("--define:globalThis.LOCALES={}", locales::loader()?)])
        }
        How::Module => esbuild(&["--bundle", "--format=esm"]),
        How::Style => esbuild(&[]),
        How::Wasm => {
            let mut command = npm::wasm_opt();
            command.arg(from).arg("-o").arg(to).args(["-Os", "-Oz"]).args(FEATURES);
            run::run(command.args(["--strip-debug", "--strip-producers", "--strip-target-features"]))
        }
    }
}

/// The name of a file's Brotli twin; pictures are compressed already and have none.
pub fn pressed(path: &Path) -> Option<PathBuf> {
    let text = ["html", "css", "js", "json", "svg", "txt", "wasm"];
    let extension = path.extension()?.to_str()?;
    text.contains(&extension).then(|| path.with_extension(format!("{extension}.br")))
}

fn press(from: &Path, to: &Path) -> Result<()> {
    let bytes = fs::read(from)?;
    let options = BrotliEncoderParams { quality: 11, lgwin: 22, size_hint: bytes.len(), ..BrotliEncoderParams::default() };
    let mut small = Vec::new();
    brotli::BrotliCompress(&mut bytes.as_slice(), &mut small, &options)?;
    if small.is_empty() {
        bail!("{} came out empty", to.display());
    }
    fs::write(to, small).context("writing the compressed twin")
}

//! The stemmers: a WebAssembly file for each language of the interface, of which a visitor loads one.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, anyhow};
use toml::{Table, Value};
use wasm_encoder::{
    CustomSection, Module,
    reencode::{Error, Reencode},
};
use wasmparser::{CustomSectionReader, Parser};

use crate::{
    build::locales,
    place, run,
    toolchain::{TARGET, Toolchain},
};

/// Compiles them, each as *language*`.wasm`, and gives their folder. Cargo itself knows whether there is anything to do.
///
/// # Errors
/// When one does not compile.
pub fn compile(toolchain: &Toolchain) -> Result<PathBuf> {
    let folder = place::memory().join("stem");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    for (lang, known) in languages(&place::root().join("crates/stemmer/Cargo.toml"))? {
        run::run(&mut toolchain.stemmer(known.then_some(&lang)))?;
        // The next language's takes its place.
        let bytes = fs::read(place::wasm_target().join(TARGET).join("release/loket_stemmer.wasm"))?;
        fs::write(folder.join(format!("{lang}.wasm")), bare(&bytes)?)?;
    }
    Ok(folder)
}

/// The languages of the interface without their regions, and whether there is a stemmer for each: a Cargo feature of its name. The
/// file of one that has none leaves words as they are, so that nobody who asks for it has to know.
fn languages(manifest: &Path) -> Result<BTreeMap<String, bool>> {
    let manifest: Table = fs::read_to_string(manifest)?.parse()?;
    let features = manifest.get("features").and_then(Value::as_table).context("the stemmers' Cargo.toml has no features")?;
    let language = |tag: &str| tag.split('-').next().unwrap_or(tag).to_owned();
    Ok(locales::files()?.iter().map(|(tag, _)| language(tag)).map(|lang| (lang.clone(), features.contains_key(&lang))).collect())
}

/// Without the sections that are for linkers and debuggers alone.
fn bare(wasm: &[u8]) -> Result<Vec<u8>> {
    struct Bare;
    impl Reencode for Bare {
        type Error = std::convert::Infallible;

        fn parse_custom_section(&mut self, module: &mut Module, section: CustomSectionReader<'_>) -> Result<(), Error<Self::Error>> {
            if section.name() == "target_features" {
                module.section(&CustomSection { name: section.name().into(), data: section.data().into() });
            }
            Ok(())
        }
    }
    let mut module = Module::new();
    Bare.parse_core_module(&mut module, Parser::new(0), wasm).map_err(|error| anyhow!("{error}"))?;
    Ok(module.finish())
}

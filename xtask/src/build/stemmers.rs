//! The stemmers: a WebAssembly file for each language, of which a visitor loads one.

use std::{
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
    place, run,
    toolchain::{TARGET, Toolchain},
};

/// Compiles them, each as *tag*`.wasm`, and gives their folder. Cargo itself knows whether there is anything to do.
///
/// # Errors
/// When one does not compile.
pub fn compile(toolchain: &Toolchain) -> Result<PathBuf> {
    let folder = place::memory().join("stem");
    fs::create_dir_all(&folder)?;
    let languages = languages(&place::root().join("crates/stemmer/Cargo.toml"))?;
    for lang in &languages {
        run::run(&mut toolchain.stemmer(lang))?;
        // The next language's takes its place.
        let bytes = fs::read(place::wasm_target().join(TARGET).join("release/loket_stemmer.wasm"))?;
        fs::write(folder.join(format!("{lang}.wasm")), bare(&bytes)?)?;
    }
    for file in fs::read_dir(&folder)?.collect::<Result<Vec<_>, _>>()? {
        let known =
            |path: &Path| path.file_stem().and_then(|stem| stem.to_str()).is_some_and(|stem| languages.iter().any(|lang| lang == stem));
        if !known(&file.path()) {
            fs::remove_file(file.path())?;
        }
    }
    Ok(folder)
}

/// The languages that there is a stemmer for: each has a Cargo feature of its own that leads to one of frostem's.
fn languages(manifest: &Path) -> Result<Vec<String>> {
    let manifest: Table = fs::read_to_string(manifest)?.parse()?;
    let features = manifest.get("features").and_then(Value::as_table).context("the stemmers' Cargo.toml has no features")?;
    let one = |leads_to: &Value| match leads_to.as_array().map(Vec::as_slice) {
        Some([Value::String(only)]) => only.starts_with("frostem/"),
        _ => false,
    };
    Ok(features.iter().filter(|(_, leads_to)| one(leads_to)).map(|(lang, _)| lang.clone()).collect())
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

//! Short names between the WebAssembly and its glue. wasm-bindgen's own are long and end in hashes, which no compression makes
//! smaller; nobody but these two files ever reads them.

use std::collections::HashMap;

use anyhow::{Result, ensure};
use wasm_encoder::{
    Module,
    reencode::{Error, Reencode},
};
use wasmparser::{Export, ExternalKind, Import, ImportSectionReader, Parser, Payload};

/// How the WebAssembly calls its glue from then on.
const MODULE: &str = "_";

/// The names to shorten: the imports of one module, and what wasm-bindgen exports for itself.
struct Short<'n> {
    module: &'n str,
    names: &'n HashMap<String, String>,
}

impl Short<'_> {
    fn name<'s>(&'s self, name: &'s str) -> &'s str {
        self.names.get(name).map_or(name, String::as_str)
    }
}

impl Reencode for Short<'_> {
    type Error = std::convert::Infallible;

    fn parse_import_section(
        &mut self,
        imports: &mut wasm_encoder::ImportSection,
        section: ImportSectionReader<'_>,
    ) -> Result<(), Error<Self::Error>> {
        for import in section.into_imports() {
            let Import { module, name, ty } = import?;
            let kind = self.entity_type(ty)?;
            let ours = module == self.module;
            imports.import(if ours { MODULE } else { module }, if ours { self.name(name) } else { name }, kind);
        }
        Ok(())
    }

    fn parse_export(&mut self, exports: &mut wasm_encoder::ExportSection, export: Export<'_>) -> Result<(), Error<Self::Error>> {
        let (kind, index) = (self.export_kind(export.kind)?, self.external_index(export.kind, export.index)?);
        exports.export(self.name(export.name), kind, index);
        Ok(())
    }
}

/// Shortens the names in a module and in its glue; `module` is how the WebAssembly calls the glue.
///
/// # Errors
/// When the bytes are no WebAssembly, or the glue does not have a name that is imported from it.
pub fn shorten(wasm: &[u8], glue: &str, module: &str) -> Result<(Vec<u8>, String)> {
    let names: HashMap<String, String> = long_names(wasm, module)?.into_iter().zip((0..).map(|index| format!("_{index}"))).collect();
    let mut short = Module::new();
    Short { module, names: &names }.parse_core_module(&mut short, Parser::new(0), wasm).map_err(|error| anyhow::anyhow!("{error}"))?;
    let mut found = 0;
    let glue = glue.replace(&format!("\"{module}\": "), &format!("\"{MODULE}\": "));
    let glue = identifiers(&glue)
        .map(|word| {
            names.get(word).map_or(word, |name| {
                found += 1;
                name
            })
        })
        .collect();
    ensure!(found >= names.len(), "the glue has {found} of {} names", names.len());
    Ok((short.finish(), glue))
}

/// The names between the two that are wasm-bindgen's own, each once.
fn long_names(wasm: &[u8], module: &str) -> Result<Vec<String>> {
    let own = |name: &str| ["__wb", "__externref", "wasm_bindgen_"].iter().any(|start| name.starts_with(start));
    let mut names = Vec::new();
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    let import = import?;
                    if import.module == module {
                        names.push(import.name.to_owned());
                    }
                }
            }
            Payload::ExportSection(section) => {
                for export in section {
                    let export = export?;
                    if export.kind == ExternalKind::Func && own(export.name) {
                        names.push(export.name.to_owned());
                    }
                }
            }
            _ => {}
        }
    }
    names.sort();
    names.dedup();
    Ok(names)
}

/// A script cut before and after each identifier.
fn identifiers(script: &str) -> impl Iterator<Item = &str> {
    let part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '$');
    let mut rest = script;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let end = rest.find(|c| part(c) != part(first)).unwrap_or(rest.len());
        let (piece, after) = rest.split_at(end);
        rest = after;
        Some(piece)
    })
}

//! The application: Rust to WebAssembly in two parts, and the JavaScript that binds it to the browser.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, anyhow, bail, ensure};
use wasm_bindgen_cli_support::Bindgen;
use wasm_split_cli_support::{Options, transform};

use crate::{
    build::{
        shorten::shorten,
        stamp::{Key, once},
    },
    place, run,
    toolchain::Toolchain,
};

/// The loader of the parts that come later, as the glue imports it, and its file.
const LINK: &str = "./loket-split.js";
const SPLIT: &str = "loket-split.js";

/// Compiles the library and gives the WebAssembly file. Cargo itself knows whether there is anything to do.
///
/// # Errors
/// When it does not compile.
pub fn compile(toolchain: &Toolchain) -> Result<PathBuf> {
    println!("compiler for WebAssembly: {}", toolchain.name);
    run::run(&mut toolchain.build())?;
    Ok(place::wasm_target().join("wasm32-unknown-unknown/release/loket.wasm"))
}

/// Splits the WebAssembly where `widget/rest.rs` says, binds the first part, and writes both with their glue, ES modules, into a
/// folder; gives that.
///
/// # Errors
/// When the file is not one that the tools understand.
pub fn bind(wasm: &Path) -> Result<PathBuf> {
    let folder = place::memory().join("app");
    let mut key = Key::new("app")?;
    key.file(wasm)?;
    let outputs = ["loket-app.js", "loket-app_bg.wasm", SPLIT].map(|name| folder.join(name));
    once("app", &key, &outputs, || {
        println!("splitting and binding {}", wasm.strip_prefix(place::root()).unwrap_or(wasm).display());
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        let first = split(wasm, &folder)?;
        Bindgen::new()
            .input_path(&first)
            .out_name("loket-app")
            .web(true)?
            .typescript(false)
            // The loader says where the WebAssembly is.
            .omit_default_module_path(true)
            .remove_name_section(false)
            .remove_producers_section(true)
            // The parts share the table of functions.
            .keep_lld_exports(true)
            .generate(&folder)?;
        fs::remove_file(first)?;
        let [glue, wasm, _] = &outputs;
        let (short, script) = shorten(&fs::read(wasm)?, &without_advice(&once_only(&fs::read_to_string(glue)?))?, "./loket-app_bg.js")?;
        fs::write(wasm, short)?;
        fs::write(glue, script).context("writing the glue")
    })?;
    Ok(folder)
}

/// Splits the WebAssembly into a folder: the first part, whose path is given, and those that it loads later, with their loader.
fn split(wasm: &Path, folder: &Path) -> Result<PathBuf> {
    fs::create_dir_all(folder)?;
    let (bytes, first) = (fs::read(wasm)?, folder.join("first.wasm"));
    let mut options = Options::new(&bytes);
    options.output_dir = folder;
    options.main_out_path = &first;
    options.main_module = "./loket-app.js";
    options.link_name = LINK;
    let parts = transform(options).map_err(|error| anyhow!("{error:?}"))?.split_modules;
    let loader = folder.join(SPLIT);
    let mut script = without_cookies(&fs::read_to_string(&loader)?)?;
    for part in parts {
        let name = part.file_name().and_then(|name| name.to_str()).context("a part without a name")?.to_owned();
        // With two parts there is at most one chunk, which is what they have in common.
        let named = name.strip_prefix("split_").map_or("loket-shared.wasm".to_owned(), |name| format!("loket-{name}"));
        script = script.replace(&name, &named);
        fs::rename(&part, folder.join(named))?;
    }
    fs::write(loader, script)?;
    Ok(first)
}

/// wasm-bindgen advises developers on the console: about other ways to hand their WebAssembly over than the loader's, and about a
/// server that serves it as another type, of which the browser complains itself when the rest comes. The advice is left out.
fn without_advice(glue: &str) -> Result<String> {
    let advises = |line: &str| ["console.warn(\"", "console.warn('"].iter().any(|start| line.trim_start().starts_with(start));
    ensure!(glue.lines().any(advises), "the glue has no advice to leave out");
    Ok(glue.lines().map(|line| if advises(line) { ";\n".to_owned() } else { format!("{line}\n") }).collect())
}

/// The loader of the parts fetches as the browser does by default, with the cookies of the page's own site. Nobody needs them there.
fn without_cookies(script: &str) -> Result<String> {
    let (fetch, bare) = ("import.meta.url))", "import.meta.url), { credentials: \"omit\" })");
    let script = script.replace(fetch, bare);
    if script.matches("fetch(").count() != script.matches(bare).count() {
        bail!("the loader of the parts fetches otherwise than it did");
    }
    Ok(script)
}

/// wasm-bindgen imports the loader of the parts once for each part. The same lines again are left out.
fn once_only(glue: &str) -> String {
    let mut seen = Vec::new();
    let mut lines = String::new();
    for line in glue.lines() {
        let kind = line.trim_start().starts_with("import");
        if line.contains(LINK) && seen.contains(&kind) {
            continue;
        }
        if line.contains(LINK) {
            seen.push(kind);
        }
        lines = lines + line + "\n";
    }
    lines
}

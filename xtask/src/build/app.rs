//! The application: Rust to WebAssembly, and the JavaScript that binds it to the browser.

use std::path::{Path, PathBuf};

use anyhow::Result;
use wasm_bindgen_cli_support::Bindgen;

use crate::{
    build::stamp::{Key, once},
    place, run,
    toolchain::Toolchain,
};

/// Compiles the library and gives the WebAssembly file. Cargo itself knows whether there is anything to do.
///
/// # Errors
/// When it does not compile.
pub fn compile(toolchain: &Toolchain) -> Result<PathBuf> {
    println!("compiler for WebAssembly: {}", toolchain.name);
    run::run(&mut toolchain.build())?;
    Ok(place::wasm_target().join("wasm32-unknown-unknown/release/loket.wasm"))
}

/// Writes the bound WebAssembly and its glue, an ES module, into a folder and gives that.
///
/// # Errors
/// When the file is not one that wasm-bindgen understands.
pub fn bind(wasm: &Path) -> Result<PathBuf> {
    let folder = place::memory().join("app");
    let mut key = Key::new("app")?;
    key.file(wasm)?;
    let outputs = ["loket-app.js", "loket-app_bg.wasm"].map(|name| folder.join(name));
    once("app", &key, &outputs, || {
        println!("wasm-bindgen {}", wasm.strip_prefix(place::root()).unwrap_or(wasm).display());
        Bindgen::new()
            .input_path(wasm)
            .out_name("loket-app")
            .web(true)?
            .typescript(false)
            // The loader says where the WebAssembly is.
            .omit_default_module_path(true)
            .remove_name_section(false)
            .remove_producers_section(true)
            .generate(&folder)
    })?;
    Ok(folder)
}

//! The response-time engine by itself, as the WebAssembly that is measured and that answers the case files in Node and in a browser.

use std::{fs, path::PathBuf};

use anyhow::Result;
use wasm_bindgen_cli_support::Bindgen;

use crate::{build::FEATURES, choose, npm, place, run, toolchain::TARGET};

/// Builds it as the widget is built, at an optimisation level, and gives the folder with what wasm-bindgen made of it. At the widget's
/// own level, `z`, all that lies below it was compiled for the widget already.
///
/// # Errors
/// When something is missing or it does not compile.
pub fn engine(level: &str) -> Result<PathBuf> {
    run::run(&mut choose::toolchain()?.bench("engine-response", level))?;
    let folder = place::memory().join("engine-response").join(level);
    fs::create_dir_all(&folder)?;
    let wasm = place::bench_target(level).join(TARGET).join("release/engine_response.wasm");
    Bindgen::new().input_path(wasm).out_name("engine").web(true)?.typescript(false).generate(&folder)?;
    // Node takes a file for an ES module when its folder says so.
    fs::write(folder.join("package.json"), r#"{ "type": "module" }"#)?;
    let bound = folder.join("engine_bg.wasm");
    let optimise = if level == "z" { "-Oz" } else { "-O3" };
    run::run(npm::wasm_opt().arg(&bound).arg("-o").arg(&bound).arg(optimise).args(FEATURES))?;
    Ok(folder)
}

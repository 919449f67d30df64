//! The eligibility engine beside rule engines that a web page can run.

use std::{fs, path::PathBuf, process::Command};

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

use crate::{build::FEATURES, choose, npm, place, run, toolchain::Toolchain};

/// How the compiler and wasm-opt optimise: as the widget ships, and for speed.
const LEVELS: [(&str, &str, &str); 2] = [("Loket (z, as it ships)", "z", "-Oz"), ("Loket (3)", "3", "-O3")];

/// Builds the engine for Node at each level and runs it beside its peers.
///
/// # Errors
/// When it does not build or a contender gives a wrong answer.
pub fn eligibility() -> Result<()> {
    let toolchain = choose::toolchain()?;
    npm::install()?;
    let peers = place::root().join("benches/peers/eligibility");
    npm::install_in(&peers)?;
    let mut command = Command::new("node");
    command.arg(peers.join("run.mjs")).arg(place::root().join("benches/policies/fourteen.json"));
    for (name, level, option) in LEVELS {
        command.arg(format!("{name}={}", module(&toolchain, level, option)?.display()));
    }
    run::run(&mut command)
}

/// The engine as a module for Node.
fn module(toolchain: &Toolchain, level: &str, option: &str) -> Result<PathBuf> {
    run::run(&mut toolchain.bench("loket-bench", level))?;
    let folder = place::memory().join(format!("bench-{level}"));
    fs::create_dir_all(&folder)?;
    let wasm = place::bench_target(level).join("wasm32-unknown-unknown/release/loket_bench.wasm");
    Bindgen::new().input_path(&wasm).out_name("engine").nodejs(true)?.typescript(false).generate(&folder)?;
    let bound = folder.join("engine_bg.wasm");
    let mut command = npm::wasm_opt();
    command.arg(&bound).arg("-o").arg(&bound).arg(option).args(FEATURES);
    run::run(command.args(["--strip-debug", "--strip-producers", "--strip-target-features"]))?;
    let size = fs::metadata(&bound).context("the bound WebAssembly")?.len();
    println!("{}: {size} bytes", bound.strip_prefix(place::root()).unwrap_or(&bound).display());
    Ok(folder.join("engine.js"))
}

//! The JavaScript tools: wasm-opt, esbuild, TypeScript and axe, pinned by xtask/package-lock.json.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail};

use crate::{place, run};

/// Installs them when they are missing or not those of the lock file. Their install scripts are not run.
///
/// # Errors
/// When Node is missing or a package cannot be downloaded.
pub fn install() -> Result<()> {
    install_in(&place::root().join("xtask"))
}

/// As [`install`], for another folder with a lock file.
///
/// # Errors
/// When Node is missing or a package cannot be downloaded.
pub fn install_in(folder: &Path) -> Result<()> {
    let shown = folder.strip_prefix(place::root()).unwrap_or(folder).display();
    let lock = fs::read_to_string(folder.join("package-lock.json")).with_context(|| format!("{shown}/package-lock.json cannot be read"))?;
    let installed = folder.join("node_modules/.loket-lock");
    if fs::read_to_string(&installed).is_ok_and(|text| text == lock) {
        return Ok(());
    }
    if run::on_path("node").is_none() || run::on_path("npm").is_none() {
        bail!("Node is missing: install Node 20 or later with npm (nodejs.org, or your system's packages)");
    }
    println!("JavaScript packages: npm installs those of {shown}/package-lock.json");
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let mut command = Command::new(npm);
    command.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]);
    run::run(command.current_dir(folder))?;
    fs::write(installed, lock)?;
    Ok(())
}

/// wasm-opt of the Binaryen package.
pub fn wasm_opt() -> Command {
    tool("binaryen/bin/wasm-opt")
}

/// The bundler and minifier.
pub fn esbuild() -> Command {
    tool("esbuild/bin/esbuild")
}

/// TypeScript's compiler, which checks the loader's JSDoc types.
pub fn typescript() -> Command {
    tool("typescript/bin/tsc")
}

/// Node's own test runner, on the loader's tests: all of them are imported by one file.
pub fn loader_tests() -> Command {
    let mut command = Command::new("node");
    command.arg("--test").arg(place::root().join("tests/loader/main.mjs"));
    command
}

/// The accessibility checker that browser tests put into the page.
pub fn axe() -> PathBuf {
    place::node_modules().join("axe-core/axe.min.js")
}

fn tool(script: &str) -> Command {
    let mut command = Command::new("node");
    command.arg(place::node_modules().join(script));
    command
}

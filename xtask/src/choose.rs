//! Choosing the compiler for WebAssembly: rustup's when it has what is needed, otherwise the distribution's; what is ready
//! before what would have to be downloaded.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};

use anyhow::{Result, bail};

use crate::{
    debian, place, run,
    toolchain::{TARGET, Toolchain},
};

/// Debian's compiler as it is kept for building browsers: newer than the one of the release, with the library's source.
const PACKAGES: &[&str] = &["rustc-web", "cargo-web", "rust-web-src", "rust-web-llvm", "rust-web-clippy", "lld-22"];
const A_DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// Finds a compiler that is ready, and only when there is none installs one.
///
/// # Errors
/// When there is none and none can be installed here.
pub fn toolchain() -> Result<Toolchain> {
    let found = || rustup().or_else(distribution);
    if let Some(ready) = found() {
        return Ok(ready);
    }
    add_to_rustup();
    if let Some(added) = found() {
        return Ok(added);
    }
    if debian::can_install() {
        println!("compiler for WebAssembly: installing the packages {}", PACKAGES.join(" "));
        if let Err(error) = debian::install(PACKAGES) {
            println!("compiler for WebAssembly: {error:#}");
        }
    }
    match found() {
        Some(installed) => Ok(installed),
        None => bail!(
            "the compiler cannot build WebAssembly here: run \
             `rustup target add {TARGET} && rustup component add rust-src`, or on Debian `apt-get install {}`",
            PACKAGES.join(" ")
        ),
    }
}

/// The compiler in use, when it has the target and the library's source.
fn rustup() -> Option<Toolchain> {
    let sysroot = PathBuf::from(run::read(Command::new("rustc").args(["--print", "sysroot"])).ok()?);
    let library = sysroot.join("lib/rustlib");
    let has = |part: &str| library.join(part).exists();
    let complete = has("wasm32-unknown-unknown/lib") && has("src/rust/library/Cargo.toml");
    complete.then(|| Toolchain { bin: sysroot.join("bin"), name: "rustup's" })
}

fn distribution() -> Option<Toolchain> {
    let installed = Path::new("/usr/bin/cargo-clippy").exists() && debian::has(PACKAGES);
    installed.then(|| Toolchain { bin: "/usr/bin".into(), name: "the distribution's (rustc-web)" })
}

/// Tries once a day: where there is nothing to download from, every other run stays quick.
fn add_to_rustup() {
    let tried = place::memory().join("rustup-tried");
    let age = fs::metadata(&tried).and_then(|file| file.modified()).ok().and_then(|at| at.elapsed().ok());
    if run::on_path("rustup").is_none() || age.is_some_and(|age| age < A_DAY) {
        return;
    }
    println!("compiler for WebAssembly: adding {TARGET} and rust-src to rustup's");
    for addition in [["target", "add", TARGET], ["component", "add", "rust-src"]] {
        let mut rustup = Command::new("rustup");
        rustup.args(addition).env("RUSTUP_MAX_RETRIES", "0").env("RUSTUP_DOWNLOAD_TIMEOUT", "20");
        if run::logged(&mut rustup, "rustup.log").is_err() {
            println!("compiler for WebAssembly: rustup cannot download it, which is not tried again today");
            let _ = fs::write(&tried, "");
            return;
        }
    }
}

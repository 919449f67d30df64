//! The compiler for WebAssembly, and how it is called.
//!
//! The standard library is built from its source, which needs that source to be of the compiler's own version, and makes the
//! smallest binary: panics abort on the spot, without messages, without unwinding, and without the paths of this machine's
//! source files, which would otherwise be shipped to every visitor.

use std::{path::PathBuf, process::Command};

use crate::place;

/// What is compiled for.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// Panics abort on the spot.
const PANIC: &str = "-Zunstable-options -Cpanic=immediate-abort";

/// Neither the places of panics nor the insides of types for `{:?}` are put into words: nobody would ever read them, and every visitor
/// would load them.
const FLAGS: &str = "-Zlocation-detail=none -Zfmt-debug=none -Clink-args=--emit-relocs";

/// A folder with `cargo`, `rustc` and `cargo-clippy` that belong together.
pub struct Toolchain {
    /// The folder.
    pub bin: PathBuf,
    /// Where it comes from, for people.
    pub name: &'static str,
}

impl Toolchain {
    /// Compiles the browser's library, as small as it gets.
    ///
    /// As a `cdylib` alone: for a library that is an `rlib` as well, cargo silently leaves out link-time optimisation, which is worth
    /// a fifth of the code.
    pub fn build(&self) -> Command {
        self.command("cargo", &["rustc", "--release", "--crate-type", "cdylib"], &["loket"])
    }

    /// Compiles the stemmer of one language the same way; without one, words stay as they are.
    pub fn stemmer(&self, lang: Option<&String>) -> Command {
        let mut command = self.command("cargo", &["rustc", "--release", "--crate-type", "cdylib"], &["loket-stemmer"]);
        command.arg("--features").arg(lang.map_or("module".to_owned(), |lang| format!("module,{lang}")));
        command
    }

    /// Compiles a package of `benches/` the same way, at an optimisation level of its own.
    pub fn bench(&self, package: &str, level: &str) -> Command {
        let mut command = self.command("cargo", &["rustc", "--release", "--crate-type", "cdylib"], &[package]);
        command.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", level).env("CARGO_TARGET_DIR", place::bench_target(level));
        command
    }

    /// `cargo clippy` of packages, with the same flags; lints follow after `--`.
    ///
    /// The program itself is called: by way of cargo it would be the first one on the search path, which may be another version's.
    pub fn clippy(&self, packages: &[&str]) -> Command {
        self.command("cargo-clippy", &["clippy"], packages)
    }

    /// Whether packages compile.
    pub fn check(&self, packages: &[&str]) -> Command {
        self.command("cargo", &["check"], packages)
    }

    /// The documentation of packages, warnings denied.
    pub fn doc(&self, packages: &[&str]) -> Command {
        let mut command = self.command("cargo", &["doc", "--no-deps"], packages);
        command.env("RUSTDOC", self.tool("rustdoc")).env("RUSTDOCFLAGS", format!("{PANIC} -Dwarnings"));
        command
    }

    fn tool(&self, name: &str) -> PathBuf {
        self.bin.join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
    }

    fn command(&self, program: &str, task: &[&str], packages: &[&str]) -> Command {
        let mut command = Command::new(self.tool(program));
        command
            .args(task)
            .args(packages.iter().flat_map(|package| ["--package", package]))
            .args(["--lib", "--target", TARGET])
            .args(["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"])
            .current_dir(place::root())
            .env("CARGO", self.tool("cargo"))
            .env("RUSTC", self.tool("rustc"))
            // The flags above are unstable in name only: both compilers are releases that have them.
            .env("RUSTC_BOOTSTRAP", "1")
            .env("RUSTFLAGS", format!("{PANIC} {FLAGS}"))
            .env("CARGO_TARGET_DIR", place::wasm_target())
            // What the cargo that runs this set for its own compiler.
            .env_remove("CARGO_ENCODED_RUSTFLAGS")
            .env_remove("RUSTUP_TOOLCHAIN")
            .env_remove("LD_LIBRARY_PATH");
        command
    }
}

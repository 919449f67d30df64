//! Where things are.

use std::{env, path::PathBuf};

/// The repository's root. Cargo says where xtask's manifest is; a binary run without cargo remembers it.
pub fn root() -> PathBuf {
    let manifest = env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    manifest.parent().map(PathBuf::from).unwrap_or(manifest)
}

/// The built site.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// The browser's build, apart from the native one, so that neither throws the other's work away.
pub fn wasm_target() -> PathBuf {
    root().join("target/wasm")
}

/// Builds that are only measured. At the level of the widget's own build, they share its target folder.
pub fn bench_target(level: &str) -> PathBuf {
    if level == "z" { wasm_target() } else { root().join(format!("target/wasm-{level}")) }
}

/// What xtask remembers between runs. It can be deleted at any time.
pub fn memory() -> PathBuf {
    root().join("target/xtask")
}

/// The JavaScript tools.
pub fn node_modules() -> PathBuf {
    root().join("xtask/node_modules")
}

//! What `cargo xtask test` says about this machine. Without it nothing can be tested, and a test that cannot run has failed.

use std::{env, path::PathBuf};

/// The built site.
pub fn dist() -> PathBuf {
    path("LOKET_DIST")
}

/// axe-core's script.
pub fn axe() -> PathBuf {
    path("LOKET_AXE")
}

/// The browser.
pub fn chromium() -> PathBuf {
    path("LOKET_CHROMIUM")
}

/// The program that drives it.
pub fn chromedriver() -> PathBuf {
    path("LOKET_CHROMEDRIVER")
}

fn path(variable: &str) -> PathBuf {
    match env::var_os(variable) {
        Some(path) if !path.is_empty() => path.into(),
        _ => panic!("{variable} is not set: run `cargo xtask test`"),
    }
}

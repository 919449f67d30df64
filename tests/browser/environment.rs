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

/// The folder with the response-time engine by itself, as WebAssembly.
pub fn engine() -> PathBuf {
    path("LOKET_ENGINE")
}

/// The browser.
pub fn chromium() -> PathBuf {
    path("LOKET_CHROMIUM")
}

/// The program that drives it.
pub fn chromedriver() -> PathBuf {
    path("LOKET_CHROMEDRIVER")
}

/// Firefox.
pub fn firefox() -> PathBuf {
    path("LOKET_FIREFOX")
}

/// The program that drives Firefox.
pub fn geckodriver() -> PathBuf {
    path("LOKET_GECKODRIVER")
}

/// WebKitGTK's own small browser.
pub fn webkit() -> PathBuf {
    path("LOKET_WEBKIT")
}

/// The program that drives it.
pub fn webkit_driver() -> PathBuf {
    path("LOKET_WEBKITDRIVER")
}

/// The screen that it draws on.
pub fn xvfb() -> PathBuf {
    path("LOKET_XVFB")
}

fn path(variable: &str) -> PathBuf {
    match env::var_os(variable) {
        Some(path) if !path.is_empty() => path.into(),
        _ => panic!("{variable} is not set: run `cargo xtask test`"),
    }
}

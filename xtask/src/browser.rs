//! The browser that the tests drive.

use std::{env, path::PathBuf};

use anyhow::{Result, bail};

use crate::{debian, run};

/// A browser and the program that drives it by WebDriver.
pub struct Browser {
    /// Chromium itself.
    pub chromium: PathBuf,
    /// Its driver, of the same version.
    pub driver: PathBuf,
}

/// Fonts come along: without any, text has no width and every picture is empty.
const PACKAGES: &[&str] = &["chromium", "chromium-driver", "fonts-liberation"];

/// Finds Chromium and its driver, installing them where that can be done.
///
/// # Errors
/// When they are missing and cannot be installed here.
pub fn browser() -> Result<Browser> {
    if let Some(browser) = find() {
        return Ok(browser);
    }
    if debian::can_install() {
        println!("browser: installing the packages {}", PACKAGES.join(" "));
        debian::install(PACKAGES)?;
    }
    match find() {
        Some(browser) => Ok(browser),
        None => bail!(
            "the tests need Chromium and chromedriver of the same version: put both on PATH, \
             or name them in LOKET_CHROMIUM and LOKET_CHROMEDRIVER"
        ),
    }
}

fn find() -> Option<Browser> {
    let named = |variable: &str| env::var_os(variable).map(PathBuf::from);
    let names = ["chromium", "chromium-browser", "google-chrome"];
    let chromium = named("LOKET_CHROMIUM").or_else(|| names.into_iter().find_map(run::on_path))?;
    let driver = named("LOKET_CHROMEDRIVER").or_else(|| run::on_path("chromedriver"))?;
    Some(Browser { chromium, driver })
}

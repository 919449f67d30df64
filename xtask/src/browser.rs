//! The browsers that the tests drive, one for each engine.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use anyhow::{Result, bail};

use crate::{debian, run};

/// The version of Firefox's driver, which drives older and newer ones of Firefox alike.
const GECKODRIVER: &str = "0.37.1";

/// A program that the tests need.
struct Need {
    /// The variable that names it to the tests, and by which somebody can name another one.
    variable: &'static str,
    /// What it is called on the search path.
    names: &'static [&'static str],
    /// The Debian packages that it comes with; none for geckodriver, which cargo installs.
    packages: &'static [&'static str],
}

/// Fonts come along: without any, text has no width and every picture is empty. WebKit's small browser, MiniBrowser, is not on the
/// search path but beside its library.
const NEEDS: &[Need] = &[
    Need {
        variable: "LOKET_CHROMIUM",
        names: &["chromium", "chromium-browser", "google-chrome"],
        packages: &["chromium", "fonts-liberation"],
    },
    Need { variable: "LOKET_CHROMEDRIVER", names: &["chromedriver"], packages: &["chromium-driver"] },
    Need { variable: "LOKET_FIREFOX", names: &["firefox-esr", "firefox"], packages: &["firefox-esr"] },
    Need { variable: "LOKET_GECKODRIVER", names: &["geckodriver"], packages: &[] },
    #[cfg(target_os = "linux")]
    Need { variable: "LOKET_WEBKIT", names: &["MiniBrowser"], packages: &["webkit2gtk-driver"] },
    #[cfg(target_os = "linux")]
    Need { variable: "LOKET_WEBKITDRIVER", names: &["WebKitWebDriver"], packages: &["webkit2gtk-driver"] },
    #[cfg(target_os = "linux")]
    Need { variable: "LOKET_XVFB", names: &["Xvfb"], packages: &["xvfb"] },
];

/// Finds every browser and its driver, installing them where that can be done: the variable of each, and where it is.
///
/// # Errors
/// When one is missing and cannot be installed here.
pub fn browsers() -> Result<Vec<(&'static str, PathBuf)>> {
    let missing = || NEEDS.iter().filter(|need| find(need).is_none());
    let mut packages: Vec<&str> = missing().flat_map(|need| need.packages).copied().collect();
    packages.dedup();
    if !packages.is_empty() && debian::can_install() {
        println!("browsers: installing the packages {}", packages.join(" "));
        if let Err(error) = debian::install(&packages) {
            println!("browsers: {error:#}");
        }
    }
    if missing().any(|need| need.variable == "LOKET_GECKODRIVER") {
        println!("browsers: installing geckodriver, which takes a minute");
        let mut cargo = run::cargo();
        // It does little and briefly, so it need not be optimised, which would take five.
        cargo.args(["install", "geckodriver", "--version", GECKODRIVER, "--locked", "--debug"]).env("CARGO_PROFILE_DEV_DEBUG", "0");
        if let Err(error) = run::logged(&mut cargo, "geckodriver.log") {
            println!("browsers: {error:#}");
        }
    }
    let found = NEEDS.iter().filter_map(|need| Some((need.variable, find(need)?)));
    let missing: Vec<String> = missing().map(|need| format!("{} ({})", need.names[0], need.variable)).collect();
    if !missing.is_empty() {
        bail!("the tests need {}: put each on PATH, or name it in its variable", missing.join(", "));
    }
    Ok(found.collect())
}

fn find(need: &Need) -> Option<PathBuf> {
    if let Some(named) = env::var_os(need.variable) {
        return Some(PathBuf::from(named));
    }
    need.names.iter().find_map(|name| run::on_path(name).or_else(|| elsewhere(name)))
}

/// Where a program is that is not on the search path: cargo's own, or WebKit's.
fn elsewhere(name: &str) -> Option<PathBuf> {
    match name {
        "geckodriver" => {
            let home = env::var_os("CARGO_HOME").map(PathBuf::from);
            let home = home.or_else(|| Some(PathBuf::from(env::var_os("HOME")?).join(".cargo")))?;
            Some(home.join("bin").join(format!("geckodriver{}", env::consts::EXE_SUFFIX))).filter(|path| path.is_file())
        }
        "MiniBrowser" => {
            let libraries = fs::read_dir("/usr/lib").ok()?.filter_map(Result::ok).map(|entry| entry.path());
            let places =
                [PathBuf::from("/usr/lib"), PathBuf::from("/usr/libexec"), PathBuf::from("/usr/lib64")].into_iter().chain(libraries);
            places.map(|place| place.join(Path::new("webkit2gtk-4.1/MiniBrowser"))).find(|path| path.is_file())
        }
        _ => None,
    }
}

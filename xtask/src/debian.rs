//! Debian's and Ubuntu's packages, for who may install them.

use std::{
    io::{IsTerminal, stdin},
    process::Command,
    sync::Mutex,
};

use anyhow::Result;

use crate::run;

/// Whether all of these are installed; false where there is no dpkg.
pub fn has(packages: &[&str]) -> bool {
    let query = ["-W", "-f=${db:Status-Status}\\n"];
    let states = run::read(Command::new("dpkg-query").args(query).args(packages));
    states.is_ok_and(|states| states.lines().all(|state| state == "installed"))
}

/// Whether packages can be installed: apt-get is there, and we are root or have sudo.
pub fn can_install() -> bool {
    run::on_path("apt-get").is_some() && (is_root() || run::on_path("sudo").is_some())
}

/// Installs packages; the lists are refreshed once per run.
///
/// # Errors
/// When a package does not exist here or cannot be installed.
pub fn install(packages: &[&str]) -> Result<()> {
    static REFRESHED: Mutex<bool> = Mutex::new(false);
    if let Ok(mut refreshed) = REFRESHED.lock()
        && !*refreshed
    {
        // Lists that cannot be refreshed may still be good enough.
        let _ = run::logged(apt().args(["update", "-qq"]), "apt-update.log");
        *refreshed = true;
    }
    run::logged(apt().args(["install", "-y", "-qq", "--no-install-recommends"]).args(packages), "apt-install.log")
}

fn apt() -> Command {
    if is_root() {
        let mut command = Command::new("apt-get");
        command.env("DEBIAN_FRONTEND", "noninteractive");
        return command;
    }
    let mut command = Command::new("sudo");
    if !stdin().is_terminal() {
        command.arg("-n");
    }
    command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get"]);
    command
}

fn is_root() -> bool {
    run::read(Command::new("id").arg("-u")).is_ok_and(|id| id == "0")
}

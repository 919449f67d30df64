//! Running other programs: what runs is shown, and a failure names it.

use std::{
    env,
    ffi::OsStr,
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use anyhow::{Context, Result, bail};

use crate::place;

/// Shows the command and runs it to its end, its output passed through.
///
/// # Errors
/// When it cannot be started or fails.
pub fn run(command: &mut Command) -> Result<()> {
    println!("$ {}", shown(command));
    let status = command.status().with_context(|| format!("`{}` did not start", name(command)))?;
    if !status.success() {
        bail!("`{}` failed ({status})", name(command));
    }
    Ok(())
}

/// As [`run`], with the output in a file that is named only when something goes wrong.
///
/// # Errors
/// When it cannot be started or fails.
pub fn logged(command: &mut Command, log: &str) -> Result<()> {
    println!("$ {}", shown(command));
    fs::create_dir_all(place::memory())?;
    let path = place::memory().join(log);
    let file = fs::File::create(&path)?;
    let status = command.stdout(file.try_clone()?).stderr(file).stdin(Stdio::inherit()).status();
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => bail!("`{}` failed ({status}), see {}", name(command), path.display()),
        Err(error) => Err(error).with_context(|| format!("`{}` did not start", name(command))),
    }
}

/// What a command prints, without showing it.
///
/// # Errors
/// When it cannot be started or fails.
pub fn read(command: &mut Command) -> Result<String> {
    let output = command.stderr(Stdio::null()).output();
    let output = output.with_context(|| format!("`{}` did not start", name(command)))?;
    if !output.status.success() {
        bail!("`{}` failed ({})", name(command), output.status);
    }
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Where a program is, by the search path.
pub fn on_path(program: &str) -> Option<PathBuf> {
    let paths = env::var_os("PATH")?;
    let file = format!("{program}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&paths).map(|folder| folder.join(&file)).find(|path| path.is_file())
}

/// The cargo that runs this.
pub fn cargo() -> Command {
    Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// The command as a person would type it, without the way to this machine's folders.
pub fn shown(command: &Command) -> String {
    let root = place::root();
    let shorten = |part: &OsStr| {
        let text = Path::new(part).strip_prefix(&root).unwrap_or(Path::new(part)).display().to_string();
        if text.contains(' ') { format!("'{text}'") } else { text }
    };
    let arguments = command.get_args().map(shorten);
    [stem(command.get_program())].into_iter().chain(arguments).collect::<Vec<_>>().join(" ")
}

/// What to call a command in a message: `cargo fmt`, `node esbuild`, `npm`.
fn name(command: &Command) -> String {
    let program = stem(command.get_program());
    match command.get_args().next() {
        Some(task) if ["cargo", "cargo-clippy", "node"].contains(&program.as_str()) => format!("{program} {}", stem(task)),
        _ => program,
    }
}

fn stem(path: &OsStr) -> String {
    Path::new(path).file_stem().unwrap_or(path).to_string_lossy().into_owned()
}

//! Lists the languages in `locales/`, so that a language is added by adding its file.

use std::{env, error::Error, fs, path::PathBuf};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("../../locales").canonicalize()?;
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut files = Vec::new();
    for entry in fs::read_dir(&folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "json") {
            println!("cargo::rerun-if-changed={}", path.display());
            files.push(path);
        }
    }
    files.sort();
    let line = |path: &PathBuf| format!("({:?}, include_str!({:?})),\n", path.file_stem().unwrap_or_default(), path);
    let list: String = files.iter().map(line).collect();
    fs::write(PathBuf::from(env::var("OUT_DIR")?).join("locales.rs"), format!("&[\n{list}]\n"))?;
    Ok(())
}

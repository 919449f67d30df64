//! What is in a folder.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

/// Every file in a folder and those inside it; none when there is no such folder.
pub fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    if !folder.is_dir() {
        return Ok(found);
    }
    let entries = fs::read_dir(folder).with_context(|| format!("{} cannot be read", folder.display()))?;
    for entry in entries {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// A file's path within a folder, with forward slashes.
pub fn within(folder: &Path, file: &Path) -> Result<String> {
    let parts = file.strip_prefix(folder)?.iter();
    Ok(parts.map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/"))
}

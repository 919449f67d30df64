//! The interface's words, from the one file that each language has in `locales/`.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use serde_json::{Map, Value};

use crate::{build::folder, place};

/// The files, one for each language, by their tags: English first, as whoever does not find their language gets it.
///
/// # Errors
/// When the folder cannot be read.
pub fn files() -> Result<Vec<(String, PathBuf)>> {
    let mut found = Vec::new();
    for file in folder::files(&place::root().join("locales"))? {
        if let Some(tag) = file.file_name().and_then(|name| name.to_str()?.strip_suffix(".json")) {
            found.push((tag.to_owned(), file.clone()));
        }
    }
    found.sort_by_key(|(tag, _)| (tag != "en", tag.clone()));
    Ok(found)
}

/// The words of a section of a language's file, as a list in their order: the browser has no use for their keys.
///
/// # Errors
/// When the file is not one of a language.
pub fn words(file: &Path, section: &str) -> Result<Value> {
    let mut locale: Map<String, Value> = serde_json::from_slice(&fs::read(file)?)?;
    let section = locale.remove(section).with_context(|| format!("{} has no `{section}`", file.display()))?;
    let Value::Object(words) = section else { return Ok(section) };
    Ok(words.into_iter().map(|(_, word)| word).collect())
}

/// The loader's own words in all languages, by their tags.
///
/// # Errors
/// When a file is not one of a language.
pub fn loader() -> Result<Value> {
    let mut all = Map::new();
    for (tag, file) in files()? {
        all.insert(tag, words(&file, "loader")?);
    }
    Ok(all.into())
}

//! Removing from the built site what no longer belongs to it.

use std::{collections::BTreeSet, fs, path::Path};

use anyhow::Result;

use crate::build::{folder::files, make::pressed, pieces::Piece};

/// Removes every file that is not one of these or their twins.
///
/// # Errors
/// When the folder cannot be read or a file not removed.
pub fn tidy(dist: &Path, pieces: &[Piece]) -> Result<()> {
    let wanted = pieces.iter().map(|piece| dist.join(&piece.name));
    let wanted: BTreeSet<_> = wanted.flat_map(|path| [pressed(&path), Some(path)]).flatten().collect();
    for file in files(dist)? {
        if !wanted.contains(&file) {
            println!("removing {} from dist/", file.strip_prefix(dist)?.display());
            fs::remove_file(&file)?;
            // Its folder too, when this was the last in it.
            let _ = file.parent().map(fs::remove_dir);
        }
    }
    Ok(())
}

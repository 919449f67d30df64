//! Doing a step only when what it depends on has changed.

use std::{
    fs,
    hash::{DefaultHasher, Hash, Hasher},
    path::{Path, PathBuf},
    time::{SystemTime, UNIX_EPOCH},
};

use anyhow::{Context, Result};

use crate::place;

/// What a step depends on, boiled down to one number.
pub struct Key(DefaultHasher);

impl Key {
    /// A key for a step as this version of the build does it: another lock file or another build, another key.
    ///
    /// # Errors
    /// When xtask's own sources cannot be read.
    pub fn new(step: &str) -> Result<Self> {
        let mut key = Self(DefaultHasher::new());
        step.hash(&mut key.0);
        let xtask = place::root().join("xtask");
        key.file(&xtask.join("package-lock.json"))?;
        key.file(&xtask.join("Cargo.toml"))?;
        for file in fs::read_dir(xtask.join("src/build"))?.collect::<Result<Vec<_>, _>>()? {
            key.file(&file.path())?;
        }
        Ok(key)
    }

    /// Adds the year: public holidays get dates from this one on.
    ///
    /// # Errors
    /// When the clock stands before 1970.
    pub fn year(&mut self) -> Result<()> {
        let days = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs() / 86_400;
        // The mean year of the calendar: off by less than a day, which the next build makes good.
        (days * 10_000 / 3_652_425).hash(&mut self.0);
        Ok(())
    }

    /// Adds a file's content.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn file(&mut self, path: &Path) -> Result<()> {
        let bytes = fs::read(path).with_context(|| format!("{} cannot be read", path.display()))?;
        bytes.hash(&mut self.0);
        Ok(())
    }
}

/// Does the step unless it was done with the same key and its outputs are still there. True when it did.
///
/// # Errors
/// When the step fails; it is then done again next time.
pub fn once(step: &str, key: &Key, outputs: &[PathBuf], work: impl FnOnce() -> Result<()>) -> Result<bool> {
    let stamp = place::memory().join("stamps").join(step.replace('/', "~"));
    let key = format!("{:016x}", key.0.finish());
    let same = fs::read_to_string(&stamp).is_ok_and(|text| text == key);
    if same && outputs.iter().all(|output| output.exists()) {
        return Ok(false);
    }
    let _ = fs::remove_file(&stamp);
    work().with_context(|| format!("making {step}"))?;
    if let Some(folder) = stamp.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(stamp, key)?;
    Ok(true)
}

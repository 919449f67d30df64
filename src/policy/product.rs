//! Products, their latest versions, and which versions are supported.

use super::read::{document, words};
use super::text::Text;
use super::version::Version;

words! {
    /// Which versions of a product are supported.
    pub enum Supported {
        /// The latest version alone.
        Latest = "latest",
        /// Every version of the latest major line.
        CurrentMajor = "current-major",
        /// Every version of the latest major line and of the one before.
        CurrentAndPreviousMajor = "current-and-previous-major",
    }
}

document! {
    /// Something that support is given for.
    pub struct Product {
        /// Its id.
        pub id: String,
        /// What it is called.
        pub name: Text,
        /// Its latest version.
        pub latest: Option<Version>,
        /// Which versions are supported; the latest alone, when absent.
        pub supported: Option<Supported>,
    }
}

impl Product {
    /// The oldest version that is supported, when the latest is known.
    pub fn oldest_supported(&self) -> Option<Version> {
        let latest = self.latest.as_ref()?;
        Some(match self.supported.unwrap_or(Supported::Latest) {
            Supported::Latest => latest.clone(),
            Supported::CurrentMajor => Version::first_of_major(latest.major()),
            Supported::CurrentAndPreviousMajor => Version::first_of_major(latest.major().saturating_sub(1)),
        })
    }
}

//! The browser and the host page: mounting, options, events, clock, zones, dates. Browser only.
//!
//! What the loader (`www/loket.js`) and this module say to each other is all in [`shell`]; see ARCHITECTURE.md.

mod browser;
mod dates;
mod json;
mod mount;
mod problems;
mod shell;
mod zone;

pub use mount::{Handle, mount};

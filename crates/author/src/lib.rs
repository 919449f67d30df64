//! The vendor's side of Loket: what is done with a policy before visitors see it. Checked, tested by cases, explained, built; support
//! hours taken from elsewhere.
//!
//! It prints nothing, and reads and writes nothing but what it is handed; the present instant and the time zones are arguments. So it
//! works in a browser as well as behind the `loket` command.

#![deny(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic))]

pub mod build;
pub mod cases;
pub mod check;
pub mod dossier;
pub mod due;
pub mod explain;
pub mod hours;
pub mod locale;
pub mod simulate;
pub mod source;

use loket_engine::calendar::{Years, Zone};
use loket_engine::policy::ZoneName;

/// Knows time zones: gives one over some years, or `None` when there is none of that name.
pub type Zones<'a> = &'a dyn Fn(&ZoneName, Years) -> Option<Zone>;

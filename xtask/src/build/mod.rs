//! The built site: from sources to files that a static host can serve, each with its compressed twin.
//!
//! Everything remembers what it was made from and is made again only when that changed.

mod app;
mod folder;
mod locales;
mod make;
mod pieces;
mod shorten;
mod stamp;
mod stemmers;
mod tidy;

pub use make::FEATURES;

use std::time::Instant;

use anyhow::Result;

use crate::{choose, npm, place};

/// Sees to the tools of the build and builds: what every task does that needs the site.
///
/// # Errors
/// When a tool is missing or a step fails.
pub fn ready() -> Result<()> {
    let toolchain = choose::toolchain()?;
    npm::install()?;
    let start = Instant::now();
    let app = app::bind(&app::compile(&toolchain)?)?;
    let stemmers = stemmers::compile(&toolchain)?;
    let pieces = pieces::all(&app, &stemmers)?;
    let mut made = 0;
    for piece in &pieces {
        made += usize::from(make::make(piece)?);
    }
    tidy::tidy(&place::dist(), &pieces)?;
    let seconds = start.elapsed().as_secs_f32();
    println!("dist/: {} files, {made} of them made anew, {seconds:.1} s", pieces.len());
    Ok(())
}

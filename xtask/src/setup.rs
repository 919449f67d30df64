//! What has to be on the machine before the other tasks can work.

use anyhow::Result;

use crate::{browser, choose, npm};

/// Installs everything, or says what is missing.
///
/// # Errors
/// When something is missing that cannot be installed here.
pub fn everything() -> Result<()> {
    let toolchain = choose::toolchain()?;
    println!("compiler for WebAssembly: {}", toolchain.name);
    npm::install()?;
    println!("JavaScript tools: installed");
    for (variable, program) in browser::browsers()? {
        println!("{variable}: {}", program.display());
    }
    Ok(())
}

//! The demo site on this machine.

use std::io;

use anyhow::{Context, Result};
use loket_server::{Site, SiteOptions};

use crate::{build, place};

/// Where the demo is served when nothing else is asked for.
const FIRST: u16 = 8000;

/// Builds the site and serves it until Ctrl-C.
///
/// # Errors
/// When the build fails or the port is taken.
pub fn demo(port: Option<u16>) -> Result<()> {
    build::ready()?;
    let runtime = tokio::runtime::Runtime::new()?;
    runtime.block_on(async {
        let site = match port {
            Some(port) => start(port).await.with_context(|| format!("port {port}"))?,
            None => first_free().await?,
        };
        println!("\nLoket's examples: {}/\nTickets filed with them: {0}/helpdesk/\nCtrl-C stops.", site.url());
        std::future::pending().await
    })
}

async fn first_free() -> io::Result<Site> {
    for port in FIRST..FIRST + 20 {
        match start(port).await {
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => {}
            done => return done,
        }
    }
    start(0).await
}

async fn start(port: u16) -> io::Result<Site> {
    Site::start(SiteOptions { root: place::dist(), port, ..SiteOptions::default() }).await
}

//! The demo site's server, asked over the wire as a browser would.

mod client;
mod files;
mod helpdesk;

use std::{collections::BTreeMap, fs, path::PathBuf};

use client::{Answer, ask};
use loket_server::{Site, SiteOptions};

/// A folder of its own with a small site, removed at the end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("loket-server-{}-{name}", std::process::id()));
        fs::create_dir_all(folder.join("sub")).unwrap();
        fs::write(folder.join("index.html"), "<!doctype html>home").unwrap();
        fs::write(folder.join("sub/index.html"), "<!doctype html>sub").unwrap();
        fs::write(folder.join("app.wasm"), "plain").unwrap();
        fs::write(folder.join("app.wasm.br"), "pressed").unwrap();
        fs::write(folder.join("app.js"), "1").unwrap();
        Self(folder)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

async fn serve(folder: &Folder) -> Site {
    let page = ("text/html".to_owned(), "<!doctype html>added".to_owned());
    let pages = BTreeMap::from([("/added.html".to_owned(), page)]);
    let options = SiteOptions { root: folder.0.clone(), port: 0, pages, hanging: vec!["/never.json".to_owned()] };
    Site::start(options).await.unwrap()
}

async fn get(site: &Site, path: &str) -> Answer {
    ask(site, "GET", path, &[], b"").await.unwrap()
}

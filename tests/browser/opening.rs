//! Where most tests begin: a page, the widget on it opened, nothing said on the console until the end.

use loket_server::Site;
use serde_json::Value;

use crate::{
    browser::live,
    pages::{self, Pages},
    visit::Visit,
};

/// A page that is about to be visited, and what it tells its widget.
pub struct Opening {
    pages: Pages,
    path: String,
    told: Vec<(&'static str, Value)>,
    script: &'static str,
}

/// An example's first page at an instant.
pub fn example(folder: &str, now: &str) -> Opening {
    Opening { pages: pages::at(now), path: format!("/examples/{folder}/index.html"), told: Vec::new(), script: "" }
}

impl Pages {
    /// The plain page that [`Pages::page`] adds.
    pub fn opening(self) -> Opening {
        Opening { pages: self, path: "/page.html".to_owned(), told: Vec::new(), script: "" }
    }
}

impl Opening {
    /// Another page in the same folder.
    pub fn file(mut self, file: &str) -> Self {
        let folder = self.path.rfind('/').map_or(0, |slash| slash + 1);
        self.path.replace_range(folder.., file);
        self
    }

    /// Facts that the page knows.
    pub fn facts(mut self, facts: Value) -> Self {
        self.told.push(("facts", facts));
        self
    }

    /// What the page fills in beforehand.
    pub fn prefill(mut self, prefill: Value) -> Self {
        self.told.push(("prefill", prefill));
        self
    }

    /// What the page knows of the user who is signed in.
    pub fn user(mut self, facts: Value) -> Self {
        self.told.push(("user", facts));
        self
    }

    /// What the page does before its widget is opened.
    pub fn script(self, script: &'static str) -> Self {
        Opening { script, ..self }
    }

    /// Opens the page and its first widget in a browser, and lets the test go on from there.
    pub fn live(self, test: impl AsyncFnOnce(&Visit<'_>, &Site)) {
        live(async |browser| {
            let site = self.pages.serve().await;
            browser.goto(&format!("{}{}", site.url(), self.path)).await;
            browser.until("window.Loket?.widgets.length").await;
            for (method, what) in self.told {
                browser.run("Loket[arguments[0]](arguments[1])", &[method.into(), what]).await;
            }
            browser.run(self.script, &[]).await;
            let visit = browser.visit();
            visit.open().await;
            test(&visit, &site).await;
            browser.is_quiet().await;
        });
    }
}

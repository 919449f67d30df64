//! The site that a test visits.
//!
//! The instant is fixed in the way that the loader has for it: `data-now` on the script, `now` on the element. It is written into
//! the examples' own pages on their way to the browser. The browser's clock itself runs on, so that time-outs behave as they do for
//! everybody.

use std::{collections::BTreeMap, fs};

use loket_server::{Site, SiteOptions};
use serde_json::Value;

use crate::environment;

/// The examples' pages: folder and file.
const PAGES: &[(&str, &str)] = &[
    ("bas-ip", "index.html"),
    ("bright-plugins", "index.html"),
    ("bright-plugins", "nl.html"),
    ("bright-plugins", "de.html"),
    ("harbour-cloud", "index.html"),
    ("harbour-cloud", "console.html"),
    ("new-media-entertainment", "index.html"),
    ("syneton", "index.html"),
    ("syneton", "signed-in.html"),
];

/// A site in the making.
pub struct Pages {
    now: String,
    pages: BTreeMap<String, (String, String)>,
    hanging: Vec<String>,
}

/// The built site with its examples, at an instant.
pub fn at(now: &str) -> Pages {
    let mut pages = Pages { now: now.to_owned(), pages: BTreeMap::new(), hanging: Vec::new() };
    for (example, file) in PAGES {
        let page = fs::read_to_string(environment::dist().join("examples").join(example).join(file)).expect("the site is built");
        let stopped = page
            .replace("data-policy=", &format!("data-now=\"{now}\" data-policy="))
            .replace("<loket-widget ", &format!("<loket-widget now=\"{now}\" "));
        assert_ne!(page, stopped, "{example}/{file} has no widget to stop the clock of");
        pages = pages.with(&format!("/examples/{example}/{file}"), "text/html", &stopped);
    }
    // The one file that is not of the instant at which it was written: what a vendor publishes of its load.
    pages.with("/examples/harbour-cloud/load.json", "application/json", &format!("{{ \"at\": \"{now}\", \"load\": \"busy\" }}"))
}

/// A policy as its file has it.
pub fn policy(example: &str) -> Value {
    let path = environment::dist().join("examples").join(example).join("policy.json");
    serde_json::from_slice(&fs::read(path).expect("the site is built")).expect("a policy is JSON")
}

impl Pages {
    /// Adds a file, or puts one in another's place.
    pub fn with(mut self, path: &str, kind: &str, content: &str) -> Self {
        self.pages.insert(path.to_owned(), (kind.to_owned(), content.to_owned()));
        self
    }

    /// Never answers who asks for this.
    pub fn hanging(mut self, path: &str) -> Self {
        self.hanging.push(path.to_owned());
        self
    }

    /// Adds a plain page at `/page.html` with a loader, and widgets where `body` has them. `{now}` is the instant.
    pub fn page(self, body: &str) -> Self {
        let page = format!(
            "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>A page</title>\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
             <meta name=\"color-scheme\" content=\"light dark\"></head>\
             <body><main><h1>A page</h1>{}</main></body></html>",
            body.replace("{now}", &self.now)
        );
        self.with("/page.html", "text/html", &page)
    }

    /// Gives the plain page another direction and language.
    pub fn turned(mut self, dir: &str, lang: &str) -> Self {
        if let Some((_, page)) = self.pages.get_mut("/page.html") {
            *page = page.replace("<html lang=\"en\">", &format!("<html lang=\"{lang}\" dir=\"{dir}\">"));
        }
        self
    }

    /// Adds a policy as JSON.
    pub fn policy(self, path: &str, policy: &Value) -> Self {
        self.with(path, "application/json", &policy.to_string())
    }

    /// Serves it.
    pub async fn serve(self) -> Site {
        let options = SiteOptions { root: environment::dist(), port: 0, pages: self.pages, hanging: self.hanging };
        Site::start(options).await.expect("the site starts")
    }
}

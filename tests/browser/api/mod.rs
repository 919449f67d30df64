//! The face towards developers: the `Loket` object, the element, its attributes and its events.

mod events;
mod lifetime;
mod told;

use crate::{
    browser::Browser,
    pages::{self, Pages},
};

const NOW: &str = "2026-11-20T21:58:00Z";
const POLICY: &str = "/examples/bas-ip/policy.json";

/// A page with a loader, and what stands before it.
fn page(before: &str) -> Pages {
    pages::at(NOW).page(&format!("{before}<script src=\"/loket.js\" async></script>"))
}

/// A page with a launcher for BAS-IP.
fn launcher() -> Pages {
    pages::at(NOW).page(&format!("<script src=\"/loket.js\" data-policy=\"{POLICY}\" data-now=\"{{now}}\" async></script>"))
}

/// Goes to the page, and keeps every event in `events` as `[name, detail]`.
async fn goto(browser: &Browser, site: &loket_server::Site) {
    browser.goto(&format!("{}/page.html", site.url())).await;
    browser.until("window.Loket").await;
    browser
        .run(
            "addEventListener('error', event => (window.thrown ??= []).push(event.message)); \
        addEventListener('unhandledrejection', event => (window.thrown ??= []).push(String(event.reason)))",
            &[],
        )
        .await;
    let listen = "window.events = []; \
        window.off = ['open', 'close', 'article', 'solved', 'verdict', 'ticket', 'filed', 'loket:error'].map(name => \
            Loket.on(name, event => events.push([event.type, event.detail])))";
    browser.run(listen, &[]).await;
}

//! Files, headers and the record of requests.

use loket_server::{Asked, Site, SiteOptions};

use crate::{Folder, ask, get, serve};

const CSP: &str = "Content-Security-Policy";

#[tokio::test]
async fn files_have_their_types_and_headers() {
    let folder = Folder::new("types");
    let site = serve(&folder).await;
    for (path, kind) in [
        ("/", "text/html; charset=utf-8"),
        ("/sub/", "text/html; charset=utf-8"),
        ("/app.js", "text/javascript; charset=utf-8"),
        ("/app.wasm", "application/wasm"),
        ("/added.html", "text/html; charset=utf-8"),
    ] {
        let answer = get(&site, path).await;
        assert_eq!((answer.status, answer.header("Content-Type")), (200, kind), "{path}");
        assert_eq!(answer.header("Cache-Control"), "no-cache", "{path}");
        assert_eq!(answer.header("X-Content-Type-Options"), "nosniff", "{path}");
        assert_eq!(!answer.header(CSP).is_empty(), kind.starts_with("text/html"), "{path}");
    }
    assert_eq!(get(&site, "/missing.html").await.status, 404);
    assert_eq!(get(&site, "/../Cargo.toml").await.status, 404);
}

#[tokio::test]
async fn brotli_is_served_to_who_accepts_it() {
    let folder = Folder::new("brotli");
    let site = serve(&folder).await;
    let pressed = ask(&site, "GET", "/app.wasm", &["Accept-Encoding: br"], b"").await.unwrap();
    assert_eq!(pressed.body, "pressed");
    assert_eq!(pressed.header("Content-Encoding"), "br");
    assert_eq!(pressed.header("Content-Type"), "application/wasm");
    assert_eq!(get(&site, "/app.wasm").await.body, "plain");
}

#[tokio::test]
async fn the_policy_can_be_switched_in_the_query() {
    let folder = Folder::new("csp");
    let site = serve(&folder).await;
    let strict = get(&site, "/").await;
    assert!(strict.header(CSP).contains("script-src 'self' 'wasm-unsafe-eval'; style-src 'self';"));
    assert!(strict.header(CSP).ends_with("require-trusted-types-for 'script'; trusted-types 'none'"));
    let no_wasm = get(&site, "/added.html?a=1&csp=no-wasm").await;
    assert!(no_wasm.header(CSP).contains("script-src 'self'; style-src 'self';"));
    assert_eq!(get(&site, "/?csp=none").await.header(CSP), "");
}

#[tokio::test]
async fn requests_are_remembered_in_order() {
    let folder = Folder::new("requests");
    let site = serve(&folder).await;
    get(&site, "/").await;
    site.clear();
    get(&site, "/app.js?v=1").await;
    get(&site, "/favicon.ico").await;
    get(&site, "/missing").await;
    let asked = |path: &str, status| Asked { method: "GET".into(), path: path.into(), cookie: false, status: Some(status) };
    let expected = [asked("/app.js?v=1", 200), asked("/favicon.ico", 204), asked("/missing", 404)];
    assert_eq!(site.requests(), expected);
}

#[tokio::test]
async fn some_paths_are_never_answered() {
    let folder = Folder::new("never");
    let site = serve(&folder).await;
    let never = tokio::time::timeout(std::time::Duration::from_millis(200), get(&site, "/never.json?v=1"));
    assert!(never.await.is_err(), "no answer comes");
    assert_eq!(site.requests()[0].status, None);
}

#[tokio::test]
async fn a_closed_site_gives_its_port_back() {
    let folder = Folder::new("close");
    let site = serve(&folder).await;
    let port = site.url().rsplit(':').next().unwrap().parse().unwrap();
    let options = SiteOptions { root: folder.0.clone(), port, ..SiteOptions::default() };
    assert!(Site::start(options.clone()).await.is_err(), "the port is taken");
    site.close().await;
    let again = Site::start(options).await.unwrap();
    assert_eq!(get(&again, "/app.js").await.status, 200);
}

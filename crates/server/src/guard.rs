//! What surrounds every answer: it is recorded, and leaves with the headers a careful vendor sends.

use std::sync::Arc;

use axum::{
    extract::{Request, State},
    http::{
        HeaderName, HeaderValue,
        header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, COOKIE, X_CONTENT_TYPE_OPTIONS},
    },
    middleware::Next,
    response::Response,
};

use crate::shared::Shared;

/// The policy that the whole site is shown under: scripts of its own and WebAssembly, and no string ever becomes HTML or script.
const STRICT: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; \
    img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; \
    require-trusted-types-for 'script'; trusted-types 'none'";

/// Records the request and its status, and sets the headers.
pub(crate) async fn guard(State(shared): State<Arc<Shared>>, request: Request, next: Next) -> Response {
    let path = request.uri().path_and_query().map_or("/", |path| path.as_str());
    let number = shared.requests.arrived(request.method().as_str(), path, request.headers().contains_key(COOKIE));
    let policy = policy(request.uri().query().unwrap_or_default());
    let mut response = next.run(request).await;
    if response.extensions().get::<Unanswered>().is_none() {
        shared.requests.answered(number, response.status().as_u16());
    }
    let kind = kind(&response);
    set(&mut response, CACHE_CONTROL, "no-cache");
    set(&mut response, X_CONTENT_TYPE_OPTIONS, "nosniff");
    if kind.starts_with("text/") && !kind.contains("charset") {
        // Said here, so that no page has to say it for its scripts and styles.
        set(&mut response, CONTENT_TYPE, &format!("{kind}; charset=utf-8"));
    }
    if let Some(policy) = policy.filter(|_| kind.starts_with("text/html")) {
        set(&mut response, CONTENT_SECURITY_POLICY, &policy);
    }
    response
}

/// Marks an answer of which nothing reaches the visitor, so that no status is recorded for it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Unanswered;

/// The policy for a page by the switch in its query: `csp=no-wasm` forbids WebAssembly, `csp=none` forbids nothing.
fn policy(query: &str) -> Option<String> {
    let switched = |to: &str| query.split('&').any(|part| part.strip_prefix("csp=") == Some(to));
    if switched("none") {
        None
    } else if switched("no-wasm") {
        Some(STRICT.replace(" 'wasm-unsafe-eval'", ""))
    } else {
        Some(STRICT.to_owned())
    }
}

fn kind(response: &Response) -> String {
    let kind = response.headers().get(CONTENT_TYPE);
    kind.and_then(|kind| kind.to_str().ok()).unwrap_or_default().to_owned()
}

fn set(response: &mut Response, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        response.headers_mut().insert(name, value);
    }
}

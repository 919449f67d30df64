//! What is served under which path.

use std::{io, sync::Arc};

use axum::{
    Json, Router,
    body::{Body, Bytes, to_bytes},
    extract::{Path, Request, State},
    http::{
        StatusCode,
        header::{CONTENT_TYPE, LOCATION},
    },
    middleware::{self, Next},
    response::{Html, IntoResponse, Response},
    routing::{any, get, post},
};
use futures_util::stream;
use jiff::Timestamp;
use serde_json::{Value, json};
use tower_http::services::ServeDir;

use crate::{
    guard::{self, Unanswered},
    helpdesk::Helpdesk,
    list,
    shared::Shared,
};

/// The largest ticket that is taken, in bytes.
const TICKET: usize = 1 << 20;
/// The largest body that is read to its end, so that the sender of too large a ticket still gets to read why.
const READ: usize = 16 << 20;

pub(crate) fn router(shared: Arc<Shared>) -> Router {
    let files = ServeDir::new(&shared.options.root).precompressed_br();
    Router::new()
        .route("/helpdesk", get(tickets))
        .route("/helpdesk/", get(tickets))
        .route("/helpdesk/{desk}", post(file).get(desk))
        .route("/helpdesk/{desk}/moved", any(moved))
        .route("/examples/{example}/load.json", get(load))
        .route("/favicon.ico", get(StatusCode::NO_CONTENT))
        .fallback_service(files)
        .layer(middleware::from_fn_with_state(Arc::clone(&shared), pages))
        .layer(middleware::from_fn_with_state(Arc::clone(&shared), guard::guard))
        .with_state(shared)
}

/// A page that a test added comes before everything else.
async fn pages(State(shared): State<Arc<Shared>>, request: Request, next: Next) -> Response {
    if shared.options.hanging.iter().any(|path| path == request.uri().path()) {
        return std::future::pending().await;
    }
    match shared.options.pages.get(request.uri().path()) {
        Some((kind, content)) => ([(CONTENT_TYPE, kind.clone())], content.clone()).into_response(),
        None => next.run(request).await,
    }
}

async fn tickets(State(shared): State<Arc<Shared>>) -> Html<String> {
    Html(list::page(&shared.desks.all()))
}

async fn desk(State(shared): State<Arc<Shared>>, Path(desk): Path<String>) -> Json<Value> {
    let filed = shared.desks.filed_at(&desk).into_iter();
    Json(filed.map(|each| json!({ "reference": each.reference, "ticket": each.ticket })).collect())
}

/// How busy an example's vendor says it is. A real one writes this file every few minutes, so here it is always of this minute.
async fn load(State(shared): State<Arc<Shared>>, Path(example): Path<String>) -> Response {
    let plain = example.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    let file = shared.options.root.join("examples").join(example).join("load.json");
    let written = tokio::fs::read(file).await.ok().filter(|_| plain);
    match written.and_then(|text| serde_json::from_slice::<Value>(&text).ok()) {
        Some(mut load) => {
            let minute = Timestamp::now().as_second() / 60 * 60;
            load["at"] = Timestamp::from_second(minute).unwrap_or_default().to_string().into();
            Json(load).into_response()
        }
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

async fn file(State(shared): State<Arc<Shared>>, Path(desk): Path<String>, body: Body) -> Response {
    match shared.desks.behaviour() {
        Helpdesk::Working => match read(body).await {
            Ok(ticket) => {
                let reference = shared.desks.file(&desk, ticket);
                (StatusCode::CREATED, Json(json!({ "reference": reference }))).into_response()
            }
            Err((status, why)) => refuse(status, &why),
        },
        Helpdesk::Failing(status) => {
            let status = StatusCode::from_u16(status).unwrap_or(StatusCode::SERVICE_UNAVAILABLE);
            refuse(status, "the demonstration helpdesk was told to fail")
        }
        Helpdesk::Redirecting(status) => {
            let status = StatusCode::from_u16(status).unwrap_or(StatusCode::TEMPORARY_REDIRECT);
            (status, [(LOCATION, format!("/helpdesk/{desk}/moved"))]).into_response()
        }
        Helpdesk::Hanging => std::future::pending().await,
        Helpdesk::Refusing => cut(),
    }
}

/// Where a desk that redirects has moved to: somebody who is glad to answer, and takes nothing.
async fn moved() -> Json<Value> {
    Json(json!({ "reference": "NOBODY-1" }))
}

async fn read(body: Body) -> Result<Value, (StatusCode, String)> {
    let too_large = (StatusCode::PAYLOAD_TOO_LARGE, "a ticket is at most 1 MB".to_owned());
    let Ok(bytes) = to_bytes(body, READ).await else {
        return Err(too_large);
    };
    if bytes.len() > TICKET {
        return Err(too_large);
    }
    match serde_json::from_slice(&bytes) {
        Ok(ticket @ Value::Object(_)) => Ok(ticket),
        Ok(_) => Err((StatusCode::BAD_REQUEST, "a ticket is a JSON object".into())),
        Err(error) => Err((StatusCode::BAD_REQUEST, format!("not JSON: {error}"))),
    }
}

fn refuse(status: StatusCode, why: &str) -> Response {
    (status, Json(json!({ "error": why }))).into_response()
}

/// An answer whose body fails before its head was sent: the connection closes with nothing on it.
fn cut() -> Response {
    let broken = stream::once(async { Err::<Bytes, _>(io::Error::other("told to refuse")) });
    let mut response = Response::new(Body::from_stream(broken));
    response.extensions_mut().insert(Unanswered);
    response
}

//! Where tickets go. Each adapter files a ticket or says why it could not; they are tried in the policy's order. Browser only.

mod callback;
mod mail;
mod webhook;

use js_sys::Function;
use serde::Serialize;
use wasm_bindgen::JsValue;

use loket_engine::calendar::Instant;
use loket_engine::policy::digits::digits_of;
use loket_engine::policy::{Intake, Json, Link, is_exact};
use loket_engine::ticket::Ticket;
use loket_engine::visit::{Action, Receipt};

/// A ticket as a value of JavaScript.
fn to_js(ticket: &Ticket) -> JsValue {
    ticket.serialize(&serde_wasm_bindgen::Serializer::json_compatible()).unwrap_or(JsValue::NULL)
}

/// What an adapter came to.
enum Filed {
    /// The helpdesk has it, under this reference if it gave one.
    There(Option<String>),
    /// The visitor sends it with this link.
    ByMail(Link),
}

/// Files a ticket by the first way, from one on, that takes it.
pub(crate) async fn file(ticket: &Ticket, ways: &[Intake], from: usize, callback: Option<&Function>, now: Instant) -> Action {
    let mut tried = Vec::new();
    for (intake, way) in ways.iter().enumerate().skip(from) {
        let (via, filed) = match way {
            Intake::Webhook(url) => ("webhook", webhook::file(ticket, url).await.map(Filed::There)),
            Intake::Mail(to) => ("mail", mail::link(ticket, to).map(Filed::ByMail)),
            Intake::Callback => ("callback", callback::file(ticket, callback).await.map(Filed::There)),
        };
        let (reference, mail) = match filed {
            Ok(Filed::There(reference)) => (reference, None),
            Ok(Filed::ByMail(link)) => (None, Some(link)),
            Err(problem) => {
                tried.push(format!("tickets.intake[{intake}]: {via}: {problem}"));
                continue;
            }
        };
        report(&tried);
        return Action::Filed(Receipt { via, reference, mail, intake, copy: ticket.text.clone(), at: now });
    }
    if tried.is_empty() {
        tried.push("tickets.intake: there is no other way".to_owned());
    }
    report(&tried);
    Action::Failed(tried)
}

/// The console hears of each way that failed; the visitor hears what it means for them.
fn report(tried: &[String]) {
    if !tried.is_empty() {
        web_sys::console::warn_1(&JsValue::from(format!("Loket: {}", tried.join("\n"))));
    }
}

/// The reference in an answer: the answer itself, or its `reference`, as text or number. The digits of a number that JavaScript cannot hold
/// are looked up in what the answer was read from, when that is known; a wrong reference would be worse than none.
fn reference(answer: &JsValue, written: &str) -> Option<String> {
    let text = |value: &JsValue| {
        let digits = |number: f64| match is_exact(number) {
            true => Some(Json::Number(number).to_string()),
            false => digits_of(number, written).map(str::to_owned),
        };
        value.as_string().or_else(|| value.as_f64().and_then(digits))
    };
    let own = text(answer).or_else(|| js_sys::Reflect::get(answer, &"reference".into()).ok().and_then(|value| text(&value)));
    own.filter(|reference| !reference.trim().is_empty()).map(|reference| reference.chars().take(200).collect())
}

//! The rest of the widget: everything that the first view can do without, from suggestions to the receipt. It is a WebAssembly file
//! of its own, which is fetched once the first view is there.
//!
//! What is only reachable through [`Rest`] ends up in that file. So nothing else may name the views behind it, [`Visit::apply`] or
//! the index over the articles, or the first view carries them after all; `budgets.toml` would tell.

// The macro declares the functions that lead from one file into the other.
#![allow(unsafe_code)]

use std::pin::Pin;
use std::rc::Rc;

use js_sys::Function;
use wasm_split_helpers::{SplitLoaderError, wasm_split};
use yew::Html;

use super::prose;
use super::scene::{Scene, verdict_word};
use super::views;
use crate::calendar::Instant;
use crate::eligibility::Facts;
use crate::intake;
use crate::policy::{Json, Policy, Tally, Verdict};
use crate::response::{Availability, open_channels};
use crate::ticket::{Field, Ticket};
use crate::visit::{Action, Effect, Event, Visit, World};
use crate::words::Words;

/// The ways into the rest.
#[derive(Clone, Copy)]
pub struct Rest {
    /// Draws any view but the first.
    pub(super) view: fn(&Scene<'_>) -> Html,
    /// Draws what was found for what was typed, and the way on.
    pub(super) suggestions: fn(&Scene<'_>) -> (Html, Html),
    /// Draws paragraphs.
    pub(super) prose: fn(&str) -> Html,
    /// Takes an action; the page's address goes onto the ticket.
    pub(super) apply: fn(&mut Visit, &World, &Words, Action, &str) -> Vec<Effect>,
    /// The channels for the case.
    pub(super) channels: for<'a> fn(&Scene<'a>) -> Vec<Availability<'a>>,
    /// Reads the whole policy and its articles, and what the page knows of the case.
    pub(super) learn: fn(&mut World, &Json) -> Tally,
    /// Takes what the page knows of the case. What is wrong with it is taken as unknown, and given for the console and the page.
    pub(super) tell: fn(&mut Visit, &World, &Json) -> Option<(String, Event)>,
    /// Fills in what the page knows and the visitor has not filled in.
    pub(super) prefill: fn(&mut Visit, &Json),
    /// Files a ticket by the policy's ways, from one on, until one takes it.
    pub(super) file: File,
    /// Reads the articles in another language.
    pub(super) read_articles: fn(&mut World),
}

/// Fetches the rest, unless it is there already.
///
/// # Errors
/// When it cannot be fetched; another call tries again.
#[wasm_split(rest, fallible)]
pub(super) fn rest() -> Result<Rest, SplitLoaderError> {
    Ok(Rest {
        view: views::later,
        suggestions: views::suggestions,
        prose: prose::render,
        apply,
        channels,
        learn,
        tell,
        prefill,
        file,
        read_articles: World::read_articles,
    })
}

fn channels<'a>(scene: &Scene<'a>) -> Vec<Availability<'a>> {
    open_channels(&scene.world.policy, &scene.visit.facts(), &scene.world.desks, scene.world.now)
}

fn learn(world: &mut World, document: &Json) -> Tally {
    let (policy, tally) = Policy::read_silently(document);
    if let Some(policy) = policy {
        world.learn(Rc::new(policy));
    }
    tally
}

fn tell(visit: &mut Visit, world: &World, json: &Json) -> Option<(String, Event)> {
    let (facts, problems) = Facts::read(&world.policy, json);
    visit.tell(&facts);
    let message = Json::String("some facts were not understood".to_owned());
    let lines = Json::Array(problems.iter().map(|problem| Json::String(problem.to_string())).collect());
    let event = || Event::new("error", vec![("message", message), ("problems", lines)]);
    (!problems.is_empty()).then(|| (problems.to_string(), event()))
}

/// `{ text, name, email, fields: { id: value } }`; values that are no texts are left out.
fn prefill(visit: &mut Visit, json: &Json) {
    let mut fill = |field, value: Option<&Json>| {
        if let Some(text) = value.and_then(Json::as_str) {
            visit.prefill(field, text.to_owned());
        }
    };
    fill(Field::Description, json.get("text"));
    fill(Field::Name, json.get("name"));
    fill(Field::Email, json.get("email"));
    if let Some(Json::Object(fields)) = json.get("fields") {
        for (id, value) in fields {
            fill(Field::Own(id.clone()), Some(value));
        }
    }
}

/// Ticket, policy, the number of the way, the page's function that takes tickets, the present instant.
type File = fn(Box<Ticket>, Rc<Policy>, usize, Option<Function>, Instant) -> Filing;

/// A ticket on its way, and what comes of it.
pub(super) type Filing = Pin<Box<dyn Future<Output = Action>>>;

fn file(ticket: Box<Ticket>, policy: Rc<Policy>, from: usize, callback: Option<Function>, now: Instant) -> Filing {
    Box::pin(async move { intake::file(&ticket, &policy.tickets.intake, from, callback.as_ref(), now).await })
}

fn apply(visit: &mut Visit, world: &World, words: &Words, action: Action, page: &str) -> Vec<Effect> {
    visit.apply(world, action, page, |verdict: Verdict| words.get(verdict_word(verdict)).to_owned())
}

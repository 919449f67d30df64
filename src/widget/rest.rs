//! The rest of the widget: everything that the first view can do without, from suggestions to the receipt. It is a WebAssembly file
//! of its own, which is fetched once the first view is there.
//!
//! What is only reachable through [`Rest`] ends up in that file. So nothing else may name the views behind it, [`Visit::apply`] or
//! the index over the articles, or the first view carries them after all; `budgets.toml` would tell.

// The macro declares the functions that lead from one file into the other.
#![allow(unsafe_code)]

use std::rc::Rc;

use wasm_split_helpers::{SplitLoaderError, wasm_split};
use yew::Html;
use yew::html::Scope;

use super::app::App;
use super::scene::Scene;
use super::session::{Focus, Session};
use super::{effects, prose, views};
use crate::eligibility::Facts;
use crate::policy::{Json, Policy, Tally};
use crate::response::{Availability, open_channels};
use crate::ticket::Field;
use crate::visit::{Action, Event, Visit, World};

/// The ways into the rest.
#[derive(Clone, Copy)]
pub struct Rest {
    /// Draws any view but the first.
    pub(super) view: fn(&Scene<'_>) -> Html,
    /// Draws what was found for what was typed, and the way on.
    pub(super) suggestions: fn(&Scene<'_>) -> (Html, Html),
    /// Draws what makes the desk's hours less certain.
    pub(super) notices: fn(&Scene<'_>) -> Html,
    /// Draws paragraphs.
    pub(super) prose: fn(&str) -> Html,
    /// Takes an action and carries out what comes of it.
    pub(super) act: fn(&mut Session, &Scope<App>, Action) -> Option<Focus>,
    /// The channels for the case.
    pub(super) channels: for<'a> fn(&Scene<'a>) -> Vec<Availability<'a>>,
    /// Reads the whole policy and its articles, and what the page knows of the case.
    pub(super) learn: fn(&mut World, &Json) -> Tally,
    /// Takes what the page knows of the case. What is wrong with it is taken as unknown, and given for the console and the page.
    pub(super) tell: fn(&mut Visit, &World, &Json) -> Option<(String, Event)>,
    /// Fills in what the page knows and the visitor has not filled in.
    pub(super) prefill: fn(&mut Visit, &Json),
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
        notices: views::notices,
        prose: prose::render,
        act: effects::act,
        channels,
        learn,
        tell,
        prefill,
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

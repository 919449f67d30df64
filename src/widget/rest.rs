//! The rest of the widget: everything that the first view can do without, from suggestions to the receipt. It is a WebAssembly file
//! of its own, which is fetched once the first view is there.
//!
//! What is only reachable through [`Rest`] ends up in that file. So nothing else may name the views behind it, [`loket_engine::visit::Visit::apply`] or
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
use super::{articles, effects, prose, views};
use loket_engine::case::World;
use loket_engine::policy::{Json, Policy, Tally};
use loket_engine::response::Availability;
use loket_engine::visit::Action;

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
    /// Reads the whole policy and its articles.
    pub(super) learn: fn(&mut World, &Json) -> Tally,
    /// Reads the articles in the language that is spoken now.
    pub(super) read_articles: fn(&mut Session, &Scope<App>),
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
        read_articles: articles::read,
    })
}

fn channels<'a>(scene: &Scene<'a>) -> Vec<Availability<'a>> {
    scene.visit.case(scene.world).channels()
}

fn learn(world: &mut World, document: &Json) -> Tally {
    let (policy, tally) = Policy::read_silently(document);
    if let Some(policy) = policy {
        world.learn(Rc::new(policy));
    }
    tally
}

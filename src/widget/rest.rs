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

use super::prose;
use super::scene::{Scene, verdict_word};
use super::views;
use crate::eligibility::Facts;
use crate::policy::{Json, Policy, Tally, Verdict};
use crate::response::{Availability, open_channels};
use crate::visit::{Action, Effect, Visit, World};
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
    /// Reads facts; with them, what is wrong with them.
    pub(super) facts: fn(&World, &Json) -> (Facts, Vec<String>),
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
        facts,
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

fn facts(world: &World, json: &Json) -> (Facts, Vec<String>) {
    let (facts, problems) = Facts::read(&world.policy, json);
    (facts, problems.iter().map(ToString::to_string).collect())
}

fn apply(visit: &mut Visit, world: &World, words: &Words, action: Action, page: &str) -> Vec<Effect> {
    visit.apply(world, action, page, |verdict: Verdict| words.get(verdict_word(verdict)).to_owned())
}

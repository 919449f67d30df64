//! The rest of the widget: everything that the first view can do without, from suggestions to the receipt. It is a WebAssembly file
//! of its own, which is fetched once the first view is there.
//!
//! What is only reachable through [`Rest`] ends up in that file. So nothing else may name the views behind it, [`Visit::apply`] or
//! the index over the articles, or the first view carries them after all; `budgets.toml` would tell.

// The macro declares the functions that lead from one file into the other.
#![allow(unsafe_code)]

use wasm_split_helpers::{SplitLoaderError, wasm_split};
use yew::Html;

use super::prose;
use super::scene::{Scene, verdict_word};
use super::views;
use crate::policy::Verdict;
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
    /// Reads the articles, so that they can be suggested.
    pub(super) read_articles: fn(&mut World),
}

/// Fetches the rest, unless it is there already.
///
/// # Errors
/// When it cannot be fetched; another call tries again.
#[wasm_split(rest, fallible)]
pub(super) fn rest() -> Result<Rest, SplitLoaderError> {
    Ok(Rest { view: views::later, suggestions: views::suggestions, prose: prose::render, apply, read_articles: World::read_articles })
}

fn apply(visit: &mut Visit, world: &World, words: &Words, action: Action, page: &str) -> Vec<Effect> {
    visit.apply(world, action, page, |verdict: Verdict| words.get(verdict_word(verdict)).to_owned())
}

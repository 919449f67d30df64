//! What is shown: the frame, and in it one view at a time.
//!
//! A view is a function from a [`Scene`] to nodes. It holds no state, works nothing out that the engine could say, and changes nothing:
//! what the visitor does is sent as an action.

mod answers;
mod article;
mod ask;
mod better;
mod eligibility;
mod ending;
mod form;
mod home;
mod how;
mod input;
mod notices;
mod promise;
mod question;
mod strip;
mod suggestions;
mod ticket;

use yew::{Html, html};

use super::scene::Scene;
use loket_engine::policy::lookup;
use loket_engine::say::Word;
use loket_engine::visit::{Action, View};

pub(super) use notices::view as notices;
pub(super) use suggestions::view as suggestions;

/// The whole widget.
pub(super) fn frame(scene: &Scene<'_>) -> Html {
    let view = match scene.rest {
        Some(rest) if scene.visit.view != View::Ask => (rest.view)(scene),
        _ => ask::view(scene),
    };
    html! {
        <>
            { bar(scene) }
            <div class="view">{ view }</div>
        </>
    }
}

/// Any view but the first.
pub(super) fn later(scene: &Scene<'_>) -> Html {
    match &scene.visit.view {
        View::Ask => Html::default(),
        View::Article(id) => article::view(scene, id),
        View::Eligibility => eligibility::view(scene),
        View::Ticket => ticket::view(scene),
        View::Filed => ending::filed(scene),
        View::Solved => ending::solved(scene),
    }
}

fn bar(scene: &Scene<'_>) -> Html {
    let back = scene.visit.view != View::Ask;
    html! {
        <div class="bar">
            if back {
                <button type="button" class="icon back" onclick={scene.press(|| Action::Back)}>
                    <span class="sign" aria-hidden="true" /><span class="name">{ scene.word(Word::Back) }</span>
                </button>
            }
            <p class="brand"><b>{ scene.world.policy.vendor.name.clone() }</b>{ " " }<span>{ scene.word(Word::Support) }</span></p>
            { languages(scene) }
            if scene.platform.closable() {
                <button type="button" class="icon close" aria-label={scene.words.get(Word::Close).to_owned()} onclick={scene.press(|| Action::Close)}>
                    <span class="sign" aria-hidden="true" />
                </button>
            }
        </div>
    }
}

/// The languages of the interface in which the policy is written too, and the one that is spoken; each by its own name.
fn languages(scene: &Scene<'_>) -> Html {
    let mut languages: Vec<&str> = scene.platform.languages().split(' ').collect();
    let current = lookup(&scene.world.lang, &languages, |lang| lang).copied();
    languages.retain(|lang| Some(*lang) == current || lookup(lang, &scene.world.policy.languages, |own| own).is_some());
    if languages.len() < 2 {
        return Html::default();
    }
    html! {
        <select class="languages" aria-label={scene.words.get(Word::Language).to_owned()} onchange={scene.on_change(Action::Speak)}>
            { for languages.into_iter().map(|lang| html! {
                <option value={lang.to_owned()} selected={Some(lang) == current} lang={lang.to_owned()}>{ scene.platform.language_name(lang) }</option>
            }) }
        </select>
    }
}

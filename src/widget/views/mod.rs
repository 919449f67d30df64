//! What is shown: the frame, and in it one view at a time.

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
use loket_engine::policy::base;
use loket_engine::visit::{Action, View};
use loket_engine::words::Word;

pub(super) use notices::view as notices;
pub(super) use suggestions::view as suggestions;

/// The languages whose interface words come with the widget, each by its own name.
const SPOKEN: [(&str, &str); 3] = [("nl", "Nederlands"), ("de", "Deutsch"), ("en", "English")];

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
                <button type="button" class="icon back" onclick={scene.on(Action::Back)}>
                    <span class="sign" aria-hidden="true" /><span class="name">{ scene.word(Word::Back) }</span>
                </button>
            }
            <p class="brand"><b>{ scene.world.policy.vendor.name.clone() }</b>{ " " }<span>{ scene.word(Word::Support) }</span></p>
            { languages(scene) }
            if scene.platform.closable() {
                <button type="button" class="icon close" aria-label={scene.words.get(Word::Close).to_owned()} onclick={scene.on(Action::Close)}>
                    <span class="sign" aria-hidden="true" />
                </button>
            }
        </div>
    }
}

fn languages(scene: &Scene<'_>) -> Html {
    let current = scene.world.lang.as_str();
    let offered = |(lang, _): &&(&str, &str)| *lang == current || scene.world.policy.languages.iter().any(|own| base(own) == *lang);
    let languages: Vec<&(&str, &str)> = SPOKEN.iter().filter(offered).collect();
    if languages.len() < 2 {
        return Html::default();
    }
    html! {
        <select class="languages" aria-label={scene.words.get(Word::Language).to_owned()} onchange={scene.on_change(Action::Speak)}>
            { for languages.into_iter().map(|(lang, name)| html! {
                <option value={*lang} selected={*lang == current} lang={*lang}>{ *name }</option>
            }) }
        </select>
    }
}

//! Home: one field, and what there is to know; once something is typed, the articles that probably answer it.

use yew::{Html, html};

use super::home;
use crate::widget::app::Message;
use crate::widget::controls::{heading, secondary};
use crate::widget::scene::Scene;
use loket_engine::say::Word;
use loket_engine::visit::Action;

pub(super) fn view(scene: &Scene<'_>) -> Html {
    let (found, below) = match scene.rest {
        Some(rest) if scene.visit.described() => (rest.suggestions)(scene),
        _ => (Html::default(), home::view(scene)),
    };
    html! {
        <>
            { heading(scene.word(Word::AskTitle)) }
            <label class="field">
                <span class="label">{ scene.word(Word::AskLabel) }</span>
                <textarea data-field="" rows="2" aria-describedby="ask-hint" value={scene.visit.text().to_owned()}
                    oninput={scene.on_input(Action::Describe)} />
            </label>
            <p class="hint" id="ask-hint">{ scene.word(Word::AskHint) }</p>
            // There before anything is found: a screen reader says only what changes in it.
            <div class="found" aria-live="polite">{ found }</div>
            if scene.missing {
                { missing(scene) }
            } else if scene.rest.is_none() && scene.visit.described() {
                // On a slow line nobody has to wait for the rest to reach a human.
                { scene.contact(Word::Contact) }
            }
            { below }
        </>
    }
}

/// The way on when the rest of the widget could not be fetched.
fn missing(scene: &Scene<'_>) -> Html {
    html! {
        <div class="notice wrong" role="alert">
            <p>{ scene.word(Word::Missing) }</p>
            <div class="buttons">
                { secondary(scene.word(Word::Retry), scene.link.callback(|_| Message::Fetch)) }
                { scene.contact(Word::Contact) }
            </div>
        </div>
    }
}

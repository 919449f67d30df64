//! Buttons, links and form fields that look and behave alike in every view.

use yew::{Callback, Html, MouseEvent, html};

use super::scene::Scene;
use loket_engine::policy::Link;
use loket_engine::say::Word;
use loket_engine::visit::Action;

/// The main thing to do.
pub(super) fn primary(label: Html, onclick: Callback<MouseEvent>) -> Html {
    html! { <button type="button" class="button primary" {onclick}>{ label }</button> }
}

/// Something else that can be done.
pub(super) fn secondary(label: Html, onclick: Callback<MouseEvent>) -> Html {
    html! { <button type="button" class="button" {onclick}>{ label }</button> }
}

/// A link that leads out of the page, or to another program.
pub(super) fn link(label: Html, to: &Link) -> Html {
    html! { <a href={to.as_str().to_owned()} target={target(to)} rel="noopener">{ label }</a> }
}

/// A link that looks like a button.
pub(super) fn link_button(label: Html, to: &Link) -> Html {
    html! { <a class="button" href={to.as_str().to_owned()} target={target(to)} rel="noopener">{ label }</a> }
}

/// Pages open beside this one; programs open by themselves.
fn target(to: &Link) -> Option<&'static str> {
    to.as_str().starts_with("http").then_some("_blank")
}

/// The heading of a view. It takes the focus when the view appears, so that a screen reader reads on from there.
pub(super) fn heading(label: Html) -> Html {
    html! { <h2 data-heading="" tabindex="-1">{ label }</h2> }
}

/// Something that is told when it is asked for.
pub(super) fn disclosure(label: Html, content: Html) -> Html {
    html! { <details><summary>{ label }</summary><div class="told">{ content }</div></details> }
}

impl Scene<'_> {
    /// The plain way to a human that never goes away.
    pub(super) fn contact(&self, word: Word) -> Html {
        let to = &self.world.policy.vendor.contact;
        html! { <a class="contact" href={to.as_str().to_owned()} target={target(to)} rel="noopener">{ self.vendor(word) }</a> }
    }

    /// A button that puts a text on the clipboard, and says so.
    pub(super) fn copy(&self, text: String) -> Html {
        let label = if self.copied { Word::Copied } else { Word::Copy };
        html! {
            <button type="button" class="button" onclick={self.on(Action::Copy(text))}>
                <span aria-live="polite">{ self.word(label) }</span>
            </button>
        }
    }
}

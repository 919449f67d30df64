//! Buttons, links and form fields that look and behave alike in every view.

use yew::{Callback, Html, MouseEvent, html};

use super::scene::Scene;
use crate::policy::Link;
use crate::visit::Action;
use crate::words::Word;

/// The main thing to do.
pub(super) fn primary(label: Html, onclick: Callback<MouseEvent>) -> Html {
    html! { <button type="button" class="button primary" {onclick}>{ label }</button> }
}

/// Something else that can be done.
pub(super) fn secondary(label: Html, onclick: Callback<MouseEvent>) -> Html {
    html! { <button type="button" class="button" {onclick}>{ label }</button> }
}

/// A link that leads out of the page, or to another program.
pub(super) fn link(label: Html, to: &Link, class: &'static str) -> Html {
    let outside = to.as_str().starts_with("http");
    html! {
        <a {class} href={to.as_str().to_owned()} target={outside.then_some("_blank")} rel="noopener">{ label }</a>
    }
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
        link(self.vendor(word), &self.world.policy.vendor.contact, "contact")
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

//! What every view is given: the visit, its surroundings, and ways to say things in the visitor's language.

use web_sys::{HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement, InputEvent, wasm_bindgen::JsCast};
use yew::html::Scope;
use yew::{Callback, Event, Html, MouseEvent, html};

use super::app::{App, Message};
use super::platform::Platform;
use super::rest::Rest;
use loket_engine::calendar::Zone;
use loket_engine::case::World;
use loket_engine::policy::{Said, Text};
use loket_engine::response::Promise;
use loket_engine::say::{Clock, Fragment, Speech, Word, Words};
use loket_engine::visit::{Action, Visit};

/// What a view shows, and how it answers.
pub(super) struct Scene<'a> {
    pub(super) world: &'a World,
    pub(super) visit: &'a Visit,
    pub(super) words: &'a Words,
    pub(super) platform: &'a dyn Platform,
    pub(super) link: &'a Scope<App>,
    /// The rest of the widget, once it is there.
    pub(super) rest: Option<Rest>,
    /// Whether it could not be fetched.
    pub(super) missing: bool,
    /// Whether the ticket's text was just put on the clipboard.
    pub(super) copied: bool,
}

impl Scene<'_> {
    /// The language that is spoken.
    pub(super) fn speech(&self) -> Speech<'_> {
        Speech { lang: &self.world.lang, words: self.words, dates: self.platform.dates() }
    }

    /// The zone of the desk in whose hours a promise is counted.
    pub(super) fn desk(&self, promise: &Promise<'_>) -> Option<&Zone> {
        promise.hours.and_then(|hours| self.world.desks.calendar(hours)).map(|calendar| calendar.zone())
    }

    /// By which clock times are told.
    pub(super) fn clock(&self) -> Clock<'_> {
        Clock { visitor: self.platform.visitor(), now: self.world.now }
    }

    /// A sentence of the interface, with nodes at its places.
    pub(super) fn rich(&self, word: Word, place: impl Fn(&str) -> Html) -> Html {
        let mut nodes = Vec::new();
        self.words.each_part(word, &mut |part| {
            nodes.push(match part {
                Fragment::Text(text) => Html::from(text),
                Fragment::Place(name) => place(name),
            });
        });
        nodes.into_iter().collect()
    }

    /// A word of the interface.
    pub(super) fn word(&self, word: Word) -> Html {
        Html::from(self.words.get(word))
    }

    /// A sentence that names the vendor.
    pub(super) fn vendor(&self, word: Word) -> Html {
        Html::from(self.words.fill(word, &[("vendor", &self.world.policy.vendor.name)]))
    }

    /// One line of the policy. In another language than the visitor's it is marked as such, never passed off as theirs.
    pub(super) fn text(&self, text: &Text) -> Html {
        self.said(text, |text| Html::from(text))
    }

    /// Several paragraphs of the policy. The first view has them only behind something to open, so they come with the rest.
    pub(super) fn prose(&self, text: &Text) -> Html {
        self.rest.map(|rest| self.said(text, rest.prose)).unwrap_or_default()
    }

    pub(super) fn said(&self, text: &Text, render: impl FnOnce(&str) -> Html) -> Html {
        let Said { text, other } = text.get(&self.world.lang);
        match other {
            None => render(text),
            Some(lang) => html! {
                <span class="other" lang={lang.to_owned()}>
                    { render(text) }
                    <span class="tag">{ self.platform.language_name(lang) }</span>
                </span>
            },
        }
    }

    /// A line of the policy as a plain string, for attributes and options.
    pub(super) fn plain<'t>(&self, text: &'t Text) -> &'t str {
        text.get(&self.world.lang).text
    }

    /// Does something when a button of the first view is pressed. The action is made then: one that is kept has to be copied at each
    /// press, and copying actions of any kind weighs two kilobytes.
    pub(super) fn press(&self, action: fn() -> Action) -> Callback<MouseEvent> {
        self.link.callback(move |_| Message::Do(action()))
    }

    /// Does something when a button is pressed.
    pub(super) fn on(&self, action: Action) -> Callback<MouseEvent> {
        self.link.callback(move |_| Message::Do(action.clone()))
    }

    /// Does something with each new content of a text field.
    pub(super) fn on_input(&self, action: impl Fn(String) -> Action + 'static) -> Callback<InputEvent> {
        self.link.callback(move |event: InputEvent| Message::Do(action(event.target().map(content).unwrap_or_default())))
    }

    /// Does something with each new choice.
    pub(super) fn on_change(&self, action: impl Fn(String) -> Action + 'static) -> Callback<Event> {
        self.link.callback(move |event: Event| Message::Do(action(event.target().map(content).unwrap_or_default())))
    }
}

/// What a form element holds; for a box to tick, `true` or nothing.
pub(super) fn content(target: web_sys::EventTarget) -> String {
    if let Some(area) = target.dyn_ref::<HtmlTextAreaElement>() {
        area.value()
    } else if let Some(select) = target.dyn_ref::<HtmlSelectElement>() {
        select.value()
    } else if let Some(input) = target.dyn_ref::<HtmlInputElement>() {
        match input.type_().as_str() {
            "checkbox" if input.checked() => "true".to_owned(),
            "checkbox" => String::new(),
            _ => input.value(),
        }
    } else {
        String::new()
    }
}

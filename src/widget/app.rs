//! The one component that holds state. It passes actions to the reducer and carries out what comes back.

use std::rc::Rc;

use gloo::timers::callback::Interval;
use web_sys::HtmlElement;
use yew::{Component, Context, Html, NodeRef, html};

use super::platform::Platform;
use super::scene::Scene;
use super::views;
use crate::policy::{Policy, Verdict};
use crate::visit::{Action, Effect, View, Visit, World};
use crate::words::Words;

/// How often the clock is looked at, in milliseconds. What is shown changes by the minute.
const TICK: u32 = 20_000;

/// Where a widget begins.
#[derive(yew::Properties, Clone)]
pub struct Properties {
    /// The browser and the host page.
    pub platform: Rc<dyn Platform>,
    /// The policy.
    pub policy: Rc<Policy>,
    /// The interface's language and its words.
    pub lang: String,
    /// The words in that language.
    pub words: Words,
    /// The visit to begin with.
    pub visit: Visit,
}

impl PartialEq for Properties {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.platform, &other.platform) && Rc::ptr_eq(&self.policy, &other.policy)
    }
}

/// What reaches the component.
pub enum Message {
    /// Something happened in the visit.
    Do(Action),
    /// The words of another language are here.
    Speak(String, Words),
    /// The text is on the clipboard.
    Copied,
    /// The widget was opened: focus belongs to its first field.
    Opened,
}

/// Where the focus goes once the view is drawn.
#[derive(Clone, Copy, PartialEq)]
enum Focus {
    Heading,
    Faults,
    Field,
}

impl Focus {
    fn selector(self) -> &'static str {
        match self {
            Focus::Heading => "[data-heading]",
            Focus::Faults => "[data-faults]",
            Focus::Field => "[data-field]",
        }
    }
}

/// The widget.
pub struct App {
    world: World,
    visit: Visit,
    words: Words,
    copied: bool,
    focus: Option<Focus>,
    root: NodeRef,
    _clock: Interval,
}

impl Component for App {
    type Message = Message;
    type Properties = Properties;

    fn create(context: &Context<Self>) -> Self {
        let Properties { platform, policy, lang, words, visit } = context.props().clone();
        let world = World::new(policy, &lang, platform.now(), |name, years| platform.zone(name, years));
        let tick = context.link().callback(move |()| Message::Do(Action::Tick(platform.now())));
        let clock = Interval::new(TICK, move || tick.emit(()));
        App { world, visit, words, copied: false, focus: None, root: NodeRef::default(), _clock: clock }
    }

    fn update(&mut self, context: &Context<Self>, message: Message) -> bool {
        match message {
            Message::Do(Action::Tick(now)) => {
                // Promises move on by the minute; nothing else does.
                let moved = now.div_euclid(60) != self.world.now.div_euclid(60);
                self.world.now = now;
                return moved;
            }
            Message::Do(action) => {
                self.copied = false;
                let words = self.words.clone();
                let word = |verdict: Verdict| words.get(super::scene::verdict_word(verdict)).to_owned();
                let platform = &context.props().platform;
                self.world.now = platform.now();
                for effect in self.visit.apply(&self.world, action, &platform.page(), word) {
                    self.carry_out(context, effect);
                }
            }
            Message::Speak(lang, words) => {
                self.world.speak(&lang);
                self.words = words;
            }
            Message::Copied => self.copied = true,
            Message::Opened => self.focus = Some(if self.visit.view == View::Ask { Focus::Field } else { Focus::Heading }),
        }
        true
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let scene = Scene {
            world: &self.world,
            visit: &self.visit,
            words: &self.words,
            platform: &*context.props().platform,
            link: context.link(),
            copied: self.copied,
        };
        html! {
            <div class="app" lang={self.world.lang.clone()} ref={self.root.clone()}>
                { views::frame(&scene) }
            </div>
        }
    }

    fn rendered(&mut self, _: &Context<Self>, _: bool) {
        let Some(focus) = self.focus.take() else { return };
        let element = self.root.cast::<HtmlElement>().and_then(|root| root.query_selector(focus.selector()).ok().flatten());
        if let Some(element) = element.and_then(|element| wasm_bindgen::JsCast::dyn_into::<HtmlElement>(element).ok()) {
            // An element that cannot take the focus leaves it where it is.
            let _ = element.focus();
        }
    }
}

impl App {
    fn carry_out(&mut self, context: &Context<Self>, effect: Effect) {
        let platform = &context.props().platform;
        let link = context.link();
        match effect {
            Effect::Emit(event) => platform.emit(&event),
            Effect::FocusHeading => self.focus = Some(Focus::Heading),
            Effect::FocusFaults => self.focus = Some(Focus::Faults),
            Effect::File(ticket, from) => {
                let ways = self.world.policy.tickets.intake.clone();
                platform.file(*ticket, ways, from, link.callback(Message::Do));
            }
            Effect::Copy(text) => platform.copy(text, link.callback(|()| Message::Copied)),
            Effect::Close => platform.close(),
            Effect::Speak(lang) => {
                let done = link.callback({
                    let lang = lang.clone();
                    move |words| Message::Speak(lang.clone(), words)
                });
                platform.load_words(&lang, done);
            }
        }
    }
}

//! The one component that holds state. It passes actions to the reducer and carries out what comes back.

use std::rc::Rc;

use gloo::timers::callback::Interval;
use web_sys::HtmlElement;
use yew::html::Scope;
use yew::{Component, Context, Html, NodeRef, html};

use super::platform::Platform;
use super::scene::Scene;
use super::views;
use crate::policy::{Policy, Verdict};
use crate::visit::{Action, Effect, View, Visit, World};
use crate::words::Words;

/// How often the clock is looked at, in milliseconds. What is shown changes by the minute.
const TICK: u32 = 20_000;

/// What a widget begins with.
pub struct Beginning {
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

/// A widget that is in use, or one that waits to be used again: Yew never gives up an element that it was mounted on, nor its
/// listeners, so what is taken off the page is kept for the next widget.
#[derive(yew::Properties, Clone)]
pub struct Properties {
    /// What to begin with; nothing is shown without it.
    pub beginning: Option<Rc<Beginning>>,
}

impl PartialEq for Properties {
    fn eq(&self, other: &Self) -> bool {
        match (&self.beginning, &other.beginning) {
            (Some(one), Some(other)) => Rc::ptr_eq(one, other),
            (None, None) => true,
            _ => false,
        }
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
    /// Something that was waited for. It is for the session of this number, and for no other that came in its place.
    Late(u32, Box<Message>),
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
    session: Option<Session>,
    /// How many sessions there were.
    sessions: u32,
    focus: Option<Focus>,
    root: NodeRef,
}

/// A widget in use.
struct Session {
    number: u32,
    platform: Rc<dyn Platform>,
    world: World,
    visit: Visit,
    words: Words,
    copied: bool,
    _clock: Interval,
}

impl Component for App {
    type Message = Message;
    type Properties = Properties;

    fn create(context: &Context<Self>) -> Self {
        App { session: Session::begin(context, 0), sessions: 0, focus: None, root: NodeRef::default() }
    }

    fn changed(&mut self, context: &Context<Self>, _: &Properties) -> bool {
        self.sessions += 1;
        self.session = Session::begin(context, self.sessions);
        true
    }

    fn update(&mut self, context: &Context<Self>, message: Message) -> bool {
        let Some(session) = &mut self.session else { return false };
        match message {
            Message::Late(number, message) => return number == session.number && self.update(context, *message),
            Message::Do(Action::Tick(now)) => {
                // Promises move on by the minute; nothing else does.
                let moved = now.div_euclid(60) != session.world.now.div_euclid(60);
                session.world.now = now;
                return moved;
            }
            Message::Do(action) => {
                for effect in session.act(action) {
                    self.focus = session.carry_out(context.link(), effect).or(self.focus);
                }
            }
            Message::Speak(lang, words) => {
                session.world.speak(&lang);
                session.words = words;
            }
            Message::Copied => session.copied = true,
            Message::Opened => self.focus = Some(if session.visit.view == View::Ask { Focus::Field } else { Focus::Heading }),
        }
        true
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let Some(Session { platform, world, visit, words, copied, .. }) = &self.session else { return Html::default() };
        let scene = Scene { world, visit, words, platform: &**platform, link: context.link(), copied: *copied };
        html! {
            <div class="app" lang={world.lang.clone()} ref={self.root.clone()}>
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

impl Session {
    fn begin(context: &Context<App>, number: u32) -> Option<Session> {
        let Beginning { platform, policy, lang, words, visit } = &**context.props().beginning.as_ref()?;
        let world = World::new(policy.clone(), lang, platform.now(), |name, years| platform.zone(name, years));
        let tick = {
            let platform = platform.clone();
            context.link().callback(move |()| Message::Do(Action::Tick(platform.now())))
        };
        let clock = Interval::new(TICK, move || tick.emit(()));
        Some(Session {
            number,
            platform: platform.clone(),
            world,
            visit: visit.clone(),
            words: words.clone(),
            copied: false,
            _clock: clock,
        })
    }

    fn act(&mut self, action: Action) -> Vec<Effect> {
        self.copied = false;
        self.world.now = self.platform.now();
        let words = &self.words;
        let word = |verdict: Verdict| words.get(super::scene::verdict_word(verdict)).to_owned();
        self.visit.apply(&self.world, action, &self.platform.page(), word)
    }

    /// Carries out an effect. What it says about the focus is done once the view is drawn.
    fn carry_out(&self, link: &Scope<App>, effect: Effect) -> Option<Focus> {
        let number = self.number;
        let late = move |message| Message::Late(number, Box::new(message));
        match effect {
            Effect::Emit(event) => self.platform.emit(&event),
            Effect::FocusHeading => return Some(Focus::Heading),
            Effect::FocusFaults => return Some(Focus::Faults),
            Effect::File(ticket, from) => {
                let ways = self.world.policy.tickets.intake.clone();
                self.platform.file(*ticket, ways, from, link.callback(move |action| late(Message::Do(action))));
            }
            Effect::Copy(text) => self.platform.copy(text, link.callback(move |()| late(Message::Copied))),
            Effect::Close => self.platform.close(),
            Effect::Speak(lang) => {
                let done = link.callback({
                    let lang = lang.clone();
                    move |words| late(Message::Speak(lang.clone(), words))
                });
                self.platform.load_words(&lang, done);
            }
        }
        None
    }
}

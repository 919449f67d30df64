//! One use of the widget: what it holds from beginning to end, and what it does before the rest of the widget is there.
//!
//! What an action leads to is carried out by the rest (`effects.rs`), so nothing here may name that.

use std::rc::Rc;

use gloo::timers::callback::Interval;
use wasm_bindgen_futures::spawn_local;
use yew::Context;
use yew::html::Scope;

use super::app::{App, Message, Start};
use super::platform::Platform;
use super::rest::{Rest, rest};
use loket_engine::case::World;
use loket_engine::policy::Json;
use loket_engine::say::Words;
use loket_engine::visit::{Action, Aside, Visit};

/// How often the clock is looked at, in milliseconds. What is shown changes by the minute.
const TICK: u32 = 20_000;

/// Where the focus goes once the view is drawn.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Focus {
    Heading,
    Faults,
    Field,
}

impl Focus {
    pub(super) fn selector(self) -> &'static str {
        match self {
            Focus::Heading => "[data-heading]",
            Focus::Faults => "[data-faults]",
            Focus::Field => "[data-field]",
        }
    }
}

/// A widget in use.
pub struct Session {
    pub(super) number: u32,
    pub(super) platform: Rc<dyn Platform>,
    pub(super) world: World,
    pub(super) visit: Visit,
    pub(super) words: Words,
    /// The language that was asked for last; its words may still be on their way.
    pub(super) lang: String,
    pub(super) rest: Remainder,
    /// Whether the words of what is behind the first view could not be had.
    pub(super) mute: bool,
    /// The policy as written, until all of it is known.
    pub(super) document: Json,
    /// What the page told, until there is a policy to read it by.
    pub(super) told: Vec<Json>,
    /// Ends a look-up by the page that takes too long.
    pub(super) patience: Option<Interval>,
    pub(super) copied: bool,
    _clock: Interval,
}

/// How the rest of the widget stands.
pub(super) enum Remainder {
    /// On its way, for so many ticks of the clock.
    Coming(u32),
    Here(Rest),
    Missing,
}

impl Session {
    pub(super) fn begin(context: &Context<App>, number: u32) -> Option<Session> {
        let Start { platform, document, policy, told, lang, words, visit } = context.props().beginning.as_ref()?.take()?;
        let world = World::new(Rc::new(policy), &lang, platform.now(), |name, years| platform.zone(name, years));
        let tick = {
            let platform = platform.clone();
            context.link().callback(move |()| Message::Do(Action::Tick(platform.now())))
        };
        let clock = Interval::new(TICK, move || tick.emit(()));
        let session = Session {
            number,
            platform,
            world,
            visit,
            words,
            lang,
            rest: Remainder::Coming(0),
            mute: false,
            document,
            told: vec![told],
            patience: None,
            copied: false,
            _clock: clock,
        };
        session.fetch_into(context.link());
        Some(session)
    }

    /// Takes an action.
    pub(super) fn act(&mut self, link: &Scope<App>, action: Action) -> Option<Focus> {
        self.copied = false;
        self.world.now = self.platform.now();
        match (self.visit.stay(action), &self.rest) {
            (Ok(None), _) => None,
            (Ok(Some(aside)), _) => {
                self.aside(link, aside);
                None
            }
            (Err(action), Remainder::Here(rest)) => (rest.act)(self, link, action),
            (Err(action), _) => {
                // Nothing that leads on is offered before.
                if let Action::Tell(told) = action {
                    self.told.push(told);
                }
                None
            }
        }
    }

    /// Carries out what leads nowhere else in the visit.
    pub(super) fn aside(&mut self, link: &Scope<App>, aside: Aside) {
        match aside {
            Aside::Close => self.platform.close(),
            Aside::Speak(lang) => {
                self.lang = lang;
                self.fetch_words(link);
            }
        }
    }

    pub(super) fn fetch(&mut self, link: &Scope<App>) {
        self.rest = Remainder::Coming(0);
        self.mute = false;
        self.fetch_into(link);
    }

    fn fetch_into(&self, link: &Scope<App>) {
        self.fetch_words(link);
        let (link, number) = (link.clone(), self.number);
        spawn_local(async move {
            let rest = rest().await.ok();
            link.send_message(Message::Late(number, Box::new(Message::Rest(rest))));
        });
    }

    /// Fetches all words of the language that was asked for last.
    fn fetch_words(&self, link: &Scope<App>) {
        let (number, lang) = (self.number, self.lang.clone());
        let done = link.callback(move |words| Message::Late(number, Box::new(Message::Speak(lang.clone(), words))));
        self.platform.load_words(&self.lang, done);
    }
}

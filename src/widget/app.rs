//! The one component that holds state. It passes actions to the reducer and carries out what comes back.

use std::cell::Cell;
use std::rc::Rc;

use gloo::timers::callback::Interval;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;
use yew::html::Scope;
use yew::{Component, Context, Html, NodeRef, html};

use super::platform::Platform;
use super::rest::{Rest, rest};
use super::scene::Scene;
use super::views;
use crate::policy::{Json, Policy};
use crate::visit::{Action, Effect, View, Visit, World};
use crate::words::Words;

/// How often the clock is looked at, in milliseconds. What is shown changes by the minute.
const TICK: u32 = 20_000;

/// After so many ticks the visitor is offered another try and the contact link, instead of waiting on for the rest.
const PATIENCE: u32 = 1;

/// What a widget begins with. It is taken once, by the widget that begins with it.
pub struct Beginning(Cell<Option<Start>>);

impl Beginning {
    /// To be handed to a widget.
    pub fn new(start: Start) -> Rc<Self> {
        Rc::new(Beginning(Cell::new(Some(start))))
    }
}

/// The parts of a [`Beginning`].
pub struct Start {
    /// The browser and the host page.
    pub platform: Rc<dyn Platform>,
    /// The policy as written, of which the first view knows only a part.
    pub document: Json,
    /// That part.
    pub policy: Policy,
    /// What the page knows of the case, as it told it.
    pub facts: Json,
    /// What the page fills in for the visitor.
    pub prefill: Json,
    /// The interface's language.
    pub lang: String,
    /// The first view's words in that language.
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
    /// All words of a language are here, or could not be had.
    Speak(String, Option<Words>),
    /// The page told what it knows of the case.
    Tell(Json),
    /// The page fills in what the visitor has not.
    Prefill(Json),
    /// Fetch the rest of the widget, once more.
    Fetch,
    /// The rest of the widget is here, or could not be fetched.
    Rest(Option<Rest>),
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
    /// The language that was asked for last; its words may still be on their way.
    lang: String,
    rest: Part,
    /// Whether the words of what is behind the first view could not be had.
    mute: bool,
    /// The policy as written, until all of it is known.
    document: Json,
    /// What the page knows of the case, as it told it.
    told: Json,
    /// What the page fills in for the visitor.
    prefill: Json,
    copied: bool,
    _clock: Interval,
}

/// How the rest of the widget stands.
enum Part {
    /// On its way, for so many ticks of the clock.
    Coming(u32),
    Here(Rest),
    Missing,
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
                if let Part::Coming(ticks) = &mut session.rest {
                    *ticks += 1;
                    if *ticks > PATIENCE {
                        session.rest = Part::Missing;
                        return true;
                    }
                }
                return moved;
            }
            Message::Do(action) => self.focus = session.act(context.link(), action).or(self.focus),
            Message::Fetch => session.fetch(context.link()),
            Message::Tell(facts) => {
                session.told = facts;
                session.tell();
            }
            Message::Prefill(values) => {
                session.prefill = values;
                session.fill_in();
            }
            Message::Rest(Some(rest)) => {
                // Known already, when it was only the words that were missing.
                if let Json::Null = session.document {
                    session.rest = Part::Here(rest);
                    return true;
                }
                let tally = (rest.learn)(&mut session.world, &session.document);
                if tally.fatal() {
                    session.platform.refuse();
                    return false;
                }
                if tally.warnings() > 0 {
                    session.platform.warn("the policy can be used, but there is something to look at: `loket check` says what");
                }
                session.rest = Part::Here(rest);
                session.document = Json::Null;
                session.tell();
                session.fill_in();
            }
            Message::Rest(None) => session.rest = Part::Missing,
            // By now the visitor may have asked for yet another language.
            Message::Speak(lang, _) if lang != session.lang => return false,
            // When they cannot be had, the visit goes on in the language that it has, unless that is not all here either.
            Message::Speak(_, None) if session.words.complete() => return false,
            Message::Speak(_, None) => session.mute = true,
            Message::Speak(lang, Some(words)) => {
                session.world.speak(&lang);
                if let Part::Here(rest) = session.rest {
                    (rest.read_articles)(&mut session.world);
                }
                session.words = words;
            }
            Message::Copied => session.copied = true,
            Message::Opened => self.focus = Some(if session.visit.view == View::Ask { Focus::Field } else { Focus::Heading }),
        }
        true
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let Some(Session { platform, world, visit, words, rest, mute, copied, .. }) = &self.session else { return Html::default() };
        let missing = *mute || matches!(rest, Part::Missing);
        let rest = match rest {
            Part::Here(rest) if words.complete() => Some(*rest),
            _ => None,
        };
        let scene = Scene { world, visit, words, platform: &**platform, link: context.link(), rest, missing, copied: *copied };
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
        let Start { platform, document, policy, facts, prefill, lang, words, visit } = context.props().beginning.as_ref()?.0.take()?;
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
            rest: Part::Coming(0),
            mute: false,
            document,
            told: facts,
            prefill,
            copied: false,
            _clock: clock,
        };
        session.fetch_into(context.link());
        Some(session)
    }

    /// Takes what the page knows of the case, once there are facts to read it by. What is wrong with it is said on the console and to
    /// the page, and taken as unknown.
    fn tell(&mut self) {
        let Part::Here(rest) = self.rest else { return };
        if let Some((problems, event)) = (rest.tell)(&mut self.visit, &self.world, &self.told) {
            self.platform.warn(&problems);
            self.platform.emit(&event);
        }
    }

    /// Fills in what the page knows, once the rest is here.
    fn fill_in(&mut self) {
        if let Part::Here(rest) = self.rest {
            (rest.prefill)(&mut self.visit, &self.prefill);
        }
    }

    /// Takes an action, now or once the rest of the widget is here.
    fn act(&mut self, link: &Scope<App>, action: Action) -> Option<Focus> {
        self.copied = false;
        self.world.now = self.platform.now();
        let effects = match (self.visit.stay(action), &self.rest) {
            (Ok(effects), _) => effects,
            (Err(action), Part::Here(rest)) => (rest.apply)(&mut self.visit, &self.world, &self.words, action, &self.platform.page()),
            // Nothing that leads on is offered before.
            (Err(_), _) => Vec::new(),
        };
        let mut focus = None;
        for effect in effects {
            focus = self.carry_out(link, effect).or(focus);
        }
        focus
    }

    fn fetch(&mut self, link: &Scope<App>) {
        self.rest = Part::Coming(0);
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

    /// Carries out an effect. What it says about the focus is done once the view is drawn.
    fn carry_out(&mut self, link: &Scope<App>, effect: Effect) -> Option<Focus> {
        let number = self.number;
        let late = move |message| Message::Late(number, Box::new(message));
        match effect {
            Effect::Emit(event) => self.platform.emit(&event),
            Effect::FocusHeading => return Some(Focus::Heading),
            Effect::FocusFaults => return Some(Focus::Faults),
            Effect::File(ticket, from) => {
                let Part::Here(rest) = self.rest else { return None };
                let filing = (rest.file)(ticket, self.world.policy.clone(), from, self.platform.callback(), self.platform.now());
                let link = link.clone();
                spawn_local(async move { link.send_message(late(Message::Do(filing.await))) });
            }
            Effect::Copy(text) => self.platform.copy(text, link.callback(move |()| late(Message::Copied))),
            Effect::Close => self.platform.close(),
            Effect::Speak(lang) => {
                self.lang = lang;
                self.fetch_words(link);
            }
        }
        None
    }
}

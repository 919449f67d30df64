//! The one component that holds state. It passes actions to the reducer and carries out what comes back.

use std::cell::Cell;
use std::rc::Rc;

use web_sys::{Element, HtmlElement};
use yew::{Component, Context, Html, NodeRef, html};

use super::platform::Platform;
use super::rest::Rest;
use super::scene::Scene;
use super::session::{Focus, Remainder, Session};
use super::views;
use loket_engine::policy::{Json, Policy};
use loket_engine::say::{Word, Words};
use loket_engine::visit::{Action, View, Visit};

/// After so many ticks the visitor is offered another try and the contact link, instead of waiting on for the rest.
const PATIENCE: u32 = 1;

/// What a widget begins with. It is taken once, by the widget that begins with it.
pub struct Beginning(Cell<Option<Start>>);

impl Beginning {
    /// To be handed to a widget.
    pub fn new(start: Start) -> Rc<Self> {
        Rc::new(Beginning(Cell::new(Some(start))))
    }

    pub(super) fn take(&self) -> Option<Start> {
        self.0.take()
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
    /// What the page knows and fills in for the visitor, as it told it.
    pub told: Json,
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
    /// Fetch the rest of the widget, once more.
    Fetch,
    /// The rest of the widget is here, or could not be fetched.
    Rest(Option<Rest>),
    /// Something that the rest of the widget does to a session once it has what it waited for.
    Change(Box<dyn FnOnce(&mut Session)>),
    /// The text is on the clipboard.
    Copied,
    /// The widget was opened: focus belongs to its first field.
    Opened,
    /// Something that was waited for. It is for the session of this number, and for no other that came in its place.
    Late(u32, Box<Message>),
}

/// The widget.
pub struct App {
    session: Option<Session>,
    /// How many sessions there were.
    sessions: u32,
    focus: Option<Focus>,
    /// Whether the focus was in the widget before it was drawn anew.
    inside: bool,
    root: NodeRef,
}

impl App {
    fn find(&self, selector: &str) -> Option<Element> {
        self.root.cast::<Element>()?.query_selector(selector).ok()?
    }
}

impl Component for App {
    type Message = Message;
    type Properties = Properties;

    fn create(context: &Context<Self>) -> Self {
        App { session: Session::begin(context, 0), sessions: 0, focus: None, inside: false, root: NodeRef::default() }
    }

    fn changed(&mut self, context: &Context<Self>, _: &Properties) -> bool {
        self.sessions += 1;
        self.session = Session::begin(context, self.sessions);
        true
    }

    fn update(&mut self, context: &Context<Self>, message: Message) -> bool {
        self.inside = self.find(":focus").is_some();
        let Some(session) = &mut self.session else { return false };
        match message {
            Message::Late(number, message) => return number == session.number && self.update(context, *message),
            Message::Do(Action::Tick(now)) => {
                // Promises move on by the minute; nothing else does.
                let moved = now.div_euclid(60) != session.world.now.div_euclid(60);
                session.world.now = now;
                if let Remainder::Coming(ticks) = &mut session.rest {
                    *ticks += 1;
                    if *ticks > PATIENCE {
                        session.rest = Remainder::Missing;
                        return true;
                    }
                }
                return moved;
            }
            Message::Do(action) => self.focus = session.act(context.link(), action).or(self.focus),
            Message::Fetch => session.fetch(context.link()),
            Message::Rest(Some(rest)) => {
                // Known already, when it was only the words that were missing.
                if let Json::Null = session.document {
                    session.rest = Remainder::Here(rest);
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
                session.rest = Remainder::Here(rest);
                session.document = Json::Null;
                for told in std::mem::take(&mut session.told) {
                    session.act(context.link(), Action::Tell(told));
                }
                session.act(context.link(), Action::Learned);
            }
            Message::Rest(None) => session.rest = Remainder::Missing,
            // By now the visitor may have asked for yet another language.
            Message::Speak(lang, _) if lang != session.lang => return false,
            // When they cannot be had, the visit goes on in the language that it has, unless that is not all here either.
            Message::Speak(_, None) if session.words.complete() => return false,
            Message::Speak(_, None) => session.mute = true,
            Message::Speak(lang, Some(words)) => {
                // Whether there is a stemmer for the language is seen from its words.
                session.words = words;
                // It may be the language that is spoken already, of which not all words were here.
                if session.world.lang != lang {
                    session.world.speak(&lang);
                    if let Remainder::Here(rest) = session.rest {
                        (rest.read_articles)(session, context.link());
                    }
                }
            }
            Message::Change(change) => change(session),
            Message::Copied => session.copied = true,
            Message::Opened => self.focus = Some(if session.visit.view == View::Ask { Focus::Field } else { Focus::Heading }),
        }
        true
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let Some(Session { platform, world, visit, words, rest, mute, copied, .. }) = &self.session else { return Html::default() };
        let missing = *mute || matches!(rest, Remainder::Missing);
        let rest = match rest {
            Remainder::Here(rest) if words.complete() => Some(*rest),
            _ => None,
        };
        let scene = Scene { world, visit, words, platform: &**platform, link: context.link(), rest, missing, copied: *copied };
        html! {
            <div class="app" lang={words.tag_for(&world.lang).to_owned()} dir={words.get(Word::Direction).to_owned()} ref={self.root.clone()}>
                { views::frame(&scene) }
            </div>
        }
    }

    fn rendered(&mut self, _: &Context<Self>, _: bool) {
        // What had the focus may be gone, since somebody else has told what was asked.
        let lost = std::mem::take(&mut self.inside) && self.find(":focus").is_none();
        let Some(focus) = self.focus.take().or(lost.then_some(Focus::Heading)) else { return };
        let element = self.find(focus.selector());
        if let Some(element) = element.and_then(|element| wasm_bindgen::JsCast::dyn_into::<HtmlElement>(element).ok()) {
            // An element that cannot take the focus leaves it where it is.
            let _ = element.focus();
        }
    }
}

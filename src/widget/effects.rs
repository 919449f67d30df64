//! What an action leads to, carried out: the one place that does anything outside. Reached by the rest of the widget alone.

use gloo::timers::callback::Interval;
use wasm_bindgen_futures::spawn_local;
use yew::html::Scope;

use super::app::{App, Message};
use super::articles;
use super::session::{Focus, Session};
use crate::{filing, wire};
use loket_engine::say::Speech;
use loket_engine::visit::{Action, Effect};

/// How long a look-up by the page may take, in milliseconds.
const PATIENCE: u32 = 10_000;

/// Takes an action and carries out what comes of it. What that says about the focus is done once the view is drawn.
pub(super) fn act(session: &mut Session, link: &Scope<App>, action: Action) -> Option<Focus> {
    if let Action::Fetched(wanted, Some(json)) = &action
        && !session.world.take(wanted, json)
    {
        session.platform.warn("what the policy says to fetch is not what it should be, and is ignored");
    }
    if let (Action::LookedUp(number, _), Some(last)) = (&action, &session.visit.look_up)
        && last.number == *number
    {
        session.patience = None;
    }
    if let Action::Learned = action {
        articles::fetch_stemmer(session, link);
    }
    let speech = Speech { lang: &session.world.lang, words: &session.words, dates: session.platform.dates() };
    let effects = session.visit.apply(&session.world, action, &session.platform.page(), speech);
    let mut focus = None;
    for effect in effects {
        focus = carry_out(session, link, effect).or(focus);
    }
    focus
}

fn carry_out(session: &mut Session, link: &Scope<App>, effect: Effect) -> Option<Focus> {
    let number = session.number;
    let late = move |message| Message::Late(number, Box::new(message));
    match effect {
        Effect::Aside(aside) => session.aside(link, aside),
        Effect::Emit(event) => session.platform.emit(&event),
        Effect::FocusHeading => return Some(Focus::Heading),
        Effect::FocusFaults => return Some(Focus::Faults),
        Effect::Copy(text) => session.platform.copy(text, link.callback(move |()| late(Message::Copied))),
        Effect::File(attempt, order) => {
            let (callback, now) = (session.platform.function("intake"), session.platform.now());
            begin(link, number, async move { Action::settled(attempt, &order, filing::file(&order, callback.as_ref()).await, now) });
        }
        Effect::Warn(problem) => session.platform.warn(&problem),
        Effect::LookUp(asked, known) => {
            let function = session.platform.function("lookup")?;
            let late_link = link.clone();
            session.patience = Some(Interval::new(PATIENCE, move || {
                let ended = Action::LookedUp(asked, Err("lookup: timed out".to_owned()));
                late_link.send_message(late(Message::Do(ended)));
            }));
            begin(link, number, async move {
                let answer = wire::call(&function, &wire::to_js(&known)).await;
                let answer = answer.and_then(wire::from_page).map_err(|thrown| format!("lookup: {}", wire::words(&thrown)));
                Action::LookedUp(asked, answer)
            });
        }
        Effect::Fetch(url, wanted) => begin(link, number, async move { Action::Fetched(wanted, wire::json(&url).await) }),
    }
    None
}

/// Something that takes time. What comes of it is for this session, and for no other that came in its place.
fn begin(link: &Scope<App>, number: u32, work: impl Future<Output = Action> + 'static) {
    let link = link.clone();
    spawn_local(async move { link.send_message(Message::Late(number, Box::new(Message::Do(work.await)))) });
}

//! Mounting a widget into an element, and the handle by which the loader keeps it.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Error, Function, Reflect};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{future_to_promise, spawn_local};
use web_sys::Element;
use yew::{AppHandle, Renderer};

use super::browser::{Browser, Shared};
use super::json::{from_js, to_js};
use super::problems::problems;
use super::shell::Shell;
use crate::eligibility::Facts;
use crate::policy::{Json, Policy, Tally};
use crate::ticket::Field;
use crate::visit::{Action, Event, Visit};
use crate::widget::{App, Beginning, Message, Platform, Properties, Start};
use crate::words::Words;

/// An element and the application that is mounted on it.
type Mounted = (Element, AppHandle<App>);

thread_local! {
    /// What was taken off the page, to be used again. (WebAssembly in a page has one thread.)
    static RESTING: RefCell<Vec<Mounted>> = const { RefCell::new(Vec::new()) };
}

/// A mounted widget.
#[wasm_bindgen]
pub struct Handle {
    mounted: Option<Mounted>,
    browser: Shared,
    policy: Rc<Policy>,
}

/// Mounts a widget into `root` with what the shell hands over.
///
/// # Errors
/// When the policy cannot be used: a promise of an `Error` whose message is all problems, one a line, and whose `problems` lists
/// them.
#[wasm_bindgen]
pub fn mount(root: Element, shell: Shell) -> Result<Handle, JsValue> {
    let json = from_js(shell.policy())?;
    let (policy, tally) = Policy::read_silently(&json);
    let Some(policy) = policy else { return Err(future_to_promise(unusable(json)).into()) };
    if tally.warnings() > 0 {
        warn("Loket: the policy can be used, but there is something to look at: `loket check` says what");
    }
    let policy = Rc::new(policy);
    let browser = Rc::new(Browser::new(shell.clone()));
    let mut visit = Visit::new(told(&policy, &browser, shell.facts()));
    let words = Words::read(&from_js(shell.strings())?);
    let lang = shell.lang().unwrap_or_else(|| "en".to_owned());
    for (field, value) in prefill(shell.prefill()) {
        visit.prefill(field, value);
    }
    let platform: Rc<dyn Platform> = browser.clone();
    let beginning = Beginning::new(Start { platform, policy: policy.clone(), lang, words, visit });
    let mounted = put(&root, Properties { beginning: Some(beginning) })?;
    Ok(Handle { mounted: Some(mounted), browser, policy })
}

/// Puts an application into `root`: one that rests, or a new one.
fn put(root: &Element, properties: Properties) -> Result<Mounted, JsValue> {
    if let Some((element, mut app)) = RESTING.with(|resting| resting.borrow_mut().pop()) {
        app.update(properties);
        root.append_child(&element)?;
        return Ok((element, app));
    }
    let document = root.owner_document().ok_or("the root is in no document")?;
    let element = document.create_element("div")?;
    root.append_child(&element)?;
    let app = Renderer::<App>::with_root_and_props(element.clone(), properties).render();
    Ok((element, app))
}

#[wasm_bindgen]
impl Handle {
    /// Takes what the page tells after mounting: `{ lang, strings, facts, prefill, callback }`, each optional.
    pub fn update(&self, changes: Shell) {
        let Some((_, app)) = &self.mounted else { return };
        if let Some(callback) = changes.callback().dyn_ref::<Function>() {
            self.browser.take_tickets_by(callback.clone());
        }
        if let (Some(lang), Ok(strings @ Json::Object(_))) = (changes.lang(), from_js(changes.strings())) {
            app.send_message(Message::Speak(lang, Words::read(&strings)));
        }
        if changes.facts().is_object() {
            app.send_message(Message::Do(Action::Tell(told(&self.policy, &self.browser, changes.facts()))));
        }
        if changes.prefill().is_object() {
            app.send_message(Message::Do(Action::Prefill(prefill(changes.prefill()))));
        }
    }

    /// The widget was opened: the focus belongs into it.
    pub fn opened(&self) {
        if let Some((_, app)) = &self.mounted {
            app.send_message(Message::Opened);
        }
    }

    /// Takes the widget off the page. A second time does nothing.
    pub fn destroy(&mut self) {
        if let Some((element, mut app)) = self.mounted.take() {
            app.update(Properties { beginning: None });
            element.remove();
            RESTING.with(|resting| resting.borrow_mut().push((element, app)));
        }
    }
}

/// The facts that the page tells. What is wrong with them is said on the console and to the page, and taken as unknown.
fn told(policy: &Rc<Policy>, browser: &Shared, facts: JsValue) -> Facts {
    let json = from_js(facts).unwrap_or(Json::Null);
    let mut tally = Tally::default();
    let facts = Facts::read_for(policy, &json, &mut tally);
    if tally != Tally::default() {
        let (policy, browser) = (policy.clone(), browser.clone());
        spawn_local(async move {
            let problems = problems(json, Some(policy)).await.unwrap_or_default();
            warn(&format!("Loket: {}", problems.join("\n")));
            let message = Json::String("some facts were not understood".to_owned());
            let problems = Json::Array(problems.into_iter().map(Json::String).collect());
            browser.emit(&Event::new("error", vec![("message", message), ("problems", problems)]));
        });
    }
    facts
}

/// What the page fills in: `{ text, name, email, fields: { id: value } }`. Values that are no texts are left out.
fn prefill(values: JsValue) -> Vec<(Field, String)> {
    let Ok(json @ Json::Object(_)) = from_js(values) else { return Vec::new() };
    let text = |name: &str| json.get(name).and_then(Json::as_str).map(str::to_owned);
    let built_in = [(Field::Description, "text"), (Field::Name, "name"), (Field::Email, "email")];
    let mut filled: Vec<(Field, String)> = built_in.into_iter().filter_map(|(field, name)| Some((field, text(name)?))).collect();
    if let Some(Json::Object(fields)) = json.get("fields") {
        filled.extend(fields.iter().filter_map(|(id, value)| Some((Field::Own(id.clone()), value.as_str()?.to_owned()))));
    }
    filled
}

/// Why a policy cannot be used.
async fn unusable(json: Json) -> Result<JsValue, JsValue> {
    let unnamed = |_| vec!["the policy cannot be used: `loket check` says why".to_owned()];
    let problems = problems(json, None).await.unwrap_or_else(unnamed);
    let error = Error::new(&problems.join("\n"));
    let lines = Json::Array(problems.into_iter().map(Json::String).collect());
    Reflect::set(&error, &"problems".into(), &to_js(&lines))?;
    Ok(error.into())
}

fn warn(message: &str) {
    web_sys::console::warn_1(&message.into());
}

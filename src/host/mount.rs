//! Mounting a widget into an element, and the handle by which the loader keeps it.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Error, Function, Reflect};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Element;
use yew::{AppHandle, Renderer};

use super::browser::{Browser, Shared};
use super::json::from_js;
use super::shell::Shell;
use crate::eligibility::Facts;
use crate::policy::{Json, Policy, Problems};
use crate::ticket::Field;
use crate::visit::{Action, Event, Visit};
use crate::widget::{App, Beginning, Message, Platform, Properties};
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
/// When the policy cannot be used: an `Error` whose message is all problems, one a line, and whose `problems` lists them.
#[wasm_bindgen]
pub fn mount(root: Element, shell: Shell) -> Result<Handle, JsValue> {
    let (policy, problems) = Policy::read(&from_js(shell.policy())?);
    let Some(policy) = policy else { return Err(error(&problems)) };
    problems.iter().for_each(|problem| warn(&format!("Loket: policy: {problem}")));
    let policy = Rc::new(policy);
    let browser = Rc::new(Browser::new(shell.clone()));
    let mut visit = Visit::new(told(&policy, &browser, shell.facts()));
    let words = Words::read(&from_js(shell.strings())?);
    let lang = shell.lang().unwrap_or_else(|| "en".to_owned());
    for (field, value) in prefill(shell.prefill()) {
        visit.prefill(field, value);
    }
    let platform: Rc<dyn Platform> = browser.clone();
    let beginning = Beginning { platform, policy: policy.clone(), lang, words, visit };
    let mounted = put(&root, Properties { beginning: Some(Rc::new(beginning)) })?;
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
fn told(policy: &Policy, browser: &Browser, facts: JsValue) -> Facts {
    let json = if facts.is_undefined() { Ok(Json::Null) } else { from_js(facts) };
    let (facts, problems) = Facts::read(policy, &json.unwrap_or(Json::Null));
    if !problems.is_empty() {
        warn(&format!("Loket: {problems}"));
        let lines = problems.iter().map(|problem| Json::String(problem.to_string())).collect();
        let message = Json::String("some facts were not understood".to_owned());
        browser.emit(&Event::new("error", vec![("message", message), ("problems", Json::Array(lines))]));
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

fn error(problems: &Problems) -> JsValue {
    let error = Error::new(&problems.to_string());
    let lines: Array = problems.iter().map(|problem| JsValue::from(problem.to_string())).collect();
    // An object just made takes a property.
    let _ = Reflect::set(&error, &"problems".into(), &lines);
    error.into()
}

fn warn(message: &str) {
    web_sys::console::warn_1(&message.into());
}

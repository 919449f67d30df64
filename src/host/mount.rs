//! Mounting a widget into an element, and the handle by which the loader keeps it.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Element;
use yew::{AppHandle, Renderer};

use super::browser::Browser;
use super::shell::Shell;
use crate::widget::{App, Beginning, Message, Platform, Properties, Start};
use crate::wire::from_js;
use loket_engine::eligibility::Facts;
use loket_engine::policy::{Json, Policy};
use loket_engine::say::Words;
use loket_engine::ticket::Field;
use loket_engine::visit::{Action, Visit};

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
}

/// Mounts a widget into `root` with what the shell hands over. A policy that cannot be used is refused, now or once all of it was
/// read: the shell's `fail` gets an `Error` whose message is all problems, one a line, and whose `problems` lists them.
///
/// # Errors
/// What JavaScript throws when `root` is in no document, or when the policy nests too deeply to be one.
#[wasm_bindgen]
pub fn mount(root: Element, shell: Shell) -> Result<Handle, JsValue> {
    let document = from_js(shell.policy())?;
    let browser = Rc::new(Browser::new(shell.clone()));
    let Some(policy) = Policy::glance(&document) else {
        browser.refuse();
        return Ok(Handle { mounted: None });
    };
    let mut visit = Visit::new(Facts::default());
    let told = json(shell.told());
    if let Some(text) = told.get("prefill").and_then(|prefill| prefill.get("text")).and_then(Json::as_str) {
        visit.prefill(Field::Description, text.to_owned());
    }
    let beginning = Beginning::new(Start {
        platform: browser,
        document,
        policy,
        told,
        lang: shell.lang().unwrap_or_else(|| "en".to_owned()),
        words: Words::read(&[from_js(shell.strings())?]).ok_or("the interface's words are of another release")?,
        visit,
    });
    let mounted = put(&root, Properties { beginning: Some(beginning) })?;
    Ok(Handle { mounted: Some(mounted) })
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
    /// Takes what the page tells after mounting: `{ lang }`, or any of `{ facts, user, prefill, intake, lookup }`.
    pub fn update(&self, changes: Shell) {
        let Some((_, app)) = &self.mounted else { return };
        app.send_message(Message::Do(match changes.lang() {
            Some(lang) => Action::Speak(lang),
            None => Action::Tell(json(changes.into())),
        }));
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

/// What the page tells, as it tells it.
fn json(value: JsValue) -> Json {
    from_js(value).unwrap_or_else(|problem| problem.as_string().map_or(Json::Null, Json::String))
}

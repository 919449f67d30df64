//! The browser, as the widget wants it.

use chrono::Datelike;
use js_sys::{Date, Function, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use yew::Callback;

use super::problems;
use super::shell::Shell;
use crate::widget::Platform;
use crate::wire::{from_js, to_js};
use loket_engine::calendar::{Instant, Years, Zone, date_of, day_of, parse_instant};
use loket_engine::policy::ZoneName;
use loket_engine::say::{Dates, Words};
use loket_engine::visit::Event;
use loket_intl::Intl;

/// The browser and the page in which one widget stands.
pub(super) struct Browser {
    shell: Shell,
    /// The instant at which the clock was stopped, for demonstrations and tests.
    stopped: Option<Instant>,
    visitor: Zone,
    languages: String,
}

impl Browser {
    pub(super) fn new(shell: Shell) -> Self {
        let stopped = shell.now().as_deref().and_then(parse_instant);
        let year = date_of(day_of(stopped.unwrap_or_else(clock))).year();
        let languages = shell.languages().unwrap_or_default();
        Browser { shell, stopped, visitor: loket_intl::visitor(year - 1..=year + 3), languages }
    }
}

fn clock() -> Instant {
    (Date::now() / 1000.0) as Instant
}

impl Platform for Browser {
    fn now(&self) -> Instant {
        self.stopped.unwrap_or_else(clock)
    }

    fn zone(&self, name: &ZoneName, years: Years) -> Option<Zone> {
        loket_intl::zone(name, years)
    }

    fn visitor(&self) -> &Zone {
        &self.visitor
    }

    fn dates(&self) -> &dyn Dates {
        &Intl
    }

    fn languages(&self) -> &str {
        &self.languages
    }

    fn language_name(&self, lang: &str) -> String {
        loket_intl::language_name(lang)
    }

    fn page(&self) -> String {
        let page = web_sys::window().and_then(|window| window.location().href().ok()).unwrap_or_default();
        // What follows `#` never leaves a browser by itself, and does not do so here.
        page.split('#').next().unwrap_or_default().to_owned()
    }

    // The shell catches what the page's listeners throw; should telling fail all the same, the visit goes on.
    fn emit(&self, event: &Event) {
        let _ = self.shell.emit(event.name, to_js(&event.detail));
    }

    fn refuse(&self) {
        let shell = self.shell.clone();
        spawn_local(async move {
            let error = problems::error(shell.policy()).await;
            let _ = shell.fail(error);
        });
    }

    fn warn(&self, message: &str) {
        web_sys::console::warn_1(&format!("Loket: {message}").into());
    }

    fn close(&self) {
        let _ = self.shell.close();
    }

    fn closable(&self) -> bool {
        self.shell.mode().as_deref() == Some("launcher")
    }

    fn load_words(&self, lang: &str, done: Callback<Option<Words>>) {
        // Asked for at once, so that they come side by side, and with whatever else is on its way.
        let asked = ["", ".rest"].map(|part| self.shell.load_strings(lang, part));
        spawn_local(async move {
            let mut lists = Vec::new();
            for promise in asked.into_iter().flatten() {
                lists.extend(JsFuture::from(promise).await.and_then(from_js));
            }
            done.emit(Words::read(&lists).filter(Words::complete));
        });
    }

    fn function(&self, name: &str) -> Option<Function> {
        self.shell.given(name).ok()?.dyn_into().ok()
    }

    fn copy(&self, text: String, done: Callback<()>) {
        // Absent on pages that were not loaded securely; the text stays on view to be selected.
        let navigator = web_sys::window().map(|window| window.navigator());
        let clipboard = navigator.and_then(|navigator| Reflect::get(&navigator, &"clipboard".into()).ok());
        let Some(clipboard) = clipboard.filter(|clipboard| !clipboard.is_undefined()) else { return };
        let clipboard: web_sys::Clipboard = clipboard.unchecked_into();
        spawn_local(async move {
            if JsFuture::from(clipboard.write_text(&text)).await.is_ok() {
                done.emit(());
            }
        });
    }
}

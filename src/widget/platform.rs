//! What the widget needs from the browser, as a trait, so that only `host` knows how it is done.

use js_sys::Function;
use yew::Callback;

use loket_engine::calendar::{Instant, Years, Zone};
use loket_engine::policy::ZoneName;
use loket_engine::say::{Dates, Words};
use loket_engine::visit::Event;

/// The browser and the host page, as the widget sees them.
pub trait Platform {
    /// The present instant.
    fn now(&self) -> Instant;
    /// A time zone over some years; `None` when the browser does not know it.
    fn zone(&self, name: &ZoneName, years: Years) -> Option<Zone>;
    /// The visitor's own zone.
    fn visitor(&self) -> &Zone;
    /// How languages write dates.
    fn dates(&self) -> &dyn Dates;
    /// The languages of the interface, with blanks between them.
    fn languages(&self) -> &str;
    /// A language's name in itself.
    fn language_name(&self, lang: &str) -> String;
    /// The address of the page.
    fn page(&self) -> String;
    /// Tells the host page.
    fn emit(&self, event: &Event);
    /// The policy turned out not to be usable: the page's plain contact link takes over.
    fn refuse(&self);
    /// Says something to whoever reads the console.
    fn warn(&self, message: &str);
    /// Closes the widget; without effect where it stands in the page.
    fn close(&self);
    /// Whether the widget can be closed.
    fn closable(&self) -> bool;
    /// Loads all of the interface's words in a language; `None` when they cannot be had.
    fn load_words(&self, lang: &str, done: Callback<Option<Words>>);
    /// A function that the page has given: `intake` takes tickets, `lookup` looks cases up.
    fn function(&self, name: &str) -> Option<Function>;
    /// Puts a text on the clipboard.
    fn copy(&self, text: String, done: Callback<()>);
}

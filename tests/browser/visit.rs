//! A visitor at one widget. Reads as what they do and see; everything is looked up inside the open shadow root, by what it says.

use serde_json::{Value, json};
use thirtyfour::{Key, WebElement};

use crate::{browser::Browser, engine::Engine, wait::until};

/// Finds, in the nth widget, the first element shown that a selector fits and that says just this, or is labelled so.
const FIND: &str = "
    const [number, selector, words] = arguments;
    const root = document.querySelectorAll('loket-widget')[number]?.shadowRoot;
    const plain = text => (text ?? '').replace(/\\s+/g, ' ').trim();
    const says = node => words === null || plain(node.innerText) === words || plain(node.getAttribute('aria-label')) === words;
    const shown = node => node.checkVisibility({ visibilityProperty: true });
    return [...root?.querySelectorAll(selector) ?? []].find(node => shown(node) && says(node)) ?? null;
";

/// What every element shown that a selector fits says.
const TEXTS: &str = "
    const [number, selector] = arguments;
    const root = document.querySelectorAll('loket-widget')[number]?.shadowRoot;
    const shown = [...root?.querySelectorAll(selector) ?? []].filter(node => node.checkVisibility({ visibilityProperty: true }));
    return shown.map(node => node.innerText.replace(/\\s+/g, ' ').trim());
";

/// The field of a label.
const FIELD: &str = "
    const [number, label] = arguments;
    const root = document.querySelectorAll('loket-widget')[number]?.shadowRoot;
    for (const each of root?.querySelectorAll('label') ?? []) {
        const words = each.querySelector('.label') ?? each;
        if (words.textContent.replace(/\\s*\\([^)]*\\)$/, '').trim() === label) return each.control;
    }
    return null;
";

/// Where the focus is within the nth widget: the element's name, and what it says, is labelled or is.
const FOCUS: &str = "
    const node = document.querySelectorAll('loket-widget')[arguments[0]]?.shadowRoot?.activeElement;
    if (!node) return document.activeElement === document.body ? 'the page' : document.activeElement.localName;
    const label = node.labels?.[0];
    const name = node.getAttribute('aria-label') ?? (label?.querySelector('.label') ?? label ?? node).innerText;
    const plain = name.replace(/\\s+/g, ' ').trim();
    return `${node.localName} ${plain.length > 60 ? plain.slice(0, 60) + '…' : plain}`.trim();
";

/// What a verdict says.
#[derive(Debug)]
pub struct Verdict {
    /// `Covered`.
    pub word: String,
    /// The titles of the clauses that it rests on.
    pub clauses: Vec<String>,
}

/// A visitor at a widget.
pub struct Visit<'b> {
    /// The browser they use.
    pub browser: &'b Browser,
    number: usize,
}

impl Browser {
    /// A visitor at the page's first widget.
    pub fn visit(&self) -> Visit<'_> {
        self.visit_at(0)
    }

    /// A visitor at one of the page's widgets, counted from 0.
    pub fn visit_at(&self, number: usize) -> Visit<'_> {
        Visit { browser: self, number }
    }
}

impl Visit<'_> {
    /// Presses the launcher, or what stands in the widget's place, and waits until there is a field to type in.
    pub async fn open(&self) {
        self.click("button.lk-button", None).await;
        self.sees("[data-field]").await;
    }

    /// Says what is the matter, in place of what was there.
    pub async fn describe(&self, text: &str) {
        self.write(&self.element("[data-field]", None).await, text).await;
    }

    /// Waits until an article is suggested first.
    pub async fn is_suggested(&self, title: &str) {
        let titles = async || self.texts(".articles .title").await.first().is_some_and(|first| first == title).then_some(());
        if until(titles).await.is_none() {
            panic!("`{title}` is not suggested first but {:?}", self.texts(".articles .title").await);
        }
    }

    /// Opens a suggested article.
    pub async fn read(&self, title: &str) {
        let articles = self.texts(".articles .title").await;
        let place = articles.iter().position(|each| each == title).unwrap_or_else(|| panic!("`{title}` is not among {articles:?}"));
        self.click(&format!(".articles li:nth-child({}) button", place + 1), None).await;
        self.is_at(title).await;
    }

    /// Presses the button or link that says this.
    pub async fn press(&self, words: &str) {
        self.click("button, a, summary", Some(words)).await;
    }

    /// Presses the first thing that a selector fits.
    pub async fn press_at(&self, selector: &str) {
        self.click(selector, None).await;
    }

    /// Is asked this question, and answers by pressing a choice.
    pub async fn answer(&self, question: &str, answer: &str) {
        self.is_at(question).await;
        self.click(".question button", Some(answer)).await;
    }

    /// Is asked this question, and answers by typing (dates as `2026-12-31`).
    pub async fn answer_by_typing(&self, question: &str, answer: &str) {
        self.is_at(question).await;
        let field = self.element(".question input", None).await;
        self.write(&field, answer).await;
        self.click(".question button[type=submit]", None).await;
    }

    /// Waits until the heading of the view is this.
    pub async fn is_at(&self, heading: &str) {
        let at = async || self.texts("[data-heading]").await.first().is_some_and(|first| first == heading).then_some(());
        if until(at).await.is_none() {
            panic!("the view is not `{heading}` but {:?}", self.texts(".view").await);
        }
    }

    /// Waits for a verdict, and reads it.
    pub async fn verdict(&self) -> Verdict {
        let word = self.reads(".verdict [data-heading]").await;
        Verdict { word, clauses: self.texts(".view > .clauses summary").await }
    }

    /// Waits until the promises read so: each is its title and its time.
    pub async fn is_promised(&self, promises: &[(&str, &str)]) {
        let said = async || {
            let (titles, times) = (self.texts(".promise h3").await, self.texts(".promise .time").await);
            titles.into_iter().zip(times).collect::<Vec<_>>()
        };
        let same =
            |said: &[(String, String)]| said.iter().map(|(title, time)| (title.as_str(), time.as_str())).eq(promises.iter().copied());
        if until(async || same(&said().await).then_some(())).await.is_none() {
            panic!("promised is not {promises:#?} but {:#?}", said().await);
        }
    }

    /// Fills in a field of the form by its label.
    pub async fn fill(&self, label: &str, value: &str) {
        self.write(&self.field(label).await, value).await;
    }

    /// Chooses from a list by its label.
    pub async fn choose(&self, label: &str, option: &str) {
        self.pick(&self.field(label).await, option).await;
    }

    /// What a field of the form holds.
    pub async fn holds(&self, label: &str) -> String {
        self.field(label).await.prop("value").await.expect("the field is there").unwrap_or_default()
    }

    /// Fills in what a selector fits.
    pub async fn fill_at(&self, selector: &str, value: &str) {
        self.write(&self.element(selector, None).await, value).await;
    }

    /// Sends the form.
    pub async fn file(&self) {
        self.click(".way-on button[type=submit]", None).await;
    }

    /// Changes the language of the interface.
    pub async fn speak(&self, language: &str) {
        let name = match language {
            "nl" => "Nederlands",
            "de" => "Deutsch",
            _ => "English",
        };
        self.pick(&self.element(".languages", None).await, name).await;
        self.sees(&format!(".app[lang={language}]")).await;
    }

    /// Waits until something is shown.
    pub async fn sees(&self, selector: &str) {
        self.element(selector, None).await;
    }

    /// Waits until something is shown, and reads it.
    pub async fn reads(&self, selector: &str) -> String {
        let text = async || self.texts(selector).await.into_iter().next();
        match until(text).await {
            Some(text) => text,
            None => panic!("there is no `{selector}` in {:?}", self.all().await),
        }
    }

    /// Waits until something is not shown any more.
    pub async fn sees_no(&self, selector: &str) {
        let gone = async || self.texts(selector).await.is_empty().then_some(());
        assert!(until(gone).await.is_some(), "`{selector}` still says {:?}", self.texts(selector).await);
    }

    /// What the elements shown say, at once.
    pub async fn texts(&self, selector: &str) -> Vec<String> {
        let texts = self.browser.run(TEXTS, &[json!(self.number), json!(selector)]).await;
        serde_json::from_value(texts).expect("texts are strings")
    }

    /// Waits until the focus is somewhere: `button Send`, `h2 Covered`, `textarea What is the matter?`.
    pub async fn has_focus_on(&self, expected: &str) {
        let there = async || (self.focus().await == expected).then_some(());
        if until(there).await.is_none() {
            panic!("the focus is not on `{expected}` but on `{}`", self.focus().await);
        }
    }

    /// Where the focus is now.
    pub async fn focus(&self) -> String {
        self.browser.run(FOCUS, &[json!(self.number)]).await.as_str().unwrap_or_default().to_owned()
    }

    /// Runs a script's body with the widget's element as `host` and its shadow root as `root`.
    pub async fn run(&self, script: &str) -> Value {
        let begin = "const host = document.querySelectorAll('loket-widget')[arguments[0]], root = host.shadowRoot;";
        self.browser.run(&format!("{begin} {script}"), &[json!(self.number)]).await
    }

    /// Waits for an element.
    pub async fn element(&self, selector: &str, words: Option<&str>) -> WebElement {
        let arguments = vec![json!(self.number), json!(selector), json!(words)];
        let find = async || self.browser.session.execute(FIND, arguments.clone()).await.expect("the page is there").element().ok();
        match until(find).await {
            Some(element) => element,
            None => panic!("there is no `{selector}` {} in {:?}", words.unwrap_or_default(), self.all().await),
        }
    }

    async fn click(&self, selector: &str, words: Option<&str>) {
        let element = self.element(selector, words).await;
        // The driver is content with an element of which an edge is in view, and then misses it.
        element.scroll_into_view().await.expect("an element can be scrolled to");
        if let Err(error) = element.click().await {
            panic!("`{selector}` {} cannot be pressed: {error}", words.unwrap_or_default());
        }
    }

    async fn field(&self, label: &str) -> WebElement {
        let arguments = vec![json!(self.number), json!(label)];
        let find = async || self.browser.session.execute(FIELD, arguments.clone()).await.expect("the page is there").element().ok();
        match until(find).await {
            Some(element) => element,
            None => panic!("there is no field `{label}` in {:?}", self.all().await),
        }
    }

    async fn pick(&self, list: &WebElement, option: &str) {
        let find = "return [...arguments[0].options].find(option => option.text === arguments[1]) ?? null";
        let arguments = vec![list.to_json().expect("an element is JSON"), json!(option)];
        let found = self.browser.session.execute(find, arguments).await.expect("the list is there").element();
        let found = found.unwrap_or_else(|_| panic!("there is no `{option}` to choose"));
        found.click().await.expect("an option can be chosen");
    }

    /// Types; long texts and texts beyond the keyboard are pasted. A date is set, as the keys for one depend on the browser's region.
    async fn write(&self, field: &WebElement, text: &str) {
        if field.prop("type").await.expect("the field is there").as_deref() == Some("date") {
            let set = "arguments[0].value = arguments[1]; arguments[0].dispatchEvent(new Event('input', { bubbles: true }))";
            let arguments = vec![field.to_json().expect("an element is JSON"), json!(text)];
            self.browser.session.execute(set, arguments).await.expect("a date can be set");
            return;
        }
        if self.browser.engine != Engine::Chromium {
            // Keys that hold others down are each driver's own affair.
            let empty = "arguments[0].value = ''; arguments[0].dispatchEvent(new Event('input', { bubbles: true }))";
            let arguments = vec![field.to_json().expect("an element is JSON")];
            self.browser.session.execute(empty, arguments).await.expect("a field can be emptied");
            field.send_keys(text).await.expect("keys reach the field");
            return;
        }
        field.click().await.expect("the field can be pressed");
        // In one go: the driver does not see what is focused in a shadow root, and moves to the end of the text each time.
        let empty = Key::Control + "a" + Key::Null + Key::Delete;
        if text.len() <= 200 && text.is_ascii() {
            field.send_keys(empty + text).await.expect("keys reach the field");
        } else {
            field.send_keys(empty).await.expect("keys reach the field");
            self.browser.devtools("Input.insertText", json!({ "text": text })).await;
        }
    }

    async fn all(&self) -> Vec<String> {
        self.texts(":host > *, .panel").await
    }
}

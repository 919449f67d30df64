//! A browser session: one per test, at most two at a time.

use std::{
    fs,
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind},
    path::Path,
    thread,
    time::Duration,
};

use serde_json::Value;
use thirtyfour::{Capabilities, WebDriver};
use tokio::{runtime::Builder, sync::Semaphore};

use crate::{
    driver::{Driver, driver},
    engine::Engine,
    wait::until,
};

/// Browsers at once. Each takes a core.
static SESSIONS: Semaphore = Semaphore::const_new(2);

/// A browser.
pub struct Browser {
    /// The session, for what has no sentence of its own here.
    pub session: WebDriver,
    /// What draws its pages.
    pub engine: Engine,
}

/// Opens Chromium, lets a test use it, and closes it, however the test ends. What a failed test saw last is kept as a picture.
pub fn live(test: impl AsyncFnOnce(&Browser)) {
    live_in(Engine::Chromium, test);
}

/// As [`live`], in any engine.
pub fn live_in(engine: Engine, test: impl AsyncFnOnce(&Browser)) {
    let runtime = Builder::new_current_thread().enable_all().build().expect("a runtime starts");
    let _permit = runtime.block_on(SESSIONS.acquire()).expect("the semaphore is never closed");
    let driver = driver(engine);
    let browser = runtime.block_on(Browser::open(&driver, engine));
    let ended = catch_unwind(AssertUnwindSafe(|| runtime.block_on(test(&browser))));
    if ended.is_err() {
        runtime.block_on(browser.remember());
    }
    let closed = runtime.block_on(browser.session.quit());
    if let Err(failure) = ended {
        resume_unwind(failure);
    }
    closed.expect("the browser closes");
}

impl Browser {
    async fn open(driver: &Driver, engine: Engine) -> Self {
        driver.listens().await;
        let wishes = match engine.capabilities() {
            Value::Object(wishes) => Capabilities::from(wishes),
            other => panic!("{other} is no set of capabilities"),
        };
        let session = WebDriver::new(driver.url(), wishes).await.expect("a browser opens");
        session.set_script_timeout(Duration::from_secs(60)).await.expect("a time-out can be set");
        Browser { session, engine }
    }

    /// Goes to an address and waits until the page has loaded.
    pub async fn goto(&self, url: &str) {
        self.session.goto(url).await.expect("the page loads");
    }

    /// Runs a script's body in the page, past any Content Security Policy, and gives what it returns.
    pub async fn run(&self, script: &str, arguments: &[Value]) -> Value {
        self.session.execute(script, arguments.to_vec()).await.unwrap_or_else(|error| panic!("{script}: {error}")).json().clone()
    }

    /// As [`Browser::run`], for a script that returns a promise.
    pub async fn wait_for(&self, script: &str, arguments: &[Value]) -> Value {
        let script = format!(
            "const done = arguments[arguments.length - 1]; \
             (async (...arguments) => {{ {script} }})(...arguments).then(value => done([value]), error => done(String(error)))"
        );
        let answer = self.session.execute_async(script.as_str(), arguments.to_vec()).await.expect("the script ends");
        match answer.json() {
            Value::Array(values) => values.first().cloned().unwrap_or(Value::Null),
            other => panic!("{script} threw {other}"),
        }
    }

    /// Waits until a script's expression is true in the page.
    pub async fn until(&self, expression: &str) {
        let script = format!("return !!({expression})");
        let came = until(async || (self.run(&script, &[]).await == true).then_some(())).await;
        assert!(came.is_some(), "it never came to `{expression}`");
    }

    /// Sends a command of the Chrome DevTools Protocol.
    pub async fn devtools(&self, method: &str, parameters: Value) -> Value {
        self.session.cdp().send_raw(method, parameters).await.unwrap_or_else(|error| panic!("{method}: {error}"))
    }

    /// Keeps the sight of a failed test in a folder that git ignores, and prints what the console said.
    async fn remember(&self) {
        let name = thread::current().name().unwrap_or("test").replace("::", "-");
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../screenshots/failed");
        let _ = fs::create_dir_all(&folder);
        let picture = folder.join(format!("{name}.png"));
        if self.session.screenshot(&picture).await.is_ok() {
            println!("what it looked like: {}", picture.display());
        }
        if self.engine != Engine::Chromium {
            return;
        }
        for entry in self.session.browser_log().await.unwrap_or_default() {
            println!("console: {} {}", entry.level, entry.message);
        }
    }
}

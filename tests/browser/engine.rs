//! The browser engines that a test can run in, and how each is driven.

use std::{
    io::{BufRead, BufReader},
    path::PathBuf,
    process::{Child, Command, Stdio},
};

use serde_json::{Value, json};

use crate::environment;

/// Browsers by what draws their pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chrome, Edge and their like. All tests run in it.
    Chromium,
    /// Firefox.
    Gecko,
    /// Safari's, here WebKitGTK.
    #[cfg_attr(not(target_os = "linux"), allow(dead_code))]
    WebKit,
}

/// As a root user in a container needs them. No name is looked up but this machine's: what a page would fetch from elsewhere fails
/// visibly, on the console. Motion is reduced, so that nothing is measured or pictured halfway.
const CHROMIUM: &[&str] = &[
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--force-prefers-reduced-motion",
    "--window-size=1280,900",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
];

impl Engine {
    /// The command that starts its driver, which listens on a port of this machine.
    pub fn driver(self, port: u16) -> Command {
        let program = match self {
            Engine::Chromium => environment::chromedriver(),
            Engine::Gecko => environment::geckodriver(),
            Engine::WebKit => environment::webkit_driver(),
        };
        let mut command = Command::new(program);
        command.arg(format!("--port={port}"));
        command
    }

    /// A screen for those that draw nowhere without one: its process, and its name.
    pub fn screen(self) -> Option<(Child, String)> {
        if self != Engine::WebKit {
            return None;
        }
        let mut command = Command::new(environment::xvfb());
        command.args(["-displayfd", "1", "-screen", "0", "1280x1024x24", "-nolisten", "tcp"]);
        let mut process = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("Xvfb starts");
        let mut line = String::new();
        BufReader::new(process.stdout.take().expect("its output is piped")).read_line(&mut line).expect("Xvfb says its display");
        Some((process, format!(":{}", line.trim())))
    }

    /// What a session asks for.
    pub fn capabilities(self) -> Value {
        let path = |path: PathBuf| path.to_str().expect("the browser's path is text").to_owned();
        match self {
            Engine::Chromium => json!({
                "browserName": "chrome",
                "goog:chromeOptions": { "binary": path(environment::chromium()), "args": CHROMIUM },
                "goog:loggingPrefs": { "browser": "ALL" },
            }),
            Engine::Gecko => json!({
                "browserName": "firefox",
                "moz:firefoxOptions": { "binary": path(environment::firefox()), "args": ["-headless", "-width", "1280", "-height", "900"] },
            }),
            Engine::WebKit => json!({
                "browserName": "MiniBrowser",
                "webkitgtk:browserOptions": { "binary": path(environment::webkit()), "args": ["--automation"] },
            }),
        }
    }
}

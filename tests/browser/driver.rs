//! One driver for each engine and all tests of this process. It starts with the first test that needs it and ends with the last.

use std::{
    io::{Read, Write},
    net::{TcpListener, TcpStream},
    process::{Child, Stdio},
    sync::{Arc, Mutex, PoisonError, Weak},
    time::Duration,
};

use crate::{engine::Engine, wait::until};

/// A running driver, and the screen that its browsers need.
pub struct Driver {
    process: Child,
    screen: Option<Child>,
    port: u16,
}

static RUNNING: [Mutex<Weak<Driver>>; 3] = [const { Mutex::new(Weak::new()) }; 3];

/// The running one, or a new one.
pub fn driver(engine: Engine) -> Arc<Driver> {
    let mut running = RUNNING[engine as usize].lock().unwrap_or_else(PoisonError::into_inner);
    running.upgrade().unwrap_or_else(|| {
        let driver = Arc::new(Driver::start(engine));
        *running = Arc::downgrade(&driver);
        driver
    })
}

impl Driver {
    /// On a port that is free. Visitors are in Amsterdam: a browser takes its zone from the environment.
    fn start(engine: Engine) -> Self {
        let free = TcpListener::bind(("127.0.0.1", 0)).and_then(|listener| listener.local_addr());
        let port = free.expect("a port is free").port();
        let mut command = engine.driver(port);
        command.env("TZ", "Europe/Amsterdam").stdout(Stdio::null()).stderr(Stdio::null());
        let screen = engine.screen().map(|(screen, name)| {
            command.env("DISPLAY", name);
            screen
        });
        let process = command.spawn().unwrap_or_else(|error| panic!("{command:?} does not start: {error}"));
        Driver { process, screen, port }
    }

    /// Waits until it listens.
    pub async fn listens(&self) {
        let listens = until(async || TcpStream::connect(("127.0.0.1", self.port)).ok()).await;
        assert!(listens.is_some(), "the driver does not listen on port {}", self.port);
    }

    /// Where it listens.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

impl Drop for Driver {
    /// Asked to end, chromedriver ends its browsers too, which it could not do when killed. The others have no such request.
    fn drop(&mut self) {
        let mut asked = String::new();
        if let Ok(mut stream) = TcpStream::connect(("127.0.0.1", self.port)) {
            let _ = stream.set_read_timeout(Some(Duration::from_secs(5)));
            let _ = stream.write_all(b"GET /shutdown HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
            let _ = stream.read_to_string(&mut asked);
        }
        if !asked.starts_with("HTTP/1.1 200") {
            let _ = self.process.kill();
        }
        let _ = self.process.wait();
        if let Some(screen) = &mut self.screen {
            let _ = screen.kill();
            let _ = screen.wait();
        }
    }
}

//! One chromedriver for all tests of this process. It starts with the first test that needs it and ends with the last.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    process::{Child, Command, Stdio},
    sync::{Arc, Mutex, PoisonError, Weak},
    thread,
    time::Duration,
};

use crate::environment;

/// A running chromedriver.
pub struct Driver {
    process: Child,
    port: u16,
}

static RUNNING: Mutex<Weak<Driver>> = Mutex::new(Weak::new());

/// The running one, or a new one.
pub fn driver() -> Arc<Driver> {
    let mut running = RUNNING.lock().unwrap_or_else(PoisonError::into_inner);
    running.upgrade().unwrap_or_else(|| {
        let driver = Arc::new(Driver::start());
        *running = Arc::downgrade(&driver);
        driver
    })
}

impl Driver {
    /// On a port that it chooses itself, and says. Visitors are in Amsterdam: the browser takes its zone from the environment.
    fn start() -> Self {
        let mut process = Command::new(environment::chromedriver())
            .arg("--port=0")
            .env("TZ", "Europe/Amsterdam")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("chromedriver starts");
        let mut lines = BufReader::new(process.stdout.take().expect("its output is piped")).lines();
        let port = loop {
            let line = lines.next().expect("chromedriver says its port before it ends").expect("its output is text");
            if let Some((_, port)) = line.rsplit_once("started successfully on port ") {
                break port.trim_end_matches('.').parse().expect("a port is a number");
            }
        };
        // Read on, so that it never waits for a reader.
        thread::spawn(move || lines.for_each(drop));
        Driver { process, port }
    }

    /// Where it listens.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

impl Drop for Driver {
    /// Asked to end, it ends its browsers too, which it could not do when killed.
    fn drop(&mut self) {
        let mut asked = false;
        if let Ok(mut stream) = TcpStream::connect(("127.0.0.1", self.port)) {
            let _ = stream.set_read_timeout(Some(Duration::from_secs(5)));
            asked = stream.write_all(b"GET /shutdown HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n").is_ok();
            let _ = stream.read_to_string(&mut String::new());
        }
        if !asked {
            let _ = self.process.kill();
        }
        let _ = self.process.wait();
    }
}

//! A running site: started, asked what it saw, told how its helpdesk should behave, stopped.

use std::{io, net::SocketAddr, sync::Arc, time::Duration};

use tokio::runtime::{Builder, Runtime};

use crate::{
    helpdesk::{Desks, Helpdesk},
    requests::{Asked, Requests},
    routes,
    shared::{Shared, SiteOptions},
};

/// A site that is being served until it is closed or dropped.
///
/// It runs on threads of its own: a test that blocks its own runtime, or a request that hangs, does not stop it, and dropping it
/// ends every connection.
#[derive(Debug)]
#[must_use = "the site stops when it is dropped"]
pub struct Site {
    runtime: Option<Runtime>,
    address: SocketAddr,
    shared: Arc<Shared>,
}

impl Site {
    /// Binds the loopback address and serves from then on.
    ///
    /// # Errors
    /// When the port is taken, or no thread can be started.
    pub async fn start(options: SiteOptions) -> io::Result<Self> {
        let listener = std::net::TcpListener::bind(("127.0.0.1", options.port))?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        let runtime = Builder::new_multi_thread().worker_threads(2).thread_name("site").enable_all().build()?;
        let shared = Arc::new(Shared { options, requests: Requests::default(), desks: Desks::default() });
        let router = routes::router(Arc::clone(&shared));
        let listener = {
            let _inside = runtime.enter();
            tokio::net::TcpListener::from_std(listener)?
        };
        runtime.spawn(async move { axum::serve(listener, router).await });
        Ok(Self { runtime: Some(runtime), address, shared })
    }

    /// Where it is served, without a slash at the end: `http://127.0.0.1:8000`.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Everything asked since the start or the last [`Site::clear`], in the order of arrival.
    #[must_use]
    pub fn requests(&self) -> Vec<Asked> {
        self.shared.requests.all()
    }

    /// Forgets the requests so far. Tickets stay.
    pub fn clear(&self) {
        self.shared.requests.clear();
    }

    /// The tickets filed with a desk, oldest first, as they were sent.
    #[must_use]
    pub fn tickets(&self, desk: &str) -> Vec<serde_json::Value> {
        self.shared.desks.filed_at(desk).into_iter().map(|filed| filed.ticket).collect()
    }

    /// How the helpdesk behaves from now on, for every desk.
    pub fn helpdesk(&self, behaviour: Helpdesk) {
        self.shared.desks.set_behaviour(behaviour);
    }

    /// Stops, and waits until the port is free again.
    pub async fn close(mut self) {
        if let Some(runtime) = self.runtime.take() {
            let stop = move || runtime.shutdown_timeout(Duration::from_secs(2));
            // Fails only when the caller's own runtime is going down, and then the threads go with it.
            let _ = tokio::task::spawn_blocking(stop).await;
        }
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

//! The record of what was asked.

use std::sync::{
    Mutex, MutexGuard, PoisonError,
    atomic::{AtomicU64, Ordering},
};

/// One request, as it arrived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// `GET`, `POST`, …
    pub method: String,
    /// The path with its query: `/strings/nl.json?v=1`.
    pub path: String,
    /// Whether it carried a cookie.
    pub cookie: bool,
    /// The status it was answered with; none yet, or never when the helpdesk hangs or refuses.
    pub status: Option<u16>,
}

/// All requests in the order of arrival. Each has a number, so that an answer finds its request after others came or all
/// were cleared.
#[derive(Debug, Default)]
pub(crate) struct Requests {
    next: AtomicU64,
    asked: Mutex<Vec<(u64, Asked)>>,
}

impl Requests {
    pub(crate) fn arrived(&self, method: &str, path: &str, cookie: bool) -> u64 {
        let mut asked = self.asked();
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        asked.push((number, Asked { method: method.into(), path: path.into(), cookie, status: None }));
        number
    }

    pub(crate) fn answered(&self, number: u64, status: u16) {
        if let Some((_, asked)) = self.asked().iter_mut().find(|(each, _)| *each == number) {
            asked.status = Some(status);
        }
    }

    pub(crate) fn all(&self) -> Vec<Asked> {
        self.asked().iter().map(|(_, asked)| asked.clone()).collect()
    }

    pub(crate) fn clear(&self) {
        self.asked().clear();
    }

    fn asked(&self) -> MutexGuard<'_, Vec<(u64, Asked)>> {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

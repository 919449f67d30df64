//! What the page said on the console: messages, uncaught errors, unhandled rejections, blocked and failed requests.

use crate::browser::Browser;

impl Browser {
    /// Everything since the last time, each as `LEVEL message`.
    pub async fn console(&self) -> Vec<String> {
        let entries = self.session.browser_log().await.expect("the browser keeps a log");
        entries.into_iter().map(|entry| format!("{} {}", entry.level, entry.message)).collect()
    }

    /// Nothing was said.
    pub async fn is_quiet(&self) {
        let said = self.console().await;
        assert!(said.is_empty(), "the console said: {said:#?}");
    }

    /// Just these were said: each message contains one of the parts, in order.
    pub async fn said(&self, parts: &[&str]) {
        let said = self.console().await;
        let each = said.len() == parts.len() && said.iter().zip(parts).all(|(said, part)| said.contains(part));
        assert!(each, "the console should have said {parts:#?}, and said {said:#?}");
    }
}

//! Reading the articles in a language, and fetching that language's stemmer. Reached by the rest of the widget alone.
//!
//! Suggestions do not wait for the stemmer. Until it is here, and when it cannot be had, an article is found by the very words that
//! stand in it, by their beginnings and in spite of misspellings; then the articles are read once more.

use wasm_bindgen_futures::spawn_local;
use yew::html::Scope;

use super::app::{App, Message};
use super::session::Session;
use crate::wire;

/// Reads the articles in the language that is spoken now.
pub(super) fn read(session: &mut Session, link: &Scope<App>) {
    session.world.read_articles(None);
    fetch_stemmer(session, link);
}

/// Fetches the stemmer of the language that is spoken now. What comes of it is for this session and this language, and for no other.
pub(super) fn fetch_stemmer(session: &Session, link: &Scope<App>) {
    let (link, number, lang) = (link.clone(), session.number, session.world.lang.clone());
    // There is a file for each language of the interface, and for no other.
    if session.words.tag_for(&lang) != lang {
        return;
    }
    spawn_local(async move {
        let stemmer = wire::stemmer(&lang).await;
        let take = move |session: &mut Session| match stemmer {
            Ok(stemmer) if session.world.lang == lang => session.world.read_articles(Some(stemmer)),
            Ok(_) => {}
            Err(thrown) => session.platform.warn(&format!("suggestions go by words, not by their stems: {}", wire::words(&thrown))),
        };
        link.send_message(Message::Late(number, Box::new(Message::Change(Box::new(take)))));
    });
}

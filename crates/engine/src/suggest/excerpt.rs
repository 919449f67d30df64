//! The part of an article that shows why it was found, with the matching words marked.

use super::index::{Index, Matched};
use super::words::words;

/// A run of text that is marked or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece<'a> {
    /// The words.
    pub text: &'a str,
    /// Whether they matched.
    pub marked: bool,
}

/// A text with the words that matched marked: its pieces in order, which together are the text.
///
/// ```
/// # use loket_engine::policy::{Article, Map, Text};
/// use loket_engine::suggest::{Index, mark};
///
/// # let text = |text: &str| Text::from_pairs(&[("en", text)]);
/// # let (id, title, body) = ("invoice".to_owned(), text("Sending an invoice"), text("Choose send."));
/// # let articles = [Article { id, title, body, keywords: Map::default(), url: None, audience: None }];
/// let index = Index::new(&articles, "en", Some(Box::new(|word| word.trim_end_matches('s').to_owned())));
/// let (_, matched) = index.search("invoices ", 5, |_| true);
/// let pieces = mark(&index, &matched, "Sending an invoice");
/// let marked: Vec<_> = pieces.iter().map(|piece| (piece.text, piece.marked)).collect();
/// assert_eq!(marked, [("Sending an ", false), ("invoice", true)]);
/// ```
pub fn mark<'a>(index: &Index, matched: &Matched, text: &'a str) -> Vec<Piece<'a>> {
    let mut pieces = Vec::new();
    let mut done = 0;
    let mut push = |from: usize, until: usize, marked: bool| {
        if let Some(text) = text.get(from..until).filter(|text| !text.is_empty()) {
            pieces.push(Piece { text, marked });
        }
    };
    for word in words(text).filter(|word| matched.has(&index.stem(&word.folded))) {
        push(done, word.from, false);
        push(word.from, word.until, true);
        done = word.until;
    }
    push(done, text.len(), false);
    pieces
}

/// The line or sentence of a plain text in which most of the matched words stand, and the first one when none does. Of a longer one,
/// as many whole words as go into `longest` bytes.
///
/// ```
/// # use loket_engine::policy::{Article, Map, Text};
/// use loket_engine::suggest::{Index, excerpt};
///
/// # let text = |text: &str| Text::from_pairs(&[("en", text)]);
/// # let (id, title, body) = ("invoice".to_owned(), text("Sending an invoice"), text("Choose send."));
/// # let articles = [Article { id, title, body, keywords: Map::default(), url: None, audience: None }];
/// let index = Index::new(&articles, "en", Some(Box::new(|word| word.trim_end_matches('s').to_owned())));
/// let (_, matched) = index.search("invoices ", 5, |_| true);
/// let text = "Open the menu. Send the invoice by mail or by post.";
/// assert_eq!(excerpt(&index, &matched, text, 100), "Send the invoice by mail or by post.");
/// assert_eq!(excerpt(&index, &matched, text, 20), "Send the invoice by");
/// ```
pub fn excerpt<'a>(index: &Index, matched: &Matched, text: &'a str, longest: usize) -> &'a str {
    let hits = |sentence: &str| words(sentence).filter(|word| matched.has(&index.stem(&word.folded))).count();
    let sentences = text.split_inclusive(['.', '?', '!', '\n']).map(str::trim).filter(|sentence| !sentence.is_empty());
    let mut best = ("", 0);
    for sentence in sentences.take(200) {
        let count = hits(sentence);
        if best.0.is_empty() || count > best.1 {
            best = (sentence, count);
        }
    }
    shorten(best.0, longest)
}

/// Cuts at the end of a word.
fn shorten(text: &str, longest: usize) -> &str {
    if text.len() <= longest {
        return text;
    }
    let end = text.char_indices().map(|(at, _)| at).take_while(|at| *at <= longest).last().unwrap_or_default();
    let cut = text.get(..end).unwrap_or_default();
    cut.rsplit_once(' ').map_or(cut, |(kept, _)| kept)
}

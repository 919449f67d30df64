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

/// A text with the words that matched marked.
pub fn mark<'a>(index: &Index, matched: &Matched, text: &'a str) -> Vec<Piece<'a>> {
    let mut pieces = Vec::new();
    let mut done = 0;
    let mut push = |from: usize, until: usize, marked: bool| {
        if let Some(text) = text.get(from..until).filter(|text| !text.is_empty()) {
            pieces.push(Piece { text, marked });
        }
    };
    for word in words(text).filter(|word| matched.has(&index.language().stem(&word.folded))) {
        push(done, word.from, false);
        push(word.from, word.until, true);
        done = word.until;
    }
    push(done, text.len(), false);
    pieces
}

/// The line or sentence of a plain text in which most of the matched words stand, at most about `longest` bytes of it.
pub fn excerpt<'a>(index: &Index, matched: &Matched, text: &'a str, longest: usize) -> &'a str {
    let hits = |sentence: &str| words(sentence).filter(|word| matched.has(&index.language().stem(&word.folded))).count();
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

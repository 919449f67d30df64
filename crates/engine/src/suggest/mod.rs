//! Which articles probably answer what the visitor typed.
//!
//! Words are stemmed by a function that the caller hands over, the unfinished last word is matched by its beginning, unknown words by spelling; articles are
//! ranked by BM25 over title, keywords and body. Everything happens in the page: typed text is sent nowhere. This module knows
//! articles and words; whether an article suits the case is said by its caller.

mod excerpt;
mod index;
mod words;

pub use excerpt::{Piece, excerpt, mark};
pub use index::{Hit, Index, Matched};
pub use words::Stemmer;

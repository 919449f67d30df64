//! Words to their stems: `invoices`, `invoice` and `invoicing` are one word to a search.
//!
//! The stemmers are Snowball's, by `frostem`; a Cargo feature for each language brings its own. Natively there are all of them. In a
//! browser each is a WebAssembly file of its own, so that a visitor loads that of one language, and a word on which a stemmer fails
//! stops that file alone (`module.rs`).
//!
//! It knows words. What a word is, and what a stem is for, is said by `loket_engine::suggest`, which takes a stemmer as an argument.

#[cfg(all(feature = "module", target_family = "wasm"))]
mod module;

/// Takes a word to its stem: what `loket_engine::suggest` is handed.
pub type Stemmer = Box<dyn Fn(&str) -> String>;

/// The stemmer of a language, by its tag; `None` for one whose Cargo feature is off, or that there is no feature for. Only the
/// language itself counts: `nl-BE` is stemmed as `nl`.
///
/// It takes words in lower case, and gives a word that it does not understand back as it is.
///
/// ```
/// # if cfg!(feature = "nl") {
/// let dutch = loket_stemmer::stemmer("nl-BE").unwrap();
/// assert_eq!(dutch("facturen"), dutch("factuur"));
/// # }
/// assert!(loket_stemmer::stemmer("tlh").is_none());
/// ```
pub fn stemmer(lang: &str) -> Option<Stemmer> {
    let language = lang.split(['-', '_']).next().unwrap_or(lang);
    let stemmer = frostem::Stemmer::try_from_name(language).ok()?;
    Some(Box::new(move |word| stemmer.stem(word).into_owned()))
}

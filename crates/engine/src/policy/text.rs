//! What is said to people, in the languages the vendor wrote it in.

use super::json::Json;
use super::problem::Report;
use super::read::{Node, Read};

/// One sentence or more, per language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text(Vec<(Lang, String)>);

/// A language as in BCP 47 (`nl`, `nl-BE`), or empty for a text that was written without naming one.
pub type Lang = String;

/// A text in the language in which it could be had.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Said<'a> {
    /// The words.
    pub text: &'a str,
    /// Their language, when it is another one than was asked for: it has to be marked as such.
    pub other: Option<&'a str>,
}

impl Text {
    /// The text in the language asked for; else in the base language, else in the first one there is.
    ///
    /// ```
    /// # use loket_engine::policy::Text;
    /// let text = Text::from_pairs(&[("nl", "loket"), ("en", "counter")]);
    /// assert_eq!(text.get("en-GB").text, "counter");
    /// assert_eq!(text.get("fr").other, Some("nl"));
    /// ```
    pub fn get(&self, lang: &str) -> Said<'_> {
        let own = self.find(lang).or_else(|| self.find(base(lang))).or_else(|| self.find(""));
        match (own, self.0.first()) {
            (Some(text), _) => Said { text, other: None },
            (None, Some((other, text))) => Said { text, other: Some(other) },
            (None, None) => Said { text: "", other: None },
        }
    }

    /// The languages it has; none for a plain string.
    pub fn languages(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(lang, _)| lang.as_str()).filter(|lang| !lang.is_empty())
    }

    /// Whether it says something in this language, in its base language, or in all (a plain string).
    pub fn has(&self, lang: &str) -> bool {
        self.find(lang).or_else(|| self.find(base(lang))).or_else(|| self.find("")).is_some()
    }

    /// A text of these languages and words.
    pub fn from_pairs(pairs: &[(&str, &str)]) -> Self {
        Text(pairs.iter().map(|(lang, text)| ((*lang).to_owned(), (*text).to_owned())).collect())
    }

    fn find(&self, lang: &str) -> Option<&str> {
        self.0.iter().find(|(key, _)| key == lang).map(|(_, text)| text.as_str())
    }
}

/// The language without its region: `nl` of `nl-BE`.
pub fn base(lang: &str) -> &str {
    lang.split(['-', '_']).next().unwrap_or(lang)
}

/// Whether this has the form of a language tag: `nl`, `nl-BE`, `zh-Hant`.
pub fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    parts.next().is_some_and(|part| (2..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_lowercase()))
        && parts.all(|part| (2..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()))
}

impl Read for Text {
    fn read(node: Node<'_>, problems: &mut impl Report) -> Self {
        let mut texts = Vec::new();
        match node.json {
            Some(Json::Object(_)) => {
                node.properties(problems, &mut |lang, inner, problems| {
                    if !is_language(lang) {
                        problems.error(inner.path, format_args!("`{lang}` is not a language such as `nl` or `nl-BE`"));
                    }
                    texts.push((lang.to_owned(), String::read(inner, problems)));
                });
                if texts.is_empty() {
                    node.not("a text: it has no language", problems);
                }
            }
            Some(Json::String(_)) => texts.push((Lang::new(), String::read(node, problems))),
            _ => node.not("a text, or an object of texts by language", problems),
        }
        Text(texts)
    }
}

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
    /// The text in the language that [`lookup`] finds for the one asked for; else in the first one there is.
    ///
    /// ```
    /// # use loket_engine::policy::Text;
    /// let text = Text::from_pairs(&[("nl-BE", "loket"), ("en", "counter")]);
    /// assert_eq!((text.get("en-GB").text, text.get("en-GB").other), ("counter", None));
    /// assert_eq!((text.get("nl").text, text.get("nl").other), ("loket", None));
    /// assert_eq!(text.get("fr").other, Some("nl-BE"));
    /// ```
    pub fn get(&self, lang: &str) -> Said<'_> {
        match (self.find(lang), self.0.first()) {
            (Some(text), _) => Said { text, other: None },
            (None, Some((other, text))) => Said { text, other: Some(other) },
            (None, None) => Said { text: "", other: None },
        }
    }

    /// The languages it has; none for a plain string.
    pub fn languages(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(lang, _)| lang.as_str()).filter(|lang| !lang.is_empty())
    }

    /// Whether it says something in this language, or in all (a plain string).
    pub fn has(&self, lang: &str) -> bool {
        self.find(lang).is_some()
    }

    /// A text of these languages and words.
    pub fn from_pairs(pairs: &[(&str, &str)]) -> Self {
        Text(pairs.iter().map(|(lang, text)| ((*lang).to_owned(), (*text).to_owned())).collect())
    }

    fn find(&self, lang: &str) -> Option<&str> {
        // A plain string says it in every language.
        let found = lookup(lang, &self.0, |(key, _)| key).or_else(|| self.0.first().filter(|(key, _)| key.is_empty()));
        found.map(|(_, text)| text.as_str())
    }
}

/// What there is in the language asked for: its own tag, or the next more general one (Lookup of RFC 4647: `zh-Hant` for `zh-Hant-TW`,
/// `nl` for `nl-BE`); else the first more special one (`nl-BE` for `nl` and for `nl-NL`), unless that is in another script. `None` when
/// there is none of these. Tags are compared without regard to case.
///
/// ```
/// use loket_engine::policy::lookup;
/// let found = |wanted, offered: &[&'static str]| lookup(wanted, offered, |tag| tag).copied();
/// assert_eq!(found("zh-Hant-TW", &["zh", "zh-Hant"]), Some("zh-Hant"));
/// assert_eq!(found("NL-nl", &["de", "nl-BE"]), Some("nl-BE"));
/// assert_eq!(found("sr-Latn", &["sr-Cyrl", "sr-Latn-RS"]), Some("sr-Latn-RS"));
/// assert_eq!(found("sr-Latn", &["sr-Cyrl", "srn"]), None);
/// assert_eq!((found("zh-HK", &["zh-Hans", "zh-Hant"]), found("zh-Hant", &["zh-CN", "zh-TW"])), (Some("zh-Hant"), Some("zh-TW")));
/// ```
pub fn lookup<'o, T>(wanted: &str, offered: &'o [T], tag: impl Fn(&'o T) -> &'o str) -> Option<&'o T> {
    offered.get(place(wanted, &|index| offered.get(index).map(&tag))?)
}

/// Where that stands. Not generic, so that it is compiled once.
fn place<'o>(wanted: &str, tag: &dyn Fn(usize) -> Option<&'o str>) -> Option<usize> {
    let find = |fits: &dyn Fn(&str) -> bool| (0..).map_while(tag).position(fits);
    let mut range = wanted;
    loop {
        if let Some(found) = find(&|tag| tag.eq_ignore_ascii_case(range)) {
            return Some(found);
        }
        let Some(general) = general(range) else { break };
        range = general;
    }
    let other_script = |tag: &str| match (script(wanted), script(tag)) {
        (Some(one), Some(other)) => !one.eq_ignore_ascii_case(other),
        _ => false,
    };
    find(&|tag| base(tag).eq_ignore_ascii_case(range) && !other_script(tag))
}

/// A tag without its last part, and without the single letter that introduces it.
fn general(tag: &str) -> Option<&str> {
    let shorter = |tag: &str| tag.bytes().rposition(|byte| byte == b'-');
    let end = shorter(tag)?;
    let rest = tag.get(..end)?;
    match shorter(rest) {
        Some(before) if before + 2 == end => tag.get(..before),
        _ => Some(rest),
    }
}

/// The language without what makes it more special: `nl` of `nl-BE`.
pub fn base(lang: &str) -> &str {
    lang.split('-').next().unwrap_or(lang)
}

/// The script that a tag names: `Hant` of `zh-Hant-TW`. Chinese is often told apart by its region alone (CLDR, likely subtags).
fn script(lang: &str) -> Option<&str> {
    let part = lang.split('-').nth(1)?;
    let is = |regions: [&str; 3]| base(lang).eq_ignore_ascii_case("zh") && regions.iter().any(|region| part.eq_ignore_ascii_case(region));
    match part.len() {
        4 => Some(part).filter(|part| part.bytes().all(|byte| byte.is_ascii_alphabetic())),
        2 if is(["TW", "HK", "MO"]) => Some("Hant"),
        2 if is(["CN", "SG", "MY"]) => Some("Hans"),
        _ => None,
    }
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

//! The index over a policy's own articles, and its ranking.

use super::words::{Language, Stemmer, Token, words};
use crate::policy::spelling::distance;
use crate::policy::{Article, lookup, prose};

/// BM25's saturation: how quickly more of the same word stops mattering.
const K1: f32 = 1.2;
/// BM25's length normalisation.
const B: f32 = 0.5;
const TITLE: f32 = 2.5;
const KEYWORD: f32 = 2.0;
/// What a word that was guessed (from its beginning, or from a misspelling) counts beside one that was typed.
const GUESSED: f32 = 0.7;
/// Articles below this part of the best one's score are not worth a visitor's time.
const WORTH: f32 = 0.3;

/// An index over articles in one language.
pub struct Index {
    language: Language,
    /// In which articles each stem stands, by their place in `articles`, and how often, weighted by field.
    postings: Sorted<Vec<(usize, f32)>>,
    /// Every word that occurs, with its stem.
    vocabulary: Sorted<String>,
    articles: Vec<Indexed>,
}

/// What is known of an article.
struct Indexed {
    id: String,
    /// Its weighted length over the average.
    length: f32,
}

/// Values by word, sorted by word. It is kept sorted rather than sorted at the end: a sort weighs a kilobyte in the browser.
type Sorted<T> = Vec<(String, T)>;

/// An article that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit<'i> {
    /// The article's id.
    pub article: &'i str,
    /// How well it fits. Comparable within one search only.
    pub score: f32,
}

/// The stems that a search matched, for marking them.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Matched(Vec<String>);

impl Matched {
    pub(super) fn has(&self, stem: &str) -> bool {
        self.0.iter().any(|matched| matched == stem)
    }
}

impl Index {
    /// Indexes articles in one language; an article that lacks it is indexed in the language in which it will be shown. Without a
    /// stemmer of that language, only the very words that stand in an article find it (or their beginnings, or misspellings).
    ///
    /// ```
    /// use loket_engine::policy::{Article, Map, Text};
    /// use loket_engine::suggest::Index;
    ///
    /// let article = |id: &str, title: &str| Article {
    ///     id: id.to_owned(),
    ///     title: Text::from_pairs(&[("en", title)]),
    ///     body: Text::from_pairs(&[("en", "See the manual.")]),
    ///     keywords: Map::default(),
    ///     url: None,
    ///     audience: None,
    /// };
    /// let articles = [article("invoice", "Sending an invoice"), article("printer", "The printer prints nothing")];
    /// let index = Index::new(&articles, "en", Some(Box::new(|word| word.trim_end_matches('s').to_owned())));
    /// let (hits, _) = index.search("where are my invoices? ", 5, |_| true);
    /// assert_eq!(hits.iter().map(|hit| hit.article).collect::<Vec<_>>(), ["invoice"]);
    /// ```
    pub fn new(articles: &[Article], lang: &str, stemmer: Option<Stemmer>) -> Self {
        let mut index =
            Index { language: Language::new(lang, stemmer), postings: Vec::new(), vocabulary: Vec::new(), articles: Vec::new() };
        for (number, article) in articles.iter().enumerate() {
            let body = prose::plain(article.body.get(lang).text);
            let mut length = index.add(number, article.title.get(lang).text, TITLE) + index.add(number, &body, 1.0);
            let tags: Vec<&str> = article.keywords.keys().collect();
            let own = lookup(lang, &tags, |tag| tag).and_then(|tag| article.keywords.get(tag));
            for keyword in own.into_iter().flatten() {
                length += index.add(number, keyword, KEYWORD);
            }
            index.articles.push(Indexed { id: article.id.clone(), length });
        }
        let sum: f32 = index.articles.iter().map(|article| article.length).sum();
        let average = (sum / index.articles.len().max(1) as f32).max(1.0);
        index.articles.iter_mut().for_each(|article| article.length /= average);
        index
    }

    fn add(&mut self, number: usize, text: &str, weight: f32) -> f32 {
        let mut length = 0.0;
        for word in words(text).filter(Token::counts) {
            if !self.language.is_stop(&word.folded) {
                // Stems may be dear: a word's is asked for once.
                let language = &self.language;
                let stem = entry(&mut self.vocabulary, &word.folded, |word| language.stem(word));
                if let Some(articles) = stem.and_then(|stem| entry(&mut self.postings, stem, |_| Vec::new())) {
                    match articles.last_mut() {
                        Some((last, count)) if *last == number => *count += weight,
                        _ => articles.push((number, weight)),
                    }
                }
                length += weight;
            }
        }
        length
    }

    /// The articles that fit a text as it was typed, best first, at most `limit`, and the stems by which they were found. `suits` says
    /// of an article's id whether the article may be shown at all. A text that ends in a letter or digit is still being typed: its last
    /// word stands for all that begin with it. Words that are in no article are taken for misspelt ones of those that are.
    ///
    /// ```
    /// # use loket_engine::policy::{Article, Map, Text};
    /// # use loket_engine::suggest::Index;
    /// # let text = |text: &str| Text::from_pairs(&[("en", text)]);
    /// # let (id, title, body) = ("invoice".to_owned(), text("Sending an invoice"), text("Choose send."));
    /// # let articles = [Article { id, title, body, keywords: Map::default(), url: None, audience: None }];
    /// # let index = Index::new(&articles, "en", None);
    /// let found = |typed| !index.search(typed, 5, |_| true).0.is_empty();
    /// assert!(found("invoice ") && found("my invo") && found("invoise "));
    /// assert!(!found("invo ") && !found("an "));
    /// assert!(index.search("invoice ", 5, |id| id != "invoice").0.is_empty());
    /// ```
    pub fn search(&self, text: &str, limit: usize, suits: impl Fn(&str) -> bool) -> (Vec<Hit<'_>>, Matched) {
        let mut scores = vec![0.0; self.articles.len()];
        let mut matched = Matched::default();
        let mut asked: Vec<String> = Vec::new();
        let unfinished = text.ends_with(char::is_alphanumeric);
        let mut typed = words(text).filter(Token::counts).peekable();
        while let Some(word) = typed.next() {
            // A description can be long; the first few dozen different words say what it is about.
            let last = unfinished && typed.peek().is_none();
            if asked.contains(&word.folded) || asked.len() >= 64 || (self.language.is_stop(&word.folded) && !last) {
                continue;
            }
            self.score(&self.stems(&word.folded, last), &mut scores, &mut matched);
            asked.push(word.folded);
        }
        let mut hits: Vec<Hit<'_>> = Vec::new();
        for (Indexed { id, .. }, score) in self.articles.iter().zip(scores) {
            if score > 0.0 && suits(id) {
                let place = hits.partition_point(|better| better.score >= score);
                hits.insert(place, Hit { article: id, score });
            }
        }
        let worth = hits.first().map_or(0.0, |best| best.score * WORTH);
        hits.retain(|hit| hit.score >= worth);
        hits.truncate(limit);
        (hits, matched)
    }

    /// The stems that a typed word can stand for, and how much each counts.
    fn stems(&self, word: &str, unfinished: bool) -> Vec<(String, f32)> {
        let own = self.stem(word);
        let known = !self.postings(&own).is_empty();
        let mut stems = Vec::new();
        let add = |stems: &mut Vec<(String, f32)>, stem: &String| {
            if *stem != own && !stems.iter().any(|(other, _)| other == stem) {
                stems.push((stem.clone(), GUESSED));
            }
        };
        if unfinished && word.len() >= 2 {
            let begin = self.vocabulary.partition_point(|(other, _)| other.as_str() < word);
            let beginning = self.vocabulary.iter().skip(begin).take_while(|(other, _)| other.starts_with(word));
            beginning.take(30).for_each(|(_, stem)| add(&mut stems, stem));
        }
        if !known && stems.is_empty() && word.len() >= 4 {
            let allowed = if word.len() >= 8 { 2 } else { 1 };
            let near = |(other, _): &&(String, String)| other.len() >= 4 && distance(word, other) <= allowed;
            self.vocabulary.iter().filter(near).take(8).for_each(|(_, stem)| add(&mut stems, stem));
        }
        if known {
            stems.push((own, 1.0));
        }
        stems
    }

    /// Adds what one typed word contributes: the best of the stems that it can stand for.
    fn score(&self, stems: &[(String, f32)], scores: &mut [f32], matched: &mut Matched) {
        let mut best = vec![0.0_f32; scores.len()];
        let articles = self.articles.len() as f32;
        for (stem, weight) in stems {
            let postings = self.postings(stem);
            let rarity = (1.0 + (articles - postings.len() as f32 + 0.5) / (postings.len() as f32 + 0.5)).ln();
            for (article, count) in postings {
                let length = self.articles.get(*article).map_or(1.0, |article| article.length);
                let score = weight * rarity * count * (K1 + 1.0) / (count + K1 * (1.0 - B + B * length));
                if let Some(best) = best.get_mut(*article) {
                    *best = best.max(score);
                }
            }
            if !matched.has(stem) {
                matched.0.push(stem.clone());
            }
        }
        scores.iter_mut().zip(best).for_each(|(sum, best)| *sum += best);
    }

    fn postings(&self, stem: &str) -> &[(usize, f32)] {
        let place = self.postings.partition_point(|(other, _)| other.as_str() < stem);
        self.postings.get(place).filter(|(other, _)| other == stem).map_or(&[], |(_, articles)| articles)
    }

    /// The stem of a word. That of a word of the articles is known.
    pub(super) fn stem(&self, word: &str) -> String {
        let place = self.vocabulary.partition_point(|(other, _)| other.as_str() < word);
        let known = self.vocabulary.get(place).filter(|(other, _)| other == word);
        known.map_or_else(|| self.language.stem(word), |(_, stem)| stem.clone())
    }
}

/// The value of a word; a new one, when it has none.
fn entry<'s, T>(sorted: &'s mut Sorted<T>, word: &str, new: impl FnOnce(&str) -> T) -> Option<&'s mut T> {
    let place = sorted.partition_point(|(other, _)| other.as_str() < word);
    if sorted.get(place).is_none_or(|(other, _)| other != word) {
        sorted.insert(place, (word.to_owned(), new(word)));
    }
    sorted.get_mut(place).map(|(_, value)| value)
}

//! The small markup of articles and clauses: paragraphs, lists, **strong**, `code` and links. It becomes a tree, never HTML, so
//! that whatever a document holds is shown as text; a link with a scheme that is not allowed stays the text it was.

use super::link::Link;

/// A paragraph or a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A list: numbered or not, and its items.
    List(bool, Vec<Vec<Inline>>),
}

/// A run of text within a block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    /// Plain words.
    Text(String),
    /// `**strong**`.
    Strong(String),
    /// `` `code` ``.
    Code(String),
    /// `[words](https://…)`.
    Link(String, Link),
}

/// Reads prose.
///
/// ```
/// # use loket_engine::policy::prose::{blocks, Block, Inline};
/// assert_eq!(blocks("Press **start**"), [Block::Paragraph(vec![Inline::Text("Press ".into()), Inline::Strong("start".into())])]);
/// assert_eq!(blocks("[x](javascript:y)"), [Block::Paragraph(vec![Inline::Text("[x](javascript:y)".into())])]);
/// ```
pub fn blocks(text: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    // Whether the next line goes on with the last block: a blank line ends it.
    let mut open = false;
    for line in text.lines().map(str::trim) {
        if line.is_empty() {
            open = false;
        } else if let Some((numbered, item)) = list_item(line) {
            match blocks.last_mut() {
                Some(Block::List(kind, items)) if *kind == numbered => items.push(inlines(item)),
                _ => blocks.push(Block::List(numbered, vec![inlines(item)])),
            }
            open = false;
        } else {
            match blocks.last_mut() {
                Some(Block::Paragraph(runs)) if open => {
                    runs.push(Inline::Text(" ".to_owned()));
                    runs.extend(inlines(line));
                }
                _ => blocks.push(Block::Paragraph(inlines(line))),
            }
            open = true;
        }
    }
    blocks
}

/// The words of a prose without its markup, for search and for plain-text copies.
pub fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for block in blocks(text) {
        let items = match block {
            Block::Paragraph(runs) => vec![runs],
            Block::List(_, items) => items,
        };
        for runs in items {
            if !out.is_empty() {
                out.push('\n');
            }
            for run in runs {
                match run {
                    Inline::Text(words) | Inline::Strong(words) | Inline::Code(words) | Inline::Link(words, _) => out.push_str(&words),
                }
            }
        }
    }
    out
}

fn list_item(line: &str) -> Option<(bool, &str)> {
    if let Some(item) = line.strip_prefix("- ") {
        return Some((false, item));
    }
    let (number, item) = line.split_once(". ")?;
    let numbered = (1..=2).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit());
    numbered.then_some((true, item))
}

fn inlines(line: &str) -> Vec<Inline> {
    let mut runs = Vec::new();
    let mut words = String::new();
    let mut rest = line;
    while let Some(first) = rest.chars().next() {
        let special = match first {
            '*' => between(rest, "**", "**").map(|(inner, after)| (Inline::Strong(inner.to_owned()), after)),
            '`' => between(rest, "`", "`").map(|(inner, after)| (Inline::Code(inner.to_owned()), after)),
            '[' => link(rest),
            _ => None,
        };
        if let Some((run, after)) = special {
            if !words.is_empty() {
                runs.push(Inline::Text(std::mem::take(&mut words)));
            }
            runs.push(run);
            rest = after;
        } else {
            words.push(first);
            rest = rest.get(first.len_utf8()..).unwrap_or_default();
        }
    }
    if !words.is_empty() {
        runs.push(Inline::Text(words));
    }
    runs
}

fn between<'a>(text: &'a str, open: &str, close: &str) -> Option<(&'a str, &'a str)> {
    text.strip_prefix(open)?.split_once(close).filter(|(inner, _)| !inner.is_empty())
}

// Both searches end at the next bracket, so that a hundred thousand of them still take one pass.
fn link(text: &str) -> Option<(Inline, &str)> {
    let rest = text.strip_prefix('[')?;
    let (words, rest) = rest.split_at(rest.find(['[', ']'])?);
    let rest = rest.strip_prefix("](")?;
    let (target, after) = rest.split_at(rest.find(['(', ')', '[', ' '])?);
    let after = after.strip_prefix(')')?;
    if words.is_empty() {
        return None;
    }
    Some((Inline::Link(words.to_owned(), Link::parse(target)?), after))
}

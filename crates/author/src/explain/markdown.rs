//! The decision table as Markdown: a section for each rule, since conditions have parts and a Markdown cell has not.

use std::fmt::Write;

use super::phrases::{Phrase, Phrases};
use super::table::{Row, Table};
use super::when::When;
use loket_engine::policy::Link;

pub(super) fn markdown(table: &Table, phrases: &Phrases) -> String {
    let mut out = format!("# {}\n\n{}\n", escape(&table.title), escape(&table.intro.join(" ")));
    for (number, row) in table.rows.iter().enumerate() {
        let _ = write!(out, "\n## {} {}: {}\n\n", phrases.say(Phrase::Rule), number + 1, escape(&row.verdict));
        rule(&mut out, row, number, phrases);
    }
    let heads = [Phrase::Name, Phrase::Function, Phrase::Date, Phrase::Signature].map(|phrase| phrases.say(phrase));
    let _ = write!(out, "\n## {}\n\n| {} |\n|{}\n|{}\n", phrases.say(Phrase::Sign), heads.join(" | "), " --- |".repeat(4), "  |".repeat(4));
    out
}

fn rule(out: &mut String, row: &Row, number: usize, phrases: &Phrases) {
    let _ = write!(out, "**{}** ", phrases.say(Phrase::When));
    match &row.when {
        Some(when) => condition(out, when, 0, phrases),
        None => {
            let phrase = if number == 0 { Phrase::Always } else { Phrase::Otherwise };
            let _ = writeln!(out, "{}", phrases.say(phrase));
        }
    }
    match &row.visit {
        None => {
            let _ = write!(out, "\n**{}**\n", phrases.say(Phrase::Never));
        }
        Some(visit) if visit.is_empty() => {}
        Some(visit) => {
            let _ = write!(out, "\n**{}**\n\n", phrases.say(Phrase::Visit));
            for (number, (question, answer)) in visit.iter().enumerate() {
                let _ = writeln!(out, "{}. {} *{}*", number + 1, escape(question), escape(answer));
            }
        }
    }
    let _ = write!(out, "\n**{}**\n\n", phrases.say(Phrase::Because));
    for (title, url) in &row.because {
        let title = escape(&title.text);
        let _ = match url {
            Some(url) => writeln!(out, "- [{title}]({})", address(url)),
            None => writeln!(out, "- {title}"),
        };
    }
    // A policy's prose is Markdown already.
    let _ = write!(out, "\n**{}**\n\n{}\n", phrases.say(Phrase::Next), row.next.text.replace('<', "&lt;"));
    if let Some((label, url)) = &row.button {
        let _ = write!(out, "\n[{}]({})\n", escape(&label.text), address(url));
    }
    if !row.promises.is_empty() {
        let _ = write!(out, "\n**{}**\n\n", phrases.say(Phrase::Promise));
        row.promises.iter().for_each(|promise| {
            let _ = writeln!(out, "- {}", escape(promise));
        });
    }
}

fn condition(out: &mut String, when: &When, depth: usize, phrases: &Phrases) {
    let (phrase, parts) = match when {
        When::Fact(question, answer) => {
            let _ = writeln!(out, "{} *{}*", escape(question), escape(answer));
            return;
        }
        When::All(parts) => (Phrase::All, parts),
        When::Any(parts) => (Phrase::Any, parts),
    };
    let _ = writeln!(out, "{}{}", phrases.say(phrase), if depth == 0 { "\n" } else { "" });
    for part in parts {
        let _ = write!(out, "{}- ", "  ".repeat(depth));
        condition(out, part, depth + 1, phrases);
    }
}

/// A link as it stands between brackets, where some characters would end it or begin a tag.
fn address(link: &Link) -> String {
    let encode = |c: char| match c {
        '<' | '>' | '(' | ')' | '"' => format!("%{:02X}", u32::from(c)),
        c => c.to_string(),
    };
    link.as_str().chars().map(encode).collect()
}

/// Plain text as Markdown, so that it looks as it was written.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | '*' | '_' | '`' | '[' | ']' | '|' | '#' => escaped.extend(['\\', c]),
            '<' => escaped.push_str("&lt;"),
            '\n' => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    escaped
}

//! The decision table as one HTML page that needs nothing else: a table that can be read aloud, printed and signed.

use std::fmt::Write;

use super::phrases::{Phrase, Phrases};
use super::table::{Row, Table, Words};
use super::when::When;
use loket_engine::policy::prose::{Block, Inline, blocks};

const STYLE: &str = include_str!("explain.css");

pub(super) fn html(table: &Table, phrases: &Phrases) -> String {
    let mut out = String::new();
    let _ = write!(
        out,
        "<!doctype html>\n<html lang=\"{}\" dir=\"{}\">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n\
         <title>{title}</title>\n<style>\n{STYLE}</style>\n<main>\n<h1>{title}</h1>\n<p>{}</p>\n",
        escape(&table.lang),
        escape(phrases.direction()),
        escape(&table.intro.join(" ")),
        title = escape(&table.title),
    );
    let heads = [Phrase::When, Phrase::Verdict, Phrase::Visit, Phrase::Because, Phrase::Next, Phrase::Promise];
    // Narrow screens scroll the table alone; so it can be reached by keyboard.
    let _ = write!(
        out,
        "<div class=\"table\" role=\"region\" aria-labelledby=\"rules\" tabindex=\"0\">\n<table>\n<caption id=\"rules\">{}</caption>\n\
         <thead>\n<tr><th scope=\"col\">{}</th>",
        escape(&table.title),
        phrases.say(Phrase::Rule)
    );
    heads.iter().for_each(|head| {
        let _ = write!(out, "<th scope=\"col\">{}</th>", phrases.say(*head));
    });
    out.push_str("</tr>\n</thead>\n<tbody>\n");
    for (number, row) in table.rows.iter().enumerate() {
        tr(&mut out, row, number, phrases);
    }
    out.push_str("</tbody>\n</table>\n</div>\n");
    let _ = writeln!(out, "<section class=\"sign\">\n<h2>{}</h2>\n<dl>", phrases.say(Phrase::Sign));
    for phrase in [Phrase::Name, Phrase::Function, Phrase::Date, Phrase::Signature] {
        let _ = writeln!(out, "<div><dt>{}</dt><dd></dd></div>", phrases.say(phrase));
    }
    out.push_str("</dl>\n</section>\n</main>\n</html>\n");
    out
}

fn tr(out: &mut String, row: &Row, number: usize, phrases: &Phrases) {
    let _ = write!(out, "<tr>\n<th scope=\"row\">{}</th>\n<td>", number + 1);
    match &row.when {
        Some(when) => condition(out, when, phrases),
        None => out.push_str(phrases.say(if number == 0 { Phrase::Always } else { Phrase::Otherwise })),
    }
    let _ = write!(out, "</td>\n<td><b class=\"{}\">{}</b></td>\n<td>", row.verdict_id, escape(&row.verdict));
    match &row.visit {
        None => out.push_str(phrases.say(Phrase::Never)),
        Some(visit) if visit.is_empty() => {}
        Some(visit) => {
            let _ = write!(out, "{}\n<ol>\n", phrases.say(Phrase::Asked));
            for (question, answer) in visit {
                let _ = writeln!(out, "<li>{} <b>{}</b></li>", escape(question), escape(answer));
            }
            out.push_str("</ol>");
        }
    }
    out.push_str("</td>\n<td><ul>");
    for (title, url) in &row.because {
        let title = said(title);
        let _ = match url {
            Some(url) => write!(out, "<li><a href=\"{}\">{title}</a></li>", escape(url.as_str())),
            None => write!(out, "<li>{title}</li>"),
        };
    }
    let _ = write!(out, "</ul></td>\n<td{}>", lang(&row.next));
    prose(out, &row.next.text);
    if let Some((label, url)) = &row.button {
        let _ = write!(out, "<p><a href=\"{}\">{}</a></p>", escape(url.as_str()), said(label));
    }
    out.push_str("</td>\n<td>");
    if !row.promises.is_empty() {
        let promises: String = row.promises.iter().map(|promise| format!("<li>{}</li>", escape(promise))).collect();
        let _ = write!(out, "<ul>{promises}</ul>");
    }
    out.push_str("</td>\n</tr>\n");
}

fn condition(out: &mut String, when: &When, phrases: &Phrases) {
    let (phrase, parts) = match when {
        When::Fact(question, answer) => {
            let _ = write!(out, "{} <b>{}</b>", escape(question), escape(answer));
            return;
        }
        When::All(parts) => (Phrase::All, parts),
        When::Any(parts) => (Phrase::Any, parts),
    };
    let _ = write!(out, "{}<ul>", phrases.say(phrase));
    for part in parts {
        out.push_str("<li>");
        condition(out, part, phrases);
        out.push_str("</li>");
    }
    out.push_str("</ul>");
}

fn prose(out: &mut String, text: &str) {
    for block in blocks(text) {
        match block {
            Block::Paragraph(runs) => {
                let _ = write!(out, "<p>{}</p>", inlines(&runs));
            }
            Block::List(numbered, items) => {
                let tag = if numbered { "ol" } else { "ul" };
                let items: String = items.iter().map(|item| format!("<li>{}</li>", inlines(item))).collect();
                let _ = write!(out, "<{tag}>{items}</{tag}>");
            }
        }
    }
}

fn inlines(runs: &[Inline]) -> String {
    let run = |run: &Inline| match run {
        Inline::Text(words) => escape(words),
        Inline::Strong(words) => format!("<strong>{}</strong>", escape(words)),
        Inline::Code(words) => format!("<code>{}</code>", escape(words)),
        Inline::Link(words, link) => format!("<a href=\"{}\">{}</a>", escape(link.as_str()), escape(words)),
    };
    runs.iter().map(run).collect()
}

/// Words, marked when they are in another language.
fn said(words: &Words) -> String {
    match &words.other {
        Some(_) => format!("<span{}>{}</span>", lang(words), escape(&words.text)),
        None => escape(&words.text),
    }
}

fn lang(words: &Words) -> String {
    words.other.as_ref().map(|other| format!(" lang=\"{}\"", escape(other))).unwrap_or_default()
}

/// Text as HTML: no tag and no attribute can begin or end in it.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            c => escaped.push(c),
        }
    }
    escaped
}

//! The helpdesk's page: every ticket as plain HTML, so that a visitor to the demonstration sees what a vendor would receive.

use std::fmt::Write;

use serde_json::Value;

use crate::helpdesk::Filed;

/// The whole page, newest ticket first.
pub(crate) fn page(filed: &[Filed]) -> String {
    let mut html = String::from(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>Demonstration helpdesk</title>\n<link rel=\"stylesheet\" href=\"/site.css\">\n</head>\n\
         <body>\n<main>\n<h1>Demonstration helpdesk</h1>\n<p><a href=\"/\">Back to the examples</a></p>\n",
    );
    if filed.is_empty() {
        html.push_str("<p>No tickets since this server started.</p>\n");
    } else {
        html.push_str("<p>Tickets since this server started, newest first. They are kept in memory only.</p>\n");
    }
    for ticket in filed.iter().rev() {
        // Writing to a string cannot fail.
        let _ = write!(html, "<article>\n<h2>{}</h2>\n<p>Desk: {}</p>\n", escape(&ticket.reference), escape(&ticket.desk));
        show(&ticket.ticket, &mut html);
        html.push_str("</article>\n");
    }
    html.push_str("</main>\n</body>\n</html>\n");
    html
}

/// An object becomes terms and descriptions, an array a list, anything else text.
fn show(value: &Value, html: &mut String) {
    match value {
        Value::Object(entries) if !entries.is_empty() => {
            html.push_str("<dl>\n");
            for (key, value) in entries {
                let _ = write!(html, "<dt>{}</dt>\n<dd>", escape(key));
                show(value, html);
                html.push_str("</dd>\n");
            }
            html.push_str("</dl>\n");
        }
        Value::Array(values) if !values.is_empty() => {
            html.push_str("<ul>\n");
            for value in values {
                html.push_str("<li>");
                show(value, html);
                html.push_str("</li>\n");
            }
            html.push_str("</ul>\n");
        }
        Value::String(text) => html.push_str(&escape(text)),
        other => html.push_str(&escape(&other.to_string())),
    }
}

/// Safe as text and inside a quoted attribute.
fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            other => safe.push(other),
        }
    }
    safe
}

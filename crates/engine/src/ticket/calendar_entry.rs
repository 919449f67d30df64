//! The expected reply as a calendar entry, for the receipt: a file that any calendar program takes (RFC 5545).

use crate::calendar::{Instant, utc_text};
use crate::policy::percent_encoded;

/// What is put into somebody's calendar.
#[derive(Debug, Clone, Copy)]
pub struct CalendarEntry<'a> {
    /// What tells it from all others, such as the ticket's reference and the vendor's address: the same again replaces it.
    pub id: &'a str,
    /// When it is written.
    pub now: Instant,
    /// The earliest instant of the promise.
    pub earliest: Instant,
    /// The latest instant of the promise; the same as the earliest when there is no range.
    pub latest: Instant,
    /// One line.
    pub title: &'a str,
    /// As much as there is to say.
    pub text: &'a str,
    /// Where the ticket can be seen.
    pub url: Option<&'a str>,
}

impl CalendarEntry<'_> {
    /// The text of an `.ics` file. The entry takes up no time: it does not make anybody look busy.
    ///
    /// ```
    /// # use loket_engine::ticket::CalendarEntry;
    /// let entry = CalendarEntry { id: "4711@acme.example", now: 0, earliest: 3600, latest: 7200, title: "Reply, at last", text: "", url: None };
    /// assert!(entry.ics().contains("DTSTART:19700101T010000Z\r\nDTEND:19700101T020000Z\r\nSUMMARY:Reply\\, at last\r\n"));
    /// ```
    pub fn ics(&self) -> String {
        let mut ics = String::new();
        let mut line = |name: &str, value: &str| fold(&mut ics, name, value);
        line("BEGIN", "VCALENDAR");
        line("VERSION", "2.0");
        line("PRODID", "-//Loket//Support widget//EN");
        line("METHOD", "PUBLISH");
        line("BEGIN", "VEVENT");
        line("UID", &ics_text(self.id));
        line("DTSTAMP", &stamp(self.now));
        line("DTSTART", &stamp(self.earliest));
        // Without an end, an entry that begins at an instant ends at it.
        if self.latest > self.earliest {
            line("DTEND", &stamp(self.latest));
        }
        line("SUMMARY", &ics_text(self.title));
        if !self.text.is_empty() {
            line("DESCRIPTION", &ics_text(self.text));
        }
        if let Some(url) = self.url {
            line("URL", &url.replace(char::is_control, ""));
        }
        line("TRANSP", "TRANSPARENT");
        line("END", "VEVENT");
        line("END", "VCALENDAR");
        ics
    }

    /// The file as a link that holds all of it.
    pub fn link(&self) -> String {
        format!("data:text/calendar;charset=utf-8,{}", percent_encoded(&self.ics()))
    }
}

/// `20261120T215800Z`.
fn stamp(at: Instant) -> String {
    utc_text(at).replace(['-', ':'], "")
}

/// A text as a value of iCalendar (RFC 5545, 3.3.11): what means something in the format is escaped, a line break becomes `\n`, other
/// control characters go.
///
/// ```
/// assert_eq!(loket_engine::ticket::ics_text("Mon, Tue; or\nlater"), r"Mon\, Tue\; or\nlater");
/// ```
pub fn ics_text(text: &str) -> String {
    let mut escaped = String::new();
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => escaped.extend(['\\', c]),
            '\n' => escaped.push_str("\\n"),
            c if c.is_control() => {}
            c => escaped.push(c),
        }
    }
    escaped
}

/// Adds a line, cut into pieces of at most 75 bytes, each but the first begun by a space.
fn fold(ics: &mut String, name: &str, value: &str) {
    let mut length = name.len() + 1;
    ics.push_str(name);
    ics.push(':');
    for c in value.chars() {
        if length + c.len_utf8() > 75 {
            ics.push_str("\r\n ");
            length = 1;
        }
        ics.push(c);
        length += c.len_utf8();
    }
    ics.push_str("\r\n");
}

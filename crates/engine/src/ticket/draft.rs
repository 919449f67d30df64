//! What the visitor fills in, and what is wrong with it.

use crate::case::Case;
use crate::policy::{ExtraField, FieldKind, Policy, is_mail, parse_date};

/// The longest text that is filed, in characters. Helpdesks cut off far below the megabyte that a clipboard can hold.
pub const MAX_TEXT: usize = 20_000;

/// A ticket that is being written. Nothing in it is ever dropped, whatever is wrong with it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Draft {
    /// The id of its kind.
    pub kind: String,
    /// Who asks.
    pub name: String,
    /// Where the answer goes.
    pub email: String,
    /// What is the matter.
    pub description: String,
    /// The policy's own fields by id, as typed.
    pub fields: Vec<(String, String)>,
}

/// A place in the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Field {
    /// The kind of ticket.
    Kind,
    /// The visitor's name.
    Name,
    /// The visitor's mail address.
    Email,
    /// What is the matter.
    Description,
    /// One of the policy's own fields, by id.
    Own(String),
}

/// What is wrong with what was filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// It has to be filled in.
    Missing,
    /// It is no mail address.
    NotMail,
    /// It is no telephone number.
    NotPhone,
    /// It is no web address.
    NotUrl,
    /// It is no date.
    NotDate,
    /// It is none of the choices.
    NotChoice,
    /// It is longer than [`MAX_TEXT`] characters.
    TooLong,
    /// The helpdesk does not take it, and says so in its own words.
    Refused(String),
}

/// The policy's own fields for a kind of ticket.
pub fn fields<'p>(policy: &'p Policy, kind: &str) -> impl Iterator<Item = &'p ExtraField> {
    let suits = move |field: &&ExtraField| field.kinds.as_ref().is_none_or(|kinds| kinds.iter().any(|own| own == kind));
    policy.tickets.fields.iter().filter(suits)
}

impl Draft {
    /// What was filled in for one of the policy's own fields.
    pub fn field(&self, id: &str) -> &str {
        self.fields.iter().find(|(name, _)| name == id).map_or("", |(_, value)| value)
    }

    /// Fills in a place of the form.
    pub fn set(&mut self, field: &Field, value: String) {
        match field {
            Field::Kind => self.kind = value,
            Field::Name => self.name = value,
            Field::Email => self.email = value,
            Field::Description => self.description = value,
            Field::Own(id) => match self.fields.iter_mut().find(|(name, _)| name == id) {
                Some((_, known)) => *known = value,
                None => self.fields.push((id.clone(), value)),
            },
        }
    }

    /// Everything that is wrong with it as a ticket of this case, in the order of the form; empty when it can be sent.
    pub fn faults(&self, case: &Case<'_>) -> Vec<(Field, Fault)> {
        let policy = &case.world().policy;
        let mut faults = Vec::new();
        if self.kind.is_empty() {
            faults.push((Field::Kind, Fault::Missing));
        } else if !case.kinds().iter().any(|(kind, _)| *kind == self.kind) {
            faults.push((Field::Kind, Fault::NotChoice));
        }
        let mut check = |field: Field, fault: Option<Fault>| faults.extend(fault.map(|fault| (field, fault)));
        check(Field::Description, required(&self.description).or_else(|| too_long(&self.description)));
        for field in fields(policy, &self.kind) {
            check(Field::Own(field.id.clone()), own_fault(field, self.field(&field.id)));
        }
        check(Field::Name, required(&self.name).or_else(|| too_long(&self.name)));
        let not_mail = (!is_mail(self.email.trim())).then_some(Fault::NotMail);
        check(Field::Email, required(&self.email).or(not_mail));
        faults
    }
}

fn required(value: &str) -> Option<Fault> {
    value.trim().is_empty().then_some(Fault::Missing)
}

fn too_long(value: &str) -> Option<Fault> {
    (value.chars().nth(MAX_TEXT).is_some()).then_some(Fault::TooLong)
}

fn own_fault(field: &ExtraField, value: &str) -> Option<Fault> {
    let value = value.trim();
    if value.is_empty() {
        return field.required.then_some(Fault::Missing);
    }
    let (good, fault) = match field.kind {
        FieldKind::Email => (is_mail(value), Fault::NotMail),
        FieldKind::Phone => (is_phone_like(value), Fault::NotPhone),
        FieldKind::Url => (is_url_like(value), Fault::NotUrl),
        FieldKind::Date => (parse_date(value).is_some(), Fault::NotDate),
        FieldKind::Choice => (field.choices.has(value), Fault::NotChoice),
        FieldKind::Text | FieldKind::LongText | FieldKind::YesNo => (true, Fault::Missing),
    };
    if good { too_long(value) } else { Some(fault) }
}

/// A number as people write it: digits with spaces, dots, dashes, slashes and brackets.
fn is_phone_like(value: &str) -> bool {
    let digits = value.bytes().filter(u8::is_ascii_digit).count();
    (6..=15).contains(&digits) && value.chars().all(|c| c.is_ascii_digit() || " +-./()".contains(c))
}

/// An address as people write it, with or without `https://`.
fn is_url_like(value: &str) -> bool {
    let host = value.split_once("://").map_or(value, |(_, rest)| rest).split(['/', '?', '#']).next().unwrap_or_default();
    let scheme = value.split_once("://").is_none_or(|(scheme, _)| matches!(scheme, "http" | "https"));
    scheme && !value.contains(char::is_whitespace) && host.contains('.') && host.split('.').all(|part| !part.is_empty())
}

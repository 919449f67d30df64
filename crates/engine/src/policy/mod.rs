//! The policy document: its types, its reader, its problems and its schema.
//!
//! Everything else in the engine builds on this module; it knows none of it. It evaluates nothing: what holds for a case is said
//! by [`crate::eligibility`], when a desk is open by [`crate::calendar`], what is promised by [`crate::response`].

mod amount;
mod check;
mod check_condition;
mod clause;
mod closure;
mod comparable;
mod condition;
mod condition_size;
mod contact;
mod date;
pub mod digits;
mod document;
mod duration;
mod fact;
mod holidays;
mod hours;
mod json;
mod latest;
mod link;
mod load;
mod map;
mod path;
mod pointer;
mod problem;
mod product;
pub mod prose;
pub mod read;
#[cfg(feature = "schema")]
pub mod schema;
pub mod spelling;
mod target;
mod text;
mod version;

pub use amount::{Amount, Weight};
pub use clause::{About, Clause, ClauseId, CoverageRule, NextStep, Verdict};
pub use closure::{Closure, Day, NthWeekday, Substitute, WEEKDAYS};
pub use condition::{Condition, DateBound, DateOrder, Test, VersionBound, VersionOrder};
pub use condition_size::{ConditionSizes, DEEPEST, LARGEST, LARGEST_TOGETHER};
pub use contact::{Channel, ChannelKind, ExtraField, FieldKind, Intake, TicketKind, Tickets, is_mail, is_phone};
pub use date::{Date, MonthDay, easter, iso, parse_date};
pub use document::{Article, Effective, Policy, Vendor};
pub use duration::{Duration, Within};
pub use fact::{Change, FactDefinition, FactKind, RawValue, Source, Value};
pub use holidays::Holidays;
pub use hours::{Interval, Period, SpecialDays, SupportHours, Week, ZoneName};
pub use json::{Json, MAX_DEPTH, is_exact};
pub use latest::{JsonPointer, Latest, PublishedVersion};
pub use link::{Endpoint, Link, percent_encoded};
pub use load::{Factor, LoadSource};
pub use map::Map;
pub use path::{Path, Segment};
pub use pointer::pointer;
pub use problem::{Problem, Problems, Report, Severity, Tally};
pub use product::{Line, LineName, Product, Supported, VersionRange};
pub use target::{Counted, DayPart, Entry, Faster, Longer, Purpose, Strength, Table, Target, Terms, WhichHours};
pub use text::{Lang, Said, Text, base, is_language, lookup};
pub use version::Version;

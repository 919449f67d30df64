//! What a policy promises, as written. [`crate::response`] works it out for a case.

use super::clause::ClauseId;
use super::condition::Condition;
use super::contact::ChannelKind;
use super::duration::Within;
use super::json::Json;
use super::problem::Report;
use super::read::{Node, Read, document, words};
use super::spelling::nearest;
use super::text::Text;

words! {
    /// What a target is about.
    pub enum Purpose {
        /// The first answer by a human.
        FirstResponse = "first-response",
        /// The desk calls back.
        CallBack = "call-back",
        /// The next word on a case that is being worked on.
        NextUpdate = "next-update",
        /// The problem is solved.
        Resolution = "resolution",
    }
}

words! {
    /// In what time the target is counted.
    pub enum Counted {
        /// Only while the desk is open.
        SupportHours = "support-hours",
        /// Every hour of every day.
        AroundTheClock = "around-the-clock",
        /// Days on which the desk opens.
        BusinessDays = "business-days",
    }
}

words! {
    /// When a business day counts as passed.
    pub enum DayPart {
        /// When the desk's day is over: "by the end of the next business day". The day of the question does not count.
        End = "end-of-day",
        /// At the time of day at which the question came: "within one business day". What comes while the desk is closed counts as come
        /// when it opens.
        SameTime = "same-time",
    }
}

words! {
    /// How strongly it is promised. An average is called an average.
    pub enum Strength {
        /// What cases take on average: half of them take longer.
        Average = "average",
        /// What the vendor aims for.
        Aim = "aim",
        /// What the vendor commits itself to.
        Guarantee = "guarantee",
    }
}

document! {
    /// What the policy promises, or says that it does not promise. For each purpose the first target whose condition is not false
    /// is used.
    pub struct Target {
        /// What it is about.
        pub purpose ("for"): Purpose,
        /// The facts by which a table in `within` is read, the outermost first: `["severity", "tier"]`.
        pub per: Vec<String>,
        /// How long: `"5m"`, `["24h", "48h"]`, or `"none"`: nothing is promised, and `note` and `because` say how it is handled. Or a
        /// table over the facts of `per`: `{ "high": { "gold": "1h", "basic": "4h" }, "low": "2d" }`; what is not in it is for the
        /// targets that follow.
        pub within: Table,
        /// In what time it is counted. Required unless `within` is `"none"`.
        pub counted: Option<Counted>,
        /// When a business day counts as passed; at the end of the desk's day, when absent.
        pub by: Option<DayPart>,
        /// Which support hours it is counted in: their id, or ids by the choices of a fact.
        pub hours: Option<WhichHours>,
        /// How strongly it is promised. Required unless `within` is `"none"`.
        pub strength: Option<Strength>,
        /// For which cases.
        pub when: Option<Condition>,
        /// A sentence that is said with it.
        pub note: Option<Text>,
        /// The clauses that it comes from.
        pub because: Vec<ClauseId>,
        /// When it may take longer than that.
        pub longer: Option<Longer>,
        /// How to be answered sooner.
        pub faster: Option<Faster>,
        /// A sentence that says when the clock stops, such as while the desk waits for the customer. It is said, not counted.
        pub pauses: Option<Text>,
    }
}

document! {
    /// When a promise may take longer than it says.
    pub struct Longer {
        /// In which cases; always, when absent.
        pub when: Option<Condition>,
        /// The sentence that says so.
        pub note: Text,
    }
}

document! {
    /// A faster target for those who use another channel. What it does not say is as in the target.
    pub struct Faster {
        /// The kind of channel.
        pub channel: ChannelKind,
        /// How long it takes then.
        pub within: Within,
        /// In what time that is counted.
        pub counted: Option<Counted>,
        /// In which support hours.
        pub hours: Option<WhichHours>,
        /// How strongly it is promised.
        pub strength: Option<Strength>,
        /// A sentence that is said with it.
        pub note: Option<Text>,
    }
}

document! {
    /// An entry of a table that differs from the rest in more than its time. What it does not say is as in the target.
    pub struct Entry {
        /// How long.
        pub within: Within,
        /// In what time it is counted.
        pub counted: Option<Counted>,
        /// When a business day counts as passed.
        pub by: Option<DayPart>,
        /// Which support hours it is counted in.
        pub hours: Option<WhichHours>,
        /// How strongly it is promised.
        pub strength: Option<Strength>,
        /// A sentence that is said with it.
        pub note: Option<Text>,
        /// How to be answered sooner.
        pub faster: Option<Faster>,
    }
}

/// A time for all cases, or times by the choices of facts.
#[derive(Debug, Clone, PartialEq)]
pub enum Table {
    /// The same for all.
    Time(Within),
    /// The same for all, with something else that differs from the rest of the table.
    Entry(Box<Entry>),
    /// One table for each choice of a fact, in order.
    Rows(Vec<(String, Table)>),
}

/// The support hours that a target is counted in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WhichHours {
    /// These.
    Id(String),
    /// By the choices of a fact: `{ "region": { "europe": "brussels", "america": "denver" } }`.
    By(String, Vec<(String, String)>),
}

/// What a target says of one case.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Terms<'p> {
    /// How long.
    pub within: Within,
    /// In what time it is counted.
    pub counted: Option<Counted>,
    /// When a business day counts as passed.
    pub by: DayPart,
    /// The id of the support hours it is counted in.
    pub hours: Option<&'p str>,
    /// How strongly it is promised.
    pub strength: Option<Strength>,
    /// A sentence that is said with it.
    pub note: Option<&'p Text>,
    /// How to be answered sooner.
    pub faster: Option<&'p Faster>,
}

impl Target {
    /// Gives all that it may say of a case in which `may` holds for facts and their choices, in the order of its table: several things
    /// while a fact is unknown, none when the table does not have the case.
    pub fn terms<'p>(&'p self, may: &dyn Fn(&str, &str) -> bool, take: &mut dyn FnMut(Terms<'p>)) {
        self.within.entries(&self.per, may, &mut |table| {
            let mut terms = Terms {
                within: Within::None,
                counted: self.counted,
                by: self.by.unwrap_or(DayPart::End),
                hours: None,
                strength: self.strength,
                note: self.note.as_ref(),
                faster: self.faster.as_ref(),
            };
            let mut hours = self.hours.as_ref();
            match table {
                Table::Time(within) => terms.within = *within,
                Table::Entry(entry) => {
                    terms.within = entry.within;
                    terms.counted = entry.counted.or(terms.counted);
                    terms.by = entry.by.unwrap_or(terms.by);
                    hours = entry.hours.as_ref().or(hours);
                    terms.strength = entry.strength.or(terms.strength);
                    terms.note = entry.note.as_ref().or(terms.note);
                    terms.faster = entry.faster.as_ref().or(terms.faster);
                }
                Table::Rows(_) => return,
            }
            match hours {
                Some(WhichHours::By(fact, ids)) if ids.iter().any(|(choice, _)| may(fact, choice)) => {
                    for (_, id) in ids.iter().filter(|(choice, _)| may(fact, choice)) {
                        take(Terms { hours: Some(id), ..terms });
                    }
                }
                Some(WhichHours::Id(id)) => take(Terms { hours: Some(id), ..terms }),
                _ => take(terms),
            }
        });
    }
}

impl Table {
    /// Gives the entries that the case may have.
    fn entries<'p>(&'p self, per: &[String], may: &dyn Fn(&str, &str) -> bool, take: &mut dyn FnMut(&'p Table)) {
        match (self, per) {
            (Table::Rows(rows), [fact, per @ ..]) => {
                for (_, table) in rows.iter().filter(|(choice, _)| may(fact, choice)) {
                    table.entries(per, may, take);
                }
            }
            (Table::Rows(_), []) => {}
            _ => take(self),
        }
    }
}

impl WhichHours {
    /// The id of the hours for a case.
    pub fn id(&self, may: &dyn Fn(&str, &str) -> bool) -> Option<&str> {
        match self {
            WhichHours::Id(id) => Some(id),
            WhichHours::By(fact, ids) => ids.iter().find(|(choice, _)| may(fact, choice)).map(|(_, id)| id.as_str()),
        }
    }
}

impl Read for Table {
    fn read(node: Node<'_>, problems: &mut impl Report) -> Self {
        match node.json {
            Some(Json::Object(properties)) if is_entry(properties) => Table::Entry(Box::new(Entry::read(node, problems))),
            Some(Json::Object(_)) => {
                let mut rows = Vec::new();
                node.properties(problems, &mut |choice, inner, problems| rows.push((choice.to_owned(), Table::read(inner, problems))));
                Table::Rows(rows)
            }
            _ => Table::Time(Within::read(node, problems)),
        }
    }
}

/// Whether an object is an entry, not a table by the choices of a fact of which one is called `within`: it says how long, and something
/// else that an entry says, or nothing else. A name that is nearly one of an entry's is a slip of it.
fn is_entry(properties: &[(String, Json)]) -> bool {
    const OTHERS: [&str; 6] = ["counted", "by", "hours", "strength", "note", "faster"];
    let mut names = properties.iter().map(|(name, _)| name.as_str());
    names.clone().any(|name| name == "within")
        && (names.clone().all(|name| name == "within") || names.any(|name| nearest(name, &OTHERS).is_some()))
}

impl Read for WhichHours {
    fn read(node: Node<'_>, problems: &mut impl Report) -> Self {
        let Some(Json::Object(facts)) = node.json else { return WhichHours::Id(String::read(node, problems)) };
        let mut by = Vec::new();
        node.properties(problems, &mut |fact, inner, problems| {
            let mut ids = Vec::new();
            inner.properties(problems, &mut |choice, id, problems| ids.push((choice.to_owned(), String::read(id, problems))));
            by.push((fact.to_owned(), ids));
        });
        if facts.len() != 1 {
            problems.unreadable(node.path, "hours differ by one fact: `{ \"region\": { \"europe\": \"brussels\", … } }`");
        }
        by.pop().map_or_else(|| WhichHours::Id(String::new()), |(fact, ids)| WhichHours::By(fact, ids))
    }
}

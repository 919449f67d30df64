//! The policy document as a whole.

use super::Date;
use super::check::check;
use super::clause::{About, Clause, CoverageRule, NextStep};
use super::condition::Condition;
use super::contact::{Channel, Tickets};
use super::fact::FactDefinition;
use super::hours::{SupportHours, ZoneName};
use super::json::Json;
use super::link::{Endpoint, Link};
use super::load::LoadSource;
use super::map::Map;
use super::problem::{Glance, Path, Problems, Report, Tally};
use super::product::Product;
use super::read::{Node, Read, document};
use super::target::Target;
use super::text::Text;

document! {
    /// A vendor's whole support policy.
    pub struct Policy {
        /// Where the JSON Schema is, for editors.
        pub schema ("$schema"): Option<String>,
        /// The version of this format: 1.
        pub loket: FormatVersion,
        /// Who gives the support.
        pub vendor: Vendor,
        /// When the policy is in force.
        pub effective: Option<Effective>,
        /// The languages it is written in, the original first.
        pub languages: Vec<String>,
        /// What support is given for.
        pub products: Vec<Product>,
        /// What can be known of a case, by id, in the order in which the author would ask.
        pub facts: Map<FactDefinition>,
        /// Conditions with a name, for use in others: `{ "is": "outdated" }`.
        pub conditions: Map<Condition>,
        /// The policy's statements, by id.
        pub clauses: Map<Clause>,
        /// What somebody can do next, by id.
        pub steps: Map<NextStep>,
        /// Who is helped with what: the first rule whose condition is true decides.
        pub coverage: Vec<CoverageRule>,
        /// When desks work, by id.
        pub hours: Map<SupportHours>,
        /// What is promised.
        pub targets: Vec<Target>,
        /// Where the vendor publishes how busy it is.
        pub load: Option<LoadSource>,
        /// How the desk is reached besides a ticket.
        pub channels: Vec<Channel>,
        /// Answers to frequent questions.
        pub articles: Vec<Article>,
        /// What tickets hold and where they go.
        pub tickets: Tickets,
    }
}

document! {
    /// Who gives the support.
    pub struct Vendor {
        /// The name customers know.
        pub name: String,
        /// The vendor's site.
        pub url: Link,
        /// The plain contact link that is left when everything else fails.
        pub contact: Link,
        /// The zone in which "today" is read; UTC, when absent.
        pub zone: Option<ZoneName>,
    }
}

document! {
    /// When the policy is in force.
    pub struct Effective {
        /// The first day, at the vendor.
        pub from: Date,
        /// The last day, at the vendor.
        pub until: Option<Date>,
    }
}

document! {
    /// One entry of the FAQ or knowledge base.
    pub struct Article {
        /// Its id: stands on the ticket when it was read.
        pub id: String,
        /// The question it answers.
        pub title: Text,
        /// The answer, as prose.
        pub body: Text,
        /// Other words for it, per language.
        pub keywords: Keywords,
        /// Where it stands on the vendor's own site.
        pub url: Option<Link>,
        /// For which cases: it is not shown where this is false.
        pub audience ("for"): Option<Condition>,
    }
}

/// The version of the document format. There is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FormatVersion;

/// Words per language.
pub type Keywords = Map<Vec<String>>;

impl Policy {
    /// Reads a policy, and each of its intakes as a `W`. The policy is there when nothing but warnings was found; the problems are all
    /// there are.
    pub(crate) fn read_with<W: Read>(json: &Json) -> (Option<Policy>, Problems) {
        let mut problems = Problems::default();
        let policy = <Policy as Read>::read(Node { json: Some(json), path: &Path::Root }, &mut problems);
        policy.read_intakes::<W>(&mut problems);
        check(&policy, &mut problems.beyond());
        ((!problems.fatal()).then_some(policy), problems)
    }

    /// Does the same without a word on what is wrong.
    pub(crate) fn read_silently_with<W: Read>(json: &Json) -> (Option<Policy>, Tally) {
        let mut tally = Tally::default();
        let policy = <Policy as Read>::read(Node { json: Some(json), path: &Path::Root }, &mut tally);
        policy.read_intakes::<W>(&mut tally);
        if !tally.fatal() {
            check(&policy, &mut tally);
        }
        ((!tally.fatal()).then_some(policy), tally)
    }

    /// Notes what is wrong with where tickets go.
    fn read_intakes<W: Read>(&self, problems: &mut impl Report) {
        let tickets = Path::Root.key("tickets");
        let list = tickets.key("intake");
        for (index, intake) in self.tickets.intake.iter().enumerate() {
            W::read(Node { json: Some(&intake.0), path: &list.index(index) }, problems);
        }
    }

    /// The article of an id.
    pub fn article(&self, id: &str) -> Option<&Article> {
        self.articles.iter().find(|article| article.id == id)
    }

    /// Reads what there is to know at first sight: who, in which languages, since when, what is covered, when desks work, and the
    /// channels that are there for every case. All else is left empty. A widget shows that while the rest of it is on its way;
    /// [`Policy::read_silently`] follows. `None` when not even that can be used.
    pub fn glance(json: &Json) -> Option<Policy> {
        let report = &mut Glance::default();
        let node = Node { json: Some(json), path: &Path::Root };
        let mut policy = Policy {
            schema: None,
            loket: node.field("loket", report),
            vendor: node.field("vendor", report),
            effective: node.field("effective", report),
            languages: node.field("languages", report),
            products: Vec::new(),
            facts: Map::default(),
            conditions: Map::default(),
            clauses: node.field("clauses", report),
            steps: Map::default(),
            coverage: Vec::new(),
            hours: node.field("hours", report),
            targets: Vec::new(),
            load: None,
            channels: node.field("channels", report),
            articles: Vec::new(),
            tickets: Tickets { kinds: Map::default(), fields: Vec::new(), intake: Vec::new() },
        };
        policy.channels.retain(|channel: &Channel| channel.when.is_none());
        (!report.fatal()).then_some(policy)
    }

    /// The addresses at which products' latest versions are published. What is there goes to [`Policy::learn`].
    pub fn published(&self) -> Vec<&Endpoint> {
        let mut urls: Vec<&Endpoint> = Vec::new();
        for url in self.products.iter().filter_map(|product| product.latest.as_ref()?.url()) {
            if !urls.contains(&url) {
                urls.push(url);
            }
        }
        urls
    }

    /// Takes what is published at one of these addresses. What cannot be used is a warning, and the policy's own version stays.
    pub fn learn(&mut self, url: &str, fetched: &Json, problems: &mut impl Report) {
        super::product::learn(&mut self.products, url, fetched, problems);
    }

    /// The language to speak: the one that [`super::lookup`] finds for the one asked for, else the original.
    pub fn language(&self, wanted: &str) -> &str {
        super::lookup(wanted, &self.languages, |lang| lang).or_else(|| self.languages.first()).map_or("en", String::as_str)
    }

    /// The zone in which the vendor reads "today".
    pub fn zone(&self) -> ZoneName {
        self.vendor.zone.clone().unwrap_or_else(ZoneName::utc)
    }

    /// The clauses of one list of the home view.
    pub fn clauses_about(&self, about: About) -> impl Iterator<Item = (&str, &Clause)> {
        self.clauses.iter().filter(move |(_, clause)| clause.about == Some(about))
    }
}

impl Read for FormatVersion {
    fn read(node: Node<'_>, problems: &mut impl Report) -> Self {
        if !matches!(node.json, Some(Json::Number(1.0))) {
            node.not("1, the version of this format", problems);
        }
        FormatVersion
    }
}

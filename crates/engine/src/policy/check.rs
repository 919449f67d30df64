//! What can only be checked once the whole document was read: that ids lead somewhere, that conditions fit their facts, that
//! every case is decided, and that nothing is left untranslated.

use std::fmt::{Display, from_fn};

use super::closure::Day;
use super::condition::RESERVED;
use super::condition_size::ConditionSizes;
use super::contact::{Channel, ChannelKind, FieldKind};
use super::document::Policy;
use super::fact::{FactDefinition, FactKind, Source};
use super::hours::Period;
use super::json::short;
use super::map::{Map, is_id};
use super::problem::{Path, Report};
use super::spelling::nearest;
use super::text::{Text, is_language, lookup};

mod targets;

/// Notes every problem of a policy whose parts could all be read.
pub(super) fn check(policy: &Policy, problems: &mut impl Report) {
    let mut checker = Checker { policy, problems, sizes: ConditionSizes::default(), parts: 0 };
    let root = Path::Root;
    checker.languages(&root.key("languages"));
    checker.products(&root.key("products"));
    checker.facts(&root.key("facts"));
    checker.conditions(&root.key("conditions"));
    checker.clauses_and_steps(&root);
    checker.coverage(&root.key("coverage"));
    checker.hours(&root.key("hours"));
    each(&root.key("targets"), &policy.targets, |path, target| checker.target(path, target));
    each(&root.key("channels"), &policy.channels, |path, channel| checker.channel(path, channel));
    checker.articles(&root.key("articles"));
    checker.tickets(&root.key("tickets"));
    if let Some(effective) = &policy.effective
        && effective.until.is_some_and(|until| until < effective.from)
    {
        checker.problems.error(&root.key("effective").key("until"), "lies before `from`");
    }
}

pub(super) fn each<T>(path: &Path<'_>, items: &[T], mut visit: impl FnMut(&Path<'_>, &T)) {
    for (index, item) in items.iter().enumerate() {
        visit(&path.index(index), item);
    }
}

/// The names that can be meant somewhere.
pub(super) struct Names<'a> {
    /// What has these names.
    pub(super) what: &'a str,
    /// Where they are given.
    pub(super) home: &'a Path<'a>,
    pub(super) names: &'a [String],
}

/// Most of its checks take the path of what holds a value and the key of the value, so that paths are put together in few places.
pub(super) struct Checker<'a, R> {
    pub(super) policy: &'a Policy,
    pub(super) problems: &'a mut R,
    /// How large the conditions with a name are.
    pub(super) sizes: ConditionSizes<'a>,
    /// How many parts the conditions looked at so far stand for.
    pub(super) parts: usize,
}

impl<R: Report> Checker<'_, R> {
    fn languages(&mut self, path: &Path<'_>) {
        if self.policy.languages.is_empty() {
            self.problems.error(path, "names no language");
        }
        each(path, &self.policy.languages, |path, lang| {
            if !is_language(lang) {
                self.problems.error(path, format_args!("\"{lang}\" is not a language such as \"nl\" or \"nl-BE\""));
            }
        });
        self.unique(path, None, &self.policy.languages.iter().map(|lang| Some(lang.as_str())).collect::<Vec<_>>());
    }

    fn products(&mut self, path: &Path<'_>) {
        self.unique(path, Some("id"), &self.policy.products.iter().map(|product| Some(product.id.as_str())).collect::<Vec<_>>());
        each(path, &self.policy.products, |path, product| {
            self.id(path, &product.id);
            self.text(path, "name", &product.name);
            if product.supported.is_some() && !product.lines.is_empty() {
                self.error(path, "supported", "stands beside `lines`, which say which versions are supported");
            }
        });
    }

    fn facts(&mut self, path: &Path<'_>) {
        for (name, fact) in self.policy.facts.iter() {
            let path = &path.key(name);
            if RESERVED.contains(&name) {
                self.problems.error(path, format_args!("`{name}` has a meaning in conditions and cannot name a fact"));
            }
            self.fact(path, fact);
        }
    }

    fn fact(&mut self, path: &Path<'_>, fact: &FactDefinition) {
        for (name, text) in [("name", &fact.name), ("ask", &fact.ask), ("why", &fact.why), ("help", &fact.help)] {
            self.maybe_text(path, name, text);
        }
        let kind_known = !self.problems.doubts(&path.key("kind"));
        if kind_known {
            self.choices(&path.key("choices"), &fact.choices, fact.chooses());
        }
        self.sources(path, fact);
        let (home, yes_no) = (&path.key("choices"), ["true".to_owned(), "false".to_owned()]);
        for name in fact.likely.keys().filter(|_| kind_known) {
            let names = if fact.kind() == FactKind::YesNo { &yes_no } else { fact.choices.names() };
            self.known(&Names { what: "answer", home, names }, &path.key("likely"), name, name);
        }
        if fact.ask.is_some() && fact.why.is_none() {
            self.problems.warn(&path.key("why"), "is missing: nobody can be told why this is asked");
        }
        if let Some(assume) = &fact.assume
            && fact.assumed().is_none()
            && kind_known
            && !self.problems.doubts(&path.key("choices"))
        {
            self.error(path, "assume", format_args!("{} is not {}", assume.0, fact.expected()));
        }
        if let Some(of) = &fact.of {
            let product = self.policy.products.iter().any(|product| product.id == *of);
            let choice = self.policy.facts.get(of).is_some_and(|fact| fact.kind() == FactKind::Choice);
            if fact.kind() != FactKind::Version || !(product || choice) {
                self.error(path, "of", format_args!("`{of}` is neither a product nor a choice of products"));
            }
        }
    }

    fn sources(&mut self, path: &Path<'_>, fact: &FactDefinition) {
        let Some(from) = fact.from.as_ref().filter(|_| !self.problems.doubts(&path.key("from"))) else { return };
        if fact.ask.is_some() && !from.contains(&Source::Visitor) {
            self.error(path, "ask", "cannot be asked: `from` does not name the visitor");
        }
        if fact.parameter.is_some() && !from.contains(&Source::Url) {
            self.error(path, "parameter", "cannot tell it: `from` does not name the url");
        }
        if from.contains(&Source::Url) && fact.parameter.is_none() {
            self.error(path, "parameter", "is missing: the url tells a fact by a parameter");
        }
        if from.contains(&Source::Assumed) {
            self.error(path, "from", "`assumed` is said with `assume`");
        }
    }

    fn choices(&mut self, path: &Path<'_>, choices: &Map<Text>, needed: bool) {
        if needed && choices.is_empty() {
            self.problems.error(path, "is missing: a choice needs answers");
        } else if !needed && !choices.is_empty() {
            self.problems.error(path, "only a choice has answers");
        }
        for (name, text) in choices.iter() {
            self.text(path, name, text);
        }
    }

    fn clauses_and_steps(&mut self, root: &Path<'_>) {
        let clauses = root.key("clauses");
        for (name, clause) in self.policy.clauses.iter() {
            let path = &clauses.key(name);
            self.text(path, "title", &clause.title);
            self.text(path, "text", &clause.text);
        }
        let steps = root.key("steps");
        for (name, step) in self.policy.steps.iter() {
            let path = &steps.key(name);
            self.text(path, "text", &step.text);
            self.maybe_text(path, "label", &step.label);
            if step.label.is_some() != step.url.is_some() {
                self.problems.error(path, "a button needs both `label` and `url`");
            }
        }
    }

    fn coverage(&mut self, path: &Path<'_>) {
        let rules = &self.policy.coverage;
        self.unique(path, Some("id"), &rules.iter().map(|rule| rule.id.as_deref()).collect::<Vec<_>>());
        each(path, rules, |path, rule| {
            if let Some(id) = &rule.id {
                self.id(path, id);
            }
            self.condition(path, "when", rule.when.as_ref());
            self.known(&Names { what: "step", home: &Path::Root.key("steps"), names: self.policy.steps.names() }, path, "next", &rule.next);
            if rule.because.is_empty() {
                self.error(path, "because", "names no clause: a verdict has to say what it rests on");
            }
            self.because(path, &rule.because);
        });
        let Some(last) = rules.len().checked_sub(1) else {
            return self.problems.error(path, "has no rule: a last one without `when` decides every case");
        };
        for (index, rule) in rules.iter().enumerate() {
            let path = &path.index(index);
            match (&rule.when, index == last) {
                (Some(_), true) => self.error(path, "when", "the last rule must have no `when`, so that every case is decided"),
                (None, false) => self.problems.error(path, "has no `when`: the rules after it can never decide"),
                _ => {}
            }
        }
    }

    fn hours(&mut self, path: &Path<'_>) {
        for (name, hours) in self.policy.hours.iter() {
            let path = &path.key(name);
            self.maybe_text(path, "name", &hours.name);
            let weeks = [&hours.week].into_iter().chain(hours.periods.iter().map(|period| &period.week));
            let days = weeks.flat_map(|week| &week.0).chain(hours.days.0.iter().map(|(_, intervals)| intervals));
            if days.flatten().all(|interval| interval.from == interval.until) {
                self.problems.warn(&path.key("week"), "the desk never opens");
            }
            each(&path.key("periods"), &hours.periods, |path, period| self.period(path, period));
        }
    }

    fn period(&mut self, path: &Path<'_>, period: &Period) {
        if self.problems.doubts(&path.key("from")) {
            return;
        }
        match (period.from, period.until) {
            (Day::Date(from), Some(Day::Date(until))) if until < from => self.error(path, "until", "lies before `from`"),
            (Day::Date(_), None | Some(Day::Date(_))) => {}
            (Day::Date(_), Some(_)) => self.error(path, "until", "has to be a date, as `from` is one"),
            (_, None) => self.error(path, "until", "is missing: a period of every year has to end"),
            (_, Some(Day::Date(_))) => self.error(path, "until", "has to be a day of every year, as `from` is one"),
            _ => {}
        }
    }

    fn channel(&mut self, path: &Path<'_>, channel: &Channel) {
        self.maybe_text(path, "name", &channel.name);
        self.maybe_text(path, "note", &channel.note);
        self.condition(path, "when", channel.when.as_ref());
        if let Some(hours) = &channel.hours {
            self.known(&Names { what: "hours", home: &Path::Root.key("hours"), names: self.policy.hours.names() }, path, "hours", hours);
        }
        let what = match channel.kind {
            ChannelKind::Phone | ChannelKind::CallBack => "a number such as \"+3290000000\"",
            ChannelKind::Mail => "a mail address",
            _ => "a link that begins with https:",
        };
        match &channel.to {
            None if channel.kind != ChannelKind::Appointment => self.error(path, "to", "is missing"),
            Some(to) if channel.link().is_none() => self.error(path, "to", format_args!("\"{to}\" is not {what}")),
            _ => {}
        }
    }

    fn articles(&mut self, path: &Path<'_>) {
        self.unique(path, Some("id"), &self.policy.articles.iter().map(|article| Some(article.id.as_str())).collect::<Vec<_>>());
        each(path, &self.policy.articles, |path, article| {
            self.id(path, &article.id);
            self.text(path, "title", &article.title);
            self.text(path, "body", &article.body);
            self.condition(path, "for", article.audience.as_ref());
            for lang in article.keywords.keys() {
                if !self.speaks(lang) {
                    self.problems.warn(&path.key("keywords").key(lang), "is not one of `languages`");
                }
            }
        });
    }

    fn tickets(&mut self, path: &Path<'_>) {
        let tickets = &self.policy.tickets;
        if tickets.kinds.is_empty() {
            self.error(path, "kinds", "is missing: a ticket has to be of some kind");
        }
        if tickets.intake.is_empty() {
            self.error(path, "intake", "is missing: a ticket has to go somewhere");
        }
        let kinds = path.key("kinds");
        for (name, kind) in tickets.kinds.iter() {
            let path = &kinds.key(name);
            self.text(path, "name", &kind.name);
            self.maybe_text(path, "note", &kind.note);
            self.condition(path, "when", kind.when.as_ref());
        }
        let fields = path.key("fields");
        self.unique(&fields, Some("id"), &tickets.fields.iter().map(|field| Some(field.id.as_str())).collect::<Vec<_>>());
        each(&fields, &tickets.fields, |path, field| {
            self.id(path, &field.id);
            self.text(path, "label", &field.label);
            self.maybe_text(path, "help", &field.help);
            self.choices(&path.key("choices"), &field.choices, field.kind == FieldKind::Choice);
            each(&path.key("kinds"), field.kinds.as_deref().unwrap_or_default(), |path, kind| {
                self.known_at(&Names { what: "ticket kind", home: &kinds, names: tickets.kinds.names() }, path, kind);
            });
            if let Some(fact) = &field.fact {
                self.known(&Names { what: "fact", home: &Path::Root.key("facts"), names: self.policy.facts.names() }, path, "fact", fact);
            }
        });
    }

    fn because(&mut self, above: &Path<'_>, clauses: &[String]) {
        each(&above.key("because"), clauses, |path, clause| {
            self.known_at(&Names { what: "clause", home: &Path::Root.key("clauses"), names: self.policy.clauses.names() }, path, clause)
        });
    }

    fn known(&mut self, names: &Names<'_>, above: &Path<'_>, key: &str, name: &str) {
        self.known_at(names, &above.key(key), name);
    }

    pub(super) fn known_at(&mut self, Names { what, home, names }: &Names<'_>, path: &Path<'_>, name: &str) {
        if names.iter().any(|known| known == name) || self.problems.lost(home) {
            return;
        }
        let message = from_fn(|f| {
            write!(f, "there is no {what} `{}`", short(name))?;
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            nearest(name, &names).map_or(Ok(()), |near| write!(f, "; did you mean `{near}`?"))
        });
        self.problems.error(path, message);
    }

    fn id(&mut self, above: &Path<'_>, id: &str) {
        if !is_id(id) {
            self.error(above, "id", format_args!("`{}` is not an id: lower-case letters, digits, `-` and `_`", short(id)));
        }
    }

    pub(super) fn error(&mut self, above: &Path<'_>, key: &str, message: impl Display) {
        self.problems.error(&above.key(key), message);
    }

    /// Notes every name that an earlier item of the list at `path` has already. `names` has a place for each item, also for those without
    /// a name; `key` is the property that holds the name, when the item itself is not the name.
    fn unique(&mut self, path: &Path<'_>, key: Option<&str>, names: &[Option<&str>]) {
        for (index, name) in names.iter().enumerate() {
            let Some(name) = name.filter(|name| names.iter().take(index).any(|earlier| *earlier == Some(*name))) else { continue };
            let item = path.index(index);
            let named = key.map(|key| item.key(key));
            self.problems.error(named.as_ref().unwrap_or(&item), format_args!("`{}` stands twice", short(name)));
        }
    }

    /// Whether words in this language are ever shown: it is one of the policy's, or found for one.
    fn speaks(&self, lang: &str) -> bool {
        let known = self.policy.languages.iter().any(|known| lookup(known, &[lang], |lang| lang).is_some());
        known || self.problems.doubts(&Path::Root.key("languages"))
    }

    fn maybe_text(&mut self, above: &Path<'_>, key: &str, text: &Option<Text>) {
        if let Some(text) = text {
            self.text(above, key, text);
        }
    }

    fn text(&mut self, above: &Path<'_>, key: &str, text: &Text) {
        let path = &above.key(key);
        for lang in self.policy.languages.iter().filter(|lang| !text.has(lang)) {
            self.problems
                .warn(path, format_args!("is not said in `{lang}`; `{}` is shown instead", text.get(lang).other.unwrap_or_default()));
        }
        for lang in text.languages() {
            if !self.speaks(lang) {
                self.problems.warn(path, format_args!("is said in `{lang}`, which is not one of `languages`"));
            }
        }
    }
}

//! What can only be checked once the whole document was read: that ids lead somewhere, that conditions fit their facts, that
//! every case is decided, and that nothing is left untranslated.

use super::closure::Day;
use super::comparable;
use super::condition::{Condition, RESERVED, Test};
use super::contact::{Channel, ChannelKind, FieldKind};
use super::document::Policy;
use super::fact::{FactDefinition, FactKind};
use super::hours::Period;
use super::map::{Map, is_id};
use super::problem::{Path, Problems};
use super::spelling::nearest;
use super::text::{Text, base, is_language};

mod targets;

/// Notes every problem of a policy whose parts could all be read.
pub(super) fn check(policy: &Policy, problems: &mut Problems) {
    let mut checker = Checker { policy, problems };
    let root = Path::Root;
    checker.languages(&root.key("languages"));
    checker.products(&root.key("products"));
    checker.facts(&root.key("facts"));
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

fn each<T>(path: &Path<'_>, items: &[T], mut visit: impl FnMut(&Path<'_>, &T)) {
    for (index, item) in items.iter().enumerate() {
        visit(&path.index(index), item);
    }
}

/// Most of its checks take the path of what holds a value and the key of the value, so that paths are put together in few places.
struct Checker<'a> {
    policy: &'a Policy,
    problems: &'a mut Problems,
}

impl<'a> Checker<'a> {
    fn languages(&mut self, path: &Path<'_>) {
        if self.policy.languages.is_empty() {
            self.problems.error(path, "names no language");
        }
        each(path, &self.policy.languages, |path, lang| {
            if !is_language(lang) {
                self.problems.error(path, format!("\"{lang}\" is not a language such as \"nl\" or \"nl-BE\""));
            }
        });
        self.unique(path, &self.policy.languages.iter().map(String::as_str).collect::<Vec<_>>());
    }

    fn products(&mut self, path: &Path<'_>) {
        self.unique(path, &self.policy.products.iter().map(|product| product.id.as_str()).collect::<Vec<_>>());
        each(path, &self.policy.products, |path, product| {
            self.id(path, &product.id);
            self.text(path, "name", &product.name);
        });
    }

    fn facts(&mut self, path: &Path<'_>) {
        for (name, fact) in self.policy.facts.iter() {
            let path = &path.key(name);
            if RESERVED.contains(&name) {
                self.problems.error(path, format!("`{name}` has a meaning in conditions and cannot name a fact"));
            }
            self.fact(path, fact);
        }
    }

    fn fact(&mut self, path: &Path<'_>, fact: &FactDefinition) {
        for (name, text) in [("ask", &fact.ask), ("why", &fact.why), ("help", &fact.help)] {
            self.maybe_text(path, name, text);
        }
        self.choices(&path.key("choices"), &fact.choices, fact.kind() == FactKind::Choice);
        if fact.ask.is_some() && fact.why.is_none() {
            self.problems.warn(&path.key("why"), "is missing: nobody can be told why this is asked");
        }
        if let Some(assume) = &fact.assume
            && fact.assumed().is_none()
        {
            self.error(path, "assume", format!("{} is not {}", assume.written(), fact.expected()));
        }
        if let Some(of) = &fact.of {
            let product = self.policy.products.iter().any(|product| product.id == *of);
            let choice = self.policy.facts.get(of).is_some_and(|fact| fact.kind() == FactKind::Choice);
            if fact.kind() != FactKind::Version || !(product || choice) {
                self.error(path, "of", format!("`{of}` is neither a product nor a choice of products"));
            }
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
        each(path, rules, |path, rule| {
            self.condition(path, "when", rule.when.as_ref());
            self.known("step", path, "next", &rule.next, self.policy.steps.names());
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
            self.known("hours", path, "hours", hours, self.policy.hours.names());
        }
        let what = match channel.kind {
            ChannelKind::Phone | ChannelKind::CallBack => "a number such as \"+3290000000\"",
            ChannelKind::Mail => "a mail address",
            _ => "a link that begins with https:",
        };
        match &channel.to {
            None if channel.kind != ChannelKind::Appointment => self.error(path, "to", "is missing"),
            Some(to) if channel.link().is_none() => self.error(path, "to", format!("\"{to}\" is not {what}")),
            _ => {}
        }
    }

    fn articles(&mut self, path: &Path<'_>) {
        self.unique(path, &self.policy.articles.iter().map(|article| article.id.as_str()).collect::<Vec<_>>());
        each(path, &self.policy.articles, |path, article| {
            self.id(path, &article.id);
            self.text(path, "title", &article.title);
            self.text(path, "body", &article.body);
            self.condition(path, "for", article.audience.as_ref());
            for lang in article.keywords.keys().filter(|lang| !speaks(self.policy, lang)) {
                self.problems.warn(&path.key("keywords").key(lang), "is not one of `languages`");
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
        self.unique(&fields, &tickets.fields.iter().map(|field| field.id.as_str()).collect::<Vec<_>>());
        each(&fields, &tickets.fields, |path, field| {
            self.id(path, &field.id);
            self.text(path, "label", &field.label);
            self.maybe_text(path, "help", &field.help);
            self.choices(&path.key("choices"), &field.choices, field.kind == FieldKind::Choice);
            each(&path.key("kinds"), field.kinds.as_deref().unwrap_or_default(), |path, kind| {
                self.known_at("ticket kind", path, kind, tickets.kinds.names());
            });
            if let Some(fact) = &field.fact {
                self.known("fact", path, "fact", fact, self.policy.facts.names());
            }
        });
    }

    fn condition(&mut self, above: &Path<'_>, key: &str, condition: Option<&Condition>) {
        if let Some(condition) = condition {
            self.condition_at(&above.key(key), condition);
        }
    }

    fn condition_at(&mut self, path: &Path<'_>, condition: &Condition) {
        match condition {
            Condition::All(parts) if is_object(parts) => parts.iter().for_each(|part| self.condition_at(path, part)),
            Condition::All(parts) => each(&path.key("all"), parts, |path, part| self.condition_at(path, part)),
            Condition::Any(parts) => each(&path.key("any"), parts, |path, part| self.condition_at(path, part)),
            Condition::Not(inner) => self.condition_at(&path.key("not"), inner),
            Condition::Fact(name, test) => {
                let path = &path.key(name);
                match self.policy.facts.get(name) {
                    Some(fact) => self.test(path, fact, test),
                    None => self.known_at("fact", path, name, self.policy.facts.names()),
                }
            }
        }
    }

    fn test(&mut self, path: &Path<'_>, fact: &FactDefinition, test: &Test) {
        match (fact.kind(), test) {
            (FactKind::Choice, Test::OneOf(choices)) => {
                for choice in choices {
                    self.known_at("choice", path, choice, fact.choices.names());
                }
                if choices.is_empty() {
                    self.problems.error(path, "lists no choice, so it never holds");
                }
            }
            (FactKind::Version, Test::Version(bounds)) => comparable::check(self.policy, path, fact, bounds, self.problems),
            (FactKind::YesNo, Test::Is(_)) | (FactKind::Date, Test::Date(_)) => {}
            (kind, _) => {
                let right = match kind {
                    FactKind::Choice => "a choice or a list of choices",
                    FactKind::YesNo => "true or false",
                    FactKind::Version => "a comparison such as {\"below\": \"latest\"}",
                    FactKind::Date => "a comparison such as {\"before\": \"today\"}",
                };
                self.problems.error(path, format!("does not fit a fact of kind {}; expected {right}", kind.word()));
            }
        }
    }

    fn because(&mut self, above: &Path<'_>, clauses: &[String]) {
        each(&above.key("because"), clauses, |path, clause| self.known_at("clause", path, clause, self.policy.clauses.names()));
    }

    fn known(&mut self, what: &str, above: &Path<'_>, key: &str, name: &str, names: &[String]) {
        self.known_at(what, &above.key(key), name, names);
    }

    fn known_at(&mut self, what: &str, path: &Path<'_>, name: &str, names: &[String]) {
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        if names.contains(&name) {
            return;
        }
        let hint = nearest(name, &names).map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
        self.problems.error(path, format!("there is no {what} `{name}`{hint}"));
    }

    fn id(&mut self, above: &Path<'_>, id: &str) {
        if !is_id(id) {
            self.error(above, "id", format!("`{id}` is not an id: lower-case letters, digits, `-` and `_`"));
        }
    }

    fn error(&mut self, above: &Path<'_>, key: &str, message: impl Into<String>) {
        self.problems.error(&above.key(key), message);
    }

    fn unique(&mut self, path: &Path<'_>, names: &[&str]) {
        for (index, name) in names.iter().enumerate() {
            if names.iter().take(index).any(|earlier| earlier == name) {
                self.problems.error(&path.index(index), format!("`{name}` stands twice"));
            }
        }
    }

    fn maybe_text(&mut self, above: &Path<'_>, key: &str, text: &Option<Text>) {
        if let Some(text) = text {
            self.text(above, key, text);
        }
    }

    fn text(&mut self, above: &Path<'_>, key: &str, text: &Text) {
        let path = &above.key(key);
        for lang in self.policy.languages.iter().filter(|lang| !text.has(lang)) {
            self.problems.warn(path, format!("is not said in `{lang}`; `{}` is shown instead", text.get(lang).other.unwrap_or_default()));
        }
        for lang in text.languages().filter(|lang| !speaks(self.policy, lang)) {
            self.problems.warn(path, format!("is said in `{lang}`, which is not one of `languages`"));
        }
    }
}

/// Whether words in this language are ever shown: it is one of the policy's, or the base of one.
fn speaks(policy: &Policy, lang: &str) -> bool {
    policy.languages.iter().any(|known| known == lang || base(known) == lang)
}

/// An object with several facts reads as `All`, but its facts stand directly below it. An explicit `all` may mix the same way;
/// paths then differ by one step, which is harmless.
fn is_object(parts: &[Condition]) -> bool {
    parts.iter().all(|part| matches!(part, Condition::Fact(..)))
}

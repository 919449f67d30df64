//! What can only be checked once the whole document was read: that ids lead somewhere, that conditions fit their facts, that
//! every case is decided, and that nothing is left untranslated.

use super::condition::RESERVED;
use super::contact::{Channel, ChannelKind, FieldKind};
use super::document::Policy;
use super::fact::{FactDefinition, FactKind, Source};
use super::map::{Map, is_id};
use super::problem::{Path, Problems};
use super::spelling::nearest;
use super::target::{Counted, Target, Within};
use super::text::{Text, base, is_language};

/// Notes every problem of a policy whose parts could all be read.
pub(super) fn check(policy: &Policy, problems: &mut Problems) {
    let mut checker = Checker { policy, problems };
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

/// Most of its checks take the path of what holds a value and the key of the value, so that paths are put together in few places.
pub(super) struct Checker<'a> {
    pub(super) policy: &'a Policy,
    pub(super) problems: &'a mut Problems,
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
            if product.supported.is_some() && !product.lines.is_empty() {
                self.error(path, "supported", "stands beside `lines`, which say which versions are supported");
            }
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
        self.choices(&path.key("choices"), &fact.choices, fact.chooses());
        self.sources(path, fact);
        for name in fact.likely.keys() {
            let answers = if fact.kind() == FactKind::YesNo { &["true".to_owned(), "false".to_owned()] } else { fact.choices.names() };
            self.known("answer", &path.key("likely"), name, name, answers);
        }
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

    fn sources(&mut self, path: &Path<'_>, fact: &FactDefinition) {
        let Some(from) = &fact.from else { return };
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
        self.unique(path, &rules.iter().filter_map(|rule| rule.id.as_deref()).collect::<Vec<_>>());
        each(path, rules, |path, rule| {
            if let Some(id) = &rule.id {
                self.id(path, id);
            }
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
            let days = hours.week.0.iter().chain(hours.days.0.iter().map(|(_, intervals)| intervals));
            if days.flatten().all(|interval| interval.from == interval.until) {
                self.problems.warn(&path.key("week"), "the desk never opens");
            }
        }
    }

    fn target(&mut self, path: &Path<'_>, target: &Target) {
        self.condition(path, "when", target.when.as_ref());
        self.maybe_text(path, "note", &target.note);
        self.because(path, &target.because);
        if let Some(longer) = &target.longer {
            let path = &path.key("longer");
            self.condition(path, "when", longer.when.as_ref());
            self.text(path, "note", &longer.note);
        }
        if let Some(hours) = &target.hours {
            self.known("hours", path, "hours", hours, self.policy.hours.names());
        }
        let Within::Between(earliest, latest) = target.within else {
            if target.because.is_empty() && target.note.is_none() {
                self.problems
                    .error(path, "promises nothing and does not say how cases are handled: give a `note` or a clause in `because`");
            }
            return;
        };
        match target.counted {
            None => self.error(path, "counted", "is missing"),
            Some(Counted::AroundTheClock) => {}
            Some(counted) => {
                if target.hours.is_none() {
                    self.error(path, "hours", format!("is missing: it is counted in {}", counted.word()));
                }
                if counted == Counted::BusinessDays && (earliest.days().is_none() || latest.days().is_none()) {
                    self.error(path, "within", "business days are counted in whole days, such as \"2d\"");
                }
            }
        }
        if target.strength.is_none() {
            self.error(path, "strength", "is missing");
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

    fn because(&mut self, above: &Path<'_>, clauses: &[String]) {
        each(&above.key("because"), clauses, |path, clause| self.known_at("clause", path, clause, self.policy.clauses.names()));
    }

    fn known(&mut self, what: &str, above: &Path<'_>, key: &str, name: &str, names: &[String]) {
        self.known_at(what, &above.key(key), name, names);
    }

    pub(super) fn known_at(&mut self, what: &str, path: &Path<'_>, name: &str, names: &[String]) {
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

    pub(super) fn error(&mut self, above: &Path<'_>, key: &str, message: impl Into<String>) {
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

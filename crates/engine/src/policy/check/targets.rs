//! What can only be checked of targets once the whole document was read.

use super::{Checker, Names, each};
use crate::policy::duration::Within;
use crate::policy::fact::FactKind;
use crate::policy::problem::{Path, Report};
use crate::policy::target::{Counted, Entry, Faster, Table, Target, WhichHours};

/// What an entry of a table does not say itself, it has from its target.
#[derive(Clone, Copy)]
struct Inherited<'t> {
    counted: Option<Counted>,
    hours: Option<&'t WhichHours>,
    strength: bool,
    explained: bool,
}

impl<R: Report> Checker<'_, R> {
    pub(super) fn target(&mut self, path: &Path<'_>, target: &Target) {
        self.condition(path, "when", target.when.as_ref());
        self.maybe_text(path, "note", &target.note);
        self.maybe_text(path, "pauses", &target.pauses);
        self.because(path, &target.because);
        if let Some(longer) = &target.longer {
            let path = &path.key("longer");
            self.condition(path, "when", longer.when.as_ref());
            self.text(path, "note", &longer.note);
        }
        self.which_hours(path, target.hours.as_ref());
        each(&path.key("per"), &target.per, |path, fact| self.choice_fact(path, fact));
        let inherited = Inherited {
            counted: target.counted,
            hours: target.hours.as_ref(),
            strength: target.strength.is_some(),
            explained: target.note.is_some() || !target.because.is_empty(),
        };
        self.faster(path, target.faster.as_ref(), inherited);
        if !target.per.is_empty() && !matches!(target.within, Table::Rows(_)) {
            self.error(path, "per", "names facts, but `within` is no table");
        }
        self.table(path, &path.key("within"), &target.within, &target.per, inherited);
    }

    /// `target` is the path of what lacks something, when the entry that lacks it says nothing but its time.
    fn table(&mut self, target: &Path<'_>, path: &Path<'_>, table: &Table, per: &[String], inherited: Inherited<'_>) {
        match table {
            Table::Time(within) => self.terms(target, path, *within, inherited),
            Table::Entry(entry) => {
                // Nobody can tell which of the two is meant.
                let choices = per.first().and_then(|fact| self.policy.facts.get(fact)).map(|fact| &fact.choices);
                if choices.is_some_and(|choices| choices.has("within")) {
                    let fact = per.first().map_or("", String::as_str);
                    self.problems
                        .error(path, format_args!("could say `within` of all or of a choice: call the choice of `{fact}` otherwise"));
                }
                self.entry(path, entry, inherited);
            }
            Table::Rows(rows) => {
                let Some((fact, per)) = per.split_first() else {
                    return self.problems.error(path, "is a table with no fact to read it by: name one in `per`");
                };
                for (choice, table) in rows {
                    let path = &path.key(choice);
                    self.known_choice(path, fact, choice);
                    self.table(target, path, table, per, inherited);
                }
            }
        }
    }

    fn entry(&mut self, path: &Path<'_>, entry: &Entry, inherited: Inherited<'_>) {
        self.maybe_text(path, "note", &entry.note);
        self.which_hours(path, entry.hours.as_ref());
        let own = Inherited {
            counted: entry.counted.or(inherited.counted),
            hours: entry.hours.as_ref().or(inherited.hours),
            strength: entry.strength.is_some() || inherited.strength,
            explained: entry.note.is_some() || inherited.explained,
        };
        self.terms(path, &path.key("within"), entry.within, own);
        self.faster(path, entry.faster.as_ref(), own);
    }

    fn faster(&mut self, above: &Path<'_>, faster: Option<&Faster>, inherited: Inherited<'_>) {
        let Some(faster) = faster else { return };
        let path = &above.key("faster");
        self.maybe_text(path, "note", &faster.note);
        self.which_hours(path, faster.hours.as_ref());
        if !self.policy.channels.iter().any(|channel| channel.kind == faster.channel) {
            self.error(path, "channel", format_args!("there is no channel of kind {}", faster.channel.word()));
        }
        if faster.within == Within::None {
            return self.error(path, "within", "promises nothing, so nothing is faster");
        }
        let own = Inherited {
            counted: faster.counted.or(inherited.counted),
            hours: faster.hours.as_ref().or(inherited.hours),
            strength: faster.strength.is_some() || inherited.strength,
            explained: true,
        };
        self.terms(path, &path.key("within"), faster.within, own);
    }

    /// A time, and what it takes to work it out; `lacks` is the path of what would have to say it.
    fn terms(&mut self, lacks: &Path<'_>, path: &Path<'_>, within: Within, said: Inherited<'_>) {
        let Within::Between(earliest, latest) = within else {
            if !said.explained {
                self.problems
                    .error(lacks, "promises nothing and does not say how cases are handled: give a `note` or a clause in `because`");
            }
            return;
        };
        match said.counted {
            None => self.error(lacks, "counted", "is missing"),
            Some(Counted::AroundTheClock) => {}
            Some(counted) => {
                if said.hours.is_none() {
                    self.error(lacks, "hours", format_args!("is missing: it is counted in {}", counted.word()));
                }
                if counted == Counted::BusinessDays && (earliest.days().is_none() || latest.days().is_none()) {
                    self.problems.error(path, "business days are counted in whole days, such as \"2d\"");
                }
            }
        }
        if !said.strength {
            self.error(lacks, "strength", "is missing");
        }
    }

    fn which_hours(&mut self, above: &Path<'_>, hours: Option<&WhichHours>) {
        match hours {
            None => {}
            Some(WhichHours::Id(id)) => self.known_hours(&above.key("hours"), id),
            Some(WhichHours::By(fact, ids)) => {
                let hours = above.key("hours");
                let path = &hours.key(fact);
                self.choice_fact(path, fact);
                for (choice, id) in ids {
                    self.known_hours(&path.key(choice), id);
                }
                for (choice, _) in ids {
                    self.known_choice(&path.key(choice), fact, choice);
                }
                let Some(fact) = self.policy.facts.get(fact) else { return };
                for choice in fact.choices.keys().filter(|choice| !ids.iter().any(|(known, _)| known == choice)) {
                    self.error(path, choice, "is missing: every choice needs its hours");
                }
            }
        }
    }

    fn known_hours(&mut self, path: &Path<'_>, id: &str) {
        self.known_at(&Names { what: "hours", home: &Path::Root.key("hours"), names: self.policy.hours.names() }, path, id);
    }

    fn known_choice(&mut self, path: &Path<'_>, fact: &str, choice: &str) {
        let facts = Path::Root.key("facts");
        if let Some(definition) = self.policy.facts.get(fact)
            && !self.problems.doubts(&facts.key(fact))
        {
            self.known_at(&Names { what: "choice", home: &facts.key(fact), names: definition.choices.names() }, path, choice);
        }
    }

    fn choice_fact(&mut self, path: &Path<'_>, name: &str) {
        match self.policy.facts.get(name) {
            None => self.known_at(&Names { what: "fact", home: &Path::Root.key("facts"), names: self.policy.facts.names() }, path, name),
            Some(_) if self.problems.doubts(&Path::Root.key("facts").key(name)) => {}
            Some(fact) if fact.kind() != FactKind::Choice => self.problems.error(path, format_args!("`{name}` is no choice")),
            Some(_) => {}
        }
    }
}

//! The visit once more.

use std::collections::BTreeMap;

use super::steps::{Came, FACTS, Place, Step, TELLERS, reference};

/// What is shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Shown {
    #[default]
    Ask,
    Article,
    Case,
    Form,
    Receipt,
    Solved,
}

/// How sending stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Sending {
    #[default]
    Not,
    Open {
        attempt: u32,
        draft: Draft,
    },
    Failed,
    Refused,
    /// A mail that the visitor sends, or not.
    Handed,
    Filed {
        reference: String,
        description: String,
    },
}

/// A ticket that has to be sent now.
pub struct ToSend {
    pub draft: Draft,
    /// By the ways from this number on.
    pub from: usize,
}

/// Kind, name, mail address, description.
pub type Draft = [String; 4];

#[derive(Default)]
pub struct Model {
    pub shown: Shown,
    pub sending: Sending,
    draft: Draft,
    /// The policy's own field.
    pub changes: String,
    pub changing: Option<&'static str>,
    pub entered: Option<(&'static str, &'static str)>,
    suggested: bool,
    /// What others told, by fact and teller.
    told: BTreeMap<(&'static str, &'static str), bool>,
    /// What the visitor answered; nothing: that they do not know.
    answers: BTreeMap<&'static str, Option<bool>>,
    /// What was shown since the visit began.
    been: Vec<Shown>,
    /// How many tickets were filed, as far as anybody heard.
    pub filed: usize,
    pub orders: Vec<ToSend>,
}

impl Model {
    pub fn draft(&self) -> [&str; 4] {
        self.draft.each_ref().map(String::as_str)
    }

    pub fn awaits(&self, number: u32) -> bool {
        matches!(self.sending, Sending::Open { attempt, .. } if attempt == number)
    }

    fn is_filed(&self) -> bool {
        matches!(self.sending, Sending::Filed { .. })
    }

    /// What is known of a fact: the visitor is believed first, then who knows the user, then the page.
    fn known(&self, fact: &str) -> Option<bool> {
        let told = TELLERS.iter().rev().find_map(|teller| self.told.iter().find(|((other, by), _)| *other == fact && by == teller));
        self.answers.get(fact).copied().flatten().or(told.map(|(_, yes)| *yes))
    }

    /// Everything that the four facts can be.
    fn possible(&self) -> Vec<[bool; 4]> {
        let all = (0..16_u8).map(|bits| [0, 1, 2, 3].map(|fact| bits & (1 << fact) != 0));
        all.filter(|facts| FACTS.iter().zip(facts).all(|(fact, yes)| self.known(fact).is_none_or(|known| known == *yes))).collect()
    }

    /// Whether an answer that the visitor can still give may change the verdict.
    pub fn has_question(&self) -> bool {
        let open = |fact: &str| self.known(fact).is_none() && !self.answers.contains_key(fact);
        [0, 1, 2].into_iter().filter(|number| open(FACTS[*number])).any(|number| {
            self.possible().into_iter().any(|facts| {
                let mut otherwise = facts;
                otherwise[number] = !otherwise[number];
                verdict(facts) != verdict(otherwise)
            })
        })
    }

    pub fn may_file(&self) -> bool {
        let mut verdicts: Vec<&str> = self.possible().into_iter().map(verdict).collect();
        verdicts.dedup();
        let allowed = match verdicts[..] {
            [verdict] => ["covered", "best-effort"].contains(&verdict),
            _ => !self.has_question(),
        };
        self.suggested && allowed && !self.is_filed()
    }

    pub fn kinds(&self) -> Vec<&'static str> {
        if self.known("contract") == Some(false) { vec!["question"] } else { vec!["fault", "question"] }
    }

    fn show(&mut self, shown: Shown) {
        self.been.push(self.shown);
        self.shown = shown;
    }

    /// The visitor may have gone back to any place where they were, but to no form or verdict of a ticket that exists.
    pub fn went_back_to(&mut self, shown: Shown) {
        let over = self.is_filed() && [Shown::Case, Shown::Form].contains(&shown);
        assert!(shown == Shown::Ask || (self.been.contains(&shown) && shown != Shown::Receipt && !over), "back at {shown:?}");
        self.shown = shown;
    }

    fn place(&mut self, place: Place) -> &mut String {
        let number = match place {
            Place::Kind => 0,
            Place::Name => 1,
            Place::Email => 2,
            Place::Description => 3,
            Place::Changes => return &mut self.changes,
        };
        &mut self.draft[number]
    }

    fn fill(&mut self, place: Place, text: &str) {
        let place = self.place(place);
        if place.is_empty() {
            *place = text.to_owned();
        }
    }

    fn answer(&mut self, fact: &'static str, answer: Option<bool>) {
        if ["direct", "changed", "contract"].contains(&fact) {
            (self.changing, self.entered) = (None, None);
            self.answers.insert(fact, answer);
        }
    }

    fn send(&mut self, from: usize) {
        let (Sending::Not | Sending::Failed | Sending::Refused | Sending::Handed) = self.sending else { return };
        let [kind, name, email, description] = self.draft();
        let complete =
            self.kinds().contains(&kind) && email.contains('@') && ![name, description].iter().any(|text| text.trim().is_empty());
        if !self.may_file() {
            self.show(Shown::Case);
        } else if complete {
            self.orders.push(ToSend { draft: self.draft.clone(), from });
        } else {
            self.show(Shown::Form);
        }
    }

    pub fn take(&mut self, step: &Step) {
        match *step {
            Step::Describe(text) => {
                text.clone_into(self.place(Place::Description));
                self.suggested |= text.len() > 2;
            }
            Step::Read("third") | Step::Nonsense(_) => {}
            Step::Read(_) => self.show(Shown::Article),
            Step::Solved => self.show(Shown::Solved),
            Step::GoOn => self.show(if self.is_filed() { Shown::Receipt } else { Shown::Case }),
            Step::Back => self.changing = None,
            Step::Answer(fact, yes) => self.answer(fact, Some(yes)),
            Step::Unsure(fact) => self.answer(fact, None),
            Step::Enter(fact @ ("direct" | "changed" | "contract"), text) => self.entered = Some((fact, text)),
            Step::Enter(..) => {}
            Step::Give(fact) => self.give(fact),
            Step::Change(fact) => self.changing = Some(fact).filter(|fact| ["direct", "changed", "contract"].contains(fact)),
            Step::Keep => (self.changing, self.entered) = (None, None),
            Step::Write if self.is_filed() => self.show(Shown::Receipt),
            Step::Write if self.may_file() => self.write(),
            Step::Write => {}
            Step::Edit(place, text) => text.clone_into(self.place(place)),
            Step::Send if self.shown == Shown::Form => self.send(0),
            Step::Send => {}
            Step::OtherWay if ![Shown::Form, Shown::Receipt].contains(&self.shown) => {}
            Step::OtherWay => match self.sending {
                Sending::Refused => self.send(1),
                Sending::Handed => self.send(2),
                _ => {}
            },
            Step::Restart => self.restart(),
            Step::Tell(_, "unheard-of", _) => {}
            Step::Tell(teller, fact, yes) => {
                self.told.remove(&(fact, teller));
                self.told.extend(yes.map(|yes| ((fact, teller), yes)));
            }
            Step::Prefill(place, text) => {
                self.fill(place, text);
                self.suggested |= self.draft[3].len() > 2;
            }
            Step::Settle(_, came) => self.settle(came),
        }
    }

    fn give(&mut self, fact: &'static str) {
        if fact == "unheard-of" {
            return;
        }
        let known = |yes: bool| if yes { "true" } else { "false" };
        let typed = self.entered.filter(|(other, _)| *other == fact).map(|(_, text)| text);
        let text = typed.or(self.known(fact).map(known)).unwrap_or_default();
        match text {
            "yes" | "true" => self.answer(fact, Some(true)),
            "no" | "false" => self.answer(fact, Some(false)),
            text => self.entered = Some((fact, text)),
        }
    }

    fn write(&mut self) {
        let kinds = self.kinds();
        if !kinds.contains(&self.draft[0].as_str()) {
            kinds[0].clone_into(&mut self.draft[0]);
        }
        if let Some(changed) = self.known("changed") {
            self.fill(Place::Changes, if changed { "true" } else { "false" });
        }
        self.show(Shown::Form);
    }

    fn restart(&mut self) {
        let [_, name, email, description] = std::mem::take(&mut self.draft);
        let kept = match &self.sending {
            Sending::Filed { description: sent, .. } if *sent != description => description,
            _ => String::new(),
        };
        let (told, filed) = (std::mem::take(&mut self.told), self.filed);
        *self = Model { suggested: kept.len() > 2, draft: [String::new(), name, email, kept], told, filed, ..Model::default() };
    }

    fn settle(&mut self, came: Came) {
        let Sending::Open { attempt, draft: [.., description] } = std::mem::take(&mut self.sending) else { return };
        self.sending = match came {
            Came::Filed => Sending::Filed { reference: reference(attempt), description },
            Came::Handed => Sending::Handed,
            Came::Refused => Sending::Refused,
            Came::Failed => Sending::Failed,
        };
        self.filed += usize::from(came == Came::Filed);
        let shown = match came {
            Came::Filed | Came::Handed => Shown::Receipt,
            Came::Refused | Came::Failed if self.shown == Shown::Solved => return,
            Came::Refused | Came::Failed => Shown::Form,
        };
        // An answer that was being changed is left as it was: "back" is for what is shown now.
        self.changing = None;
        self.show(shown);
    }
}

/// What the policy says of a case of which all is known.
fn verdict([direct, changed, _, ended]: [bool; 4]) -> &'static str {
    match (ended, direct, changed) {
        (true, ..) => "not-covered",
        (_, false, _) => "elsewhere",
        (_, _, true) => "best-effort",
        _ => "covered",
    }
}

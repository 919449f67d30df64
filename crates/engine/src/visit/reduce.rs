//! What each action does to a visit. Sending (`filing.rs`) and what others tell (`told.rs`) have files of their own; nothing else changes
//! a visit.

use super::action::Action;
use super::effect::{Aside, Effect, Event};
use super::state::{Entered, Standing, View, Visit};
use crate::case::World;
use crate::policy::{FactDefinition, Json, Source, Value};
use crate::say::Speech;
use crate::ticket::Field;

impl Visit {
    /// Takes one action. `page` is the address of the page and `speech` the visitor's language; both go
    /// onto the ticket.
    pub fn apply(&mut self, world: &World, action: Action, page: &str, speech: Speech<'_>) -> Vec<Effect> {
        match self.stay(action) {
            Ok(aside) => aside.map(Effect::Aside).into_iter().collect(),
            Err(action) => {
                let mut effects = self.go(world, action, page, speech);
                effects.extend(self.look_up());
                effects
            }
        }
    }

    /// Takes an action that leads nowhere else, such as typing; any other is given back. It needs so little that the widget can
    /// do it before the rest of it is there.
    ///
    /// # Errors
    /// The action, when it is one for [`Visit::apply`].
    pub fn stay(&mut self, action: Action) -> Result<Option<Aside>, Action> {
        match action {
            Action::Describe(text) => {
                self.draft.description = text;
                self.suggested |= self.described();
            }
            Action::Close => return Ok(Some(Aside::Close)),
            Action::Speak(lang) => return Ok(Some(Aside::Speak(lang))),
            // The instant belongs to the world; that the view is drawn anew is all there is to do.
            Action::Tick(_) => {}
            other => return Err(other),
        }
        Ok(None)
    }

    fn go(&mut self, world: &World, action: Action, page: &str, speech: Speech<'_>) -> Vec<Effect> {
        match action {
            Action::Read(id) => self.read_article(world, id),
            Action::Solved => self.solved(),
            Action::GoOn => self.decide_next(world),
            Action::Back => self.go_back(),
            Action::Answer(fact, value) => self.answer(world, fact, Some(value)),
            Action::Enter(fact, text) => {
                if is_asked(world, &fact) {
                    self.entered = Some(Entered { fact, text, wrong: false });
                }
                Vec::new()
            }
            Action::Give(fact) => self.give(world, fact),
            Action::Unsure(fact) => self.answer(world, fact, None),
            Action::Change(fact) => {
                self.changing = Some(fact).filter(|fact| is_asked(world, fact));
                vec![Effect::FocusHeading]
            }
            Action::Keep => {
                self.changing = None;
                self.entered = None;
                vec![Effect::FocusHeading]
            }
            Action::Write => self.write(world),
            Action::Edit(field, value) => {
                self.draft.set(&field, value);
                self.faults.retain(|(at, _)| *at != field);
                Vec::new()
            }
            Action::Send => self.send(world, page, speech),
            Action::OtherWay => self.send_otherwise(world, page, speech),
            Action::Filed(attempt, receipt) => self.filed(attempt, *receipt),
            Action::Refused(attempt, intake, faults) => self.refused(attempt, intake, faults),
            Action::Failed(attempt, tried) => self.failed(attempt, tried),
            Action::Copy(text) => vec![Effect::Copy(text)],
            Action::Restart => self.restart(),
            Action::Learned => {
                self.look_up_anew();
                let mut effects = self.read_address(world, page);
                effects.extend(world.wants().into_iter().map(|(url, wanted)| Effect::Fetch(url, wanted)));
                effects
            }
            Action::Tell(told) => {
                let effects = self.tell(world, &told);
                self.then_decided(world, effects)
            }
            Action::LookedUp(number, answer) => {
                let effects = self.looked_up(world, number, answer);
                self.then_decided(world, effects)
            }
            // The world has taken it.
            Action::Fetched(..) => self.then_decided(world, Vec::new()),
            Action::Describe(_) | Action::Close | Action::Speak(_) | Action::Tick(_) => Vec::new(),
        }
    }

    /// Begins anew. Attempts are counted on, so that what comes of an earlier one is known as such.
    fn restart(&mut self) -> Vec<Effect> {
        let mut begun = Visit::new(self.told.clone());
        begun.told.retract_all(Source::LookUp);
        begun.look_up = self.look_up.take();
        begun.look_up_anew();
        begun.attempts = self.attempts;
        begun.draft.description = self.unsent().unwrap_or_default();
        begun.suggested = begun.described();
        let draft = std::mem::take(&mut self.draft);
        (begun.draft.name, begun.draft.email) = (draft.name, draft.email);
        for (field, value) in std::mem::take(&mut self.filled_in) {
            begun.fill_in(field, value);
        }
        *self = begun;
        vec![Effect::FocusHeading]
    }

    /// Shows a view; "back" leads to the one before it, unless that says what came of sending, which may change.
    pub(super) fn show(&mut self, view: View) {
        if self.view != view {
            let before = std::mem::replace(&mut self.view, view);
            if before != View::Filed {
                self.back.push(before);
            }
        }
    }

    /// Shows a view that the visitor was at before, as "back" would.
    pub(super) fn return_to(&mut self, view: View) {
        match self.back.iter().rposition(|before| *before == view) {
            Some(number) if self.view != view => {
                self.back.truncate(number);
                self.view = view;
            }
            _ => self.show(view),
        }
    }

    fn read_article(&mut self, world: &World, id: String) -> Vec<Effect> {
        if world.policy.article(&id).is_none() {
            return Vec::new();
        }
        if !self.read.contains(&id) {
            self.read.push(id.clone());
        }
        self.show(View::Article(id.clone()));
        vec![Effect::Emit(Event::new("article", vec![("id", Json::String(id))])), Effect::FocusHeading]
    }

    fn solved(&mut self) -> Vec<Effect> {
        let article = if let View::Article(id) = &self.view { Json::String(id.clone()) } else { Json::Null };
        self.show(View::Solved);
        vec![Effect::Emit(Event::new("solved", vec![("article", article)])), Effect::FocusHeading]
    }

    fn go_back(&mut self) -> Vec<Effect> {
        // While an answer is being changed, "back" leaves it as it was.
        if self.changing.take().is_none() {
            self.view = self.back.pop().unwrap_or(View::Ask);
        }
        vec![Effect::FocusHeading]
    }

    /// To the questions, or straight to the verdict when nothing has to be asked. Of a ticket that exists, to its receipt.
    fn decide_next(&mut self, world: &World) -> Vec<Effect> {
        if self.receipt().is_some() {
            self.show(View::Filed);
            return vec![Effect::FocusHeading];
        }
        self.show(View::Eligibility);
        self.verdict(world)
    }

    /// The page hears of the verdict, and the visitor is led to it.
    pub(super) fn verdict(&mut self, world: &World) -> Vec<Effect> {
        let mut effects = self.verdict_event(world);
        effects.push(Effect::FocusHeading);
        effects
    }

    fn give(&mut self, world: &World, fact: String) -> Vec<Effect> {
        let Some(definition) = world.policy.facts.get(&fact) else { return Vec::new() };
        let text = self.entered(world, &fact);
        match given(definition, &text) {
            Some(value) => self.answer(world, fact, Some(value)),
            None => {
                self.entered = Some(Entered { fact, text, wrong: true });
                vec![Effect::FocusFaults]
            }
        }
    }

    fn answer(&mut self, world: &World, fact: String, value: Option<Value>) -> Vec<Effect> {
        let Some(definition) = world.policy.facts.get(&fact).filter(|definition| definition.asked()) else { return Vec::new() };
        if value.as_ref().is_some_and(|value| definition.value(&value.json()).as_ref() != Some(value)) {
            return Vec::new();
        }
        self.changing = None;
        self.entered = None;
        // What was answered last says of which topic the next question is.
        self.answers.forget(&fact);
        match value {
            Some(value) => self.answers.set(&fact, value),
            None => self.answers.unsure(&fact),
        }
        let mut effects = self.verdict_event(world);
        effects.push(Effect::FocusHeading);
        effects
    }

    /// What somebody else tells while the case is looked at may decide it, or decide it otherwise.
    fn then_decided(&mut self, world: &World, mut effects: Vec<Effect>) -> Vec<Effect> {
        let before = self.decided;
        if self.view == View::Eligibility {
            let event = self.verdict_event(world);
            effects.extend(event.into_iter().filter(|_| self.decided != before));
        }
        effects
    }

    fn verdict_event(&mut self, world: &World) -> Vec<Effect> {
        let case = self.case(world);
        let decided = case.judgement.outcome.decided();
        self.decided = decided.and_then(|rule| world.policy.coverage.iter().position(|other| std::ptr::eq(rule, other)));
        let Some(rule) = decided else { return Vec::new() };
        let because = Json::Array(rule.because.iter().cloned().map(Json::String).collect());
        let details = vec![
            ("verdict", Json::String(rule.verdict.word().to_owned())),
            ("because", because),
            ("next", Json::String(rule.next.clone())),
            ("facts", case.facts.json()),
        ];
        vec![Effect::Emit(Event::new("verdict", details))]
    }

    fn write(&mut self, world: &World) -> Vec<Effect> {
        if self.receipt().is_some() {
            self.show(View::Filed);
            return vec![Effect::FocusHeading];
        }
        let Standing { case, may_file: true, .. } = self.standing(world) else { return Vec::new() };
        let kinds = case.kinds();
        if !kinds.iter().any(|(id, _)| *id == self.draft.kind) {
            self.draft.kind = kinds.first().map(|(id, _)| (*id).to_owned()).unwrap_or_default();
        }
        for field in &world.policy.tickets.fields {
            if let Some(value) = field.fact.as_deref().and_then(|fact| case.facts.get(fact)) {
                self.prefill(Field::Own(field.id.clone()), value.written());
            }
        }
        self.show(View::Ticket);
        vec![Effect::Emit(Event::new("ticket", Vec::new())), Effect::FocusHeading]
    }

    /// Fills in a place of the form that is still empty.
    pub fn prefill(&mut self, field: Field, value: String) {
        let empty = match &field {
            Field::Kind => false,
            Field::Name => self.draft.name.is_empty(),
            Field::Email => self.draft.email.is_empty(),
            Field::Description => self.draft.description.is_empty(),
            Field::Own(id) => self.draft.field(id).is_empty(),
        };
        if empty {
            self.draft.set(&field, value);
        }
        self.suggested |= self.described();
    }
}

/// Whether the visitor may be asked for a fact.
fn is_asked(world: &World, fact: &str) -> bool {
    world.policy.facts.get(fact).is_some_and(FactDefinition::asked)
}

/// What was entered as an answer. None of several choices is an answer too, and one that is given by a press of its own, since nothing
/// ticked may also be a question that was overlooked.
fn given(fact: &FactDefinition, text: &str) -> Option<Value> {
    fact.parse(text).filter(|value| *value != Value::Choices(Vec::new()))
}

//! The one place that changes a visit.

use super::action::Action;
use super::effect::{Aside, Effect, Event};
use super::state::{Entered, Filing, Standing, View, Visit};
use crate::case::World;
use crate::policy::{FactDefinition, Json, Source, Value, Verdict};
use crate::ticket::{Field, Ticket, ticket};

impl Visit {
    /// Takes one action. `page` is the address of the page and `verdict` the word for a verdict in the visitor's language; both go
    /// onto the ticket.
    pub fn apply(&mut self, world: &World, action: Action, page: &str, verdict: impl Fn(Verdict) -> String) -> Vec<Effect> {
        match self.stay(action) {
            Ok(aside) => aside.map(Effect::Aside).into_iter().collect(),
            Err(action) => {
                let mut effects = self.go(world, action, page, verdict);
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

    fn go(&mut self, world: &World, action: Action, page: &str, verdict: impl Fn(Verdict) -> String) -> Vec<Effect> {
        match action {
            Action::Read(number) => self.read_article(world, number),
            Action::Solved => self.solved(world),
            Action::GoOn => self.decide_next(world),
            Action::Back => self.go_back(),
            Action::Answer(fact, value) => self.answer(world, fact, Some(value)),
            Action::Enter(fact, text) => {
                self.entered = Some(Entered { fact, text, wrong: false });
                Vec::new()
            }
            Action::Give(fact) => {
                let text = self.entered(world, &fact);
                match world.policy.facts.get(&fact).and_then(|definition| given(definition, &text)) {
                    Some(value) => self.answer(world, fact, Some(value)),
                    None => {
                        self.entered = Some(Entered { fact, text, wrong: true });
                        vec![Effect::FocusFaults]
                    }
                }
            }
            Action::Unsure(fact) => self.answer(world, fact, None),
            Action::Change(fact) => {
                self.changing = Some(fact);
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
            Action::Send => self.send(world, 0, page, verdict),
            Action::OtherWay => {
                let next = if let Filing::Done(receipt) = &self.filing { receipt.intake + 1 } else { 0 };
                self.send(world, next, page, verdict)
            }
            Action::Filed(receipt) => {
                let reference = receipt.reference.clone().map_or(Json::Null, Json::String);
                let event = Event::new("filed", vec![("reference", reference), ("intake", Json::String(receipt.via.to_owned()))]);
                let sent = receipt.mail.is_none();
                self.filing = Filing::Done(receipt);
                self.view = View::Filed;
                self.back.clear();
                // A mail is filed when the visitor sends it, and that cannot be seen from here.
                if sent { vec![Effect::Emit(event), Effect::FocusHeading] } else { vec![Effect::FocusHeading] }
            }
            Action::Failed(tried) => {
                let message = Json::String("the ticket could not be filed".to_owned());
                let problems = Json::Array(tried.iter().cloned().map(Json::String).collect());
                self.filing = Filing::Failed(tried);
                self.view = View::Ticket;
                vec![Effect::Emit(Event::new("error", vec![("message", message), ("problems", problems)])), Effect::FocusFaults]
            }
            Action::Copy(text) => vec![Effect::Copy(text)],
            Action::Restart => {
                let before = std::mem::replace(self, Visit::new(self.told.clone()));
                self.told.retract_all(Source::LookUp);
                self.look_up = before.look_up;
                self.look_up_anew();
                (self.draft.name, self.draft.email) = (before.draft.name, before.draft.email);
                for (field, value) in before.filled_in {
                    self.fill_in(field, value);
                }
                vec![Effect::FocusHeading]
            }
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

    fn show(&mut self, view: View) {
        if self.view != view {
            self.back.push(self.view);
            self.view = view;
        }
    }

    fn read_article(&mut self, world: &World, number: usize) -> Vec<Effect> {
        let Some(article) = world.policy.articles.get(number) else { return Vec::new() };
        if !self.read.contains(&article.id) {
            self.read.push(article.id.clone());
        }
        self.show(View::Article(number));
        let event = Event::new("article", vec![("id", Json::String(article.id.clone()))]);
        vec![Effect::Emit(event), Effect::FocusHeading]
    }

    fn solved(&mut self, world: &World) -> Vec<Effect> {
        let article = match self.view {
            View::Article(number) => world.policy.articles.get(number).map(|article| Json::String(article.id.clone())),
            _ => None,
        };
        self.show(View::Solved);
        vec![Effect::Emit(Event::new("solved", vec![("article", article.unwrap_or(Json::Null))])), Effect::FocusHeading]
    }

    fn go_back(&mut self) -> Vec<Effect> {
        // While an answer is being changed, "back" leaves it as it was.
        if self.changing.take().is_none() {
            self.view = self.back.pop().unwrap_or(View::Ask);
        }
        vec![Effect::FocusHeading]
    }

    /// To the questions, or straight to the verdict when nothing has to be asked.
    fn decide_next(&mut self, world: &World) -> Vec<Effect> {
        self.show(View::Eligibility);
        let mut effects = self.verdict_event(world);
        effects.push(Effect::FocusHeading);
        effects
    }

    fn answer(&mut self, world: &World, fact: String, value: Option<Value>) -> Vec<Effect> {
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

    fn send(&mut self, world: &World, from: usize, page: &str, word: impl Fn(Verdict) -> String) -> Vec<Effect> {
        if self.filing == Filing::Sending {
            return Vec::new();
        }
        self.faults = self.draft.faults(&world.policy);
        if !self.faults.is_empty() {
            return vec![Effect::FocusFaults];
        }
        let ticket = self.ticket(world, page, word);
        self.filing = Filing::Sending;
        vec![Effect::File(Box::new(ticket), from)]
    }

    /// The ticket as it stands.
    pub fn ticket(&self, world: &World, page: &str, word: impl Fn(Verdict) -> String) -> Ticket {
        let case = self.case(world);
        let word = case.judgement.outcome.decided().map(|rule| word(rule.verdict)).unwrap_or_default();
        ticket(&self.draft, &case, &self.read, page, &word)
    }
}

/// What was entered as an answer. None of several choices is an answer too, and one that is given by a press of its own, since nothing
/// ticked may also be a question that was overlooked.
fn given(fact: &FactDefinition, text: &str) -> Option<Value> {
    fact.parse(text).filter(|value| *value != Value::Choices(Vec::new()))
}

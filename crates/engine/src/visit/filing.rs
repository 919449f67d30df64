//! Sending a ticket, and what comes of it: a visit has at most one attempt on its way, and at most one ticket.

use super::effect::{Effect, Event};
use super::state::{Filing, Receipt, View, Visit};
use crate::case::World;
use crate::intake::Order;
use crate::policy::Json;
use crate::say::Speech;
use crate::ticket::{Fault, Field, Ticket, ticket};

impl Visit {
    /// The receipt of the ticket that exists. (A mail that was handed over is none yet: it is sent by the visitor, or never.)
    pub fn receipt(&self) -> Option<&Receipt> {
        if let Filing::Done(receipt) = &self.filing { Some(receipt).filter(|receipt| receipt.mail.is_none()) } else { None }
    }

    /// The ticket as it stands.
    pub fn ticket(&self, world: &World, page: &str, speech: Speech<'_>) -> Ticket {
        let case = self.case(world);
        ticket(&self.draft, &case, &self.read, page, speech)
    }

    /// Sends the ticket from the form, by all ways.
    pub(super) fn send(&mut self, world: &World, page: &str, speech: Speech<'_>) -> Vec<Effect> {
        if self.view == View::Ticket { self.send_from(world, 0, page, speech) } else { Vec::new() }
    }

    /// Sends the ticket by the ways after the last one, once that did not work out.
    pub(super) fn send_otherwise(&mut self, world: &World, page: &str, speech: Speech<'_>) -> Vec<Effect> {
        match (&self.filing, &self.view) {
            (Filing::Done(Receipt { intake, .. }) | Filing::Refused(intake), View::Ticket | View::Filed) => {
                self.send_from(world, intake.saturating_add(1), page, speech)
            }
            _ => Vec::new(),
        }
    }

    /// What was allowed when the form was opened may not be by now: others tell facts at any time. So all is judged anew.
    fn send_from(&mut self, world: &World, from: usize, page: &str, speech: Speech<'_>) -> Vec<Effect> {
        if matches!(self.filing, Filing::Sending(_)) || self.receipt().is_some() {
            return Vec::new();
        }
        let standing = self.standing(world);
        if !standing.may_file {
            self.return_to(View::Eligibility);
            return self.verdict(world);
        }
        self.faults = self.draft.faults(&standing.case);
        if !self.faults.is_empty() {
            self.return_to(View::Ticket);
            return vec![Effect::FocusFaults];
        }
        let order = Order::new(self.ticket(world, page, speech), &world.policy, from);
        self.attempts = self.attempts.wrapping_add(1);
        self.filing = Filing::Sending(self.attempts);
        vec![Effect::File(self.attempts, Box::new(order))]
    }

    /// Whether what came of an attempt is still waited for. Of an earlier visit nothing is, and of each attempt only one end.
    fn awaits(&self, attempt: u32) -> bool {
        self.filing == Filing::Sending(attempt)
    }

    /// The ticket was filed, or handed to the visitor: they hold on to that, wherever in the visit they went in the meantime.
    pub(super) fn filed(&mut self, attempt: u32, receipt: Receipt) -> Vec<Effect> {
        if !self.awaits(attempt) {
            return Vec::new();
        }
        self.faults.clear();
        self.changing = None;
        self.show(View::Filed);
        // A mail is filed when the visitor sends it, and that cannot be seen from here; until then it can be written otherwise.
        if receipt.mail.is_some() {
            self.filing = Filing::Done(receipt);
            return vec![Effect::FocusHeading];
        }
        let reference = receipt.reference.clone().map_or(Json::Null, Json::String);
        let event = Event::new("filed", vec![("reference", reference), ("intake", Json::String(receipt.via.clone()))]);
        self.filing = Filing::Done(receipt);
        self.back.clear();
        vec![Effect::Emit(event), Effect::FocusHeading]
    }

    /// The helpdesk wants the ticket otherwise.
    pub(super) fn refused(&mut self, attempt: u32, intake: usize, faults: Vec<(Field, String)>) -> Vec<Effect> {
        if !self.awaits(attempt) {
            return Vec::new();
        }
        self.faults = faults.into_iter().map(|(field, sentence)| (field, Fault::Refused(sentence))).collect();
        self.filing = Filing::Refused(intake);
        self.not_filed()
    }

    /// The ticket could not be filed.
    pub(super) fn failed(&mut self, attempt: u32, tried: Vec<String>) -> Vec<Effect> {
        if !self.awaits(attempt) {
            return Vec::new();
        }
        let message = Json::String("the ticket could not be filed".to_owned());
        let problems = Json::Array(tried.iter().cloned().map(Json::String).collect());
        self.filing = Filing::Failed(tried);
        let mut effects = vec![Effect::Emit(Event::new("error", vec![("message", message), ("problems", problems)]))];
        effects.extend(self.not_filed());
        effects
    }

    /// Whoever sent a ticket that did not get through has to know, or would wait for an answer; but not who was helped otherwise.
    fn not_filed(&mut self) -> Vec<Effect> {
        if self.view == View::Solved {
            return Vec::new();
        }
        self.changing = None;
        self.return_to(View::Ticket);
        vec![Effect::FocusFaults]
    }

    /// What the visitor wrote that is no part of a ticket yet, when they begin anew after a receipt.
    pub(super) fn unsent(&self) -> Option<String> {
        let receipt = self.receipt()?;
        (receipt.description != self.draft.description).then(|| self.draft.description.clone())
    }
}

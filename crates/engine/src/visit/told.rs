//! What others than the visitor tell of the case: the page, its address, an account, a look-up. What is wrong with it is a problem
//! that the page and the console hear of, and is taken as unknown.

use super::address::parameters;
use super::effect::{Effect, Event};
use super::state::{LookUp, Visit};
use crate::case::World;
use crate::eligibility::Facts;
use crate::policy::{Json, Problems, Source};
use crate::ticket::Field;

impl Visit {
    /// The page tells what it knows; what it told before of the same facts is forgotten, and all of it when it tells `null`.
    pub(super) fn tell(&mut self, world: &World, told: &Json) -> Vec<Effect> {
        let mut wrong = Vec::new();
        for (key, source) in [("facts", Source::Page), ("user", Source::User)] {
            if let Some(json) = told.get(key) {
                self.hear(world, json, source, &mut wrong);
            }
        }
        if let Some(prefill) = told.get("prefill") {
            self.fill_in_all(prefill);
        }
        // Another function may know more.
        if told.get("lookup").is_some() && self.look_up.is_some() {
            self.look_up_anew();
        }
        if let Json::String(problem) = told {
            wrong.push(problem.clone());
        }
        report("some facts were not understood", wrong)
    }

    /// The address of the page tells what the policy has parameters for.
    pub(super) fn read_address(&mut self, world: &World, address: &str) -> Vec<Effect> {
        let told = parameters(address);
        let (facts, problems) = Facts::read_url(&world.policy, told.iter().map(|(name, value)| (name.as_str(), value.as_str())));
        self.told.add(&facts);
        report("some facts were not understood", lines(&problems))
    }

    /// From now on the page is asked to look the case up, whenever something else is known of it.
    /// What comes of a look-up that is still waited for is of no use any more.
    pub(super) fn look_up_anew(&mut self) {
        let number = self.look_up.as_ref().map_or(0, |last| last.number);
        self.look_up = Some(LookUp { number, known: Json::Null, open: false });
    }

    /// Asks for a look-up, unless it was asked with the same before.
    pub(super) fn look_up(&mut self) -> Option<Effect> {
        let last = self.look_up.as_ref()?;
        let mut facts = self.told.clone();
        facts.retract_all(Source::LookUp);
        facts.add(&self.answers);
        let known = facts.json();
        if last.known == known {
            return None;
        }
        let number = last.number.wrapping_add(1);
        self.look_up = Some(LookUp { number, known: known.clone(), open: true });
        Some(Effect::LookUp(number, known))
    }

    /// What came of a look-up, unless another was asked for since or its time is up.
    pub(super) fn looked_up(&mut self, world: &World, number: u32, answer: Result<Json, String>) -> Vec<Effect> {
        let Some(last) = self.look_up.as_mut().filter(|last| last.open && last.number == number) else { return Vec::new() };
        last.open = false;
        let mut wrong = Vec::new();
        self.told.retract_all(Source::LookUp);
        match answer {
            Ok(json) => self.hear(world, &json, Source::LookUp, &mut wrong),
            Err(why) => wrong.push(why),
        }
        report("the look-up did not work", wrong)
    }

    fn hear(&mut self, world: &World, json: &Json, source: Source, wrong: &mut Vec<String>) {
        match json {
            Json::Object(properties) => properties.iter().for_each(|(name, _)| self.told.retract(name, source)),
            Json::Null => self.told.retract_all(source),
            _ => {}
        }
        let (facts, problems) = Facts::read_from(&world.policy, json, source);
        self.told.add(&facts);
        wrong.extend(lines(&problems));
    }

    /// `{ text, name, email, fields: { id: value } }`; values that are no texts are left out. `null` takes it back for visits that
    /// begin anew; what stands in the form stays.
    fn fill_in_all(&mut self, json: &Json) {
        if let Json::Null = json {
            self.filled_in.clear();
        }
        if let Some(text) = json.get("text").and_then(Json::as_str) {
            self.prefill(Field::Description, text.to_owned());
        }
        let mut fill = |field, value: Option<&Json>| {
            if let Some(text) = value.and_then(Json::as_str) {
                self.fill_in(field, text.to_owned());
            }
        };
        fill(Field::Name, json.get("name"));
        fill(Field::Email, json.get("email"));
        if let Some(Json::Object(fields)) = json.get("fields") {
            for (id, value) in fields {
                fill(Field::Own(id.clone()), Some(value));
            }
        }
    }

    /// Fills in a place of the form that is still empty, now and whenever the visit begins anew.
    pub(super) fn fill_in(&mut self, field: Field, value: String) {
        self.filled_in.retain(|(other, _)| *other != field);
        self.filled_in.push((field.clone(), value.clone()));
        self.prefill(field, value);
    }
}

fn lines(problems: &Problems) -> Vec<String> {
    problems.iter().map(ToString::to_string).collect()
}

fn report(message: &str, wrong: Vec<String>) -> Vec<Effect> {
    if wrong.is_empty() {
        return Vec::new();
    }
    let warning = Effect::Warn(wrong.join("\n"));
    let problems = Json::Array(wrong.into_iter().map(Json::String).collect());
    vec![warning, Effect::Emit(Event::new("error", vec![("message", Json::String(message.to_owned())), ("problems", problems)]))]
}

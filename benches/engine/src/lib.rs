//! The engine for Node. Policies and cases are read once; what is then measured is one call from JavaScript per verdict.
//!
//! It has the engine as the widget has it, compiled with the same flags and with the same memory, and nothing of the widget.

#![cfg(target_arch = "wasm32")]
use std::cell::RefCell;
use std::hint::black_box;

use loket_engine::eligibility::{Compiled, Facts, Planner};
use loket_engine::policy::{Date, Json, Policy, parse_date};
use wasm_bindgen::prelude::*;

/// The memory, as the widget has it.
#[global_allocator]
static MEMORY: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// A policy with the cases to judge.
#[wasm_bindgen]
pub struct Bench {
    policy: Policy,
    cases: Vec<Facts>,
    today: Date,
    /// As the widget holds it during a visit: what was found out about the order of questions stays.
    planner: RefCell<Planner>,
    /// As they are when a visit begins.
    fresh: Compiled,
}

#[wasm_bindgen]
impl Bench {
    /// Reads a policy and a list of facts, both as JSON. What is `null` the visitor does not know.
    ///
    /// # Errors
    /// When one of them is not what it should be.
    #[wasm_bindgen(constructor)]
    pub fn new(policy: &str, cases: &str, today: &str) -> Result<Bench, String> {
        let read = |text: &str| serde_json::from_str::<Json>(text).map_err(|error| error.to_string());
        let (policy, problems) = Policy::read(&read(policy)?);
        let policy = policy.ok_or_else(|| problems.to_string())?;
        let Json::Array(list) = read(cases)? else { return Err("the cases are not a list".to_owned()) };
        let mut cases = Vec::new();
        for case in &list {
            let (mut facts, problems) = Facts::read(&policy, case);
            if let Json::Object(told) = case {
                told.iter().filter(|(_, answer)| *answer == Json::Null).for_each(|(name, _)| facts.unsure(name));
            }
            if !problems.is_empty() {
                return Err(problems.to_string());
            }
            cases.push(facts);
        }
        let today = parse_date(today).ok_or("today is not a date")?;
        let fresh = Compiled::new(&policy, today, &[]);
        Ok(Bench { policy, cases, today, planner: RefCell::new(Planner::new(fresh.clone())), fresh })
    }

    /// Prepares the policy, as is done once in a visit; gives the number of rules.
    pub fn compile(&self) -> usize {
        Compiled::new(&self.policy, self.today, &[]).rules.len()
    }

    /// The number of the rule that decides a case; -1 while questions are open. What each fact did is worked out, too.
    pub fn judge(&self, case: usize) -> i32 {
        let Some(facts) = self.cases.get(case) else { return -1 };
        let explanation = self.planner.borrow_mut().explain(&self.policy, facts);
        // Nothing of it may be left out because nobody looks at it.
        number(black_box(explanation).number)
    }

    /// The same without the explanation.
    pub fn verdict(&self, case: usize) -> i32 {
        let Some(facts) = self.cases.get(case) else { return -1 };
        let rule = self.planner.borrow_mut().judge(&self.policy, facts).outcome.decided();
        number(rule.and_then(|rule| self.policy.coverage.iter().position(|other| std::ptr::eq(rule, other))))
    }

    /// How many ways to a better verdict there are.
    pub fn better(&self, case: usize) -> usize {
        let Some(facts) = self.cases.get(case) else { return 0 };
        self.planner.borrow_mut().better(&self.policy, facts).len()
    }

    /// The number of the fact to ask for next, found out anew; -1 when there is none.
    pub fn next_question(&self, case: usize) -> i32 {
        self.question(&mut Planner::new(self.fresh.clone()), case)
    }

    /// The same once it was found out: what every later question of a visit costs.
    pub fn next_question_again(&self, case: usize) -> i32 {
        self.question(&mut self.planner.borrow_mut(), case)
    }

    fn question(&self, planner: &mut Planner, case: usize) -> i32 {
        let Some(facts) = self.cases.get(case) else { return -1 };
        let judgement = planner.judge(&self.policy, facts);
        let next = judgement.questions.first();
        number(next.and_then(|next| self.policy.facts.keys().position(|name| name == *next)))
    }
}

fn number(place: Option<usize>) -> i32 {
    place.and_then(|place| i32::try_from(place).ok()).unwrap_or(-1)
}

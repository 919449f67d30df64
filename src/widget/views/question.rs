//! One question, and why it is asked.

use yew::{Html, html};

use super::{home, input};
use crate::widget::controls::{disclosure, heading};
use crate::widget::scene::Scene;
use loket_engine::case::Case;
use loket_engine::policy::FactDefinition;
use loket_engine::say::Word;
use loket_engine::visit::Action;

pub(super) fn view(scene: &Scene<'_>, case: &Case<'_>, name: &str) -> Html {
    let Some(fact) = scene.world.policy.facts.get(name) else { return Html::default() };
    let ask = heading(fact.ask.as_ref().map(|ask| scene.text(ask)).unwrap_or_default());
    html! {
        <div class="question" key={name.to_owned()}>
            <p class="hint">{ scene.word(Word::QuestionTitle) }</p>
            { input::view(scene, name, fact, ask) }
            <div class="buttons">
                if scene.visit.changing.is_some() {
                    <button type="button" class="plain" onclick={scene.on(Action::Keep)}>{ scene.word(Word::QuestionKeep) }</button>
                }
                <button type="button" class="plain" onclick={scene.on(Action::Unsure(name.to_owned()))}>
                    { scene.word(Word::QuestionUnsure) }
                </button>
            </div>
            { disclosure(scene.word(Word::QuestionWhy), why(scene, case, name, fact)) }
        </div>
    }
}

/// The policy's own reason, what is still possible, the clauses that turn on the answer, and what it comes to without one.
fn why(scene: &Scene<'_>, case: &Case<'_>, name: &str, fact: &FactDefinition) -> Html {
    let why = case.why(name);
    let between = |word| scene.words.fill(word, &[("verdicts", &scene.speech().verdicts(&why.verdicts))]);
    let worst = |verdict| scene.words.fill(Word::QuestionWorst, &[("verdict", scene.speech().verdict(verdict))]);
    html! {
        <>
            if let Some(why) = &fact.why { <p>{ scene.text(why) }</p> }
            if let [_, .., last] = why.verdicts.as_slice() {
                <p>{ between(Word::QuestionBetween) }</p>
                <p>{ worst(*last) }</p>
            }
            if !why.clauses.is_empty() {
                <section class="clauses">
                    <p>{ scene.word(Word::QuestionClauses) }</p>
                    { for why.clauses.iter().filter_map(|id| scene.world.policy.clauses.get(id)).map(|clause| home::clause(scene, clause)) }
                </section>
            }
        </>
    }
}

//! One question.

use web_sys::{HtmlFormElement, HtmlInputElement, wasm_bindgen::JsCast};
use yew::{Html, SubmitEvent, TargetCast, html};

use super::eligibility::verdicts;
use crate::eligibility::Outcome;
use crate::policy::{FactDefinition, FactKind, Json, Value};
use crate::visit::Action;
use crate::widget::app::Message;
use crate::widget::controls::{disclosure, heading};
use crate::widget::scene::Scene;
use crate::words::Word;

pub(super) fn view(scene: &Scene<'_>, name: &str) -> Html {
    let Some(fact) = scene.world.policy.facts.get(name) else { return Html::default() };
    let ask = fact.ask.as_ref().map(|ask| scene.text(ask)).unwrap_or_default();
    html! {
        <div class="question" key={name.to_owned()}>
            <p class="hint">{ scene.word(Word::QuestionTitle) }</p>
            { heading(ask) }
            if let Some(help) = &fact.help { <p class="hint" id="question-help">{ scene.text(help) }</p> }
            { match fact.kind() {
                FactKind::Choice | FactKind::YesNo => choices(scene, name, fact),
                FactKind::Version | FactKind::Number | FactKind::Text | FactKind::Choices => typed(scene, name, fact, "text"),
                FactKind::Date => typed(scene, name, fact, "date"),
            } }
            <div class="buttons">
                if scene.visit.changing.is_some() {
                    <button type="button" class="plain" onclick={scene.on(Action::Keep)}>{ scene.word(Word::QuestionKeep) }</button>
                }
                <button type="button" class="plain" onclick={scene.on(Action::Unsure(name.to_owned()))}>
                    { scene.word(Word::QuestionUnsure) }
                </button>
            </div>
            { disclosure(scene.word(Word::QuestionWhy), why(scene, fact)) }
        </div>
    }
}

/// The policy's own reason, and what turns on the answer.
fn why(scene: &Scene<'_>, fact: &FactDefinition) -> Html {
    let between = match scene.visit.judgement(scene.world).outcome {
        Outcome::Open(rules) => Some(scene.words.fill(Word::QuestionBetween, &[("verdicts", &verdicts(scene, &rules))])),
        Outcome::Decided(_) => None,
    };
    html! {
        <>
            if let Some(why) = &fact.why { <p>{ scene.text(why) }</p> }
            if let Some(between) = between { <p>{ between }</p> }
        </>
    }
}

/// An answer is one press.
fn choices(scene: &Scene<'_>, name: &str, fact: &FactDefinition) -> Html {
    let current = scene.visit.answers.get(name);
    let choice = |value: Value, label: Html| {
        let pressed = current == Some(&value);
        let onclick = scene.on(Action::Answer(name.to_owned(), value));
        html! {
            <li><button type="button" class="choice" aria-current={pressed.then_some("true")} {onclick}>{ label }</button></li>
        }
    };
    let choices: Html = if fact.kind() == FactKind::YesNo {
        [(true, Word::Yes), (false, Word::No)].into_iter().map(|(yes, word)| choice(Value::YesNo(yes), scene.word(word))).collect()
    } else {
        fact.choices.iter().map(|(id, text)| choice(Value::Choice(id.to_owned()), scene.text(text))).collect()
    };
    html! { <ul class="choices">{ choices }</ul> }
}

/// An answer that is typed. The browser's own message says what is wrong with it, in place.
fn typed(scene: &Scene<'_>, name: &str, fact: &FactDefinition, kind: &'static str) -> Html {
    let current = scene.visit.answers.get(name).map(|value| match value.json() {
        Json::String(text) => text,
        other => other.to_string(),
    });
    let wrong = scene.words.get(if kind == "date" { Word::QuestionNotDate } else { Word::QuestionNotVersion }).to_owned();
    let onsubmit = {
        let (name, fact, wrong) = (name.to_owned(), fact.clone(), wrong);
        scene.link.batch_callback(move |event: SubmitEvent| {
            event.prevent_default();
            let input = event.target_dyn_into::<HtmlFormElement>()?.elements().item(0)?.dyn_into::<HtmlInputElement>().ok()?;
            let answer = fact.parse(&input.value());
            input.set_custom_validity(if answer.is_some() { "" } else { &wrong });
            input.report_validity();
            answer.map(|value| Message::Do(Action::Answer(name.clone(), value)))
        })
    };
    let oninput = |event: yew::InputEvent| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            input.set_custom_validity("");
        }
    };
    html! {
        <form {onsubmit} novalidate=true>
            <input type={kind} value={current} aria-label={fact.ask.as_ref().map(|ask| scene.plain(ask).to_owned())}
                placeholder={(kind == "text").then(|| scene.words.get(Word::QuestionVersion).to_owned())}
                aria-describedby={fact.help.is_some().then_some("question-help")} {oninput} autocomplete="off" />
            <button type="submit" class="button primary">{ scene.word(Word::QuestionNext) }</button>
        </form>
    }
}

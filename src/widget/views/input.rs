//! The ways to answer a question: one for each sort of answer, by the browser's own controls.

use yew::{Html, SubmitEvent, html};

use crate::widget::app::Message;
use crate::widget::controls::secondary;
use crate::widget::scene::Scene;
use loket_engine::policy::{FactDefinition, FactKind, Value};
use loket_engine::say::Word;
use loket_engine::visit::Action;

/// `ask` is the question as a heading.
pub(super) fn view(scene: &Scene<'_>, name: &str, fact: &FactDefinition, ask: Html) -> Html {
    let help = fact.help.as_ref().map(|help| html! { <div class="hint" id="question-help">{ scene.prose(help) }</div> });
    let press = |value: Value, label: Html| choice(scene, name, value, label);
    let answer = match fact.kind() {
        FactKind::Choices => return several(scene, name, fact, ask, help),
        FactKind::YesNo => list([(true, Word::Yes), (false, Word::No)].map(|(yes, word)| press(Value::YesNo(yes), scene.word(word)))),
        FactKind::Choice => list(fact.choices.iter().map(|(id, text)| press(Value::Choice(id.to_owned()), scene.text(text)))),
        FactKind::Version | FactKind::Number | FactKind::Text | FactKind::Date => typed(scene, name, fact),
    };
    html! { <>{ ask }{ help }{ answer }</> }
}

fn list(items: impl IntoIterator<Item = Html>) -> Html {
    html! { <ul class="choices">{ for items.into_iter().map(|item| html! { <li>{ item }</li> }) }</ul> }
}

/// An answer that is given by one press.
fn choice(scene: &Scene<'_>, name: &str, value: Value, label: Html) -> Html {
    let current = scene.visit.facts().value(&scene.world.policy, name).is_some_and(|current| current == value);
    let onclick = scene.on(Action::Answer(name.to_owned(), value));
    html! { <button type="button" class="choice" aria-current={current.then_some("true")} {onclick}>{ label }</button> }
}

/// Any number of the choices. That it is none of them is an answer that is given by a press of its own: nothing ticked may also be a
/// question that was overlooked.
fn several(scene: &Scene<'_>, name: &str, fact: &FactDefinition, ask: Html, help: Option<Html>) -> Html {
    let entered = scene.visit.entered(scene.world, name);
    let entered: Vec<&str> = entered.split(',').collect();
    let ticked = |choice: &str| entered.contains(&choice);
    let wrong = scene.visit.is_wrong(name).then_some("true");
    let item = |(id, text): (&str, _)| {
        let chosen = fact.choices.keys().filter(|other| ticked(other) != (*other == id)).collect::<Vec<_>>().join(",");
        let name = name.to_owned();
        let onchange = scene.on_change(move |_| Action::Enter(name.clone(), chosen.clone()));
        html! {
            <label class="choice"><input type="checkbox" checked={ticked(id)} {onchange} data-faults={wrong} />{ scene.text(text) }</label>
        }
    };
    let boxes = html! {
        <fieldset aria-describedby={described(fact, wrong.is_some())}>
            <legend>{ ask }</legend>
            { help }
            <p class="hint">{ scene.word(Word::QuestionAll) }</p>
            { fault(scene, name, Word::NotChoices) }
            { list(fact.choices.iter().map(item)) }
        </fieldset>
    };
    let none = scene.on(Action::Answer(name.to_owned(), Value::Choices(Vec::new())));
    form(scene, name, boxes, secondary(scene.word(Word::QuestionNone), none))
}

/// An answer that is typed, by the keyboard that suits it.
fn typed(scene: &Scene<'_>, name: &str, fact: &FactDefinition) -> Html {
    let kind = fact.kind();
    let wrong = match kind {
        FactKind::Version => Word::NotVersion,
        FactKind::Number => Word::NotNumber,
        FactKind::Date => Word::FaultDate,
        _ => Word::FaultMissing,
    };
    let invalid = scene.visit.is_wrong(name).then_some("true");
    let id = name.to_owned();
    let input = html! {
        <input type={if kind == FactKind::Date { "date" } else { "text" }} inputmode={(kind == FactKind::Number).then_some("decimal")}
            value={scene.visit.entered(scene.world, name)} oninput={scene.on_input(move |text| Action::Enter(id.clone(), text))}
            aria-label={fact.ask.as_ref().map(|ask| scene.plain(ask).to_owned())} aria-describedby={described(fact, invalid.is_some())}
            aria-invalid={invalid} data-faults={invalid} autocomplete="off" autocapitalize="off" spellcheck="false" maxlength="1000"
            placeholder={(kind == FactKind::Version).then(|| scene.words.get(Word::QuestionVersion).to_owned())} />
    };
    form(scene, name, input, fault(scene, name, wrong))
}

/// The ids of what belongs to an answer.
fn described(fact: &FactDefinition, wrong: bool) -> Option<&'static str> {
    match (fact.help.is_some(), wrong) {
        (true, true) => Some("question-help question-fault"),
        (true, false) => Some("question-help"),
        (false, true) => Some("question-fault"),
        (false, false) => None,
    }
}

/// What is wrong with what was given.
fn fault(scene: &Scene<'_>, name: &str, wrong: Word) -> Html {
    match scene.visit.is_wrong(name) {
        true => html! { <p class="fault" id="question-fault" role="alert">{ scene.word(wrong) }</p> },
        false => Html::default(),
    }
}

/// What is entered, a button to give it, and what stands behind that.
fn form(scene: &Scene<'_>, name: &str, content: Html, behind: Html) -> Html {
    let fact = name.to_owned();
    let onsubmit = scene.link.callback(move |event: SubmitEvent| {
        event.prevent_default();
        Message::Do(Action::Give(fact.clone()))
    });
    html! {
        <form {onsubmit} novalidate=true>
            { content }
            <button type="submit" class="button primary">{ scene.word(Word::QuestionNext) }</button>
            { behind }
        </form>
    }
}

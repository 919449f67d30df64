//! The ticket form: what is asked, when to expect a reply, what is sent along, and what went wrong.

use yew::{Html, SubmitEvent, html};

use super::form::{Control, control, said};
use super::promise;
use crate::widget::app::Message;
use crate::widget::controls::{disclosure, heading, secondary};
use crate::widget::scene::Scene;
use loket_engine::policy::FieldKind;
use loket_engine::say::Word;
use loket_engine::ticket::{Field, fields};
use loket_engine::visit::{Action, Filing};

pub(super) fn view(scene: &Scene<'_>) -> Html {
    let visit = scene.visit;
    let onsubmit = scene.link.callback(|event: SubmitEvent| {
        event.prevent_default();
        Message::Do(Action::Send)
    });
    let sending = matches!(visit.filing, Filing::Sending(_));
    let case = visit.case(scene.world);
    let kinds = case.kinds();
    let note = kinds.iter().find(|(id, _)| *id == visit.draft.kind).and_then(|(_, kind)| kind.note.as_ref());
    let options = kinds.iter().map(|(id, kind)| ((*id).to_owned(), scene.plain(&kind.name).to_owned())).collect();
    let own = |label: Word, field: Field, kind: FieldKind| Control::built_in(scene.words.get(label), field, kind);
    html! {
        <form {onsubmit} novalidate=true>
            { heading(scene.word(Word::TicketTitle)) }
            { problems(scene) }
            { control(scene, own(Word::TicketKind, Field::Kind, FieldKind::Choice).with_options(options)) }
            if let Some(note) = note { <p class="hint">{ scene.text(note) }</p> }
            { control(scene, own(Word::AskLabel, Field::Description, FieldKind::LongText)) }
            { for fields(&scene.world.policy, &visit.draft.kind).map(|field| control(scene, Control::of(scene, field))) }
            { control(scene, own(Word::TicketName, Field::Name, FieldKind::Text).filled_as("name")) }
            { control(scene, own(Word::TicketEmail, Field::Email, FieldKind::Email).filled_as("email")) }
            { promise::list(scene, &case) }
            { disclosure(scene.word(Word::TicketAlong), along(scene)) }
            <div class="way-on">
                <button type="submit" class="button primary" aria-disabled={sending.then_some("true")}>
                    { if sending { scene.word(Word::TicketSending) } else { scene.vendor(Word::TicketSend) } }
                </button>
            </div>
        </form>
    }
}

/// What has to be looked at before it can be sent, or what happened when it was.
fn problems(scene: &Scene<'_>) -> Html {
    if !scene.visit.faults.is_empty() {
        return html! {
            <div class="notice wrong" role="alert" tabindex="-1" data-faults="">
                <p>{ scene.word(Word::FaultTitle) }</p>
                <ul>{ for scene.visit.faults.iter().map(|(field, fault)| html! {
                    <li>{ scene.words.fill(Word::FaultAt, &[("field", &name(scene, field)), ("fault", said(scene, fault))]) }</li>
                }) }</ul>
                if let Filing::Refused(_) = scene.visit.filing { { other_ways(scene) } }
            </div>
        };
    }
    if !matches!(scene.visit.filing, Filing::Failed(_)) {
        return Html::default();
    }
    html! {
        <div class="notice wrong" role="alert" tabindex="-1" data-faults="">
            <p><b>{ scene.word(Word::FailedTitle) }</b></p>
            <p>{ scene.word(Word::FailedText) }</p>
            <div class="buttons">
                <button type="submit" class="button">{ scene.word(Word::Retry) }</button>
                { scene.copy(text(scene)) }
                { scene.contact(Word::Contact) }
            </div>
        </div>
    }
}

fn name(scene: &Scene<'_>, field: &Field) -> String {
    let word = match field {
        Field::Kind => Word::TicketKind,
        Field::Name => Word::TicketName,
        Field::Email => Word::TicketEmail,
        Field::Description => Word::AskLabel,
        Field::Own(id) => {
            let field = scene.world.policy.tickets.fields.iter().find(|field| field.id == *id);
            return field.map(|field| scene.plain(&field.label).to_owned()).unwrap_or_default();
        }
    };
    scene.words.get(word).to_owned()
}

/// A helpdesk that does not take what the visitor cannot say otherwise is no dead end.
fn other_ways(scene: &Scene<'_>) -> Html {
    html! {
        <div class="buttons">
            { secondary(scene.word(Word::MailOther), scene.on(Action::OtherWay)) }
            { scene.copy(text(scene)) }
            { scene.contact(Word::Contact) }
        </div>
    }
}

/// The very text that is sent. (A webhook's JSON says it again as data, with the promises, the articles read and the language.)
fn along(scene: &Scene<'_>) -> Html {
    html! { <pre>{ text(scene) }</pre> }
}

fn text(scene: &Scene<'_>) -> String {
    scene.visit.ticket(scene.world, &scene.platform.page(), scene.speech()).text
}

//! One field of the ticket form, with its label, its help and what is wrong with it.

use yew::{Html, html};

use crate::widget::scene::Scene;
use loket_engine::policy::{ExtraField, FieldKind};
use loket_engine::say::Word;
use loket_engine::ticket::{Fault, Field};
use loket_engine::visit::Action;

/// What is needed to draw a field.
pub(super) struct Control {
    field: Field,
    kind: FieldKind,
    label: String,
    help: Option<Html>,
    required: bool,
    options: Vec<(String, String)>,
    /// What browsers may fill in by themselves.
    fill: Option<&'static str>,
}

impl Control {
    /// A field that every ticket has.
    pub(super) fn built_in(label: &str, field: Field, kind: FieldKind) -> Self {
        Control { field, kind, label: label.to_owned(), help: None, required: true, options: Vec::new(), fill: None }
    }

    /// A field that the policy names.
    pub(super) fn of(scene: &Scene<'_>, field: &ExtraField) -> Self {
        Control {
            field: Field::Own(field.id.clone()),
            kind: field.kind,
            label: scene.plain(&field.label).to_owned(),
            help: field.help.as_ref().map(|help| scene.text(help)),
            required: field.required,
            options: field.choices.iter().map(|(id, text)| (id.to_owned(), scene.plain(text).to_owned())).collect(),
            fill: None,
        }
    }

    pub(super) fn with_options(self, options: Vec<(String, String)>) -> Self {
        Control { options, ..self }
    }

    pub(super) fn filled_as(self, fill: &'static str) -> Self {
        Control { fill: Some(fill), ..self }
    }

    /// An id within this widget, whose shadow root keeps it apart from the page's.
    fn id(&self) -> String {
        match &self.field {
            Field::Kind => "kind".to_owned(),
            Field::Name => "name".to_owned(),
            Field::Email => "email".to_owned(),
            Field::Description => "description".to_owned(),
            Field::Own(id) => format!("own-{id}"),
        }
    }
}

pub(super) fn control(scene: &Scene<'_>, control: Control) -> Html {
    let fault = scene.visit.faults.iter().find(|(field, _)| *field == control.field).map(|(_, fault)| Html::from(said(scene, fault)));
    let id = control.id();
    let wrong = fault.is_some();
    let described = match (wrong, control.help.is_some()) {
        (true, true) => Some(format!("{id}-fault {id}-help")),
        (true, false) => Some(format!("{id}-fault")),
        (false, true) => Some(format!("{id}-help")),
        (false, false) => None,
    };
    html! {
        <div class="field" data-tick={(control.kind == FieldKind::YesNo).then_some("")} key={id.clone()}>
            <label for={id.clone()} class="label">
                { control.label.clone() }
                if !control.required { { " " }<span class="hint">{ scene.words.get(Word::TicketOptional) }</span> }
            </label>
            { input(scene, &control, &id, described, wrong) }
            if let Some(help) = control.help { <p class="hint" id={format!("{id}-help")}>{ help }</p> }
            if let Some(fault) = fault { <p class="fault" id={format!("{id}-fault")}>{ fault }</p> }
        </div>
    }
}

fn input(scene: &Scene<'_>, control: &Control, id: &str, described: Option<String>, wrong: bool) -> Html {
    let draft = &scene.visit.draft;
    let value = match &control.field {
        Field::Kind => draft.kind.clone(),
        Field::Name => draft.name.clone(),
        Field::Email => draft.email.clone(),
        Field::Description => draft.description.clone(),
        Field::Own(id) => draft.field(id).to_owned(),
    };
    let field = control.field.clone();
    let edit = move |value| Action::Edit(field.clone(), value);
    let id = id.to_owned();
    let invalid = wrong.then_some("true");
    let required = control.required.then_some("true");
    match control.kind {
        FieldKind::LongText => html! {
            <textarea {id} rows="4" {value} oninput={scene.on_input(edit)} aria-describedby={described} aria-invalid={invalid}
                aria-required={required} />
        },
        FieldKind::Choice => html! {
            <select {id} onchange={scene.on_change(edit)} aria-describedby={described} aria-invalid={invalid} aria-required={required}>
                // A kind is chosen from the start, but may be offered no longer.
                if control.field != Field::Kind || !control.options.iter().any(|(kind, _)| *kind == value) {
                    <option value="" selected={value.is_empty()}>{ scene.word(Word::TicketChoose) }</option>
                }
                { for control.options.iter().map(|(choice, label)| html! {
                    <option value={choice.clone()} selected={*choice == value}>{ label.clone() }</option>
                }) }
            </select>
        },
        FieldKind::YesNo => html! {
            <input {id} type="checkbox" checked={value == "true"} onchange={scene.on_change(edit)} aria-describedby={described}
                aria-invalid={invalid} />
        },
        kind => html! {
            <input {id} type={input_type(kind)} {value} oninput={scene.on_input(edit)} autocomplete={control.fill.unwrap_or("off")}
                aria-describedby={described} aria-invalid={invalid} aria-required={required} />
        },
    }
}

fn input_type(kind: FieldKind) -> &'static str {
    match kind {
        FieldKind::Email => "email",
        FieldKind::Phone => "tel",
        FieldKind::Url => "url",
        FieldKind::Date => "date",
        _ => "text",
    }
}

/// What is wrong, in the visitor's language or in the helpdesk's own words.
pub(super) fn said<'a>(scene: &'a Scene<'_>, fault: &'a Fault) -> &'a str {
    scene.words.get(match fault {
        Fault::Missing => Word::FaultMissing,
        Fault::NotMail => Word::FaultMail,
        Fault::NotPhone => Word::FaultPhone,
        Fault::NotUrl => Word::FaultUrl,
        Fault::NotDate => Word::FaultDate,
        Fault::NotChoice => Word::FaultChoice,
        Fault::TooLong => Word::FaultLong,
        Fault::Refused(sentence) => return sentence,
    })
}

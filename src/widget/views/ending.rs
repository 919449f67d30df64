//! How a visit ends: with a receipt, with a mail to send, or solved.

use yew::{Html, html};

use super::promise;
use crate::widget::controls::{disclosure, heading, secondary};
use crate::widget::scene::Scene;
use loket_engine::policy::Link;
use loket_engine::say::Word;
use loket_engine::visit::{Action, Filing, Receipt};

pub(super) fn solved(scene: &Scene<'_>) -> Html {
    html! {
        <div class="ending">
            { heading(scene.word(Word::SolvedTitle)) }
            <p>{ scene.word(Word::SolvedText) }</p>
            { secondary(scene.word(Word::Again), scene.on(Action::Restart)) }
        </div>
    }
}

pub(super) fn filed(scene: &Scene<'_>) -> Html {
    match &scene.visit.filing {
        Filing::Done(Receipt { mail: Some(mail), copy, .. }) => by_mail(scene, mail, copy),
        Filing::Done(receipt) => receipt_view(scene, receipt),
        // On its way by another means, after the mail did not work out.
        _ => html! { <div class="ending">{ heading(scene.word(Word::TicketSending)) }</div> },
    }
}

fn receipt_view(scene: &Scene<'_>, receipt: &Receipt) -> Html {
    let promises = scene.visit.case(scene.world).promises_from(receipt.at);
    html! {
        <div class="ending">
            { heading(scene.word(Word::FiledTitle)) }
            if let Some(reference) = &receipt.reference {
                <p>{ scene.rich(Word::FiledReference, |_| html! { <b class="reference">{ reference.clone() }</b> }) }</p>
            } else {
                <p>{ scene.word(Word::FiledNoReference) }</p>
            }
            { promise::view(scene, &promises, receipt.at) }
            { disclosure(scene.word(Word::FiledCopy), html! { <pre>{ receipt.copy.clone() }</pre> }) }
            <div class="buttons">
                { scene.copy(receipt.copy.clone()) }
                { promise::entry(scene, &promises, receipt) }
                { secondary(scene.word(Word::Again), scene.on(Action::Restart)) }
            </div>
        </div>
    }
}

fn by_mail(scene: &Scene<'_>, mail: &Link, copy: &str) -> Html {
    html! {
        <div class="ending">
            { heading(scene.word(Word::MailTitle)) }
            <p>{ scene.word(Word::MailText) }</p>
            <p>
                <a class="button primary" href={mail.as_str().to_owned()} rel="noopener">{ scene.word(Word::MailOpen) }</a>
            </p>
            { disclosure(scene.word(Word::FiledCopy), html! { <pre>{ copy.to_owned() }</pre> }) }
            <div class="buttons">
                { scene.copy(copy.to_owned()) }
                { secondary(scene.word(Word::MailOther), scene.on(Action::OtherWay)) }
            </div>
        </div>
    }
}

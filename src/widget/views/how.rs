//! How a promise was worked out: its steps on the desk's clock, and the clauses that it comes from.

use yew::{Html, html};

use super::home;
use crate::widget::scene::Scene;
use loket_engine::calendar::{Span, Zone};
use loket_engine::response::Promise;
use loket_engine::say::{Word, counted, place, purpose};

/// Behind something to open, whose name says which promise it is about to who cannot see that.
pub(super) fn view(scene: &Scene<'_>, promise: &Promise<'_>) -> Html {
    let label = scene.words.get(Word::PromiseHow);
    let name = scene.words.fill(Word::PromiseHowOf, &[("promise", scene.words.get(purpose(promise.purpose())))]);
    html! {
        <details>
            <summary aria-label={name}>{ label.to_owned() }</summary>
            <div class="told">{ told(scene, promise) }</div>
        </details>
    }
}

fn told(scene: &Scene<'_>, promise: &Promise<'_>) -> Html {
    let policy = &scene.world.policy;
    let around = counted(promise);
    let steps = scene.desk(promise).filter(|_| !promise.steps.is_empty());
    html! {
        <>
            if let Some(zone) = steps {
                <p class="hint">{ place(zone.name()) }</p>
                <ol class="steps">{ for promise.steps.iter().map(|span| step(scene, span, zone)) }</ol>
            }
            if let Some(around) = around { <p>{ scene.word(around) }</p> }
            { for promise.target.because.iter().filter_map(|id| policy.clauses.get(id)).map(|clause| home::clause(scene, clause)) }
        </>
    }
}

fn step(scene: &Scene<'_>, span: &Span, zone: &Zone) -> Html {
    let open = matches!(span, Span::Open(..)).then_some("");
    html! { <li data-open={open}>{ scene.speech().step(scene.clock(), span, zone) }</li> }
}

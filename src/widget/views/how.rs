//! How a promise was worked out: its steps on the desk's clock, and the clauses that it comes from.

use yew::{Html, html};

use super::home;
use super::promise::{title, zone};
use crate::widget::scene::Scene;
use crate::widget::times::place;
use loket_engine::calendar::{Gap, Span, Zone};
use loket_engine::policy::{Counted, DayPart};
use loket_engine::response::{Expectation, Promise};
use loket_engine::say::Word;

/// Behind something to open, whose name says which promise it is about to who cannot see that.
pub(super) fn view(scene: &Scene<'_>, promise: &Promise<'_>) -> Html {
    let label = scene.words.get(Word::PromiseHow);
    let name = scene.words.fill(Word::PromiseHowOf, &[("promise", scene.words.get(title(promise.purpose())))]);
    html! {
        <details>
            <summary aria-label={name}>{ label.to_owned() }</summary>
            <div class="told">{ told(scene, promise) }</div>
        </details>
    }
}

fn told(scene: &Scene<'_>, promise: &Promise<'_>) -> Html {
    let policy = &scene.world.policy;
    let around = match (promise.expectation, promise.terms.counted) {
        (Expectation::Between { .. }, Some(Counted::AroundTheClock)) => Some(Word::PromiseAround),
        (Expectation::Between { .. }, Some(Counted::BusinessDays)) => match promise.terms.by {
            DayPart::End => Some(Word::PromiseDays),
            DayPart::SameTime => Some(Word::PromiseSameTime),
        },
        _ => None,
    };
    let steps = zone(scene, promise).filter(|_| !promise.steps.is_empty());
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
    let (word, open, text) = match *span {
        Span::Open(from, until) => (Word::StepOpen, Some(""), scene.span(from, until, zone)),
        Span::Closed(from, until, gap) => {
            let word = match gap {
                Gap::Hours => Word::StepClosed,
                Gap::Weekend => Word::StepWeekend,
                Gap::Closure => Word::StepClosure,
            };
            (word, None, scene.span(from, until, zone))
        }
        Span::More(_, until) => (Word::StepMore, None, scene.moment(until, zone)),
    };
    html! { <li data-open={open}>{ scene.words.fill(word, &[("span", &text), ("time", &text)]) }</li> }
}

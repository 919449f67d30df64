//! What is promised, in both clocks, and how it was worked out.

use yew::{Html, html};

use super::home;
use crate::calendar::{Gap, Instant, Span, Zone};
use crate::policy::{Counted, Purpose, Strength};
use crate::response::{Expectation, Promise, promises};
use crate::widget::controls::disclosure;
use crate::widget::scene::Scene;
use crate::words::Word;

/// All promises for the case, counted from an instant.
pub(super) fn list(scene: &Scene<'_>, from: Instant) -> Html {
    let promises = promises(&scene.world.policy, &scene.visit.facts(), &scene.world.desks, from);
    html! { <div class="promises">{ for promises.iter().map(|promise| view(scene, promise)) }</div> }
}

fn view(scene: &Scene<'_>, promise: &Promise<'_>) -> Html {
    let title = match promise.purpose() {
        Purpose::FirstResponse => Word::FirstResponse,
        Purpose::CallBack => Word::CallBackBy,
        Purpose::NextUpdate => Word::NextUpdate,
        Purpose::Resolution => Word::Resolution,
    };
    let strength = promise.strength().map(|strength| match strength {
        Strength::Average => Word::PromiseAverage,
        Strength::Aim => Word::PromiseAim,
        Strength::Guarantee => Word::PromiseGuarantee,
    });
    html! {
        <section class="promise">
            <h3>{ scene.word(title) }</h3>
            <p class="time">{ time(scene, promise) }</p>
            if let Some(strength) = strength { <p class="hint">{ scene.word(strength) }</p> }
            if let Some(note) = promise.terms.note { <p class="hint">{ scene.text(note) }</p> }
            if let Some(longer) = promise.longer { <p class="hint longer">{ scene.text(longer) }</p> }
            { disclosure(scene.word(Word::PromiseHow), how(scene, promise)) }
        </section>
    }
}

fn zone<'s>(scene: &'s Scene<'_>, promise: &Promise<'_>) -> Option<&'s Zone> {
    promise.hours.and_then(|hours| scene.world.desks.calendar(hours)).map(|calendar| calendar.zone())
}

fn time(scene: &Scene<'_>, promise: &Promise<'_>) -> String {
    let clocks = |at| scene.both_clocks(at, zone(scene, promise));
    match promise.expectation {
        Expectation::Between { earliest, latest } if earliest == latest => {
            let average = promise.strength() == Some(Strength::Average);
            let word = if average { Word::PromiseUsuallyBy } else { Word::PromiseBy };
            scene.words.fill(word, &[("time", &clocks(latest))])
        }
        Expectation::Between { earliest, latest } => {
            let from = scene.moment(earliest, scene.platform.visitor());
            scene.words.fill(Word::PromiseBetween, &[("from", &from), ("to", &clocks(latest))])
        }
        Expectation::Never => scene.words.get(Word::PromiseNever).to_owned(),
        Expectation::NotPromised { opens: None } => scene.words.get(Word::PromiseNone).to_owned(),
        Expectation::NotPromised { opens: Some(opens) } => {
            let desk = match opens <= scene.world.now {
                true => scene.words.get(Word::PromiseOpen).to_owned(),
                false => scene.words.fill(Word::PromiseOpens, &[("time", &clocks(opens))]),
            };
            format!("{} {desk}", scene.words.get(Word::PromiseNone))
        }
    }
}

/// The steps on the desk's clock, and the clauses that the promise comes from.
fn how(scene: &Scene<'_>, promise: &Promise<'_>) -> Html {
    let policy = &scene.world.policy;
    let around = match (promise.expectation, promise.terms.counted) {
        (Expectation::Between { .. }, Some(Counted::AroundTheClock)) => Some(Word::PromiseAround),
        (Expectation::Between { .. }, Some(Counted::BusinessDays)) => Some(Word::PromiseDays),
        _ => None,
    };
    let steps = zone(scene, promise).filter(|_| !promise.steps.is_empty());
    html! {
        <>
            if let Some(zone) = steps {
                <p class="hint">{ crate::widget::times::place(zone.name()) }</p>
                <ol class="steps">{ for promise.steps.iter().map(|span| step(scene, span, zone)) }</ol>
            }
            if let Some(around) = around { <p>{ scene.word(around) }</p> }
            { for promise.target.because.iter().filter_map(|id| policy.clauses.get(id)).map(|clause| home::clause(scene, clause)) }
        </>
    }
}

fn step(scene: &Scene<'_>, span: &Span, zone: &Zone) -> Html {
    let (word, class, text) = match *span {
        Span::Open(from, until) => (Word::StepOpen, "open", scene.span(from, until, zone)),
        Span::Closed(from, until, gap) => {
            let word = match gap {
                Gap::Hours => Word::StepClosed,
                Gap::Weekend => Word::StepWeekend,
                Gap::Closure => Word::StepClosure,
            };
            (word, "", scene.span(from, until, zone))
        }
        Span::More(_, until) => (Word::StepMore, "", scene.moment(until, zone)),
    };
    html! { <li {class}>{ scene.words.fill(word, &[("span", &text), ("time", &text)]) }</li> }
}

//! "What would change this?": the fewest things that would have to be otherwise for a better verdict, those first that the customer
//! can do something about.

use yew::{Html, html};

use super::answers;
use crate::widget::controls::disclosure;
use crate::widget::scene::Scene;
use loket_engine::eligibility::{Changed, Way};
use loket_engine::policy::{Change, Value, Verdict};
use loket_engine::say::Word;
use loket_engine::visit::Standing;

/// How many ways are shown. More would be a table, not an answer.
const WAYS: usize = 3;

pub(super) fn view(scene: &Scene<'_>, standing: &Standing<'_>, verdict: Verdict) -> Html {
    if verdict == Verdict::Covered {
        return Html::default();
    }
    let mut ways = standing.case.better();
    // Where something can be done, it would be beside the point that other cases are others.
    if ways.iter().any(Way::can_be_done) {
        ways.retain(Way::can_be_done);
    }
    if ways.is_empty() {
        return Html::default();
    }
    disclosure(scene.word(Word::Better), html! { <>{ for ways.iter().take(WAYS).map(|way| self::way(scene, way)) }</> })
}

fn way(scene: &Scene<'_>, way: &Way<'_>) -> Html {
    let speech = scene.speech();
    let then = speech.verdict(way.rule.verdict);
    let step = scene.world.policy.steps.get(&way.rule.next);
    html! {
        <section class="better">
            <dl>{ for way.changes.iter().filter_map(|change| changed(scene, change)) }</dl>
            <p>{ scene.words.fill(Word::BetterThen, &[("verdict", then)]) }</p>
            if let Some(step) = step { { scene.prose(&step.text) } }
        </section>
    }
}

fn changed(scene: &Scene<'_>, change: &Changed<'_>) -> Option<Html> {
    let fact = scene.world.policy.facts.get(change.fact)?;
    let name = fact.name().map(|name| scene.text(name)).unwrap_or_default();
    let how = match change.how {
        None => Word::BetterIf,
        Some(Change::Update) => Word::BetterUpdate,
        Some(Change::Renew) => Word::BetterRenew,
        Some(Change::Buy) => Word::BetterBuy,
        Some(Change::Ask) => Word::BetterAsk,
        Some(Change::Do) => Word::BetterDo,
    };
    let value = html! { <b>{ answers::value(scene, fact, &change.to) }</b> };
    // A version that is new enough, a date that is late enough: one of many.
    let one_of_many = matches!(change.to, Value::Version(_) | Value::Date(_) | Value::Number(_) | Value::Text(_));
    Some(html! {
        <div class="answer">
            <dt>{ scene.rich(how, |_| html! { <b>{ name.clone() }</b> }) }</dt>
            <dd>{ if one_of_many { scene.rich(Word::BetterExample, |_| value.clone()) } else { value } }</dd>
        </div>
    })
}

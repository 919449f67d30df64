//! What is promised, in both clocks, and what makes it later, sooner or less certain.

use yew::{Html, html};

use super::notices::unknown_zone;
use super::{home, how, strip};
use crate::widget::scene::Scene;
use loket_engine::calendar::Instant;
use loket_engine::case::Case;
use loket_engine::response::{Expectation, Promise, Sooner, clock_change};
use loket_engine::say::{self, Word};
use loket_engine::ticket::CalendarEntry;
use loket_engine::visit::Receipt;
use loket_intl::Intl;

/// All promises for a ticket that is filed now, as they are shown.
pub(super) fn list(scene: &Scene<'_>, case: &Case<'_>) -> Html {
    view(scene, &case.promises(), scene.world.now)
}

/// Promises that were counted from an instant, as they are shown.
pub(super) fn view(scene: &Scene<'_>, promises: &[Promise<'_>], from: Instant) -> Html {
    html! { <div class="promises">{ for promises.iter().map(|promise| one(scene, promise, from)) }</div> }
}

fn one(scene: &Scene<'_>, promise: &Promise<'_>, from: Instant) -> Html {
    let strength = promise.strength().map(say::strength);
    html! {
        <section class="promise" key={promise.purpose().word()}>
            <h3>{ scene.word(say::purpose(promise.purpose())) }</h3>
            <p class="time">{ scene.speech().expected(scene.clock(), promise, scene.desk(promise)) }</p>
            { strip::view(scene, promise, from) }
            if let Some(strength) = strength { <p class="hint">{ scene.word(strength) }</p> }
            if let Some(note) = promise.terms.note { <p class="hint">{ scene.text(note) }</p> }
            if let Some(longer) = promise.longer { <p class="hint longer">{ scene.text(longer) }</p> }
            if let Some(widened) = &promise.widened { <p class="hint longer">{ scene.speech().busy(scene.clock(), &Intl, promise, widened) }</p> }
            if let Some(pauses) = &promise.target.pauses { <p class="hint">{ scene.text(pauses) }</p> }
            if let Some(sooner) = &promise.faster { { faster(scene, sooner) } }
            { warnings(scene, promise, from) }
            { how::view(scene, promise) }
        </section>
    }
}

/// Another channel by which the answer comes sooner: advice, beside the promise.
fn faster(scene: &Scene<'_>, sooner: &Sooner<'_>) -> Html {
    let Expectation::Between { latest, .. } = sooner.expectation else { return Html::default() };
    let time = scene.speech().moment(scene.clock(), latest, scene.platform.visitor());
    html! {
        <>
        <p class="hint">
            { scene.rich(Word::PromiseFaster, |place| match place {
                "time" => Html::from(time.as_str()),
                _ => home::reach(scene, sooner.by.channel),
            }) }
        </p>
        if let Some(note) = sooner.note { <p class="hint">{ scene.text(note) }</p> }
        </>
    }
}

/// What makes the time less certain, or harder to reckon with.
fn warnings(scene: &Scene<'_>, promise: &Promise<'_>, from: Instant) -> Html {
    let known = promise.known_until.map(|until| scene.words.fill(Word::PromiseKnown, &[("date", &scene.speech().date(until))]));
    let change = match (promise.expectation, scene.desk(promise)) {
        (Expectation::Between { latest, .. }, Some(desk)) => clock_change(desk, scene.platform.visitor(), from, latest),
        _ => None,
    };
    // Whose clock changes is of no matter; that the two are further apart or closer afterwards is.
    let apart = change.filter(|change| change.apart).map(|_| scene.word(Word::PromiseClocks));
    let unknown = promise.hours.and_then(|hours| unknown_zone(scene, hours));
    html! {
        <>
            if let Some(known) = known { <p class="hint">{ known }</p> }
            if let Some(apart) = apart { <p class="hint">{ apart }</p> }
            if let Some(unknown) = unknown { <p class="hint">{ unknown }</p> }
        </>
    }
}

/// The first promise with a time, to be put into a calendar: a file that is made on the spot.
pub(super) fn entry(scene: &Scene<'_>, promises: &[Promise<'_>], receipt: &Receipt) -> Html {
    let vendor = &scene.world.policy.vendor;
    let between = promises.iter().find_map(|promise| match promise.expectation {
        Expectation::Between { earliest, latest } => Some((earliest, latest)),
        _ => None,
    });
    let Some((earliest, latest)) = between else { return Html::default() };
    let (now, text) = (receipt.at, receipt.reference.as_deref().unwrap_or_default());
    let id = format!("{}-{now}@{}", receipt.reference.as_deref().unwrap_or("ticket"), vendor.url.as_str());
    let title = scene.words.fill(Word::CalendarTitle, &[("vendor", &vendor.name)]);
    let entry = CalendarEntry { id: &id, now, earliest, latest, title: &title, text, url: Some(vendor.url.as_str()) };
    html! { <a class="button" href={entry.link()} download="reply.ics">{ scene.word(Word::Calendar) }</a> }
}

//! What makes the hours on the home view less certain than they look.

use yew::{Html, html};

use crate::widget::scene::Scene;
use loket_engine::say::Word;

/// Dates that have run out, and a zone that the browser does not know.
pub(in crate::widget) fn view(scene: &Scene<'_>) -> Html {
    let date = scene.world.desks.outdated(scene.world.now).map(|date| scene.speech().date(date));
    let outdated = date.map(|date| scene.words.fill(Word::Outdated, &[("date", &date)]));
    let unknown = scene.world.policy.hours.keys().find_map(|hours| unknown_zone(scene, hours));
    html! {
        <>
            if let Some(outdated) = outdated { <p class="notice">{ outdated }</p> }
            if let Some(unknown) = unknown { <p class="notice">{ unknown }</p> }
        </>
    }
}

/// Says that some hours are counted as UTC, when the browser does not know their zone.
pub(super) fn unknown_zone(scene: &Scene<'_>, hours: &str) -> Option<String> {
    let written = scene.world.policy.hours.get(hours)?.zone.as_str();
    let known = scene.world.desks.calendar(hours)?.zone().name() == written;
    (!known).then(|| scene.words.fill(Word::PromiseZone, &[("zone", written)]))
}

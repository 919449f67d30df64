//! What there is to know before anything is typed: whether the desk is open, what is covered, how the desk is reached.

use yew::{Html, html};

use crate::widget::controls::{disclosure, link};
use crate::widget::scene::Scene;
use loket_engine::policy::{About, Channel, ChannelKind, Clause};
use loket_engine::response::{Availability, Open};
use loket_engine::say::Word;

pub(super) fn view(scene: &Scene<'_>) -> Html {
    let policy = &scene.world.policy;
    html! {
        <>
            { for policy.hours.iter().map(|(id, hours)| {
                let name = hours.name.as_ref().map(|name| scene.text(name));
                desk(scene, id, name)
            }) }
            { scene.rest.map(|rest| (rest.notices)(scene)).unwrap_or_default() }
            { list(scene, About::Covered, Word::HomeCovered) }
            { list(scene, About::NotCovered, Word::HomeNotCovered) }
            { channels(scene) }
            { list(scene, About::Terms, Word::HomeTerms) }
            { since(scene) }
        </>
    }
}

/// Whether a desk is open, until when or from when, in both clocks.
fn desk(scene: &Scene<'_>, id: &str, name: Option<Html>) -> Html {
    let Some(open) = scene.world.desks.opening(id, scene.world.now) else { return Html::default() };
    let zone = scene.world.desks.calendar(id).map(|calendar| calendar.zone());
    html! {
        <p class="desk" data-open={matches!(open, Open::Until(_)).then_some("")}>
            if let Some(name) = name { <b>{ name }</b>{ " " } }
            { scene.speech().open(scene.clock(), open, zone) }
        </p>
    }
}

fn list(scene: &Scene<'_>, about: About, title: Word) -> Html {
    let mut clauses = scene.world.policy.clauses_about(about).peekable();
    if clauses.peek().is_none() {
        return Html::default();
    }
    html! {
        <section class="clauses">
            <h3>{ scene.word(title) }</h3>
            { for clauses.map(|(_, clause)| self::clause(scene, clause)) }
        </section>
    }
}

/// A clause: its title, and on request its text and where it stands.
pub(super) fn clause(scene: &Scene<'_>, clause: &Clause) -> Html {
    let content = html! {
        <>
            { scene.prose(&clause.text) }
            if let Some(url) = &clause.url { <p>{ link(scene.word(Word::HomeSource), url) }</p> }
        </>
    };
    disclosure(scene.text(&clause.title), content)
}

fn channels(scene: &Scene<'_>) -> Html {
    let policy = &scene.world.policy;
    // Those for some cases only come once the conditions are known.
    let channels = match scene.rest {
        Some(rest) => (rest.channels)(scene),
        None => policy.channels.iter().map(|channel| scene.world.desks.availability(channel, scene.world.now)).collect(),
    };
    if channels.is_empty() {
        return Html::default();
    }
    html! {
        <section>
            <h3>{ scene.word(Word::HomeReach) }</h3>
            <ul class="channels">{ for channels.iter().map(|channel| self::channel(scene, channel)) }</ul>
        </section>
    }
}

fn channel(scene: &Scene<'_>, availability: &Availability<'_>) -> Html {
    let channel = availability.channel;
    let zone = channel.hours.as_deref().and_then(|hours| scene.world.desks.calendar(hours)).map(|calendar| calendar.zone());
    // The only desk there is has its hours at the top.
    let open = availability.open.filter(|_| scene.world.policy.hours.iter().nth(1).is_some());
    html! {
        <li>
            { reach(scene, channel) }
            if let Some(open) = open { <span class="hint">{ scene.speech().open(scene.clock(), open, zone) }</span> }
            if let Some(note) = &channel.note { <span class="hint">{ scene.text(note) }</span> }
        </li>
    }
}

/// A channel by its name, and how to get there.
pub(super) fn reach(scene: &Scene<'_>, channel: &Channel) -> Html {
    let label = channel.name.as_ref().map_or_else(|| scene.word(kind_word(channel.kind)), |name| scene.text(name));
    // A number or an address is shown as such, so that it can be used on another device.
    let shown = channel.to.as_deref().filter(|to| !to.starts_with("https://"));
    html! {
        <>
            if let Some(to) = channel.link() { { link(label, &to) } } else { <b>{ label }</b> }
            if let Some(shown) = shown { { " " }<span class="address">{ shown.to_owned() }</span> }
        </>
    }
}

fn kind_word(kind: ChannelKind) -> Word {
    match kind {
        ChannelKind::Phone => Word::Phone,
        ChannelKind::CallBack => Word::CallBack,
        ChannelKind::Mail => Word::Mail,
        ChannelKind::WhatsApp => Word::WhatsApp,
        ChannelKind::Telegram => Word::Telegram,
        ChannelKind::Web => Word::Web,
        ChannelKind::Appointment => Word::Appointment,
    }
}

fn since(scene: &Scene<'_>) -> Html {
    let Some(effective) = &scene.world.policy.effective else { return Html::default() };
    let word = if effective.from > scene.world.today() { Word::InForceFrom } else { Word::HomeSince };
    html! { <p class="hint">{ scene.words.fill(word, &[("date", &scene.speech().date(effective.from))]) }</p> }
}

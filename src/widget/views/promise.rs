//! What is promised, in both clocks, and how it was worked out.

use yew::{Html, html};

use super::home;
use crate::calendar::{Gap, Instant, Span, Zone};
use crate::policy::{Counted, Purpose, Strength, iso};
use crate::response::{Expectation, Promise, Sooner, clock_change, promises};
use crate::ticket::CalendarEntry;
use crate::widget::controls::{disclosure, link};
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
            if let Some(pauses) = &promise.target.pauses { <p class="hint">{ scene.text(pauses) }</p> }
            if let Some(sooner) = &promise.faster { { faster(scene, sooner) } }
            { warnings(scene, promise) }
            { disclosure(scene.word(Word::PromiseHow), how(scene, promise)) }
        </section>
    }
}

/// Another channel by which the answer comes sooner: advice, beside the promise.
fn faster(scene: &Scene<'_>, sooner: &Sooner<'_>) -> Html {
    let Expectation::Between { latest, .. } = sooner.expectation else { return Html::default() };
    let channel = sooner.by.channel;
    let name = channel.name.as_ref().map_or_else(|| scene.words.get(home::kind_word(channel.kind)), |name| scene.plain(name));
    let time = scene.moment(latest, scene.platform.visitor());
    let advice = scene.words.fill(Word::PromiseFaster, &[("channel", name), ("time", &time)]);
    html! {
        <p class="hint">
            { advice }
            if let Some(to) = channel.link() { { " " }{ link(Html::from(channel.to.clone().unwrap_or_default()), &to) } }
            if let Some(note) = sooner.note { { " " }{ scene.text(note) } }
        </p>
    }
}

/// What makes the time less certain, or harder to reckon with.
fn warnings(scene: &Scene<'_>, promise: &Promise<'_>) -> Html {
    let known = promise.known_until.map(|until| scene.words.fill(Word::PromiseKnown, &[("date", &home::long_date(scene, &iso(until)))]));
    let visitor = scene.platform.visitor();
    let change = match (promise.expectation, zone(scene, promise)) {
        (Expectation::Between { latest, .. }, Some(desk)) => clock_change(desk, visitor, scene.world.now, latest),
        _ => None,
    };
    // Whose clock changes is of no matter; that the two are further apart or closer afterwards is.
    let apart = change.filter(|change| change.apart).map(|_| scene.word(Word::PromiseClocks));
    html! {
        <>
            if let Some(known) = known { <p class="hint">{ known }</p> }
            if let Some(apart) = apart { <p class="hint">{ apart }</p> }
        </>
    }
}

/// The first promise with a time, to be put into a calendar: a file that is made on the spot.
pub(super) fn entry(scene: &Scene<'_>, from: Instant, reference: Option<&str>) -> Html {
    let vendor = &scene.world.policy.vendor;
    let promises = promises(&scene.world.policy, &scene.visit.facts(), &scene.world.desks, from);
    let between = promises.iter().find_map(|promise| match promise.expectation {
        Expectation::Between { earliest, latest } => Some((earliest, latest)),
        _ => None,
    });
    let Some((earliest, latest)) = between else { return Html::default() };
    let id = format!("{}-{from}@{}", reference.unwrap_or("ticket"), vendor.url.as_str());
    let title = scene.words.fill(Word::CalendarTitle, &[("vendor", &vendor.name)]);
    let text = reference.unwrap_or_default();
    let entry = CalendarEntry { id: &id, now: from, earliest, latest, title: &title, text, url: Some(vendor.url.as_str()) };
    let file = format!("data:text/calendar;charset=utf-8,{}", encoded(&entry.ics()));
    html! { <a class="button" href={file} download="reply.ics">{ scene.word(Word::Calendar) }</a> }
}

/// A text as part of an address: every byte but letters and digits as `%0A` (RFC 3986).
fn encoded(text: &str) -> String {
    let mut encoded = String::new();
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => encoded.push(char::from(byte)),
            _ => {
                let digit = |digit: u8| char::from_digit(u32::from(digit), 16).unwrap_or_default();
                encoded.extend(['%', digit(byte >> 4), digit(byte & 15)]);
            }
        }
    }
    encoded
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

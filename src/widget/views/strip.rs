//! A promise as a line of days: when the desk is open, what of that counts, and where the promise falls.
//!
//! For the eye alone: the time stands above it, and the steps are told where they are asked for.

use chrono::Datelike;
use yew::{Html, html};

use crate::widget::scene::Scene;
use loket_engine::calendar::{Instant, Zone, date_of, day_of};
use loket_engine::response::{Promise, Strip, StripDay};
use loket_engine::say::{DateForm, Numbers, Speech, Word};
use loket_intl::Intl;

/// Up to so many days there is room for their hours in figures.
const ROOMY: usize = 4;

/// How many characters of a weekday's name there is room for where more days stand side by side.
const LONGEST: usize = 4;

/// How many stretches of a day are written out. More are only drawn.
const WRITTEN: usize = 2;

/// Nothing for a promise that does not depend on when the desk is open.
pub(super) fn view(scene: &Scene<'_>, promise: &Promise<'_>, from: Instant) -> Html {
    let clock = scene.platform.visitor();
    let strip = if promise.steps.is_empty() { None } else { promise.strip(&scene.world.desks, clock, from) };
    let Some(strip) = strip else { return Html::default() };
    let hours = Hours::of(&strip, clock);
    let mut days: Vec<Html> = strip.days.iter().map(|day| self::day(scene, &strip, day, hours)).collect();
    if strip.left_out > 0 {
        days.insert(days.len().min(4), html! { <span>{ format!("+{}", strip.left_out) }</span> });
    }
    html! { <div class="strip" aria-hidden="true">{ for days }</div> }
}

/// The part of a day that is drawn, in minutes on a clock: the same for each day.
#[derive(Clone, Copy)]
struct Hours {
    from: i64,
    until: i64,
}

impl Hours {
    /// From the earliest opening to the latest closing.
    fn of(strip: &Strip, clock: &Zone) -> Hours {
        let mut hours = Hours { from: 1440, until: 0 };
        for day in &strip.days {
            for (from, until) in &day.open {
                hours.from = hours.from.min(minute(day, *from, clock));
                hours.until = hours.until.max(minute(day, *until, clock));
            }
        }
        if hours.from < hours.until { hours } else { Hours { from: 0, until: 1440 } }
    }

    /// Where a minute lies among them, in tenths of a percent.
    fn place(self, minute: i64) -> i64 {
        (minute - self.from) * 1000 / (self.until - self.from)
    }
}

/// The minute of the day that a clock shows.
fn minute(day: &StripDay, at: Instant, clock: &Zone) -> i64 {
    (clock.local(at) - clock.local(day.from)) / 60
}

/// Places are shares of the drawing's width, so that nothing has to know how wide that is.
fn day(scene: &Scene<'_>, strip: &Strip, day: &StripDay, hours: Hours) -> Html {
    let clock = scene.platform.visitor();
    let local = clock.local(day.from);
    let place = |at: Instant| hours.place(minute(day, at, clock));
    // Time runs as the language is read.
    let mirrored = scene.words.get(Word::Direction) == "rtl";
    let stretch = |(from, until): &(Instant, Instant), strength: &'static str| {
        let (from, until) = (place(*from), place(*until));
        let x = if mirrored { 1000 - until } else { from };
        html! { <rect x={percent(x)} y="3" width={percent(until - from)} height="6" fill-opacity={strength} /> }
    };
    let due = (day.from < strip.due && strip.due <= day.until).then(|| place(strip.due));
    let speech = scene.speech();
    let (roomy, date) = (strip.days.len() <= ROOMY, figure(speech, i64::from(date_of(day_of(local)).day())));
    // In some languages there is nothing between the whole name and a letter.
    let weekday =
        Some(speech.dates.date(speech.tag(), local, DateForm::Weekday)).filter(|name| roomy || name.chars().nth(LONGEST).is_none());
    let weekday = weekday.unwrap_or_else(|| speech.dates.date(speech.tag(), local, DateForm::WeekdayLetter));
    html! {
        <div>
            { weekday }
            if roomy { { " " }{ date } } else { <span>{ date }</span> }
            <svg width="100%" height={if due.is_some() { "29" } else { "12" }} fill="currentColor">
                <rect y="3" width="100%" height="6" fill-opacity=".12" />
                { for day.open.iter().map(|span| stretch(span, ".3")) }
                { for day.counted.iter().map(|span| stretch(span, "1")) }
                if let Some(due) = due { { mark(scene, strip, due) } }
            </svg>
            if roomy && due.is_none() && day.open.len() <= WRITTEN {
                { for day.open.iter().map(|(from, until)| html! {
                    <span>{ format!("{}–{}", hour(speech, minute(day, *from, clock)), hour(speech, minute(day, *until, clock))) }</span>
                }) }
            }
        </div>
    }
}

/// A mark where the promise falls, and below it the time, moved inwards where it would not fit.
fn mark(scene: &Scene<'_>, strip: &Strip, due: i64) -> Html {
    let clock = scene.platform.visitor();
    let edge = strip.days.len() as i64 * 70;
    let (at, anchor) = match due {
        _ if strip.days.len() > ROOMY || due > 1000 - edge => (1000, "end"),
        _ if due < edge => (0, "start"),
        _ => (due, "middle"),
    };
    let time = scene.speech().dates.date(scene.speech().tag(), clock.local(strip.due), DateForm::Time);
    let [due, at] = [due, at].map(|place| percent(if scene.words.get(Word::Direction) == "rtl" { 1000 - place } else { place }));
    html! {
        <>
            <line x1={due.clone()} x2={due} y2="12" stroke="currentColor" stroke-width="3" />
            <text x={at} y="25" text-anchor={anchor}>{ time }</text>
        </>
    }
}

/// `12.5%` of 125.
fn percent(tenths: i64) -> String {
    format!("{}.{}%", tenths / 10, tenths % 10)
}

/// `9`, or `9:30`, by the language's own figures.
fn hour(speech: Speech<'_>, minute: i64) -> String {
    match minute % 60 {
        0 => figure(speech, minute / 60),
        _ => speech.dates.date(speech.tag(), minute * 60, DateForm::Time),
    }
}

fn figure(speech: Speech<'_>, number: i64) -> String {
    Intl.number(speech.tag(), number as f64, None)
}

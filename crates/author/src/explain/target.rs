//! What is promised, in words.

use super::phrases::{Phrase, Phrases};
use super::when::Speaker;
use loket_engine::policy::{Counted, Duration, Strength, Within};
use loket_engine::response::Promise;

/// `First reply: within 5 min on average, counted in support hours (Desk). …`
pub(super) fn target_words(speaker: &Speaker<'_>, promise: &Promise<'_>) -> String {
    let (target, terms, phrases) = (promise.target, &promise.terms, speaker.phrases);
    let purpose = phrases.interface(&format!("promise.{}", target.purpose.word())).to_owned();
    let mut said = match terms.within {
        Within::None => phrases.interface("promise.none").trim_end_matches('.').to_owned(),
        Within::Between(from, to) => {
            let within = match from == to {
                true => phrases.fill(Phrase::Within, &[("duration", &duration(phrases, to, terms.counted))]),
                false => phrases.fill(
                    Phrase::Between,
                    &[("from", &duration(phrases, from, terms.counted)), ("until", &duration(phrases, to, terms.counted))],
                ),
            };
            let strength = terms.strength.map(|strength| match strength {
                Strength::Average => Phrase::Average,
                Strength::Aim => Phrase::Aim,
                Strength::Guarantee => Phrase::Guarantee,
            });
            let counted = terms.counted.map(|counted| match counted {
                Counted::SupportHours => Phrase::SupportHours,
                Counted::BusinessDays => Phrase::BusinessDays,
                Counted::AroundTheClock => Phrase::AroundTheClock,
            });
            let words = [strength, counted].into_iter().flatten().map(|phrase| phrases.say(phrase).to_owned());
            phrases.list(&[within].into_iter().chain(words).collect::<Vec<_>>())
        }
    };
    let desk = terms.hours.and_then(|id| speaker.policy.hours.get(id)?.name.as_ref());
    if let Some(name) = desk.filter(|_| terms.within != Within::None) {
        said = format!("{said} ({})", name.get(speaker.lang).text);
    }
    let notes = [terms.note, promise.longer].into_iter().flatten().map(|note| note.get(speaker.lang).text);
    notes.fold(format!("{purpose}: {said}."), |said, note| format!("{said} {note}"))
}

/// `1 h 30 min`. Up to two days it is said in hours, as policies do, unless it is counted in days.
fn duration(phrases: &Phrases, duration: Duration, counted: Option<Counted>) -> String {
    const DAY: u32 = 24 * 60;
    let say = |phrase, number: u32| phrases.count(phrase, number);
    let minutes = duration.minutes;
    if let Some(days) = duration.days().filter(|days| *days > 2 || counted == Some(Counted::BusinessDays)) {
        let weeks = days.is_multiple_of(7) && counted != Some(Counted::BusinessDays);
        return if weeks { say(Phrase::Weeks, minutes / (7 * DAY)) } else { say(Phrase::Days, days) };
    }
    match (minutes / 60, minutes % 60) {
        (0, minutes) => say(Phrase::Minutes, minutes),
        (hours, 0) => say(Phrase::Hours, hours),
        (hours, minutes) => format!("{} {}", say(Phrase::Hours, hours), say(Phrase::Minutes, minutes)),
    }
}

//! The questions that still matter, one at a time, then the verdict: why, and what to do next.

use yew::{Html, html};

use super::{better, home, promise, question};
use crate::eligibility::{InForce, Outcome};
use crate::policy::{CoverageRule, FactDefinition, Value, Verdict, iso};
use crate::visit::Action;
use crate::widget::controls::{heading, link_button, primary};
use crate::widget::scene::{Scene, verdict_word};
use crate::words::Word;

pub(super) fn view(scene: &Scene<'_>) -> Html {
    let question = scene.visit.question(scene.world);
    html! {
        <>
            { in_force(scene) }
            if let Some(fact) = question { { question::view(scene, fact) } } else { { verdict(scene) } }
            { answers(scene, question) }
        </>
    }
}

/// A policy that is not in force says so before it says anything else.
fn in_force(scene: &Scene<'_>) -> Html {
    let (word, date) = match scene.visit.judgement(scene.world).in_force {
        InForce::Yes => return Html::default(),
        InForce::From(date) => (Word::InForceFrom, date),
        InForce::Until(date) => (Word::InForceUntil, date),
    };
    html! { <p class="notice">{ scene.words.fill(word, &[("date", &home::long_date(scene, &iso(date)))]) }</p> }
}

fn verdict(scene: &Scene<'_>) -> Html {
    match scene.visit.judgement(scene.world).outcome {
        Outcome::Decided(rule) => decided(scene, rule),
        Outcome::Open(rules) => undecided(scene, &rules),
    }
}

fn decided(scene: &Scene<'_>, rule: &CoverageRule) -> Html {
    let policy = &scene.world.policy;
    let step = policy.steps.get(&rule.next);
    html! {
        <>
            <div class={format!("verdict {}", rule.verdict.word())}>
                { heading(scene.word(verdict_word(rule.verdict))) }
                <p>{ scene.word(verdict_sentence(rule.verdict)) }</p>
            </div>
            <section class="clauses">
                <h3>{ scene.word(Word::VerdictBecause) }</h3>
                { for rule.because.iter().filter_map(|id| policy.clauses.get(id)).map(|clause| home::clause(scene, clause)) }
            </section>
            <section>
                <h3>{ scene.word(Word::VerdictNext) }</h3>
                if let Some(step) = step {
                    { scene.prose(&step.text) }
                    if let (Some(label), Some(url)) = (&step.label, &step.url) {
                        <p>{ link_button(scene.text(label), url) }</p>
                    }
                }
            </section>
            { better::view(scene, rule.verdict) }
            if rule.verdict.allows_ticket() { { promise::list(scene, scene.world.now) } }
            { way_on(scene) }
        </>
    }
}

fn undecided(scene: &Scene<'_>, rules: &[&CoverageRule]) -> Html {
    html! {
        <>
            <div class="verdict undecided">
                { heading(scene.word(Word::Undecided)) }
                <p>{ scene.words.fill(Word::UndecidedText, &[("verdicts", &verdicts(scene, rules))]) }</p>
            </div>
            { promise::list(scene, scene.world.now) }
            { way_on(scene) }
        </>
    }
}

/// The words for the verdicts that some rules give, each once.
pub(super) fn verdicts(scene: &Scene<'_>, rules: &[&CoverageRule]) -> String {
    let mut verdicts: Vec<Verdict> = rules.iter().map(|rule| rule.verdict).collect();
    verdicts.sort_unstable();
    verdicts.dedup();
    let words: Vec<String> = verdicts.into_iter().map(|verdict| scene.words.get(verdict_word(verdict)).to_lowercase()).collect();
    words.join(", ")
}

/// A verdict is never the end of the road: the ticket where it can be filed, and always the vendor's own contact link.
fn way_on(scene: &Scene<'_>) -> Html {
    html! {
        <div class="way-on">
            if scene.visit.may_file(scene.world) {
                { primary(scene.word(Word::VerdictWrite), scene.on(Action::Write)) }
            } else if !scene.visit.suggested {
                { primary(scene.word(Word::DescribeFirst), scene.on(Action::Back)) }
            }
            <p class="hint">{ scene.vendor(Word::VerdictAdvice) }{ " " }{ scene.contact(Word::VerdictContact) }</p>
        </div>
    }
}

fn verdict_sentence(verdict: Verdict) -> Word {
    match verdict {
        Verdict::Covered => Word::CoveredText,
        Verdict::BestEffort => Word::BestEffortText,
        Verdict::Billable => Word::BillableText,
        Verdict::NotYet => Word::NotYetText,
        Verdict::Elsewhere => Word::ElsewhereText,
        Verdict::NotCovered => Word::NotCoveredText,
    }
}

/// What was answered, what is known anyway, and how to change the former.
fn answers(scene: &Scene<'_>, asking: Option<&str>) -> Html {
    let visit = scene.visit;
    let answered = visit.answers.iter().filter(|(name, _)| visit.told.get(name).is_none() && Some(*name) != asking);
    let told: Vec<Html> = visit.told.iter().filter_map(|(name, value)| answer(scene, name, Some(value), false)).collect();
    let own: Vec<Html> = answered.filter_map(|(name, value)| answer(scene, name, Some(value), true)).collect();
    let unsure = visit.unsure.iter().filter(|name| Some(name.as_str()) != asking);
    let unsure: Vec<Html> = unsure.filter_map(|name| answer(scene, name, None, true)).collect();
    if told.is_empty() && own.is_empty() && unsure.is_empty() {
        return Html::default();
    }
    html! {
        <section class="answers">
            <h3>{ scene.word(Word::AnswersTitle) }</h3>
            <dl>{ for told.into_iter().chain(own).chain(unsure) }</dl>
        </section>
    }
}

fn answer(scene: &Scene<'_>, name: &str, value: Option<&Value>, own: bool) -> Option<Html> {
    let fact = scene.world.policy.facts.get(name)?;
    let ask = fact.ask.as_ref()?;
    let words = match value {
        None => scene.word(Word::AnswersUnsure),
        Some(value) => self::value(scene, fact, value)?,
    };
    let change = format!("{}: {}", scene.words.get(Word::AnswersChange), scene.plain(ask));
    Some(html! {
        <div class="answer">
            <dt>{ scene.text(ask) }</dt>
            <dd>
                <b>{ words }</b>
                if own {
                    <button type="button" class="plain" aria-label={change} onclick={scene.on(Action::Change(name.to_owned()))}>
                        { scene.word(Word::AnswersChange) }
                    </button>
                } else {
                    <span class="hint">{ scene.word(Word::AnswersKnown) }</span>
                }
            </dd>
        </div>
    })
}

/// An answer in words.
pub(super) fn value(scene: &Scene<'_>, fact: &FactDefinition, value: &Value) -> Option<Html> {
    Some(match value {
        Value::YesNo(yes) => scene.word(if *yes { Word::Yes } else { Word::No }),
        Value::Choice(choice) => scene.text(fact.choices.get(choice)?),
        Value::Version(version) => Html::from(version.to_string()),
        Value::Number(number) => Html::from(number.to_string()),
        Value::Text(text) => Html::from(text.clone()),
        Value::Choices(chosen) => {
            let texts = chosen.iter().filter_map(|choice| fact.choices.get(choice));
            Html::from(texts.map(|text| scene.plain(text)).collect::<Vec<_>>().join(", "))
        }
        Value::Date(date) => Html::from(home::long_date(scene, &iso(*date))),
    })
}

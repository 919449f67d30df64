//! The questions that still matter, one at a time, then the verdict: why, and what to do next.

use yew::{Html, html};

use super::{answers, better, home, promise, question};
use crate::widget::controls::{heading, link_button, primary};
use crate::widget::scene::Scene;
use loket_engine::eligibility::{InForce, Outcome};
use loket_engine::policy::CoverageRule;
use loket_engine::say::{Word, verdict_heading, verdict_sentence};
use loket_engine::visit::{Action, Standing};

pub(super) fn view(scene: &Scene<'_>) -> Html {
    let standing = scene.visit.standing(scene.world);
    html! {
        <>
            { in_force(scene, standing.case.judgement.in_force) }
            { match (standing.question, &standing.case.judgement.outcome) {
                (Some(fact), _) => question::view(scene, &standing.case, fact),
                (None, Outcome::Decided(rule)) => decided(scene, &standing, rule),
                (None, Outcome::Open(rules)) => undecided(scene, &standing, rules),
            } }
            { answers::view(scene, &standing) }
        </>
    }
}

/// A policy that is not in force says so before it says anything else.
fn in_force(scene: &Scene<'_>, in_force: InForce) -> Html {
    let (word, date) = match in_force {
        InForce::Yes => return Html::default(),
        InForce::From(date) => (Word::InForceFrom, date),
        InForce::Until(date) => (Word::InForceUntil, date),
    };
    html! { <p class="notice">{ scene.words.fill(word, &[("date", &scene.speech().date(date))]) }</p> }
}

fn decided(scene: &Scene<'_>, standing: &Standing<'_>, rule: &CoverageRule) -> Html {
    html! {
        <>
            <div class="verdict" data-verdict={rule.verdict.word()}>
                { heading(scene.word(verdict_heading(rule.verdict))) }
                <p>{ scene.word(verdict_sentence(rule.verdict)) }</p>
            </div>
            { clauses(scene, scene.word(Word::VerdictBecause), rule) }
            <section>
                <h3>{ scene.word(Word::VerdictNext) }</h3>
                { step(scene, rule) }
            </section>
            { better::view(scene, standing, rule.verdict) }
            { promise::list(scene, &standing.case) }
            { way_on(scene, standing) }
        </>
    }
}

/// A case that stays open, since the visitor does not know what it turns on, or nobody can be asked: what it can be at worst, because
/// of what, and what happens then.
fn undecided(scene: &Scene<'_>, standing: &Standing<'_>, rules: &[&CoverageRule]) -> Html {
    let worst = standing.case.judgement.worst();
    let worst = rules.iter().find(|rule| Some(rule.verdict) == worst);
    html! {
        <>
            <div class="verdict" data-verdict="undecided">
                { heading(scene.word(Word::Undecided)) }
                <p>{ scene.words.fill(Word::UndecidedText, &[("verdicts", &scene.speech().verdicts(&standing.case.judgement.verdicts))]) }</p>
            </div>
            if let Some(rule) = worst {
                { clauses(scene, Html::from(scene.words.fill(Word::UndecidedWorst, &[("verdict", scene.speech().verdict(rule.verdict))])), rule) }
                <section>
                    <p>{ scene.word(verdict_sentence(rule.verdict)) }</p>
                    { step(scene, rule) }
                </section>
            }
            { promise::list(scene, &standing.case) }
            { way_on(scene, standing) }
        </>
    }
}

/// The clauses that a rule rests on, under a title.
fn clauses(scene: &Scene<'_>, title: Html, rule: &CoverageRule) -> Html {
    let policy = &scene.world.policy;
    html! {
        <section class="clauses">
            <h3>{ title }</h3>
            { for rule.because.iter().filter_map(|id| policy.clauses.get(id)).map(|clause| home::clause(scene, clause)) }
        </section>
    }
}

/// What a rule says to do next.
fn step(scene: &Scene<'_>, rule: &CoverageRule) -> Html {
    let Some(step) = scene.world.policy.steps.get(&rule.next) else { return Html::default() };
    html! {
        <>
            { scene.prose(&step.text) }
            if let (Some(label), Some(url)) = (&step.label, &step.url) { <p>{ link_button(scene.text(label), url) }</p> }
        </>
    }
}

/// A verdict is never the end of the road: the ticket where it can be filed, and always the vendor's own contact link.
fn way_on(scene: &Scene<'_>, standing: &Standing<'_>) -> Html {
    html! {
        <div class="way-on">
            if standing.may_file {
                { primary(scene.word(Word::VerdictWrite), scene.on(Action::Write)) }
            } else if !scene.visit.suggested {
                { primary(scene.word(Word::DescribeFirst), scene.on(Action::Back)) }
            }
            <p class="hint">{ scene.vendor(Word::VerdictAdvice) }{ " " }{ scene.contact(Word::VerdictContact) }</p>
        </div>
    }
}

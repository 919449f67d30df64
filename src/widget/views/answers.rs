//! What is known of the case: each answer, who told it, what it did for the verdict, and how to change it.

use yew::{Html, html};

use crate::widget::scene::Scene;
use loket_engine::eligibility::{Part, Role};
use loket_engine::policy::{CoverageRule, FactDefinition, Source, Text, Value};
use loket_engine::say::{self, Word};
use loket_engine::visit::{Action, Standing};

pub(super) fn view(scene: &Scene<'_>, standing: &Standing<'_>) -> Html {
    let policy = &scene.world.policy;
    let explanation = standing.case.explanation();
    let rule = explanation.rule.filter(|_| standing.question.is_none());
    let mut rows: [Vec<Html>; 3] = Default::default();
    let [deciding, excluding, others] = &mut rows;
    for (id, fact) in policy.facts.iter().filter(|(id, _)| Some(*id) != standing.question) {
        let role = explanation.facts.iter().find(|role| role.fact == id);
        if role.is_none() && !standing.case.facts.is_unsure(id) {
            continue;
        }
        let part = role.map(|role| role.part).filter(|_| rule.is_some());
        let place = match part {
            Some(Part::Decides) => &mut *deciding,
            Some(Part::Excludes(_)) => &mut *excluding,
            _ => &mut *others,
        };
        // What has no name and does nothing here is of no interest to anybody.
        let name = fact.name().map(|name| scene.text(name)).or_else(|| part.filter(|part| *part != Part::Idle).map(|_| Html::from(id)));
        if let Some(name) = name {
            let value = standing.case.facts.value(policy, id);
            place.push(row(
                scene,
                (id, fact, name),
                value,
                [told(scene, role), part.map(|part| html! { <>{ " " }{ did(scene, rule, part) }</> })],
            ));
        }
    }
    if rows.iter().all(Vec::is_empty) {
        return Html::default();
    }
    html! {
        <section class="answers">
            <h3>{ scene.word(if rule.is_some() { Word::AnswersBecause } else { Word::AnswersTitle }) }</h3>
            <dl>{ for rows.into_iter().flatten() }</dl>
        </section>
    }
}

fn row(scene: &Scene<'_>, (id, fact, name): (&str, &FactDefinition, Html), value: Option<Value>, hints: [Option<Html>; 2]) -> Html {
    let words = match value {
        None => scene.word(Word::AnswersUnsure),
        Some(value) => self::value(scene, fact, &value),
    };
    let label = |ask: &Text| scene.words.fill(Word::AnswersChangeOf, &[("question", scene.plain(ask))]);
    html! {
        <div class="answer">
            <dt>{ name }</dt>
            <dd>
                <b>{ words }</b>
                if let Some(ask) = fact.ask.as_ref().filter(|_| fact.asked()) {
                    <button type="button" class="plain" aria-label={label(ask)} onclick={scene.on(Action::Change(id.to_owned()))}>
                        { scene.word(Word::AnswersChange) }
                    </button>
                }
            </dd>
            <dd class="hint"><span>{ for hints.into_iter().flatten() }</span></dd>
        </div>
    }
}

/// Who told it.
fn told(scene: &Scene<'_>, role: Option<&Role<'_>>) -> Option<Html> {
    Some(scene.word(match role?.source {
        Source::Assumed => Word::SourceAssumed,
        Source::Url => Word::SourceUrl,
        Source::Page => Word::SourcePage,
        Source::User => Word::SourceUser,
        Source::LookUp => Word::SourceLookUp,
        Source::Visitor => Word::SourceVisitor,
    }))
}

/// What it did, with the clauses that apply because of it, or do not.
fn did(scene: &Scene<'_>, rule: Option<&CoverageRule>, part: Part) -> Html {
    let policy = &scene.world.policy;
    let own = rule.map(|rule| rule.because.as_slice()).unwrap_or_default();
    let (word, clauses): (_, Vec<&String>) = match part {
        Part::Decides => (Word::PartDecides, own.iter().collect()),
        // What the verdict rests on as well is not what this rules out.
        Part::Excludes(number) => {
            let excluded = policy.coverage.get(number).map(|rule| rule.because.as_slice()).unwrap_or_default();
            (Word::PartExcludes, excluded.iter().filter(|id| !own.contains(id)).collect())
        }
        Part::Idle => return scene.word(Word::PartIdle),
    };
    let titles: Vec<&str> = clauses.into_iter().filter_map(|id| policy.clauses.get(id)).map(|clause| scene.plain(&clause.title)).collect();
    if titles.is_empty() {
        return scene.word(Word::PartMatters);
    }
    Html::from(scene.words.fill(word, &[("clauses", &say::titles(scene.speech(), titles))]))
}

/// An answer in words. A choice in another language than the visitor's is marked as such.
pub(super) fn value(scene: &Scene<'_>, fact: &FactDefinition, value: &Value) -> Html {
    match value {
        Value::Choice(chosen) => fact.choices.get(chosen).map(|text| scene.text(text)).unwrap_or_default(),
        _ => Html::from(scene.speech().value(fact, value)),
    }
}

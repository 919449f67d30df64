//! The articles that probably answer what was typed, and the way on.

use yew::{Html, html};

use crate::widget::controls::primary;
use crate::widget::scene::Scene;
use loket_engine::policy::Article;
use loket_engine::policy::prose::plain;
use loket_engine::say::Word;
use loket_engine::suggest::{Matched, Piece, excerpt, mark};
use loket_engine::visit::Action;

/// How much of an article is shown in the list, in bytes.
const EXCERPT: usize = 140;

pub(in crate::widget) fn view(scene: &Scene<'_>) -> (Html, Html) {
    let (articles, matched) = scene.visit.case(scene.world).suggest(scene.visit.text());
    let found = if articles.is_empty() {
        html! { <p class="none">{ scene.word(Word::AskNone) }</p> }
    } else {
        html! {
            <>
                <h3>{ scene.word(Word::AskFound) }</h3>
                <ul class="articles">{ for articles.iter().map(|article| suggestion(scene, article, &matched)) }</ul>
            </>
        }
    };
    let way_on = html! {
        <div class="way-on">
            if !articles.is_empty() { <p class="hint">{ scene.word(Word::AskGoHint) }</p> }
            { primary(scene.word(Word::AskGo), scene.on(Action::GoOn)) }
        </div>
    };
    (found, way_on)
}

fn suggestion(scene: &Scene<'_>, article: &Article, matched: &Matched) -> Html {
    let Some(index) = scene.world.index() else { return Html::default() };
    let marked = |text: &str| pieces(mark(index, matched, text));
    let body = plain(article.body.get(&scene.world.lang).text);
    html! {
        <li>
            <button type="button" class="article" onclick={scene.on(Action::Read(article.id.clone()))}>
                <span class="title">{ scene.said(&article.title, marked) }</span>
                <span class="excerpt">{ marked(excerpt(index, matched, &body, EXCERPT)) }</span>
            </button>
        </li>
    }
}

fn pieces(pieces: Vec<Piece<'_>>) -> Html {
    let piece = |piece: Piece<'_>| {
        if piece.marked {
            html! { <mark>{ piece.text.to_owned() }</mark> }
        } else {
            Html::from(piece.text)
        }
    };
    pieces.into_iter().map(piece).collect()
}

//! One article, and whether it solved it.

use yew::{Html, html};

use crate::widget::controls::{heading, link, primary, secondary};
use crate::widget::scene::Scene;
use loket_engine::say::Word;
use loket_engine::visit::Action;

pub(super) fn view(scene: &Scene<'_>, id: &str) -> Html {
    let Some(article) = scene.world.policy.article(id) else { return Html::default() };
    html! {
        <>
            <article>
                { heading(scene.text(&article.title)) }
                { scene.prose(&article.body) }
                if let Some(url) = &article.url { <p>{ link(scene.word(Word::ArticleSource), url) }</p> }
            </article>
            <div class="way-on" role="group" aria-labelledby="article-question">
                <p id="article-question">{ scene.word(Word::ArticleQuestion) }</p>
                <div class="buttons">
                    { primary(scene.word(Word::ArticleYes), scene.on(Action::Solved)) }
                    { secondary(scene.word(Word::ArticleNo), scene.on(Action::GoOn)) }
                </div>
            </div>
        </>
    }
}

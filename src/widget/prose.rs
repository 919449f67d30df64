//! Prose as nodes. Nothing of a document ever becomes HTML. Each block is written in its own direction, whatever the interface's is.

use yew::{Html, html};

use loket_engine::policy::prose::{Block, Inline, blocks};

pub(super) fn render(text: &str) -> Html {
    blocks(text).into_iter().map(block).collect()
}

fn block(block: Block) -> Html {
    match block {
        Block::Paragraph(runs) => html! { <p dir="auto">{ inline(runs) }</p> },
        Block::List(true, items) => html! { <ol dir="auto">{ for items.into_iter().map(item) }</ol> },
        Block::List(false, items) => html! { <ul dir="auto">{ for items.into_iter().map(item) }</ul> },
    }
}

fn item(runs: Vec<Inline>) -> Html {
    html! { <li>{ inline(runs) }</li> }
}

fn inline(runs: Vec<Inline>) -> Html {
    let run = |run| match run {
        Inline::Text(text) => Html::from(text),
        Inline::Strong(text) => html! { <strong>{ text }</strong> },
        Inline::Code(text) => html! { <code>{ text }</code> },
        Inline::Link(text, link) => html! { <a href={link.as_str().to_owned()} target="_blank" rel="noopener">{ text }</a> },
    };
    runs.into_iter().map(run).collect()
}

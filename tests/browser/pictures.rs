//! A picture of each state of each example, light and dark, wide and at 320 px, in the folder `screenshots`, which git ignores. They
//! are there to be looked at; what a test can say of them is that they show something.

use std::{fs, path::Path};

use serde_json::json;
use thirtyfour::support::base64_decode;

use crate::{
    browser::live,
    looks::{self, Looks},
    pages,
    tour::{EXAMPLES, Example, NOW},
    visit::Visit,
};

/// How many colours a small copy of a picture has.
const COLOURS: &str = "
    const bytes = Uint8Array.from(atob(arguments[0]), letter => letter.charCodeAt(0));
    const picture = await createImageBitmap(new Blob([bytes], { type: 'image/png' }), { resizeWidth: 64, resizeHeight: 64 });
    const canvas = new OffscreenCanvas(64, 64).getContext('2d');
    canvas.drawImage(picture, 0, 0);
    return new Set(new Uint32Array(canvas.getImageData(0, 0, 64, 64).data.buffer)).size;
";

/// The height at which nothing inside the widget has to be scrolled.
const HEIGHT: &str = "
    const view = root.querySelector('.view');
    return view ? Math.ceil(innerHeight + view.scrollHeight - view.clientHeight) : innerHeight;
";

impl Visit<'_> {
    /// Keeps a picture of what is seen now.
    pub async fn picture(&self, folder: &str, name: &str) {
        self.browser.drawn().await;
        let picture = self.browser.session.screenshot_as_png_base64().await.expect("a picture is taken");
        let colours = self.browser.wait_for(COLOURS, &[json!(picture)]).await;
        assert!(colours.as_u64().is_some_and(|colours| colours > 1), "{folder}, {name}: a picture of one colour");
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../screenshots").join(folder);
        fs::create_dir_all(&folder).expect("a folder can be made");
        let file = folder.join(format!("{name}.png"));
        fs::write(&file, base64_decode(&picture).expect("a picture is base64")).expect("a picture can be kept");
    }
}

/// Takes the pictures of a state. Narrow ones are as high as it takes to show all of it; wide ones show it as visitors see it.
async fn take(visit: &Visit<'_>, example: &str, state: &str) {
    for looks in looks::ALL {
        visit.browser.look(looks).await;
        if looks.width == 320 && state != "launcher" {
            let height = visit.run(HEIGHT).await.as_u64().and_then(|height| height.try_into().ok()).unwrap_or(looks.height);
            visit.browser.look(Looks { height, ..looks }).await;
        }
        // A widget in the page is brought into view; to one above the page, this does nothing.
        visit.run("host.scrollIntoView({ block: 'start' })").await;
        visit.picture(example, &format!("{state}-{}-{}", looks.theme, looks.width)).await;
    }
    visit.browser.look(looks::ALL[0]).await;
}

fn pictures(example: &Example) {
    live(async |browser| {
        let site = pages::at(NOW).serve().await;
        let mut taken = Vec::new();
        let stop = async |visit: &Visit<'_>, state: &str| {
            take(visit, example.name, state).await;
            taken.push(state.to_owned());
        };
        example.tour(browser, &site, stop).await;
        assert_eq!(taken.len(), 14, "{taken:?}");
    });
}

#[test]
fn bas_ip() {
    pictures(&EXAMPLES[0]);
}

#[test]
fn bright_plugins() {
    pictures(&EXAMPLES[1]);
}

#[test]
fn new_media_entertainment() {
    pictures(&EXAMPLES[2]);
}

#[test]
fn syneton() {
    pictures(&EXAMPLES[3]);
}

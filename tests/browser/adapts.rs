//! What visitors have set for themselves is followed: forced colours, magnification, motion, and the direction of a language.

use serde_json::{Value, json};
use thirtyfour::Key;

use crate::{
    accessibility::WIDER,
    browser::live,
    looks::{ALL, MAGNIFIED},
    opening::example,
    pages,
    tour::{EXAMPLES, NOW},
    visit::Visit,
};

/// What cannot be told from what is behind it when colours are forced: controls without an edge, drawn signs in the colour of their
/// ground or filled whole, and marks that the ground shines through.
const UNSEEN: &str = "
    const shown = [...root.querySelectorAll('*')].filter(node => node.checkVisibility({ visibilityProperty: true }));
    const edgeless = shown.filter(node => node.matches('input, select:not(.languages), textarea, .button, .choice, .article, .lk-button'))
        .filter(node => getComputedStyle(node).borderTopStyle === 'none');
    const drawn = shown.filter(node => node.matches('.close .sign, summary'))
        .map(node => [node, getComputedStyle(node, '::before'), getComputedStyle(node)]);
    const lost = drawn.filter(([node, sign, ground]) =>
        node.matches('.sign') ? !ground.backgroundColor.endsWith(', 0)') || sign.backgroundColor === getComputedStyle(node.closest('button')).backgroundColor
            : sign.borderRightColor === ground.backgroundColor).map(([node]) => node);
    const faint = shown.filter(node => node.matches('mark') && /rgba|[/]/.test(getComputedStyle(node).backgroundColor));
    return [...edgeless, ...lost, ...faint].map(node => `${node.localName}.${node.className}`);
";

#[test]
fn forced_colours_leave_everything_to_be_seen() {
    live(async |browser| {
        let site = pages::at(NOW).serve().await;
        let mut wrong = Vec::new();
        let stop = async |visit: &Visit<'_>, state: &str| {
            for theme in ["light", "dark"] {
                browser
                    .prefers(&[("forced-colors", "active"), ("prefers-color-scheme", theme), ("prefers-reduced-motion", "reduce")])
                    .await;
                visit.picture("forced-colours", &format!("{state}-{theme}")).await;
                let unseen = visit.run(UNSEEN).await;
                wrong.extend(unseen.as_array().into_iter().flatten().map(|each| format!("{state}, {theme}: {each}")));
                wrong.extend(browser.violations("loket-widget").await.into_iter().map(|each| format!("{state}, {theme}: {each}")));
            }
            browser.look(ALL[0]).await;
        };
        EXAMPLES[0].tour(browser, &site, stop).await;
        assert!(wrong.is_empty(), "{wrong:#?}");
    });
}

#[test]
fn magnified_four_times_everything_can_be_read_and_reached() {
    live(async |browser| {
        let site = pages::at(NOW).serve().await;
        let mut wrong: Vec<String> = Vec::new();
        let stop = async |visit: &Visit<'_>, state: &str| {
            browser.look(MAGNIFIED).await;
            visit.picture("magnified", state).await;
            let wider = visit.run(WIDER).await;
            wrong.extend(wider.as_array().into_iter().flatten().map(|each| format!("{state}: {each}")));
            let above = visit.run("return root.querySelector('.lk-box, .panel')?.getBoundingClientRect().top ?? 0").await;
            if above.as_f64().is_none_or(|above| above < 0.0) {
                wrong.push(format!("{state}: cut off above at {above} px"));
            }
            let room = visit.run("return root.querySelector('.view')?.clientHeight ?? 256").await;
            if room.as_u64().is_none_or(|room| room < 180) {
                wrong.push(format!("{state}: {room} px to read in"));
            }
            wrong.extend(browser.violations("loket-widget").await.into_iter().map(|each| format!("{state}: {each}")));
            browser.look(ALL[0]).await;
        };
        EXAMPLES[1].tour(browser, &site, stop).await;
        assert!(wrong.is_empty(), "{wrong:#?}");
    });
}

#[test]
fn a_panel_over_the_whole_page_makes_room_for_the_focus_behind_it() {
    example("bas-ip", NOW).live(async |visit, _| {
        visit.describe("no picture on the monitor").await;
        let tab = async || visit.browser.session.action_chain().send_keys(Key::Tab).perform().await.expect("a key is pressed");
        let leave = async || {
            visit.press_at(".way-on .primary").await;
            visit.press_at(".back").await;
            visit.run("root.querySelector('.way-on .primary').focus()").await;
            tab().await;
            visit.browser.until("!document.querySelector('loket-widget').shadowRoot.activeElement").await;
        };
        // Beside the page it stays open.
        visit.run("document.body.append(Object.assign(document.createElement('button'), { textContent: 'after' }))").await;
        leave().await;
        visit.sees(".app").await;
        visit.browser.look(MAGNIFIED).await;
        leave().await;
        visit.sees_no(".app").await;
        visit.browser.look(ALL[0]).await;
        visit.open().await;
        assert_eq!(visit.run("return root.querySelector('[data-field]').value").await, "no picture on the monitor");
    });
}

/// What moves now, and what would when it changed.
const MOVES: &str = "
    root.querySelector('.lk-button').setAttribute('aria-busy', 'true');
    const moving = root.querySelector('.lk-button').getAnimations({ subtree: true }).length;
    const slow = [...root.querySelectorAll('.app *')].filter(node => getComputedStyle(node).transitionDuration !== '0s').length;
    root.querySelector('.lk-button').setAttribute('aria-busy', 'false');
    return [moving, slow > 0];
";

#[test]
fn who_wants_no_motion_gets_none() {
    example("bas-ip", NOW).live(async |visit, _| {
        visit.describe("no picture on the monitor").await;
        visit.sees(".article").await;
        visit.browser.prefers(&[("prefers-reduced-motion", "reduce")]).await;
        assert_eq!(visit.run(MOVES).await, json!([0, false]));
        visit.browser.prefers(&[("prefers-reduced-motion", "no-preference")]).await;
        assert_eq!(visit.run(MOVES).await, json!([1, true]));
    });
}

/// Whether the panel stands left or right, and at which edge each text begins.
const SIDES: &str = "
    const side = selector => {
        const node = [...root.querySelectorAll(selector)].find(node => node.checkVisibility());
        const texts = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
        let text = texts.nextNode();
        while (!text.data.trim()) text = texts.nextNode();
        const range = document.createRange();
        range.setStart(text, 0);
        range.setEnd(text, 1);
        const [letter, line] = [range, node].map(each => each.getBoundingClientRect());
        return letter.x - line.x < 48 ? 'left' : line.right - letter.right < 48 ? 'right' : 'neither';
    };
    const panel = root.querySelector('.panel').getBoundingClientRect();
    return [panel.x < innerWidth - panel.right ? 'left' : 'right', side('h2'), side('.clauses summary'), side('.clauses .told p'), side('.clauses .told li')];
";

/// A policy with a clause in Arabic and one in Hebrew.
fn from_right_to_left() -> Value {
    let mut policy = pages::policy("bas-ip");
    policy["vendor"]["name"] = json!("مكتب الدعم");
    policy["clauses"]["specs"]["title"] = json!({ "ar": "شرح المواصفات، version 4.3 أو أحدث" });
    policy["clauses"]["specs"]["text"] = json!({ "ar": "نجيب عن أسئلتكم.\n\n- الخطوة الأولى: أعيدوا التشغيل\n- الخطوة الثانية: راسلونا" });
    policy["clauses"]["use"]["title"] = json!({ "he": "הגדרה ושימוש במוצר" });
    policy
}

#[test]
fn each_text_is_written_in_its_own_direction() {
    live(async |browser| {
        let script = "<script src=\"/loket.js\" data-policy=\"/policy.json\" data-now=\"{now}\" async></script>";
        for (dir, lang, stands, begins) in [("rtl", "ar", "left", "right"), ("ltr", "nl", "right", "left")] {
            let pages = pages::at(NOW).policy("/policy.json", &from_right_to_left()).page(script);
            let site = pages.turned(dir, lang).serve().await;
            browser.goto(&format!("{}/page.html", site.url())).await;
            let visit = browser.visit();
            visit.open().await;
            visit.press_at(".clauses summary").await;
            for looks in [ALL[0], ALL[2]] {
                browser.look(looks).await;
                visit.run("root.querySelector('.clauses').scrollIntoView()").await;
                visit.picture("direction", &format!("{dir}-{}", looks.width)).await;
                let sides = visit.run(SIDES).await;
                assert_eq!(
                    sides.as_array().expect("sides are a list")[1..],
                    [json!(begins), json!("right"), json!("right"), json!("right")],
                    "{dir}, {}",
                    looks.width
                );
                if looks.width > 320 {
                    assert_eq!(sides[0], stands, "{dir}");
                }
                assert_eq!(visit.run(WIDER).await, json!([]), "{dir}, {}", looks.width);
            }
            browser.look(ALL[0]).await;
            visit.describe("no picture on the monitor").await;
            visit.press_at(".way-on .primary").await;
            visit.sees(".question").await;
            visit.picture("direction", &format!("{dir}-question")).await;
            // Texts in languages that the policy does not speak are for the vendor to look at.
            let said = browser.console().await;
            assert!(said.len() == 1 && said[0].contains("`loket check` says what"), "{said:#?}");
        }
    });
}

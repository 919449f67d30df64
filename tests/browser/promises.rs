//! What is seen of a promise: its days as a line, the minute that moves on, what makes it less certain, and its entry in a calendar.

use serde_json::{Value, json};

use crate::{
    accessibility::WIDER,
    browser::{Browser, live},
    looks::ALL,
    opening::Opening,
    pages::{self, Pages},
    visit::Visit,
};

/// A Friday morning in Brussels and Amsterdam, where the browser is.
const NOW: &str = "2026-11-20T09:58:00Z";

const WIDGET: &str = "<script src=\"/loket.js\" data-policy=\"/policy.json\" data-now=\"{now}\" async></script>";

/// BAS-IP's policy, with a desk in Brussels that is closed at noon and on Friday afternoons.
fn policy() -> Value {
    let mut policy = pages::policy("bas-ip");
    policy["hours"]["desk"]["zone"] = json!("Europe/Brussels");
    policy["hours"]["desk"]["week"] = json!({ "mon-thu": ["09:00-12:00", "13:00-17:00"], "fri": ["09:00-12:00"] });
    policy["targets"][1]["within"] = json!("45h");
    policy
}

fn page(policy: &Value) -> Pages {
    pages::at(NOW).policy("/policy.json", policy).page(WIDGET)
}

fn known(policy: &Value) -> Opening {
    page(policy).opening().facts(json!({ "buyer": "direct", "request": "hardware" }))
}

async fn to_the_promises(visit: &Visit<'_>) {
    visit.describe("a question").await;
    visit.press("Go on").await;
    visit.sees("[data-verdict=covered]").await;
}

/// Opens a page after a script has changed what the browser has.
async fn goto(browser: &Browser, url: &str, script: &str) {
    browser.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).await;
    browser.goto(&format!("{url}/page.html")).await;
    browser.until("window.Loket?.widgets.length").await;
    browser.run("Loket.facts({ buyer: 'direct', request: 'hardware' })", &[]).await;
    browser.visit().open().await;
}

/// Each day of a promise's line: what is written, and which shares of its width are open, count, and hold the mark, in percent.
const DAYS: &str = "
    const share = (days, node) => {
        const [day, box] = [days, node].map(each => each.getBoundingClientRect());
        return [box.x - day.x, box.right - day.x].map(at => Math.round(at / day.width * 100));
    };
    return [...root.querySelectorAll('.promise:nth-child(' + NUMBER + ') .strip > div')].map(day => {
        const line = day.querySelector('svg');
        const shares = strength => [...line.querySelectorAll(`rect[fill-opacity=\"${strength}\"]`)].map(rect => share(line, rect));
        const mark = line.querySelector('line');
        return [day.innerText.replace(/\\s+/g, ' ').trim(), shares('.3'), shares('1'), mark && Math.round(mark.x1.baseVal.valueInSpecifiedUnits)];
    });
";

/// The same line, mirrored: time runs as the language is read, from the first day at the right to the mark at the left.
#[test]
fn where_people_read_from_right_to_left_time_runs_so_too() {
    known(&policy()).live(async |visit, _| {
        to_the_promises(visit).await;
        visit.browser.run("Loket.language('ar-EG')", &[]).await;
        visit.sees(".app[dir=rtl][lang=ar-EG] .strip").await;
        let days = visit.run(&DAYS.replace("NUMBER", "3")).await;
        let shares: Vec<Value> = days.as_array().expect("days are a list").iter().map(|day| json!([day[1], day[2], day[3]])).collect();
        let week = json!([[63, 100], [0, 50]]);
        let expected = [
            json!([[[63, 100]], [[63, 75]], null]),
            json!([[], [], null]),
            json!([[], [], null]),
            json!([week, [[63, 100], [38, 50]], 38]),
        ];
        assert_eq!(shares, expected);
        let from_the_right = "
            const places = [...root.querySelectorAll('.promise:nth-child(3) .strip > div')].map(day => day.getBoundingClientRect().x);
            return places.every((x, day) => !day || x < places[day - 1])";
        assert_eq!(visit.run(from_the_right).await, true);
        for looks in ALL {
            visit.browser.look(looks).await;
            visit.run("root.querySelector('.promises').scrollIntoView()").await;
            visit.picture("promise", &format!("arabic-{}-{}", looks.theme, looks.width)).await;
            assert_eq!(visit.run(WIDER).await, json!([]), "{looks:?}");
        }
    });
}

#[test]
fn a_promise_has_its_days_as_a_line() {
    known(&policy()).live(async |visit, _| {
        to_the_promises(visit).await;
        // An hour today and four on Monday, of days from nine to five.
        let days = visit.run(&DAYS.replace("NUMBER", "3")).await;
        let week = json!([[0, 38], [50, 100]]);
        let expected = json!([
            ["Fri 20 9–12", [[0, 38]], [[24, 38]], null],
            ["Sat 21", [], [], null],
            ["Sun 22", [], [], null],
            ["Mon 23 13:58", week, [[0, 38], [50, 62]], 62],
        ]);
        assert_eq!(days, expected);
        // Of more than a week, the days in between are a number.
        let days = visit.texts(".promise:nth-child(2) .strip > *").await;
        assert_eq!(days, ["Fri 20", "Sat 21", "Sun 22", "Mon 23", "+5", "Sun 29", "Mon 30", "Tue 1 15:58"]);
        assert_eq!(visit.texts(".promise:nth-child(2) .time").await, ["By Tue 1 Dec, 15:58"]);
        // Nobody hears it: the time is said above, and the steps below.
        assert_eq!(visit.run("return [...root.querySelectorAll('.strip')].every(each => each.ariaHidden === 'true')").await, true);
        // It fits, and nothing lies over anything else.
        let over = "
            const texts = [...root.querySelectorAll('.strip > *')].map(each => {
                const range = document.createRange(); range.selectNodeContents(each);
                return [...range.getClientRects(), ...[...each.querySelectorAll('text')].map(text => text.getBoundingClientRect())]
                    .filter(box => box.width && box.height < 24);
            });
            const meet = (a, b) => a.x < b.right - 1 && b.x < a.right - 1 && a.y < b.bottom - 1 && b.y < a.bottom - 1;
            return texts.flatMap((boxes, day) => texts.slice(day + 1).flatMap(others =>
                boxes.filter(box => others.some(other => meet(box, other))))).length";
        for looks in ALL {
            visit.browser.look(looks).await;
            visit.run("root.querySelector('.promises').scrollIntoView()").await;
            visit.picture("promise", &format!("line-{}-{}", looks.theme, looks.width)).await;
            assert_eq!(visit.run(over).await, 0, "{looks:?}");
            assert_eq!(visit.run(WIDER).await, json!([]), "{looks:?}");
        }
    });
}

#[test]
fn what_is_counted_around_the_clock_has_no_line() {
    let mut policy = policy();
    policy["targets"][0] = json!({ "for": "first-response", "within": "24h", "counted": "around-the-clock", "strength": "aim" });
    known(&policy).live(async |visit, _| {
        to_the_promises(visit).await;
        visit.sees(".promise:nth-child(3) .strip").await;
        assert_eq!(visit.texts(".promise:nth-child(1) .strip").await, [""; 0]);
    });
}

#[test]
fn each_explanation_says_by_its_name_what_it_is_about() {
    known(&policy()).live(async |visit, _| {
        to_the_promises(visit).await;
        let names = visit.run("return [...root.querySelectorAll('.promise > details > summary')].map(each => each.ariaLabel)").await;
        assert_eq!(
            names,
            json!(["How we worked this out: First reply", "How we worked this out: Call-back", "How we worked this out: Solution"])
        );
        assert_eq!(visit.texts(".promise > details > summary").await, ["How we worked this out"; 3]);
    });
}

/// A clock that begins at an instant and can be put forward, and the ticks of the widget.
const CLOCK: &str = "
    const now = Date.now.bind(Date), every = setInterval, begin = Date.parse('2026-11-20T09:58:05Z') - now();
    window.ticks = [];
    window.later = 0;
    Date.now = () => now() + begin + later;
    window.setInterval = (act, ...more) => { ticks.push(act); return every(act, ...more) };
    window.forward = minutes => { later += minutes * 60_000; ticks.forEach(tick => tick()) };
";

/// Notes what changes where somebody listens.
const LISTEN: &str = "
    window.heard = [];
    window.kept = root.activeElement;
    window.height = root.querySelector('.view').scrollTop;
    new MutationObserver(changes => heard.push(...changes
        .map(({ target }) => (target.closest ? target : target.parentElement).closest('[aria-live], [role=alert], [role=status]'))
        .filter(Boolean).map(region => region.outerHTML)
    )).observe(root, { subtree: true, childList: true, characterData: true, attributes: true });
";

/// Whether all is as it was.
const SAME: &str = "return [heard, root.activeElement === kept && kept.isConnected, root.querySelector('.view').scrollTop === height]";

#[test]
fn a_promise_moves_on_by_the_minute_and_nothing_else_does() {
    live(async |browser| {
        let still = page(&policy()).page("<script src=\"/loket.js\" data-policy=\"/policy.json\" async></script>");
        let site = still.serve().await;
        goto(browser, &site.url(), CLOCK).await;
        let visit = browser.visit();
        to_the_promises(&visit).await;
        let times = ["Usually by 11:03", "By Tue 1 Dec, 15:58", "Usually by Mon 23 Nov, 13:58"];
        assert_eq!(visit.texts(".promise .time").await, times);
        visit.press_at(".promise:nth-child(3) > details > summary").await;
        visit.sees(".promise:nth-child(3) .steps").await;
        visit.run(LISTEN).await;
        browser.run("forward(7)", &[]).await;
        browser.until("document.querySelector('loket-widget').shadowRoot.querySelector('.time').textContent.includes('11:10')").await;
        let times = ["Usually by 11:10", "By Tue 1 Dec, 16:05", "Usually by Mon 23 Nov, 14:05"];
        assert_eq!(visit.texts(".promise .time").await, times);
        assert_eq!(visit.run(SAME).await, json!([[], true, true]));
        assert_eq!(visit.focus().await, "summary How we worked this out: Solution");
        assert!(visit.texts(".promise:nth-child(3) .steps li").await[0].starts_with("Fri 20 Nov, 11:05 – 12:00"));
        assert_eq!(visit.run("return root.querySelector('.promise:nth-child(3) .strip text').textContent").await, "14:05");

        // In the form, what is typed and where stays as well.
        visit.press("File a ticket").await;
        visit.fill("Your name", "Ada").await;
        visit.run(LISTEN).await;
        browser.run("forward(3)", &[]).await;
        browser.until("document.querySelector('loket-widget').shadowRoot.querySelector('.time').textContent.includes('11:13')").await;
        assert_eq!(visit.run(SAME).await, json!([[], true, true]));
        assert_eq!(visit.focus().await, "input Your name");
        assert_eq!(visit.holds("Your name").await, "Ada");
        browser.is_quiet().await;
    });
}

#[test]
fn dates_that_have_run_out_are_said_at_home_and_beside_each_promise() {
    let mut policy = policy();
    policy["hours"]["desk"]["holidays"] = json!({ "of": ["BE"], "dates": ["2026-11-11"], "until": "2026-11-22" });
    known(&policy).live(async |visit, _| {
        // Today is known.
        visit.describe("a question").await;
        visit.sees(".way-on .primary").await;
        assert_eq!(visit.texts(".notice").await, [""; 0]);
        visit.press("Go on").await;
        visit.sees("[data-verdict=covered]").await;
        let known = "Holidays are known until 22 November 2026 only; beyond that it may take longer.";
        assert!(!visit.texts(".promise:nth-child(1) .hint").await.contains(&known.to_owned()));
        assert!(visit.texts(".promise:nth-child(3) .hint").await.contains(&known.to_owned()));
    });
    policy["hours"]["desk"]["holidays"]["until"] = json!("2026-11-19");
    known(&policy).live(async |visit, _| {
        let said = "Holidays are only known until 19 November 2026. The desk may be closed when it is said to be open.";
        assert_eq!(visit.reads(".notice").await, said);
        visit.picture("promise", "outdated").await;
        visit.speak("nl").await;
        let said = "Feestdagen zijn maar tot 19 november 2026 bekend. De helpdesk kan gesloten zijn terwijl hier staat dat hij open is.";
        assert_eq!(visit.reads(".notice").await, said);
    });
}

#[test]
fn a_zone_that_the_browser_does_not_know_is_counted_as_utc_and_said() {
    live(async |browser| {
        let site = page(&policy()).serve().await;
        let without = "Intl.DateTimeFormat = new Proxy(Intl.DateTimeFormat, { construct(format, [lang, options]) {
            if (options?.timeZone === 'Europe/Brussels') throw new RangeError('Invalid time zone specified');
            return new format(lang, options);
        } })";
        goto(browser, &site.url(), without).await;
        let visit = browser.visit();
        let said = "Your browser does not know the desk’s time zone (Europe/Brussels). Its hours are counted as UTC, so times may be some \
            hours off.";
        assert_eq!(visit.reads(".notice").await, said);
        assert_eq!(visit.reads(".desk").await, "Technical support Open now, until 13:00 your time (12:00 in UTC)");
        to_the_promises(&visit).await;
        assert_eq!(visit.texts(".promise:nth-child(1) .time").await, ["Usually by 11:03 your time (10:03 in UTC)"]);
        assert!(visit.texts(".promise:nth-child(1) .hint").await.contains(&said.to_owned()));
        browser.is_quiet().await;
    });
}

#[test]
fn the_receipt_has_the_reply_for_a_calendar() {
    let mut policy = policy();
    policy["vendor"]["name"] = json!("Ü, Söhne; & Co");
    policy["targets"][0]["within"] = json!(["1h", "5h"]);
    let prefill = json!({ "text": "a question", "name": "Ada", "email": "ada@installer.example" });
    known(&policy).prefill(prefill).live(async |visit, _| {
        visit.press("Go on").await;
        visit.press("File a ticket").await;
        visit.file().await;
        visit.is_at("Your ticket is filed").await;
        let link = visit.element("a[download]", Some("Put it into my calendar")).await;
        assert_eq!(link.attr("download").await.expect("it is there").as_deref(), Some("reply.ics"));
        let file = visit
            .browser
            .wait_for(
                "return await (await new Response(decodeURIComponent(\
            document.querySelector('loket-widget').shadowRoot.querySelector('a[download]').href.replace(/^[^,]*,/, '')))).text()",
                &[],
            )
            .await;
        let reference = visit.reads(".reference").await;
        let site = policy["vendor"]["url"].as_str().unwrap_or_default();
        let lines = [
            "BEGIN:VCALENDAR".to_owned(),
            "VERSION:2.0".to_owned(),
            "PRODID:-//Loket//Support widget//EN".to_owned(),
            "METHOD:PUBLISH".to_owned(),
            "BEGIN:VEVENT".to_owned(),
            format!("UID:{reference}-1795168680@{site}"),
            "DTSTAMP:20261120T095800Z".to_owned(),
            "DTSTART:20261120T105800Z".to_owned(),
            "DTEND:20261123T125800Z".to_owned(),
            "SUMMARY:Reply from Ü\\, Söhne\\; & Co".to_owned(),
            format!("DESCRIPTION:{reference}"),
            format!("URL:{site}"),
            "TRANSP:TRANSPARENT".to_owned(),
            "END:VEVENT".to_owned(),
            "END:VCALENDAR".to_owned(),
        ];
        assert_eq!(file.as_str().unwrap_or_default().split("\r\n").collect::<Vec<_>>(), [&lines[..], &[String::new()]].concat());
        // The browser takes the address as it is.
        let kind =
            "return new URL(document.querySelector('loket-widget').shadowRoot.querySelector('a[download]').href).pathname.split(',')[0]";
        assert_eq!(visit.browser.run(kind, &[]).await, "text/calendar;charset=utf-8");
    });
}

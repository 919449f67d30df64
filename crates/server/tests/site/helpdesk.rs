//! The helpdesk that is played: taking, listing, failing.

use std::time::Duration;

use loket_server::{Helpdesk, Site};
use serde_json::json;

use crate::{Answer, Folder, ask, get, serve};

async fn file(site: &Site, desk: &str, body: &[u8]) -> std::io::Result<Answer> {
    let path = format!("/helpdesk/{desk}");
    ask(site, "POST", &path, &["Content-Type: application/json"], body).await
}

#[tokio::test]
async fn tickets_get_references_and_are_listed() {
    let folder = Folder::new("tickets");
    let site = serve(&folder).await;
    for (desk, subject, reference) in
        [("bas-ip", "No <b>bell</b> & \"door\"", "BAS-1001"), ("yoast", "Sitemap", "YOA-1001"), ("bas-ip", "Second", "BAS-1002")]
    {
        let body = json!({ "subject": subject }).to_string();
        let answer = file(&site, desk, body.as_bytes()).await.unwrap();
        assert_eq!((answer.status, answer.json()), (201, json!({ "reference": reference })));
    }
    assert_eq!(site.tickets("yoast"), [json!({ "subject": "Sitemap" })]);
    let listed = get(&site, "/helpdesk/bas-ip").await.json();
    assert_eq!(listed[1], json!({ "reference": "BAS-1002", "ticket": { "subject": "Second" } }));
    let page = get(&site, "/helpdesk/").await;
    assert!(page.body.contains("No &lt;b&gt;bell&lt;/b&gt; &amp; &quot;door&quot;"));
    assert!(page.body.find("BAS-1002") < page.body.find("YOA-1001"), "newest first");
    assert!(page.header("Content-Security-Policy").contains("default-src 'none'"));
}

#[tokio::test]
async fn anything_but_a_ticket_is_named_and_not_taken() {
    let folder = Folder::new("refused");
    let site = serve(&folder).await;
    let large = json!({ "text": "x".repeat(2 << 20) }).to_string();
    for (body, status, why) in [
        ("[1]", 400, "a ticket is a JSON object"),
        ("{", 400, "not JSON: "),
        ("", 400, "not JSON: "),
        (large.as_str(), 413, "a ticket is at most 1 MB"),
    ] {
        let answer = file(&site, "desk", body.as_bytes()).await.unwrap();
        assert_eq!(answer.status, status, "{why}");
        assert!(answer.json()["error"].as_str().unwrap().starts_with(why), "{}", answer.body);
    }
    assert!(site.tickets("desk").is_empty());
}

#[tokio::test]
async fn a_failing_helpdesk_takes_nothing_until_it_works_again() {
    let folder = Folder::new("failing");
    let site = serve(&folder).await;
    site.helpdesk(Helpdesk::Failing(503));
    assert_eq!(file(&site, "desk", b"{}").await.unwrap().status, 503);
    site.helpdesk(Helpdesk::Refusing);
    assert!(file(&site, "desk", b"{}").await.is_err(), "cut without an answer");
    site.helpdesk(Helpdesk::Hanging);
    let hanging = tokio::time::timeout(Duration::from_millis(200), file(&site, "desk", b"{}"));
    assert!(hanging.await.is_err(), "no answer comes");
    assert!(site.tickets("desk").is_empty());
    let statuses: Vec<_> = site.requests().iter().map(|asked| asked.status).collect();
    assert_eq!(statuses, [Some(503), None, None]);
    site.helpdesk(Helpdesk::Working);
    assert_eq!(file(&site, "desk", b"{}").await.unwrap().status, 201);
}

#[tokio::test]
async fn a_helpdesk_that_has_moved_says_where_to_and_takes_nothing() {
    let folder = Folder::new("moved");
    let site = serve(&folder).await;
    for status in [301, 302, 303, 307, 308] {
        site.helpdesk(Helpdesk::Redirecting(status));
        let answer = file(&site, "desk", b"{}").await.unwrap();
        assert_eq!((answer.status, answer.header("location")), (status, "/helpdesk/desk/moved"));
        // Whoever follows, in whichever way, is answered, and no ticket is there.
        for method in ["GET", "POST"] {
            let followed = ask(&site, method, answer.header("location"), &[], b"{}").await.unwrap();
            assert_eq!((followed.status, followed.json()), (200, json!({ "reference": "NOBODY-1" })));
        }
    }
    assert!(site.tickets("desk").is_empty());
}

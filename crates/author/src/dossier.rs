//! What is known of a case and by whom it was told, as it is written in a cases file or behind the options of a command.

use loket_engine::eligibility::Facts;
use loket_engine::policy::{Json, Path, Policy, Problems, Report, Source};
use loket_engine::visit::parameters;

/// What is known of a case, by who tells it: objects of facts, and the address of the page.
#[derive(Debug, Clone, PartialEq)]
pub struct Dossier {
    /// What the host page tells.
    pub page: Json,
    /// What the vendor knows of the user who is signed in.
    pub user: Json,
    /// What a look-up of the case finds.
    pub look_up: Json,
    /// The address of the page, whose parameters tell facts.
    pub url: Option<String>,
    /// What the visitor answers; `null` where they do not know it.
    pub visitor: Json,
}

impl Default for Dossier {
    /// Nobody tells anything.
    fn default() -> Self {
        let nothing = || Json::Object(Vec::new());
        Dossier { page: nothing(), user: nothing(), look_up: nothing(), url: None, visitor: nothing() }
    }
}

impl Dossier {
    /// The facts of the case, as the widget would take them from the same sources. What it would not take is a warning, at `facts` for
    /// the page and at the source's own word for others, and stays unknown.
    pub fn facts(&self, policy: &Policy) -> (Facts, Problems) {
        let mut known = Facts::default();
        let mut problems = Problems::default();
        for (json, source) in [(&self.page, Source::Page), (&self.user, Source::User), (&self.look_up, Source::LookUp)] {
            let (facts, found) = Facts::read_from(policy, json, source);
            known.add(&facts);
            problems = problems.and(found);
        }
        if let Some(url) = &self.url {
            known.add(&address(policy, url, &mut problems));
        }
        let (facts, found) = answers(policy, &self.visitor);
        known.add(&facts);
        (known, problems.and(found))
    }
}

/// What the address of the page tells. The widget passes over parameters that are somebody else's, and so does this.
fn address(policy: &Policy, url: &str, problems: &mut Problems) -> Facts {
    let (root, told) = (Path::Root, parameters(url));
    let path = root.key(Source::Url.word());
    if told.is_empty() {
        problems.warn(&path, format!("\"{url}\" has no parameters, such as `?v=4.3`"));
    }
    let (facts, found) = Facts::read_url(policy, told.iter().map(|(name, value)| (name.as_str(), value.as_str())));
    for problem in found.iter() {
        // It speaks of parameters and of facts.
        let name = problem.path.split_once('.').map_or("", |(_, name)| name);
        problems.warn(&path.key(name), &problem.message);
    }
    facts
}

/// What the visitor answers: only what the policy asks.
fn answers(policy: &Policy, told: &Json) -> (Facts, Problems) {
    let (root, mut found) = (Path::Root, Problems::default());
    let path = root.key(Source::Visitor.word());
    let (mut answers, mut unsure) = (Vec::new(), Vec::new());
    let Json::Object(properties) = told else { return Facts::read_from(policy, told, Source::Visitor) };
    for (name, json) in properties {
        match policy.facts.get(name) {
            Some(fact) if fact.ask.is_none() && fact.may_come_from(Source::Visitor) => {
                found.warn(&path.key(name), "the visitor is never asked for it");
            }
            Some(fact) if *json == Json::Null && fact.asked() => unsure.push(name),
            _ => answers.push((name.clone(), json.clone())),
        }
    }
    let (mut facts, wrong) = Facts::read_from(policy, &Json::Object(answers), Source::Visitor);
    unsure.into_iter().for_each(|name| facts.unsure(name));
    (facts, found.and(wrong))
}

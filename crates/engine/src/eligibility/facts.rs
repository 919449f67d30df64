//! What is known of a case, and who told it.

use crate::policy::{FactDefinition, Json, Path, Policy, Problems, Report, Source, Value};

/// How many properties of what is told are looked at, besides as many as the policy has facts.
const MOST: usize = 200;

/// How many facts that the policy does not know are named one by one.
const NAMED: usize = 5;

/// How many characters a name or an answer has at most.
const LONGEST: usize = 1000;

/// Facts by name. What is not in it is unknown.
///
/// A fact may be told by several sources. The strongest is believed ([`Source`] says which that is), and the others are kept for
/// the ticket. Values are not looked at here: whoever tells them has read them as the policy says ([`Facts::read`]).
///
/// ```
/// use loket_engine::eligibility::Facts;
/// use loket_engine::policy::{Source, Value};
///
/// let mut facts = Facts::default();
/// facts.tell("ours", Value::YesNo(true), Source::Page);
/// // The visitor is believed before the page; and once they say that they do not know, the page is again.
/// facts.set("ours", Value::YesNo(false));
/// assert_eq!(facts.get("ours"), Some(&Value::YesNo(false)));
/// assert_eq!(facts.contradicting("ours").next(), Some((Source::Page, &Value::YesNo(true))));
/// facts.unsure("ours");
/// assert_eq!(facts.get("ours"), Some(&Value::YesNo(true)));
/// ```
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Facts(Vec<Statement>);

/// What is believed of a fact, if anything, and who told it.
pub(super) type Believed<'f> = Option<(Source, &'f Value)>;

/// What one source told of a fact.
#[derive(Debug, Clone, PartialEq)]
struct Statement {
    name: String,
    source: Source,
    /// `None`: the visitor does not know it.
    value: Option<Value>,
}

impl Facts {
    /// Reads facts from an object, as the host page or the command line gives them. A fact that the policy does not know, or a
    /// value that is no answer to it, is a problem and stays unknown. `null` says that it is not known.
    ///
    /// None of the problems is fatal: what else was told is taken. Their paths begin with `facts`.
    ///
    /// ```
    /// # use loket_engine::eligibility::Facts;
    /// # use loket_engine::policy::{Policy, Value};
    /// # let document = serde_json::from_str(include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/gates.json"))).unwrap();
    /// # let policy = Policy::read(&document).0.unwrap();
    /// let told = serde_json::from_str(r#"{ "ours": true, "version": "new", "colour": "red" }"#).unwrap();
    /// let (facts, problems) = Facts::read(&policy, &told);
    /// assert_eq!(facts.get("ours"), Some(&Value::YesNo(true)));
    /// let problems: Vec<String> = problems.iter().map(|problem| problem.path.clone()).collect();
    /// assert_eq!(problems, ["facts.version", "facts.colour"]);
    /// ```
    pub fn read(policy: &Policy, json: &Json) -> (Facts, Problems) {
        Facts::read_from(policy, json, Source::Page)
    }

    /// Reads facts that some source tells. What is told twice and differently is a problem, and stays unknown; so does what the
    /// policy does not want to hear from this source. However much is told, only so much of it is looked at.
    pub fn read_from(policy: &Policy, json: &Json, source: Source) -> (Facts, Problems) {
        let mut facts = Facts::default();
        let mut problems = Problems::default();
        let root = Path::Root;
        let path = root.key(match source {
            Source::User | Source::LookUp | Source::Visitor => source.word(),
            _ => "facts",
        });
        let properties: &[(String, Json)] = match json {
            Json::Null => &[],
            Json::Object(properties) => properties,
            _ => {
                problems.warn(&path, format!("{json} is not an object"));
                &[]
            }
        };
        let looked_at = MOST + policy.facts.keys().count();
        let (mut unknown, mut contradicted) = (0, Vec::new());
        for (name, json) in properties.iter().take(looked_at) {
            let Some(fact) = policy.facts.get(name) else {
                unknown += 1;
                if unknown <= NAMED {
                    let short: String = name.chars().take(60).collect();
                    problems.warn(&path.key(&short), "the policy has no fact of this name");
                }
                continue;
            };
            let path = &path.key(name);
            match answer(fact, json, source) {
                _ if matches!(json, Json::Null) => {}
                Err(message) => problems.warn(path, message),
                Ok(value) if facts.get(name).is_some_and(|known| *known != value) => {
                    problems.warn(path, "is told twice, and differently");
                    contradicted.push(name);
                }
                Ok(value) => facts.tell(name, value, source),
            }
        }
        contradicted.into_iter().for_each(|name| facts.forget(name));
        if unknown > NAMED {
            problems.warn(&path, format!("{} more facts that the policy does not have", unknown - NAMED));
        }
        if properties.len() > looked_at {
            problems.warn(&path, format!("{} facts are too many: the first {looked_at} were looked at", properties.len()));
        }
        (facts, problems)
    }

    /// Reads the facts that the address of the page tells, from its parameters, decoded. Parameters that the policy does not name
    /// are none of Loket's business. The paths of problems, none of which is fatal, begin with `url`.
    ///
    /// ```
    /// # use loket_engine::eligibility::Facts;
    /// # use loket_engine::policy::{Policy, Source};
    /// # let document = serde_json::from_str(include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/gates.json"))).unwrap();
    /// # let policy = Policy::read(&document).0.unwrap();
    /// let (facts, problems) = Facts::read_url(&policy, [("ours", "yes"), ("utm_source", "mail")]);
    /// assert!(problems.is_empty());
    /// assert_eq!(facts.source("ours"), Some(Source::Url));
    /// ```
    pub fn read_url<'u>(policy: &Policy, parameters: impl IntoIterator<Item = (&'u str, &'u str)>) -> (Facts, Problems) {
        let mut told = Vec::new();
        let mut problems = Problems::default();
        for (parameter, text) in parameters.into_iter().take(MOST) {
            let named = policy.facts.iter().filter(|(_, fact)| fact.parameter.as_deref() == Some(parameter));
            for (name, fact) in named {
                match fact.parse(text).filter(|_| text.len() <= LONGEST) {
                    Some(value) => told.push((name.to_owned(), value.json())),
                    None => {
                        let text = Json::String(text.to_owned());
                        problems.warn(&Path::Root.key("url").key(parameter), format!("{text} is not {}", fact.expected()));
                    }
                }
            }
        }
        let (facts, more) = Facts::read_from(policy, &Json::Object(told), Source::Url);
        more.iter().for_each(|problem| problems.warn(&Path::Root.key(&problem.path), problem.message.clone()));
        (facts, problems)
    }

    /// What is believed of a fact: what the strongest source told.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.strongest(name)?.value.as_ref()
    }

    /// Who told what is believed of a fact.
    pub fn source(&self, name: &str) -> Option<Source> {
        self.strongest(name).map(|told| told.source)
    }

    /// What weaker sources told of a fact, when it differs from what is believed.
    pub fn contradicting<'a>(&'a self, name: &'a str) -> impl Iterator<Item = (Source, &'a Value)> {
        let believed = self.get(name);
        let values = self.0.iter().filter(move |told| told.name == name).filter_map(|told| Some((told.source, told.value.as_ref()?)));
        values.filter(move |(_, value)| believed.is_some_and(|believed| believed != *value))
    }

    /// What is known of a fact: what was told, else what the policy says to assume.
    pub fn value(&self, policy: &Policy, name: &str) -> Option<Value> {
        self.get(name).cloned().or_else(|| policy.facts.get(name)?.assumed())
    }

    /// The visitor tells a fact, or tells it otherwise. It is then the fact they spoke of last.
    pub fn set(&mut self, name: &str, value: Value) {
        self.tell(name, value, Source::Visitor);
    }

    /// A source tells a fact, or tells it otherwise.
    pub fn tell(&mut self, name: &str, value: Value, source: Source) {
        self.record(name, Some(value), source);
    }

    /// The visitor does not know a fact. It then stays unknown unless somebody else tells it, and is not asked again.
    pub fn unsure(&mut self, name: &str) {
        self.record(name, None, Source::Visitor);
    }

    /// Whether the visitor said that they do not know a fact.
    pub fn is_unsure(&self, name: &str) -> bool {
        self.0.iter().any(|told| told.name == name && told.value.is_none())
    }

    /// Makes a fact unknown.
    pub fn forget(&mut self, name: &str) {
        self.0.retain(|told| told.name != name);
    }

    /// A source takes back what it told of a fact; what others told stands.
    pub fn retract(&mut self, name: &str, source: Source) {
        self.0.retain(|told| told.source != source || told.name != name);
    }

    /// A source takes back all that it told.
    pub fn retract_all(&mut self, source: Source) {
        self.0.retain(|told| told.source != source);
    }

    /// Takes over what was told elsewhere: each source's word replaces what the same source told here.
    pub fn add(&mut self, others: &Facts) {
        others.0.iter().for_each(|told| self.record(&told.name, told.value.clone(), told.source));
    }

    /// What is believed of the facts of these names, and who told it.
    pub(super) fn believed(&self, names: &[String]) -> Vec<Believed<'_>> {
        let mut believed: Vec<Believed<'_>> = vec![None; names.len()];
        let mut next = 0;
        for told in &self.0 {
            // Facts mostly come in the policy's order.
            let place = match names.get(next) {
                Some(name) if *name == told.name => Some(next),
                _ => names.iter().position(|name| *name == told.name),
            };
            let Some(place) = place else { continue };
            next = place + 1;
            if let (Some(value), Some(known)) = (&told.value, believed.get_mut(place))
                && known.is_none_or(|(source, _)| source <= told.source)
            {
                *known = Some((told.source, value));
            }
        }
        believed
    }

    /// What is believed, in the order in which it was told first.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        let first = |number: usize, name: &str| self.0.iter().take(number).all(|told| told.name != name);
        let names = self.0.iter().enumerate().filter(move |(number, told)| first(*number, &told.name));
        names.filter_map(|(_, told)| Some((told.name.as_str(), self.get(&told.name)?)))
    }

    /// All that was told, by whom, in the order in which it was told first; no value: the visitor does not know it.
    pub fn told(&self) -> impl Iterator<Item = (&str, Source, Option<&Value>)> {
        self.0.iter().map(|told| (told.name.as_str(), told.source, told.value.as_ref()))
    }

    /// The fact that the visitor spoke of last, whether they know it or not.
    pub fn last_asked(&self) -> Option<&str> {
        self.0.iter().rfind(|told| told.source == Source::Visitor).map(|told| told.name.as_str())
    }

    /// What is believed, as JSON.
    pub fn json(&self) -> Json {
        Json::Object(self.iter().map(|(name, value)| (name.to_owned(), value.json())).collect())
    }

    fn record(&mut self, name: &str, value: Option<Value>, source: Source) {
        match self.0.iter_mut().find(|told| told.name == name && told.source == source) {
            Some(known) => known.value = value,
            None => self.0.push(Statement { name: name.to_owned(), source, value }),
        }
    }

    /// Somebody who knows is stronger than somebody who does not.
    fn strongest(&self, name: &str) -> Option<&Statement> {
        let knowing = self.0.iter().filter(|told| told.name == name && told.value.is_some());
        knowing.max_by_key(|told| told.source)
    }
}

/// What some JSON says of a fact, or what is wrong with it.
fn answer(fact: &FactDefinition, json: &Json, source: Source) -> Result<Value, String> {
    let long = match json {
        Json::String(text) => text.len() > LONGEST,
        Json::Array(items) => items.len() > LONGEST,
        _ => false,
    };
    if long {
        return Err(format!("is longer than {LONGEST}"));
    }
    if !fact.may_come_from(source) {
        return Err(format!("the policy does not take it from the {}", source.word()));
    }
    fact.value(json).ok_or_else(|| format!("{json} is not {}", fact.expected()))
}

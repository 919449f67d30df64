//! Bytes as a policy's document.

use serde_json::{Map, Value, json};

use super::bytes::Bytes;

const FACTS: u8 = 7;
const RULES: u8 = 9;
const CONDITIONS: u8 = 5;
const TARGETS: u8 = 4;

impl Bytes<'_> {
    /// A policy's document, nearly always a right one.
    pub fn document(&mut self) -> Value {
        let mut facts = Map::new();
        for number in 0..=self.below(FACTS) {
            let kind = self.of(&["choice", "yes-no", "version", "date", "number", "choices", "text"]);
            let mut fact = json!({ "kind": kind, "ask": self.text(), "why": self.text() });
            if matches!(kind, "choice" | "choices") || self.rarely() {
                fact["choices"] = json!({ "door": "Door", "lock": "Lock", "other": "Other" });
            }
            match self.below(8) {
                0 => drop(fact.as_object_mut().and_then(|fact| fact.remove("ask"))),
                1 => fact["assume"] = self.answer(kind),
                2 if kind == "version" => fact["of"] = json!("door"),
                3 if kind == "version" => fact["of"] = json!("f0"),
                _ => {}
            }
            facts.insert(format!("f{number}"), fact);
        }
        let kinds: Vec<(String, String)> =
            facts.iter().map(|(name, fact)| (name.clone(), fact["kind"].as_str().unwrap_or_default().to_owned())).collect();
        let mut conditions = Map::new();
        for number in 0..self.below(CONDITIONS) {
            // Those before it can be named in it; once in a while itself.
            let names = usize::from(number) + usize::from(self.rarely());
            conditions.insert(format!("c{number}"), self.condition(&kinds, names, 0));
        }
        let names = conditions.len();
        let mut coverage = Vec::new();
        for _ in 0..self.below(RULES) {
            let verdict = self.of(&["covered", "best-effort", "billable", "not-yet", "elsewhere", "not-covered"]);
            let when = self.condition(&kinds, names, 0);
            coverage.push(json!({ "when": when, "verdict": verdict, "next": "ask", "because": ["all"] }));
        }
        coverage.push(json!({ "verdict": "covered", "next": if self.rarely() { "nowhere" } else { "ask" }, "because": ["all"] }));
        let targets: Vec<Value> = (0..self.below(TARGETS)).map(|_| self.target(&kinds, names)).collect();
        let mut channel = json!({ "kind": "phone", "to": "+3290000000", "hours": "desk" });
        let mut article = json!({ "id": "a", "title": self.text(), "body": "Print." });
        let mut kind = json!({ "name": "Fault" });
        for (holder, key) in [(&mut channel, "when"), (&mut article, "for"), (&mut kind, "when")] {
            if self.below(2) == 1 {
                holder[key] = self.condition(&kinds, names, 1);
            }
        }
        let languages = [json!(["en"]), json!(["en", "nl"]), json!(["nl", "en"])][usize::from(self.below(3))].clone();
        json!({
            "loket": 1,
            "vendor": { "name": "Acme", "url": "https://acme.example", "contact": "mailto:help@acme.example" },
            "languages": languages,
            "products": [
                { "id": "door", "name": "Door", "latest": "4.3.1", "supported": "current-and-previous-major" },
                { "id": "lock", "name": "Lock", "latest": "3.0-beta" }
            ],
            "facts": facts,
            "conditions": conditions,
            "clauses": { "all": { "title": "All", "text": "We help with everything." } },
            "steps": { "ask": { "text": "Ask us." } },
            "coverage": coverage,
            "hours": {
                "desk": { "zone": "Europe/Brussels", "week": { "mon-fri": ["09:00-12:00", "13:00-17:00"] }, "closed": ["12-25"] },
                "late": { "zone": "+02:00", "week": { "sat-sun": ["20:00-23:00"] } }
            },
            "targets": targets,
            "channels": [channel],
            "articles": [article],
            "tickets": { "kinds": { "question": { "name": "Question" }, "fault": kind }, "intake": [{ "kind": "callback" }] }
        })
    }

    /// A text for all languages, or in one or two of them.
    fn text(&mut self) -> Value {
        match self.below(4) {
            0 => json!({ "en": "Well?" }),
            1 => json!({ "nl": "En?", "en": "Well?" }),
            _ => json!("Well?"),
        }
    }

    /// A target: one time, several, or a table over some facts that are choices.
    fn target(&mut self, kinds: &[(String, String)], names: usize) -> Value {
        let choices: Vec<&str> = kinds.iter().filter(|(_, kind)| kind == "choice").map(|(name, _)| name.as_str()).collect();
        let count = usize::from(self.below(3)).min(choices.len());
        let mut per: Vec<&str> = choices.into_iter().take(count).collect();
        if self.rarely() {
            per.push(&kinds[0].0);
        }
        let mut target = json!({
            "for": self.of(&["first-response", "call-back", "next-update", "resolution"]),
            "within": self.table(per.len()),
            "counted": self.of(&["support-hours", "around-the-clock", "business-days"]),
            "strength": self.of(&["average", "aim", "guarantee"]),
            "hours": self.of(&["desk", "late"]),
            "because": ["all"]
        });
        if let Some(fact) = per.first().filter(|_| self.below(4) == 3) {
            target["hours"] = json!({ *fact: { "door": "desk", "lock": "late" } });
        }
        if !per.is_empty() {
            target["per"] = json!(per);
        }
        if self.below(2) == 1 {
            target["when"] = self.condition(kinds, names, 1);
        }
        match self.below(6) {
            0 => target["longer"] = json!({ "when": self.condition(kinds, names, 1), "note": self.text() }),
            1 => target["faster"] = json!({ "channel": "phone", "within": "1d", "note": self.text() }),
            _ => {}
        }
        target
    }

    /// A time; in a table so many facts deep, with rows for some of the choices.
    fn table(&mut self, depth: usize) -> Value {
        let Some(inner) = depth.checked_sub(1) else {
            return match self.below(6) {
                0 => json!(["1d", "3d"]),
                1 => json!("none"),
                2 => json!({ "within": "2d", "counted": "business-days", "by": self.of(&["same-time", "end-of-day"]) }),
                3 => json!({ "within": ["1h", "5h"], "counted": "around-the-clock", "note": self.text() }),
                _ => json!(self.of(&["1d", "2d", "52w"])),
            };
        };
        let mut rows = Map::new();
        for choice in ["door", "lock", "other"] {
            if self.below(4) > 0 {
                rows.insert(choice.to_owned(), self.table(inner));
            }
        }
        rows.entry("door").or_insert_with(|| json!("1d"));
        Value::Object(rows)
    }

    /// A condition, in which the first so many of those with a name can be named.
    fn condition(&mut self, kinds: &[(String, String)], names: usize, depth: u8) -> Value {
        let parts = |bytes: &mut Self| -> Vec<Value> {
            let count = if bytes.rarely() && bytes.rarely() { 0 } else { bytes.below(3) + 1 };
            (0..count).map(|_| bytes.condition(kinds, names, depth + 1)).collect()
        };
        match self.below(if depth < 3 { 8 } else { 5 }) {
            7 => json!({ "not": self.condition(kinds, names, depth + 1) }),
            6 => json!({ "any": parts(self) }),
            5 => json!({ "all": parts(self) }),
            4 if self.rarely() => json!({ "is": "nameless" }),
            4 if names > 0 => json!({ "is": format!("c{}", usize::from(self.below(CONDITIONS)) % names) }),
            _ => {
                let (name, kind) = &kinds[usize::from(self.below(u8::try_from(kinds.len()).expect("few facts")))];
                let kind = if self.rarely() { "choice" } else { kind.as_str() };
                json!({ name.as_str(): self.test(kind) })
            }
        }
    }

    fn test(&mut self, kind: &str) -> Value {
        match kind {
            "version" => {
                let bound = self.of(&["latest", "supported", "4.3.1", "3", "v2.0-rc.1", "4.3.1.0"]);
                json!({ self.of(&["below", "at-most", "is", "at-least", "above"]): bound })
            }
            "date" => {
                let order = self.of(&["before", "on-or-before", "on", "on-or-after", "after"]);
                json!({ order: self.of(&["today", "2026-11-21", "2027-01-01"]) })
            }
            "number" => json!({ self.of(&["below", "at-most", "is", "at-least", "above"]): self.below(4) }),
            "choices" => json!([self.of(&["door", "lock", "other"])]),
            "text" => json!([self.of(&["red", "Red", "blue"])]),
            _ => self.answer(kind),
        }
    }
}

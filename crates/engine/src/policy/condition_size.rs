//! How large conditions are once the conditions that they name are put in their places, so that nothing has to be put there to see
//! that it would be too much.
//!
//! It knows no facts and no tests: whether a condition fits its facts is for `check_condition` to say.

use super::condition::Condition;
use super::map::Map;

/// How many parts a condition may stand for: each `all`, `any`, `not`, `is` and each test of a fact is one.
pub const LARGEST: usize = 2_000;

/// How many parts all the conditions of a policy may stand for together.
pub const LARGEST_TOGETHER: usize = 100_000;

/// How many conditions may be named one through another: a condition that names no other has depth 1.
pub const DEEPEST: usize = 32;

/// How large a policy's conditions with a name are.
///
/// ```
/// # use loket_engine::policy::{Policy, ConditionSizes};
/// # let document = serde_json::from_str(r#"{
/// #     "loket": 1, "languages": ["en"],
/// #     "vendor": { "name": "Gates", "url": "https://gates.example", "contact": "mailto:help@gates.example" },
/// #     "facts": { "old": { "kind": "yes-no" }, "far": { "kind": "yes-no" } },
/// #     "conditions": { "either": { "any": [{ "old": true }, { "far": true }] }, "neither": { "not": { "is": "either" } } },
/// #     "clauses": { "all": { "title": "All", "text": "We help." } }, "steps": { "go": { "text": "Go on." } },
/// #     "coverage": [{ "verdict": "covered", "next": "go", "because": ["all"] }],
/// #     "tickets": { "kinds": { "fault": { "name": "Fault" } }, "intake": [{ "kind": "callback" }] }
/// # }"#).unwrap();
/// # let policy = Policy::read(&document).0.unwrap();
/// // `any` with two tests; and `not`, `is` and those three.
/// let sizes = ConditionSizes::measure(&policy.conditions);
/// assert_eq!((sizes.parts("either"), sizes.parts("neither")), (Some(3), Some(5)));
/// ```
#[derive(Debug, Default)]
pub struct ConditionSizes<'p> {
    sizes: Vec<(&'p str, Option<Size>)>,
    /// How many parts, as they are written, were looked at to find this out: at most [`DEEPEST`] times as many as there are.
    pub looked_at: usize,
}

/// The size of a condition with a name.
#[derive(Debug, Clone, Copy)]
struct Size {
    parts: usize,
    depth: usize,
}

/// Why a condition with a name has no size, or one that is too large.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Unsized<'p> {
    /// It stands for more than [`LARGEST`] parts.
    Large,
    /// It names another through more than [`DEEPEST`] others.
    Deep,
    /// It leads back to itself, by this way.
    Circle(Vec<&'p str>),
}

impl<'p> ConditionSizes<'p> {
    /// Measures the conditions of these names, each from the sizes of those that it names.
    ///
    /// Every round goes through those that have no size yet, so after so many rounds all of so little depth have one.
    pub fn measure(conditions: &'p Map<Condition>) -> Self {
        let mut sizes = ConditionSizes { sizes: conditions.keys().map(|name| (name, None)).collect(), looked_at: 0 };
        for _ in 0..DEEPEST {
            let mut found = false;
            for (number, (_, condition)) in conditions.iter().enumerate() {
                if sizes.sizes.get(number).is_some_and(|(_, size)| size.is_none())
                    && let Some(size) = sizes.size(condition)
                    && let Some((_, place)) = sizes.sizes.get_mut(number).filter(|_| size.depth <= DEEPEST)
                {
                    *place = Some(size);
                    found = true;
                }
            }
            if !found {
                break;
            }
        }
        sizes
    }

    /// How many parts the condition of this name stands for, itself included; a little more than [`LARGEST`] when it is more. `None`
    /// when there is none of this name, or it leads in a circle or too deep.
    pub fn parts(&self, name: &str) -> Option<usize> {
        self.named(name)?.map(|size| size.parts)
    }

    /// How many parts a condition stands for, in the same way. A name without a size counts as one part.
    pub(super) fn parts_of(&mut self, condition: &Condition) -> usize {
        self.size(condition).map_or(1, |size| size.parts)
    }

    /// What is wrong with the size of each condition with a name. One whose only fault is that it names a faulty one is left out.
    pub(super) fn faults(&self, conditions: &'p Map<Condition>) -> Vec<(&'p str, Unsized<'p>)> {
        let mut faults = Vec::new();
        let mut without = None;
        for (name, condition) in conditions.iter() {
            match self.named(name).flatten() {
                Some(size) => {
                    // A large part is told where it stands.
                    if size.parts > LARGEST && !self.names(condition, &mut |of| of.is_some_and(|of| of.parts > LARGEST)) {
                        faults.push((name, Unsized::Large));
                    }
                }
                None => {
                    without = without.or(Some(name));
                    let way = self.way(conditions, name);
                    if way.len() == 1 {
                        faults.push((name, Unsized::Deep));
                    } else if way.first() == way.last() {
                        faults.push((name, Unsized::Circle(way)));
                    }
                }
            }
        }
        // A circle of more conditions than are followed.
        let told = faults.iter().any(|(_, fault)| *fault != Unsized::Large);
        faults.extend(without.filter(|_| !told).map(|name| (name, Unsized::Deep)));
        faults
    }

    /// From a condition without a size to the first one without that it names, and so on, until that is the first one again.
    fn way(&self, conditions: &'p Map<Condition>, name: &'p str) -> Vec<&'p str> {
        let mut way = vec![name];
        let mut at = name;
        while way.len() <= DEEPEST
            && let Some(condition) = conditions.get(at)
            && let Some(next) = self.first_without(condition)
        {
            way.push(next);
            at = next;
            if next == name {
                break;
            }
        }
        way
    }

    fn first_without(&self, condition: &Condition) -> Option<&'p str> {
        match condition {
            Condition::Fact(..) => None,
            Condition::Not(inner) => self.first_without(inner),
            Condition::All(parts) | Condition::Any(parts) => parts.iter().find_map(|part| self.first_without(part)),
            Condition::Is(name) => self.sizes.iter().find(|(known, size)| *known == name.as_str() && size.is_none()).map(|(name, _)| *name),
        }
    }

    /// Whether some condition that this one names is such.
    fn names(&self, condition: &Condition, is: &mut impl FnMut(Option<Size>) -> bool) -> bool {
        match condition {
            Condition::Fact(..) => false,
            Condition::Not(inner) => self.names(inner, is),
            Condition::All(parts) | Condition::Any(parts) => parts.iter().any(|part| self.names(part, is)),
            Condition::Is(name) => is(self.named(name).flatten()),
        }
    }

    /// `None` while something that it names has no size.
    fn size(&mut self, condition: &Condition) -> Option<Size> {
        self.looked_at += 1;
        match condition {
            Condition::Fact(..) => Some(Size { parts: 1, depth: 1 }),
            Condition::Not(inner) => self.size(inner).map(|size| Size { parts: size.parts + 1, ..size }),
            Condition::All(parts) | Condition::Any(parts) => {
                let mut all = Size { parts: 1, depth: 1 };
                for part in parts {
                    let size = self.size(part)?;
                    all = Size { parts: all.parts + size.parts, depth: all.depth.max(size.depth) };
                }
                Some(all)
            }
            Condition::Is(name) => match self.named(name) {
                Some(size) => size.map(|size| Size { parts: size.parts.min(LARGEST) + 1, depth: size.depth + 1 }),
                // That there is no such condition is told where it is named.
                None => Some(Size { parts: 1, depth: 1 }),
            },
        }
    }

    fn named(&self, name: &str) -> Option<Option<Size>> {
        self.sizes.iter().find(|(known, _)| *known == name).map(|(_, size)| *size)
    }
}

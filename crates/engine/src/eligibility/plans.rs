//! What was found out about states of a case, by their keys. Knows nothing of what a key stands for.

/// What was found out about a state.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Plan {
    /// How much effort the questions still cost, on average.
    pub(super) effort: f32,
    /// The fact to ask next, by number.
    pub(super) question: Option<usize>,
    /// The rule that decides whatever the answers are.
    pub(super) rule: Option<usize>,
    /// How likely it is that none of the rules looked at decides.
    pub(super) through: f32,
}

/// How many plans are kept.
const MOST: usize = 1 << 17;

/// A state's key, what was found out, and whether that is all there is to find out: else its effort is at least so much.
type Slot = Option<(u64, Plan, bool)>;

/// Plans by state: a hash table with open addressing, since the standard library's would weigh more than this module.
#[derive(Debug, Clone, Default)]
pub(super) struct Plans {
    slots: Vec<Slot>,
    used: usize,
    /// How many rules and tests were looked at to find all this out.
    pub(super) looked_at: usize,
}

impl Plans {
    fn slot(&self, key: u64) -> usize {
        let mask = self.slots.len().wrapping_sub(1);
        let mut slot = key as usize & mask;
        while let Some(Some((other, ..))) = self.slots.get(slot)
            && *other != key
        {
            slot = (slot + 1) & mask;
        }
        slot
    }

    pub(super) fn get(&self, key: u64) -> Option<(Plan, bool)> {
        self.slots.get(self.slot(key)).copied().flatten().map(|(_, plan, whole)| (plan, whole))
    }

    pub(super) fn put(&mut self, key: u64, plan: Plan, whole: bool) {
        if self.used >= MOST {
            *self = Plans { looked_at: self.looked_at, ..Plans::default() };
        }
        if self.used * 2 >= self.slots.len() {
            let size = (self.slots.len() * 2).max(64);
            let old = std::mem::replace(&mut self.slots, vec![None; size]);
            self.used = 0;
            old.into_iter().flatten().for_each(|(key, plan, whole)| self.put(key, plan, whole));
        }
        let slot = self.slot(key);
        if let Some(place) = self.slots.get_mut(slot) {
            self.used += usize::from(place.is_none());
            *place = Some((key, plan, whole));
        }
    }
}

/// A number whose bits all depend on all bits of another (the finaliser of SplitMix64).
pub(super) fn mix(number: u64) -> u64 {
    let mut mixed = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ mixed >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ mixed >> 31
}

//! Verdicts in words: as a heading, within a sentence, and as a sentence.

use super::words::Word;
use crate::policy::Verdict;

/// The heading for a verdict: `Best effort`.
pub fn verdict_heading(verdict: Verdict) -> Word {
    match verdict {
        Verdict::Covered => Word::Covered,
        Verdict::BestEffort => Word::BestEffort,
        Verdict::Billable => Word::Billable,
        Verdict::NotYet => Word::NotYet,
        Verdict::Elsewhere => Word::Elsewhere,
        Verdict::NotCovered => Word::NotCovered,
    }
}

/// A verdict within a sentence or a list: `best effort`.
pub fn verdict_within(verdict: Verdict) -> Word {
    match verdict {
        Verdict::Covered => Word::CoveredWithin,
        Verdict::BestEffort => Word::BestEffortWithin,
        Verdict::Billable => Word::BillableWithin,
        Verdict::NotYet => Word::NotYetWithin,
        Verdict::Elsewhere => Word::ElsewhereWithin,
        Verdict::NotCovered => Word::NotCoveredWithin,
    }
}

/// What a verdict means, as a sentence.
pub fn verdict_sentence(verdict: Verdict) -> Word {
    match verdict {
        Verdict::Covered => Word::CoveredText,
        Verdict::BestEffort => Word::BestEffortText,
        Verdict::Billable => Word::BillableText,
        Verdict::NotYet => Word::NotYetText,
        Verdict::Elsewhere => Word::ElsewhereText,
        Verdict::NotCovered => Word::NotCoveredText,
    }
}

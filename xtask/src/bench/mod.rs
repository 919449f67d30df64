//! Speed beside others, one file a bench: Loket's engine as the WebAssembly that visitors get, and its peers, in one run of Node.

mod eligibility;

use anyhow::Result;
use clap::ValueEnum;

/// What can be measured.
#[derive(Clone, Copy, ValueEnum)]
pub enum Bench {
    /// Verdicts and questions, beside json-logic-js, json-rules-engine and publicodes
    Eligibility,
}

/// Sees to what a bench needs, and runs it.
///
/// # Errors
/// When a tool is missing or a contender gives a wrong answer.
pub fn bench(bench: Bench) -> Result<()> {
    match bench {
        Bench::Eligibility => eligibility::eligibility(),
    }
}

//! Lengths of time as policies write them: `"5m"`, `["24h", "48h"]`, `"none"`.

use super::digits::number;
use super::json::Json;
use super::problem::Report;
use super::read::{Node, Read};

/// How long something takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Within {
    /// Between an earliest and a latest; both the same when a single duration was written.
    Between(Duration, Duration),
    /// Nothing is promised.
    None,
}

/// A length of time as policies write it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Duration {
    /// Minutes of it, a day counted as 24 hours and a week as 7 days.
    pub minutes: u32,
}

impl Duration {
    /// Reads `5m`, `4h`, `1h30m`, `2d`, `1w`: at most ten years.
    pub fn parse(text: &str) -> Option<Self> {
        let mut minutes: u32 = 0;
        let mut rest = text;
        while !rest.is_empty() {
            let digits = rest.find(|c: char| !c.is_ascii_digit())?;
            let (amount, after) = rest.split_at(digits);
            let unit = after.chars().next()?;
            let size = match unit {
                'm' => 1,
                'h' => 60,
                'd' => 24 * 60,
                'w' => 7 * 24 * 60,
                _ => return None,
            };
            minutes = minutes.checked_add(u32::try_from(number(amount)?).ok()?.checked_mul(size)?)?;
            rest = after.get(1..)?;
        }
        (1..=10 * 366 * 24 * 60).contains(&minutes).then_some(Duration { minutes })
    }

    /// The same number of days, for a target in business days: `2d` is 2.
    pub fn days(self) -> Option<u32> {
        self.minutes.is_multiple_of(24 * 60).then_some(self.minutes / (24 * 60))
    }
}

const WHAT: &str = "a duration such as \"5m\", \"4h\", \"2d\" or \"1w\", a list of two, or \"none\"";

impl Read for Duration {
    fn read(node: Node<'_>, problems: &mut impl Report) -> Self {
        node.parse(WHAT, Duration::parse, problems).unwrap_or(Duration { minutes: 0 })
    }
}

impl Read for Within {
    fn read(node: Node<'_>, problems: &mut impl Report) -> Self {
        match node.json {
            Some(Json::String(none)) if none == "none" => Within::None,
            Some(Json::Array(_)) => {
                let made_up = problems.made_up();
                match Vec::<Duration>::read(node, problems).as_slice() {
                    [from, to] if from.minutes <= to.minutes => return Within::Between(*from, *to),
                    _ if problems.made_up() > made_up => {}
                    _ => problems.unreadable(node.path, "a range is two durations, the shorter one first"),
                }
                Within::None
            }
            _ => {
                let duration = Duration::read(node, problems);
                Within::Between(duration, duration)
            }
        }
    }
}

//! The conditions under which a policy promises something and is reached, compiled once for a day.

use super::{Availability, Desks};
use crate::calendar::Instant;
use crate::eligibility::{Facts, Provisos, Truth};
use crate::policy::{Date, Policy};

/// The conditions of a policy's targets and channels, compiled for a date, the vendor's `today`.
#[derive(Debug, Clone)]
pub struct Offers {
    /// The date they were compiled for.
    pub today: Date,
    pub(super) targets: Provisos,
    pub(super) longer: Provisos,
    pub(super) channels: Provisos,
}

impl Offers {
    /// Compiles the conditions of a policy. What else is asked of them is asked with the same policy.
    pub fn new(policy: &Policy, today: Date) -> Self {
        let longer = policy.targets.iter().map(|target| target.longer.as_ref().and_then(|longer| longer.when.as_ref()));
        Offers {
            today,
            targets: Provisos::new(policy, today, policy.targets.iter().map(|target| target.when.as_ref())),
            longer: Provisos::new(policy, today, longer),
            channels: Provisos::new(policy, today, policy.channels.iter().map(|channel| channel.when.as_ref())),
        }
    }

    /// The channels for a case: those whose condition is not false, with whether somebody is there.
    pub fn open_channels<'p>(&self, policy: &'p Policy, facts: &Facts, desks: &Desks, now: Instant) -> Vec<Availability<'p>> {
        let channels = policy.channels.iter().enumerate();
        let suits = channels.filter(|(number, _)| self.channels.holds(*number, facts) != Truth::False);
        suits.map(|(_, channel)| desks.availability(channel, now)).collect()
    }
}

/// The channels for a case. Who asks for several compiles the conditions once, and asks [`Offers::open_channels`].
pub fn open_channels<'p>(policy: &'p Policy, facts: &Facts, desks: &Desks, now: Instant) -> Vec<Availability<'p>> {
    Offers::new(policy, desks.today(now)).open_channels(policy, facts, desks, now)
}

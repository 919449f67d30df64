//! Tickets that anybody on the way could read.

use loket_engine::policy::{Intake, Path, Policy, Problems, Report};

/// Warns of webhooks that are called without encryption, unless on the author's own machine.
pub(super) fn unencrypted(policy: &Policy, problems: &mut Problems) {
    let root = Path::Root;
    let tickets = root.key("tickets");
    let intake = tickets.key("intake");
    for (index, way) in policy.tickets.intake.iter().enumerate() {
        if let Intake::Webhook(url) = way
            && url.as_str().strip_prefix("http://").is_some_and(|rest| !is_own_machine(rest))
        {
            let message = "what a visitor writes would travel unencrypted; an https: address keeps it private";
            problems.warn(&intake.index(index).key("url"), message);
        }
    }
}

/// Whether an address, behind its scheme, is one that never leaves the machine.
fn is_own_machine(rest: &str) -> bool {
    let authority = rest.split(['/', '?', '#', '\\']).next().unwrap_or_default();
    let host = authority.rsplit('@').next().unwrap_or_default();
    if host.starts_with('[') {
        return host.split_once(']').is_some_and(|(address, _)| address == "[::1");
    }
    let host = host.split(':').next().unwrap_or_default().to_ascii_lowercase();
    let loopback = host.parse::<std::net::Ipv4Addr>().is_ok_and(|address| address.is_loopback());
    loopback || host == "localhost" || host.ends_with(".localhost")
}

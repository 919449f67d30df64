//! Tickets that anybody on the way could read.

use loket_engine::policy::{Json, Path, Problems, Report};

/// Warns of addresses to which tickets are sent without encryption, unless they are the author's own machine. Whatever files a ticket
/// calls the address `url`.
pub(super) fn unencrypted(document: &Json, problems: &mut Problems) {
    let Some(Json::Array(ways)) = document.get("tickets").and_then(|tickets| tickets.get("intake")) else { return };
    let root = Path::Root;
    let tickets = root.key("tickets");
    let intake = tickets.key("intake");
    for (index, way) in ways.iter().enumerate() {
        let behind = way.get("url").and_then(Json::as_str).and_then(|url| url.strip_prefix("http://"));
        if behind.is_some_and(|behind| !is_own_machine(behind)) {
            let message = "what a visitor writes would travel unencrypted; an https: address keeps it private";
            problems.warn(&intake.index(index).key("url"), message);
        }
    }
}

/// Whether an address, behind its scheme, is one that never leaves the machine.
fn is_own_machine(address: &str) -> bool {
    let authority = address.split(['/', '?', '#', '\\']).next().unwrap_or_default();
    let host = authority.rsplit('@').next().unwrap_or_default();
    if host.starts_with('[') {
        return host.split_once(']').is_some_and(|(address, _)| address == "[::1");
    }
    let host = host.split(':').next().unwrap_or_default().to_ascii_lowercase();
    let numbers: Vec<Result<u8, _>> = host.split('.').map(str::parse).collect();
    let loopback = matches!(numbers.as_slice(), [Ok(127), Ok(_), Ok(_), Ok(_)]);
    loopback || host == "localhost" || host.ends_with(".localhost")
}

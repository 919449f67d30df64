//! The examples, lived as their vendors' customers would: what is suggested, asked, decided, promised and filed.

mod bas_ip;
mod bright_plugins;
mod harbour_cloud;
mod new_media_entertainment;
mod syneton;

/// A Friday evening, two minutes before BAS-IP's desk closes.
const FRIDAY_EVENING: &str = "2026-11-20T21:58:00Z";
/// A Friday, ten minutes past one in Brussels: Syneton's phone is closed, interventions go on.
const FRIDAY_AFTERNOON: &str = "2026-11-20T12:10:00Z";
const SATURDAY: &str = "2026-11-21T10:00:00Z";

//! Support hours from and to what others write: countries' public holidays, OpenStreetMap's `opening_hours`, iCalendar, schema.org.
//!
//! What is found here is put into a policy before it is published, so that visitors' browsers carry none of it. It reads no file and no
//! clock, and knows nothing of targets or cases.

pub mod availability;
pub mod dated;
pub mod desk;
pub mod draft;
pub mod holidays;
pub mod ics;
pub mod layout;
pub mod merge;
pub mod osm;
mod outline;
pub mod schema_org;
mod week;

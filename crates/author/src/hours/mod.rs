//! Support hours from and to what others write: countries' public holidays, OpenStreetMap's `opening_hours`, iCalendar, schema.org.
//!
//! Native only: what is found here is put into a policy on the vendor's machine, so that the browser carries none of it. It reads
//! no file and no clock, and knows nothing of targets or cases.

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

//! Support hours from and to other formats.

mod availability;
mod command;
mod desks;
mod holidays;
mod ics;
mod osm;
mod reread;
mod schema_org;
mod schema_reread;

//! Support hours from and to other formats.

mod command;
mod holidays;
mod ics;
mod osm;

//! Support hours from and to other formats.

mod holidays;
mod osm;

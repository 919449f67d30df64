//! Whole visits in a real browser, against the site as it is built and the demo's own server.
//!
//! Run them with `cargo xtask test`, which builds the site and says where it, the browser and axe-core are. Nothing here sleeps for
//! a fixed time or tries again what failed: everything waits for what it expects to see, and says what it saw instead.

mod environment;

mod axe;
mod browser;
mod console;
mod driver;
mod engine;
mod looks;
mod opening;
mod pages;
mod tour;
mod visit;
mod wait;

mod accessibility;
mod adapts;
mod answers;
mod api;
mod csp;
mod embedding;
mod engines;
mod failure;
mod filing;
mod hostile;
mod keyboard;
mod load;
mod pictures;
mod promises;
mod requests;
mod response_time;
mod sizes;
mod sources;
mod tree;
mod visits;

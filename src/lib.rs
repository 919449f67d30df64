//! Loket: a support widget that knows the support policy.
//!
//! The engine is pure: it has no clock, no network and no page. `now`, the zone and the facts are arguments, so that the
//! `loket` command says exactly what the widget says.

#![deny(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic))]

pub mod calendar;
#[cfg(not(target_arch = "wasm32"))]
pub mod cli;
pub mod eligibility;
#[cfg(not(target_arch = "wasm32"))]
pub mod formats;
#[cfg(target_arch = "wasm32")]
pub mod host;
#[cfg(target_arch = "wasm32")]
mod intake;
pub mod policy;
pub mod response;
pub mod suggest;
pub mod ticket;
pub mod visit;
#[cfg(target_arch = "wasm32")]
mod widget;
#[cfg(target_arch = "wasm32")]
mod wire;
pub mod words;

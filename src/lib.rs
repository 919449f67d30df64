//! The widget: Loket in a browser. It draws what the engine says, and sends what the visitor does.
//!
//! It runs in a browser only: for `wasm32-unknown-unknown`, as `cargo xtask build` compiles it.

#![deny(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod filing;
mod host;
mod widget;
mod wire;

//! The widget: shows a visit and sends its actions. One component holds the state; views are plain functions of it.
//!
//! It draws and nothing else: clock, zones, dates, network and clipboard are behind [`Platform`], which [`crate::host`] provides.

mod app;
mod articles;
mod controls;
mod effects;
mod platform;
mod prose;
mod rest;
mod scene;
mod session;
mod views;

pub use app::{App, Beginning, Message, Properties, Start};
pub use platform::Platform;

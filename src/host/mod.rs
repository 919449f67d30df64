//! The browser and the host page: mounting, options, events, clock, clipboard, memory.
//!
//! What the loader (`www/loket.js`) and this module say to each other is all in [`shell`]; see ARCHITECTURE.md.
//!
//! It hands the policy on and knows nothing of what it says, of how a visit goes on, or of what is drawn.

mod browser;
mod mount;
mod problems;
mod shell;

/// The memory of the widget. The standard library's own allocator for WebAssembly weighs twice as much.
#[global_allocator]
static MEMORY: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

//! Printing, to whoever may still be listening.
//!
//! `println!` panics when the reader of a pipe has gone, as in `loket schema | head -1`. Here that is no fault: nobody wants the rest,
//! and the exit status is what it would have been. Lints keep the whole command from printing in another way.

use std::fmt::Display;
use std::io::{ErrorKind, Write, stderr, stdout};

/// Prints what was asked for.
///
/// # Errors
/// When it cannot be written, other than for want of a reader: a full disk loses what somebody waits for.
pub(super) fn out(text: impl Display) -> Result<(), String> {
    let mut out = stdout().lock();
    match write!(out, "{text}").and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(format!("standard output: {error}")),
        _ => Ok(()),
    }
}

/// Prints what is said beside it: problems, reports. Where that cannot be said, there is nobody to tell.
pub(super) fn note(text: impl Display) {
    let _ = write!(stderr().lock(), "{text}");
}

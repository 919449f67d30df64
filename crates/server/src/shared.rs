//! What a running site consists of, for all who answer requests: what to serve, what was asked, what was filed. It knows none of them.

use std::{collections::BTreeMap, path::PathBuf};

use crate::{helpdesk::Desks, requests::Requests};

/// What to serve, and where.
#[derive(Clone, Debug, Default)]
pub struct SiteOptions {
    /// The folder of the built site.
    pub root: PathBuf,
    /// The port on the loopback address; 0 takes any free one.
    pub port: u16,
    /// Pages served before files: path (`/try.html`) to media type and content.
    pub pages: BTreeMap<String, (String, String)>,
    /// Paths of which an answer never comes.
    pub hanging: Vec<String>,
}

/// What the routes share: all of it for reading, the inner parts behind their own locks.
#[derive(Debug)]
pub(crate) struct Shared {
    pub(crate) options: SiteOptions,
    pub(crate) requests: Requests,
    pub(crate) desks: Desks,
}

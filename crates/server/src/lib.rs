//! The demo site's server, and the browser tests' witness.
//!
//! It serves the built site under the strict Content-Security-Policy that vendors are told to use, plays a helpdesk that
//! takes tickets, and remembers every request: "nothing is requested before the click" is counted here, in every browser.
//!
//! It binds the loopback address only and keeps everything in memory. It knows nothing about policies or the widget: a ticket is
//! any JSON object.

mod guard;
mod helpdesk;
mod list;
mod requests;
mod routes;
mod shared;
mod site;

pub use helpdesk::Helpdesk;
pub use requests::Asked;
pub use shared::SiteOptions;
pub use site::Site;

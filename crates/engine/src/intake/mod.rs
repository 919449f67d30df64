//! The ways to file a ticket: each adapter says what its part of the policy holds, what to ask of its helpdesk, and what an answer
//! means.
//!
//! An adapter is one file here and one name in the list below. It knows the policy and the ticket, but neither the browser, which
//! carries its errands out, nor the visit, which takes what came of them. The policy does not know the adapters either: it keeps an
//! intake as it was written, and [`Policy::read`] stands here, where all that a document may hold is known.

mod adapter;
mod address;
mod answer;
mod callback;
mod mail;
mod order;
#[cfg(feature = "schema")]
mod schema;
mod webhook;

pub use adapter::{Adapter, Errand, Request};
pub use address::Address;
pub use answer::{Answer, Reply, reference, understood};
pub use callback::Callback;
pub use mail::Mail;
pub use order::{Course, End, Order};
#[cfg(feature = "schema")]
pub use schema::policy_schema;
pub use webhook::Webhook;

use crate::policy::read::{Node, Read, position};
use crate::policy::{Intake, Json, Path, Policy, Problems, Report, Tally};
use crate::ticket::Ticket;

/// Declares one type for any of the adapters, and its reader.
macro_rules! adapters {
    ($($adapter:ident),* $(,)?) => {
        /// A way to file a ticket, of whichever adapter.
        #[derive(Debug, Clone, PartialEq)]
        pub enum Route {
            $(#[doc = concat!("By [`", stringify!($adapter), "`].")] $adapter($adapter)),*
        }

        impl Route {
            /// The words for the adapters, as they stand in policies.
            pub const KINDS: &'static [&'static str] = &[$($adapter::KIND),*];

            /// The word for its adapter.
            pub fn kind(&self) -> &'static str {
                match self { $(Route::$adapter(_) => $adapter::KIND),* }
            }

            fn read_as(kind: &str, node: Node<'_>, problems: &mut impl Report) -> Option<Route> {
                match kind {
                    $(kind if kind == $adapter::KIND => Some(Route::$adapter($adapter::read(node, problems))),)*
                    _ => None,
                }
            }
        }

        impl Adapter for Route {
            const KIND: &'static str = "";

            fn errand(&self, ticket: &Ticket) -> Result<Errand, String> {
                match self { $(Route::$adapter(adapter) => adapter.errand(ticket)),* }
            }

            fn outcome(&self, answer: &Answer) -> Reply {
                match self { $(Route::$adapter(adapter) => adapter.outcome(answer)),* }
            }
        }

        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for Route {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> std::borrow::Cow<'static, str> {
                "Intake".into()
            }

            fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                let any = [$(generator.subschema_for::<$adapter>()),*];
                schemars::json_schema!({ "description": "Where a ticket goes.", "anyOf": any })
            }
        }
    };
}

adapters!(Webhook, Mail, Callback);

impl Read for Route {
    fn read(node: Node<'_>, problems: &mut impl Report) -> Self {
        let made_up = |problems: &mut _| Route::Callback(Callback::read(Node { json: None, ..node }, problems));
        let Some(json @ Json::Object(_)) = node.json else {
            node.not("an object", problems);
            return made_up(problems);
        };
        let at = node.path.key("kind");
        let kind = Node { json: json.get("kind"), path: &at };
        if kind.json.is_none() {
            problems.unreadable(&at, "is missing");
            return made_up(problems);
        }
        let known = kind.as_str().filter(|kind| position(Route::KINDS, kind) < Route::KINDS.len());
        if known.is_none() {
            kind.word(Route::KINDS, problems);
        }
        known.and_then(|kind| Route::read_as(kind, node, problems)).unwrap_or_else(|| made_up(problems))
    }
}

impl Route {
    /// The way that a part of a policy says. Of a policy that was read without an error, that is the one its author wrote.
    pub fn of(intake: &Intake) -> Route {
        Route::read(Node { json: Some(&intake.0), path: &Path::Root }, &mut Tally::default())
    }
}

impl Policy {
    /// Reads a policy. The policy is there when nothing but warnings was found; the problems are all there are.
    ///
    /// ```
    /// # use loket_engine::policy::{Json, Policy};
    /// let (policy, problems) = Policy::read(&Json::Object(vec![("loket".into(), Json::Number(2.0))]));
    /// assert!(policy.is_none());
    /// assert!(problems.to_string().contains("loket: 2 is not 1, the version of this format"));
    /// ```
    pub fn read(json: &Json) -> (Option<Policy>, Problems) {
        Policy::read_with::<Route>(json)
    }

    /// Reads a policy without a word on what is wrong with it. It is there in the same cases, for a fraction of the code: what a
    /// visitor's browser needs as long as all is well.
    pub fn read_silently(json: &Json) -> (Option<Policy>, Tally) {
        Policy::read_silently_with::<Route>(json)
    }
}

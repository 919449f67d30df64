//! The house: its packages, their modules, and what each may use. This table is all there is to say about arrows.
//!
//! A permission that nobody uses is a fault as well as an arrow without one, so the table says what is.

/// What is compiled together, and what it may use.
#[derive(Clone, Copy)]
pub struct Package {
    pub name: &'static str,
    /// Its outermost files, from the repository's root, and the name by which others depend on it.
    pub roots: &'static [(&'static str, Option<&'static str>)],
    pub manifest: &'static str,
    pub may_use: &'static [&'static str],
    /// Its modules, each with those that it may use. They stand in an order in which arrows point upwards only. `lib` is what stands
    /// in the outermost file. None: the package is small enough to do without.
    pub modules: &'static [(&'static str, &'static [&'static str])],
}

/// In an order in which arrows point upwards only, as the modules are.
pub const HOUSE: &[Package] = &[
    Package {
        name: "engine",
        roots: &[("crates/engine/src/lib.rs", Some("loket_engine"))],
        manifest: "crates/engine/Cargo.toml",
        may_use: &[],
        modules: &[
            ("policy", &[]),
            ("calendar", &["policy"]),
            ("eligibility", &["policy"]),
            ("suggest", &["policy"]),
            ("response", &["policy", "calendar", "eligibility"]),
            ("say", &["policy", "calendar", "response"]),
            ("case", &["policy", "calendar", "eligibility", "suggest", "response"]),
            ("ticket", &["policy", "calendar", "response", "say", "case"]),
            ("intake", &["policy", "ticket"]),
            ("visit", &["policy", "calendar", "eligibility", "say", "case", "ticket", "intake"]),
        ],
    },
    Package {
        name: "intl",
        roots: &[("crates/intl/src/lib.rs", Some("loket_intl"))],
        manifest: "crates/intl/Cargo.toml",
        may_use: &["engine"],
        modules: &[],
    },
    Package {
        name: "stemmer",
        roots: &[("crates/stemmer/src/lib.rs", Some("loket_stemmer"))],
        manifest: "crates/stemmer/Cargo.toml",
        may_use: &[],
        modules: &[],
    },
    Package {
        name: "author",
        roots: &[("crates/author/src/lib.rs", Some("loket_author"))],
        manifest: "crates/author/Cargo.toml",
        may_use: &["engine"],
        modules: &[
            ("lib", &[]),
            ("source", &[]),
            ("locale", &[]),
            ("dossier", &[]),
            ("hours", &[]),
            ("build", &["hours"]),
            ("cases", &["lib", "dossier"]),
            ("due", &["lib"]),
            ("check", &["lib", "build", "cases"]),
            ("explain", &["lib", "locale", "check"]),
            ("simulate", &[]),
        ],
    },
    Package {
        name: "cli",
        roots: &[("crates/cli/src/lib.rs", Some("loket_cli")), ("crates/cli/src/main.rs", None)],
        manifest: "crates/cli/Cargo.toml",
        may_use: &["engine", "stemmer", "author"],
        modules: &[],
    },
    Package {
        name: "widget",
        roots: &[("src/lib.rs", None)],
        manifest: "Cargo.toml",
        may_use: &["engine", "intl"],
        modules: &[("wire", &[]), ("filing", &["wire"]), ("widget", &["filing", "wire"]), ("host", &["wire", "widget"])],
    },
    Package {
        name: "server",
        roots: &[("crates/server/src/lib.rs", Some("loket_server"))],
        manifest: "crates/server/Cargo.toml",
        may_use: &[],
        modules: &[],
    },
    Package {
        name: "server's tests",
        roots: &[("crates/server/tests/site/main.rs", None)],
        manifest: "crates/server/Cargo.toml",
        may_use: &["server"],
        modules: &[],
    },
    Package { name: "xtask", roots: &[("xtask/src/main.rs", None)], manifest: "xtask/Cargo.toml", may_use: &["server"], modules: &[] },
    Package {
        name: "tests/engine",
        roots: &[("tests/engine/main.rs", None)],
        manifest: "crates/cli/Cargo.toml",
        may_use: &["engine", "stemmer", "author", "cli"],
        modules: &[],
    },
    Package {
        name: "tests/browser",
        roots: &[("tests/browser/main.rs", None)],
        manifest: "tests/browser/Cargo.toml",
        may_use: &["server"],
        modules: &[],
    },
    Package {
        name: "benches/engine",
        roots: &[("benches/engine/src/lib.rs", None)],
        manifest: "benches/engine/Cargo.toml",
        may_use: &["engine"],
        modules: &[],
    },
    Package {
        name: "benches/engine-response",
        roots: &[("benches/engine-response/src/lib.rs", None), ("benches/engine-response/benches/native.rs", None)],
        manifest: "benches/engine-response/Cargo.toml",
        may_use: &["engine", "intl", "author", "cli"],
        modules: &[],
    },
    Package {
        name: "fuzz",
        roots: &[("fuzz/fuzz_targets/calendar.rs", None), ("fuzz/fuzz_targets/policy_and_facts.rs", None)],
        manifest: "fuzz/Cargo.toml",
        may_use: &["engine"],
        modules: &[],
    },
    // Where a package has one: `build.rs` beside its manifest. It runs natively, whatever the package is for.
    Package { name: BUILD_SCRIPTS, roots: &[], manifest: "Cargo.toml", may_use: &[], modules: &[] },
];

pub const BUILD_SCRIPTS: &str = "build scripts";

/// Packages in which nothing panics: their code runs on a vendor's site.
pub const NEVER_PANICS: [&str; 4] = ["engine", "intl", "author", "widget"];

/// Packages that see nothing but what they are handed.
pub const PURE: [&str; 2] = ["engine", "author"];

/// A clock, the network, the page, files, the terminal, other programs: what pure packages do not name.
pub const OUTSIDE: [&str; 19] = [
    "std::env",
    "std::fs",
    "std::io",
    "std::net",
    "std::os",
    "std::process",
    "std::thread",
    "std::time::Instant",
    "std::time::SystemTime",
    "std::time::UNIX_EPOCH",
    "chrono::Local",
    "chrono::Utc::now",
    "gloo",
    "js_sys",
    "wasm_bindgen",
    "wasm_bindgen_futures",
    "web_sys",
    "web_time",
    "yew",
];

/// Macros that write to a terminal.
pub const PRINT: [&str; 5] = ["print", "println", "eprint", "eprintln", "dbg"];

/// Packages whose code is the same whatever it is compiled for. The benches' WebAssembly is nothing elsewhere, so it asks.
pub const EVERYWHERE_THE_SAME: [&str; 5] = ["engine", "intl", "author", "cli", "widget"];

/// Crates that only some files of some packages name, with the reason.
pub const ONLY_HERE: [(&str, &[&str], &[&str]); 3] = [
    // The crate that knows time zones can be replaced in one place.
    ("jiff", &EVERYWHERE_THE_SAME, &["crates/cli/src/zone.rs"]),
    // So can the solver.
    ("batsat", &EVERYWHERE_THE_SAME, &["crates/author/src/check/sat.rs"]),
    // JSON comes from the browser's own parser. The engine names it for the schema alone, which no visitor loads.
    ("serde_json", &["engine"], &["crates/engine/src/policy/schema.rs", "crates/engine/src/intake/schema.rs"]),
];

/// A file's length beyond which it is surely more than one concept.
pub const LONGEST: usize = 400;

/// Dependencies that are there for a feature, and named nowhere.
pub const FOR_A_FEATURE: [&str; 1] = ["tracing"];

/// Files that use each other, as the arrow that has to go: what it is for belongs into the other file, or into a third. It is to become
/// empty.
pub const KNOWN_CIRCLES: &[(&str, &str)] = &[
    ("crates/engine/src/case/world.rs", "crates/engine/src/case/case.rs"),
    ("crates/engine/src/eligibility/compiled.rs", "crates/engine/src/eligibility/plan.rs"),
    ("crates/engine/src/policy/document.rs", "crates/engine/src/policy/check.rs"),
    ("crates/engine/src/policy/read.rs", "crates/engine/src/policy/map.rs"),
    ("crates/engine/src/policy/read.rs", "crates/engine/src/policy/schema.rs"),
    ("src/widget/articles.rs", "src/widget/app.rs"),
    ("src/widget/effects.rs", "src/widget/app.rs"),
    ("src/widget/rest.rs", "src/widget/app.rs"),
    ("src/widget/scene.rs", "src/widget/app.rs"),
    ("src/widget/session.rs", "src/widget/app.rs"),
    ("src/widget/scene.rs", "src/widget/rest.rs"),
    ("src/widget/session.rs", "src/widget/rest.rs"),
];

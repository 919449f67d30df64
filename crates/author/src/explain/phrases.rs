//! The words of a decision table, in the languages that Loket speaks. What the widget says too is taken from its own words.

use std::collections::HashMap;

use loket_engine::policy::base;

/// One of the table's own words. `{}` stands for what is filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Phrase {
    Title,
    Intro,
    Printed,
    InForceFrom,
    InForceUntil,
    Rule,
    When,
    Visit,
    Verdict,
    Because,
    Next,
    Promise,
    Otherwise,
    Always,
    All,
    Any,
    Or,
    Not,
    Told,
    Never,
    Asked,
    Sign,
    Name,
    Function,
    Date,
    Signature,
    Latest,
    OldestSupported,
    SomeSupported,
    NoneSupported,
    OlderThan,
    OrOlder,
    Exactly,
    OtherThan,
    OrNewer,
    NewerThan,
    LessThan,
    AtMost,
    AtLeast,
    MoreThan,
    Today,
    Before,
    OnOrBefore,
    On,
    NotOn,
    OnOrAfter,
    After,
    Within,
    Between,
    Average,
    Aim,
    Guarantee,
    SupportHours,
    BusinessDays,
    AroundTheClock,
    Minutes,
    Hours,
    Days,
    Weeks,
}

/// English, Dutch, German.
const PHRASES: &[(Phrase, [&str; 3])] = &[
    (Phrase::Title, ["Decision table: {}", "Beslissingstabel: {}", "Entscheidungstabelle: {}"]),
    (
        Phrase::Intro,
        [
            "The rules are read from top to bottom. The first one that fits decides.",
            "De regels worden van boven naar beneden gelezen. De eerste die past, beslist.",
            "Die Regeln werden von oben nach unten gelesen. Die erste, die passt, entscheidet.",
        ],
    ),
    (Phrase::Printed, ["As of {}.", "Stand van {}.", "Stand vom {}."]),
    (Phrase::InForceFrom, ["In force from {}.", "Van kracht vanaf {}.", "In Kraft ab {}."]),
    (Phrase::InForceUntil, ["In force from {} until {}.", "Van kracht van {} tot en met {}.", "In Kraft von {} bis {}."]),
    (Phrase::Rule, ["Rule", "Regel", "Regel"]),
    (Phrase::When, ["When", "Wanneer", "Wenn"]),
    (Phrase::Visit, ["For example", "Bijvoorbeeld", "Zum Beispiel"]),
    (Phrase::Verdict, ["Verdict", "Oordeel", "Ergebnis"]),
    (Phrase::Because, ["Because", "Omdat", "Weil"]),
    (Phrase::Next, ["Next step", "Volgende stap", "Nächster Schritt"]),
    (Phrase::Promise, ["Promise", "Belofte", "Zusage"]),
    (Phrase::Otherwise, ["in every other case", "in alle andere gevallen", "in allen anderen Fällen"]),
    (Phrase::Always, ["in every case", "in alle gevallen", "in allen Fällen"]),
    (Phrase::All, ["all of these:", "dit alles:", "all dies:"]),
    (Phrase::Any, ["at least one of these:", "minstens een hiervan:", "mindestens eines davon:"]),
    (Phrase::Or, ["or", "of", "oder"]),
    (Phrase::Not, ["anything but {}", "iets anders dan {}", "etwas anderes als {}"]),
    (Phrase::Told, ["{} (told by the page)", "{} (van de pagina)", "{} (von der Seite)"]),
    (Phrase::Never, ["No case comes to this rule.", "Geen geval komt bij deze regel.", "Kein Fall kommt zu dieser Regel."]),
    (Phrase::Asked, ["Questions asked:", "Gestelde vragen:", "Gestellte Fragen:"]),
    (Phrase::Sign, ["Read and approved", "Gelezen en goedgekeurd", "Gelesen und genehmigt"]),
    (Phrase::Name, ["Name", "Naam", "Name"]),
    (Phrase::Function, ["Position", "Functie", "Funktion"]),
    (Phrase::Date, ["Date", "Datum", "Datum"]),
    (Phrase::Signature, ["Signature", "Handtekening", "Unterschrift"]),
    (Phrase::Latest, ["the latest version", "de nieuwste versie", "die neueste Version"]),
    (Phrase::OldestSupported, ["the oldest supported version", "de oudste ondersteunde versie", "die älteste unterstützte Version"]),
    (Phrase::SomeSupported, ["a supported version", "een ondersteunde versie", "eine unterstützte Version"]),
    (Phrase::NoneSupported, ["no supported version", "geen ondersteunde versie", "keine unterstützte Version"]),
    (Phrase::OlderThan, ["older than {}", "ouder dan {}", "älter als {}"]),
    (Phrase::OrOlder, ["{} or older", "{} of ouder", "{} oder älter"]),
    (Phrase::Exactly, ["exactly {}", "precies {}", "genau {}"]),
    (Phrase::OtherThan, ["other than {}", "anders dan {}", "nicht {}"]),
    (Phrase::OrNewer, ["{} or newer", "{} of nieuwer", "{} oder neuer"]),
    (Phrase::NewerThan, ["newer than {}", "nieuwer dan {}", "neuer als {}"]),
    (Phrase::LessThan, ["less than {}", "minder dan {}", "weniger als {}"]),
    (Phrase::AtMost, ["at most {}", "hoogstens {}", "höchstens {}"]),
    (Phrase::AtLeast, ["at least {}", "minstens {}", "mindestens {}"]),
    (Phrase::MoreThan, ["more than {}", "meer dan {}", "mehr als {}"]),
    (Phrase::Today, ["today", "vandaag", "heute"]),
    (Phrase::Before, ["before {}", "voor {}", "vor {}"]),
    (Phrase::OnOrBefore, ["{} or earlier", "{} of eerder", "{} oder früher"]),
    (Phrase::On, ["on {}", "op {}", "am {}"]),
    (Phrase::NotOn, ["on another day than {}", "op een andere dag dan {}", "an einem anderen Tag als {}"]),
    (Phrase::OnOrAfter, ["{} or later", "{} of later", "{} oder später"]),
    (Phrase::After, ["after {}", "na {}", "nach {}"]),
    (Phrase::Within, ["within {}", "binnen {}", "innerhalb von {}"]),
    (Phrase::Between, ["within {} to {}", "binnen {} tot {}", "innerhalb von {} bis {}"]),
    (Phrase::Average, ["on average", "gemiddeld", "im Durchschnitt"]),
    (Phrase::Aim, ["aimed for", "als streven", "angestrebt"]),
    (Phrase::Guarantee, ["guaranteed", "gegarandeerd", "garantiert"]),
    (Phrase::SupportHours, ["counted in support hours", "geteld in openingsuren", "gezählt in Supportzeiten"]),
    (Phrase::BusinessDays, ["counted in business days", "geteld in werkdagen", "gezählt in Werktagen"]),
    (Phrase::AroundTheClock, ["counted around the clock", "dag en nacht geteld", "rund um die Uhr gezählt"]),
    (Phrase::Minutes, ["{} min", "{} min", "{} Min."]),
    (Phrase::Hours, ["{} h", "{} uur", "{} Std."]),
    (Phrase::Days, ["{} d", "{} d", "{} T."]),
    (Phrase::Weeks, ["{} wk", "{} wk", "{} Wo."]),
];

/// The interface's words in a language, as JSON.
macro_rules! files {
    ($lang:literal) => {
        [
            include_str!(concat!("../../../../www/strings/", $lang, ".json")),
            include_str!(concat!("../../../../www/strings/", $lang, ".rest.json")),
        ]
    };
}

/// The words of one language.
pub(super) struct Phrases {
    column: usize,
    interface: HashMap<String, String>,
}

impl Phrases {
    /// The words of a language; English, when Loket does not speak it.
    pub(super) fn of(lang: &str) -> Phrases {
        let (column, files) = match base(lang) {
            "nl" => (1, files!("nl")),
            "de" => (2, files!("de")),
            _ => (0, files!("en")),
        };
        let words = |file| serde_json::from_str::<HashMap<_, _>>(file).unwrap_or_default();
        Phrases { column, interface: files.into_iter().flat_map(words).collect() }
    }

    pub(super) fn say(&self, phrase: Phrase) -> &'static str {
        let words = PHRASES.iter().find(|(other, _)| *other == phrase).and_then(|(_, words)| words.get(self.column));
        words.copied().unwrap_or_default()
    }

    /// A phrase with its places filled in, one after the other.
    pub(super) fn fill(&self, phrase: Phrase, with: &[&str]) -> String {
        let mut parts = self.say(phrase).split("{}");
        let mut text = parts.next().unwrap_or_default().to_owned();
        for (part, value) in parts.zip(with) {
            text.push_str(value);
            text.push_str(part);
        }
        text
    }

    /// One of the widget's own words.
    pub(super) fn interface(&self, key: &str) -> &str {
        self.interface.get(key).map_or("", String::as_str)
    }

    /// `a, b or c`.
    pub(super) fn or(&self, parts: &[String]) -> String {
        match parts {
            [] => String::new(),
            [only] => only.clone(),
            [first @ .., last] => format!("{} {} {last}", first.join(", "), self.say(Phrase::Or)),
        }
    }
}

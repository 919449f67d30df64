//! Germany: nine days everywhere, the others by the acts of the sixteen states.
//!
//! Left out is what only some municipalities have: Assumption Day in Bavaria, the Peace Festival of Augsburg, Corpus Christi in parts
//! of Saxony and Thuringia.

use chrono::{Days, NaiveDate, Weekday};

use super::Country;
use super::rule::{after_easter, day, each, once};
use loket_engine::policy::Date;

pub(super) const COUNTRY: Country = Country {
    code: "DE",
    law: "Einigungsvertrag, art. 2 (2), and the states' acts on Sundays and public holidays (Feiertagsgesetze)",
    regions: &["BB", "BE", "BW", "BY", "HB", "HE", "HH", "MV", "NI", "NW", "RP", "SH", "SL", "SN", "ST", "TH"],
    rules: &[
        day("New Year's Day", 1, 1),
        day("Epiphany", 1, 6).only(&["BW", "BY", "ST"]),
        day("Women's Day", 3, 8).only(&["BE"]).since(2019),
        day("Women's Day", 3, 8).only(&["MV"]).since(2023),
        after_easter("Good Friday", -2),
        after_easter("Easter Sunday", 0).only(&["BB"]),
        after_easter("Easter Monday", 1),
        day("Labour Day", 5, 1),
        after_easter("Ascension Day", 39),
        after_easter("Whit Sunday", 49).only(&["BB"]),
        after_easter("Whit Monday", 50),
        after_easter("Corpus Christi", 60).only(&["BW", "BY", "HE", "NW", "RP", "SL"]),
        day("Assumption Day", 8, 15).only(&["SL"]),
        day("World Children's Day", 9, 20).only(&["TH"]).since(2019),
        day("German Unity Day", 10, 3),
        day("Reformation Day", 10, 31).only(&["BB", "MV", "SN", "ST", "TH"]),
        day("Reformation Day", 10, 31).only(&["HB", "HH", "NI", "SH"]).since(2018),
        day("All Saints' Day", 11, 1).only(&["BW", "BY", "NW", "RP", "SL"]),
        each("Day of Repentance", repentance).only(&["SN"]),
        day("Christmas Day", 12, 25),
        day("Second Day of Christmas", 12, 26),
        once("75 years since the liberation", 2020, 5, 8).only(&["BE"]),
        once("80 years since the liberation", 2025, 5, 8).only(&["BE"]),
        once("75 years since the uprising of 1953", 2028, 6, 17).only(&["BE"]),
    ],
};

/// The Wednesday before 23 November.
fn repentance(year: i32) -> Option<Date> {
    let before = NaiveDate::from_ymd_opt(year, 11, 22)?;
    (0..7).filter_map(|days| before.checked_sub_days(Days::new(days))).find(|date| chrono::Datelike::weekday(date) == Weekday::Wed)
}

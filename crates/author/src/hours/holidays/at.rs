//! Austria. Good Friday is a holiday nobody has by law since 2019.

use super::Country;
use super::rule::{after_easter, day};

pub(super) const COUNTRY: Country = Country {
    code: "AT",
    law: "Feiertagsruhegesetz 1957 (BGBl. 153/1957), § 1; Arbeitsruhegesetz, § 7",
    regions: &[],
    rules: &[
        day("New Year's Day", 1, 1),
        day("Epiphany", 1, 6),
        after_easter("Easter Monday", 1),
        day("State Holiday", 5, 1),
        after_easter("Ascension Day", 39),
        after_easter("Whit Monday", 50),
        after_easter("Corpus Christi", 60),
        day("Assumption Day", 8, 15),
        day("National Day", 10, 26),
        day("All Saints' Day", 11, 1),
        day("Immaculate Conception", 12, 8),
        day("Christmas Day", 12, 25),
        day("Saint Stephen's Day", 12, 26),
    ],
};

//! France: eleven days. Moselle and Alsace have two more from the law that stayed in force there.

use super::Country;
use super::rule::{after_easter, day};

/// Moselle, Bas-Rhin, Haut-Rhin, and the two latter together.
const LOCAL_LAW: &[&str] = &["57", "67", "68", "6AE"];

pub(super) const COUNTRY: Country = Country {
    code: "FR",
    law: "Code du travail, art. L3133-1; Alsace and Moselle: art. L3134-13",
    regions: LOCAL_LAW,
    rules: &[
        day("New Year's Day", 1, 1),
        after_easter("Good Friday", -2).only(LOCAL_LAW),
        after_easter("Easter Monday", 1),
        day("Labour Day", 5, 1),
        day("Victory Day", 5, 8),
        after_easter("Ascension Day", 39),
        after_easter("Whit Monday", 50),
        day("National Day", 7, 14),
        day("Assumption Day", 8, 15),
        day("All Saints' Day", 11, 1),
        day("Armistice Day", 11, 11),
        day("Christmas Day", 12, 25),
        day("Saint Stephen's Day", 12, 26).only(LOCAL_LAW),
    ],
};

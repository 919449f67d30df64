//! Luxembourg: eleven days.

use super::Country;
use super::rule::{after_easter, day};

pub(super) const COUNTRY: Country = Country {
    code: "LU",
    law: "Code du travail, art. L. 232-2",
    regions: &[],
    rules: &[
        day("New Year's Day", 1, 1),
        after_easter("Easter Monday", 1),
        day("Labour Day", 5, 1),
        day("Europe Day", 5, 9).since(2019),
        after_easter("Ascension Day", 39),
        after_easter("Whit Monday", 50),
        day("National Day", 6, 23),
        day("Assumption Day", 8, 15),
        day("All Saints' Day", 11, 1),
        day("Christmas Day", 12, 25),
        day("Saint Stephen's Day", 12, 26),
    ],
};

//! Belgium: ten days. Easter Sunday and Whit Sunday, which many lists hold, are none of them by law.

use super::Country;
use super::rule::{after_easter, day};

pub(super) const COUNTRY: Country = Country {
    code: "BE",
    law: "act of 4 January 1974 on public holidays; royal decree of 18 April 1974, art. 1",
    regions: &[],
    rules: &[
        day("New Year's Day", 1, 1),
        after_easter("Easter Monday", 1),
        day("Labour Day", 5, 1),
        after_easter("Ascension Day", 39),
        after_easter("Whit Monday", 50),
        day("National Day", 7, 21),
        day("Assumption Day", 8, 15),
        day("All Saints' Day", 11, 1),
        day("Armistice Day", 11, 11),
        day("Christmas Day", 12, 25),
    ],
};

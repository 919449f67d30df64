//! The United States: the eleven federal holidays. States have others, which no rule here knows.

use chrono::Weekday;

use super::Country;
use super::rule::{Weekend, day, last, nth};

pub(super) const COUNTRY: Country = Country {
    code: "US",
    law: "5 U.S.C. § 6103",
    regions: &[],
    rules: &[
        day("New Year's Day", 1, 1).weekend(Weekend::Nearest),
        nth("Birthday of Martin Luther King, Jr.", 3, Weekday::Mon, 1),
        nth("Washington's Birthday", 3, Weekday::Mon, 2),
        last("Memorial Day", Weekday::Mon, 5),
        day("Juneteenth", 6, 19).since(2021).weekend(Weekend::Nearest),
        day("Independence Day", 7, 4).weekend(Weekend::Nearest),
        nth("Labor Day", 1, Weekday::Mon, 9),
        nth("Columbus Day", 2, Weekday::Mon, 10),
        day("Veterans Day", 11, 11).weekend(Weekend::Nearest),
        nth("Thanksgiving Day", 4, Weekday::Thu, 11),
        day("Christmas Day", 12, 25).weekend(Weekend::Nearest),
    ],
};

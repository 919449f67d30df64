//! Public holidays by country and region, worked out from rules whose law is named beside them.
//!
//! Rules rather than a table of dates, because they reach as far as the law does, and because they can be checked by whoever knows
//! the country. They hold from 2020 on; the tests compare them with two sources that others keep.
//!
//! It knows dates and places; nothing of desks, policies or whether anybody works on these days.

mod at;
mod be;
mod de;
mod fr;
mod gb;
mod ie;
mod lu;
mod nl;
mod rule;
mod us;

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use loket_engine::policy::Date;
use rule::Rule;

/// The first year for which the rules are right.
pub const FIRST_YEAR: i32 = 2020;

/// A country whose public holidays are known.
#[derive(Debug)]
pub struct Country {
    /// Its code in ISO 3166-1: `BE`.
    pub code: &'static str,
    /// The law that names the holidays.
    pub law: &'static str,
    /// The regions that have rules of their own, as in ISO 3166-2, without the country: `BY`.
    pub regions: &'static [&'static str],
    rules: &'static [Rule],
}

/// All of them.
pub static COUNTRIES: [Country; 9] =
    [at::COUNTRY, be::COUNTRY, de::COUNTRY, fr::COUNTRY, gb::COUNTRY, ie::COUNTRY, lu::COUNTRY, nl::COUNTRY, us::COUNTRY];

/// Why there are no holidays for a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UnknownPlace {
    /// No country of this code is known here.
    Country(String),
    /// The country is known, but no region of this code has rules of its own.
    Region {
        /// The country's code.
        country: &'static str,
        /// The code that was asked for.
        region: String,
    },
}

/// The public holidays of a country (`BE`) or of one of its regions (`DE-BY`) in some years, with their English names, in order.
///
/// ```
/// # use loket_author::hours::holidays::holidays;
/// let days = holidays("BE", 2026..=2026).unwrap();
/// assert_eq!(days.len(), 10);
/// assert_eq!(days.first_key_value().unwrap().1, "New Year's Day");
/// ```
///
/// # Errors
/// When the country or the region is none that is known here.
pub fn holidays(place: &str, years: RangeInclusive<i32>) -> Result<BTreeMap<Date, String>, UnknownPlace> {
    let (country, region) = find(place)?;
    let mut days = BTreeMap::new();
    // A holiday of next year can be kept on the last day of this one.
    for year in *years.start() - 1..=years.end() + 1 {
        for (date, name) in rule::of_year(country.rules, region, year) {
            if years.contains(&chrono::Datelike::year(&date)) {
                days.entry(date)
                    .and_modify(|names: &mut String| {
                        names.push_str(", ");
                        names.push_str(&name);
                    })
                    .or_insert(name);
            }
        }
    }
    Ok(days)
}

/// The law on which a place's holidays rest.
///
/// # Errors
/// As for [`holidays`].
pub fn law(place: &str) -> Result<&'static str, UnknownPlace> {
    find(place).map(|(country, _)| country.law)
}

fn find(place: &str) -> Result<(&'static Country, &str), UnknownPlace> {
    let (code, region) = place.split_once('-').unwrap_or((place, ""));
    let country = COUNTRIES.iter().find(|country| country.code == code).ok_or_else(|| UnknownPlace::Country(code.to_owned()))?;
    match country.regions.contains(&region) || !place.contains('-') {
        true => Ok((country, region)),
        false => Err(UnknownPlace::Region { country: country.code, region: region.to_owned() }),
    }
}

impl std::fmt::Display for UnknownPlace {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let list = |codes: &mut dyn Iterator<Item = &'static str>| codes.collect::<Vec<_>>().join(", ");
        match self {
            UnknownPlace::Country(code) => {
                let known = list(&mut COUNTRIES.iter().map(|country| country.code));
                write!(f, "the public holidays of `{code}` are not known; expected one of {known}")
            }
            UnknownPlace::Region { country, region } => {
                let regions = COUNTRIES.iter().filter(|known| known.code == *country).flat_map(|known| known.regions.iter().copied());
                match list(&mut regions.into_iter()).as_str() {
                    "" => write!(f, "`{country}-{region}`: `{country}` has the same public holidays everywhere; write `{country}`"),
                    known => write!(f, "`{country}-{region}`: no such region with public holidays of its own; known are {known}"),
                }
            }
        }
    }
}

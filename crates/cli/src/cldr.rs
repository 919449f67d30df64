//! Dates and numbers in a language, by CLDR: the twin of what a browser's `Intl` does in the widget.

use icu_datetime::fieldsets::{E, MDET, T, YMD};
use icu_datetime::input::{Date, DateTime, Time};
use icu_datetime::options::TimePrecision;
use icu_datetime::{DateTimeFormatter, DateTimeFormatterPreferences, NoCalendarFormatter};
use icu_locale_core::Locale;
use icu_locale_core::preferences::extensions::unicode::keywords::HourCycle;
use loket_author::locale::Locale as Language;
use loket_engine::calendar::{date_of, day_of, local_parts};
use loket_engine::policy::iso;
use loket_engine::say::{DateForm, Dates, Numbers, Place};

/// What CLDR knows of languages.
pub struct Cldr;

impl Dates for Cldr {
    fn date(&self, lang: &str, local: i64, form: DateForm) -> String {
        // A language that CLDR does not know writes dates as ISO 8601 does, which everybody can read.
        write(lang, local, form).unwrap_or_else(|| {
            let (.., hour, minute) = local_parts(local);
            format!("{} {hour:02}:{minute:02}", iso(date_of(day_of(local))))
        })
    }
}

fn write(lang: &str, local: i64, form: DateForm) -> Option<String> {
    // English without a region would be American.
    let locale: Locale = if lang == "en" { "en-GB" } else { lang }.parse().ok()?;
    let mut preferences = DateTimeFormatterPreferences::from(&locale);
    preferences.hour_cycle = Some(HourCycle::H23);
    let (year, month, day, hour, minute) = local_parts(local);
    let date = Date::try_new_gregorian(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?).ok()?;
    let time = Time::try_new(u8::try_from(hour).ok()?, u8::try_from(minute).ok()?, 0, 0).ok()?;
    Some(match form {
        DateForm::DayTime => {
            let fields = MDET::medium().with_time_precision(TimePrecision::Minute);
            DateTimeFormatter::try_new(preferences, fields).ok()?.format(&DateTime { date, time }).to_string()
        }
        DateForm::Time => NoCalendarFormatter::try_new(preferences, T::hm()).ok()?.format(&time).to_string(),
        DateForm::Date => DateTimeFormatter::try_new(preferences, YMD::long()).ok()?.format(&date).to_string(),
        // The crate has no single letters; nothing that is written natively is so narrow.
        DateForm::Weekday | DateForm::WeekdayLetter => DateTimeFormatter::try_new(preferences, E::short()).ok()?.format(&date).to_string(),
    })
}

impl Numbers for Cldr {
    fn number(&self, lang: &str, value: f64, unit: Option<&str>) -> String {
        let Some(unit) = unit else { return value.to_string() };
        let language = Language::find(lang);
        let written = value.to_string();
        let count = Place::Count(&written, language.plural(value as u32));
        language.fill("table", &format!("{unit}s"), &[("count", count)])
    }
}

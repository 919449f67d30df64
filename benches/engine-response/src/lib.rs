//! The response-time engine by itself, as WebAssembly: what `cargo xtask bench response` measures and what answers the case files in
//! Node and in browsers.
//!
//! It has the engine as the widget has it, zones by `Intl` included, compiled with the same flags, and nothing of the widget.

#![cfg(target_arch = "wasm32")]
use wasm_bindgen::prelude::wasm_bindgen;

use loket_author::due::Case;
use loket_engine::calendar::{Calendar, Years, Zone, utc_text};
use loket_engine::policy::read::{Node, Read};
use loket_engine::policy::{Json, Path, Problems, SupportHours};

/// Answers a case of `tests/data/response-time`, a JSON text, with its instants: `{"due":"…","due_next_open":"…"}`.
///
/// # Errors
/// When it is no case, or the browser does not know its zone.
#[wasm_bindgen]
pub fn answer(text: &str) -> Result<String, String> {
    let json: Json = serde_json::from_str(text).map_err(|_| "not JSON".to_owned())?;
    let case = Case::read(&json)?;
    let zone = loket_intl::zone(case.zone(), case.years()).ok_or("there is no such time zone")?;
    let answer = case.answer(zone);
    let quoted = |at: Option<i64>| at.map_or("null".to_owned(), |at| format!("\"{}\"", utc_text(at)));
    Ok(format!("{{\"due\":{},\"due_next_open\":{}}}", quoted(answer.due), quoted(answer.next_open)))
}

/// A desk that is asked again and again.
#[wasm_bindgen]
pub struct Desk {
    hours: SupportHours,
    zone: Zone,
    years: Years,
    calendar: Calendar,
}

#[wasm_bindgen]
impl Desk {
    /// Reads support hours as they stand in a policy, and makes a calendar of them for the years given.
    ///
    /// # Errors
    /// When they cannot be read or their zone is not known.
    #[wasm_bindgen(constructor)]
    pub fn new(hours: &str, first: i32, last: i32) -> Result<Desk, String> {
        let json: Json = serde_json::from_str(hours).map_err(|_| "not JSON".to_owned())?;
        let mut problems = Problems::default();
        let hours = SupportHours::read(Node { json: Some(&json), path: &Path::Root }, &mut problems);
        if problems.fatal() {
            return Err(problems.to_string());
        }
        let years = first..=last;
        let zone = loket_intl::zone(&hours.zone, years.clone()).ok_or("there is no such time zone")?;
        let calendar = Calendar::new(&hours, zone.clone(), years.clone());
        Ok(Desk { hours, zone, years, calendar })
    }

    /// When so many seconds of support time have passed since an instant, both in seconds since 1970; not a number: never.
    pub fn due(&self, now: f64, seconds: f64) -> f64 {
        self.calendar.due(now as i64, seconds as i64).map_or(f64::NAN, |due| due as f64)
    }

    /// Asks so many times, a second later each time, and gives the sum, so that nothing can be left out.
    pub fn due_many(&self, now: f64, seconds: f64, times: u32) -> f64 {
        let mut sum = 0;
        for later in 0..i64::from(times) {
            sum += self.calendar.due(now as i64 + later, seconds as i64).unwrap_or_default() & 1;
        }
        sum as f64
    }

    /// Makes so many calendars; gives what has to do with each of them, so that nothing can be left out.
    pub fn build_many(&self, times: u32) -> f64 {
        let mut sum = 0;
        for _ in 0..times {
            let calendar = Calendar::new(&self.hours, self.zone.clone(), self.years.clone());
            sum += calendar.due(0, 1).unwrap_or_default() & 1;
        }
        sum as f64
    }

    /// Asks the browser for the zone so many times.
    pub fn zone_many(&self, times: u32) -> f64 {
        let zones = (0..times).filter_map(|_| loket_intl::zone(&self.hours.zone, self.years.clone()));
        zones.map(|zone| zone.offset(0) as f64).sum()
    }
}

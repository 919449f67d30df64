//! A desk as it stands in a policy document, read apart from the rest of it.

use std::ops::RangeInclusive;

use super::dated::{Which, date_holidays};
use loket_engine::policy::read::{Node, Read};
use loket_engine::policy::{Json, Path, Problems, SupportHours};

/// The hours of a desk, its public holidays dated for some years; `None` when they do not read without an error.
pub fn desk(json: &Json, years: RangeInclusive<i32>) -> Option<SupportHours> {
    let mut document = Json::object(vec![("hours", Json::object(vec![("desk", json.clone())]))]);
    date_holidays(&mut document, years, Which::Undated);
    let mut problems = Problems::default();
    let json = document.get("hours")?.get("desk");
    let hours = SupportHours::read(Node { json, path: &Path::Root }, &mut problems);
    (!problems.fatal()).then_some(hours)
}

//! The engine natively, beside the crate `opening-hours` and a loop over the minutes.

use std::hint::black_box;

use chrono::{DateTime, Datelike, Duration, NaiveDate, Offset, TimeZone};
use criterion::{Criterion, criterion_group, criterion_main};
use loket_cli::zone::zone;
use loket_engine::calendar::{Calendar, Instant, parse_instant};
use loket_engine::policy::{Json, Policy};
use opening_hours::OpeningHours;

/// Support time in minutes: the same rows as in Node.
const ROWS: [(&str, i64); 5] = [("5 min", 5), ("5 h", 300), ("40 h", 2_400), ("1 year", 120_000), ("10 years", 1_200_000)];

const NOW: &str = "2026-11-20T14:10:00Z";

/// Belgian holidays within the first year, as in `benches/peers/response/desk.mjs`.
const HOLIDAYS: [&str; 15] = [
    "2026-11-11",
    "2026-12-25",
    "2027-01-01",
    "2027-03-29",
    "2027-05-01",
    "2027-05-06",
    "2027-05-17",
    "2027-07-21",
    "2027-08-15",
    "2027-11-01",
    "2027-11-11",
    "2027-12-25",
    "2028-01-01",
    "2028-04-17",
    "2028-05-01",
];

fn calendar() -> Calendar {
    let closed: Vec<String> = HOLIDAYS.iter().map(|date| format!("\"{date}\"")).collect();
    let text = format!(
        r#"{{ "loket": 1, "vendor": {{ "name": "A", "url": "https://a.example", "contact": "mailto:a@a.example" }}, "languages": ["en"],
        "clauses": {{ "all": {{ "title": "All", "text": "All." }} }}, "steps": {{ "ask": {{ "text": "Ask." }} }},
        "coverage": [{{ "verdict": "covered", "next": "ask", "because": ["all"] }}],
        "tickets": {{ "kinds": {{ "question": {{ "name": "Question" }} }}, "intake": [{{ "kind": "callback" }}] }},
        "hours": {{ "desk": {{ "zone": "Europe/Brussels", "week": {{ "mon-fri": ["09:00-12:30", "13:00-17:30"] }}, "closed": [{}] }} }} }}"#,
        closed.join(",")
    );
    let json: Json = serde_json::from_str(&text).expect("the policy above is JSON");
    let (policy, problems) = Policy::read(&json);
    let policy = policy.unwrap_or_else(|| panic!("{problems}"));
    let hours = policy.hours.get("desk").expect("it has a desk");
    Calendar::new(hours, zone(&hours.zone, 2025..=2042).expect("there is such a zone"), 2025..=2042)
}

/// A loop over the minutes: the simplest thing that is right.
fn minute_by_minute(holidays: &[NaiveDate], now: Instant, minutes: i64) -> Instant {
    let (mut at, mut left) = (now, minutes);
    while left > 0 {
        let utc = DateTime::from_timestamp(at, 0).expect("a date").naive_utc();
        let offset = chrono_tz::Europe::Brussels.offset_from_utc_datetime(&utc).fix().local_minus_utc();
        let local = utc + Duration::seconds(i64::from(offset));
        let minute = local.time().signed_duration_since(chrono::NaiveTime::MIN).num_minutes();
        let open = local.weekday().num_days_from_monday() < 5
            && (matches!(minute, 540..750) || matches!(minute, 780..1050))
            && !holidays.contains(&local.date());
        left -= i64::from(open);
        at += 60;
    }
    at
}

/// The crate has no such sum: its intervals are walked through.
fn by_opening_hours(hours: &OpeningHours<opening_hours::localization::TzLocation<chrono_tz::Tz>>, now: Instant, minutes: i64) -> Instant {
    let from = chrono_tz::Europe::Brussels.timestamp_opt(now, 0).single().expect("an instant");
    let mut left = Duration::minutes(minutes);
    for range in hours.iter_from(from) {
        if range.kind == opening_hours::RuleKind::Open {
            let length = range.range.end - range.range.start;
            if length >= left {
                return (range.range.start + left).timestamp();
            }
            left -= length;
        }
    }
    Instant::MAX
}

fn due(criterion: &mut Criterion) {
    let now = parse_instant(NOW).expect("an instant");
    let calendar = calendar();
    let dates: Vec<NaiveDate> = HOLIDAYS.iter().map(|date| date.parse().expect("a date")).collect();
    let off: Vec<String> = dates.iter().map(|date| date.format("%Y %b %d off").to_string()).collect();
    let text = format!("Mo-Fr 09:00-12:30,13:00-17:30; {}", off.join("; "));
    let context = opening_hours::Context::default().with_locale(opening_hours::localization::TzLocation::new(chrono_tz::Europe::Brussels));
    let crate_hours = text.parse::<OpeningHours>().expect("opening hours").with_context(context);
    for (name, minutes) in ROWS {
        let ours = calendar.due(now, minutes * 60);
        assert_eq!(ours, Some(minute_by_minute(&dates, now, minutes)), "{name}: the loop differs");
        if ours != Some(by_opening_hours(&crate_hours, now, minutes)) {
            println!("{name}: opening-hours differs: {:?}, not {ours:?}", by_opening_hours(&crate_hours, now, minutes));
        }
        let mut group = criterion.benchmark_group(name);
        group.sample_size(10).measurement_time(std::time::Duration::from_millis(1500)).warm_up_time(std::time::Duration::from_millis(300));
        group.bench_function("loket", |bencher| bencher.iter(|| calendar.due(black_box(now), black_box(minutes * 60))));
        group
            .bench_function("opening-hours", |bencher| bencher.iter(|| by_opening_hours(&crate_hours, black_box(now), black_box(minutes))));
        if minutes <= 120_000 {
            group.bench_function("minute by minute", |bencher| {
                bencher.iter(|| minute_by_minute(&dates, black_box(now), black_box(minutes)));
            });
        }
        group.finish();
    }
}

criterion_group!(benches, due);
criterion_main!(benches);

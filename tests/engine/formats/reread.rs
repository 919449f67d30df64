//! Calendars read a second time, naively, and compared with an import day by day over two years: what the report says was taken closes
//! the desk, and nothing else does.
//!
//! The second reading shares no code with the import. It asks of each date whether an entry takes place on it, by the words of RFC 5545,
//! and knows time zones from another crate.

use std::collections::BTreeSet;

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, TimeZone, Utc, Weekday};
use chrono_tz::Tz;
use loket_author::hours::{desk::desk, draft::Outcome, ics, merge::merge};
use loket_cli::zone::zone;
use loket_engine::calendar::dates;
use loket_engine::policy::{Date, Json, SupportHours, ZoneName};
use proptest::prelude::*;
use serde_json::json;

const DESK: Tz = Tz::Europe__Brussels;
const FIRST: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();

/// Two years from the day of the import.
const DAYS: usize = 731;

/// The minutes of a day on which the desk is open.
type Minutes = BTreeSet<u16>;

/// A desk with a fixed week and days of its own, on which an entry has to close it as on any other.
fn standing() -> serde_json::Value {
    json!({
        "zone": "Europe/Brussels", "week": { "mon-fri": ["09:00-12:00", "13:00-17:00"], "sat": ["10:00-12:00"] },
        "closed": ["2026-12-11", "01-01"], "days": { "2026-12-24": ["09:00-12:00"], "12-31": ["09:00-15:00"], "easter": ["10:00-12:00"] }
    })
}

fn hours_of(desk_json: &serde_json::Value) -> SupportHours {
    let json: Json = serde_json::from_value(desk_json.clone()).unwrap();
    desk(&json, 2026..=2029).unwrap()
}

fn minutes_of(hours: &SupportHours) -> Vec<(NaiveDate, Minutes)> {
    let open =
        |day: &loket_engine::calendar::DateHours<'_>| day.intervals.iter().flat_map(|interval| interval.from..interval.until).collect();
    let all = dates(hours, 2026..=2029);
    all.iter().skip_while(|day| day.date < FIRST).take(DAYS).map(|day| (day.date, open(day))).collect()
}

/// One entry as it stands in the file: its lines by name, with what stands between the name and the colon.
struct Vevent {
    line: usize,
    lines: Vec<(String, String, String)>,
}

impl Vevent {
    fn all(text: &str) -> Vec<Vevent> {
        let mut joined: Vec<(usize, String)> = Vec::new();
        for (number, line) in (1..).zip(text.lines()) {
            match line.strip_prefix([' ', '\t']) {
                Some(rest) => joined.last_mut().unwrap().1.push_str(rest),
                None => joined.push((number, line.to_owned())),
            }
        }
        let mut events: Vec<Vevent> = Vec::new();
        let mut inside = false;
        for (number, line) in joined {
            match line.as_str() {
                "BEGIN:VEVENT" => {
                    inside = true;
                    events.push(Vevent { line: number, lines: Vec::new() });
                }
                "END:VEVENT" => inside = false,
                line if inside => {
                    let (head, value) = line.split_once(':').unwrap();
                    let (name, parameters) = head.split_once(';').unwrap_or((head, ""));
                    events.last_mut().unwrap().lines.push((name.to_owned(), parameters.to_owned(), value.to_owned()));
                }
                _ => {}
            }
        }
        events
    }

    fn get(&self, name: &str) -> Option<(&str, &str)> {
        self.lines.iter().find(|(key, ..)| key == name).map(|(_, parameters, value)| (parameters.as_str(), value.as_str()))
    }

    fn uid(&self) -> &str {
        self.get("UID").map_or("", |(_, uid)| uid)
    }

    fn times(&self, name: &str) -> Vec<Time> {
        let mine = self.lines.iter().filter(|(key, ..)| key == name);
        mine.flat_map(|(_, parameters, value)| value.split(',').map(|value| Time::read(parameters, value))).collect()
    }

    /// When it takes place: the beginning of each time, with its end.
    fn times_it_takes(&self, all: &[Vevent]) -> Vec<(DateTime<Utc>, DateTime<Utc>)> {
        let (parameters, value) = self.get("DTSTART").unwrap();
        let start = Time::read(parameters, value);
        let mut begins: BTreeSet<NaiveDateTime> = BTreeSet::from([start.wall]);
        let replaced = |other: &Vevent| other.uid() == self.uid() && other.get("RECURRENCE-ID").is_some();
        if self.get("RECURRENCE-ID").is_none() {
            if let Some((_, rule)) = self.get("RRULE") {
                begins = Rule(rule).times(start);
            }
            begins.extend(self.times("RDATE").iter().map(|time| time.wall));
            let excepted: Vec<Time> = self.times("EXDATE").into_iter().collect();
            begins.retain(|wall| !excepted.iter().any(|time| time.is(*wall, start)));
            for other in all.iter().filter(|other| replaced(other)) {
                let (parameters, value) = other.get("RECURRENCE-ID").unwrap();
                let at = Time::read(parameters, value);
                let onwards = parameters.contains("RANGE=THISANDFUTURE");
                begins.retain(|wall| !(at.is(*wall, start) || onwards && Time { wall: *wall, ..start }.instant() > at.instant()));
            }
        }
        begins.into_iter().map(|wall| self.time_it_takes(Time { wall, ..start }, start)).collect()
    }

    fn time_it_takes(&self, begin: Time, start: Time) -> (DateTime<Utc>, DateTime<Utc>) {
        let end = match (self.get("DTEND"), self.get("DURATION")) {
            (Some((parameters, value)), _) => {
                let end = Time::read(parameters, value);
                match start.day {
                    true => {
                        let days = (end.wall - start.wall).num_days().max(1);
                        Time { wall: begin.wall + TimeDelta::days(days), ..begin }.instant()
                    }
                    false => begin.instant() + (end.wall - start.wall),
                }
            }
            (None, Some((_, "P1W"))) => Time { wall: begin.wall + TimeDelta::days(7), ..begin }.instant(),
            (None, Some((_, text))) => {
                let hours: i64 = text.strip_prefix("PT").and_then(|text| text.strip_suffix('H')).unwrap().parse().unwrap();
                begin.instant() + TimeDelta::hours(hours)
            }
            (None, None) if start.day => Time { wall: begin.wall + TimeDelta::days(1), ..begin }.instant(),
            (None, None) => begin.instant(),
        };
        (begin.instant(), end)
    }
}

#[derive(Clone, Copy)]
struct Time {
    wall: NaiveDateTime,
    day: bool,
    zone: Tz,
}

impl Time {
    fn read(parameters: &str, value: &str) -> Time {
        let date = |text: &str| NaiveDate::parse_from_str(text, "%Y%m%d").unwrap();
        match value.split_once('T') {
            None => Time { wall: date(value).and_time(NaiveTime::MIN), day: true, zone: DESK },
            Some((day, time)) => {
                let utc = time.ends_with('Z');
                let named = parameters.split(';').find_map(|part| part.strip_prefix("TZID=")).map(|name| name.trim_matches('"'));
                let zone = match named {
                    _ if utc => Tz::UTC,
                    None => DESK,
                    Some("W. Europe Standard Time") => Tz::Europe__Berlin,
                    Some("Romance Standard Time") => Tz::Europe__Brussels,
                    Some(name) => name.parse().unwrap(),
                };
                let time = NaiveTime::parse_from_str(time.trim_end_matches('Z'), "%H%M%S").unwrap();
                Time { wall: date(day).and_time(time), day: false, zone }
            }
        }
    }

    fn instant(self) -> DateTime<Utc> {
        self.zone.from_local_datetime(&self.wall).earliest().unwrap().with_timezone(&Utc)
    }

    /// Whether it names the time of an entry that begins so.
    fn is(self, wall: NaiveDateTime, start: Time) -> bool {
        if self.day { self.wall.date() == wall.date() } else { self.instant() == Time { wall, ..start }.instant() }
    }
}

struct Rule<'r>(&'r str);

impl Rule<'_> {
    fn part(&self, name: &str) -> Option<&str> {
        self.0.split(';').find_map(|part| part.strip_prefix(name)?.strip_prefix('='))
    }

    fn times(&self, start: Time) -> BTreeSet<NaiveDateTime> {
        let known = ["FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTH", "BYMONTHDAY", "WKST"];
        assert!(self.0.split(';').all(|part| known.contains(&part.split('=').next().unwrap())), "this reading knows nothing of {}", self.0);
        let until = self.part("UNTIL").map(|until| Time::read("", until));
        let within = |wall: NaiveDateTime| match until {
            None => true,
            Some(until) if until.day => wall.date() <= until.wall.date(),
            Some(until) => Time { wall, ..start }.instant() <= until.instant(),
        };
        let most = self.part("COUNT").map_or(usize::MAX, |count| count.parse().unwrap());
        let last = FIRST + Days::new(DAYS as u64 - 1);
        let dates = start.wall.date().iter_days().take_while(|date| *date <= last).filter(|date| self.falls_on(*date, start.wall.date()));
        dates.map(|date| date.and_time(start.wall.time())).take(most).filter(|wall| within(*wall)).collect()
    }

    fn falls_on(&self, date: NaiveDate, start: NaiveDate) -> bool {
        let every: i64 = self.part("INTERVAL").map_or(1, |every| every.parse().unwrap());
        let monday = |date: NaiveDate| date - Days::new(u64::from(date.weekday().num_days_from_monday()));
        let months = |date: NaiveDate| i64::from(date.year()) * 12 + i64::from(date.month0());
        let frequency = self.part("FREQ").unwrap();
        let steps = match frequency {
            "DAILY" => (date - start).num_days(),
            "WEEKLY" => (monday(date) - monday(start)).num_days() / 7,
            "MONTHLY" => months(date) - months(start),
            "YEARLY" => i64::from(date.year() - start.year()),
            other => panic!("this reading knows nothing of {other}"),
        };
        let list = |name: &str| self.part(name).map(|list| list.split(',').collect::<Vec<_>>());
        let numbers = |name: &str| list(name).map(|list| list.iter().map(|item| item.parse::<i64>().unwrap()).collect::<Vec<_>>());
        let month = numbers("BYMONTH").is_none_or(|list| list.contains(&i64::from(date.month())));
        let of_month = numbers("BYMONTHDAY");
        let weekdays = list("BYDAY");
        let weekday = weekdays.as_ref().is_none_or(|list| list.iter().any(|item| by_day(item, date)));
        let implied = match frequency {
            _ if weekdays.is_some() || of_month.is_some() => true,
            "WEEKLY" => date.weekday() == start.weekday(),
            "MONTHLY" => date.day() == start.day(),
            "YEARLY" => date.day() == start.day() && (self.part("BYMONTH").is_some() || date.month() == start.month()),
            _ => true,
        };
        steps % every == 0 && month && weekday && implied && of_month.is_none_or(|list| list.contains(&i64::from(date.day())))
    }
}

/// `TU`, `1TU` or `-1TU`, counted in the month.
fn by_day(item: &str, date: NaiveDate) -> bool {
    let (number, name) = item.split_at(item.len() - 2);
    let weekday = match name {
        "MO" => Weekday::Mon,
        "TU" => Weekday::Tue,
        "WE" => Weekday::Wed,
        "TH" => Weekday::Thu,
        "FR" => Weekday::Fri,
        "SA" => Weekday::Sat,
        _ => Weekday::Sun,
    };
    let from_start = i64::from(date.day0()) / 7 + 1;
    let next_weeks = (1..5).take_while(|week| (date + Days::new(7 * week)).month() == date.month()).count();
    let from_end = -1 - i64::try_from(next_weeks).unwrap();
    date.weekday() == weekday && (number.is_empty() || number.parse::<i64>().is_ok_and(|number| number == from_start || number == from_end))
}

/// The differences between what an import wrote and what the entries say that it reports as taken.
fn differences(text: &str, hours_known: bool) -> Vec<String> {
    let text = text.trim_start_matches('\u{feff}');
    let mut policy: Json = serde_json::from_value(json!({ "hours": { "desk": standing() } })).unwrap();
    let before = hours_of(&standing());
    let by_date = dates(&before, 2025..=2046);
    let hours_on = |date: Date| {
        by_date.binary_search_by_key(&date, |day| day.date).ok().filter(|_| hours_known).map(|at| by_date[at].intervals.to_vec())
    };
    let asked = ics::Desk {
        zone: ZoneName::parse("Europe/Brussels"),
        today: FIRST,
        years: 2026..=2029,
        hours: &hours_on,
        zones: &zone,
        take: &[],
        leave: &[],
    };
    let (draft, report) = ics::read(text, &asked).unwrap();
    merge(&mut policy, "desk", &draft.json(), 2026..=2029);
    let written = minutes_of(&hours_of(&serde_json::to_value(policy.get("hours").unwrap().get("desk").unwrap()).unwrap()));

    let events = Vevent::all(text);
    let is_taken =
        |event: &&Vevent| report.0.iter().any(|entry| entry.line == Some(event.line) && matches!(entry.outcome, Outcome::Taken(_)));
    let wall = |at: DateTime<Utc>| at.with_timezone(&DESK).naive_local();
    let closed = events.iter().filter(is_taken).flat_map(|event| event.times_it_takes(&events));
    let closed: Vec<_> = closed.map(|(from, until)| (wall(from), wall(until))).collect();
    let minute =
        |at: NaiveDateTime, date: NaiveDate| u16::try_from((at - date.and_time(NaiveTime::MIN)).num_minutes().clamp(0, 1440)).unwrap();
    let mut told = Vec::new();
    for ((date, mut expected), (_, written)) in minutes_of(&before).into_iter().zip(written) {
        for (from, until) in closed.iter().filter(|(from, until)| from.date() <= date && date <= until.date()) {
            (minute(*from, date)..minute(*until, date)).for_each(|minute| {
                expected.remove(&minute);
            });
        }
        if expected != written {
            told.push(format!("{date}: {} minutes are right, {} are written\n{report}", expected.len(), written.len()));
        }
    }
    told
}

fn calendar(entries: &[String]) -> String {
    let entries: String = entries.iter().map(|entry| format!("BEGIN:VEVENT\n{entry}\nEND:VEVENT\n")).collect();
    format!("BEGIN:VCALENDAR\nVERSION:2.0\n{entries}END:VCALENDAR\n")
}

#[test]
fn calendars_of_other_programs_say_the_same_twice() {
    let files = [
        include_str!("../../data/formats/google-holidays.ics"),
        include_str!("../../data/formats/nextcloud.ics"),
        include_str!("../../data/formats/officeholidays.ics"),
        include_str!("../../data/formats/outlook.ics"),
    ];
    for text in files {
        assert_eq!(differences(text, true), Vec::<String>::new());
        assert_eq!(differences(text, false), Vec::<String>::new());
    }
}

#[test]
fn entries_that_meet_and_entries_that_are_half_readable_say_the_same_twice() {
    let whole = "UID:a\nSUMMARY:Shut\nDTSTART;VALUE=DATE:20261224\nDTEND;VALUE=DATE:20270103".to_owned();
    let part = "UID:b\nSUMMARY:Noon\nDTSTART:20261228T120000\nDTEND:20261228T170000".to_owned();
    let weekly = |more: &str| {
        format!("UID:c\nSUMMARY:Afternoon\nDTSTART;TZID=Europe/Berlin:20270106T120000\nDTEND;TZID=Europe/Berlin:20270106T170000\n{more}")
    };
    let rows = [
        // Three whole days and a part of a fourth, for which the desk's hours have to be known.
        vec!["UID:d\nSUMMARY:Fair\nDTSTART:20270111T000000\nDTEND:20270114T110000".to_owned()],
        vec![whole.clone(), part.clone()],
        vec![part, whole.clone()],
        // Days on which the policy has hours of its own.
        vec![whole.replace("20270103", "20270101")],
        vec!["UID:e\nSUMMARY:Shut\nDTSTART;VALUE=DATE:20201224\nDTEND;VALUE=DATE:20201231\nRRULE:FREQ=YEARLY".to_owned()],
        vec!["UID:e\nSUMMARY:Shut\nDTSTART;VALUE=DATE:20270322\nDTEND;VALUE=DATE:20270330".to_owned()],
        // Four days of every year that begin before a 29 February.
        vec!["UID:f\nSUMMARY:Ski\nDTSTART;VALUE=DATE:20240227\nDTEND;VALUE=DATE:20240302\nRRULE:FREQ=YEARLY".to_owned()],
        // One time is moved by a day, named in UTC; and all from one on, which is left.
        vec![weekly("RRULE:FREQ=WEEKLY;COUNT=4"), weekly("RECURRENCE-ID:20270113T110000Z").replace(":20270106", ":20270114")],
        vec![
            weekly("RRULE:FREQ=WEEKLY;COUNT=4"),
            weekly("RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20270113T120000").replace(":20270106", ":20270114"),
        ],
    ];
    let both = |row: &Vec<String>| [differences(&calendar(row), true), differences(&calendar(row), false)].concat();
    let wrong: Vec<_> = rows.iter().enumerate().map(|(row, entries)| (row, both(entries))).filter(|(_, told)| !told.is_empty()).collect();
    assert_eq!(wrong, []);
}

fn any_entry() -> impl Strategy<Value = String> {
    let date = (0_u64..400).prop_map(|days| (FIRST - Days::new(60) + Days::new(days)).format("%Y%m%d").to_string());
    let whole = (date.clone(), 1_u64..9).prop_map(|(first, days)| {
        let end = NaiveDate::parse_from_str(&first, "%Y%m%d").unwrap() + Days::new(days);
        format!("DTSTART;VALUE=DATE:{first}\nDTEND;VALUE=DATE:{}", end.format("%Y%m%d"))
    });
    let zone = prop::sample::select(vec!["", ";TZID=Europe/Berlin", ";TZID=America/New_York", ";TZID=Asia/Tokyo"]);
    let timed = (date, 5_u8..22, 1_u8..60, zone)
        .prop_map(|(first, hour, hours, zone)| format!("DTSTART{zone}:{first}T{hour:02}0000\nDURATION:PT{hours}H"));
    let rule = prop_oneof![
        3 => Just(""),
        1 => prop::sample::select(vec![
            "\nRRULE:FREQ=YEARLY",
            "\nRRULE:FREQ=DAILY;INTERVAL=3;COUNT=5",
            "\nRRULE:FREQ=WEEKLY;COUNT=4",
            "\nRRULE:FREQ=WEEKLY;INTERVAL=2;UNTIL=20271001T000000Z",
            "\nRRULE:FREQ=MONTHLY;BYDAY=-1TH",
            "\nRRULE:FREQ=MONTHLY;COUNT=5",
        ]),
    ];
    (prop_oneof![whole, timed], rule).prop_map(|(when, rule)| format!("{when}{rule}"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn any_calendar_says_the_same_twice(entries in prop::collection::vec(any_entry(), 1..6), hours_known in any::<bool>()) {
        let entries: Vec<String> = entries.iter().enumerate().map(|(n, entry)| format!("UID:{n}\nSUMMARY:Closed\n{entry}")).collect();
        let text = calendar(&entries);
        prop_assert_eq!(differences(&text, hours_known), Vec::<String>::new(), "{}", text);
    }
}

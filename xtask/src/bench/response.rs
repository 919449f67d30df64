//! The response-time engine: as WebAssembly in Node beside what helpdesks use, natively beside a crate and a plain loop.

use std::{fmt::Write as _, fs, process::Command};

use anyhow::{Context, Result};
use serde_json::Value;

use super::peers;
use crate::{engine::engine, place, run};

const ROWS: [&str; 5] = ["5 min", "5 h", "40 h", "1 year", "10 years"];

/// The optimisation levels that are measured: the widget's own, and the fastest.
const LEVELS: [&str; 2] = ["z", "3"];

const NATIVE: [&str; 3] = ["loket", "opening-hours", "minute by minute"];

/// Builds, answers the case files, measures, and gives the table.
///
/// # Errors
/// When something is missing, does not compile or does not run.
pub fn response() -> Result<String> {
    let folder = place::root().join("benches/peers/response");
    peers(&folder)?;
    let mut arguments = Vec::new();
    let mut cases = String::new();
    for level in LEVELS {
        let engine = engine(level)?;
        let data = place::root().join("tests/data/response-time");
        let mut node = Command::new("node");
        node.arg(folder.join("cases.mjs")).arg(&engine).args(["cases.jsonl", "cases_exceptions.jsonl"].map(|file| data.join(file)));
        println!("$ {}", run::shown(&node));
        let said = run::read(&mut node)?;
        println!("{said}");
        let _ = writeln!(cases, "{} at level {level}", said.lines().last().unwrap_or_default());
        arguments.push(format!("{level}={}", engine.display()));
    }
    run::run(run::cargo().args(["bench", "--quiet", "--package", "engine-response"]).current_dir(place::root()))?;
    let mut node = Command::new("node");
    node.arg(folder.join("bench.mjs")).args(arguments).env("TZ", "Europe/Brussels");
    println!("$ {}", run::shown(&node));
    let measured: Value = serde_json::from_str(&run::read(&mut node)?).context("bench.mjs printed no JSON")?;
    table(&measured, &cases)
}

fn table(measured: &Value, cases: &str) -> Result<String> {
    let mut table = String::new();
    let _ =
        writeln!(table, "{}: {}, Node {}; the best of many rounds.\n", today()?, cpu(), run::read(Command::new("node").arg("--version"))?);
    let _ = writeln!(table, "| support time | {} |", ROWS.join(" | "));
    let _ = writeln!(table, "| --- |{}", " --- |".repeat(ROWS.len()));
    let mut row = |name: &str, value: &dyn Fn(&str) -> Option<f64>| {
        let cells: Vec<String> = ROWS.iter().map(|row| value(row).map_or("–".to_owned(), time)).collect();
        let _ = writeln!(table, "| {name} | {} |", cells.join(" | "));
    };
    for level in LEVELS {
        let engine = &measured["engine"][level];
        row(&format!("**Loket**, WebAssembly, level {level}"), &|row| engine[row].as_f64());
        row(&format!("the same, with the call from JavaScript, level {level}"), &|row| {
            engine[format!("{row}, a call from JavaScript")].as_f64()
        });
    }
    for (name, peer) in measured["peers"].as_object().into_iter().flatten() {
        row(name, &|row| peer[row].as_f64());
    }
    row("how many times as fast as the fastest of them (level z)", &|row| {
        let peers = measured["peers"].as_object()?.values().filter_map(|peer| peer[row].as_f64());
        Some(-peers.fold(f64::INFINITY, f64::min) / measured["engine"]["z"][row].as_f64()?)
    });
    for name in NATIVE {
        row(&format!("{name}, native"), &|row| estimate(row, name));
    }
    let built: Vec<String> = LEVELS
        .iter()
        .filter_map(|level| Some(format!("{} at level {level}", time(measured["engine"][level]["build"].as_f64()?))))
        .collect();
    let _ = writeln!(table, "\nA calendar with fifteen years of holidays is built in {}.", built.join(", "));
    let zone = |span: &str| measured["engine"]["z"][span].as_f64().map(time).unwrap_or_default();
    let (widget, two) = (zone("zone"), zone("zone, two years"));
    let _ =
        writeln!(table, "The changes of a zone are found by `Intl` in {widget} for the five years of a widget, in {two} for two; once.");
    let _ = writeln!(table, "Of the cases in `tests/data/response-time`, in Node: {}.", cases.trim().replace('\n', ", "));
    let differences = measured["differences"].as_array().map_or(&[][..], Vec::as_slice);
    let _ = writeln!(
        table,
        "\n{}",
        if differences.is_empty() { "All peers give the same answers." } else { "Where peers answer otherwise:\n" }
    );
    for difference in differences {
        let text = |key: &str| difference[key].as_str().unwrap_or_default();
        let _ = writeln!(table, "- {} of {}: {}, not {}", text("row"), text("peer"), text("said"), text("ours"));
    }
    Ok(table)
}

/// The best of criterion's samples: other programs can only make one slower.
fn estimate(row: &str, name: &str) -> Option<f64> {
    let path = place::root().join("target/criterion").join(row).join(name).join("new/sample.json");
    let sample: Value = serde_json::from_str(&fs::read_to_string(path).ok()?).ok()?;
    let numbers = |key: &str| Some(sample[key].as_array()?.iter().filter_map(Value::as_f64).collect::<Vec<f64>>());
    let each = numbers("times")?.into_iter().zip(numbers("iters")?).map(|(time, iterations)| time / iterations);
    each.reduce(f64::min)
}

/// Nanoseconds as people read them; what is negative is a number of times.
fn time(nanoseconds: f64) -> String {
    match nanoseconds {
        times if times < 0.0 => format!("{:.0} ×", -times),
        ns if ns < 1e3 => format!("{ns:.0} ns"),
        ns if ns < 1e6 => format!("{:.1} µs", ns / 1e3),
        ns if ns < 1e9 => format!("{:.1} ms", ns / 1e6),
        ns => format!("{:.1} s", ns / 1e9),
    }
}

fn today() -> Result<String> {
    run::read(Command::new("node").args(["--print", "new Date().toISOString().slice(0, 10)"]))
}

fn cpu() -> String {
    let text = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let name = text.lines().find_map(|line| line.strip_prefix("model name")?.split_once(':').map(|(_, name)| name.trim().to_owned()));
    name.unwrap_or_else(|| std::env::consts::ARCH.to_owned())
}

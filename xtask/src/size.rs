//! What a visitor loads, weighed against budgets.toml.

use std::fs;

use anyhow::{Context, Result, bail};
use toml::{Table, Value};

use crate::place;

/// Prints what each budget's files weigh as they travel (Brotli, quality 11) and their sum.
///
/// # Errors
/// When a budget is exceeded or a file is missing. All budgets are shown first.
pub fn size() -> Result<()> {
    let text = fs::read_to_string(place::root().join("budgets.toml")).context("budgets.toml")?;
    let budgets: Table = text.parse().context("budgets.toml")?;
    let mut over = Vec::new();
    for (name, budget) in &budgets {
        let max = budget.get("max").and_then(Value::as_integer);
        let max = max.with_context(|| format!("budgets.toml: {name}.max is not a number of bytes"))?;
        let files = budget.get("files").and_then(Value::as_array);
        let files = files.with_context(|| format!("budgets.toml: {name}.files is not a list"))?;
        println!("\n{name}: {}", budget.get("why").and_then(Value::as_str).unwrap_or("no reason given"));
        println!("{:>9} {:>9}  file", "bytes", "brotli");
        let mut sum = 0;
        for file in files.iter().filter_map(Value::as_str) {
            let (plain, pressed) = (weigh(file)?, weigh(&format!("{file}.br"))?);
            println!("{plain:>9} {pressed:>9}  {file}");
            sum += pressed;
        }
        let left = max - sum;
        println!("{:>9} {sum:>9}  of {max}, {} {}", "", left.abs(), if left < 0 { "over" } else { "left" });
        if left < 0 {
            over.push(format!("{name} is {} bytes over its budget", -left));
        }
    }
    if over.is_empty() { Ok(()) } else { bail!("{}", over.join(", ")) }
}

fn weigh(file: &str) -> Result<i64> {
    let path = place::dist().join(file);
    let length = fs::metadata(path).with_context(|| format!("dist/{file} is missing"))?.len();
    Ok(i64::try_from(length)?)
}

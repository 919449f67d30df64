//! Tests of the engine: tables of cases, properties, and the example policies by their own numbers.

mod architecture;
mod broken;
mod calendar;
mod calendar_days;
mod calendar_entry;
mod calendar_properties;
mod cli;
mod eligibility;
mod eligibility_properties;
mod example_questions;
mod examples;
mod formats;
mod given;
mod instants;
mod reading;
mod response;
mod response_time;
mod schema;
mod simulate;
mod spans;
mod suggest;
mod targets;
mod ticket;
mod untidy;

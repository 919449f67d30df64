//! Tests of the engine: tables of cases, properties, and the example policies by their own numbers.

mod architecture;
mod broken;
mod calendar;
mod calendar_properties;
mod cli;
mod eligibility;
mod eligibility_cells;
mod eligibility_explanation;
mod eligibility_facts;
mod eligibility_properties;
mod eligibility_questions;
mod eligibility_visit;
mod example_questions;
mod examples;
mod fuzz;
mod given;
mod instants;
mod reading;
mod response;
mod response_time;
mod schema;
mod spans;
mod suggest;
mod ticket;

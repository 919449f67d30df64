//! Tests of the engine: tables of cases, properties, and the example policies by their own numbers.

mod response_time;

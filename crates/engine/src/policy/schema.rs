//! The JSON Schema of the policy document, for editors. It is generated from the very declarations that the reader is generated
//! from; only what is written as one string has its pattern given here.

use schemars::{JsonSchema, Schema, SchemaGenerator, generate::SchemaSettings, json_schema};

use super::map::Map;
use super::read::plain_schema;
use super::{
    Closure, Condition, Day, Duration, Endpoint, Entry, Factor, Intake, Interval, JsonPointer, Latest, LineName, Link, Policy,
    PublishedVersion, RawValue, Table, Text, Version, Week, Weight, WhichHours, Within, ZoneName,
};

/// The schema of a policy document, JSON Schema draft 2020-12, each of whose intakes is a `W`.
pub(crate) fn policy_schema_with<W: JsonSchema>() -> serde_json::Value {
    let mut generator = SchemaSettings::draft2020_12().into_generator();
    let intake = generator.subschema_for::<W>();
    let mut schema = generator.into_root_schema_for::<Policy>().to_value();
    if let Some(place) = schema.pointer_mut("/$defs/Intake") {
        *place = intake.to_value();
    }
    schema
}

/// Takes properties off the list of the required ones: those that are said to be optional.
pub fn without_required(schema: &mut Schema, optional: &[(&str, bool)]) {
    let is_optional = |name: &serde_json::Value| optional.iter().any(|(other, optional)| *optional && name == other);
    if let Some(serde_json::Value::Array(required)) = schema.get_mut("required") {
        required.retain(|name| !is_optional(name));
    }
}

const ID: &str = "^[a-z][a-z0-9_-]*$";
const LANGUAGE: &str = "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$";
const DATE: &str = r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$";
const DAY: &str = r"^(easter([+-]\d+)?|\d{2}-(mon|tue|wed|thu|fri|sat|sun)#-?[1-5]([+-]\d+)?|(\d{4}-)?\d{2}-\d{2})$";
const VERSION: &str = r"^\s*[vV]?\d+(\.\d+)*(-[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?(\+.*)?\s*$";

plain_schema!(Link, { "type": "string", "pattern": "^([hH][tT][tT][pP][sS]?://|[mM][aA][iI][lL][tT][oO]:|[tT][eE][lL]:)[^\\s]+$" });
plain_schema!(Endpoint, { "type": "string", "pattern": "^(https?://|/(?!/))[^\\s]*$" });
plain_schema!(Version, { "type": "string", "pattern": VERSION });
plain_schema!(RawValue, { "type": ["string", "boolean", "number", "array"] });
plain_schema!(Weight, { "type": "integer", "minimum": 1, "maximum": 100 });
plain_schema!(LineName, { "type": "string", "pattern": r"^\s*\d+(\.\d+)*(\.x)?\s*$" });
plain_schema!(JsonPointer, { "type": "string", "pattern": "^(/([^~]|~[01])*)?$" });
plain_schema!(super::document::FormatVersion, { "const": 1 });
plain_schema!(ZoneName, { "type": "string", "pattern": r"^(UTC|GMT|[+-]\d{2}:[0-5]\d|[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+)+)$" });
plain_schema!(Interval, { "type": "string", "pattern": r"^\s*([01]\d|2[0-3]):[0-5]\d\s*-\s*(([01]\d|2[0-3]):[0-5]\d|24:00)\s*$" });
plain_schema!(Closure, { "type": "string", "pattern":
    r"^(easter([+-]\d+)?|\d{2}-(mon|tue|wed|thu|fri|sat|sun)#-?[1-5]([+-]\d+)?|\d{2}-\d{2} or (next|nearest) weekday|(\d{4}-)?\d{2}-\d{2}(\.\.(\d{4}-)?\d{2}-\d{2})?)$" });
plain_schema!(Day, { "type": "string", "pattern": DAY });
plain_schema!(Factor, { "type": "number", "minimum": 1, "maximum": 10 });
plain_schema!(Duration, { "type": "string", "pattern": r"^(\d+[mhdw])+$" });

impl JsonSchema for Text {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Text".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "One text for all languages, or texts by language.",
            "anyOf": [
                { "type": "string", "pattern": r"\S" },
                { "type": "object", "minProperties": 1, "additionalProperties": { "type": "string", "pattern": r"\S" },
                  "propertyNames": { "pattern": LANGUAGE } }
            ]
        })
    }
}

impl<T: JsonSchema> JsonSchema for Map<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        format!("Map_of_{}", T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "object",
            "additionalProperties": generator.subschema_for::<T>(),
            "propertyNames": { "pattern": ID }
        })
    }
}

impl JsonSchema for Latest {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Latest".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({ "anyOf": [generator.subschema_for::<Version>(), generator.subschema_for::<PublishedVersion>()] })
    }
}

impl JsonSchema for Condition {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Condition".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let condition = generator.subschema_for::<Condition>();
        let version = json_schema!({ "anyOf": [{ "enum": ["latest", "supported"] }, { "type": "string", "pattern": VERSION }] });
        let number = json_schema!({ "type": "number" });
        let date = json_schema!({ "anyOf": [{ "const": "today" }, { "type": "string", "pattern": DATE }] });
        json_schema!({
            "description": "A condition over facts: a fact against one or several values, comparisons of versions, dates and numbers, all, any, not, and is: a condition that has a name.",
            "type": "object",
            "minProperties": 1,
            "properties": {
                "all": { "type": "array", "items": condition, "minItems": 1 },
                "any": { "type": "array", "items": condition, "minItems": 1 },
                "not": condition,
                "is": { "type": "string" }
            },
            "additionalProperties": { "anyOf": [
                { "type": ["string", "boolean", "number"] },
                { "type": "array", "items": { "type": "string" } },
                { "type": "object", "minProperties": 1, "additionalProperties": false, "properties": {
                    "below": version, "at-most": version, "is": version, "at-least": version, "above": version } },
                { "type": "object", "minProperties": 1, "additionalProperties": false, "properties": {
                    "below": number, "at-most": number, "is": number, "at-least": number, "above": number } },
                { "type": "object", "minProperties": 1, "additionalProperties": false, "properties": {
                    "before": date, "on-or-before": date, "on": date, "on-or-after": date, "after": date } }
            ] }
        })
    }
}

impl JsonSchema for Within {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Within".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let duration = generator.subschema_for::<Duration>();
        json_schema!({ "anyOf": [
            { "const": "none" }, duration, { "type": "array", "items": duration, "minItems": 2, "maxItems": 2 }
        ] })
    }
}

impl JsonSchema for Table {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Table".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let within = generator.subschema_for::<Within>();
        let entry = generator.subschema_for::<Entry>();
        let table = generator.subschema_for::<Table>();
        json_schema!({ "anyOf": [within, entry, { "type": "object", "minProperties": 1, "additionalProperties": table, "not": { "required": ["within"] } }] })
    }
}

impl JsonSchema for WhichHours {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "WhichHours".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "anyOf": [
            { "type": "string", "pattern": r"\S" },
            { "type": "object", "minProperties": 1, "maxProperties": 1, "additionalProperties": {
                "type": "object", "minProperties": 1, "additionalProperties": { "type": "string", "pattern": r"\S" } } }
        ] })
    }
}

impl JsonSchema for Week {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Week".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let day = "(mon|tue|wed|thu|fri|sat|sun)";
        json_schema!({
            "type": "object",
            "additionalProperties": generator.subschema_for::<Vec<Interval>>(),
            "propertyNames": { "pattern": format!(r"^{day}(\s*-\s*{day})?(\s*,\s*{day}(\s*-\s*{day})?)*$") }
        })
    }
}

impl JsonSchema for super::hours::SpecialDays {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "SpecialDays".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "object",
            "additionalProperties": generator.subschema_for::<Vec<Interval>>(),
            "propertyNames": { "pattern": DAY }
        })
    }
}

impl JsonSchema for super::Holidays {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Holidays".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let place = json_schema!({ "type": "string", "pattern": "^[A-Z]{2}(-[A-Z0-9]{1,3})?$" });
        let date = json_schema!({ "type": "string", "pattern": DATE });
        json_schema!({
            "description": "Countries and regions whose public holidays are kept, as in ISO 3166: `BE`, `DE-BY`; built: with their dates.",
            "anyOf": [
                place, { "type": "array", "items": place },
                { "type": "object", "additionalProperties": false, "required": ["of", "until"], "properties": {
                    "of": { "type": "array", "items": place }, "dates": { "type": "array", "items": date }, "until": date } }
            ]
        })
    }
}

/// What stands here says whoever knows the adapters (`policy_schema_with`).
impl JsonSchema for Intake {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Intake".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "object" })
    }
}

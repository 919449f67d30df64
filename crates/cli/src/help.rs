//! What `--help` says of each command beyond its options: examples, which a test runs, and what the exit status means.

pub(super) const LOKET: &str = "\
Exit status: 0 when all is well; 1 when something was found: a policy that cannot be used, a case that differs, nothing to take;
2 when a file cannot be read, or the command is not understood.";

pub(super) const CHECK: &str = "\
Examples:
  loket check policy.json
  loket check policy.json --now 2027-01-01T00:00:00Z

Exit status: 0 when every policy can be used, with or without warnings; 1 when one cannot; 2 when a file cannot be read.";

pub(super) const BUILD: &str = "\
Examples:
  loket build policy.json -o built.json
  loket build policy.json --years 5 --verbose

Exit status: 0 when the policy was written; 2 when it cannot be used, or a file cannot be read or written.";

pub(super) const SIMULATE: &str = "\
Examples:
  loket simulate policy.json
  loket simulate policy.json --facts '{\"request\": \"billing\"}' --now 2026-11-20T21:58:00Z
  loket simulate policy.json --user '{\"plan\": \"pro\"}' --url 'https://www.example.com/help?version=4.3' --answers '{\"request\": \"billing\"}'
  loket simulate policy.json --text 'cannot be reached' --visitor America/New_York --load load.json --json

Exit status: 0 when the case was judged, whatever the verdict; 2 when the policy cannot be used, or a file cannot be read.";

pub(super) const TEST: &str = "\
Examples:
  loket test policy.json cases.json

Exit status: 0 when every case comes out as expected; 1 when one does not; 2 when the policy cannot be used, or a file cannot be read.";

pub(super) const EXPLAIN: &str = "\
Examples:
  loket explain policy.json
  loket explain policy.json --html --lang nl

Exit status: 0 when the table was printed; 2 when the policy cannot be used, or a file cannot be read.";

pub(super) const DUE: &str = "\
Examples:
  loket due --cases cases.jsonl

Exit status: 0 when all answers agree; 1 when one does not; 2 when the file cannot be read.";

pub(super) const IMPORT: &str = "\
Examples:
  loket import --from osm hours.txt --zone Europe/Brussels --holidays BE
  loket import --from ics closed.ics --into policy.json --desk rotterdam
  loket import --from schema-org shop.html

Exit status: 0 when something was taken; 1 when nothing was, and then nothing is written; 2 when the file cannot be read or understood.";

pub(super) const EXPORT: &str = "\
Examples:
  loket export --to schema-org policy.json
  loket export --to vavailability policy.json -o hours.ics

Exit status: 0 when the hours were written, even if some could not be said; 2 when the policy cannot be used, or a file cannot be read.";

pub(super) const SCHEMA: &str = "\
Examples:
  loket schema
  loket schema --cases

Exit status: 0.";

// Judges the same cases with Loket's engine and its peers, in one run, and prints a table.
//
// node run.mjs <policy.json> <name>=<module of the engine>…

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus, loadavg } from 'node:os';
import { jsonLogicPeer, jsonRulesPeer, publicodesPeer } from './peers.mjs';

const TODAY = '2026-11-21';
const ROUNDS = 15;
const CASES_OF_A_RULE = 16;

const [policyFile, ...engines] = process.argv.slice(2);
const text = readFileSync(policyFile, 'utf8');
const policy = JSON.parse(text);
const require = createRequire(import.meta.url);

// The same numbers in every run (a linear congruential generator).
let seed = 20261121;
const random = (below) => {
  seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
  return Math.floor((seed / 2 ** 32) * below);
};

const facts = Object.entries(policy.facts).map(([name, fact]) => [name, fact.choices ? Object.keys(fact.choices) : [true, false]]);
const logic = jsonLogicPeer(policy);

/** As many cases for each rule, all facts known, so that no rule's cost counts more than another's. */
function completeCases() {
  const found = policy.coverage.map(() => []);
  for (let tries = 0; tries < 1e6 && found.some((cases) => cases.length < CASES_OF_A_RULE); tries += 1) {
    const known = Object.fromEntries(facts.map(([name, values]) => [name, values[random(values.length)]]));
    const cases = found[logic(known)];
    if (cases.length < CASES_OF_A_RULE) cases.push(known);
  }
  const missing = found.findIndex((cases) => cases.length === 0);
  if (missing >= 0) throw new Error(`no case is decided by coverage[${missing}]`);
  return found.flat();
}

/** Cases with two to five facts unknown, and what is right: the rule that decides every completion, else -1. */
function partialCases(complete) {
  return complete.map((known) => {
    const partial = { ...known };
    const hidden = [];
    for (let count = 2 + random(4); count > 0; count -= 1) {
      const [name, values] = facts[random(facts.length)];
      if (name in partial) hidden.push([name, values]);
      delete partial[name];
    }
    const completions = hidden.reduce((all, [name, values]) => all.flatMap((one) => values.map((value) => ({ ...one, [name]: value }))), [partial]);
    const rules = new Set(completions.map(logic));
    return { known: partial, right: rules.size === 1 ? [...rules][0] : -1 };
  });
}

const complete = completeCases();
const partial = partialCases(complete);
const all = [...complete, ...partial.map((one) => one.known), {}];
const right = [...complete.map(logic), ...partial.map((one) => one.right), -1];
const nothing = all.length - 1;

/** States in the middle of a visit: up to ten facts answered, or not known to the visitor. */
const states = Array.from({ length: 3000 }, (_, number) => {
  const answer = ([name, values]) => [name, random(3) < number % 3 ? null : values[random(values.length)]];
  return Object.fromEntries(Array.from({ length: random(11) }, () => answer(facts[random(facts.length)])));
});

/** Microseconds of the dearest question among these states, nothing found out before: the best of a few tries at each. */
function worst(bench) {
  const once = (number) => {
    const begin = process.hrtime.bigint();
    bench.next_question(number);
    return Number(process.hrtime.bigint() - begin) / 1000;
  };
  const best = (number) => Math.min(...Array.from({ length: 12 }, () => once(number)));
  return Math.max(...states.map((_, number) => best(number)));
}

const rules = jsonRulesPeer(policy);
const codes = publicodesPeer(policy);
const situations = all.map(codes.situation);
const contenders = engines.map((engine) => {
  const [name, path] = engine.split('=');
  const { Bench } = require(path);
  const bench = new Bench(text, JSON.stringify(all), TODAY);
  return { name, judge: (number) => bench.judge(number), bare: (number) => bench.verdict(number), better: (number) => bench.better(number), next: () => bench.next_question(nothing), again: () => bench.next_question_again(nothing), compile: () => bench.compile(), worst: () => worst(new Bench(text, JSON.stringify(states), TODAY)), explains: true };
});
const ours = contenders.length;
contenders.push(
  { name: 'json-logic-js', judge: (number) => logic(all[number]), explains: false },
  { name: 'json-rules-engine', judge: (number) => rules(all[number]), explains: false },
  { name: 'publicodes', judge: (number) => codes.judge(situations[number]), next: () => codes.next(situations[nothing]), explains: false },
);

for (const contender of contenders) {
  const said = [];
  for (let number = 0; number < all.length; number += 1) said.push(await contender.judge(number));
  const unequal = said.findIndex((rule, number) => number < complete.length && rule !== right[number]);
  if (unequal >= 0) throw new Error(`${contender.name} gives ${said[unequal]} instead of ${right[unequal]} for ${JSON.stringify(all[unequal])}`);
  const asked = said.slice(complete.length);
  // Rules with the same verdict are the same answer here: what counts is what the customer is told.
  const verdict = (rule) => policy.coverage[rule]?.verdict;
  contender.wrong = asked.filter((rule, number) => rule !== -1 && verdict(rule) !== verdict(right[complete.length + number])).length;
  contender.asks = asked.length;
}

/** Microseconds a call, over as many calls as fill some milliseconds. */
async function time(call, numbers) {
  let calls = 0;
  const begin = process.hrtime.bigint();
  let passed = 0n;
  do {
    for (const number of numbers) {
      const result = call(number);
      if (result instanceof Promise) await result;
    }
    calls += numbers.length;
    passed = process.hrtime.bigint() - begin;
  } while (passed < 30_000_000n);
  return Number(passed) / 1000 / calls;
}

const numbers = complete.map((_, number) => number);
// Other programs can only make one slower.
const best = (values) => Math.min(...values);
const median = (values) => [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)];
for (const contender of contenders) Object.assign(contender, { verdicts: [], questions: [], later: [], compiled: [], bared: [], bettered: [] });
// Side by side in every round, so that whatever else the machine does falls on all of them.
for (let round = -2; round < ROUNDS; round += 1) {
  for (const contender of contenders) {
    const verdict = await time(contender.judge, numbers);
    const question = contender.next && (await time(contender.next, [nothing]));
    const again = contender.again && (await time(contender.again, [nothing]));
    const compiled = contender.compile && (await time(contender.compile, [nothing]));
    const bare = contender.bare && (await time(contender.bare, numbers));
    const better = contender.better && (await time(contender.better, numbers));
    if (round < 0) continue;
    contender.verdicts.push(verdict);
    if (question) contender.questions.push(question);
    if (again) contender.later.push(again);
    if (compiled) contender.compiled.push(compiled);
    if (bare) contender.bared.push(bare);
    if (better) contender.bettered.push(better);
  }
}

const figure = (value) => (value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2));
const micros = (values) => (values.length ? `${figure(best(values))} µs` : '');
// How much slower than Loket as it ships: round by round, since both halves of a round have the same machine.
const [shipped] = contenders;
const times = (values, own) => `${figure(median(values.map((value, round) => value / own[round])))} ×`;
const rows = contenders.map((contender, index) => {
  const own = index < ours;
  return [
    contender.name,
    own ? micros(contender.verdicts) : '',
    micros(own ? contender.bared : contender.verdicts),
    own ? '' : times(contender.verdicts, shipped.verdicts),
    own ? '' : times(contender.verdicts, shipped.bared),
    micros(contender.questions) || 'none',
    micros(contender.later),
    contender.wrong ? `**${contender.wrong} of ${contender.asks} wrong**` : `right in all ${contender.asks}`,
  ];
});
const heads = [
  '',
  'verdict, explained',
  'verdict alone',
  'to Loket’s, explained',
  'to Loket’s alone',
  `next question, ${facts.length} facts open`,
  'the same, again',
  'when facts are unknown',
];
const date = new Date().toISOString().slice(0, 10);
const machine = `${cpus().length} × ${cpus()[0].model}, load ${loadavg()[0].toFixed(1)}`;
const size = `${policy.coverage.length} rules, ${facts.length} facts, ${complete.length} cases with all facts known`;
console.log(`${date}, Node ${process.versions.node}, ${machine}: ${size}; the best of ${ROUNDS} rounds, ratios by their medians\n`);
for (const row of [heads, heads.map(() => '---'), ...rows]) console.log(`| ${row.join(' | ')} |`);
for (const own of contenders.slice(0, ours)) {
  console.log(`\n${own.name}: what would change a verdict ${micros(own.bettered)}; preparing the policy, once a visit, ${micros(own.compiled)}; the dearest question in ${states.length} states in the middle of a visit ${figure(own.worst())} µs.`);
}

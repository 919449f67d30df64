// Measures the engine beside its peers: `TZ=Europe/Brussels node bench.mjs NAME=FOLDER …`, each folder one build of the engine as
// wasm-bindgen wrote it for the web. Prints JSON: nanoseconds, and where answers differ.
import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { fifteenYears, hours, moments, now, rows } from './desk.mjs';
import { peers } from './peers.mjs';

if (Intl.DateTimeFormat().resolvedOptions().timeZone !== 'Europe/Brussels') throw new Error('run it with TZ=Europe/Brussels');

const from = Date.parse(now);
const results = { engine: {}, peers: {}, differences: [] };

/** Nanoseconds of one call, the best of many short rounds: other programs can only make one slower. `work(times)` does it so often. */
function nanoseconds(work) {
  const round = (times) => {
    const start = process.hrtime.bigint();
    work(times);
    return Number(process.hrtime.bigint() - start);
  };
  let times = 1;
  let took = round(times);
  while (took < 2e6) {
    times *= 2;
    took = round(times);
  }
  let best = took;
  const end = performance.now() + 300;
  for (let rounds = 0; rounds < 3 || (rounds < 200 && performance.now() < end); rounds += 1) best = Math.min(best, round(times));
  return best / times;
}

const engines = {};
for (const argument of process.argv.slice(2)) {
  const [name, folder] = argument.split('=');
  const engine = await import(pathToFileURL(`${folder}/engine.js`));
  await engine.default({ module_or_path: await readFile(`${folder}/engine_bg.wasm`) });
  const desk = new engine.Desk(JSON.stringify(hours), 2025, 2042);
  engines[name] = desk;
  const measured = {};
  for (const [row, minutes] of Object.entries(rows)) {
    measured[row] = nanoseconds((times) => desk.due_many(from / 1000, minutes * 60, times));
    measured[`${row}, a call from JavaScript`] = nanoseconds((times) => {
      for (let index = 0; index < times; index += 1) desk.due(from / 1000 + index, minutes * 60);
    });
  }
  const long = new engine.Desk(JSON.stringify(fifteenYears), 2026, 2040);
  measured.build = nanoseconds((times) => long.build_many(times));
  // What a widget asks for (the year before to three years ahead), and two years.
  for (const [span, first, last] of [['zone', 2025, 2029], ['zone, two years', 2026, 2027]]) {
    const short = new engine.Desk(JSON.stringify(hours), first, last);
    measured[span] = nanoseconds((times) => short.zone_many(times));
  }
  results.engine[name] = measured;
}

for (const [name, due] of Object.entries(peers)) {
  const measured = {};
  for (const [row, minutes] of Object.entries(rows)) {
    if (due(from, minutes) === undefined) continue;
    measured[row] = nanoseconds((times) => {
      for (let index = 0; index < times; index += 1) due(from + index * 1000, minutes);
    });
  }
  results.peers[name] = measured;
}
// Where answers differ: the same desk, asked at other moments. The builds of the engine agree with each other.
const builds = Object.values(engines);
for (const [moment, at] of Object.entries(moments)) {
  for (const [row, minutes] of Object.entries(rows)) {
    const [ours, ...others] = builds.map((desk) => desk.due(Date.parse(at) / 1000, minutes * 60) * 1000);
    if (others.some((other) => other !== ours)) throw new Error(`the builds differ: ${row} from ${at}`);
    for (const [peer, due] of Object.entries(peers)) {
      if (minutes > 120_000) continue;
      const answer = due(Date.parse(at), minutes);
      if (answer === undefined || answer === ours) continue;
      const said = Number.isNaN(answer) ? 'nothing' : new Date(answer).toISOString();
      results.differences.push({ peer, row: `${row} from ${at} (${moment})`, said, ours: new Date(ours).toISOString() });
    }
  }
}
console.log(JSON.stringify(results));

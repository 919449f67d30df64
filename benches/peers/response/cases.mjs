// Answers the case files by the engine as WebAssembly, zones by this machine's `Intl`: `node cases.mjs FOLDER FILE …`.
import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';

const [folder, ...files] = process.argv.slice(2);
const engine = await import(pathToFileURL(`${folder}/engine.js`));
await engine.default({ module_or_path: await readFile(`${folder}/engine_bg.wasm`) });

let agreed = 0;
let total = 0;
for (const file of files) {
  for (const line of (await readFile(file, 'utf8')).split('\n').filter(Boolean)) {
    const { id, due, due_next_open } = JSON.parse(line);
    const answer = JSON.parse(engine.answer(line));
    total += 1;
    if (answer.due === due && answer.due_next_open === due_next_open) agreed += 1;
    else console.log(`case ${id}: ${answer.due}, next open ${answer.due_next_open}; expected ${due}, next open ${due_next_open}`);
  }
}
console.log(`agreed ${agreed} of ${total}`);

// SPDX-License-Identifier: Apache-2.0
// For CI: our time as a share of the peer's must not have grown by more than a quarter since bench/baseline.json was committed.
// Times alone would say more about the machine than about us.
//   node bench/check.mjs [--peer-from <folder whose node_modules has pprof-format>] [--update]
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { inRepository } from '../scripts/repository.mjs';
import { runMain } from '../scripts/script-error.mjs';
import { bundleOurs, findPeer, runTask } from './run-task.mjs';

const MAX_GROWTH = 1.25;
// Both sides in turn, so that a busy moment hits both; the least time of all rounds counts.
const ROUNDS = 3;
const RUNS = 15;
const TASKS = ['decode', 'decode + tree'];
const BASELINE = inRepository('bench', 'baseline.json');

const { values: options } = parseArgs({
  options: { 'peer-from': { type: 'string' }, update: { type: 'boolean', default: false } },
});

await runMain(async () => {
  const sides = { seep: await bundleOurs(), peer: findPeer(options['peer-from']) };
  const ratios = {};
  for (const task of TASKS) {
    ratios[task] = await ratioOf(task, sides);
  }
  if (options.update) {
    writeFileSync(BASELINE, `${JSON.stringify(ratios, undefined, 2)}\n`);
    console.log(`Wrote ${JSON.stringify(ratios)}.`);
    return 0;
  }
  const baseline = JSON.parse(readFileSync(BASELINE, 'utf8'));
  const slower = TASKS.filter((task) => ratios[task] > baseline[task] * MAX_GROWTH);
  for (const task of TASKS) {
    const verdict = slower.includes(task) ? 'SLOWER' : 'ok';
    console.log(`${verdict}: ${task} takes ${ratios[task]} of the peer's time, committed ${baseline[task]}.`);
  }
  return slower.length > 0 ? 1 : 0;
});

async function ratioOf(task, sides) {
  const least = { seep: Infinity, peer: Infinity };
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, side] of Object.entries(sides)) {
      const { minMs } = await runTask({ task: `${name} ${task}`, input: 'medium', runs: RUNS, side });
      least[name] = Math.min(least[name], minMs);
    }
  }
  return Number((least.seep / least.peer).toFixed(3));
}
